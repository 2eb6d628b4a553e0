// SPDX-License-Identifier: GPL-2.0-or-later
/* Commit e57ef2ed97c1 ("x86: Put hot per CPU variables into a struct"), 6.2. */
#include <asm/current.h>

struct task_struct *check(void);
struct task_struct *check(void)
{
	BUILD_BUG_ON(offsetof(struct pcpu_hot, current_task) != 0);
	return this_cpu_read(pcpu_hot.current_task);
}
