/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * meta_check.h - what reading member by member does not see: how much there is, before it is read,
 * and what members say about each other, after.
 */
#ifndef DTAP_LOADER_META_CHECK_H
#define DTAP_LOADER_META_CHECK_H

#include "metadata.h"

/*
 * Far above what the longest scripts need, and what a second and a few hundred megabytes can deal
 * with. The bytes of long lists of functions count for the whole alone.
 */
#define META_SIZE_LIMIT	     (128u << 20)
#define META_REST_LIMIT	     (32u << 20)
#define META_VALUE_LIMIT     (2u << 20)
#define META_NESTING_LIMIT   32
#define META_FUNCTION_LIMIT  (4u << 20)
#define META_ARGUMENTS_LIMIT 1000 /* of an action; components of a key */

/* NULL, or what there is too much of, in `why`.  The text need not be JSON. */
const char *meta_check_text(const char *text, size_t size, char *why, size_t why_size);
/* NULL, or what is wrong with metadata whose indices are all in range. */
const char *meta_check(const struct meta *meta);

#endif
