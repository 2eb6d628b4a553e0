// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "large.h"

#include <sys/mman.h>
#include <talloc.h>

#include "common/must.h"

#define SMALL (1u << 20) /* up to here, talloc's own memory costs less than a mapping */

struct mapping {
	void *start;
	size_t size;
};

static int unmap(struct mapping *m)
{
	return munmap(m->start, m->size);
}

void *large_array(void *ctx, size_t count, size_t size)
{
	struct mapping *m;
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		must_end();
	if (bytes <= SMALL)
		return must(talloc_zero_size(ctx, bytes));
	m = must(talloc(ctx, struct mapping));
	m->size = bytes;
	m->start = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (m->start == MAP_FAILED)
		must_end();
	talloc_set_destructor(m, unmap);
	return m->start;
}
