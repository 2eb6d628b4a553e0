// SPDX-License-Identifier: GPL-2.0-or-later
/* What all steps use: sets of bytes, and the error. */
#include "regex_priv.h"

bool regex_has(const struct regex_set *set, unsigned int byte)
{
	return set->bits[byte / 64] >> byte % 64 & 1;
}

void regex_add(struct regex_set *set, unsigned int first, unsigned int last)
{
	for (unsigned int i = first ? first : 1; i <= last; i++)
		set->bits[i / 64] |= 1ull << i % 64;
}

bool regex_fail(struct regex_error *error, int kind, const char *what, const char *hint)
{
	*error = (struct regex_error){ .kind = kind, .what = what, .hint = hint };
	return false;
}
