// SPDX-License-Identifier: GPL-2.0-or-later
#include "override.h"

#include <stddef.h>

#include "provider.h"

static const struct {
	const char *pattern, *reason;
} list[] = {
#define FORBID(pattern, reason) { pattern, reason },
#include "runtime/override.def"
#undef FORBID
};

const char *override_forbidden(const char *name)
{
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (resolve_glob(list[i].pattern, name))
			return list[i].reason;
	return NULL;
}
