#!/usr/bin/env -S dtap -s
/*
 * Locks of programs (futexes) that their threads sleep for: how often, and how long.
 * Look for an address with most of the time: held too long, or wanted by too many threads.
 */
/* futexwait.d [PROGRAM]; keywords: locks, futex, mutex, threads, contention */
#pragma D option quiet
#pragma D option defaultargs
#pragma D option aggsortpos=1

BEGIN
{
	printf("%9s %12s %12s %-7s %-16s %s\n", "WAITS", "TOTAL_US", "MAX_US", "PID", "COMM",
	    "ADDRESS");
}

/* FUTEX_WAIT, FUTEX_LOCK_PI, FUTEX_WAIT_BITSET; flags are above. */
syscall::futex:entry
/((arg1 & 0x7f) == 0 || (arg1 & 0x7f) == 6 || (arg1 & 0x7f) == 9) && ($$1 == "" || execname == $$1)/
{
	self->lock = arg0;
	self->start = timestamp;
}

syscall::futex:return
/self->start/
{
	this->us = (timestamp - self->start) / 1000;
	@waits[pid, execname, self->lock] = count();
	@total[pid, execname, self->lock] = sum(this->us);
	@max[pid, execname, self->lock] = max(this->us);
	self->start = 0;
	self->lock = 0;
}

END
{
	printa("%@9d %@12d %@12d %-7d %-16s %x\n", @waits, @total, @max);
}
