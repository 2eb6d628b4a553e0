#!/usr/bin/env -S dtap -s
/*
 * Where threads sleep for mutexes of the kernel, and for how many microseconds.
 * Look for the function that calls the one of the lock: that is what many want at a time.
 */
/* mutexwait.d [PROGRAM]; keywords: locks, mutex, kernel, contention, stack */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Microseconds asleep for kernel mutexes, by program and stack; ^C ends it.\n");
}

lockstat:::adaptive-block
/$$1 == "" || execname == $$1/
{
	@[execname, stack(12)] = sum(args[1] / 1000);
}

END
{
	trunc(@, 25);
}
