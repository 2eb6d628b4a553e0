// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * profile: a pinned timer per probe on every traced CPU; tick: one timer per probe.  They
 * expire in hard interrupt context, also with PREEMPT_RT.  A CPU that comes online gets its
 * timers (its handlers are refused and counted when it had no buffers), one that goes
 * offline loses them.
 */
#include <linux/cpuhotplug.h>
#include <linux/hrtimer.h>
#include <linux/percpu.h>
#include <linux/smp.h>
#include <asm/irq_regs.h>

#include "arch.h"
#include "attach.h"
#include "compat/compat.h"

struct timer {
	struct hrtimer timer;
	const struct rt_handler *handler;
	const struct rt_probe *probe;
};

static struct timer __percpu **profiles; /* one element per probe */
static u32 nprofile;
static struct timer *ticks;
static u32 ntick;
static int hotplug_state; /* 0: not registered */
static bool started;

static enum hrtimer_restart on_timer(struct hrtimer *hrtimer)
{
	struct timer *timer = container_of(hrtimer, struct timer, timer);
	const struct rt_handler *h = timer->handler;
	struct pt_regs *regs = get_irq_regs();
	struct rt_pcpu *pcpu;
	unsigned long flags;
	PROBE_CTX(ctx);

	raw_local_irq_save(flags);
	pcpu = rt_enter();
	if (likely(pcpu)) {
		rt_ctx_init(&ctx, pcpu, h);
		ctx.probe = timer->probe;
		ctx.regs = regs;
		memset(ctx.args, 0, sizeof(ctx.args));
		if (regs)
			ctx.args[user_mode(regs)] = instruction_pointer(regs);
		h->run(&ctx);
		rt_leave(pcpu);
	}
	raw_local_irq_restore(flags);
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

/* ------------------------------------------------------------------- profile */

static int cpu_online_fn(unsigned int cpu)
{
	u32 i;

	if (rt.opt.cpu >= 0 && (u32)rt.opt.cpu != cpu)
		return 0;
	for (i = 0; i < nprofile; i++) {
		struct timer *timer = per_cpu_ptr(profiles[i], cpu);

		hrtimer_start(&timer->timer, ns_to_ktime(timer->probe->where),
			      HRTIMER_MODE_REL_PINNED_HARD);
	}
	return 0;
}

static int cpu_offline_fn(unsigned int cpu)
{
	u32 i;

	for (i = 0; i < nprofile; i++)
		hrtimer_cancel(&per_cpu_ptr(profiles[i], cpu)->timer);
	return 0;
}

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

/* ---------------------------------------------------------------------- tick */

static enum hrtimer_mode tick_mode(void)
{
	return rt.opt.cpu >= 0 ? HRTIMER_MODE_REL_PINNED_HARD : HRTIMER_MODE_REL_HARD;
}

static void start_ticks(void *unused)
{
	u32 i;

	for (i = 0; i < ntick; i++)
		hrtimer_start(&ticks[i].timer, ns_to_ktime(ticks[i].probe->where), tick_mode());
}

/* --------------------------------------------------------------------- kinds */

static u32 count(enum rt_attach kind)
{
	const struct rt_handler *h;
	u32 n = 0;

	for_each_handler(h, kind)
		n += h->nprobe;
	return n;
}

static int arm(void)
{
	const struct rt_handler *h;
	const struct rt_probe *p;
	int err;

	if (count(RT_ATTACH_PROFILE)) {
		profiles = env_alloc(count(RT_ATTACH_PROFILE) * sizeof(*profiles));
		if (!profiles)
			return -ENOMEM;
	}
	if (count(RT_ATTACH_TICK)) {
		ticks = env_alloc(count(RT_ATTACH_TICK) * sizeof(*ticks));
		if (!ticks)
			return -ENOMEM;
	}
	for_each_handler(h, RT_ATTACH_PROFILE) {
		for_each_probe(p, h) {
			err = add_profile(h, p);
			if (err)
				return err;
		}
	}
	for_each_handler(h, RT_ATTACH_TICK)
		for_each_probe(p, h)
			if (!too_often(h, p))
				setup(&ticks[ntick++], h, p, tick_mode());
	return 0;
}

/* Periods count from when the gate opened. */
static void start(void)
{
	int state;

	started = true;
	if (ntick && (rt.opt.cpu < 0 ||
		      smp_call_function_single(rt.opt.cpu, start_ticks, NULL, 1) != 0))
		start_ticks(NULL);
	if (!nprofile)
		return;
	state = cpuhp_setup_state(CPUHP_AP_ONLINE_DYN, "dtap:profile", cpu_online_fn,
				  cpu_offline_fn);
	if (state > 0)
		hotplug_state = state;
	else
		pr_err("%s: no profile probes: cannot watch CPUs: %d\n", rt_script.name, state);
}

static void disarm(void)
{
	u32 i;

	if (!started)
		return;
	started = false;
	for (i = 0; i < ntick; i++)
		hrtimer_cancel(&ticks[i].timer);
	if (hotplug_state)
		cpuhp_remove_state(hotplug_state);
	hotplug_state = 0;
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
