/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * scratch.c - memory that lives until the clause ends, and stores, which go nowhere else.
 */
#include "internal.h"

void *rt_scratch(struct rt_ctx *ctx, u64 n, u32 site)
{
	u64 used = ctx->cpu->scratch_used;
	u64 size = RT_ALIGN8((u64)rt_script.scratch_size);

	if (unlikely(n > size - used)) {
		rt_fault(ctx, DTAP_FAULT_NOSCRATCH, n, site);
		return NULL;
	}
	ctx->cpu->scratch_used = used + RT_ALIGN8(n);
	return rt_pcpu_of(ctx)->scratch + used;
}

void *scratch_ask(struct rt_ctx *ctx, u64 n, u32 site)
{
	u64 used = ctx->cpu->alloca_used, most = rt_script.alloca_size;

	if (unlikely(most && (n > most || used > most - n))) {
		rt_fault(ctx, DTAP_FAULT_NOSCRATCH, n, site);
		return NULL;
	}
	ctx->cpu->alloca_used = used + RT_ALIGN8(n);
	return rt_scratch(ctx, n, site);
}

void *rt_alloca(struct rt_ctx *ctx, u64 n, u32 site)
{
	void *p = scratch_ask(ctx, n, site);

	return p ? memset(p, 0, n) : NULL;
}

bool rt_in_scratch(struct rt_ctx *ctx, u64 addr, u64 n)
{
	u64 off = addr - (u64)(unsigned long)rt_pcpu_of(ctx)->scratch;
	u64 used = ctx->cpu->scratch_used;

	return off <= used && n <= used - off;
}

bool rt_store(struct rt_ctx *ctx, u64 addr, const void *src, u32 n, u32 site)
{
	if (unlikely(!rt_in_scratch(ctx, addr, n))) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, addr, site);
		return false;
	}
	memcpy((void *)(unsigned long)addr, src, n);
	return true;
}

bool rt_bcopy(struct rt_ctx *ctx, u64 src, u64 dst, u64 n, u32 site)
{
	if (unlikely(!rt_in_scratch(ctx, dst, n))) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, dst, site);
		return false;
	}
	if (rt_in_scratch(ctx, src, n)) {
		memmove((void *)(unsigned long)dst, (void *)(unsigned long)src, n);
		return true;
	}
	return rt_load(ctx, (void *)(unsigned long)dst, src, (u32)n, site);
}
