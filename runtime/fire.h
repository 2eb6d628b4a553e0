/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fire.h - the two ends of a firing, the same for every mechanism that calls handlers:
 *
 *	struct fire fire;
 *	struct rt_pcpu *pcpu = fire_begin(&fire);
 *
 *	if (likely(pcpu)) {
 *		... fill a context, run the handler ...
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

#include "internal.h"

struct fire {
	unsigned long flags;
#ifdef CONFIG_TRACE_IRQFLAGS
	int hardirqs_enabled;
#endif
};

static __always_inline void fire_irqs_off(struct fire *fire)
{
	raw_local_irq_save(fire->flags);
#ifdef CONFIG_TRACE_IRQFLAGS
	fire->hardirqs_enabled = raw_cpu_read(hardirqs_enabled);
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

/*
 * A load that faults in a handler tells lockdep that interrupts are off, as at every entry to the
 * kernel, and its end finds them off and tells nothing: what lockdep believed is put back.
 */
static __always_inline void fire_end(struct fire *fire)
{
#ifdef CONFIG_TRACE_IRQFLAGS
	raw_cpu_write(hardirqs_enabled, fire->hardirqs_enabled);
#endif
	raw_local_irq_restore(fire->flags);
}

#endif
