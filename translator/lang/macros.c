// SPDX-License-Identifier: GPL-2.0-or-later
#include "macros.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <talloc.h>
#include <unistd.h>

enum macros_look macros_look(const char *text, int64_t *value, bool *is_unsigned)
{
	const char *p = text;
	bool neg = *p == '-';
	unsigned long long u;
	char *end;

	if (*p == '-' || *p == '+')
		p++;
	if (isdigit((unsigned char)*p)) {
		errno = 0;
		u = strtoull(p, &end, 0);
		while (strchr("uUlL", *end) && *end)
			end++;
		if (!*end) {
			if (value) {
				*value = neg ? (int64_t)(0 - u) : (int64_t)u;
				*is_unsigned = !neg && u > INT64_MAX;
			}
			if (errno == ERANGE || (neg && u > (1ull << 63)))
				return MACRO_OVERFLOW;
			return MACRO_INT;
		}
	}
	if (!isalpha((unsigned char)*text) && *text != '_')
		return MACRO_STRING;
	for (p = text; *p; p++)
		if (!isalnum((unsigned char)*p) && *p != '_' && *p != '`')
			return MACRO_STRING;
	return MACRO_IDENT;
}

const char *macros_value(void *arg, const char *name)
{
	const struct macros *m = arg;
	const struct {
		const char *name;
		long value;
	} ids[] = {
		{ "pid", getpid() },  { "ppid", getppid() }, { "pgid", getpgid(0) },
		{ "sid", getsid(0) }, { "uid", getuid() },   { "euid", geteuid() },
		{ "gid", getgid() },  { "egid", getegid() },
	};

	if (isdigit((unsigned char)*name)) {
		unsigned long n = strtoul(name, NULL, 10);

		if (!n)
			return m->name;
		return n <= m->nargs ? m->args[n - 1] : NULL;
	}
	if (!strcmp(name, "target"))
		return m->target;
	for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
		if (!strcmp(name, ids[i].name))
			return talloc_asprintf(m->ctx, "%ld", ids[i].value);
	return NULL;
}

const char *macros_read(struct macros *m, const char *name)
{
	unsigned long n = isdigit((unsigned char)*name) ? strtoul(name, NULL, 10) : 0;

	if (n <= m->nargs)
		m->read[n] = true;
	return macros_value(m, name);
}
