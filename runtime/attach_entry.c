// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Entries of functions: one ftrace_ops for all of them, so that arming and disarming cost one
 * pass over the kernel's ftrace records and one grace period, however many handlers there
 * are.  The ops does without FTRACE_OPS_FL_RECURSION: the kernel's trampoline then calls
 * the callback directly, and recursion is the guard's affair (rt_enter()).
 */
#include <linux/ftrace.h>
#include <linux/static_call.h>

#include "arch.h"
#include "attach.h"
#include "compat/compat.h"
#include "fire.h"
#include "func.h"
#include "ip_table.h"

static struct ip_table table;
static struct ftrace_ops ops;
static bool registered;
/* What the simple callbacks run: of all rows the same handler, or the only row. */
static struct ip_row only;

/* What the callbacks prepare, known to each at compile time. */
enum level {
	LEVEL_PLAIN,
	LEVEL_PLACE, /* ip, caller, registers */
	LEVEL_ARGS,  /* and arguments */
	NLEVEL
};

static void run_nothing(struct rt_ctx *ctx)
{
}

/* The handler that all rows share: called directly, where an indirect call may cost a retpoline. */
DEFINE_STATIC_CALL(dtap_entry_shared, run_nothing);

/* rt_ctx_init() without what only the other levels and kinds of probes look at. */
static __always_inline void ctx_init(struct rt_ctx *ctx, struct rt_pcpu *pcpu,
				     const struct rt_handler *h)
{
	ctx->cpu = &pcpu->base;
	ctx->handler = h;
}

static __always_inline void run(const struct ip_row *row, unsigned long ip, unsigned long parent,
				struct ftrace_regs *fregs, bool shared, enum level level)
{
	const struct rt_handler *h = row->handler;
	struct rt_pcpu *pcpu;
	struct fire fire;
	PROBE_CTX(ctx);

	pcpu = fire_begin(&fire);
	if (likely(pcpu)) {
		ctx_init(&ctx, pcpu, h);
		ctx.probe = row->probe;
		if (level >= LEVEL_PLACE) {
			ctx.ip = ip;
			ctx.caller = parent;
			ctx.regs = compat_ftrace_regs(fregs);
		}
		if (level >= LEVEL_ARGS) {
			arch_call_args(&ctx, ctx.regs);
			if (unlikely(h->need & RT_NEED_STACK_ARGS))
				arch_call_stack_args(&ctx, ctx.regs);
		}
		if (shared)
			static_call(dtap_entry_shared)(&ctx);
		else
			h->run(&ctx);
		rt_leave(pcpu);
	}
	fire_end(&fire);
}

/* _shared: every row has the same handler, and it does not ask which probe fired. */
#define CALLBACKS(name, level)                                                               \
	static void on_##name##_shared(unsigned long ip, unsigned long parent,               \
				       struct ftrace_ops *op, struct ftrace_regs *fregs)     \
	{                                                                                    \
		run(&only, ip, parent, fregs, true, level);                                  \
	}                                                                                    \
	static void on_##name(unsigned long ip, unsigned long parent, struct ftrace_ops *op, \
			      struct ftrace_regs *fregs)                                     \
	{                                                                                    \
		const struct ip_row *row = ip_table_find(&table, ip);                        \
                                                                                             \
		if (likely(row))                                                             \
			run(row, ip, parent, fregs, false, level);                           \
		if (unlikely(table.several))                                                 \
			while (row && (row = ip_table_next(&table, row)))                    \
				run(row, ip, parent, fregs, false, level);                   \
	}
CALLBACKS(entry_plain, LEVEL_PLAIN)
CALLBACKS(entry_place, LEVEL_PLACE)
CALLBACKS(entry_args, LEVEL_ARGS)

static const ftrace_func_t callbacks[NLEVEL][2] = {
	[LEVEL_PLAIN] = { on_entry_plain, on_entry_plain_shared },
	[LEVEL_PLACE] = { on_entry_place, on_entry_place_shared },
	[LEVEL_ARGS] = { on_entry_args, on_entry_args_shared },
};

static int add_probe(const struct rt_handler *h, const struct rt_probe *p)
{
	struct ip_row row = { .handler = h, .probe = p };
	struct func func;
	int err;

	err = func_resolve(p, &func);
	if (!err && !func.ftrace)
		return attach_kprobe_add(h, p, func.addr);
	row.ip = func.ftrace;
	if (err)
		attach_missing(h, p, err);
	else
		ip_table_add(&table, &row);
	return 0;
}

/* ERROR clauses see what was prepared for the probe that failed. */
static u32 need_of_errors(void)
{
	const struct rt_handler *h;
	u32 need = 0;

	for_each_handler(h, RT_ATTACH_ERROR) need |= h->need;
	return need;
}

static void choose_callback(void)
{
	u32 i, nhandler = 0, need = need_of_errors();
	enum level level = LEVEL_PLAIN;
	const struct ip_row *row;
	bool shared;

	only.handler = NULL;
	for (i = 0; i < 1U << (64 - table.shift); i++) {
		row = &table.rows[i];
		if (!row->ip || row->handler == only.handler)
			continue;
		nhandler++;
		need |= row->handler->need;
		only = *row;
	}
	if (need & (RT_NEED_REGS | RT_NEED_CALLER))
		level = LEVEL_PLACE;
	if (need & (RT_NEED_ARGS | RT_NEED_STACK_ARGS))
		level = LEVEL_ARGS;
	shared = nhandler == 1 && (table.used == 1 || !(only.handler->need & RT_NEED_PROBE));
	if (shared)
		static_call_update(dtap_entry_shared, only.handler->run);
	ops.func = callbacks[level][shared];
}

static int register_all(void)
{
	unsigned long *ips;
	int err;
	u32 n;

	ips = env_alloc(table.used * sizeof(*ips));
	if (!ips)
		return -ENOMEM;
	n = ip_table_ips(&table, ips);
	choose_callback();
	ops.flags = 0;
	err = ftrace_set_filter_ips(&ops, ips, n, 0, 1);
	env_free(ips);
	if (!err)
		err = register_ftrace_function(&ops);
	registered = !err;
	if (err)
		ftrace_free_filter(&ops);
	return err ? err : attach_pause();
}

static int arm(void)
{
	const struct rt_handler *h;
	const struct rt_probe *p;
	u32 n = 0;
	int err;

	for_each_handler(h, RT_ATTACH_FBT_ENTRY) n += h->nprobe;
	if (!n)
		return 0;
	if (registered)
		return -EBUSY; /* stuck */
	err = ip_table_init(&table, n);
	if (err)
		return err;
	for_each_handler(h, RT_ATTACH_FBT_ENTRY)
	{
		for_each_probe(p, h)
		{
			err = attach_pause();
			if (!err)
				err = add_probe(h, p);
			if (err)
				return err;
		}
	}
	return table.used ? register_all() : 0;
}

static void disarm(void)
{
	int err;

	if (!registered)
		return;
	err = unregister_ftrace_function(&ops);
	if (err) {
		attach_stuck(err);
		return;
	}
	registered = false;
	ftrace_free_filter(&ops);
}

static void free_table(void)
{
	if (!registered)
		ip_table_deinit(&table);
}

const struct attach_kind attach_entry = {
	.arm = arm,
	.disarm = disarm,
	.free = free_table,
};
