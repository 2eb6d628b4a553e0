// SPDX-License-Identifier: GPL-2.0-or-later
#include "strings.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

void strings_init(struct strings *strings, void *ctx)
{
	*strings = (struct strings){ .ctx = ctx };
	text_init(&strings->blob, ctx);
	text_add(&strings->blob, "", 1);
}

/* FNV-1a */
static uint32_t hash(const char *s, size_t len)
{
	uint32_t h = 2166136261u;

	while (len--)
		h = (h ^ (unsigned char)*s++) * 16777619u;
	return h;
}

/* len counts the NULs; a single name is not the same as the first of a pair. */
static uint32_t *slot(struct strings *strings, const char *s, size_t len)
{
	uint32_t i = hash(s, len);

	for (;; i++) {
		uint32_t *p = &strings->table[i & (strings->size - 1)];

		if (!*p)
			return p;
		if (*p - 1 + len <= strings->blob.len &&
		    !memcmp(strings->blob.data + *p - 1, s, len))
			return p;
	}
}

static void grow(struct strings *strings)
{
	uint32_t *old = strings->table, old_size = strings->size;

	strings->size = old_size ? old_size * 2 : 64;
	strings->table = talloc_zero_array(strings->ctx, uint32_t, strings->size);
	if (!strings->table)
		abort();
	for (uint32_t i = 0; i < old_size; i++) {
		const char *s = strings->blob.data + old[i] - 1;

		if (old[i])
			*slot(strings, s, strlen(s) + 1) = old[i];
	}
	talloc_free(old);
}

static uint32_t add(struct strings *strings, const char *s, size_t len)
{
	uint32_t *p;

	if ((strings->count + 1) * 2 > strings->size)
		grow(strings);
	p = slot(strings, s, len);
	if (!*p) {
		*p = (uint32_t)strings->blob.len + 1;
		strings->count++;
		text_add(&strings->blob, s, len);
	}
	return *p - 1;
}

uint32_t strings_add(struct strings *strings, const char *name)
{
	return *name ? add(strings, name, strlen(name) + 1) : 0;
}

uint32_t strings_add_pair(struct strings *strings, const char *a, const char *b)
{
	char *pair = talloc_asprintf(strings->ctx, "%s%c%s", a, 0, b);
	uint32_t offset;

	if (!pair)
		abort();
	offset = add(strings, pair, strlen(a) + strlen(b) + 2);
	talloc_free(pair);
	return offset;
}
