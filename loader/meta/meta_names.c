// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "meta_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/must.h"

#define LONG 4096 /* bytes from which on a list is taken out */

/* A quote inside a JSON string has a backslash before it, so this is never part of one. */
static const char key[] = "\"funcs\":\"";

/*
 * The next list: the bytes after its quote, NULL when there is no more.  Those in which something
 * does not stand for itself are left to jansson.
 */
static const char *find_list(const char *p, const char *end, size_t *len)
{
	const char *list, *quote;

	for (;; p = quote) {
		list = memmem(p, (size_t)(end - p), key, sizeof(key) - 1);
		if (!list)
			return NULL;
		list += sizeof(key) - 1;
		quote = memchr(list, '"', (size_t)(end - list));
		if (!quote)
			return NULL;
		*len = (size_t)(quote - list);
		if (*len >= LONG && !memchr(list, '\\', *len) && !memchr(list, '\0', *len) &&
		    !memmem(list, *len, "\xf4\x8f", 2))
			return list;
	}
}

char *meta_names_take(void *ctx, const char *text, size_t *size, struct meta_names *names)
{
	const char *p = text, *end = text + *size, *list;
	char *copy = must(talloc_size(ctx, *size + 1)), *at = copy;
	size_t len;

	/* "#N" is shorter than the list, whatever N is. */
	names->lists = must(talloc_array(ctx, char *, *size / LONG + 1));
	names->n = 0;
	while ((list = find_list(p, end, &len))) {
		at = mempcpy(at, p, (size_t)(list - p));
		at += sprintf(at, "#%u", names->n);
		names->lists[names->n++] = must(talloc_strndup(ctx, list, len));
		p = list + len;
	}
	at = mempcpy(at, p, (size_t)(end - p));
	*size = (size_t)(at - copy);
	return copy;
}

char *meta_names_list(void *ctx, struct meta_names *names, const char *text)
{
	unsigned long i;
	char *end, *list;

	if (*text != '#')
		return must(talloc_strdup(ctx, text));
	i = strtoul(text + 1, &end, 10);
	if (*end || i >= names->n)
		return NULL;
	list = names->lists[i];
	names->lists[i] = NULL;
	return list;
}
