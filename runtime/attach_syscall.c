// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * System calls: the raw tracepoints sys_enter and sys_exit, and a table by number each.
 * System calls of other ABIs (ia32, x32) have numbers of their own and are left alone.
 */
#include <linux/tracepoint.h>

#include "arch.h"
#include "attach.h"
#include "tracepoint_find.h"
#include "tracepoint_iter.h"

struct side {
	enum rt_attach kind;
	const char *name;
	void *callback;
	struct row {
		const struct rt_handler *handler;
		const struct rt_probe *probe;
	} *rows; /* ARCH_NSYSCALL of them, or NULL when no probe is there */
	struct tracepoint *tp; /* registered */
};

static struct side entry, ret;

static __always_inline const struct row *row_of(const struct side *side, long nr)
{
	const struct row *row;

	if (unlikely((unsigned long)nr >= ARCH_NSYSCALL || arch_compat_syscall()))
		return NULL;
	row = &side->rows[nr];
	return row->handler ? row : NULL;
}

static void on_enter(void *data, struct pt_regs *regs, long nr)
{
	const struct row *row = row_of(&entry, nr);
	struct rt_pcpu *pcpu;
	unsigned long flags;
	PROBE_CTX(ctx);

	if (!row)
		return;
	raw_local_irq_save(flags);
	pcpu = rt_enter();
	if (likely(pcpu)) {
		rt_ctx_init(&ctx, pcpu, row->handler);
		ctx.probe = row->probe;
		if (row->handler->need & RT_NEED_ARGS)
			arch_syscall_args(&ctx, regs);
		ctx.regs = regs;
		row->handler->run(&ctx);
		rt_leave(pcpu);
	}
	raw_local_irq_restore(flags);
}

static void on_exit(void *data, struct pt_regs *regs, long value)
{
	const struct row *row = row_of(&ret, syscall_get_nr(current, regs));
	struct rt_pcpu *pcpu;
	unsigned long flags;
	PROBE_CTX(ctx);

	if (!row)
		return;
	raw_local_irq_save(flags);
	pcpu = rt_enter();
	if (likely(pcpu)) {
		rt_ctx_init(&ctx, pcpu, row->handler);
		ctx.probe = row->probe;
		ctx.args[0] = (u64)value;
		ctx.args[1] = (u64)value;
		if (row->handler->need & RT_NEED_ARGS)
			memset(&ctx.args[2], 0, 4 * sizeof(ctx.args[0]));
		ctx.regs = regs;
		row->handler->run(&ctx);
		rt_leave(pcpu);
	}
	raw_local_irq_restore(flags);
}

static struct side entry = { RT_ATTACH_SYSCALL_ENTRY, "sys_enter", on_enter };
static struct side ret = { RT_ATTACH_SYSCALL_RETURN, "sys_exit", on_exit };

static int arm_side(struct side *side)
{
	const struct rt_handler *h;
	const struct rt_probe *p;
	struct tracepoint *tp;
	u32 n = 0;
	int err;

	for_each_handler(h, side->kind)
		n += h->nprobe;
	if (!n)
		return 0;
	side->rows = env_alloc(ARCH_NSYSCALL * sizeof(*side->rows));
	if (!side->rows)
		return -ENOMEM;
	for_each_handler(h, side->kind) {
		for_each_probe(p, h) {
			if (p->where >= ARCH_NSYSCALL) {
				attach_missing(h, p, -ENOSYS);
				continue;
			}
			side->rows[p->where].handler = h;
			side->rows[p->where].probe = p;
		}
	}
	tp = tracepoint_find(side->name);
	if (!tp)
		return -EOPNOTSUPP;
	err = tracepoint_probe_register(tp, side->callback, NULL);
	if (err)
		return err;
	side->tp = tp;
	tracepoint_iter_add(tp);
	return 0;
}

static int arm(void)
{
	int err = arm_side(&entry);

	return err ? err : arm_side(&ret);
}

static void disarm_side(struct side *side)
{
	if (side->tp)
		tracepoint_probe_unregister(side->tp, side->callback, NULL);
	side->tp = NULL;
}

static void disarm(void)
{
	disarm_side(&ret);
	disarm_side(&entry);
}

static void free_rows(void)
{
	env_free(ret.rows);
	ret.rows = NULL;
	env_free(entry.rows);
	entry.rows = NULL;
}

const struct attach_kind attach_syscall = {
	.arm = arm,
	.disarm = disarm,
	.free = free_rows,
};
