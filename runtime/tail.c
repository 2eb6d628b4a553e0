// SPDX-License-Identifier: GPL-2.0-or-later
/* Strings and bytes in records. */
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
