/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * spec.c - speculations: `nspec` buffers on each CPU, and one state for each speculation.
 *
 * A CPU's buffer is touched by that CPU alone, so a commit or discard deals with its own CPU's
 * part at once.  Where other CPUs may hold parts, too, the state becomes COMMITTING or
 * DISCARDING; the cleaner then visits every CPU and is the only one to leave these states.
 * States change by compare-and-swap:
 *
 *	INACTIVE -> ACTIVE                    speculation()
 *	ACTIVE -> ONE -> MANY                 speculate(), on a first and a second CPU
 *	ACTIVE -> INACTIVE                    commit(), discard(): nothing was recorded
 *	ONE -> INACTIVE                       the same on the CPU that has recorded
 *	ONE, MANY -> COMMITTING, DISCARDING   otherwise
 *	COMMITTING, DISCARDING -> INACTIVE    the cleaner
 */
#include "buf.h"
#include "core/guard.h"
#include "spec.h"

#define SPEC_MAX       1024 /* each CPU has a buffer for each */
#define SPEC_CAS_BOUND 16   /* far more than the changes one call can meet */

enum spec_state { INACTIVE, ACTIVE, ONE, MANY, COMMITTING, DISCARDING };

struct rt_spec_buf {
	u8 *data; /* rt.opt.specsize bytes: whole records */
	u64 used;
};

struct spec {
	u32 state;    /* enum spec_state */
	u32 cleaning; /* the cleaner is visiting the CPUs for it */
	u32 given;    /* speculation() has returned it, some time */
};

static struct spec *specs; /* rt.opt.nspec; speculation id - 1 */
#ifdef DTAP_USER
static bool cleaning; /* between rt_spec_clean_begin() and _end(), for rt_assert() */
#endif

/* ------------------------------------------------------------------- set-up */

static int bufs_init(struct rt_pcpu *pcpu)
{
	u32 i;

	pcpu->spec = env_alloc(rt.opt.nspec * sizeof(pcpu->spec[0]));
	if (!pcpu->spec)
		return -ENOMEM;
	for (i = 0; i < rt.opt.nspec; i++) {
		pcpu->spec[i].data = env_alloc(rt.opt.specsize);
		if (!pcpu->spec[i].data)
			return -ENOMEM;
	}
	return 0;
}

int rt_spec_init(void)
{
	struct rt_pcpu *pcpu;
	int err;
	u32 i;

	RT_WATCHED(cleaning = false);
	if (!(rt_script.uses & RT_USES_SPEC)) {
		rt.opt.nspec = 0;
		return 0;
	}
	if (rt.opt.nspec > SPEC_MAX) {
		rt.opt.nspec = 0; /* there is nothing to free */
		return -EINVAL;
	}
	rt.opt.specsize = RT_ALIGN8(rt.opt.specsize);
	specs = env_alloc(rt.opt.nspec * sizeof(specs[0]));
	if (!specs)
		return -ENOMEM;
	rt_for_each_traced(i, pcpu)
	{
		err = bufs_init(pcpu);
		if (err)
			return err;
	}
	return 0;
}

void rt_spec_deinit(void)
{
	struct rt_pcpu *pcpu;
	u32 i, k;

	rt_for_each_traced(i, pcpu)
	{
		for (k = 0; pcpu->spec && k < rt.opt.nspec; k++)
			env_free(pcpu->spec[k].data);
		env_free(pcpu->spec);
		pcpu->spec = NULL;
	}
	env_free(specs);
	specs = NULL;
}

/* ------------------------------------------------------------------- recording */

#define SPEC_GONE 0xffffffffu /* of rt_ctx: it recorded into one that is retired */

struct dtap_rec *rt_spec_room(struct rt_ctx *ctx, u64 need)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	struct rt_spec_buf *buf;

	/* What would follow goes with its speculation. */
	if (unlikely(ctx->spec == SPEC_GONE))
		return NULL;
	rt_assert(ctx->spec && ctx->spec <= rt.opt.nspec);
	buf = &pcpu->spec[ctx->spec - 1];
	if (unlikely(need > rt.opt.specsize - buf->used)) {
		rt_drop(pcpu, DTAP_DROP_SPEC);
		return NULL;
	}
	return (struct dtap_rec *)(buf->data + buf->used);
}

void rt_spec_publish(struct rt_ctx *ctx, struct dtap_rec *rec)
{
	struct rt_spec_buf *buf = &rt_pcpu_of(ctx)->spec[ctx->spec - 1];

	rt_assert((u8 *)rec == buf->data + buf->used);
	buf->used += rec->len;
}

/* Appends the CPU's part to its ring, record by record; what finds no room is counted there. */
static void flush(struct rt_pcpu *pcpu, struct rt_spec_buf *buf, u64 time)
{
	u64 off = 0;

	while (off < buf->used) {
		struct dtap_rec *rec = (struct dtap_rec *)(buf->data + off);
		struct dtap_rec *dst = rt_buf_room(pcpu, rec->len, time);

		if (dst) {
			memcpy(dst, rec, rec->len);
			rt_buf_publish(pcpu, dst);
		}
		off += rec->len;
	}
	buf->used = 0;
}

/* ---------------------------------------------------------------- subroutines */

u32 rt_speculation(struct rt_ctx *ctx)
{
	bool busy = false;
	u32 i;

	for (i = 0; i < rt.opt.nspec; i++) {
		u32 state = READ_ONCE(specs[i].state);

		if (state == INACTIVE && env_cas32(&specs[i].state, INACTIVE, ACTIVE)) {
			WRITE_ONCE(specs[i].given, 1);
			return i + 1;
		}
		if (state == COMMITTING || state == DISCARDING)
			busy = true;
	}
	rt_drop(rt_pcpu_of(ctx), busy ? DTAP_DROP_SPECBUSY : DTAP_DROP_SPECUNAVAIL);
	return 0;
}

bool rt_speculate(struct rt_ctx *ctx, u64 id)
{
	u32 *state, tries;

	if (unlikely(id - 1 >= rt.opt.nspec))
		return false;
	state = &specs[id - 1].state;
	for (tries = 0; tries < SPEC_CAS_BOUND; tries++) {
		u32 old = READ_ONCE(*state);

		if (old != ACTIVE && old != ONE && old != MANY)
			return false;
		if (old == MANY || (old == ONE && rt_pcpu_of(ctx)->spec[id - 1].used) ||
		    env_cas32(state, old, old + 1)) {
			ctx->spec = (u32)id;
			return true;
		}
	}
	return false;
}

/*
 * Takes a speculation out of use; what this CPU has recorded is then the caller's to flush or
 * drop, at once.  False: it is not in use.
 */
static bool retire(struct rt_pcpu *pcpu, u64 id, u32 pending)
{
	u32 *state, tries;

	if (unlikely(id - 1 >= rt.opt.nspec))
		return false;
	state = &specs[id - 1].state;
	for (tries = 0; tries < SPEC_CAS_BOUND; tries++) {
		u32 old = READ_ONCE(*state);
		bool alone = old == ACTIVE || (old == ONE && pcpu->spec[id - 1].used);

		if (old != ACTIVE && old != ONE && old != MANY)
			return false;
		if (env_cas32(state, old, alone ? (u32)INACTIVE : pending))
			return true;
	}
	return false;
}

/* Not one of speculation()'s is a mistake in the script; 0 is what it returns when it has none. */
static bool is_known(struct rt_ctx *ctx, u64 id, u32 site)
{
	if (!id)
		return false;
	if (likely(id - 1 < rt.opt.nspec && READ_ONCE(specs[id - 1].given)))
		return true;
	rt_fault(ctx, DTAP_FAULT_ILLOP, id, site);
	return false;
}

/* The clause that has recorded into it has nothing to record into from here on. */
static void leave(struct rt_ctx *ctx, u64 id)
{
	if (ctx->spec == id)
		ctx->spec = SPEC_GONE;
}

void rt_spec_commit(struct rt_ctx *ctx, u64 id, u32 site)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);

	rt_assert(!pcpu->open);
	if (is_known(ctx, id, site) && retire(pcpu, id, COMMITTING))
		flush(pcpu, &pcpu->spec[id - 1], rt_buf_time(ctx));
	leave(ctx, id);
}

void rt_spec_discard(struct rt_ctx *ctx, u64 id, u32 site)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);

	rt_assert(!pcpu->open);
	if (is_known(ctx, id, site) && retire(pcpu, id, DISCARDING))
		pcpu->spec[id - 1].used = 0;
	leave(ctx, id);
}

/* ------------------------------------------------------------------- cleaning */

bool rt_spec_clean_begin(void)
{
	bool any = false;
	u32 i;

	rt_assert(!cleaning);
	for (i = 0; i < rt.opt.nspec; i++) {
		u32 state = READ_ONCE(specs[i].state);

		specs[i].cleaning = state == COMMITTING || state == DISCARDING;
		any |= specs[i].cleaning;
	}
	RT_WATCHED(cleaning = any);
	return any;
}

void rt_spec_clean(struct rt_pcpu *pcpu)
{
	u32 was, i;

	rt_assert(cleaning);
	if (!rt_traced(pcpu))
		return;
	was = rt_hold(pcpu);
	for (i = 0; i < rt.opt.nspec; i++) {
		if (!specs[i].cleaning)
			continue;
		if (READ_ONCE(specs[i].state) == COMMITTING)
			flush(pcpu, &pcpu->spec[i], env_time());
		pcpu->spec[i].used = 0;
	}
	rt_release(pcpu, was);
}

void rt_spec_clean_end(void)
{
	u32 i;

	rt_assert(cleaning);
	RT_WATCHED(cleaning = false);
	for (i = 0; i < rt.opt.nspec; i++) {
		if (!specs[i].cleaning)
			continue;
		specs[i].cleaning = 0;
		WRITE_ONCE(specs[i].state, INACTIVE);
	}
}
