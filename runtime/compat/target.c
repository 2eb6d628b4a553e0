// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * target.c - facts of the target kernel that rt.h's inlines use.  Not linked: the module build
 * reads them from this object's symbols (a size is a number) and gives them to the compiler of
 * script objects.
 */
#include <linux/sched.h>

#include "config.h"

char rt_target_comm[offsetof(struct task_struct, comm)];

/* The per-CPU variable that begins with the current task; without one, rt.h calls a function. */
#if defined(HAVE_PCPU_HOT)
char rt_target_current_pcpu_hot[1];
#elif defined(HAVE_CONST_CURRENT_TASK)
char rt_target_current_const_current_task[1];
#elif defined(HAVE_CURRENT_TASK)
char rt_target_current_current_task[1];
#endif
