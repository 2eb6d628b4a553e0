#!/usr/bin/env -S dtap -s
/*
 * How long system calls of a program, or of the command of -c, take, in nanoseconds.
 * Look for calls with two humps: the upper one waits for a disk, a lock or another host.
 */
/* syslat.d [PROGRAM]; keywords: system calls, latency, histogram */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Nanoseconds of system calls, by call; ^C ends it.\n");
}

syscall:::entry
/$$1 == "" ? pid == $target : execname == $$1/
{
	self->start = timestamp;
}

syscall:::return
/self->start/
{
	@[probefunc] = quantize(timestamp - self->start);
	self->start = 0;
}
