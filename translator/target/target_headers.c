// SPDX-License-Identifier: GPL-2.0-or-later
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talloc.h>

#include "target_headers.h"
#include "target_kernel.h"

/* A word of letters, digits and what else packages' names have, from `start` on. */
static char *package_at(void *ctx, const char *start)
{
	return talloc_strndup(
		ctx, start,
		strspn(start,
		       "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+-~_"));
}

static const char *lack(void *ctx, const char *sysroot, const char *dir, const char *what,
			const char *package)
{
	return talloc_asprintf(ctx, "the headers in %s are not complete: %s is not there; %s", dir,
			       what, target_kernel_package(ctx, sysroot, package));
}

/* The tools: scripts is a link into linux-kbuild-VERSION. */
static const char *lack_tools(void *ctx, const char *sysroot, const char *dir)
{
	char *link = talloc_asprintf(ctx, "%s/scripts", dir), to[PATH_MAX], *package;
	ssize_t n = readlink(link, to, sizeof(to) - 1);

	if (n <= 0 || !access(talloc_asprintf(ctx, "%s/Makefile.build", link), R_OK))
		return NULL;
	to[n] = '\0';
	package = strstr(to, "linux-kbuild-");
	return package ? lack(ctx, sysroot, dir, link, package_at(ctx, package)) : NULL;
}

/* What all flavours share: the Makefile includes that of linux-headers-VERSION-common. */
static const char *lack_common(void *ctx, const char *sysroot, const char *dir)
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
			why = lack(ctx, sysroot, dir, talloc_asprintf(ctx, "%s/Makefile", package),
				   package);
	}
	if (f)
		fclose(f);
	return why;
}

/* NULL, or one sentence that names the package missing beside the headers in `dir`. */
static const char *lacks(void *ctx, const char *sysroot, const char *dir)
{
	const char *why = lack_common(ctx, sysroot, dir);

	return why ? why : lack_tools(ctx, sysroot, dir);
}

/*
 * Where a link leads when its root is the sysroot; the path itself if it is not an absolute link.
 */
static const char *follow_inside(void *ctx, const char *sysroot, const char *path)
{
	char to[PATH_MAX];
	ssize_t n = readlink(path, to, sizeof(to) - 1);

	if (n <= 0 || to[0] != '/')
		return path;
	to[n] = '\0';
	return talloc_asprintf(ctx, "%s%s", sysroot, to);
}

const char *target_headers_find(void *ctx, const char *sysroot, const char *release,
				const char **err)
{
	const char *const build = talloc_asprintf(ctx, "%s/lib/modules/%s/build", sysroot, release);
	const char *const places[] = {
		follow_inside(ctx, sysroot, build),
		follow_inside(
			ctx, sysroot,
			talloc_asprintf(ctx, "%s/usr/lib/modules/%s/build", sysroot, release)),
		talloc_asprintf(ctx, "%s/usr/src/linux-headers-%s", sysroot, release),
		talloc_asprintf(ctx, "%s/usr/src/kernels/%s", sysroot, release),
		/*
		 * As modules_install leaves it in a folder: a link to the tree, wherever that is.
		 */
		build,
	};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		char *config = talloc_asprintf(ctx, "%s/.config", places[i]);

		if (access(config, R_OK) == 0) {
			*err = lacks(ctx, sysroot, places[i]);
			return *err ? NULL : places[i];
		}
	}
	*err = talloc_asprintf(
		ctx, "the headers of kernel %s are not there (no %s/.config); %s%s", release,
		places[2],
		target_kernel_package(ctx, sysroot,
				      talloc_asprintf(ctx, "linux-headers-%s", release)),
		*sysroot ? ", and there, too, those that it depends on, linux-headers-...-common "
			   "and linux-kbuild-..." :
			   "");
	return NULL;
}
