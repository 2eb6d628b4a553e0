// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Entries of functions that a handler may end there: in place of its body the function returns
 * what the handler says.  attach_ftrace has an ops for them alone, as the kernel allows one
 * such ops for a function, and the ops of the others stays as quick as it is.
 *
 * The return address is on top of the stack at a function's entry, so that any function can be
 * ended there by going on with a return instruction.  Whoever has put another one there sees the
 * function return: return hooks, this module's and others, and the function graph tracer.
 */
#include "arch/arch.h"
#include "attach.h"
#include "attach_ftrace.h"
#include "compat/compat.h"
#include "fire.h"
#include "func.h"
#include "ip_table.h"

static struct ip_table table;
static bool hooking; /* some returns are probed, too */

/* A return instruction, as this kernel's mitigations have it. */
ARCH_RETURN_ONLY(dtap_override_return);

struct entered {
	const struct ip_row *row;
	unsigned long ip, parent;
	struct pt_regs *regs;
	u64 *result;
};

static __always_inline void fill(struct rt_ctx *ctx, const void *from)
{
	const struct entered *entered = from;

	rt_ctx_init(ctx, entered->row->handler, entered->row->probe);
	ctx->ip = entered->ip;
	ctx->caller = entered->parent;
	ctx->regs = entered->regs;
	arch_call_args(ctx, entered->regs);
	if (unlikely(ctx->handler->need & RT_NEED_STACK_ARGS))
		arch_call_stack_args(ctx, entered->regs);
}

/*
 * All rows of a function, of which the last one's decision holds.  The return is hooked first, as
 * in attach_entry: the function is called and returns, whoever has made the result.
 */
static __always_inline enum fired run(struct rt_pcpu *pcpu, const void *from)
{
	struct entered entered = *(const struct entered *)from;
	enum fired fired = FIRE_RAN, one;

	if (hooking)
		static_call(dtap_hook_return)(entered.ip, entered.regs);
	for (; entered.row; entered.row = ip_table_next(&table, entered.row)) {
		one = fire_deciding(pcpu, fill, &entered, fire_call, entered.result);
		if (one == FIRE_DECIDED)
			fired = one;
		if (!table.several)
			break;
	}
	return fired == FIRE_DECIDED && !override_granted() ? FIRE_RAN : fired;
}

static __always_inline void done(enum fired fired, const void *from)
{
	const struct entered *entered = from;

	if (unlikely(fired == FIRE_MISSED) && hooking)
		attach_ftrace_miss_return(entered->ip);
	if (fired != FIRE_DECIDED)
		return;
	regs_set_return_value(entered->regs, *entered->result);
	instruction_pointer_set(entered->regs, (unsigned long)dtap_override_return);
}

static void on_entry(unsigned long ip, unsigned long parent, struct ftrace_ops *op,
		     struct ftrace_regs *fregs)
{
	u64 result = 0;
	const struct entered entered = { ip_table_find(&table, ip), ip, parent,
					 compat_ftrace_regs(fregs), &result };

	if (likely(entered.row))
		fire(run, done, &entered);
}

static ftrace_func_t choose_callback(const struct ip_table *returns)
{
	hooking = returns;
	return on_entry;
}

static int add_probe(const struct rt_handler *h, const struct rt_probe *p)
{
	attach_ftrace_add(&table, h, p);
	return 0;
}

/* Another probe of one of these functions, as that of a library: the other ops leaves it out. */
static int add_entry(const struct rt_handler *h, const struct rt_probe *p)
{
	struct ip_row row = { .handler = h, .probe = p };
	struct func func;

	if (func_resolve(p, &func))
		return 0; /* attach_entry has said so */
	row.ip = func.ftrace;
	if (row.ip && ip_table_find(&table, row.ip))
		ip_table_add(&table, &row);
	return 0;
}

static int arm(void)
{
	const u32 n = attach_count(RT_ATTACH_FBT_OVERRIDE);
	int err;

	if (!n)
		return 0;
	if (attach_ftrace_armed())
		return -EBUSY; /* stuck */
	err = ip_table_init(&table, n + attach_count(RT_ATTACH_FBT_ENTRY));
	if (err)
		return err;
	err = attach_each(RT_ATTACH_FBT_OVERRIDE, add_probe);
	if (!err)
		err = attach_each(RT_ATTACH_FBT_ENTRY, add_entry);
	if (err)
		return err;
	attach_ftrace_overrides(&table, choose_callback);
	return 0;
}

static void free_table(void)
{
	if (!attach_ftrace_armed())
		ip_table_deinit(&table);
}

const struct attach_kind attach_override = {
	.arm = arm,
	.free = free_table,
};
