#!/usr/bin/env -S dtap -s
/*
 * Signals that programs send by kill() and its kin, to whom, and whether they could.
 * Look for who kills a process that ends by a signal; what the kernel sends itself is in sigdist.d.
 */
/* killsnoop.d [PROGRAM]; keywords: signals, kill, processes */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-20s %-7s %-16s %3s %-7s %4s\n", "TIME", "PID", "COMM", "SIG", "TO", "ERR");
}

syscall::kill:entry,
syscall::tkill:entry
/$$1 == "" || execname == $$1/
{
	self->to = (int)arg0;
	self->sig = arg1;
	self->in = 1;
}

/* To a thread of a process. */
syscall::tgkill:entry
/$$1 == "" || execname == $$1/
{
	self->to = (int)arg1;
	self->sig = arg2;
	self->in = 1;
}

syscall::kill:return,
syscall::tkill:return,
syscall::tgkill:return
/self->in/
{
	printf("%Y %-7d %-16s %3d %-7d %4d\n", walltimestamp, pid, execname, self->sig, self->to,
	    errno);
	self->in = 0;
	self->to = 0;
	self->sig = 0;
}
