/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * metadata_types.h - the metadata's type table: what print() needs to show a value.
 *
 * A type brings the types of its members, elements and target with it; a struct or
 * union behind a pointer only by name ("opaque"), since print() shows the address.
 */
#ifndef DTAP_CODEGEN_METADATA_TYPES_H
#define DTAP_CODEGEN_METADATA_TYPES_H

#include <jansson.h>
#include <stddef.h>
#include <stdint.h>

struct type;

struct meta_types {
	void *ctx;
	struct meta_type_entry *entries;
	uint32_t n;
};

void metadata_types_init(struct meta_types *types, void *ctx);
/* Index of a type, added if new. */
uint32_t metadata_type(struct meta_types *types, const struct type *type);
/* The table; the caller owns it. */
json_t *metadata_types_finish(struct meta_types *types);

/* A JSON string; bytes that are not UTF-8 are as common/meta_text.h has them. */
json_t *metadata_string(void *ctx, const char *s, size_t len);

#endif
