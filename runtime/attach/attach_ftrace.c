// SPDX-License-Identifier: GPL-2.0-or-later
#include "attach.h"
#include "attach_ftrace.h"
#include "func.h"

static const struct ip_table *entries, *returns; /* NULL: none */
static ftrace_func_t (*choose_entry)(const struct ip_table *returns);
static ftrace_func_t return_alone;
static struct ftrace_ops ops;
static bool registered;

void attach_ftrace_no_return(unsigned long ip, struct pt_regs *regs)
{
}

DEFINE_STATIC_CALL(dtap_hook_return, attach_ftrace_no_return);

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

void attach_ftrace_returns(const struct ip_table *table, ftrace_func_t alone)
{
	returns = table;
	return_alone = alone;
}

bool attach_ftrace_armed(void)
{
	return registered;
}

const struct ip_table *attach_ftrace_entry_rows(void)
{
	return entries;
}

static u32 used(const struct ip_table *table)
{
	return table ? table->used : 0;
}

/* The functions of both tables, each once. */
static u32 list_functions(unsigned long *ips)
{
	u32 i, n = used(entries) ? ip_table_ips(entries, ips) : 0, end = n;

	if (used(returns))
		end += ip_table_ips(returns, ips + n);
	if (!n)
		return end;
	for (i = n; i < end; i++)
		if (!ip_table_find(entries, ips[i]))
			ips[n++] = ips[i];
	return n;
}

static int arm(void)
{
	const u32 most = used(entries) + used(returns);
	unsigned long *ips;
	int err;

	if (!most)
		return 0;
	ips = env_alloc(most * sizeof(*ips));
	if (!ips)
		return -ENOMEM;
	ops.func = used(entries) ? choose_entry(used(returns) ? returns : NULL) : return_alone;
	ops.flags = 0;
	err = ftrace_set_filter_ips(&ops, ips, list_functions(ips), 0, 1);
	env_free(ips);
	if (!err)
		err = register_ftrace_function(&ops);
	registered = !err;
	if (err)
		ftrace_free_filter(&ops);
	return err ? err : attach_pause();
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

static void forget_rows(void)
{
	if (registered)
		return;
	entries = NULL;
	returns = NULL;
}

const struct attach_kind attach_ftrace = {
	.arm = arm,
	.disarm = disarm,
	.free = forget_rows,
};
