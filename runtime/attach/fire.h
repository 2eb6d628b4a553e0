/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fire.h - the one way a probe fires, whatever mechanism has called.
 *
 *	fire()		takes the guard, runs the mechanism's `body`, gives the guard back, and
 *			tells `done` what came of it
 *	fire_handler()	in a body: prepares a context by `fill`, and runs a handler by `call`
 *	fire_run()	both, for mechanisms that do nothing else with the guard held
 *
 * All of it is inlined, and so are the functions handed to it: they are named where it is called,
 * and what `from` points at is a struct of that caller.  Thus a mechanism that knows its handler,
 * or that its handler needs nothing, pays for nothing else.
 *
 * What fires may want more of its mechanism than to go on: that is what enum fired is for.  A
 * handler that says what the probed function shall return becomes a value of it, FIRE_DECIDED,
 * which fire_deciding() gives and the `done` of each mechanism that can carries out; there is no
 * other way back from a handler.
 *
 * Any context.  Up to where the guard is taken, and from where it is given back, nothing of the
 * kernel's is called: it might be probed itself.  That is why interrupts are turned off behind
 * the back of lockdep and of the tracers, by the raw functions.
 */
#ifndef DTAP_FIRE_H
#define DTAP_FIRE_H

#include <linux/irqflags.h>

#include "core/guard.h"
#include "override.h"

enum fired {
	FIRE_MISSED, /* the guard has refused, and counted that */
	FIRE_RAN,
	FIRE_DECIDED, /* what the probed function returns */
};

/*
 * Sets what the handler needs of the context: the handler, unless `call` knows it, and what its
 * need says.  The CPU is there.
 */
typedef void fire_fill_fn(struct rt_ctx *ctx, const void *from);
/* Runs the context's handler. */
typedef void fire_call_fn(struct rt_ctx *ctx);
typedef enum fired fire_body_fn(struct rt_pcpu *pcpu, const void *from);
/* The guard is given back; interrupts are off still. */
typedef void fire_done_fn(enum fired fired, const void *from);

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

static __always_inline void fire_irqs_restore(struct fire *fire)
{
#ifdef CONFIG_TRACE_IRQFLAGS
	raw_cpu_write(hardirqs_enabled, fire->hardirqs_enabled);
#endif
	raw_local_irq_restore(fire->flags);
}

/* gated: not BEGIN and END, which run whatever the gate says. */
static __always_inline enum fired fire_guarded(bool gated, fire_body_fn *body, const void *from)
{
	struct rt_pcpu *pcpu = gated ? rt_enter() : rt_enter_ungated();
	enum fired fired;

	if (unlikely(!pcpu))
		return FIRE_MISSED;
	fired = body(pcpu, from);
	rt_leave(pcpu);
	return fired;
}

static __always_inline void fire(fire_body_fn *body, fire_done_fn *done, const void *from)
{
	struct fire fire;

	fire_irqs_off(&fire);
	done(fire_guarded(true, body, from), from);
	fire_irqs_restore(&fire);
}

/* The `done` of mechanisms that can do nothing about it. */
static __always_inline void fire_done(enum fired fired, const void *from)
{
}

/* The `call` of mechanisms that do not know the handler beforehand. */
static __always_inline void fire_call(struct rt_ctx *ctx)
{
	ctx->handler->run(ctx);
}

static __always_inline enum fired fire_handler(struct rt_pcpu *pcpu, fire_fill_fn *fill,
					       const void *from, fire_call_fn *call)
{
	PROBE_CTX(ctx);

	ctx.cpu = &pcpu->base;
	fill(&ctx, from);
	call(&ctx);
	return FIRE_RAN;
}

/*
 * The same, of a mechanism that can have the probed function return what the handler decides, to
 * *result, which stays as it is if that decides nothing: it outlives the context.
 */
static __always_inline enum fired fire_deciding(struct rt_pcpu *pcpu, fire_fill_fn *fill,
						const void *from, fire_call_fn *call, u64 *result)
{
	PROBE_CTX(ctx);

	ctx.cpu = &pcpu->base;
	ctx.decided = false;
	fill(&ctx, from);
	call(&ctx);
	if (likely(!ctx.decided))
		return FIRE_RAN;
	*result = ctx.result;
	return FIRE_DECIDED;
}

/* A handler that is all of a body. */
struct fire_one {
	fire_fill_fn *fill;
	fire_call_fn *call;
	const void *from;
};

static __always_inline enum fired fire_one(struct rt_pcpu *pcpu, const void *from)
{
	const struct fire_one *one = from;

	return fire_handler(pcpu, one->fill, one->from, one->call);
}

static __always_inline void fire_run(fire_fill_fn *fill, const void *from, fire_call_fn *call)
{
	const struct fire_one one = { fill, call, from };

	fire(fire_one, fire_done, &one);
}

/* For BEGIN and END. */
static __always_inline void fire_run_ungated(fire_fill_fn *fill, const void *from)
{
	const struct fire_one one = { fill, fire_call, from };
	struct fire fire;

	fire_irqs_off(&fire);
	fire_guarded(false, fire_one, &one);
	fire_irqs_restore(&fire);
}

#endif
