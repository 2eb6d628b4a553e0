// SPDX-License-Identifier: GPL-2.0-or-later
/* Kernel memory in records. */
#include "tail.h"

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
