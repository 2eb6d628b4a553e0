#!/usr/bin/env -S dtap -s
/*
 * System calls by name: how often, and how many microseconds in all, with the waiting.
 * Look for calls that are made more often than needed, and for those with most of the time.
 */
/* syscount.d [PROGRAM]; keywords: system calls, count, latency, top */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("%-24s %10s %14s\n", "CALL", "COUNT", "TOTAL_US");
}

syscall:::entry
/$$1 == "" || execname == $$1/
{
	self->start = timestamp;
}

syscall:::return
/self->start/
{
	@count[probefunc] = count();
	@us[probefunc] = sum(timestamp - self->start);
	self->start = 0;
}

END
{
	normalize(@us, 1000);
	printa("%-24s %@10d %@14d\n", @count, @us);
}
