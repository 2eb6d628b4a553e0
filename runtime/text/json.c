/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * json.c - json(): the text of one element of a JSON document.
 *
 * One pass, no recursion: containers are skipped by counting brackets outside strings.  A
 * component of the path names a member where the document has an object, and is an index
 * where it has an array.  The document is only checked as far as that needs.
 */
#include "str.h"

/* NULL stands for malformed and missing alike, in all of these. */

static const char *skip_blanks(const char *p)
{
	while (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')
		p++;
	return p;
}

/* p is at the opening quote; the result at the closing one. */
static const char *string_end(const char *p)
{
	for (p++; *p && *p != '"'; p++)
		if (*p == '\\' && !*++p)
			return NULL;
	return *p ? p : NULL;
}

static bool ends_literal(char c)
{
	return !c || c == ',' || c == ']' || c == '}' || c == ' ' || c == '\t' || c == '\n' ||
	       c == '\r';
}

static const char *container_end(const char *p)
{
	u32 depth = 0;

	for (; p && *p; p++) {
		if (*p == '"') {
			p = string_end(p);
			if (!p)
				return NULL;
		} else if (*p == '{' || *p == '[') {
			depth++;
		} else if ((*p == '}' || *p == ']') && --depth == 0) {
			return p + 1;
		}
	}
	return NULL;
}

/* Behind the value that begins at p. */
static const char *value_end(const char *p)
{
	const char *start = p;

	if (*p == '{' || *p == '[')
		return container_end(p);
	if (*p == '"') {
		p = string_end(p);
		return p ? p + 1 : NULL;
	}
	while (!ends_literal(*p))
		p++;
	return p > start ? p : NULL;
}

/* p is after a value in a container: the next value's start, NULL at the container's end. */
static const char *next_value(const char *p)
{
	p = skip_blanks(p);
	return *p == ',' ? skip_blanks(p + 1) : NULL;
}

/* p is after '{'; name has n bytes. */
static const char *find_member(const char *p, const char *name, u64 n)
{
	for (p = skip_blanks(p); p && *p == '"'; p = p ? next_value(p) : NULL) {
		const char *key = p + 1;
		bool found;

		p = string_end(p);
		if (!p)
			return NULL;
		found = (u64)(p - key) == n && !memcmp(key, name, n);
		p = skip_blanks(p + 1);
		if (*p != ':')
			return NULL;
		p = skip_blanks(p + 1);
		if (found)
			return p;
		p = value_end(p);
	}
	return NULL;
}

/* p is after '['; the index is n decimal digits. */
static const char *find_element(const char *p, const char *digits, u64 n)
{
	u64 index = 0, i;

	for (i = 0; i < n; i++) {
		if (digits[i] < '0' || digits[i] > '9' || index > 1U << 20)
			return NULL;
		index = index * 10 + (u64)(digits[i] - '0');
	}
	p = skip_blanks(p);
	while (p && index--) {
		p = value_end(p);
		p = p ? next_value(p) : NULL;
	}
	return p && *p != ']' ? p : NULL;
}

/* Cuts the first component off the path: its length, and where the next one begins. */
static u64 path_component(const char *path, const char **next)
{
	u64 n = 0;

	while (path[n] && path[n] != '.' && path[n] != '[' && path[n] != ']')
		n++;
	*next = path + n;
	if (**next == ']')
		++*next;
	if (**next == '.' || **next == '[')
		++*next;
	return n;
}

const char *rt_json(struct rt_ctx *ctx, const char *doc, const char *path, u32 site)
{
	const char *p, *end, *next;

	if (unlikely(str_bad(ctx, doc, site) || str_bad(ctx, path, site)))
		return NULL;
	p = skip_blanks(doc);
	if (*path == '[')
		path++;
	do {
		u64 n = path_component(path, &next);

		if (!n)
			return NULL;
		if (*p == '{')
			p = find_member(p + 1, path, n);
		else if (*p == '[')
			p = find_element(p + 1, path, n);
		else
			return NULL;
		path = next;
	} while (p && *path);
	end = p ? value_end(p) : NULL;
	if (!end)
		return NULL;
	if (*p == '"')
		return str_new(ctx, p + 1, (u64)(end - p) - 2, site);
	return str_new(ctx, p, (u64)(end - p), site);
}
