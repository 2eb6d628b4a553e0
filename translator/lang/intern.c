// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdlib.h>
#include <string.h>

#include <uthash.h>

#include "intern.h"

struct interned {
	UT_hash_handle hh;
	char text[];
};

static struct interned *table;

const char *intern_n(const char *text, size_t len)
{
	struct interned *name;

	HASH_FIND(hh, table, text, len, name);
	if (name)
		return name->text;
	name = malloc(sizeof(*name) + len + 1);
	if (!name)
		abort();
	memcpy(name->text, text, len);
	name->text[len] = '\0';
	HASH_ADD_KEYPTR(hh, table, name->text, len, name);
	return name->text;
}

const char *intern(const char *text)
{
	return intern_n(text, strlen(text));
}
