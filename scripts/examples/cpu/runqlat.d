#!/usr/bin/env -S dtap -s
/*
 * How long threads that could run waited for a processor, in microseconds, by program.
 * Look for waits of a time slice (some 1000 us) and more: too few processors for the threads.
 */
/* runqlat.d [PROGRAM]; keywords: cpu, scheduler, latency, queue, histogram */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Microseconds from runnable to running, by program; ^C ends it.\n");
}

sched:::enqueue
/$$1 == "" || args[1]->pr_fname == $$1/
{
	since[args[0]->pr_lwpid] = timestamp;
}

sched:::dequeue
/since[args[0]->pr_lwpid]/
{
	@[args[1]->pr_fname] = quantize((timestamp - since[args[0]->pr_lwpid]) / 1000);
	since[args[0]->pr_lwpid] = 0;
}
