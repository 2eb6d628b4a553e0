// SPDX-License-Identifier: GPL-2.0-or-later
/* e4cf33ca4812 ("ftrace: Consolidate ftrace_regs accessor functions for archs using pt_regs") */
#include <linux/ftrace.h>

struct pt_regs *check(struct ftrace_regs *fregs);
struct pt_regs *check(struct ftrace_regs *fregs)
{
	return &arch_ftrace_regs(fregs)->regs;
}
