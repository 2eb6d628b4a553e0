/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The proc provider: processes and threads come and go, programs are executed, signals are sent. */

provider proc {
	probe create(struct task_struct *child) : (psinfo_t *child);
	probe start();
	probe exec(string path);
	probe exec__success();
	probe exec__failure(int error);
	probe exit(int reason);
	probe lwp__create(struct task_struct *child) : (lwpsinfo_t *child, psinfo_t *child);
	probe lwp__start();
	probe lwp__exit();
	probe signal__send(struct task_struct *to, int sig) :
		(lwpsinfo_t *to, psinfo_t *to, int sig);
	probe signal__discard(struct task_struct *to, int sig) :
		(lwpsinfo_t *to, psinfo_t *to, int sig);
	probe signal__handle(int sig, siginfo_t *info, uintptr_t handler);
	probe signal__clear(int sig);
};

/* A thread that leads its group is a new process. */
rawtp:sched::sched_process_fork
/args[1]->pid == args[1]->tgid/
{
	fire("proc:::create", args[1]);
}

rawtp:sched::sched_process_fork
{
	fire("proc:::lwp-create", args[1]);
}

/* Where a new thread begins; process before thread. */
fbt:vmlinux:schedule_tail:entry
/pid == tid/
{
	fire("proc:::start");
}

fbt:vmlinux:schedule_tail:return
{
	fire("proc:::lwp-start");
}

/* The kernel has its copy of the path by then; the program's may not be in memory. */
fbt:vmlinux:alloc_bprm:entry
{
	fire("proc:::exec", stringof(args[1]->name));
}

rawtp:sched::sched_process_exec
{
	fire("proc:::exec-success");
}

/* With the sign that the kernel's results have. */
syscall::execve:return,
syscall::execveat:return
/(int)arg0 < 0/
{
	fire("proc:::exec-failure", (int)arg0);
}

/*
 * In every thread that ends, while it has its memory and its files.  A kernel without
 * CONFIG_BSD_PROCESS_ACCT has no such function, and then neither lwp-exit nor exit: its tracepoint
 * sched_process_exit comes when the memory is gone, and does not tell which thread is the last.
 */
fbt:vmlinux:acct_collect:entry
{
	fire("proc:::lwp-exit");
}

/*
 * The last thread, which the kernel tells once however many end at a time; the status has the
 * signal in its low bits, and whether memory was dumped.
 */
fbt:vmlinux:acct_collect:entry
/args[1] != 0/
{
	fire("proc:::exit", (args[0] & 0x7f) == 0 ? CLD_EXITED :
				  args[0] & 0x80 ? CLD_DUMPED : CLD_KILLED);
}

/* What became of it: 0 was delivered, 1 is ignored by the process. */
rawtp:signal::signal_generate
/args[4] == 0/
{
	fire("proc:::signal-send", args[2], args[0]);
}

rawtp:signal::signal_generate
/args[4] == 1/
{
	fire("proc:::signal-discard", args[2], args[0]);
}

rawtp:signal::signal_deliver
{
	fire("proc:::signal-handle", args[0], args[1], (uintptr_t)args[2]->sa.sa_handler);
}

syscall::rt_sigtimedwait:return
/(int)arg0 > 0/
{
	fire("proc:::signal-clear", (int)arg0);
}
