// SPDX-License-Identifier: GPL-2.0-or-later
#include "macros.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <talloc.h>
#include <unistd.h>

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
