#!/usr/bin/env -S dtap -s
/*
 * What the processors run: stacks of kernel and user, 99 times a second on each.
 * Look for functions that most stacks go through, and for kernel stacks where you expect none.
 */
/* profile.d [PROGRAM]; keywords: cpu, profile, stack, sampling */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Samples at 99 Hz of each processor, by program and stacks; ^C ends it.\n");
}

/* The idle threads have no work (process 0). */
profile-99
/pid != 0 && ($$1 == "" || execname == $$1)/
{
	@[execname, stack(), ustack()] = count();
}

END
{
	trunc(@, 25);
}
