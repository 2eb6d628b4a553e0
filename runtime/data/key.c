/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * key.c - keys of aggregations and dynamic variables as words: the format is in abi.h.
 */
#include "core/state.h"
#include "core/words.h"

u64 *rt_key_str(struct rt_ctx *ctx, u64 *k, const char *s, u32 max, u32 site)
{
	char *p = (char *)k;
	u32 n;

	rt_assert(max % 8 == 0);
	if (unlikely(!s || max < 8)) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, 0, site);
		return k;
	}
	for (n = 0; n < max - 1 && s[n]; n++)
		p[n] = s[n];
	do
		p[n++] = 0;
	while (n % 8);
	return k + n / 8;
}

u64 *rt_key_execname(struct rt_ctx *ctx, u64 *k)
{
	const char *comm = env_comm();
	u64 word, zeroes;

	(void)ctx;
	memcpy(&word, comm, 8);
	zeroes = zero_bytes(word);
	if (likely(zeroes)) {
		k[0] = word & before_zero(zeroes);
		return k + 1;
	}
	k[0] = word;
	memcpy(&word, comm + 8, 8);
	zeroes = zero_bytes(word);
	/* Another CPU may be renaming the task: the last byte counts as the NUL. */
	k[1] = zeroes ? word & before_zero(zeroes) : word & ~0ULL >> 8;
	return k + 2;
}

u64 *rt_key_bytes(struct rt_ctx *ctx, u64 *k, const void *src, u32 n)
{
	(void)ctx;
	rt_assert(n);
	if (n % 8)
		k[n / 8] = 0;
	memcpy(k, src, n);
	return k + RT_ALIGN8((u64)n) / 8;
}
