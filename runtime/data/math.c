/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * math.c - arithmetic that may fault, and random numbers.
 */
#include "core/state.h"

s64 rt_sdiv(struct rt_ctx *ctx, s64 a, s64 b, u32 site)
{
	if (unlikely(b == 0)) {
		rt_fault(ctx, DTAP_FAULT_DIVZERO, 0, site);
		return 0;
	}
	if (unlikely(b == -1))
		return (s64)(0 - (u64)a);
	return a / b;
}

s64 rt_smod(struct rt_ctx *ctx, s64 a, s64 b, u32 site)
{
	if (unlikely(b == 0)) {
		rt_fault(ctx, DTAP_FAULT_DIVZERO, 0, site);
		return 0;
	}
	if (unlikely(b == -1))
		return 0;
	return a % b;
}

u64 rt_udiv(struct rt_ctx *ctx, u64 a, u64 b, u32 site)
{
	if (unlikely(b == 0)) {
		rt_fault(ctx, DTAP_FAULT_DIVZERO, 0, site);
		return 0;
	}
	return a / b;
}

u64 rt_umod(struct rt_ctx *ctx, u64 a, u64 b, u32 site)
{
	if (unlikely(b == 0)) {
		rt_fault(ctx, DTAP_FAULT_DIVZERO, 0, site);
		return 0;
	}
	return a % b;
}

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators". */
u64 rt_rand(struct rt_ctx *ctx)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	u64 x = pcpu->rand;

	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	pcpu->rand = x;
	return x * 0x2545f4914f6cdd1dULL;
}
