// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cf8e8658100d ("fprobe: Pass return address to the handlers", 6.6): fprobes that call exit
 * handlers with the return address and full registers.
 */
#include <linux/fprobe.h>

#ifndef CONFIG_FPROBE
#error "no fprobes"
#endif

static void exit_handler(struct fprobe *fp, unsigned long entry_ip, unsigned long ret_ip,
			 struct pt_regs *regs, void *entry_data)
{
}

struct fprobe *check(struct fprobe *fp);
struct fprobe *check(struct fprobe *fp)
{
	fp->exit_handler = exit_handler;
	return fp;
}
