// SPDX-License-Identifier: GPL-2.0-or-later
/* Stacks and user symbols in records and keys. */
#include "builtin/process.h"
#include "record/tail.h"
#include "stack.h"

void rt_tail_stack(struct rt_ctx *ctx, void *rec, struct dtap_span *span, u32 nframe)
{
	u64 space;
	u64 *p = (u64 *)tail_begin(ctx, rec, &space);

	if (unlikely(nframe > space / 8))
		nframe = (u32)(space / 8);
	tail_end(rec, span, 8 * (u64)rt_stack_walk(ctx, p, nframe));
}

void rt_tail_ustack(struct rt_ctx *ctx, void *rec, struct dtap_span *span, u32 nframe)
{
	u64 space;
	u64 *p = (u64 *)tail_begin(ctx, rec, &space);

	if (unlikely(space < 8)) {
		tail_end(rec, span, 0);
		return;
	}
	if (unlikely(nframe > space / 8 - 1))
		nframe = (u32)(space / 8 - 1);
	p[0] = rt_process(ctx);
	tail_end(rec, span, 8 + 8 * (u64)rt_stack_walk_user(ctx, p + 1, nframe));
}

void rt_tail_usym(struct rt_ctx *ctx, void *rec, struct dtap_span *span, u64 addr)
{
	u64 space;
	u64 *p = (u64 *)tail_begin(ctx, rec, &space);

	if (unlikely(space < 16)) {
		tail_end(rec, span, 0);
		return;
	}
	p[0] = rt_process(ctx);
	p[1] = addr;
	tail_end(rec, span, 16);
}

u64 *rt_key_stack(struct rt_ctx *ctx, u64 *k, u32 nframe)
{
	k[0] = rt_stack_walk(ctx, k + 1, nframe);
	rt_assert(k[0] <= nframe);
	return k + 1 + k[0];
}

u64 *rt_key_ustack(struct rt_ctx *ctx, u64 *k, u32 nframe)
{
	k[0] = rt_stack_walk_user(ctx, k + 2, nframe);
	rt_assert(k[0] <= nframe);
	k[1] = rt_process(ctx);
	return k + 2 + k[0];
}

u64 *rt_key_usym(struct rt_ctx *ctx, u64 *k, u64 addr)
{
	k[0] = rt_process(ctx);
	k[1] = addr;
	return k + 2;
}
