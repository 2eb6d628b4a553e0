// SPDX-License-Identifier: GPL-2.0-or-later
/* Entries of functions: rows by the place of the ftrace call, and callbacks for attach_ftrace. */
#include <linux/ftrace.h>
#include <linux/static_call.h>

#include "arch/arch.h"
#include "attach.h"
#include "attach_ftrace.h"
#include "compat/compat.h"
#include "fire.h"
#include "ip_table.h"

static struct ip_table table;
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

struct entered {
	const struct ip_row *row; /* the function's first; NULL if only its return is probed */
	unsigned long ip, parent;
	struct ftrace_regs *fregs;
	/*
	 * shared: every function has one row, and of all rows the handler is the same and does not
	 * ask which probe fired.  hooking: some returns are probed, too.
	 */
	bool shared, hooking;
	enum level level;
};

/* What only the other levels and kinds of probes look at stays as it is. */
static __always_inline void fill(struct rt_ctx *ctx, const void *from)
{
	const struct entered *entered = from;

	ctx->handler = entered->row->handler;
	ctx->probe = entered->row->probe;
	if (entered->level >= LEVEL_PLACE) {
		ctx->ip = entered->ip;
		ctx->caller = entered->parent;
		ctx->regs = compat_ftrace_regs(entered->fregs);
	}
	if (entered->level >= LEVEL_ARGS) {
		arch_call_args(ctx, ctx->regs);
		if (unlikely(ctx->handler->need & RT_NEED_STACK_ARGS))
			arch_call_stack_args(ctx, ctx->regs);
	}
}

static __always_inline void call_shared(struct rt_ctx *ctx)
{
	static_call(dtap_entry_shared)(ctx);
}

/*
 * All rows of a function.  Its return is hooked first, so that what handlers measure is the
 * function.
 */
static __always_inline enum fired run(struct rt_pcpu *pcpu, const void *from)
{
	struct entered entered = *(const struct entered *)from;

	if (entered.hooking)
		static_call(dtap_hook_return)(entered.ip, compat_ftrace_regs(entered.fregs));
	if (entered.shared)
		return fire_handler(pcpu, fill, &entered, call_shared);
	if (likely(entered.row))
		fire_handler(pcpu, fill, &entered, fire_call);
	while (unlikely(table.several) && entered.row &&
	       (entered.row = ip_table_next(&table, entered.row)))
		fire_handler(pcpu, fill, &entered, fire_call);
	return FIRE_RAN;
}

static __always_inline void done(enum fired fired, const void *from)
{
	const struct entered *entered = from;

	if (unlikely(fired == FIRE_MISSED) && entered->hooking && entered->row)
		attach_ftrace_miss_return(entered->ip);
}

#define CALLBACK(name, row, shared, hooking, level)                                                \
	static void on_##name(unsigned long ip, unsigned long parent, struct ftrace_ops *op,       \
			      struct ftrace_regs *fregs)                                           \
	{                                                                                          \
		const struct entered entered = { row, ip, parent, fregs, shared, hooking, level }; \
                                                                                                   \
		fire(run, done, &entered);                                                         \
	}
#define CALLBACKS(name, level)                                                  \
	CALLBACK(name, ip_table_find(&table, ip), false, false, level)          \
	CALLBACK(name##_shared, &only, true, false, level)                      \
	CALLBACK(name##_hooking, ip_table_find(&table, ip), false, true, level) \
	CALLBACK(name##_shared_hooking, &only, true, true, level)
CALLBACKS(entry_plain, LEVEL_PLAIN)
CALLBACKS(entry_place, LEVEL_PLACE)
CALLBACKS(entry_args, LEVEL_ARGS)

#define CHOICE(name)                                          \
	{                                                     \
		{ name, name##_shared },                      \
		{                                             \
			name##_hooking, name##_shared_hooking \
		}                                             \
	}
static const ftrace_func_t callbacks[NLEVEL][2][2] = {
	[LEVEL_PLAIN] = CHOICE(on_entry_plain),
	[LEVEL_PLACE] = CHOICE(on_entry_place),
	[LEVEL_ARGS] = CHOICE(on_entry_args),
};

static int add_probe(const struct rt_handler *h, const struct rt_probe *p)
{
	attach_ftrace_add(&table, h, p);
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

static ftrace_func_t choose_callback(const struct ip_table *returns)
{
	u32 i, need = need_of_errors();
	enum level level = LEVEL_PLAIN;
	const struct ip_row *row;
	bool shared, same = true;

	only.handler = NULL;
	for (i = 0; i < 1U << (64 - table.shift); i++) {
		row = &table.rows[i];
		if (!row->ip || row->handler == only.handler)
			continue;
		same = !only.handler;
		need |= row->handler->need;
		only = *row;
	}
	if (need & (RT_NEED_REGS | RT_NEED_CALLER))
		level = LEVEL_PLACE;
	if (need & (RT_NEED_ARGS | RT_NEED_STACK_ARGS))
		level = LEVEL_ARGS;
	shared = same && !table.several &&
		 (table.used == 1 || !(only.handler->need & RT_NEED_PROBE)) &&
		 (!returns || ip_table_covers(&table, returns));
	if (shared)
		static_call_update(dtap_entry_shared, only.handler->run);
	return callbacks[level][returns != NULL][shared];
}

static int arm(void)
{
	const u32 n = attach_count(RT_ATTACH_FBT_ENTRY);
	int err;

	if (!n)
		return 0;
	if (attach_ftrace_armed())
		return -EBUSY; /* stuck */
	err = ip_table_init(&table, n);
	if (err)
		return err;
	err = attach_each(RT_ATTACH_FBT_ENTRY, add_probe);
	if (err)
		return err;
	attach_ftrace_entries(&table, choose_callback);
	return 0;
}

static void free_table(void)
{
	if (!attach_ftrace_armed())
		ip_table_deinit(&table);
}

const struct attach_kind attach_entry = {
	.arm = arm,
	.free = free_table,
};
