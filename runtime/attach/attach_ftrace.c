// SPDX-License-Identifier: GPL-2.0-or-later
#include "attach.h"
#include "attach_ftrace.h"
#include "core/guard.h"
#include "func.h"
#include "override.h"

/* NULL: none */
static const struct ip_table *entries, *overrides, *returns;
static ftrace_func_t (*choose_entry)(const struct ip_table *returns);
static ftrace_func_t (*choose_override)(const struct ip_table *returns);
static ftrace_func_t return_alone;

struct hook {
	struct ftrace_ops ops;
	bool filtered, registered;
};

static struct hook plain, overriding;

void attach_ftrace_no_return(unsigned long ip, struct pt_regs *regs)
{
}

DEFINE_STATIC_CALL(dtap_hook_return, attach_ftrace_no_return);

noinline void attach_ftrace_miss_return(unsigned long ip)
{
	if (READ_ONCE(rt.active) && ip_table_find(returns, ip))
		rt_guard_refused(rt_this());
}

void attach_ftrace_add(struct ip_table *table, const struct rt_handler *h, const struct rt_probe *p)
{
	struct ip_row row = { .handler = h, .probe = p };
	struct func func;
	int err;

	err = func_resolve(p, &func);
	row.ip = func.ftrace;
	if (!err && !row.ip)
		err = -EOPNOTSUPP;
	if (err)
		attach_missing(h, p, err);
	else
		ip_table_add(table, &row);
}

void attach_ftrace_entries(const struct ip_table *table,
			   ftrace_func_t (*choose)(const struct ip_table *returns))
{
	entries = table;
	choose_entry = choose;
}

void attach_ftrace_overrides(const struct ip_table *table,
			     ftrace_func_t (*choose)(const struct ip_table *returns))
{
	overrides = table;
	choose_override = choose;
}

void attach_ftrace_returns(const struct ip_table *table, ftrace_func_t alone)
{
	returns = table;
	return_alone = alone;
}

bool attach_ftrace_armed(void)
{
	return plain.registered || overriding.registered;
}

bool attach_ftrace_covered(const struct ip_table *table)
{
	return (!entries || ip_table_covers(table, entries)) &&
	       (!overrides || ip_table_covers(table, overrides));
}

static u32 used(const struct ip_table *table)
{
	return table ? table->used : 0;
}

static bool is_in(const struct ip_table *table, unsigned long ip)
{
	return used(table) && ip_table_find(table, ip);
}

/* The functions of entries and returns, each once, but for those that may be overridden. */
static u32 list_functions(unsigned long *ips)
{
	u32 i, n = 0, own, end;

	own = used(entries) ? ip_table_ips(entries, ips) : 0;
	end = own + (used(returns) ? ip_table_ips(returns, ips + own) : 0);
	for (i = 0; i < end; i++)
		if (!is_in(overrides, ips[i]) && (i < own || !is_in(entries, ips[i])))
			ips[n++] = ips[i];
	return n;
}

/* In place of what it has hooked before; a filter of no function would mean all. */
static int hook_functions(struct hook *hook, unsigned long *ips, u32 n)
{
	int err;

	if (!n)
		return 0;
	hook->filtered = true;
	err = ftrace_set_filter_ips(&hook->ops, ips, n, 0, 1);
	if (!err)
		err = register_ftrace_function(&hook->ops);
	hook->registered = !err;
	return err;
}

static int unhook(struct hook *hook)
{
	int err = hook->registered ? unregister_ftrace_function(&hook->ops) : 0;

	if (!err)
		hook->registered = false;
	return err;
}

/* The kernel frees a filter, but does not forget it. */
static int release(struct hook *hook)
{
	int err = unhook(hook);

	if (err)
		return err;
	if (hook->filtered)
		ftrace_free_filter(&hook->ops);
	memset(hook, 0, sizeof(*hook));
	return 0;
}

static int hook_plain(unsigned long *ips)
{
	plain.ops.func =
		used(entries) ? choose_entry(used(returns) ? returns : NULL) : return_alone;
	return hook_functions(&plain, ips, list_functions(ips));
}

/*
 * Of a function's ops one may change where it goes on: livepatch has one, and another script of
 * this sort.  The kernel does not say which function it is about, so each is tried alone.
 */
static void find_taken(const unsigned long *ips, u32 n)
{
	const struct ip_row *row;
	unsigned long ip;
	u32 i;

	for (i = 0; i < n && !attach_pause(); i++) {
		ip = ips[i];
		if (hook_functions(&overriding, &ip, 1) == -EBUSY) {
			row = ip_table_find(overrides, ip);
			attach_because(DTAP_REASON_OVERRIDDEN);
			attach_because_of(row->handler, row->probe);
			return;
		}
		if (unhook(&overriding))
			return;
	}
}

static int hook_overrides(unsigned long *ips)
{
	int err;
	u32 n;

	if (!used(overrides))
		return 0;
	overriding.ops.func = choose_override(used(returns) ? returns : NULL);
	overriding.ops.flags = FTRACE_OPS_FL_IPMODIFY;
	n = ip_table_ips(overrides, ips);
	err = hook_functions(&overriding, ips, n);
	if (err == -EBUSY)
		find_taken(ips, n);
	return err;
}

static int arm(void)
{
	const u32 most = used(entries) + used(returns) + used(overrides);
	unsigned long *ips;
	int err;

	if (!most)
		return 0;
	ips = env_alloc(most * sizeof(*ips));
	if (!ips)
		return -ENOMEM;
	override_begin();
	err = hook_overrides(ips);
	if (!err)
		err = hook_plain(ips);
	env_free(ips);
	return err ? err : attach_pause();
}

static void disarm(void)
{
	int err = release(&plain), other = release(&overriding);

	if (err || other)
		attach_stuck(err ? err : other);
}

static void forget_rows(void)
{
	if (attach_ftrace_armed())
		return;
	entries = NULL;
	overrides = NULL;
	returns = NULL;
}

const struct attach_kind attach_ftrace = {
	.arm = arm,
	.disarm = disarm,
	.free = forget_rows,
};
