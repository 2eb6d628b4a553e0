/* The lives of one process after the other by the proc provider: children of the shell that is traced. */
#pragma D option quiet
proc:::create /pid == $target/
{
	child = args[0]->pr_pid;
	printf("\ncreate %d %d %s, %s\n", args[0]->pr_ppid == pid, args[0]->pr_lwp.pr_lwpid == child,
	    args[0]->pr_fname, args[0]->pr_psargs);
}
proc:::lwp-create /pid == $target/
{
	printf("lwp-create %d %d %d\n", args[0]->pr_lwpid == child, args[1]->pr_pid == child,
	    arg0 == (int64_t)args[0]->pr_addr);
}
proc:::start, proc:::lwp-start, proc:::lwp-exit /pid == child/ { printf("%s\n", probename); }
proc:::exec /pid == child/ { printf("exec %s by %s\n", args[0], execname); }
proc:::exec-failure /pid == child/ { printf("exec-failure %d\n", args[0] == -ENOENT); }
proc:::exec-success /pid == child/ { printf("exec-success %s, %s\n", execname, curpsinfo->pr_psargs); }
proc:::signal-send, proc:::signal-discard /pid == child && args[1]->pr_pid == child/
{
	printf("%s %d %d\n", probename, args[0]->pr_lwpid == child, args[2]);
}
proc:::signal-send /pid == child && args[1]->pr_pid == $target/
{
	printf("signal-send %d to %s\n", args[2] == SIGCHLD, args[1]->pr_fname);
}
proc:::signal-handle /pid == child/ { printf("signal-handle %d %d\n", args[0], args[2] != 0); }
proc:::exit /pid == child/ { printf("exit %d\n", args[0]); }
proc:::exit /pid == $target/ { printf("\nexit %d\n", args[0]); exit(0); }
