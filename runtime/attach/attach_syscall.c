// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * System calls: the raw tracepoints sys_enter and sys_exit, and a table by number each.
 * Those of 32-bit programs have numbers of their own and come after them; x32's are left alone.
 */
#include <linux/static_call.h>
#include <linux/tracepoint.h>

#include "arch/arch.h"
#include "attach.h"
#include "core/ksym.h"
#include "fire.h"
#include "stack/tracepoint_iter.h"
#include "syscall_watch.h"
#include "tracepoint_find.h"

KSYM_NEEDS(__tracepoint_sys_enter);
KSYM_NEEDS(__tracepoint_sys_exit);

struct side {
	enum rt_attach kind;
	const char *name;
	void *callback;
	void *plain; /* when one handler that needs nothing serves all */
	void *chosen;
	struct wanted *wanted;
	/* NROW of them, or NULL when no probe is there; then those that are next */
	struct syscall_row *rows;
	/* in the row of a number that has more: runs those that are next */
	struct rt_handler several;
	struct tracepoint *tp; /* registered */
};

static struct side entry, ret;

#define NROW (ARCH_NSYSCALL + ARCH_NCOMPAT)

/* By number: whether there is a row.  Asked of every system call of the machine. */
#define NWANTED (ARCH_NSYSCALL > ARCH_NCOMPAT ? ARCH_NSYSCALL : ARCH_NCOMPAT)

static struct wanted {
	bool native[NWANTED], compat[NWANTED];
} wanted_entry, wanted_return;

static __always_inline bool is_known(long nr)
{
	return (unsigned long)nr < NWANTED;
}

static void run_nothing(struct rt_ctx *ctx)
{
}

/* The handler when all rows of a side have the same: called directly, not through a retpoline. */
DEFINE_STATIC_CALL(dtap_enter_shared, run_nothing);
DEFINE_STATIC_CALL(dtap_exit_shared, run_nothing);

struct called {
	const struct syscall_row *row;
	struct pt_regs *regs;
	long value; /* at a return */
	/* all rows have the handler that is called directly, and it needs nothing of the context */
	bool plain;
	bool compat;
};

static __always_inline void fill(struct rt_ctx *ctx, const struct called *called)
{
	ctx->handler = called->row->handler;
	ctx->probe = called->row->probe;
	ctx->regs = called->regs;
	ctx->ip = 0;
	ctx->caller = 0;
}

static __always_inline void fill_entry(struct rt_ctx *ctx, const void *from)
{
	const struct called *called = from;

	if (called->plain)
		return;
	fill(ctx, called);
	if (!(ctx->handler->need & (RT_NEED_ARGS | RT_NEED_STACK_ARGS)))
		return;
	if (called->compat)
		arch_compat_args(ctx, called->regs);
	else
		arch_syscall_args(ctx, called->regs);
	if (unlikely(ctx->handler->need & RT_NEED_STACK_ARGS))
		memset(&ctx->args[RT_ARG_REGISTERS], 0,
		       (RT_ARG_WORDS - RT_ARG_REGISTERS) * sizeof(ctx->args[0]));
}

static __always_inline void fill_return(struct rt_ctx *ctx, const void *from)
{
	const struct called *called = from;

	ctx->args[0] = (u64)called->value;
	ctx->args[1] = (u64)called->value;
	if (called->plain)
		return;
	fill(ctx, called);
	if (ctx->handler->need & RT_NEED_ARGS)
		memset(&ctx->args[2], 0, sizeof(ctx->args) - 2 * sizeof(ctx->args[0]));
}

static __always_inline void call_enter_shared(struct rt_ctx *ctx)
{
	static_call(dtap_enter_shared)(ctx);
}

static __always_inline void call_exit_shared(struct rt_ctx *ctx)
{
	static_call(dtap_exit_shared)(ctx);
}

static __always_inline void enter(const struct syscall_row *row, struct pt_regs *regs, bool plain,
				  bool compat)
{
	const struct called called = { row, regs, 0, plain, compat };

	if (plain)
		fire_run(fill_entry, &called, call_enter_shared);
	else
		fire_run(fill_entry, &called, fire_call);
}

static __always_inline void leave(const struct syscall_row *row, struct pt_regs *regs, long value,
				  bool plain)
{
	const struct called called = { row, regs, value, plain, false };

	if (plain)
		fire_run(fill_return, &called, call_exit_shared);
	else
		fire_run(fill_return, &called, fire_call);
}

/* The row of a call that is not a wanted one of 64 bits: of a 32-bit program's, or NULL. */
static noinline const struct syscall_row *compat_row(const struct side *side, long nr)
{
	if (!side->wanted->compat[nr] || !arch_compat_syscall())
		return NULL;
	return &side->rows[ARCH_NSYSCALL + nr];
}

/* Aside, so that others need not step over it, and with arguments that need not be moved. */
static noinline __noclone void enter_compat(void *data, struct pt_regs *regs, long nr)
{
	const struct syscall_row *row = compat_row(&entry, nr);

	if (row)
		enter(row, regs, false, true);
}

static __always_inline void on_enter_any(void *data, struct pt_regs *regs, long nr, bool plain)
{
	if (!is_known(nr))
		return;
	if (!wanted_entry.native[nr]) {
		if (unlikely(wanted_entry.compat[nr]))
			enter_compat(data, regs, nr);
		return;
	}
	if (unlikely(arch_compat_syscall())) {
		enter_compat(data, regs, nr);
		return;
	}
	enter(&entry.rows[nr], regs, plain, false);
}

static __always_inline void on_exit_any(struct pt_regs *regs, long value, bool plain)
{
	const long nr = syscall_get_nr(current, regs);
	const struct syscall_row *row;

	if (!is_known(nr))
		return;
	row = &ret.rows[nr];
	if (!wanted_return.native[nr] || unlikely(arch_compat_syscall())) {
		if (likely(!wanted_return.compat[nr]))
			return;
		row = compat_row(&ret, nr);
		if (!row)
			return;
	}
	leave(row, regs, value, plain);
}

static void on_enter(void *data, struct pt_regs *regs, long nr)
{
	on_enter_any(data, regs, nr, false);
}

static void on_enter_plain(void *data, struct pt_regs *regs, long nr)
{
	on_enter_any(data, regs, nr, true);
}

static void on_exit(void *data, struct pt_regs *regs, long value)
{
	on_exit_any(regs, value, false);
}

static void on_exit_plain(void *data, struct pt_regs *regs, long value)
{
	on_exit_any(regs, value, true);
}

static __always_inline void run_several(struct rt_ctx *ctx, const struct side *side)
{
	const long nr = syscall_get_nr(current, ctx->regs);
	const struct syscall_row *row =
		&side->rows[arch_compat_syscall() ? ARCH_NSYSCALL + nr : nr];

	while ((row = row->next) && !rt_stopping()) {
		ctx->handler = row->handler;
		ctx->probe = row->probe;
		row->handler->run(ctx);
	}
}

static void run_several_entries(struct rt_ctx *ctx)
{
	run_several(ctx, &entry);
}

static void run_several_returns(struct rt_ctx *ctx)
{
	run_several(ctx, &ret);
}

static struct side entry = {
	.several = { .run = run_several_entries },
	.kind = RT_ATTACH_SYSCALL_ENTRY,
	.name = "sys_enter",
	.callback = on_enter,
	.plain = on_enter_plain,
	.wanted = &wanted_entry,
};
static struct side ret = {
	.several = { .run = run_several_returns },
	.kind = RT_ATTACH_SYSCALL_RETURN,
	.name = "sys_exit",
	.callback = on_exit,
	.plain = on_exit_plain,
	.wanted = &wanted_return,
};

/* more: the next free row after those by number. */
static struct syscall_row *add_row(struct syscall_row *row, struct syscall_row **more)
{
	while (row->next)
		row = row->next;
	row->next = (*more)++;
	return row->next;
}

static void set_row(struct side *side, struct syscall_row **more, const struct rt_handler *h,
		    const struct rt_probe *p)
{
	const u32 nr = p->where & ~RT_SYSCALL_COMPAT;
	const bool compat = p->where & RT_SYSCALL_COMPAT;
	struct syscall_row *row = &side->rows[compat ? ARCH_NSYSCALL + nr : nr];

	if (compat)
		side->wanted->compat[nr] = true;
	else
		side->wanted->native[nr] = true;
	if (row->handler) {
		if (!row->next) {
			*add_row(row, more) = (struct syscall_row){ row->handler, row->probe };
			side->several.need |= row->handler->need;
			row->handler = &side->several;
		}
		side->several.need |= h->need;
		row = add_row(row, more);
	}
	row->handler = h;
	row->probe = p;
}

static bool is_number(u64 where)
{
	if (where & RT_SYSCALL_COMPAT)
		return (where & ~(u64)RT_SYSCALL_COMPAT) < ARCH_NCOMPAT;
	return where < ARCH_NSYSCALL;
}

/* -------------------------------------------------------------------- arming */

static int arm_side(struct side *side)
{
	struct syscall_row *more;
	const struct rt_handler *h;
	const struct rt_probe *p;
	const struct rt_handler *last = NULL;
	struct tracepoint *tp;
	u32 n = 0, nprobe = 0;
	int err;

	for_each_handler(h, side->kind)
	{
		last = h;
		n++;
		nprobe += h->nprobe;
	}
	if (!n)
		return 0;
	side->chosen = side->callback;
	if (n == 1 && !last->need && !syscall_watched(last)) {
		if (side == &entry)
			static_call_update(dtap_enter_shared, last->run);
		else
			static_call_update(dtap_exit_shared, last->run);
		side->chosen = side->plain;
	}
	side->rows = env_alloc((NROW + 2 * nprobe) * sizeof(*side->rows));
	if (!side->rows)
		return -ENOMEM;
	more = side->rows + NROW;
	for_each_handler(h, side->kind)
	{
		for_each_probe(p, h)
		{
			if (!is_number(p->where)) {
				attach_missing(h, p, -ENOSYS);
				continue;
			}
			set_row(side, &more, h, p);
		}
	}
	syscall_watch_set(side->rows, more);
	tp = tracepoint_find(side->name);
	if (!tp)
		return -EOPNOTSUPP;
	err = tracepoint_probe_register(tp, side->chosen, NULL);
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
		tracepoint_probe_unregister(side->tp, side->chosen, NULL);
	side->tp = NULL;
}

static void disarm(void)
{
	disarm_side(&ret);
	disarm_side(&entry);
}

static void free_rows(void)
{
	memset(&wanted_entry, 0, sizeof(wanted_entry));
	memset(&wanted_return, 0, sizeof(wanted_return));
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
