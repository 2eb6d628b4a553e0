// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Stacks.  A handler's context lies in the frame of the callback that the kernel called, so
 * the frames above its address are those of the callback's callers; what the attach
 * mechanism put between them and the probed code is left out, per kind of probe.
 */
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/sched/task_stack.h>

#include "arch/arch.h"
#include "core/state.h"
#include "orc.h"
#include "stack.h"
#include "tracepoint_iter.h"

/*
 * What serves the loader, and runs BEGIN and END, is not part of the program, whichever probe fires
 * in what it calls.
 */
static bool is_own(unsigned long pc)
{
	return within_module(pc, THIS_MODULE);
}

/*
 * testsuite/stacks gives this a meaning: `walk` is how the kernel's unwinder would have done it.
 * n of -1: it has to.
 */
#ifndef STACK_COMPARE
#define STACK_COMPARE(pcs, n, walk)
#endif

/* The callers whose frames are above `frame`. */
static u32 walk_from(unsigned long frame, u64 *pcs, u32 max)
{
	const struct orc_frame here = ORC_HERE();
	const s32 n = orc_walk(&here, frame, pcs, max);

	STACK_COMPARE(pcs, n, arch_walk_from(frame, is_own, other, max));
	return likely(n >= 0) ? (u32)n : arch_walk_from(frame, is_own, pcs, max);
}

/* The callers of a function, which returns to what is at `place`: to `caller`, if that is known. */
static u32 walk_callers(u64 caller, struct pt_regs *regs, unsigned long place, u64 *pcs, u32 max)
{
	const struct orc_frame frame = {
		.ip = caller,
		.sp = caller ? place + sizeof(long) : place,
		.bp = frame_pointer(regs),
	};
	const s32 n = orc_walk(&frame, place, pcs, max);

	STACK_COMPARE(pcs, n, arch_walk_from(place, is_own, other, max));
	return likely(n >= 0) ? (u32)n : arch_walk_from(place, is_own, pcs, max);
}

static u32 walk_interrupted(struct pt_regs *regs, u64 *pcs, u32 max)
{
	const struct orc_frame frame = {
		.ip = instruction_pointer(regs),
		.sp = kernel_stack_pointer(regs),
		.bp = frame_pointer(regs),
		.interrupted = true,
	};
	const s32 n = orc_walk(&frame, frame.sp, pcs, max);

	STACK_COMPARE(pcs, n, arch_walk_regs(regs, is_own, other, max));
	return likely(n >= 0) ? (u32)n : arch_walk_regs(regs, is_own, pcs, max);
}

/* The probed code's own pc comes before its callers. */
static u32 put_first(u64 pc, u64 **pcs, u32 *max)
{
	if (!*max)
		return 0;
	if (*pcs)
		*(*pcs)++ = pc;
	--*max;
	return 1;
}

/*
 * When several callbacks listen to a tracepoint, the kernel calls them in a loop of a
 * function of its own, which is not part of the program either.
 */
static u32 drop_iterator(struct rt_ctx *ctx, u64 *pcs, u32 n)
{
	if (!n || !pcs || !tracepoint_is_iterator(pcs[0]))
		return n;
	memmove(pcs, pcs + 1, (n - 1) * sizeof(*pcs));
	return n - 1;
}

u32 rt_stack_walk(struct rt_ctx *ctx, u64 *pcs, u32 max)
{
	struct pt_regs *regs;
	u64 *first;
	u32 n;

	/* ERROR has the stack of the firing that failed. */
	if (ctx->handler->attach == RT_ATTACH_ERROR)
		ctx = rt_pcpu_of(ctx)->failed;
	regs = ctx->regs;

	switch ((enum rt_attach)ctx->handler->attach) {
	case RT_ATTACH_FBT_ENTRY:
	case RT_ATTACH_FBT_OVERRIDE:
		if (!regs)
			return 0;
		n = put_first(arch_function(ctx->ip), &pcs, &max);
		return n + walk_callers(ctx->caller, regs, ARCH_RETURN_PLACE(regs), pcs, max);
	case RT_ATTACH_FBT_RETURN:
		n = put_first(arch_function(ctx->ip), &pcs, &max);
		return n + walk_callers(ctx->caller, regs, ARCH_RETURNED_PLACE(regs), pcs, max);
	case RT_ATTACH_TRACEPOINT_RECORD:
		first = pcs;
		n = put_first(regs->ip, &pcs, &max);
		return drop_iterator(ctx, first, n + walk_from(regs->sp, pcs, max));
	case RT_ATTACH_PROFILE:
	case RT_ATTACH_TICK:
		if (!max || !regs || user_mode(regs))
			return 0;
		n = is_own(regs->ip) ? 0 : put_first(regs->ip, &pcs, &max);
		return n + walk_interrupted(regs, pcs, max);
	case RT_ATTACH_TRACEPOINT:
	case RT_ATTACH_SYSCALL_ENTRY:
	case RT_ATTACH_SYSCALL_RETURN:
		return drop_iterator(ctx, pcs, walk_from((unsigned long)ctx, pcs, max));
	case RT_ATTACH_BEGIN:
	case RT_ATTACH_END:
		return walk_from((unsigned long)ctx, pcs, max);
	case RT_ATTACH_ERROR:
		break;
	}
	return 0;
}

u32 rt_stackdepth(struct rt_ctx *ctx, u32 max)
{
	return rt_stack_walk(ctx, NULL, max);
}

u64 rt_caller(struct rt_ctx *ctx)
{
	u64 pcs[3];

	if (!ctx->caller && rt_stack_walk(ctx, pcs, 3) > 1)
		ctx->caller = pcs[1];
	return ctx->caller;
}

/* ------------------------------------------------------------------- user stacks */

/*
 * Next frame of a chain of frame pointers; false at its end.  A frame whose caller uses the
 * register for something else is the last one.
 */
static bool next_user_frame(bool wide, u64 *pc, u64 *fp)
{
	u64 at = *fp;
	u64 pair64[2];
	u32 pair32[2];

	if (wide) {
		if (at & 7 || !env_copy_from_user(pair64, at, sizeof(pair64)))
			return false;
		*fp = pair64[0];
		*pc = pair64[1];
	} else {
		if (at & 3 || !env_copy_from_user(pair32, at, sizeof(pair32)))
			return false;
		*fp = pair32[0];
		*pc = pair32[1];
	}
	if (*fp <= at)
		*fp = 0;
	return *pc;
}

/* Only memory that is present can be read here, and only frame pointers are followed. */
u32 rt_stack_walk_user(struct rt_ctx *ctx, u64 *pcs, u32 max)
{
	struct pt_regs *regs = task_pt_regs(current);
	u64 pc, fp;
	u32 n = 0;
	bool wide;

	if (!max || (current->flags & PF_KTHREAD) || !current->mm)
		return 0;
	wide = arch_user_wide(regs);
	arch_user_frame(regs, &pc, &fp);
	if (fp < user_stack_pointer(regs))
		fp = 0; /* no frame pointer */
	do {
		if (pcs)
			pcs[n] = pc;
		n++;
	} while (n < max && fp && next_user_frame(wide, &pc, &fp));
	return n;
}

u32 rt_ustackdepth(struct rt_ctx *ctx, u32 max)
{
	return rt_stack_walk_user(ctx, NULL, max);
}

u64 rt_ucaller(struct rt_ctx *ctx)
{
	u64 pcs[2];

	return rt_stack_walk_user(ctx, pcs, 2) == 2 ? pcs[1] : 0;
}
