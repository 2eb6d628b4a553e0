// SPDX-License-Identifier: GPL-2.0-or-later
/* Built-in variables and functions of D that ask the kernel. */
#include <linux/cred.h>
#include <linux/timekeeping.h>

#include "arch/arch.h"
#include "core/state.h"
#include "share.h"

const char *rt_execname(struct rt_ctx *ctx)
{
	return current->comm;
}

u32 rt_pid(struct rt_ctx *ctx)
{
	return current->tgid;
}

u32 rt_tid(struct rt_ctx *ctx)
{
	return current->pid;
}

u64 rt_stack_args(struct rt_ctx *ctx)
{
	return ctx->regs ? arch_stack_args(ctx->regs) : 0;
}

/*
 * As Oracle's DTrace for Linux: an interrupt has the thread it came into, so that profile probes
 * see that thread's variables. The idle threads share id 0 and are told apart by their CPU.
 */
u64 rt_key_self(struct rt_ctx *ctx)
{
	u32 tid = current->pid;

	return tid ? tid : 1ULL << 32 | rt_pcpu_of(ctx)->cpu;
}

u32 rt_uid(struct rt_ctx *ctx)
{
	return __kuid_val(current_uid());
}

u32 rt_gid(struct rt_ctx *ctx)
{
	return __kgid_val(current_gid());
}

u32 rt_cpu_number(struct rt_ctx *ctx)
{
	return rt_pcpu_of(ctx)->cpu;
}

u64 rt_curthread(struct rt_ctx *ctx)
{
	return (unsigned long)current;
}

u64 rt_percpu(struct rt_ctx *ctx, u64 offset)
{
	return per_cpu_offset(rt_pcpu_of(ctx)->cpu) + offset;
}

/* --------------------------------------------------------------------- time */

#define TURNS_BETWEEN 64		   /* looks at the clock, at most */
#define TURNS_NS      (50 * NSEC_PER_MSEC) /* of a firing's loops, interrupts being off */
/*
 * What passes between two looks counts up to this: a turn is shorter, so that the rest went to
 * others, such as the host of a virtual machine.
 */
#define LOOK_NS (2 * NSEC_PER_MSEC)

static DEFINE_PER_CPU(struct share, loops);

void rt_turn_checked(struct rt_ctx *ctx, u32 max, u32 site)
{
	const u64 now = ktime_get_mono_fast_ns();
	struct share *share = this_cpu_ptr(&loops);
	struct rt_turns *t = &ctx->turns;
	const u64 took = t->n == 1 ? 0 : min_t(u64, now - t->last, LOOK_NS);
	const u64 left = share_left(share, now);
	const u32 fault = t->n > max				    ? DTAP_FAULT_LOOP :
			  t->took + took > TURNS_NS || took >= left ? DTAP_FAULT_LOOPTIME :
								      DTAP_FAULT_NONE;
	u32 stretch;

	share->spent += took;
	t->took += took;
	t->last = now;
	if (fault) {
		rt_fault(ctx, fault, --t->n, site);
		return;
	}
	/* As many as are known to take little time. */
	stretch = took < TURNS_NS / TURNS_BETWEEN ? 2 * t->stretch + 1 : 1;
	t->stretch = min_t(u32, stretch, TURNS_BETWEEN);
	t->checked = min(max, t->n + t->stretch);
}

u64 rt_timestamp(struct rt_ctx *ctx)
{
	if (!ctx->timestamp)
		ctx->timestamp = ktime_get_mono_fast_ns();
	return ctx->timestamp;
}

s64 rt_walltimestamp(struct rt_ctx *ctx)
{
	if (!ctx->walltimestamp)
		ctx->walltimestamp = ktime_get_real_fast_ns();
	return (s64)ctx->walltimestamp;
}

/* ------------------------------------------------------------- the probed place */

u32 rt_ipl(struct rt_ctx *ctx)
{
	return in_hardirq() || in_nmi();
}

s32 rt_errno(struct rt_ctx *ctx)
{
	s64 value;

	if (ctx->handler->attach != RT_ATTACH_SYSCALL_RETURN)
		return 0;
	value = (s64)ctx->args[0];
	return value < 0 && value >= -MAX_ERRNO ? (s32)-value : 0;
}
