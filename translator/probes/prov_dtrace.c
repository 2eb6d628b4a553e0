// SPDX-License-Identifier: GPL-2.0-or-later
/* The dtrace provider: BEGIN, END and ERROR (DTrace guide, "dtrace Provider"). */
#include "provider.h"

static const struct {
	const char *name;
	enum prog_attach attach;
} probes[] = { { "BEGIN", PT_BEGIN }, { "END", PT_END }, { "ERROR", PT_ERROR } };

static uint32_t count(struct resolver *r)
{
	(void)r;
	return 3;
}

static void match(struct resolver *r, const struct probe_desc *d, struct probe_set *set,
		  const char **why)
{
	(void)why;
	if (!resolve_glob(d->mod, "") || !resolve_glob(d->func, ""))
		return;
	for (uint32_t i = 0; i < 3; i++) {
		struct prog_probe p = {
			.prov = "dtrace", .mod = "", .func = "", .name = probes[i].name
		};

		if (resolve_glob(d->name, p.name))
			resolve_add(r, &provider_dtrace, i, probes[i].attach, &p, set);
	}
}

static const struct probe_attributes attributes = {
	.prov = ATTRIBUTES(STABLE, STABLE, COMMON),
	.mod = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.func = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.name = ATTRIBUTES(STABLE, STABLE, COMMON),
	.args = ATTRIBUTES(STABLE, STABLE, COMMON),
};

const struct provider provider_dtrace = {
	.name = "dtrace", .count = count, .match = match, .attributes = &attributes
};
