// SPDX-License-Identifier: GPL-2.0-or-later
/* Kernel memory in records. */
#include "memory/read.h"
#include "tail.h"

/* A string of the kernel's, at most max bytes of it; 0: as many as a string has. */
bool rt_tail_string(struct rt_ctx *ctx, void *rec, struct dtap_span *span, u64 addr, u32 max,
		    u32 site)
{
	u64 space, limit = rt.strsize - 1;
	u8 *p = tail_begin(ctx, rec, &space);
	s64 n;

	if (max && max < limit)
		limit = max;
	if (unlikely(limit >= space))
		limit = space ? space - 1 : 0;
	n = space ? rt_read_string(ctx, (char *)p, addr, limit) : 0;
	if (unlikely(n < 0))
		rt_fault(ctx, DTAP_FAULT_BADADDR, addr, site);
	else if (n % 8)
		*(u64 *)(p + (n & ~7LL)) &= (1ULL << 8 * (n % 8)) - 1;
	tail_end(rec, span, n < 0 ? 0 : (u64)n);
	return n >= 0;
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
