// SPDX-License-Identifier: GPL-2.0-or-later
#include "names.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

static bool is_reserved(const char *name)
{
	static const char *const words[] = {
		"asm",	    "auto",    "bool",	   "break",    "case",	   "char",    "const",
		"continue", "default", "do",	   "double",   "else",	   "enum",    "extern",
		"false",    "float",   "for",	   "goto",     "if",	   "inline",  "int",
		"linux",    "long",    "register", "restrict", "return",   "short",   "signed",
		"sizeof",   "static",  "struct",   "switch",   "true",	   "typedef", "typeof",
		"union",    "unix",    "unsigned", "void",     "volatile", "while",   "NULL",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (!strcmp(words[i], name))
			return true;
	return !strncmp(name, "rt_", 3) || !strncmp(name, "RT_", 3) || !strncmp(name, "DTAP_", 5) ||
	       name[0] == '_';
}

const char *names_member(void *ctx, const char *name)
{
	size_t len = strlen(name);
	bool mark = is_reserved(name) || (len && name[len - 1] == '_');
	char *out = talloc_asprintf(ctx, "%s%s", name, mark ? "_" : "");

	if (!out)
		abort();
	return out;
}
