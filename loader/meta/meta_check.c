// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "meta_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/must.h"
#include "common/scope.h"

/* ------------------------------------------------------------------- amounts */

/* Behind the string whose quote is at p. */
static const char *skip_string(const char *p, const char *end)
{
	for (p++; p < end && *p != '"'; p++)
		if (*p == '\\' && p + 1 < end)
			p++;
	return p < end ? p + 1 : end;
}

const char *meta_check_text(const char *text, size_t size, char *why, size_t why_size)
{
	const char *const end = text + size;
	size_t values = 1, depth = 0;

	if (size > META_REST_LIMIT) {
		snprintf(why, why_size, "they have %zu bytes, and at most %u are taken", size,
			 META_REST_LIMIT);
		return why;
	}
	for (const char *p = text; p < end;) {
		const char c = *p;

		p = c == '"' ? skip_string(p, end) : p + 1;
		values += c == ',' || c == '[' || c == '{';
		depth += c == '[' || c == '{';
		depth -= depth && (c == ']' || c == '}');
		if (depth > META_NESTING_LIMIT || values > META_VALUE_LIMIT) {
			snprintf(why, why_size, "they have more than %u %s",
				 depth > META_NESTING_LIMIT ? META_NESTING_LIMIT : META_VALUE_LIMIT,
				 depth > META_NESTING_LIMIT ? "levels" : "values");
			return why;
		}
	}
	return NULL;
}

/* --------------------------------------------------------------------- types */

/* Types that are parts of others: those which pointers point to are not. */
static uint32_t count_parts(const struct meta_type *t)
{
	if (t->kind == TYPE_TYPEDEF || t->kind == TYPE_ARRAY)
		return 1;
	return t->kind == TYPE_STRUCT || t->kind == TYPE_UNION ? t->nmembers : 0;
}

static uint32_t part(const struct meta_type *t, uint32_t i)
{
	return t->kind == TYPE_TYPEDEF || t->kind == TYPE_ARRAY ? t->ref : t->members[i].type;
}

/* Takes away, again and again, what is part of nothing that is left: circles stay. */
static const char *check_types(const struct meta *m)
{
	scope_free uint32_t *users = must(talloc_zero_array(NULL, uint32_t, m->ntypes));
	scope_free uint32_t *ready = must(talloc_zero_array(NULL, uint32_t, m->ntypes));
	uint32_t nready = 0, done = 0;

	for (uint32_t i = 0; i < m->ntypes; i++)
		for (uint32_t k = 0; k < count_parts(&m->types[i]); k++)
			users[part(&m->types[i], k)]++;
	for (uint32_t i = 0; i < m->ntypes; i++)
		if (!users[i])
			ready[nready++] = i;
	for (; done < nready; done++) {
		const struct meta_type *t = &m->types[ready[done]];

		for (uint32_t k = 0; k < count_parts(t); k++)
			if (!--users[part(t, k)])
				ready[nready++] = part(t, k);
	}
	return done == m->ntypes ? NULL : "a type contains itself";
}

/* ------------------------------------------------------------- aggregations */

static bool same_keys(const struct meta_agg *a, const struct meta_agg *b)
{
	if (a->nkeys != b->nkeys)
		return false;
	for (uint32_t i = 0; i < a->nkeys; i++)
		if (a->keys[i].kind != b->keys[i].kind)
			return false;
	return true;
}

static const char *check_action(const struct meta *m, const struct meta_action *a)
{
	for (uint32_t i = 1; i < a->naggs; i++)
		if (!same_keys(&m->aggs[a->aggs[i]], &m->aggs[a->aggs[0]]))
			return "aggregations printed together have different keys";
	return NULL;
}

const char *meta_check(const struct meta *m)
{
	const char *why = check_types(m);

	for (uint32_t i = 0; i < m->nrecords; i++)
		for (uint32_t k = 0; !why && k < m->records[i].nactions; k++)
			why = check_action(m, &m->records[i].actions[k]);
	return why;
}
