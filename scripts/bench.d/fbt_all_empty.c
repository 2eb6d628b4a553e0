// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * An empty handler at the entries of all functions that ftrace knows: what the kernel takes to arm
 * them.
 */
#include <linux/ftrace.h>
#include <linux/module.h>

static notrace void on_entry(unsigned long ip, unsigned long parent, struct ftrace_ops *ops,
			     struct ftrace_regs *fregs)
{
}

static struct ftrace_ops ops = { .func = on_entry };

static int __init start(void)
{
	return register_ftrace_function(&ops);
}

static void __exit stop(void)
{
	unregister_ftrace_function(&ops);
}

module_init(start);
module_exit(stop);
MODULE_LICENSE("GPL");
