/*
 * curpsinfo, curlwpsinfo and curcpu are the current process, thread and CPU, translated (Built-in variables);
 * the arguments of a program are joined with blanks, 79 characters of them in pr_psargs.
 * run: -c "getppid10000 1"
 */
#pragma D option quiet
syscall::getppid:entry
/pid == $target/
{
	printf("%d %d %d %d\n", curpsinfo->pr_pid == pid, curpsinfo->pr_ppid == ppid,
	    curpsinfo->pr_uid == uid && curpsinfo->pr_euid == uid, curpsinfo->pr_gid == gid);
	printf("%s|%s|%s\n", curpsinfo->pr_fname, curpsinfo->pr_psargs, execargs);
	printf("%d %d %d\n", curpsinfo->pr_argc, curpsinfo->pr_nlwp, curpsinfo->pr_dmodel == PR_MODEL_LP64);
	this->argv = (uint64_t *)copyin(curpsinfo->pr_argv, 24);
	printf("%s %s %d\n", copyinstr(this->argv[0]), copyinstr(this->argv[1]), (int)this->argv[2]);
	printf("%d\n", curpsinfo->pr_envp == curpsinfo->pr_argv + 24);
	printf("%d\n", curpsinfo->pr_size > curpsinfo->pr_rssize && curpsinfo->pr_rssize > 0);
	printf("%d\n", walltimestamp / 1000000000 - curpsinfo->pr_start.tv_sec < 20);
	printf("%d %d\n", curlwpsinfo->pr_lwpid == tid, curlwpsinfo->pr_addr == (uintptr_t)curthread);
	printf("%d %c %d\n", curlwpsinfo->pr_state == SONPROC, curlwpsinfo->pr_sname, curlwpsinfo->pr_nice);
	printf("%s %s %d\n", curlwpsinfo->pr_name, curlwpsinfo->pr_clname, curlwpsinfo->pr_onpro == cpu);
	printf("%d %d\n", curpsinfo->pr_lwp.pr_lwpid == tid, curpsinfo->pr_lwp.pr_pri);
	printf("%d %d %d %d\n", curcpu->cpu_id == cpu, curcpu->cpu_chip == chip, curcpu->cpu_lgrp == lgrp, pset);
	exit(0);
}
