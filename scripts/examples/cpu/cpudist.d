#!/usr/bin/env -S dtap -s
/*
 * How long threads stay on a processor each time they get one, in microseconds, by program.
 * Look for many short stays (locks, small reads, wakeups) and for stays that the time slice ends.
 */
/* cpudist.d [PROGRAM]; keywords: cpu, scheduler, on-cpu, histogram */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Microseconds on a processor at a time, by program; ^C ends it.\n");
}

sched:::on-cpu
/tid != 0 && ($$1 == "" || execname == $$1)/
{
	self->on = timestamp;
}

sched:::off-cpu
/self->on/
{
	@[execname] = quantize((timestamp - self->on) / 1000);
	self->on = 0;
}
