// SPDX-License-Identifier: GPL-2.0-or-later
/* Built-in variables and functions of D that ask the kernel. */
#include <linux/cred.h>
#include <linux/pid.h>
#include <linux/rcupdate.h>
#include <linux/sched/task_stack.h>
#include <linux/timekeeping.h>

#include "arch.h"
#include "internal.h"

#define ANCESTORS_MAX 4096 /* what progenyof() follows */

const char *rt_execname(struct rt_ctx *ctx)
{
	return current->comm;
}

u32 rt_pid(struct rt_ctx *ctx)
{
	return current->tgid;
}

/* Without the kernel's own function, which enters RCU: an idle CPU has none. */
u32 rt_nspid(struct rt_ctx *ctx)
{
	const struct pid *pid = READ_ONCE(current->signal->pids[PIDTYPE_TGID]);

	return pid ? pid->numbers[pid->level].nr : 0;
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
 * As Oracle's DTrace for Linux: an interrupt has the thread it came into, so that profile probes see
 * that thread's variables.  The idle threads share id 0 and are told apart by their CPU.
 */
u64 rt_key_self(struct rt_ctx *ctx)
{
	u32 tid = current->pid;

	return tid ? tid : 1ULL << 32 | rt_pcpu_of(ctx)->cpu;
}

/*
 * With interrupts disabled a task that RCU frees stays while it is looked at.  The parent of
 * an unhashed task may be gone before, and an idle CPU has no RCU: so the loads are checked.
 */
static bool load_kin(u64 task, u64 *parent, u32 *tgid)
{
	bool ok;

	if (!env_kernel_range(task, sizeof(struct task_struct)))
		return false;
	env_nofault_begin();
	ok = env_load64(parent, task + offsetof(struct task_struct, real_parent)) &&
	     env_load32(tgid, task + offsetof(struct task_struct, tgid));
	env_nofault_end();
	return ok;
}

u32 rt_ppid(struct rt_ctx *ctx)
{
	u64 parent, grandparent;
	u32 tgid;

	if (!pid_alive(current) || !load_kin((unsigned long)current, &parent, &tgid) ||
	    !load_kin(parent, &grandparent, &tgid))
		return 0;
	return tgid;
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

/* ---------------------------------------------------------------- registers */

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

u64 rt_ureg(struct rt_ctx *ctx, u32 index, u32 site)
{
	u64 v = 0;

	if (current->flags & PF_KTHREAD)
		rt_fault(ctx, DTAP_FAULT_ILLOP, index, site);
	else if (!arch_user_reg(task_pt_regs(current), index, &v))
		rt_fault(ctx, DTAP_FAULT_ILLOP, index, site);
	return v;
}

/* -------------------------------------------------------------------- tasks */

bool rt_progenyof(struct rt_ctx *ctx, s64 pid)
{
	u64 task = (unsigned long)current, parent;
	u32 i, tgid;

	if (!pid_alive(current))
		return false;
	for (i = 0; i < ANCESTORS_MAX; i++) {
		if (!load_kin(task, &parent, &tgid))
			return false;
		if (tgid == pid)
			return true;
		if (parent == task)
			return false;
		task = parent;
	}
	return false;
}
