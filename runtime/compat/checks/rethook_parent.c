// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cf8e8658100d ("fprobe: Pass return address to the handlers", 6.6): rethooks' handlers are given
 * the return address.
 */
#include <linux/rethook.h>

#ifndef CONFIG_RETHOOK
#error "no rethooks"
#endif

static void handler(struct rethook_node *node, void *data, unsigned long parent,
		    struct pt_regs *regs)
{
}

rethook_handler_t check(void);
rethook_handler_t check(void)
{
	return handler;
}
