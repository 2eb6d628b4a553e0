// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A per-CPU variable of its own: before 6.2, and again since 6.15; in between it was as pcpu_hot.c
 * has it.
 */
#include <asm/current.h>

struct task_struct *check(void);
struct task_struct *check(void)
{
	return this_cpu_read(current_task);
}
