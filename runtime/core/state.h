/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * state.h - the runtime's state: each CPU's, and the whole's.  Generated code sees neither.
 *
 * One writer per CPU.  A handler runs with interrupts disabled between rt_enter() and
 * rt_leave(), so only an NMI can come in the middle; it finds pcpu->busy set, is counted and
 * skipped.  All of struct rt_pcpu is therefore written by its own CPU without atomics.  Code
 * that touches another part of it from outside a handler (switching aggregation halves,
 * cleaning speculations) runs on that CPU with interrupts disabled and takes the guard, too
 * (guard.h: rt_hold(), rt_release()).
 *
 * Life: rt_storage_init() at DTAP_IOC_SETUP, rt_storage_deinit() when no handler can run any more.
 */
#ifndef DTAP_STATE_H
#define DTAP_STATE_H

#include "env.h"
#include "rt.h"

#define RT_ALIGN8(n) (((n) + 7) & ~7ULL)

/* ------------------------------------------------------------------ per CPU */

enum rt_busy {
	RT_IDLE,   /* tracing, no handler running: the only value that lets a handler in */
	RT_BUSY,   /* inside a handler, or held by rt_hold() */
	RT_OFF,	   /* not traced (option cpu): skipped silently */
	RT_ABSENT, /* was offline at set-up and has no buffers: skipped and counted as missed */
};

struct rt_var_cache; /* var.c: this CPU's free chunks */
struct rt_spec_buf;  /* spec.c */
struct chains;	     /* chain.h */

struct rt_pcpu {
	struct rt_cpu base; /* first: generated code sees this part */
	u32 busy;	    /* enum rt_busy */
	u32 cpu;

	/* buf.c.  One record is open at a time and begins at head (or in a speculation). */
	u8 *ring;	 /* mapped twice in a row; NULL without records */
	u64 ring_mask;	 /* size - 1 */
	u64 ring_limit;	 /* bytes that may be in use: less than the size with bufpolicy=fill */
	u64 head;	 /* the truth; ctl->head is its published copy */
	const u64 *tail; /* &ctl->tail, or &kernel_tail with bufpolicy=ring */
	u8 *rec_end;	 /* end of the open record's room */
#ifdef DTAP_USER
	const void *open; /* the open record, for rt_assert() */
#endif
	struct dtap_cpu_ctl *ctl; /* one page, mapped writable by the loader: trust nothing in it */
	u64 kernel_tail;
	struct env_ring ring_pages;

	/* agg.c */
	u8 *agg_half[2];
	u32 agg_active;

	/* return_hook.c, of the last function whose hook's callback ran; preempt_count() then */
	unsigned long returning_from, returning_to;
	int returning_count;

	char *strtok_buf; /* str.c: the string being cut; string size bytes */

	u64 rand;
	u8 *scratch;	 /* rt_script.scratch_size bytes */
	u8 *error_thisv; /* clause-local variables of ERROR clauses */
	char *error_strtok_buf;
	struct rt_ctx *failed; /* while ERROR clauses run: the firing that they are about */
	struct rt_var_cache *var_cache;
	struct rt_spec_buf *spec; /* rt.opt.nspec of them */
	struct chains *chains;	  /* NULL in a module without stacks */
};

ENV_DECLARE_PERCPU(struct rt_pcpu *, rt_this_cpu);

/* This CPU's struct; interrupts are disabled.  Valid between rt_storage_init() and _deinit(). */
RT_INLINE struct rt_pcpu *rt_this(void)
{
	struct rt_pcpu *pcpu = env_this_cpu_read(rt_this_cpu);

	rt_assert(pcpu);
	if (!pcpu)
		__builtin_unreachable(); /* saves rt_enter()'s callers a test */
	return pcpu;
}

/* A handler's, that is, of this CPU, which is guarded. */
RT_INLINE struct rt_pcpu *rt_pcpu_of(struct rt_ctx *ctx)
{
	rt_assert(ctx->cpu == &rt_this()->base && rt_this()->busy == RT_BUSY);
	return (struct rt_pcpu *)ctx->cpu;
}

RT_INLINE void rt_drop(struct rt_pcpu *pcpu, enum dtap_drop kind)
{
	rt_assert(kind < DTAP_NDROPS);
	pcpu->ctl->drops[kind]++;
}

/* Has buffers; handlers may run on it. */
RT_INLINE bool rt_traced(const struct rt_pcpu *pcpu)
{
	return READ_ONCE(pcpu->busy) < RT_OFF;
}

/* ------------------------------------------------------------------- global */

struct rt {
	u32 active;   /* the gate: handlers of probes run only while this is not 0 */
	u32 stopping; /* exit(), a full buffer or the watchdog ended tracing */
	u32 strsize;  /* bytes with the NUL, one more than the option's value; at least 2 */
	u32 bufpolicy;
	u32 stamped; /* each record has its time in front */
	u32 pad;

	/* agg.c: the same for all halves */
	u32 agg_mask;  /* buckets - 1 */
	u32 agg_table; /* offset of the hash table in a half */
	u64 agg_size;  /* bytes of a half */
	u64 seed;      /* of all hashes */

	u32 ncpu;
	struct rt_pcpu **percpu; /* by CPU number; all of them exist after rt_storage_init() */
	struct dtap_setup opt;	 /* as granted: sizes rounded */

	u32 state; /* enum dtap_state; see rt_state_end() */
	s32 exit_status;
	u32 filled_cpu; /* DTAP_STATE_FILLED */
	u32 probes;	/* free for the attach code */
};

extern struct rt rt;

/* The CPUs that have buffers. */
#define rt_for_each_traced(i, pcpu)                                          \
	for ((i) = 0; (i) < rt.ncpu && ((pcpu) = rt.percpu[i], true); (i)++) \
		if (rt_traced(pcpu))

/*
 * Ends tracing from any context: closes the gate and moves the state from IDLE or ACTIVE to
 * `state`, once; false when it had been ended before.  Wakes the loader.
 */
bool rt_state_end(u32 state);

#endif
