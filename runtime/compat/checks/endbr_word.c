// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * 72e213a7ccf9 ("x86/ibt: Clean up is_endbr()", 6.15): is_endbr() takes an address, and the
 * kernel does not export it; what looks at an instruction's word is __is_endbr().
 */
#include <asm/ibt.h>

bool check(u32 word);
bool check(u32 word)
{
	return __is_endbr(word);
}
