// SPDX-License-Identifier: GPL-2.0-or-later
#include "predefined.h"

#include <string.h>
#include <sys/utsname.h>

#include <talloc.h>

#include "common/array.h"

const char *const *predefined_words(void *ctx)
{
	static const char *const fixed[] = {
		"-D__linux", "-D__linux__",  "-D__unix",      "-D__unix__",
		"-D__SVR4",  "-D__SUNW_D=1", "-D__SUNW_D_64",
	};
	const char **words = NULL;
	struct utsname host;
	size_t n = 0;

	for (size_t i = 0; i < sizeof(fixed) / sizeof(*fixed); i++)
		array_add(ctx, words, n) = fixed[i];
	array_add(ctx, words, n) =
		talloc_asprintf(ctx, "-D__SUNW_D_VERSION=0x%08x", PREDEFINED_D_VERSION);
	if (!uname(&host)) {
		array_add(ctx, words, n) = talloc_asprintf(ctx, "-D__%s", host.sysname);
		array_add(ctx, words, n) = talloc_asprintf(ctx, "-D__%s", host.machine);
		if (!strcmp(host.machine, "x86_64"))
			array_add(ctx, words, n) = "-D__amd64";
	}
	array_add(ctx, words, n) = NULL;
	return words;
}
