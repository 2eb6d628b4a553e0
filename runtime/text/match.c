// SPDX-License-Identifier: GPL-2.0-or-later
/* Regular expressions, which the translator has made automata of: one step for each byte. */
#include "core/state.h"
#include "str.h"

bool rt_match(struct rt_ctx *ctx, const char *s, const struct rt_regex *regex, u32 site)
{
	u32 state = regex->start, n, i;

	if (unlikely(str_bad(ctx, s, site)))
		return false;
	for (n = 0; state >= RT_REGEX_ROWS && n < rt.strsize - 1 && s[n]; n++) {
		i = (state - RT_REGEX_ROWS) * regex->nclasses + regex->classes[(u8)s[n]];
		state = regex->next ? regex->next[i] : regex->wide_next[i];
	}
	return state < RT_REGEX_ROWS ? state == RT_REGEX_MATCHED : state >= regex->ends;
}
