#!/usr/bin/env -S dtap -s
/*
 * Every system call of a program, or of the command of -c, with its result and time.
 * Look for errors, for calls that repeat, and for the ones that take long.
 */
/* dtruss.d [PROGRAM]; keywords: system calls, trace, latency, errors */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option temporal

BEGIN
{
	printf("%-7s %-24s %-18s %-18s %-18s %18s %4s %10s\n", "TID", "CALL", "ARG0", "ARG1",
	    "ARG2", "RESULT", "ERR", "US");
}

syscall:::entry
/$$1 == "" ? pid == $target : execname == $$1/
{
	self->start = timestamp;
	self->a = arg0;
	self->b = arg1;
	self->c = arg2;
}

syscall:::return
/self->start/
{
	printf("%-7d %-24s %-18x %-18x %-18x %18d %4d %10d\n", tid, probefunc, self->a, self->b,
	    self->c, (int64_t)arg1, errno, (timestamp - self->start) / 1000);
	self->start = 0;
	self->a = 0;
	self->b = 0;
	self->c = 0;
}
