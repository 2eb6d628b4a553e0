/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * resolve_probe.h - what a resolver has, for resolve_probe.c, where providers add their probes, and
 * for resolve.c, which asks them for these.
 */
#ifndef DTAP_RESOLVE_PROBE_H
#define DTAP_RESOLVE_PROBE_H

#include <uthash.h>

#include "provider.h"

/* Ids from here on are those of modules' probes; all others are below. */
#define FIRST_OF_MODULES (1u << 22)

#define RESOLVER_MAX	 8 /* providers */

struct entry {
	struct probe probe; /* first: probe_set and the caches hand out its address */
	struct probe_args *args;
	bool args_known;
	uint32_t round;	 /* the resolve_desc() call that last added it */
	const char *key; /* "provider:name" of probes made on demand */
	UT_hash_handle by_id, by_key;
};

struct resolver {
	struct target *target;
	struct type_space *types;
	const struct provider *const *providers; /* in the order of their ids */
	size_t nproviders;
	/* The first id of each provider's, of libraries' probes, and of those made on demand. */
	uint32_t base[RESOLVER_MAX + 2];
	uint32_t next_id;
	uint32_t round;
	struct entry *ids, *keys;
	struct stable *stable;
	const char *left_out[PT_KINDS]; /* by attach: why; NULL: it is not */
	bool offers_all;		/* also those */
	struct resolver_left left;
};

/* How many ids a module has; those of a provider begin after those of the ones before it. */
uint32_t resolver_share(const struct resolver *r);

#endif
