// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Destructive actions.  Signals take locks that the probed code may hold, so they are sent
 * from an irq_work, right after interrupts are enabled again.
 */
#include <linux/delay.h>
#include <linux/irq_work.h>
#include <linux/kgdb.h>
#include <linux/panic.h>
#include <linux/sched/signal.h>
#include <linux/timekeeping.h>

#include "action.h"
#include "env.h"
#include "rt.h"
#include "share.h"

static DEFINE_PER_CPU(struct share, chilled);

struct pending {
	struct irq_work work;
	struct task_struct *task;
	u32 signal; /* 0: free */
};

static DEFINE_PER_CPU(struct pending, pending);

static void send_fn(struct irq_work *work)
{
	struct pending *p = container_of(work, struct pending, work);

	send_sig((int)p->signal, p->task, 1);
	put_task_struct(p->task);
	smp_store_release(&p->signal, 0);
}

void action_init(void)
{
	u32 cpu;

	for_each_possible_cpu(cpu)
		init_irq_work(&per_cpu(pending, cpu).work, send_fn);
}

void action_deinit(void)
{
	u32 cpu;

	for_each_possible_cpu(cpu)
		irq_work_sync(&per_cpu(pending, cpu).work);
}

void rt_raise(struct rt_ctx *ctx, u32 signal)
{
	struct pending *p = this_cpu_ptr(&pending);

	if (!signal || signal > _NSIG || (current->flags & (PF_KTHREAD | PF_EXITING)) ||
	    is_global_init(current) || smp_load_acquire(&p->signal))
		return;
	p->task = get_task_struct(current);
	p->signal = signal;
	irq_work_queue(&p->work);
}

void rt_stop(struct rt_ctx *ctx)
{
	rt_raise(ctx, SIGSTOP);
}

void rt_panic(struct rt_ctx *ctx)
{
	panic("%s: panic() action of probe %s\n", rt_script.name, rt_name(ctx->probe->name));
}

void rt_breakpoint(struct rt_ctx *ctx)
{
#ifdef CONFIG_KGDB
	kgdb_breakpoint();
#else
	rt_fault(ctx, DTAP_FAULT_ILLOP, 0, 0xffffffffu); /* no kernel debugger to enter */
#endif
}

/* Spins: the handler's CPU does nothing else, which is what chill() is for. */
void rt_chill(struct rt_ctx *ctx, u64 ns, u32 site)
{
	struct share *share = this_cpu_ptr(&chilled);
	const u64 start = ktime_get_mono_fast_ns();

	if (ns > share_left(share, start)) {
		rt_fault(ctx, DTAP_FAULT_ILLOP, ns, site);
		return;
	}
	share->spent += ns;
	while (ktime_get_mono_fast_ns() - start < ns)
		cpu_relax();
}
