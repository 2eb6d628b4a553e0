// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Rethooks with nodes that the user adds, as they were before 4bbd93455659 ("kprobes: kretprobe
 * scalability improvement", 6.7): since then the kernel makes a pool of them.
 */
#include <linux/rethook.h>

#ifndef CONFIG_RETHOOK
#error "no rethooks"
#endif

struct rethook *check(struct rethook_node *node, rethook_handler_t handler);
struct rethook *check(struct rethook_node *node, rethook_handler_t handler)
{
	struct rethook *rh = rethook_alloc(NULL, handler);

	rethook_add_node(rh, node);
	return rh;
}
