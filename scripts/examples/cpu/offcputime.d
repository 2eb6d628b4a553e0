#!/usr/bin/env -S dtap -s
/*
 * Where threads leave the processor, by stack, and for how many microseconds.
 * Look for what a slow program waits for: disks, locks, the network, or its own threads (futex).
 */
/* offcputime.d [PROGRAM]; keywords: cpu, scheduler, off-cpu, wait, stack */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Microseconds off the processor, by program and stack; ^C ends it.\n");
}

sched:::off-cpu
/tid != 0 && ($$1 == "" || execname == $$1)/
{
	self->off = timestamp;
}

/* The stack is the one with which it left. */
sched:::on-cpu
/self->off/
{
	@[execname, stack()] = sum((timestamp - self->off) / 1000);
	self->off = 0;
}

END
{
	trunc(@, 25);
}
