// SPDX-License-Identifier: GPL-2.0-or-later
#include "env.h"
#include "llquantize.h"
#include "rt.h"

void rt_agg_llquantize(u64 *v, s64 x, u32 factor, u32 low, u32 high, u32 steps, s64 incr)
{
	const struct llquantize q = { factor, low, high, steps };

	rt_assert(factor >= 2 && low <= high && steps);
	rt_assert(factor % steps == 0 || steps % factor == 0);
	v[0]++;
	v[1 + llquantize_index(&q, x)] += (u64)incr;
}
