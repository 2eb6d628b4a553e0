// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * 54ecbe6f1ed5 ("rethook: Add a generic return hook", 5.18), with nodes that the user adds, as it
 * was before 4bbd93455659 ("kprobes: kretprobe scalability improvement", 6.7).
 */
#include <linux/rethook.h>

#ifndef CONFIG_RETHOOK
#error "no rethooks"
#endif

static void handler(struct rethook_node *node, void *data, struct pt_regs *regs)
{
}

void check(struct rethook_node *node);
void check(struct rethook_node *node)
{
	rethook_add_node(rethook_alloc(NULL, handler), node);
}
