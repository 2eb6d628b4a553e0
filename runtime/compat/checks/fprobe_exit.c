// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cf8e8658100d ("fprobe: Pass return address to the handlers", 6.6): fprobes that call exit
 * handlers with the return address and full registers, and do without when the entry handler says
 * so (39d954200bf6 "fprobe: Skip exit_handler if entry_handler returns !0", 6.3).
 */
#include <linux/fprobe.h>

#ifndef CONFIG_FPROBE
#error "no fprobes"
#endif

static int entry_handler(struct fprobe *fp, unsigned long entry_ip, unsigned long ret_ip,
			 struct pt_regs *regs, void *entry_data)
{
	return 1;
}

static void exit_handler(struct fprobe *fp, unsigned long entry_ip, unsigned long ret_ip,
			 struct pt_regs *regs, void *entry_data)
{
}

struct fprobe *check(struct fprobe *fp);
struct fprobe *check(struct fprobe *fp)
{
	fp->entry_handler = entry_handler;
	fp->exit_handler = exit_handler;
	return fp;
}
