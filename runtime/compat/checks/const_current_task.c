// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * "x86/percpu: Move current_task to percpu hot section", 6.15: the variable has an alias, which is
 * what `current` reads where the compiler knows segments.
 */
#include <asm/current.h>

int check[sizeof(const_current_task) == sizeof(struct task_struct *) &&
			  IS_ENABLED(CONFIG_USE_X86_SEG_SUPPORT) ?
		  1 :
		  -1];
