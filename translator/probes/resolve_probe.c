// SPDX-License-Identifier: GPL-2.0-or-later
/* What providers need of a resolver: to compare descriptions, and to add the probes that match. */
#include "resolve_probe.h"

#include <assert.h>
#include <fnmatch.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"

void resolver_leave_out(struct resolver *r, enum prog_attach attach, const char *why)
{
	r->left_out[attach] = why;
}

const char *resolver_left_out(const struct resolver *r, enum prog_attach attach)
{
	return r->left_out[attach];
}

struct resolver_left *resolver_left(struct resolver *r)
{
	return &r->left;
}

size_t resolve_left(const struct resolver *r, const char **why)
{
	*why = r->left.why;
	return r->left.n;
}

struct target *resolver_target(const struct resolver *r)
{
	return r->target;
}

struct type_space *resolver_types(const struct resolver *r)
{
	return r->types;
}

void *resolver_memory(struct resolver *r)
{
	return r;
}

struct stable *resolver_stable(const struct resolver *r)
{
	return r->stable;
}

void resolver_set_stable(struct resolver *r, struct stable *stable, uint32_t n)
{
	assert(!r->keys);
	r->stable = stable;
	r->base[r->nproviders + 1] = r->next_id = r->base[r->nproviders] + n;
}

struct probe_args *resolve_args_create(struct resolver *r, uint32_t n)
{
	struct probe_args *a = talloc_zero(r, struct probe_args);

	a->n = n;
	a->args = talloc_zero_array(a, struct probe_arg, n ? n : 1);
	return a;
}

bool resolve_is_glob(const char *pattern)
{
	return strpbrk(pattern, "*?[\\") != NULL;
}

bool resolve_glob(const char *pattern, const char *text)
{
	if (!*pattern || !strcmp(pattern, "*"))
		return true;
	if (!resolve_is_glob(pattern))
		return !strcmp(pattern, text);
	return !fnmatch(pattern, text, 0);
}

/* Where a provider's ids are in the share of a module; of nproviders: the size of that share. */
static uint32_t place_in_module(const struct resolver *r, size_t provider)
{
	uint32_t place = 0;

	for (size_t i = 0; i < provider; i++)
		place += r->providers[i]->per_module;
	return place;
}

uint32_t resolver_share(const struct resolver *r)
{
	return place_in_module(r, r->nproviders);
}

/* The id of a probe with a ref: it depends on the target and the libraries there are, no more. */
static uint32_t id_of(const struct resolver *r, const struct provider *provider, uint32_t ref)
{
	size_t i = 0;
	uint32_t module;

	while (i < r->nproviders && r->providers[i] != provider)
		i++;
	if (ref < r->base[i + 1] - r->base[i])
		return r->base[i] + ref;
	assert(i < r->nproviders && provider->per_module && ref >= provider->of_kernel);
	module = (ref - provider->of_kernel) / provider->per_module;
	return FIRST_OF_MODULES + module * resolver_share(r) + place_in_module(r, i) +
	       (ref - provider->of_kernel) % provider->per_module;
}

/* Why a probe cannot be had; NULL: it can. */
static const char *cannot_attach(const struct resolver *r, enum prog_attach attach)
{
	/* The bare way will do for those whose arguments nobody uses, and the other for all. */
	if (r->offers_all || !r->left_out[prog_attach_bare(attach)])
		return NULL;
	return r->left_out[attach];
}

void resolve_add(struct resolver *r, const struct provider *provider, uint32_t ref,
		 enum prog_attach attach, const struct prog_probe *p, struct probe_set *set)
{
	const char *key = NULL, *left_out = cannot_attach(r, attach);
	struct entry *e;
	uint32_t id = 0;

	if (left_out) {
		r->left.n++;
		r->left.why = left_out;
		return;
	}
	if (ref == PROVIDER_NO_REF) {
		key = talloc_asprintf(r, "%s:%s", p->prov, p->name);
		HASH_FIND(by_key, r->keys, key, strlen(key), e);
	} else {
		id = id_of(r, provider, ref);
		HASH_FIND(by_id, r->ids, &id, sizeof(id), e);
	}
	if (!e) {
		e = talloc_zero(r, struct entry);
		e->probe.p = *p;
		e->probe.p.id = key ? r->next_id++ : id;
		e->probe.attach = attach;
		e->probe.provider = provider;
		e->probe.ref = ref;
		e->key = key;
		HASH_ADD(by_id, r->ids, probe.p.id, sizeof(e->probe.p.id), e);
		if (key)
			HASH_ADD_KEYPTR(by_key, r->keys, key, strlen(key), e);
	}
	if (e->round == r->round)
		return;
	e->round = r->round;
	array_add(r, set->probes, set->n) = &e->probe;
}
