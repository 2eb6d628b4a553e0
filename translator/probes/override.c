// SPDX-License-Identifier: GPL-2.0-or-later
#include "override.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "provider.h"

#define KSYM_NAME_MAX 512 /* the kernel's KSYM_NAME_LEN */

static const struct {
	const char *pattern, *reason;
} list[] = {
#define FORBID(pattern, reason) { pattern, reason },
#include "runtime/override.def"
#undef FORBID
};

const char *override_forbidden(const char *name)
{
	char base[KSYM_NAME_MAX];

	snprintf(base, sizeof(base), "%.*s", (int)strcspn(name, "."), name);
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (resolve_glob(list[i].pattern, base))
			return list[i].reason;
	return NULL;
}
