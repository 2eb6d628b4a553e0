/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * chain.h - stacks that have been walked before.
 *
 * A walk by rules that count from the stack pointer is decided by the pc it begins at and by the
 * return addresses it reads: each of them says which rule is next.  So a chain keeps the addresses
 * and their places, counted from where the stack pointer was.  A walk that finds the same addresses
 * in the same places comes to the same end, and needs no rule.
 *
 * One rule on the way may count from the frame pointer, as that of the kernel's entry does, which
 * puts system calls at random places: what comes after it is counted from the frame pointer, whose
 * own place is known.
 *
 * A CPU has some chains, in sets by where walks begin.  In handlers.
 */
#ifndef DTAP_CHAIN_H
#define DTAP_CHAIN_H

#include "core/state.h"

#define CHAIN_SETS   32
#define CHAIN_WAYS   4
#define CHAIN_FRAMES 29
#define CHAIN_GIVEN  (~0U) /* bp_at: where the walk begins */

struct chain {
	u64 ip;	    /* of the first frame */
	u64 beyond; /* see chain_beyond() */
	u32 room;   /* frames that were asked for; 0: nothing is kept */
	u32 cs;	    /* place of a segment that is user code's; 0: all room was taken */
	u16 n;	    /* frames after the first */
	u16 passed; /* of them those that are left out, which come first */
	u16 turn;   /* those before the one by the frame pointer; n: there is none */
	u16 first;  /* 1: the first frame is not left out; 0 */
	u32 bp_at;  /* place of that frame pointer */
	u32 sp_at;  /* place that it is not below */
	struct chain_frame {
		u64 at; /* place of its return address */
		u64 ip;
	} frames[CHAIN_FRAMES];
};

struct chains {
	struct chain made; /* until it is known to be one */
	struct chain_set {
		u32 next; /* to be replaced */
		struct chain chains[CHAIN_WAYS];
	} sets[CHAIN_SETS];
};

/* Where a walk begins, and what it is to give. */
struct chain_walk {
	u64 ip, sp, bp, beyond;
	u64 reach; /* bytes above sp that places are in */
	u32 room;
};

/* Process context, as the other parts of the storage.  -ENOMEM, then rt_chain_deinit(). */
int rt_chain_init(void);
void rt_chain_deinit(void);

/*
 * Where a walk may be kept.  Its stack pointer does not tell: the same stack may be at random
 * places.
 */
static __always_inline struct chain_set *chain_set(struct chains *chains,
						   const struct chain_walk *walk)
{
	return &chains->sets[(walk->ip ^ walk->ip >> 5) % CHAIN_SETS];
}

/* Frames are left out up to a place; as it matters to the frames from the first one on. */
static __always_inline u64 chain_beyond(const struct chain_walk *walk)
{
	return walk->beyond < walk->sp ? 0 : walk->beyond - walk->sp + 1;
}

static __always_inline bool chain_has(u64 base, const struct chain_frame *frame)
{
	u64 ip;

	return likely(env_load64(&ip, base + frame->at)) && likely(ip == frame->ip);
}

static __always_inline bool chain_ends(const struct chain *chain, u64 base)
{
	u64 cs;

	return !chain->cs || (env_load64(&cs, base + chain->cs) && cs & 3);
}

/* The frame pointer that frames from chain->turn on count from; false: not on this stack. */
static __always_inline bool chain_turns(const struct chain *chain, const struct chain_walk *walk,
					u64 *bp)
{
	u64 above;

	*bp = walk->bp;
	if (chain->bp_at != CHAIN_GIVEN && !env_load64(bp, walk->sp + chain->bp_at))
		return false;
	above = *bp - walk->sp;
	return above >= chain->sp_at && above < walk->reach &&
	       above + chain->frames[chain->n - 1].at < walk->reach;
}

/* The pcs of the walk, if it is the chain's: how many; 0: it is not. */
static __always_inline u32 chain_follow(const struct chain *chain, const struct chain_walk *walk,
					u64 *pcs)
{
	const struct chain_frame *frame = chain->frames;
	const struct chain_frame *passed = frame + chain->passed;
	const struct chain_frame *turn = frame + chain->turn, *end = frame + chain->n;
	u64 base = walk->sp, *pc = pcs;

	if (chain->ip != walk->ip || chain->room != walk->room ||
	    chain->beyond != chain_beyond(walk))
		return 0;
	*pc = walk->ip;
	pc += chain->first;
	for (; frame != passed; frame++)
		if (!chain_has(base, frame))
			return 0;
	for (; frame != turn; frame++) {
		if (!chain_has(base, frame))
			return 0;
		*pc++ = frame->ip;
	}
	if (frame != end && !chain_turns(chain, walk, &base))
		return 0;
	for (; frame != end; frame++) {
		if (!chain_has(base, frame))
			return 0;
		*pc++ = frame->ip;
	}
	return chain_ends(chain, base) ? (u32)(pc - pcs) : 0;
}

/*
 * The pcs of the walk, if it is known: how many; 0: it is not.  Between env_nofault_begin() and
 * _end(); twice walk->reach may be read.
 */
static __always_inline u32 chain_recall(struct rt_pcpu *pcpu, const struct chain_walk *walk,
					u64 *pcs)
{
	const struct chain_set *set = chain_set(pcpu->chains, walk);
	const struct chain *chain;
	u32 n;

	for (chain = set->chains; chain < set->chains + CHAIN_WAYS; chain++) {
		n = chain_follow(chain, walk, pcs);
		if (likely(n))
			return n;
	}
	return 0;
}

/*
 * A walk to be kept: begin, a call for each frame that is reached after the first and for each
 * frame pointer that is read, and an end.  One that is not ended is not kept.
 */
struct chain_maker {
	struct chains *chains;
	struct chain *chain;
	const struct chain_walk *walk;
	u64 base;
	u32 n, passed, turn, bp_at;
	bool fits;
};

static __always_inline void chain_begin(struct chain_maker *maker, struct rt_pcpu *pcpu,
					const struct chain_walk *walk)
{
	maker->chains = pcpu->chains;
	maker->chain = &pcpu->chains->made;
	maker->walk = walk;
	maker->base = walk->sp;
	maker->n = 0;
	maker->passed = 0;
	maker->turn = CHAIN_FRAMES;
	maker->bp_at = CHAIN_GIVEN;
	maker->fits = true;
}

/* The address ip is at `place`. */
static __always_inline void chain_add(struct chain_maker *maker, u64 place, u64 ip)
{
	struct chain_frame *frame = &maker->chain->frames[maker->n];

	if (unlikely(maker->n == CHAIN_FRAMES || place - maker->base >= maker->walk->reach)) {
		maker->fits = false;
		return;
	}
	frame->at = place - maker->base;
	frame->ip = ip;
	maker->n++;
}

/* The frame pointer of the frame that was reached last is at `place`. */
static __always_inline void chain_add_bp(struct chain_maker *maker, u64 place)
{
	if (maker->turn == CHAIN_FRAMES)
		maker->bp_at = (u32)(place - maker->walk->sp);
	if (unlikely(place - maker->walk->sp >= maker->walk->reach))
		maker->fits = false;
}

/* What is added next was found by the frame pointer bp, where the stack pointer was sp. */
static __always_inline void chain_turn(struct chain_maker *maker, u64 bp, u64 sp)
{
	if (maker->turn != CHAIN_FRAMES || bp < sp) {
		maker->fits = false;
		return;
	}
	maker->turn = maker->n;
	maker->base = bp;
	maker->chain->sp_at = (u32)(sp - maker->walk->sp);
}

/* The frame that was reached last is left out. */
static __always_inline void chain_pass(struct chain_maker *maker)
{
	/* Those before it were left out, too, or the order is not that of a chain. */
	if (maker->passed != maker->n || maker->turn != CHAIN_FRAMES)
		maker->fits = false;
	maker->passed++;
}

/* cs: the place as in a chain, 0: none. */
static __always_inline void chain_end(struct chain_maker *maker, u64 cs)
{
	struct chain_set *set = chain_set(maker->chains, maker->walk);
	struct chain *chain = maker->chain;

	if (!maker->fits || maker->passed > maker->n ||
	    (cs && cs - maker->base - 1 >= maker->walk->reach - 1))
		return;
	chain->ip = maker->walk->ip;
	chain->beyond = chain_beyond(maker->walk);
	chain->n = (u16)maker->n;
	chain->turn = (u16)(maker->turn < maker->n ? maker->turn : maker->n);
	chain->first = !maker->passed;
	chain->passed = (u16)(maker->passed - !chain->first);
	chain->bp_at = maker->bp_at;
	chain->cs = cs ? (u32)(cs - maker->base) : 0;
	chain->room = maker->walk->room;
	memcpy(&set->chains[set->next++ % CHAIN_WAYS], chain,
	       offsetof(struct chain, frames) + chain->n * sizeof(chain->frames[0]));
}

#endif
