// SPDX-License-Identifier: GPL-2.0-or-later
/* Returns of functions: those that attach_ftrace has entered are hooked (return_hook.h). */
#include <linux/static_call.h>

#include "attach.h"
#include "attach_ftrace.h"
#include "compat/compat.h"
#include "fire.h"
#include "ip_table.h"
#include "return_hook.h"

#define POOL_MIN	  1024
#define POOL_MAX	  16384
#define POOL_PER_FUNCTION 64

static struct ip_table table;
static bool ready; /* the pool of hooks is there */
static bool all;   /* of all functions that the ops calls for the return is probed */
/* The row if there is one alone: its handler is called directly, and nothing is looked up. */
static struct ip_row only;
static bool single;

static void run_nothing(struct rt_ctx *ctx)
{
}

DEFINE_STATIC_CALL(dtap_return_only, run_nothing);

struct returned {
	const struct ip_row *row;
	unsigned long ip, parent;
	struct pt_regs *regs;
};

static __always_inline void fill(struct rt_ctx *ctx, const void *from)
{
	const struct returned *returned = from;

	rt_ctx_init(ctx, returned->row->handler, returned->row->probe);
	ctx->ip = returned->ip;
	ctx->caller = returned->parent;
	ctx->regs = returned->regs;
	ctx->args[0] = 0;
	ctx->args[1] = regs_return_value(returned->regs);
	if (ctx->handler->need & RT_NEED_ARGS)
		memset(&ctx->args[2], 0, sizeof(ctx->args) - 2 * sizeof(ctx->args[0]));
}

static __always_inline void call_only(struct rt_ctx *ctx)
{
	static_call(dtap_return_only)(ctx);
}

struct one_return {
	const struct returned *returned;
	fire_call_fn *call;
	u64 *result;
};

static __always_inline enum fired run(struct rt_pcpu *pcpu, const void *from)
{
	const struct one_return *one = from;

	const enum fired fired = fire_deciding(pcpu, fill, one->returned, one->call, one->result);

	return fired == FIRE_DECIDED && !override_granted() ? FIRE_RAN : fired;
}

/* What handlers of later rows see is what the function returns by then. */
static __always_inline void done(enum fired fired, const void *from)
{
	const struct one_return *one = from;

	if (unlikely(fired == FIRE_DECIDED))
		regs_set_return_value(one->returned->regs, *one->result);
}

static __always_inline void run_row(const struct returned *returned, fire_call_fn *call)
{
	u64 result;
	const struct one_return one = { returned, call, &result };

	fire(run, done, &one);
}

static noinline void run_of_many(unsigned long ip, unsigned long parent, struct pt_regs *regs)
{
	struct returned returned = { ip_table_find(&table, ip), ip, parent, regs };

	if (likely(returned.row))
		run_row(&returned, fire_call);
	if (unlikely(table.several))
		while (returned.row && (returned.row = ip_table_next(&table, returned.row)))
			run_row(&returned, fire_call);
}

static void on_return(unsigned long ip, unsigned long parent, struct pt_regs *regs)
{
	const struct returned returned = { &only, ip, parent, regs };

	if (single)
		run_row(&returned, call_only);
	else
		run_of_many(ip, parent, regs);
}

static void hook_return(unsigned long ip, struct pt_regs *regs)
{
	if (all || ip_table_find(&table, ip))
		return_hook_enter(ip, regs);
}

struct entered {
	unsigned long ip;
	struct pt_regs *regs;
};

static __always_inline enum fired enter(struct rt_pcpu *pcpu, const void *from)
{
	const struct entered *entered = from;

	return_hook_enter(entered->ip, entered->regs);
	return FIRE_RAN;
}

/* The guard also keeps what is called here from being hooked in turn. */
static void on_entry(unsigned long ip, unsigned long parent, struct ftrace_ops *op,
		     struct ftrace_regs *fregs)
{
	const struct entered entered = { ip, compat_ftrace_regs(fregs) };

	fire(enter, fire_done, &entered);
}

static void choose_callback(void)
{
	u32 i;

	all = attach_ftrace_covered(&table);
	single = table.used == 1;
	for (i = 0; single && i < 1U << (64 - table.shift); i++)
		if (table.rows[i].ip)
			only = table.rows[i];
	if (single)
		static_call_update(dtap_return_only, only.handler->run);
	static_call_update(dtap_hook_return, hook_return);
}

static int add_probe(const struct rt_handler *h, const struct rt_probe *p)
{
	attach_ftrace_add(&table, h, p);
	return 0;
}

static int prepare(void)
{
	int err = return_hook_init(clamp_t(u32, POOL_PER_FUNCTION * table.used, POOL_MIN, POOL_MAX),
				   on_return);

	if (err)
		return err;
	ready = true;
	choose_callback();
	attach_ftrace_returns(&table, on_entry);
	return 0;
}

/* A kernel without rethooks: its entries can be probed all the same. */
static void miss_all(void)
{
	u32 i;

	for (i = 0; i < 1U << (64 - table.shift); i++)
		if (table.rows[i].ip)
			attach_missing(table.rows[i].handler, table.rows[i].probe, -EOPNOTSUPP);
}

static int arm(void)
{
	const u32 n = attach_count(RT_ATTACH_FBT_RETURN);
	int err;

	if (!n)
		return 0;
	if (attach_ftrace_armed())
		return -EBUSY; /* stuck */
	err = ip_table_init(&table, n);
	if (err)
		return err;
	err = attach_each(RT_ATTACH_FBT_RETURN, add_probe);
	if (err)
		return err;
	if (!table.used)
		return 0;
	err = prepare();
	if (err != -EOPNOTSUPP)
		return err;
	miss_all();
	return 0;
}

/* Calls under way are no longer told of. */
static void disarm(void)
{
	if (ready)
		return_hook_stop();
}

static void free_rows(void)
{
	if (attach_ftrace_armed())
		return;
	if (ready)
		return_hook_deinit();
	ready = false;
	ip_table_deinit(&table);
}

static u64 missed(void)
{
	return ready ? return_hook_missed() : 0;
}

const struct attach_kind attach_return = {
	.arm = arm,
	.disarm = disarm,
	.free = free_rows,
	.missed = missed,
};
