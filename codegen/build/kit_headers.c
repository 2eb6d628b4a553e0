// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit_headers.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/file.h"
#include "run.h"

/* The absolute path that follows a word at the start of a line; NULL if there is none. */
static char *path_after(void *ctx, const char *text, const char *word)
{
	const size_t n = strlen(word);

	for (const char *line = text; line; line = strchr(line, '\n')) {
		const char *at;

		line += *line == '\n';
		if (strncmp(line, word, n))
			continue;
		at = line + n + strspn(line + n, " \t:=");
		if (*at == '/')
			return talloc_strndup(ctx, at, strcspn(at, " \t\n"));
	}
	return NULL;
}

void kit_headers_options(void *ctx, const char *headers, struct args *make)
{
	char *text = file_read(ctx, talloc_asprintf(ctx, "%s/Makefile", headers), NULL);
	char *common = text ? path_after(ctx, text, "include") : NULL, *slash, *here;
	char real[PATH_MAX];

	if (!common || !realpath(headers, real))
		return;
	/* "/usr/src/linux-headers-VERSION-common/Makefile": the folder's name and the file's. */
	slash = memrchr(common, '/', strlen(common));
	slash = slash > common ? memrchr(common, '/', slash - common) : NULL;
	here = slash ? talloc_asprintf(ctx, "%s/..%s", real, slash) : NULL;
	if (!here || !realpath(here, real))
		return;
	if (strcmp(real, common)) {
		args_add(make, "-f");
		args_add(make, real);
		if (path_after(ctx, text, "KBUILD_OUTPUT") && realpath(headers, real))
			args_addf(make, "KBUILD_OUTPUT=%s", real);
	}
}
