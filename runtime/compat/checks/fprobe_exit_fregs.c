// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * 762abbc0d09f ("fprobe: Use ftrace_regs in fprobe exit handler", 6.14): fprobes that call exit
 * handlers with the registers of ftrace, of which those are valid that a return value is in.  They
 * are made of the function graph's shadow stack, and have no pool of nodes.
 */
#include <linux/fprobe.h>

#ifndef CONFIG_FPROBE
#error "no fprobes"
#endif

static void exit_handler(struct fprobe *fp, unsigned long entry_ip, unsigned long ret_ip,
			 struct ftrace_regs *fregs, void *entry_data)
{
}

struct fprobe *check(struct fprobe *fp);
struct fprobe *check(struct fprobe *fp)
{
	fp->exit_handler = exit_handler;
	return fp;
}
