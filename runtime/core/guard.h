/* SPDX-License-Identifier: GPL-2.0-or-later */
/* guard.h - entry and exit of handlers, of which one runs on a CPU at a time. */
#ifndef DTAP_GUARD_H
#define DTAP_GUARD_H

#include "state.h"

/* Counts why the guard refused. */
void rt_guard_refused(struct rt_pcpu *pcpu);

/*
 * Takes the guard whatever the gate says (BEGIN, END).  NULL: refused and counted.
 * Interrupts are disabled until after rt_leave().
 */
RT_INLINE struct rt_pcpu *rt_enter_ungated(void)
{
	struct rt_pcpu *pcpu = rt_this();

	if (unlikely(pcpu->busy)) {
		rt_guard_refused(pcpu);
		return NULL;
	}
	pcpu->busy = RT_BUSY;
	barrier(); /* an NMI sees busy before anything is changed */
	return pcpu;
}

/* Entry of a probe's handler: NULL when the gate is closed or the guard refuses. */
RT_INLINE struct rt_pcpu *rt_enter(void)
{
	if (unlikely(!READ_ONCE(rt.active)))
		return NULL;
	return rt_enter_ungated();
}

RT_INLINE void rt_leave(struct rt_pcpu *pcpu)
{
	rt_assert(pcpu == rt_this() && pcpu->busy == RT_BUSY);
	barrier();
	WRITE_ONCE(pcpu->busy, RT_IDLE);
}

/* Keeps NMIs' handlers out; on this CPU, interrupts disabled.  Pass the result to rt_release(). */
RT_INLINE u32 rt_hold(struct rt_pcpu *pcpu)
{
	u32 was = pcpu->busy;

	rt_assert(pcpu == rt_this() || !env_cpu_online(pcpu->cpu));
	WRITE_ONCE(pcpu->busy, was == RT_IDLE ? (u32)RT_BUSY : was);
	barrier();
	return was;
}

RT_INLINE void rt_release(struct rt_pcpu *pcpu, u32 was)
{
	rt_assert(pcpu->busy == (was == RT_IDLE ? (u32)RT_BUSY : was));
	barrier();
	WRITE_ONCE(pcpu->busy, was);
}

/*
 * A handler's context on the stack of a callback.  The kernel builds with automatic variables
 * zeroed; that would cost more than the rest of a simple handler.
 */
#define PROBE_CTX(name) struct rt_ctx name __attribute__((__uninitialized__))

/*
 * The least a handler's context needs, beside its CPU.  The attach code then sets what
 * handler->need asks for: args, regs, caller, record.  Everything else stays as the stack had it:
 * fault and clocks are the handler's affair (rt_begin()), slot and spec rt_clause()'s.
 */
RT_INLINE void rt_ctx_init(struct rt_ctx *ctx, const struct rt_handler *h, const struct rt_probe *p)
{
	ctx->handler = h;
	ctx->probe = p;
	ctx->regs = NULL;
	ctx->record = NULL;
	ctx->ip = 0;
	ctx->caller = 0;
}

#endif
