// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "rotate.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/must.h"
#include "common/option.h"
#include "common/scope.h"

#define LEAST 4096 /* less would be many files a second */

const char *rotate_read(const char *text, unsigned long long *size, unsigned int *keep)
{
	static const struct option_info as_size = { .kind = OPT_SIZE };
	static const char wanted[] =
		"must be SIZE or SIZE,N: at least 4k, and at most 999 old files";
	const char *comma = strchrnul(text, ',');
	scope_free char *first = must(talloc_strndup(NULL, text, (size_t)(comma - text)));
	char why[OPTION_WHY], *end;
	unsigned long n = 1;
	uint64_t bytes;

	if (option_read(&as_size, first, &bytes, why) || bytes < LEAST)
		return wanted;
	if (*comma) {
		errno = 0;
		n = strtoul(comma + 1, &end, 10);
		if (!isdigit((unsigned char)comma[1]) || *end || errno || !n || n > ROTATE_MOST)
			return wanted;
	}
	*size = bytes;
	*keep = (unsigned int)n;
	return NULL;
}

/* The name of a predecessor; 0: the file itself.  The caller frees it. */
static char *name_of(const char *path, unsigned int n)
{
	return must(n ? talloc_asprintf(NULL, "%s.%u", path, n) : talloc_strdup(NULL, path));
}

bool rotate_away(const char *path, unsigned int keep)
{
	for (unsigned int n = keep; n; n--) {
		scope_free char *from = name_of(path, n - 1);
		scope_free char *to = name_of(path, n);

		/* Somebody else may have moved one away. */
		if (rename(from, to) && errno != ENOENT)
			return false;
	}
	return true;
}

void rotate_back(const char *path)
{
	scope_free char *last = name_of(path, 1);

	if (access(path, F_OK))
		rename(last, path);
}
