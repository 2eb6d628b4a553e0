// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/pid_namespace.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>
#include <linux/sched/task_stack.h>

#include "arch/arch.h"
#include "env.h"
#include "process.h"
#include "rt.h"

#define ANCESTORS_MAX 4096 /* what progenyof() follows */

const u32 rt_part_process = 1;

/* ---------------------------------------------------------------------- ids */

static struct pid_namespace *consumer; /* held; NULL: the outermost */

void process_begin(void)
{
	struct pid_namespace *ns = task_active_pid_ns(current);

	consumer = ns && ns->level ? get_pid_ns(ns) : NULL;
}

void process_end(void)
{
	if (consumer)
		put_pid_ns(consumer);
	consumer = NULL;
}

int process_id(struct dtap_process *request)
{
	struct pid *pid = NULL;

	rcu_read_lock();
	switch (request->of) {
	case DTAP_PROCESS_ID:
		pid = find_vpid(request->id);
		break;
	case DTAP_PROCESS_PARENT:
		pid = task_tgid(rcu_dereference(current->real_parent));
		break;
	case DTAP_PROCESS_GROUP:
		pid = task_pgrp(current);
		break;
	case DTAP_PROCESS_SESSION:
		pid = task_session(current);
		break;
	}
	request->id = pid_nr(pid);
	rcu_read_unlock();
	return pid ? 0 : -ESRCH;
}

/* With interrupts off neither goes away: the process is current. */
u64 rt_process(struct rt_ctx *ctx)
{
	const struct pid_namespace *ns = consumer;
	u32 id = current->tgid, seen = DTAP_UNSEEN;
	const struct pid *pid;

	if (likely(!ns) || !id)
		return id;
	pid = READ_ONCE(current->signal->pids[PIDTYPE_TGID]);
	if (pid && pid->level >= ns->level && pid->numbers[ns->level].ns == ns)
		seen = pid->numbers[ns->level].nr;
	return (u64)seen << 32 | id;
}

/* Without the kernel's own function, which enters RCU: an idle CPU has none. */
u32 rt_nspid(struct rt_ctx *ctx)
{
	const struct pid *pid = READ_ONCE(current->signal->pids[PIDTYPE_TGID]);

	return pid ? pid->numbers[pid->level].nr : 0;
}

/* ---------------------------------------------------------------------- kin */

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

/* ---------------------------------------------------------------- registers */

u64 rt_ureg(struct rt_ctx *ctx, u32 index, u32 site)
{
	u64 v = 0;

	if (current->flags & PF_KTHREAD)
		rt_fault(ctx, DTAP_FAULT_ILLOP, index, site);
	else if (!arch_user_reg(task_pt_regs(current), index, &v))
		rt_fault(ctx, DTAP_FAULT_ILLOP, index, site);
	return v;
}
