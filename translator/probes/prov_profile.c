// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The profile provider: profile-N fires on every CPU, tick-N on one (DTrace guide, "profile
 * Provider").  Some are listed; any other within the limits is made when it is asked for.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/period.h"
#include "provider.h"

/* 5000 Hz: nothing faster. */
#define PERIOD_MIN 200000ULL

static const char *const listed[] = {
	"profile-97",	"profile-199",	"profile-499", "profile-997", "profile-1999",
	"profile-4001", "profile-4999", "tick-1",      "tick-10",     "tick-100",
	"tick-500",	"tick-1000",	"tick-5000",
};

#define NLISTED (sizeof(listed) / sizeof(*listed))

/* Period in ns of "N[unit]"; 0: not a period, or one that is too short. */
static uint64_t period(const char *text)
{
	uint64_t n;
	char *end;

	if (!isdigit((unsigned char)*text))
		return 0;
	errno = 0;
	n = strtoull(text, &end, 10);
	if (errno || !n || !period_scale(&n, *end ? end : "hz"))
		return 0;
	return n >= PERIOD_MIN && n <= INT64_MAX ? n : 0;
}

static uint32_t count(struct resolver *r)
{
	(void)r;
	return NLISTED;
}

static enum prog_attach attach_of(const char *name)
{
	return name[0] == 'p' ? PT_PROFILE : PT_TICK;
}

static void match_glob(struct resolver *r, const struct probe_desc *d, struct probe_set *set)
{
	for (uint32_t i = 0; i < NLISTED; i++) {
		struct prog_probe p = { .prov = "profile",
					.mod = "",
					.func = "",
					.name = listed[i],
					.where = period(strchr(listed[i], '-') + 1) };

		if (resolve_glob(d->name, listed[i]))
			resolve_add(r, &provider_profile, i, attach_of(listed[i]), &p, set);
	}
}

static void match(struct resolver *r, const struct probe_desc *d, struct probe_set *set,
		  const char **why)
{
	struct prog_probe p = { .prov = "profile", .mod = "", .func = "" };
	const char *number = NULL;

	if (!resolve_glob(d->mod, "") || !resolve_glob(d->func, ""))
		return;
	if (!*d->name || resolve_is_glob(d->name)) {
		match_glob(r, d, set);
		return;
	}
	for (size_t i = 0; i < NLISTED; i++) {
		if (!strcmp(d->name, listed[i])) {
			match_glob(r, d, set);
			return;
		}
	}
	if (!strncmp(d->name, "profile-", 8))
		number = d->name + 8;
	else if (!strncmp(d->name, "tick-", 5))
		number = d->name + 5;
	if (!number)
		return;
	p.where = period(number);
	if (!p.where) {
		*why = "the interval must be a number with a unit (ns us ms s m h d hz), at least "
		       "200us and at most 5000hz";
		return;
	}
	p.name = talloc_strdup(resolver_memory(r), d->name);
	resolve_add(r, &provider_profile, PROVIDER_NO_REF, attach_of(p.name), &p, set);
}

static const struct probe_attributes attributes = {
	.prov = ATTRIBUTES(EVOLVING, EVOLVING, COMMON),
	.mod = ATTRIBUTES(UNSTABLE, UNSTABLE, COMMON),
	.func = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.name = ATTRIBUTES(EVOLVING, EVOLVING, COMMON),
	.args = ATTRIBUTES(EVOLVING, EVOLVING, COMMON),
};

const struct provider provider_profile = {
	.name = "profile", .count = count, .match = match, .attributes = &attributes
};
