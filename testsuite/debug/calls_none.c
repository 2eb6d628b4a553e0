// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * In place of target_calls.c: dtap_unlisted lets a script hook what return hooks call,
 * to see that the hook notices.
 */
#include "translator/target/target_calls.h"

void target_calls_deny(const struct target_mem *mem, struct target_unit *unit)
{
	(void)mem;
	(void)unit;
}
