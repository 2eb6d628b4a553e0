/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * scratch.c - memory of the clause that runs, and stores, which go nowhere else.
 *
 * What a statement needs for itself ends with it: the next one that needs some begins where the
 * last block ends.  Blocks are the script's own, and live until the clause ends.
 *
 * A block's number is, from the top: a mark that makes it an address of nothing, the turn in which
 * it was made, its place in the table, and a byte's offset in it.  So a number that was kept is
 * known as such, and one that was moved out of its block is in no other.  The table grows down from
 * the end of scratch, so that it needs no room of its own.
 */
#include "core/state.h"
#include "scratch.h"

#define MARK	    0xaULL
#define MARK_SHIFT  60
#define TURN_BITS   30
#define TABLE_BITS  10
#define OFFSET_BITS 20

struct block {
	u32 start, size; /* bytes */
};

static u64 scratch_size(void)
{
	return RT_ALIGN8((u64)rt_script.scratch_size);
}

void *rt_scratch(struct rt_ctx *ctx, u64 n, u32 site)
{
	u64 used = ctx->cpu->scratch_used;
	u64 end = ctx->cpu->scratch_end;

	rt_assert(used <= end && end <= scratch_size() && used % 8 == 0);
	if (unlikely(n > end - used)) {
		rt_fault(ctx, DTAP_FAULT_NOSCRATCH, n, site);
		return NULL;
	}
	ctx->cpu->scratch_used = used + RT_ALIGN8(n);
	return rt_pcpu_of(ctx)->scratch + used;
}

/* -------------------------------------------------------------------- blocks */

static struct block *block_of(struct rt_ctx *ctx, u64 index)
{
	return (struct block *)(rt_pcpu_of(ctx)->scratch + scratch_size()) - 1 - index;
}

static u64 block_count(struct rt_ctx *ctx)
{
	return (scratch_size() - ctx->cpu->scratch_end) / sizeof(struct block);
}

static u64 block_number(struct rt_ctx *ctx, u64 index)
{
	u64 turn = ctx->cpu->turn & ((1ULL << TURN_BITS) - 1);

	return MARK << MARK_SHIFT | (turn << TABLE_BITS | index) << OFFSET_BITS;
}

void *scratch_block(struct rt_ctx *ctx, u64 n, u64 *number, u32 site)
{
	u64 index = block_count(ctx), start = ctx->cpu->scratch_used;
	void *p = NULL;

	if (likely(n < 1ULL << OFFSET_BITS && index < 1ULL << TABLE_BITS &&
		   RT_BLOCK(n) <= ctx->cpu->scratch_end - start)) {
		ctx->cpu->scratch_end -= sizeof(struct block);
		p = rt_scratch(ctx, n, site);
	}
	if (unlikely(!p)) {
		rt_fault(ctx, DTAP_FAULT_NOSCRATCH, n, site);
		return NULL;
	}
	ctx->cpu->scratch_kept = ctx->cpu->scratch_used;
	*block_of(ctx, index) = (struct block){ (u32)start, (u32)n };
	*number = block_number(ctx, index);
	return p;
}

void *scratch_find(struct rt_ctx *ctx, u64 addr, u64 *room)
{
	u64 index = addr >> OFFSET_BITS & ((1ULL << TABLE_BITS) - 1);
	u64 offset = addr & ((1ULL << OFFSET_BITS) - 1);
	const struct block *b;

	if (addr >> MARK_SHIFT != MARK || addr - offset != block_number(ctx, index) ||
	    index >= block_count(ctx))
		return NULL;
	b = block_of(ctx, index);
	if (offset > b->size)
		return NULL;
	*room = b->size - offset;
	return rt_pcpu_of(ctx)->scratch + b->start + offset;
}

void *scratch_at(struct rt_ctx *ctx, u64 addr, u64 n)
{
	u64 room;
	void *p = scratch_find(ctx, addr, &room);

	return p && n <= room ? p : NULL;
}

/* What the script asks for by itself, within the limit that it was given. */
static void *ask(struct rt_ctx *ctx, u64 n, u64 *number, u32 site)
{
	u64 used = ctx->cpu->alloca_used, most = rt_script.alloca_size;

	if (unlikely(most && (n > most || used > most - n))) {
		rt_fault(ctx, DTAP_FAULT_NOSCRATCH, n, site);
		return NULL;
	}
	ctx->cpu->alloca_used = used + RT_ALIGN8(n);
	return scratch_block(ctx, n, number, site);
}

u64 rt_alloca(struct rt_ctx *ctx, u64 n, u32 site)
{
	u64 number;
	void *p = ask(ctx, n, &number, site);

	if (unlikely(!p))
		return 0;
	memset(p, 0, n);
	return number;
}

u64 rt_copyin(struct rt_ctx *ctx, u64 uaddr, u64 n, u32 site)
{
	u64 most = rt_script.alloca_size ? rt_script.alloca_size : scratch_size();
	u64 number;
	void *dst;

	if (unlikely(n > most)) {
		rt_fault(ctx, DTAP_FAULT_BADSIZE, n, site);
		return 0;
	}
	dst = ask(ctx, n, &number, site);
	if (unlikely(!dst))
		return 0;
	if (unlikely(!env_copy_from_user(dst, uaddr, n))) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, uaddr, site);
		return 0;
	}
	return number;
}

u64 rt_bytes_block(struct rt_ctx *ctx, u64 src, u64 n, u32 site)
{
	u64 number;
	void *p = scratch_block(ctx, n, &number, site);

	if (unlikely(!p))
		return 0;
	memcpy(p, (void *)(unsigned long)src, n);
	return number;
}

/* -------------------------------------------------------------------- stores */

/* Where n bytes go in the block that dst is in; NULL: a fault. */
static void *target(struct rt_ctx *ctx, u64 dst, u64 n, u32 site)
{
	u64 room;
	void *p = scratch_find(ctx, dst, &room);

	if (likely(p && n <= room))
		return p;
	if (p)
		rt_fault(ctx, DTAP_FAULT_BADSIZE, n, site);
	else
		rt_fault(ctx, DTAP_FAULT_BADADDR, dst, site);
	return NULL;
}

bool rt_store(struct rt_ctx *ctx, u64 addr, const void *src, u32 n, u32 site)
{
	void *p = scratch_at(ctx, addr, n);

	if (unlikely(!p)) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, addr, site);
		return false;
	}
	memcpy(p, src, n);
	return true;
}

bool rt_bcopy(struct rt_ctx *ctx, u64 src, u64 dst, u64 n, u32 site)
{
	void *to = target(ctx, dst, n, site), *from;
	u64 room;

	if (unlikely(!to))
		return false;
	from = scratch_find(ctx, src, &room);
	if (!from)
		return rt_load(ctx, to, src, (u32)n, site);
	if (unlikely(n > room)) {
		rt_fault(ctx, DTAP_FAULT_BADSIZE, n, site);
		return false;
	}
	memmove(to, from, n);
	return true;
}

bool rt_copyinto(struct rt_ctx *ctx, u64 uaddr, u64 n, u64 dst, u32 site)
{
	void *to = target(ctx, dst, n, site);

	if (unlikely(!to))
		return false;
	if (unlikely(!env_copy_from_user(to, uaddr, n))) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, uaddr, site);
		return false;
	}
	return true;
}
