// SPDX-License-Identifier: GPL-2.0-or-later
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talloc.h>

#include "target_headers.h"

/* A word of letters, digits and what else packages' names have, from `start` on. */
static char *package_at(void *ctx, const char *start)
{
	return talloc_strndup(
		ctx, start,
		strspn(start,
		       "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-~_"));
}

static const char *lack(void *ctx, const char *dir, const char *what, const char *package)
{
	return talloc_asprintf(
		ctx, "the headers in %s are not complete: %s is not there; install the package %s",
		dir, what, package);
}

/* The tools: scripts is a link into linux-kbuild-VERSION. */
static const char *lack_tools(void *ctx, const char *dir)
{
	char *link = talloc_asprintf(ctx, "%s/scripts", dir), to[PATH_MAX], *package;
	ssize_t n = readlink(link, to, sizeof(to) - 1);

	if (n <= 0 || !access(talloc_asprintf(ctx, "%s/Makefile.build", link), R_OK))
		return NULL;
	to[n] = '\0';
	package = strstr(to, "linux-kbuild-");
	return package ? lack(ctx, dir, link, package_at(ctx, package)) : NULL;
}

/* What all flavours share: the Makefile includes that of linux-headers-VERSION-common. */
static const char *lack_common(void *ctx, const char *dir)
{
	FILE *f = fopen(talloc_asprintf(ctx, "%s/Makefile", dir), "re");
	char line[2 * PATH_MAX], whole[PATH_MAX], *word = NULL, *package, *file;
	const char *why = NULL;

	while (f && !word && fgets(line, sizeof(line), f))
		if (!strncmp(line, "include", 7))
			word = strstr(line, "linux-headers-");
	if (word && realpath(dir, whole)) {
		package = package_at(ctx, word);
		file = talloc_asprintf(ctx, "%s/../%s/Makefile", whole, package);
		if (access(file, R_OK))
			why = lack(ctx, dir, talloc_asprintf(ctx, "%s/Makefile", package), package);
	}
	if (f)
		fclose(f);
	return why;
}

const char *target_headers_lack(void *ctx, const char *dir)
{
	const char *why = lack_common(ctx, dir);

	return why ? why : lack_tools(ctx, dir);
}
