/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * tail.h - the variable parts of an open record.
 *
 * While a record is open its len is the end of what is written so far; it and the room are
 * multiples of 8.
 */
#ifndef DTAP_TAIL_H
#define DTAP_TAIL_H

#include "core/state.h"

/* Where the next part begins, and the bytes there are for it. */
RT_INLINE u8 *tail_begin(struct rt_ctx *ctx, struct dtap_rec *rec, u64 *space)
{
	u8 *p = (u8 *)rec + rec->len;

	rt_assert(rt_pcpu_of(ctx)->open == rec);
	rt_assert(rec->len % 8 == 0 && p <= rt_pcpu_of(ctx)->rec_end);
	*space = (u64)(rt_pcpu_of(ctx)->rec_end - p);
	return p;
}

/* Makes the bytes after n up to the next multiple of 8 zero, before n bytes are written. */
RT_INLINE void tail_pad(u8 *p, u64 n)
{
	if (n % 8)
		*(u64 *)(p + RT_ALIGN8(n) - 8) = 0;
}

RT_INLINE void tail_end(struct dtap_rec *rec, struct dtap_span *span, u64 n)
{
	rt_assert((u8 *)span > (u8 *)rec && (u8 *)span < (u8 *)rec + rec->len);
	span->off = rec->len;
	span->len = (u32)n;
	rec->len += (u32)RT_ALIGN8(n);
}

#endif
