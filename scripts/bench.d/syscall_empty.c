// SPDX-License-Identifier: GPL-2.0-or-later
/* An empty handler at the raw sys_enter tracepoint: what no syscall probe can do without. */
#include <linux/module.h>
#include <linux/tracepoint.h>

static struct tracepoint *sys_enter;

static void on_enter(void *data, struct pt_regs *regs, long nr)
{
}

static void find(struct tracepoint *tp, void *data)
{
	if (!strcmp(tp->name, "sys_enter"))
		sys_enter = tp;
}

static int __init start(void)
{
	for_each_kernel_tracepoint(find, NULL);
	return sys_enter ? tracepoint_probe_register(sys_enter, on_enter, NULL) : -ENOENT;
}

static void __exit stop(void)
{
	tracepoint_probe_unregister(sys_enter, on_enter, NULL);
	tracepoint_synchronize_unregister();
}

module_init(start);
module_exit(stop);
MODULE_LICENSE("GPL");
