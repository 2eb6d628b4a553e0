// SPDX-License-Identifier: GPL-2.0-or-later
#include "paths.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "common/trust.h"
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

/* The directory of the user's choice, and which variable chose it (NULL: none). */
static const char *wanted_cache(void *ctx, const char **variable)
{
	const char *dir = getenv("DTAP_CACHE"), *home = getenv("HOME");
	const char *xdg = getenv("XDG_CACHE_HOME");

	*variable = "DTAP_CACHE";
	if (dir && *dir)
		return dir;
	*variable = "XDG_CACHE_HOME";
	if (xdg && *xdg)
		return talloc_asprintf(ctx, "%s/dtap", xdg);
	*variable = "HOME";
	if (home && *home && strcmp(home, "/"))
		return talloc_asprintf(ctx, "%s/.cache/dtap", home);
	*variable = NULL;
	return "/var/cache/dtap";
}

/* For one who cannot write to the wanted one. */
static const char *spare_cache(void *ctx, const char **why)
{
	const char *tmp = getenv("TMPDIR");
	char *dir = talloc_asprintf(ctx, "%s/dtap-cache-%u", tmp && *tmp ? tmp : "/tmp",
				    (unsigned int)geteuid());

	if (trust_folder(ctx, dir, TRUST_MAKE, why)) {
		if (!access(dir, W_OK | X_OK))
			return dir;
		*why = talloc_asprintf(ctx, "cannot write to %s: %s", dir, strerror(errno));
	} else if (!*why) {
		*why = talloc_asprintf(ctx, "cannot make %s: %s", dir, strerror(errno));
	}
	return NULL;
}

const char *paths_cache_found(void *ctx)
{
	const char *variable, *why;
	char whole[PATH_MAX];

	if (!realpath(wanted_cache(ctx, &variable), whole) || !trust_folder(ctx, whole, 0, &why))
		return NULL;
	return talloc_strdup(ctx, whole);
}

const char *paths_cache(void *ctx, const char **trouble)
{
	const char *variable, *wanted = wanted_cache(ctx, &variable), *dir, *why;
	const char *named =
		variable ? talloc_asprintf(ctx, "%s, of $%s", wanted, variable) : wanted;
	char *problem, whole[PATH_MAX];

	*trouble = NULL;
	/* Tools that are given it run elsewhere. */
	if (trust_folder(ctx, wanted, TRUST_MAKE, &why) && !access(wanted, W_OK | X_OK) &&
	    realpath(wanted, whole))
		return talloc_strdup(ctx, whole);
	if (why) {
		*trouble = talloc_asprintf(
			ctx,
			"the cache %s%s is not safe, as others could change what runs "
			"from it: %s; correct the owner and mode, or set DTAP_CACHE to a "
			"folder of this user's own",
			named, variable ? "," : "", why);
		return NULL;
	}
	problem = talloc_asprintf(ctx, "cannot keep anything in the cache %s: %s", named,
				  strerror(errno));
	dir = spare_cache(ctx, &why);
	if (dir)
		*trouble = talloc_asprintf(ctx,
					   "%s; it is in %s now, until that is cleaned up: set "
					   "DTAP_CACHE to a folder that can be written to",
					   problem, dir);
	else
		*trouble = talloc_asprintf(ctx,
					   "%s, and %s: set DTAP_CACHE to a folder that can be "
					   "written to",
					   problem, why);
	return dir;
}
