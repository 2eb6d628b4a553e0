#!/usr/bin/env -S dtap -s
/*
 * How long a function of the kernel takes, as a distribution of nanoseconds for each program.
 * Look for two humps: the function waits sometimes, and stackcount.d or offcputime.d tell where.
 */
/* funclatency.d FUNCTION; keywords: kernel functions, latency, histogram */
#pragma D option quiet

BEGIN
{
	printf("Nanoseconds of a function of the kernel, by program; ^C ends it.\n");
}

/* Where a function calls itself, the innermost call is timed. */
fbt::$1:entry
{
	self->start = timestamp;
}

fbt::$1:return
/self->start/
{
	@[execname] = quantize(timestamp - self->start);
	self->start = 0;
}
