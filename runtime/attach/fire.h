/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fire.h - how a handler is run, whatever mechanism has called: fire_run() with what fills the
 * context.  Where several things happen behind one guard, its two ends are used by themselves:
 *
 *	struct fire fire;
 *	struct rt_pcpu *pcpu = fire_begin(&fire);
 *
 *	if (likely(pcpu)) {
 *		... fire_fill() and what is to be run ...
 *		rt_leave(pcpu);
 *	}
 *	fire_end(&fire);
 *
 * Any context.  Up to where the guard is taken, and from where it is given back, nothing of the
 * kernel's is called: it might be probed itself.  That is why interrupts are turned off behind
 * the back of lockdep and of the tracers, by the raw functions.
 */
#ifndef DTAP_FIRE_H
#define DTAP_FIRE_H

#include <linux/irqflags.h>

#include "core/guard.h"

struct fire {
	unsigned long flags;
#ifdef CONFIG_TRACE_IRQFLAGS
	int hardirqs_enabled;
#endif
};

/*
 * What handlers call may ask lockdep, which wants to know that interrupts are off; it is told by
 * hand, and what it believed before is put back.  (A load that faults tells it, too, and at its end
 * finds them off and says nothing.)
 */
static __always_inline void fire_irqs_off(struct fire *fire)
{
	raw_local_irq_save(fire->flags);
#ifdef CONFIG_TRACE_IRQFLAGS
	fire->hardirqs_enabled = raw_cpu_read(hardirqs_enabled);
	raw_cpu_write(hardirqs_enabled, 0);
#endif
}

/* NULL: no handler may run now.  Interrupts are disabled until fire_end() in any case. */
static __always_inline struct rt_pcpu *fire_begin(struct fire *fire)
{
	fire_irqs_off(fire);
	return rt_enter();
}

/* For BEGIN and END, which run whatever the gate says. */
static __always_inline struct rt_pcpu *fire_begin_ungated(struct fire *fire)
{
	fire_irqs_off(fire);
	return rt_enter_ungated();
}

static __always_inline void fire_end(struct fire *fire)
{
#ifdef CONFIG_TRACE_IRQFLAGS
	raw_cpu_write(hardirqs_enabled, fire->hardirqs_enabled);
#endif
	raw_local_irq_restore(fire->flags);
}

/*
 * Sets what the handler needs of the context beyond fire_fill()'s: args, regs, record, ip, caller.
 * Inlined; from: what the mechanism knows.
 */
typedef void fire_fill_fn(struct rt_ctx *ctx, const void *from);

static __always_inline void fire_fill(struct rt_ctx *ctx, struct rt_pcpu *pcpu,
				      const struct rt_handler *h, const struct rt_probe *p,
				      fire_fill_fn *fill, const void *from)
{
	rt_ctx_init(ctx, pcpu, h);
	ctx->probe = p;
	fill(ctx, from);
}

static __always_inline void fire_run(const struct rt_handler *h, const struct rt_probe *p,
				     fire_fill_fn *fill, const void *from)
{
	struct rt_pcpu *pcpu;
	struct fire fire;
	PROBE_CTX(ctx);

	pcpu = fire_begin(&fire);
	if (likely(pcpu)) {
		fire_fill(&ctx, pcpu, h, p, fill, from);
		h->run(&ctx);
		rt_leave(pcpu);
	}
	fire_end(&fire);
}

#endif
