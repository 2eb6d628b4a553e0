// SPDX-License-Identifier: GPL-2.0-or-later
#include "period.h"

#include <stddef.h>
#include <strings.h>

static const struct {
	const char *name;
	uint64_t ns;
} units[] = {
	{ "ns", 1 },
	{ "nsec", 1 },
	{ "us", 1000 },
	{ "usec", 1000 },
	{ "ms", 1000000 },
	{ "msec", 1000000 },
	{ "s", NSEC_PER_SEC },
	{ "sec", NSEC_PER_SEC },
	{ "m", 60 * NSEC_PER_SEC },
	{ "min", 60 * NSEC_PER_SEC },
	{ "h", 3600 * NSEC_PER_SEC },
	{ "hour", 3600 * NSEC_PER_SEC },
	{ "d", 86400 * NSEC_PER_SEC },
	{ "day", 86400 * NSEC_PER_SEC },
};

bool period_scale(uint64_t *n, const char *unit)
{
	if (!strcasecmp(unit, "hz")) {
		*n = *n ? NSEC_PER_SEC / *n : 0;
		return true;
	}
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (!strcasecmp(unit, units[i].name))
			return !__builtin_mul_overflow(*n, units[i].ns, n);
	return false;
}
