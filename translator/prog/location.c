// SPDX-License-Identifier: GPL-2.0-or-later
#include "location.h"

#include <assert.h>
#include <talloc.h>

struct location location_by(void *ctx, enum location_kind kind, struct location of, uint32_t n,
			    const struct type *type)
{
	struct location at = location_at(kind, n, type);

	assert(of.kind != LOCATION_LOST);
	at.of = talloc_memdup(ctx, &of, sizeof(of));
	return at;
}

uint32_t location_word(const struct location *at)
{
	switch (at->kind) {
	case LOCATION_REGISTER:
	case LOCATION_TRACEPOINT:
	case LOCATION_SYSCALL_RESULT:
	case LOCATION_GIVEN:
		return at->n;
	case LOCATION_RESULT:
		return 1 + at->n; /* as arg1 is what is returned */
	case LOCATION_STACK:
		if (type_is_scalar(at->type) && type_bytes(at->type) <= 8 &&
		    at->n < RT_ARG_WORDS - RT_ARG_REGISTERS)
			return RT_ARG_REGISTERS + at->n;
		break;
	case LOCATION_RECORD:
	case LOCATION_DATA:
	case LOCATION_MEMORY:
	case LOCATION_CONSTANT:
	case LOCATION_LOST:
		break;
	}
	return RT_ARG_WORDS;
}

bool location_is_word(const struct location *at)
{
	return location_word(at) < RT_ARG_WORDS;
}

struct location location_area(const struct location *at, uint32_t *offset)
{
	struct location area = *at;

	*offset = 0;
	if (at->kind == LOCATION_RECORD)
		*offset = at->n;
	else if (at->kind == LOCATION_STACK)
		*offset = 8 * at->n;
	else
		return area;
	area.n = 0;
	return area;
}

void location_print_area(FILE *out, const struct location *area)
{
	if (area->kind == LOCATION_RECORD)
		fputs("record", out);
	else if (area->kind == LOCATION_STACK)
		fputs("&stack", out);
	else
		fprintf(out, "&arg%u", location_word(area));
}

bool location_is_userland(const struct location *at)
{
	return at->kind == LOCATION_MEMORY && type_is_userland(at->of->type);
}

bool location_same(const struct location *a, const struct location *b)
{
	const uint32_t word = location_word(a);

	if (word < RT_ARG_WORDS || location_word(b) < RT_ARG_WORDS)
		return word == location_word(b);
	if (a->kind != b->kind || a->n != b->n ||
	    location_is_userland(a) != location_is_userland(b))
		return false;
	return !a->of || location_same(a->of, b->of);
}
