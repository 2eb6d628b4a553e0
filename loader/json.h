/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * json.h - a JSON reader (RFC 8259) for the metadata, which may hold tens of thousands of
 * names and is read at every start.
 *
 * Strings stay where they are in the text, which is changed; nodes come from a heap.
 * Integers of 64 bits are the only numbers.  Strings hold no control characters.
 */
#ifndef DTAP_LOADER_JSON_H
#define DTAP_LOADER_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct heap;

enum json_kind { JSON_NULL, JSON_BOOL, JSON_INT, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
	enum json_kind kind;
	uint32_t n; /* elements, members */
	union {
		int64_t number; /* BOOL: 0 or 1 */
		const char *text;
		const struct json *items;
		const struct json_member *members; /* in the order of the text, names distinct */
	};
};

struct json_member {
	const char *name;
	struct json value;
};

/*
 * text[size] must be writable, too.  NULL on a mistake: *why is a phrase and *at its place
 * in bytes.  The result lives as long as heap and text.
 */
const struct json *json_parse(struct heap *heap, char *text, size_t size, const char **why,
			      size_t *at);
/* NULL: no such member or element, or not an object or array; o may be NULL. */
const struct json *json_get(const struct json *o, const char *name);
const struct json *json_at(const struct json *a, uint32_t i);

static inline bool json_is(const struct json *v, enum json_kind kind)
{
	return v && v->kind == kind;
}

#endif
