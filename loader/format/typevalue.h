/* SPDX-License-Identifier: GPL-2.0-or-later */
/* typevalue.h - the values of C's types in bytes from the target (little endian). */
#ifndef DTAP_LOADER_TYPEVALUE_H
#define DTAP_LOADER_TYPEVALUE_H

#include <stddef.h>
#include <stdint.h>

#include "loader/meta/metadata.h"

#define TYPE_DEPTH_LIMIT 32 /* of nested types that are shown */

/*
 * How many values may be shown of this many bytes: unions show bytes more than once, and arrays may
 * have elements without bytes, but not without end.
 */
static inline uint64_t type_budget(size_t size)
{
	return 1024 + 64 * (uint64_t)size;
}

/* Through typedefs. */
const struct meta_type *typevalue_resolve(const struct meta *meta, uint32_t index);
/* size: 1 to 8. */
uint64_t typevalue_load(const unsigned char *bytes, uint32_t size, bool is_signed);
/* `bits` bits that start `off` bits into the `size` bytes; those beyond are 0. */
uint64_t typevalue_load_bits(const unsigned char *bytes, size_t size, size_t off, uint32_t bits,
			     bool is_signed);
/* The bits of a float or a double. */
double typevalue_float(uint64_t bits, size_t size);
/* NULL: no enumerator has the value. */
const char *typevalue_enumerator(const struct meta_type *type, uint64_t value);

#endif
