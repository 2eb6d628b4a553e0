// SPDX-License-Identifier: GPL-2.0-or-later
/* What ends vfs_read at its entry for one program, by a kprobe: it returns 1. */
#include <linux/kprobes.h>
#include <linux/module.h>
#include <linux/sched.h>
#include <linux/string.h>

void override_entry_return(void);
asm(".pushsection .text\n"
    "override_entry_return:\n\t" ASM_RET ".popsection\n");

static int on_entry(struct kprobe *p, struct pt_regs *regs)
{
	if (strcmp(current->comm, "timed_reads"))
		return 0;
	regs_set_return_value(regs, 1);
	instruction_pointer_set(regs, (unsigned long)override_entry_return);
	return 1;
}

static struct kprobe probe = { .symbol_name = "vfs_read", .pre_handler = on_entry };

static int __init start(void)
{
	return register_kprobe(&probe);
}

static void __exit stop(void)
{
	unregister_kprobe(&probe);
}

module_init(start);
module_exit(stop);
MODULE_LICENSE("GPL");
