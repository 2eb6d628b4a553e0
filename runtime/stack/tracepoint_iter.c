// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/mutex.h>
#include <linux/tracepoint.h>

#include "core/ksym.h"
#include "tracepoint_iter.h"

#define LOOPS_MAX 256

/*
 * Handlers read while elements come and go: an element of size 0 is free, and one that is read in
 * the middle of a change costs a frame too many or too few.  `used` is published after the element.
 */
static struct loop {
	unsigned long start, size;
} loops[LOOPS_MAX];
static u32 used;
static DEFINE_MUTEX(lock); /* those who change elements */

static void add(unsigned long start, unsigned long size)
{
	u32 i;

	for (i = 0; i < used && loops[i].size; i++)
		;
	if (i == LOOPS_MAX)
		return;
	WRITE_ONCE(loops[i].start, start);
	WRITE_ONCE(loops[i].size, size);
	if (i == used)
		smp_store_release(&used, used + 1);
}

void tracepoint_iter_add(const struct tracepoint *tp)
{
	unsigned long start = (unsigned long)tp->iterator, size, offset;

	if (!start || !ksym_size(start, &size, &offset))
		return;
	mutex_lock(&lock);
	add(start, size - offset);
	mutex_unlock(&lock);
}

void tracepoint_iter_remove(const struct tracepoint *tp)
{
	unsigned long start = (unsigned long)tp->iterator;
	u32 i;

	mutex_lock(&lock);
	for (i = 0; i < used; i++) {
		if (!loops[i].size || loops[i].start != start)
			continue;
		WRITE_ONCE(loops[i].size, 0);
		break;
	}
	mutex_unlock(&lock);
}

void tracepoint_iter_clear(void)
{
	used = 0;
}

bool tracepoint_is_iterator(u64 pc)
{
	u32 i, n = smp_load_acquire(&used);

	for (i = 0; i < n; i++)
		if (pc - READ_ONCE(loops[i].start) < READ_ONCE(loops[i].size))
			return true;
	return false;
}
