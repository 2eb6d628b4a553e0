// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/pid_namespace.h>
#include <linux/rcupdate.h>
#include <linux/sched/signal.h>

#include "internal.h"
#include "process.h"

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
