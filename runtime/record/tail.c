// SPDX-License-Identifier: GPL-2.0-or-later
/* Strings and bytes in records. */
#include "core/words.h"
#include "tail.h"

void rt_tail_str(struct rt_ctx *ctx, void *rec, struct dtap_span *span, const char *s, u32 site)
{
	u64 space, n = 0;
	char *p = (char *)tail_begin(ctx, rec, &space);

	if (unlikely(!s)) {
		rt_fault(ctx, DTAP_FAULT_BADADDR, 0, site);
		tail_end(rec, span, 0);
		return;
	}
	if (space > rt.strsize - 1)
		space = rt.strsize - 1;
	for (; n < space && s[n]; n++)
		p[n] = s[n];
	tail_end(rec, span, n);
	for (; n % 8; n++)
		p[n] = 0;
}

/* As rt_tail_str(), by words. */
void rt_tail_execname(struct rt_ctx *ctx, void *rec, struct dtap_span *span)
{
	const char *comm = env_comm();
	u64 space, *p = (u64 *)tail_begin(ctx, rec, &space), zeroes, n = 0;

	if (unlikely(rt.strsize < 16)) {
		rt_tail_str(ctx, rec, span, comm, 0);
		return;
	}
	rt_assert(space >= 16);
	memcpy(p, comm, 8);
	zeroes = zero_bytes(p[0]);
	if (unlikely(!zeroes)) {
		memcpy(++p, comm + 8, 8);
		/* Another CPU may be renaming the task: the last byte counts as the NUL. */
		zeroes = zero_bytes(*p) | 1ULL << 63;
		n = 8;
	}
	*p &= before_zero(zeroes);
	tail_end(rec, span, n + (u32)__builtin_ctzll(zeroes) / 8);
}

void rt_tail_bytes(struct rt_ctx *ctx, void *rec, struct dtap_span *span, const void *src, u32 n)
{
	u64 space;
	u8 *p = tail_begin(ctx, rec, &space);

	if (unlikely(n > space))
		n = (u32)space;
	tail_pad(p, n);
	memcpy(p, src, n);
	tail_end(rec, span, n);
}
