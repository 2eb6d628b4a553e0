// SPDX-License-Identifier: GPL-2.0-or-later
/* An empty handler at the entry of vfs_read, by ftrace: what no fbt probe can do without. */
#include <linux/ftrace.h>
#include <linux/module.h>

static void on_entry(unsigned long ip, unsigned long parent, struct ftrace_ops *ops,
		     struct ftrace_regs *fregs)
{
}

static struct ftrace_ops ops = { .func = on_entry };

static int __init start(void)
{
	int err = ftrace_set_filter(&ops, (unsigned char *)"vfs_read", 8, 1);

	return err ?: register_ftrace_function(&ops);
}

static void __exit stop(void)
{
	unregister_ftrace_function(&ops);
	ftrace_free_filter(&ops);
}

module_init(start);
module_exit(stop);
MODULE_LICENSE("GPL");
