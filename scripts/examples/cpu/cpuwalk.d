#!/usr/bin/env -S dtap -s
/*
 * On which processors programs run, as samples for each processor.
 * Look for work that stays on one of them while others are idle.
 */
/* cpuwalk.d [PROGRAM]; keywords: cpu, scheduler, affinity, sampling */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Samples at 997 Hz by processor, for each program; ^C ends it.\n");
}

/* The idle threads have no work (process 0). */
profile-997
/pid != 0 && ($$1 == "" || execname == $$1)/
{
	@[execname] = lquantize(cpu, 0, 128, 1);
}
