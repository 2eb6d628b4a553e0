/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * array.h - arrays that grow, in a context of talloc.  Their room doubles.
 */
#ifndef DTAP_COMMON_ARRAY_H
#define DTAP_COMMON_ARRAY_H

#include <stddef.h>

/*
 * For an array that began as NULL and has only grown by this: array_add(ctx, items, n) = item;
 * puts an item after the n that are there, and counts it.  The macro evaluates its arguments more
 * than once.
 */
#define array_add(ctx, array, n) \
	(*((array) = array_grow((ctx), (array), (n), sizeof(*(array))), &(array)[(n)++]))

/* Room for one more than n elements; never NULL. */
void *array_grow(void *ctx, void *array, size_t n, size_t size);

/*
 * Room for at least `want` elements of `size` bytes, where *room, which is 0 for NULL, says how
 * many there may be.  NULL: there is no memory, and the array is as it was.
 */
void *array_reserve(void *ctx, void *array, size_t *room, size_t want, size_t size);

#endif
