// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vtime.c - CPU time of the current thread, for vtimestamp.
 *
 * The scheduler adds to sum_exec_runtime when it looks at a task, at the latest each tick, what
 * has passed since exec_start by its run queue's clock_task.  That clock is set at the same time
 * and lags behind the CPU's own by what interrupts and other guests took.  So it is read here as it
 * would be set now, without the lock that guards it: only this CPU sets it, with interrupts
 * disabled, and a probe in between sees at worst a time that is a little too small.
 *
 * Two readings of a thread never go back, and never differ by more than their timestamps do,
 * whatever the two clocks' rates: each is held to the thread's last one, which a table keeps.  It
 * has no locks.  A thread runs on one CPU at a time, but threads that share an entry may write it
 * at once; what does not fit together is not taken.  A thread that has lost its entry is read as
 * for the first time.
 */
#include <linux/hash.h>
#include <linux/sched.h>
#include <linux/sched/clock.h>

#include "env.h"
#include "rt.h"

#define ENTRIES_BITS 8

struct reading {
	u64 check;     /* of which thread, and that the others belong together */
	u64 value, at; /* CPU time; timestamp */
	u64 pad;       /* two to a cache line */
};

static struct reading readings[1 << ENTRIES_BITS];

/* Addresses of tasks are used again; with when it began it is one thread's alone. */
static u64 thread_key(const struct task_struct *t)
{
	return (unsigned long)t ^ t->start_time * GOLDEN_RATIO_64;
}

static u64 check_of(u64 key, u64 value, u64 at)
{
	return key ^ value * GOLDEN_RATIO_64 ^ rol64(at * GOLDEN_RATIO_64, 32);
}

static u64 rq_clock_field(u64 rq, u32 offset)
{
	return READ_ONCE(*(u64 *)(unsigned long)(rq + offset));
}

/* What clock_task would be if it were set now. */
static u64 task_clock(struct rt_ctx *ctx)
{
	u64 rq = rt_percpu(ctx, rt_script.ksyms[rt_script.rq.ksym - 1].addr);
	u64 was = rq_clock_field(rq, rt_script.rq.clock);
	s64 passed = (s64)(sched_clock_cpu(rt_cpu_number(ctx)) - was);

	return rq_clock_field(rq, rt_script.rq.clock_task) + (passed > 0 ? passed : 0);
}

/* The scheduler does not count what an idle thread runs: that has its CPU's whole time. */
static u64 cpu_time(struct rt_ctx *ctx)
{
	u64 start = READ_ONCE(current->se.exec_start);
	s64 runs;

	if (is_idle_task(current))
		return sched_clock_cpu(rt_cpu_number(ctx));
	runs = start ? (s64)(task_clock(ctx) - start) : 0;
	return READ_ONCE(current->se.sum_exec_runtime) + (runs > 0 ? runs : 0);
}

u64 rt_vtimestamp(struct rt_ctx *ctx)
{
	u64 at = rt_timestamp(ctx), key = thread_key(current), value = cpu_time(ctx);
	struct reading *r = &readings[hash_64(key, ENTRIES_BITS)];
	u64 last = READ_ONCE(r->value), last_at = READ_ONCE(r->at);

	if (READ_ONCE(r->check) == check_of(key, last, last_at) && at >= last_at)
		value = clamp(value, last, last + (at - last_at));
	WRITE_ONCE(r->check, check_of(key, value, at));
	WRITE_ONCE(r->value, value);
	WRITE_ONCE(r->at, at);
	return value;
}
