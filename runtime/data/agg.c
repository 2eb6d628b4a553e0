/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * agg.c - aggregations: two halves per CPU, laid out as abi.h says.
 *
 * Entries are taken from the end of the used part, and a switch gives up all of them at once,
 * so there is no deletion.  A half is written by its CPU alone; the loader, which maps the
 * halves read-only, looks at one only after it has been switched off.
 */
#include "agg.h"
#include "core/guard.h"
#include "key.h"

#define MAX_HALF      (1ULL << 31) /* offsets are 32 bits */
#define AGG_MAX_CHAIN 256	   /* entries looked at for one key; hashes are seeded */
#define MIN_ENT	      (sizeof(struct dtap_agg_ent) + 16)

const u32 rt_part_agg = 1;

/* ------------------------------------------------------------------- set-up */

static int layout(void)
{
	u64 slots_end = sizeof(struct dtap_agg_half) + RT_ALIGN8((u64)rt_script.agg_slots_size);
	u64 size = rt.opt.aggsize;
	u32 nbucket = 8;

	if (slots_end > MAX_HALF / 4)
		return -EINVAL;
	if (size > MAX_HALF)
		size = MAX_HALF;
	/* A 16th of the memory: entries have 48 bytes or more. */
	while ((u64)nbucket * 2 * sizeof(u32) <= size / 16)
		nbucket *= 2;
	/* Aggregations without keys need no luck, whatever the option says. */
	if (size < slots_end + nbucket * sizeof(u32))
		size = slots_end + nbucket * sizeof(u32);
	rt.agg_mask = nbucket - 1;
	rt.agg_table = (u32)slots_end;
	rt.agg_size = (size + ENV_PAGE_SIZE - 1) & ~(u64)(ENV_PAGE_SIZE - 1);
	rt.opt.aggsize = rt.agg_size;
	return 0;
}

static void half_init(u8 *base)
{
	struct dtap_agg_half *half = (struct dtap_agg_half *)base;

	half->nbucket = (u64)rt.agg_mask + 1;
	half->slots_size = rt.agg_table - sizeof(*half);
	half->first = rt.agg_table + half->nbucket * sizeof(u32);
	half->used = half->first;
}

int rt_agg_init(void)
{
	struct rt_pcpu *pcpu;
	u32 i, h;
	int err;

	if (!rt_script.naggs) {
		rt.opt.aggsize = 0;
		return 0;
	}
	err = layout();
	if (err)
		return err;
	rt_for_each_traced(i, pcpu)
	{
		for (h = 0; h < 2; h++) {
			pcpu->agg_half[h] = env_shared_alloc(rt.agg_size);
			if (!pcpu->agg_half[h])
				return -ENOMEM;
			half_init(pcpu->agg_half[h]);
		}
		pcpu->agg_active = 0;
		pcpu->base.agg = pcpu->agg_half[0];
	}
	return 0;
}

void rt_agg_deinit(void)
{
	struct rt_pcpu *pcpu;
	u32 i, h;

	rt_for_each_traced(i, pcpu)
	{
		pcpu->base.agg = NULL;
		for (h = 0; h < 2; h++) {
			env_shared_free(pcpu->agg_half[h]);
			pcpu->agg_half[h] = NULL;
		}
	}
}

/* ------------------------------------------------------------------ switching */

/* Empties the buckets that entries use; all of them when that is less work. */
static void clear_table(u8 *base)
{
	struct dtap_agg_half *half = (struct dtap_agg_half *)base;
	u32 *table = (u32 *)(base + rt.agg_table);
	u64 off;

	if ((half->used - half->first) / MIN_ENT > half->nbucket / 16) {
		memset(table, 0, half->nbucket * sizeof(u32));
		return;
	}
	for (off = half->first; off < half->used;) {
		struct dtap_agg_ent *ent = (struct dtap_agg_ent *)(base + off);

		table[ent->hash & rt.agg_mask] = 0;
		off += ent->len;
	}
}

void rt_agg_prepare(struct rt_pcpu *pcpu)
{
	u8 *base = pcpu->agg_half[!READ_ONCE(pcpu->agg_active)];
	struct dtap_agg_half *half = (struct dtap_agg_half *)base;

	if (!base)
		return;
	memset(half + 1, 0, half->slots_size);
	clear_table(base);
	half->used = half->first;
}

u32 rt_agg_switch(struct rt_pcpu *pcpu)
{
	u32 was = rt_hold(pcpu);
	u32 old = pcpu->agg_active;

	pcpu->agg_active = !old;
	pcpu->base.agg = pcpu->agg_half[!old];
	rt_release(pcpu, was);
	return old;
}

/* -------------------------------------------------------------------- entries */

static noinline u64 *insert(struct rt_ctx *ctx, u32 agg, u32 hash, const u64 *key, u32 keylen,
			    u32 size)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	struct dtap_agg_half *half = (struct dtap_agg_half *)pcpu->base.agg;
	u32 *bucket = (u32 *)((u8 *)half + rt.agg_table) + (hash & rt.agg_mask);
	u64 len = sizeof(struct dtap_agg_ent) + (u64)keylen + RT_ALIGN8((u64)size);
	struct dtap_agg_ent *ent = (struct dtap_agg_ent *)((u8 *)half + half->used);
	u64 *value = (u64 *)((u8 *)(ent + 1) + keylen);

	if (len > rt.agg_size - half->used) {
		rt_drop(pcpu, DTAP_DROP_AGGREGATION);
		return NULL;
	}
	ent->len = (u32)len;
	ent->agg = agg;
	ent->next = *bucket;
	ent->hash = hash;
	ent->keylen = keylen;
	ent->pad = 0;
	memcpy(ent + 1, key, keylen);
	memset(value, 0, RT_ALIGN8((u64)size));
	*bucket = (u32)half->used;
	half->used += len;
	return value;
}

RT_INLINE bool is_entry(const struct dtap_agg_ent *ent, u32 agg, u32 hash, const u64 *key,
			u32 keylen)
{
	return ent->hash == hash && ent->agg == agg && ent->keylen == keylen &&
	       rt_same_key((const u64 *)(ent + 1), key, keylen);
}

/* The rest of the chain after `off`, which is not the key's entry, or 0. */
static noinline u64 *find_further(struct rt_ctx *ctx, u32 agg, const u64 *key, u32 keylen, u32 size,
				  u32 off)
{
	u32 hash = (u32)(rt_hash(agg, key, keylen) >> 32);
	u8 *base = ctx->cpu->agg;
	u32 budget;

	for (budget = AGG_MAX_CHAIN; off; budget--) {
		struct dtap_agg_ent *ent = (struct dtap_agg_ent *)(base + off);

		if (is_entry(ent, agg, hash, key, keylen))
			return (u64 *)((u8 *)(ent + 1) + keylen);
		if (unlikely(!budget)) {
			rt_drop(rt_pcpu_of(ctx), DTAP_DROP_AGGREGATION);
			return NULL;
		}
		off = ent->next;
	}
	return insert(ctx, agg, hash, key, keylen, size);
}

/* Mostly the first entry of a chain is the one: nothing is called then, and nothing saved. */
RT_INLINE u64 *find_first(struct rt_ctx *ctx, u32 agg, const u64 *key, u32 keylen, u32 size)
{
	u8 *base = ctx->cpu->agg;
	u32 hash = (u32)(rt_hash(agg, key, keylen) >> 32);
	u32 off = ((u32 *)(base + rt.agg_table))[hash & rt.agg_mask];
	struct dtap_agg_ent *ent = (struct dtap_agg_ent *)(base + off);

	if (likely(off) && likely(is_entry(ent, agg, hash, key, keylen)))
		return (u64 *)((u8 *)(ent + 1) + keylen);
	return find_further(ctx, agg, key, keylen, size, off);
}

static noinline u64 *find_24(struct rt_ctx *ctx, u32 agg, const u64 *key, u32 size)
{
	return find_first(ctx, agg, key, 24, size);
}

static noinline u64 *find_long(struct rt_ctx *ctx, u32 agg, const u64 *key, u32 keylen, u32 size)
{
	return find_first(ctx, agg, key, keylen, size);
}

/* Most keys are of few words: without the loops over words no register has to be saved. */
u64 *rt_agg_find(struct rt_ctx *ctx, u32 agg, const u64 *key, u32 keylen, u32 size)
{
	rt_assert(rt_pcpu_of(ctx)->base.agg && agg < rt_script.naggs);
	if (keylen == 8)
		return find_first(ctx, agg, key, 8, size);
	if (keylen == 16)
		return find_first(ctx, agg, key, 16, size);
	if (keylen == 24)
		return find_24(ctx, agg, key, size);
	return find_long(ctx, agg, key, keylen, size);
}
