// SPDX-License-Identifier: GPL-2.0-or-later
#include "array.h"

#include <talloc.h>

#include "must.h"

#define LEAST 16

void *array_grow(void *ctx, void *array, size_t n, size_t size)
{
	/* The room is the next power of two, so that only n need be kept. */
	if (n & (n - 1))
		return array;
	return must(talloc_realloc_size(ctx, array, (n ? 2 * n : 1) * size));
}

void *array_reserve(void *ctx, void *array, size_t *room, size_t want, size_t size)
{
	size_t more = *room ? *room : LEAST, bytes;

	if (want <= *room)
		return array;
	while (more < want)
		if (__builtin_mul_overflow(more, 2, &more))
			return NULL;
	if (__builtin_mul_overflow(more, size, &bytes))
		return NULL;
	array = talloc_realloc_size(ctx, array, bytes);
	if (array)
		*room = more;
	return array;
}
