/*
 * A thread's CPU time from its start, as the kernel has it: what clock_gettime(CLOCK_THREAD_CPUTIME_ID) said
 * just before is less, and what it says after is more (within a millisecond: its clock is not adjusted as
 * timestamp's is).  It never goes back, never passes faster than time does, and is not 0 for a thread that has
 * only begun (Built-in Variables).
 * run: -c "cputime 1000"
 * limit: 120
 */
#pragma D option quiet
self uint64_t v, t;
proc:::start { threads++; unborn += vtimestamp == 0; }
syscall::lseek:entry /pid == $target && self->v/
{
	back += vtimestamp < self->v;
	fast += vtimestamp - self->v > timestamp - self->t;
	ahead += (int64_t)(self->v - arg1) > 1000000;
}
syscall::lseek:entry /pid == $target/
{
	rounds++;
	behind += (int64_t)(arg1 - vtimestamp) > 1000000;
	self->v = vtimestamp;
	self->t = timestamp;
	unequal += vtimestamp != self->v;
}
END
{
	printf("threads %d, at 0 %d\n", threads > 0, unborn);
	printf("rounds %d: back %d, too fast %d, ahead %d, behind %d, unequal %d\n", rounds, back, fast, ahead,
	    behind, unequal);
}
