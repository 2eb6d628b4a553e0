// SPDX-License-Identifier: GPL-2.0-or-later
#include "typevalue.h"

#include <string.h>

const struct meta_type *typevalue_resolve(const struct meta *meta, uint32_t index)
{
	const struct meta_type *t = &meta->types[index];

	while (t->kind == TYPE_TYPEDEF) /* there are no circles of them */
		t = &meta->types[t->ref];
	return t;
}

uint64_t typevalue_load(const unsigned char *bytes, uint32_t size, bool is_signed)
{
	const unsigned int shift = 64 - 8 * size;
	uint64_t n = 0;

	memcpy(&n, bytes, size);
	return is_signed ? (uint64_t)((int64_t)(n << shift) >> shift) : n;
}

uint64_t typevalue_load_bits(const unsigned char *bytes, size_t size, size_t off, uint32_t bits,
			     bool is_signed)
{
	uint64_t n = 0;

	for (uint32_t i = 0; i < bits; i++)
		if ((off + i) / 8 < size)
			n |= (uint64_t)(bytes[(off + i) / 8] >> (off + i) % 8 & 1) << i;
	if (is_signed && bits && bits < 64 && n >> (bits - 1))
		n |= ~0ull << bits;
	return n;
}

double typevalue_float(uint64_t bits, size_t size)
{
	double d;
	float f;

	if (size == sizeof(d)) {
		memcpy(&d, &bits, sizeof(d));
		return d;
	}
	memcpy(&f, &bits, sizeof(f));
	return (double)f;
}

const char *typevalue_enumerator(const struct meta_type *type, uint64_t value)
{
	for (uint32_t i = 0; type->kind == TYPE_ENUM && i < type->nvalues; i++)
		if ((uint64_t)type->values[i].value == value)
			return type->values[i].name;
	return NULL;
}
