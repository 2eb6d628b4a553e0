/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * large.h - memory of any size in a context: talloc itself gives less than 256 MB at once.
 */
#ifndef DTAP_LOADER_LARGE_H
#define DTAP_LOADER_LARGE_H

#include <stddef.h>

/*
 * Zeroed memory for `count` elements of `size` bytes, which goes when ctx goes and not before: its
 * address is not one that talloc knows.  Never NULL (common/must.h).
 */
void *large_array(void *ctx, size_t count, size_t size);

#endif
