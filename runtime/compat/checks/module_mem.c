// SPDX-License-Identifier: GPL-2.0-or-later
/* ac3b43283923 ("module: replace module_layout with module_memory", 6.4) */
#include <linux/module.h>

void *check(const struct module *mod);
void *check(const struct module *mod)
{
	return mod->mem[MOD_TEXT].base;
}
