// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * profile: a pinned timer per probe on every traced CPU; tick: one timer per probe.  They
 * expire in hard interrupt context, also with PREEMPT_RT.  A CPU that comes online gets its
 * timers (its handlers are refused and counted when it had no buffers), one that goes
 * offline loses them; ticks go on elsewhere, unless one CPU alone is traced.
 */
#include <linux/cpu.h>
#include <linux/hrtimer.h>
#include <linux/percpu.h>
#include <linux/smp.h>
#include <asm/irq_regs.h>

#include "arch/arch.h"
#include "attach.h"
#include "attach_cpus.h"
#include "compat/compat.h"
#include "fire.h"

struct timer {
	struct hrtimer timer;
	const struct rt_handler *handler;
	const struct rt_probe *probe;
};

static struct timer __percpu **profiles; /* one element per probe */
static u32 nprofile;
static struct timer *ticks;
static u32 ntick;
static bool started; /* changed with cpus_read_lock() */

static __always_inline void fill(struct rt_ctx *ctx, const void *from)
{
	const struct timer *timer = from;
	struct pt_regs *regs = get_irq_regs();

	rt_ctx_init(ctx, timer->handler, timer->probe);
	ctx->regs = regs;
	memset(ctx->args, 0, sizeof(ctx->args));
	if (regs)
		ctx->args[user_mode(regs)] = instruction_pointer(regs);
}

static enum hrtimer_restart on_timer(struct hrtimer *hrtimer)
{
	struct timer *timer = container_of(hrtimer, struct timer, timer);

	fire_run(fill, timer, fire_call);
	hrtimer_forward_now(hrtimer, ns_to_ktime(timer->probe->where));
	return HRTIMER_RESTART;
}

static void setup(struct timer *timer, const struct rt_handler *h, const struct rt_probe *p,
		  enum hrtimer_mode mode)
{
	timer->handler = h;
	timer->probe = p;
	compat_hrtimer_setup(&timer->timer, on_timer, CLOCK_MONOTONIC, mode);
}

static bool too_often(const struct rt_handler *h, const struct rt_probe *p)
{
	if (p->where >= 10 * NSEC_PER_USEC)
		return false;
	attach_missing(h, p, -ERANGE);
	return true;
}

/* ------------------------------------------------------------ starting, stopping */

/* Of the timers that belong to a CPU; ticks do when it is the only one that is traced. */
static bool is_traced(u32 cpu)
{
	return rt.opt.cpu < 0 || (u32)rt.opt.cpu == cpu;
}

static void start_timer(struct timer *timer, enum hrtimer_mode mode)
{
	hrtimer_start(&timer->timer, ns_to_ktime(timer->probe->where), mode);
}

/* On the CPU itself. */
static void start_here(void *unused)
{
	u32 cpu = smp_processor_id(), i;

	for (i = 0; i < nprofile; i++)
		start_timer(per_cpu_ptr(profiles[i], cpu), HRTIMER_MODE_REL_PINNED_HARD);
	for (i = 0; i < ntick && rt.opt.cpu >= 0; i++)
		start_timer(&ticks[i], HRTIMER_MODE_REL_PINNED_HARD);
}

static void cancel_on(u32 cpu)
{
	u32 i;

	for (i = 0; i < nprofile; i++)
		hrtimer_cancel(&per_cpu_ptr(profiles[i], cpu)->timer);
	for (i = 0; i < ntick && rt.opt.cpu >= 0; i++)
		hrtimer_cancel(&ticks[i].timer);
}

static void cpu_online_fn(unsigned int cpu)
{
	if (started && is_traced(cpu))
		start_here(NULL);
}

static void cpu_offline_fn(unsigned int cpu)
{
	if (started && is_traced(cpu))
		cancel_on(cpu);
}

static struct cpus_watch watch = { .online = cpu_online_fn, .offline = cpu_offline_fn };

/* ------------------------------------------------------------------------ adding */

static int add_profile(const struct rt_handler *h, const struct rt_probe *p)
{
	struct timer __percpu *timers;
	u32 cpu;

	if (too_often(h, p))
		return 0;
	timers = alloc_percpu(struct timer);
	if (!timers)
		return -ENOMEM;
	for_each_possible_cpu(cpu)
		setup(per_cpu_ptr(timers, cpu), h, p, HRTIMER_MODE_REL_PINNED_HARD);
	profiles[nprofile++] = timers;
	return 0;
}

static enum hrtimer_mode tick_mode(void)
{
	return rt.opt.cpu >= 0 ? HRTIMER_MODE_REL_PINNED_HARD : HRTIMER_MODE_REL_HARD;
}

/* --------------------------------------------------------------------- kinds */

static int add_tick(const struct rt_handler *h, const struct rt_probe *p)
{
	if (!too_often(h, p))
		setup(&ticks[ntick++], h, p, tick_mode());
	return 0;
}

static int arm(void)
{
	int err;

	if (attach_count(RT_ATTACH_PROFILE)) {
		profiles = env_alloc(attach_count(RT_ATTACH_PROFILE) * sizeof(*profiles));
		if (!profiles)
			return -ENOMEM;
	}
	if (attach_count(RT_ATTACH_TICK)) {
		ticks = env_alloc(attach_count(RT_ATTACH_TICK) * sizeof(*ticks));
		if (!ticks)
			return -ENOMEM;
	}
	err = attach_each(RT_ATTACH_PROFILE, add_profile);
	if (!err)
		err = attach_each(RT_ATTACH_TICK, add_tick);
	if (err)
		return err;
	if (nprofile || (ntick && rt.opt.cpu >= 0))
		return cpus_watch(&watch);
	return 0;
}

/* Periods count from when the gate opened. */
static void start(void)
{
	u32 cpu, i;

	cpus_read_lock();
	started = true;
	if (watch.tp)
		for_each_online_cpu(cpu)
			if (is_traced(cpu))
				smp_call_function_single(cpu, start_here, NULL, 1);
	cpus_read_unlock();
	for (i = 0; i < ntick && rt.opt.cpu < 0; i++)
		start_timer(&ticks[i], HRTIMER_MODE_REL_HARD);
}

static void disarm(void)
{
	u32 cpu, i;

	cpus_watch_end(&watch);
	for_each_possible_cpu(cpu)
		cancel_on(cpu);
	for (i = 0; i < ntick; i++)
		hrtimer_cancel(&ticks[i].timer);
	started = false;
}

static void free_timers(void)
{
	u32 i;

	for (i = 0; i < nprofile; i++)
		free_percpu(profiles[i]);
	env_free(profiles);
	profiles = NULL;
	nprofile = 0;
	env_free(ticks);
	ticks = NULL;
	ntick = 0;
}

const struct attach_kind attach_timer = {
	.arm = arm,
	.start = start,
	.disarm = disarm,
	.free = free_timers,
};
