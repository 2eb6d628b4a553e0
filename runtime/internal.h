/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * internal.h - what the runtime's own files share and generated code does not see.
 *
 * One writer per CPU.  A handler runs with interrupts disabled between rt_enter() and
 * rt_leave(), so only an NMI can come in the middle; it finds pcpu->busy set, is counted and
 * skipped.  All of struct rt_pcpu is therefore written by its own CPU without atomics.  Code
 * that touches another part of it from outside a handler (switching aggregation halves,
 * cleaning speculations) runs on that CPU with interrupts disabled and takes the guard, too
 * (rt_hold()/rt_release()).
 *
 * Life: rt_core_init() at DTAP_IOC_SETUP, rt_core_deinit() when no handler can run any more.
 */
#ifndef DTAP_INTERNAL_H
#define DTAP_INTERNAL_H

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
};

ENV_DECLARE_PERCPU(struct rt_pcpu *, rt_this_cpu);

/* This CPU's struct; interrupts are disabled.  Valid between rt_core_init() and _deinit(). */
RT_INLINE struct rt_pcpu *rt_this(void)
{
	struct rt_pcpu *pcpu = env_this_cpu_read(rt_this_cpu);

	if (!pcpu)
		__builtin_unreachable(); /* saves rt_enter()'s callers a test */
	return pcpu;
}

RT_INLINE struct rt_pcpu *rt_pcpu_of(struct rt_ctx *ctx)
{
	return (struct rt_pcpu *)ctx->cpu;
}

RT_INLINE void rt_drop(struct rt_pcpu *pcpu, enum dtap_drop kind)
{
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
	struct rt_pcpu **percpu; /* by CPU number; all of them exist once rt_core_init() is done */
	struct dtap_setup opt;	 /* as granted: sizes rounded */

	u32 state; /* enum dtap_state; see rt_state_end() */
	s32 exit_status;
	u32 filled_cpu; /* DTAP_STATE_FILLED */
	u32 probes;	/* free for the attach code */
};

extern struct rt rt;

/*
 * ctx.c.  Allocates everything that depends on options, and writes to `opt` the sizes that
 * were granted.  0 or a negative errno, then nothing is left allocated.  Process context.
 */
int rt_core_init(struct dtap_setup *opt);
void rt_core_deinit(void);

/* The CPUs that have buffers. */
#define rt_for_each_traced(i, pcpu)                                          \
	for ((i) = 0; (i) < rt.ncpu && ((pcpu) = rt.percpu[i], true); (i)++) \
		if (rt_traced(pcpu))

/*
 * Ends tracing from any context: closes the gate and moves the state from IDLE or ACTIVE to
 * `state`, once; false when it had been ended before.  Wakes the loader.
 */
bool rt_state_end(u32 state);

/* -------------------------------------------------- entry and exit of handlers */

/* Counts why the guard refused. */
void rt_refused(struct rt_pcpu *pcpu);

/*
 * Takes the guard whatever the gate says (BEGIN, END).  NULL: refused and counted.
 * Interrupts are disabled until after rt_leave().
 */
RT_INLINE struct rt_pcpu *rt_enter_ungated(void)
{
	struct rt_pcpu *pcpu = rt_this();

	if (unlikely(pcpu->busy)) {
		rt_refused(pcpu);
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
	barrier();
	WRITE_ONCE(pcpu->busy, RT_IDLE);
}

/* Keeps NMIs' handlers out; on this CPU, interrupts disabled.  Pass the result to rt_release(). */
RT_INLINE u32 rt_hold(struct rt_pcpu *pcpu)
{
	u32 was = pcpu->busy;

	WRITE_ONCE(pcpu->busy, was == RT_IDLE ? (u32)RT_BUSY : was);
	barrier();
	return was;
}

RT_INLINE void rt_release(struct rt_pcpu *pcpu, u32 was)
{
	barrier();
	WRITE_ONCE(pcpu->busy, was);
}

/*
 * A handler's context on the stack of a callback.  The kernel builds with automatic variables
 * zeroed; that would cost more than the rest of a simple handler.
 */
#define PROBE_CTX(name) struct rt_ctx name __attribute__((__uninitialized__))

/*
 * The least a handler's context needs.  The attach code then sets what handler->need asks
 * for: probe, args, regs, caller, record.  Everything else stays as the stack had it: fault and
 * clocks are the handler's affair (rt_begin()), slot and spec rt_clause()'s.
 */
RT_INLINE void rt_ctx_init(struct rt_ctx *ctx, struct rt_pcpu *pcpu, const struct rt_handler *h)
{
	ctx->cpu = &pcpu->base;
	ctx->handler = h;
	ctx->regs = NULL;
	ctx->record = NULL;
	ctx->ip = 0;
	ctx->caller = 0;
}

/* The current process as records and keys name it; see abi.h. */
u64 rt_process(struct rt_ctx *ctx);

/* ------------------------------------------------------------------ core modules */

/*
 * Each pair: process context; _init() takes its sizes from rt.opt and writes back what it rounds
 * them to; after a failed or no _init(), _deinit() frees what there is.
 */
int rt_buf_init(void);
void rt_buf_deinit(void);
int rt_agg_init(void);
void rt_agg_deinit(void);
int rt_var_init(void);
void rt_var_deinit(void);
int rt_spec_init(void);
void rt_spec_deinit(void);

/*
 * DTAP_IOC_AGG_SWITCH in two steps: rt_agg_prepare() empties the inactive half (process
 * context, any CPU, one caller at a time); rt_agg_switch() runs on the CPU itself with
 * interrupts disabled and returns the index of the half that may be read now.
 */
void rt_agg_prepare(struct rt_pcpu *pcpu);
u32 rt_agg_switch(struct rt_pcpu *pcpu);

/*
 * Cleaning of speculations, every cleanrate and once after STOP: when rt_spec_clean_begin()
 * says so, rt_spec_clean() on every CPU (on it, interrupts disabled, any order), then
 * rt_spec_clean_end().  One cleaner at a time.  An offline CPU may be cleaned from another.
 */
bool rt_spec_clean_begin(void);
void rt_spec_clean(struct rt_pcpu *pcpu);
void rt_spec_clean_end(void);

/*
 * buf.c for spec.c: room for a whole record in the ring, and its publication.  No other
 * record may be open.  time: of the record, if records have one.
 */
struct dtap_rec *rt_buf_room(struct rt_pcpu *pcpu, u64 need, u64 time);
void rt_buf_publish(struct rt_pcpu *pcpu, struct dtap_rec *rec);
/* The firing's timestamp; 0 if records have none. */
u64 rt_buf_time(struct rt_ctx *ctx);

/* spec.c for buf.c: room in the speculation of ctx->spec, and its end. */
struct dtap_rec *rt_spec_room(struct rt_ctx *ctx, u64 need);
void rt_spec_publish(struct rt_ctx *ctx, struct dtap_rec *rec);

/* After STOP and with bufpolicy=fill, END may use the room that was kept for it. */
void rt_buf_open_reserve(void);

/*
 * scratch.c: where in a block of the clause that runs addr is, and the bytes from there to the
 * block's end; NULL: in none.
 */
void *scratch_find(struct rt_ctx *ctx, u64 addr, u64 *room);
/*
 * read.c: at most `limit` bytes of a string of the kernel's before its NUL, and a NUL.  Its length,
 * or -1: bad address, no fault yet.  What is behind the NUL is undefined.
 */
s64 rt_copy_string(struct rt_ctx *ctx, char *dst, u64 addr, u64 limit);
/* Where the n bytes at addr are, all in one block; NULL: they are not. */
void *scratch_at(struct rt_ctx *ctx, u64 addr, u64 n);

/*
 * key.c and var.c, agg.c: keys are words, at least one, of which there is room for in any buffer;
 * keylen is a multiple of 8.  Were it not, or 0, the loops would still end at the last whole word
 * that is begun: lengths are compared with a sign for that, which costs no more.
 */
RT_INLINE u64 rt_hash(u64 id, const u64 *key, u32 keylen)
{
	u64 h = rt.seed ^ id;
	s32 left = (s32)keylen;

	for (;;) {
		h = (h ^ *key++) * 0x9e3779b97f4a7c15ULL;
		left -= 8;
		if (left <= 0)
			return h; /* users take the upper bits */
		h ^= h >> 32;
	}
}

RT_INLINE bool rt_same_key(const u64 *a, const u64 *b, u32 keylen)
{
	s32 left = (s32)keylen;

	do {
		if (*a++ != *b++)
			return false;
		left -= 8;
	} while (left > 0);
	return true;
}

/* A mask of the bytes before the lowest 0x80. */
RT_INLINE u64 before_zero(u64 zeroes)
{
	return (zeroes ^ (zeroes - 1)) >> 8;
}

/* 0x80 in the lowest byte that is 0; above it bits may be wrong. */
RT_INLINE u64 zero_bytes(u64 word)
{
	return (word - 0x0101010101010101ULL) & ~word & 0x8080808080808080ULL;
}

/* ----------------------------------------- given by the kernel-specific files (tests fake) */

/* stack.c: program counters, innermost first; the number written, at most max. */
u32 rt_stack_walk(struct rt_ctx *ctx, u64 *pcs, u32 max);
u32 rt_ustack_walk(struct rt_ctx *ctx, u64 *pcs, u32 max);

#endif
