// SPDX-License-Identifier: GPL-2.0-or-later
/* What has vfs_read return 1 to one program, by a kretprobe. */
#include <linux/kprobes.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/string.h>

static int on_return(struct kretprobe_instance *instance, struct pt_regs *regs)
{
	if (!strcmp(current->comm, "timed_reads"))
		regs_set_return_value(regs, 1);
	return 0;
}

static struct kretprobe probe = { .kp.symbol_name = "vfs_read", .handler = on_return };

static int __init start(void)
{
	return register_kretprobe(&probe);
}

static void __exit stop(void)
{
	unregister_kretprobe(&probe);
}

module_init(start);
module_exit(stop);
MODULE_LICENSE("GPL");
