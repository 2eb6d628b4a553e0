// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/tracepoint.h>

#include "ksym.h"
#include "tracepoint_iter.h"

#define LOOPS_MAX 256

/* Filled from the front; `used` is published after the element. */
static struct loop {
	unsigned long start, end;
} loops[LOOPS_MAX];
static u32 used;

void tracepoint_iter_add(const struct tracepoint *tp)
{
	unsigned long start = (unsigned long)tp->iterator, size, offset;

	if (used == LOOPS_MAX || !start || !ksym_size(start, &size, &offset))
		return;
	loops[used].start = start;
	loops[used].end = start + size - offset;
	smp_store_release(&used, used + 1);
}

void tracepoint_iter_clear(void)
{
	used = 0;
}

bool tracepoint_is_iterator(u64 pc)
{
	u32 i, n = smp_load_acquire(&used);

	for (i = 0; i < n; i++)
		if (pc >= loops[i].start && pc < loops[i].end)
			return true;
	return false;
}
