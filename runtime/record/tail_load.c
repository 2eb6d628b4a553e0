// SPDX-License-Identifier: GPL-2.0-or-later
/* Kernel memory in records. */
#include "memory/read.h"
#include "tail.h"

static noinline bool tail_string_hard(struct rt_ctx *ctx, void *rec, struct dtap_span *span,
				      u64 addr, u64 limit, u32 site)
{
	u64 space;
	u8 *p = tail_begin(ctx, rec, &space);
	s64 n = rt_read_string(ctx, (char *)p, addr, limit);

	if (unlikely(n < 0))
		rt_fault(ctx, DTAP_FAULT_BADADDR, addr, site);
	tail_end(rec, span, n < 0 ? 0 : (u64)n);
	return n >= 0;
}

/* A string of the kernel's, at most max bytes of it, and as many as a string has. */
bool rt_tail_string(struct rt_ctx *ctx, void *rec, struct dtap_span *span, u64 addr, u64 max,
		    u32 site)
{
	u64 space, limit = rt.strsize - 1;
	u8 *p = tail_begin(ctx, rec, &space);
	s64 n;

	if (max < limit)
		limit = max;
	rt_assert(limit < space);
	n = rt_read_name((u64 *)p, addr, limit);
	if (unlikely(n < 0))
		return tail_string_hard(ctx, rec, span, addr, limit, site);
	tail_end(rec, span, (u64)n);
	return true;
}

bool rt_tail_load(struct rt_ctx *ctx, void *rec, struct dtap_span *span, u64 addr, u32 n, u32 site)
{
	u64 space;
	u8 *p = tail_begin(ctx, rec, &space);
	bool ok;

	if (unlikely(n > space))
		n = (u32)space;
	tail_pad(p, n);
	ok = rt_load(ctx, p, addr, n, site);
	tail_end(rec, span, ok ? n : 0);
	return ok;
}
