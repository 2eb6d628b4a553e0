// SPDX-License-Identifier: GPL-2.0-or-later
#include "paths.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "config.h"

/* Directory of the running program. */
static char *program_dir(void *ctx)
{
	char buf[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", buf, sizeof(buf) - 1);
	char *slash;

	if (n < 0)
		return talloc_strdup(ctx, ".");
	buf[n] = 0;
	slash = strrchr(buf, '/');
	if (slash)
		*slash = 0;
	return talloc_strdup(ctx, buf);
}

static const char *data_dir(void *ctx, const char *name, const char *witness)
{
	char *tree = talloc_asprintf(ctx, "%s/../%s", program_dir(ctx), name);
	char real[PATH_MAX];

	if (!access(talloc_asprintf(ctx, "%s/%s", tree, witness), R_OK) && realpath(tree, real))
		return talloc_strdup(ctx, real);
	return talloc_asprintf(ctx, "%s/%s", DTAP_DATADIR, name);
}

const char *paths_runtime(void *ctx)
{
	return data_dir(ctx, "runtime", "rt.h");
}

const char *paths_tapsets(void *ctx)
{
	return data_dir(ctx, "tapsets", "errno.d");
}

const char *paths_scripts(void *ctx)
{
	return data_dir(ctx, "scripts", "vm");
}

const char *paths_loader(void *ctx)
{
	return talloc_asprintf(ctx, "%s/dtaprun", program_dir(ctx));
}

static const char *make_all(void *ctx, const char *path)
{
	char *copy = talloc_strdup(ctx, path);

	for (char *p = copy + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = 0;
		if (mkdir(copy, 0755) && errno != EEXIST)
			return NULL;
		*p = '/';
	}
	if (mkdir(copy, 0755) && errno != EEXIST)
		return NULL;
	return copy;
}

const char *paths_cache(void *ctx)
{
	const char *dir = getenv("DTAP_CACHE"), *home = getenv("HOME");
	const char *xdg = getenv("XDG_CACHE_HOME");

	if (!dir || !*dir) {
		if (xdg && *xdg)
			dir = talloc_asprintf(ctx, "%s/dtap", xdg);
		else if (home && *home && strcmp(home, "/"))
			dir = talloc_asprintf(ctx, "%s/.cache/dtap", home);
		else
			dir = "/var/cache/dtap";
	}
	return make_all(ctx, dir);
}
