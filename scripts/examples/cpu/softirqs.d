#!/usr/bin/env -S dtap -s
/*
 * Deferred work of interrupts (softirqs): how often, and how long it takes, by kind.
 * Look for kinds that take much of a second: it is taken from whatever thread ran there.
 */
/* softirqs.d; keywords: cpu, interrupts, network */
#pragma D option quiet
#pragma D option aggsortrev

BEGIN
{
	kind[0] = "HI";
	kind[1] = "TIMER";
	kind[2] = "NET_TX";
	kind[3] = "NET_RX";
	kind[4] = "BLOCK";
	kind[5] = "IRQ_POLL";
	kind[6] = "TASKLET";
	kind[7] = "SCHED";
	kind[8] = "HRTIMER";
	kind[9] = "RCU";
	printf("%-10s %10s %12s %10s\n", "SOFTIRQ", "COUNT", "TOTAL_US", "MAX_US");
}

/* One at a time on each processor. */
sdt:irq::softirq_entry
{
	start[cpu] = timestamp;
}

sdt:irq::softirq_exit
/start[cpu]/
{
	this->ns = timestamp - start[cpu];
	@total[kind[args[0]]] = sum(this->ns);
	@max[kind[args[0]]] = max(this->ns);
	@count[kind[args[0]]] = count();
	start[cpu] = 0;
}

END
{
	normalize(@total, 1000);
	normalize(@max, 1000);
	printa("%-10s %@10d %@12d %@10d\n", @count, @total, @max);
}
