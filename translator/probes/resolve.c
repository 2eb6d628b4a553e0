// SPDX-License-Identifier: GPL-2.0-or-later
#include "resolve.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

#include "common/near.h"
#include "lacking.h"
#include "resolve_probe.h"
#include "stable.h"

/* In the order of their ids. */
static const struct provider *const providers[] = {
	&provider_dtrace, &provider_profile, &provider_syscall,
	&provider_sdt,	  &provider_rawtp,   &provider_fbt,
};

#define NPROVIDERS (sizeof(providers) / sizeof(*providers))
_Static_assert(NPROVIDERS <= RESOLVER_MAX, "resolve_probe.h has room for all of them");

/* So many names a message lists when none is near. */
#define NAMES_LISTED 16
#define NAMES_ROOM   64

/* The tables' own memory is not talloc's. */
static int resolver_destroy(struct resolver *r)
{
	HASH_CLEAR(by_id, r->ids);
	HASH_CLEAR(by_key, r->keys);
	return 0;
}

struct resolver *resolver_create(void *parent, struct target *target, struct type_space *types)
{
	struct resolver *r = talloc_zero(parent, struct resolver);
	uint32_t id = 1;

	talloc_set_destructor(r, resolver_destroy);
	r->target = target;
	r->types = types;
	r->providers = providers;
	r->nproviders = NPROVIDERS;
	for (size_t i = 0; i < NPROVIDERS; i++) {
		r->base[i] = id;
		id += providers[i]->count(r);
	}
	r->base[NPROVIDERS] = r->base[NPROVIDERS + 1] = r->next_id = id;
	assert(id < FIRST_OF_MODULES);
	return r;
}

/* All probes of those providers that the id may be of; of a module, which becomes known by that. */
static void match_around(struct resolver *r, uint32_t id, struct probe_set *set, const char **why)
{
	struct probe_desc any = { .text = "", .prov = "", .mod = "", .func = "", .name = "" };
	const bool of_module = id >= FIRST_OF_MODULES;

	r->round++;
	if (of_module &&
	    !target_load_ordinal(r->target, (id - FIRST_OF_MODULES) / resolver_share(r)))
		return;
	for (size_t i = 0; i < NPROVIDERS; i++)
		if (of_module ? providers[i]->per_module : id >= r->base[i] && id < r->base[i + 1])
			providers[i]->match(r, &any, set, why);
	if (id >= r->base[NPROVIDERS] && id < r->base[NPROVIDERS + 1])
		stable_match(r, &any, set);
}

static size_t resolve_id(struct resolver *r, uint32_t id, struct probe_set *set, const char **why)
{
	struct probe_set all = { 0 };

	r->offers_all = true;
	match_around(r, id, &all, why);
	r->offers_all = false;
	for (size_t i = 0; i < all.n; i++) {
		if (all.probes[i]->p.id != id)
			continue;
		r->round++;
		resolve_add(r, all.probes[i]->provider, all.probes[i]->ref, all.probes[i]->attach,
			    &all.probes[i]->p, set);
		return !r->left.n;
	}
	*why = talloc_asprintf(r, "no probe has the id %u%s", id,
			       id < r->base[NPROVIDERS + 1] || id >= FIRST_OF_MODULES ?
				       "" :
				       "; one that is made on demand, as profile-123hz is, goes "
				       "by its name");
	return 0;
}

static bool match_kernel(struct resolver *r, const struct probe_desc *desc, struct probe_set *set,
			 const char **why)
{
	bool any = false;

	r->round++;
	for (size_t i = 0; i < NPROVIDERS; i++) {
		if (!resolve_glob(desc->prov, providers[i]->name))
			continue;
		any = true;
		providers[i]->match(r, desc, set, why);
	}
	return any;
}

void resolve_kernel(struct resolver *r, const struct probe_desc *desc, struct probe_set *set)
{
	const char *why;

	r->left.n = 0;
	match_kernel(r, desc, set, &why);
}

/* What all providers have for a description; false: none has a matching name. */
static bool match_all(struct resolver *r, const struct probe_desc *desc, struct probe_set *set,
		      const char **why)
{
	bool any = match_kernel(r, desc, set, why);

	/* Behind the others: it looks for probes of theirs. */
	return stable_match(r, desc, set) || any;
}

/* ------------------------------------------------------------- why nothing matches */

static int compare_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t unique(const char **names, size_t n)
{
	size_t kept = 0;

	qsort(names, n, sizeof(*names), compare_text);
	for (size_t i = 0; i < n; i++)
		if (!kept || strcmp(names[kept - 1], names[i]))
			names[kept++] = names[i];
	return kept;
}

/* "; closest: 'NAME'", or all there are if they are few; "" when that is of no help. */
static const char *suggest(struct resolver *r, const char *name, const char **names, size_t n)
{
	const char *near = NULL, *list = NULL;

	n = unique(names, n);
	for (size_t i = 0; i < n && !near; i++)
		if (!strcasecmp(name, names[i]))
			near = names[i];
	if (!near)
		near = near_function(name, names, (unsigned int)n);
	if (near)
		return talloc_asprintf(r, "; closest: '%s'", near);
	for (size_t i = 0; i < n && n <= NAMES_LISTED; i++)
		list = talloc_asprintf(r, "%s%s'%s'", list ? list : "", list ? ", " : "; there is ",
				       names[i]);
	return list ? list : "";
}

/*
 * A description of which one part is wrong: without that part it matches.  The parts are
 * tried from the last to the first, as the first are mostly left out.
 */
static const char *explain_part(struct resolver *r, const struct probe_desc *desc)
{
	static const struct {
		const char *what;
		size_t desc, probe;
	} parts[] = {
		{ "name", offsetof(struct probe_desc, name), offsetof(struct prog_probe, name) },
		{ "function", offsetof(struct probe_desc, func),
		  offsetof(struct prog_probe, func) },
		{ "module", offsetof(struct probe_desc, mod), offsetof(struct prog_probe, mod) },
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct probe_desc wider = *desc;
		struct probe_set set = { 0 };
		const char **part = (const char **)((char *)&wider + parts[i].desc);
		const char *wrong = *part, **names, *why;

		if (!*wrong || resolve_is_glob(wrong))
			continue;
		*part = "";
		match_all(r, &wider, &set, &why);
		if (!set.n)
			continue;
		names = talloc_array(r, const char *, set.n);
		for (size_t k = 0; k < set.n; k++)
			names[k] = *(const char **)((char *)&set.probes[k]->p + parts[i].probe);
		return talloc_asprintf(r, "no such probe has the %s '%s'%s", parts[i].what, wrong,
				       suggest(r, wrong, names, set.n));
	}
	return NULL;
}

/* The module after which a function is named, up to one of its '_': "ext4" of ext4_file_*. */
static const char *module_of_function(struct resolver *r, const char *func)
{
	char *word = talloc_strndup(r, func, strcspn(func, "*?[\\"));
	const char *module = NULL;
	char *end;

	while (!module && (end = strrchr(word, '_'))) {
		*end = '\0';
		if (*word)
			module = target_other_module(r->target, word);
	}
	return module;
}

/* Whether the kernel has a function whose name its build has made of this one. */
static bool has_made_of(struct resolver *r, const char *func)
{
	const struct target_func *funcs;
	size_t n;

	funcs = target_funcs(r->target, &n);
	for (size_t i = 0; i < n; i++)
		if (near_is_made_of(funcs[i].name, func))
			return true;
	return false;
}

/*
 * A module that is not loaded, whose name lets one expect the function; it is not looked at unless
 * it is named.
 */
static const char *explain_module(struct resolver *r, const struct probe_desc *d)
{
	const char *module = NULL;

	if (!*d->mod && *d->func && (!*d->prov || !strcmp(d->prov, "fbt")))
		module = module_of_function(r, d->func);
	if (!module || has_made_of(r, d->func))
		return NULL;
	return talloc_asprintf(r,
			       "the module '%s', which is not loaded, may have it; it is looked at "
			       "if it is named: fbt:%s:%s:%s",
			       module, module, d->func, d->name);
}

/* "sdt:sched::sched_switch", if such probes exist. */
static const char *described(struct resolver *r, const char *prov, const char *mod,
			     const char *func, const char *name)
{
	const struct resolver_left left = r->left;
	const struct probe_desc desc = {
		.text = "", .prov = prov, .mod = mod, .func = func, .name = name
	};
	struct probe_set set = { 0 };
	const char *why;

	match_all(r, &desc, &set, &why);
	r->left = left;
	return set.n ? talloc_asprintf(r, "%s:%s:%s:%s", prov, mod, func, name) : NULL;
}

/* Fewer than four parts that were counted from the provider on, as the four would be. */
static const char *explain_parts(struct resolver *r, const struct probe_desc *d)
{
	const char *meant = NULL;

	if (*d->prov)
		return NULL;
	if (*d->mod && resolve_exists(r, "provider", d->mod)) {
		meant = described(r, d->mod, d->func, d->name, "entry");
		if (!meant)
			meant = described(r, d->mod, d->func, "", d->name);
		if (!meant)
			meant = described(r, d->mod, "", d->func, d->name);
	} else if (!*d->mod && *d->func && resolve_exists(r, "provider", d->func)) {
		meant = described(r, d->func, "", d->name, "entry");
		if (!meant)
			meant = described(r, d->func, "", "", d->name);
		if (!meant)
			meant = described(r, d->func, d->name, "", "");
	} else if (!*d->mod && !*d->func && resolve_exists(r, "provider", d->name)) {
		meant = described(r, d->name, "", "", "");
	}
	return meant ? talloc_asprintf(r, "the last part is the name: write %s", meant) : NULL;
}

const char *resolve_provider(size_t i)
{
	return i < NPROVIDERS ? providers[i]->name : NULL;
}

bool resolve_exists(struct resolver *r, const char *kind, const char *name)
{
	if (!strcmp(kind, "module"))
		return target_has_module(r->target, name);
	for (size_t i = 0; i < NPROVIDERS; i++)
		if (!strcmp(providers[i]->name, name))
			return true;
	return stable_has_provider(r, name);
}

#define PROCESSES "probes in user processes (pid, plockstat, USDT) are not supported yet"

static const struct {
	const char *name, *what;
} absent[] = {
#define ABSENT(name, what) { #name, what },
#include "absent.def"
#undef ABSENT
};

/* As the providers in user processes are: pid123, plockstat123, one of USDT's with a process id. */
static size_t without_process(const char *prov)
{
	size_t n = strlen(prov);

	while (n && prov[n - 1] >= '0' && prov[n - 1] <= '9')
		n--;
	return n;
}

static const char *explain_absent(struct resolver *r, const char *prov)
{
	const size_t len = strlen(prov), base = without_process(prov);

	for (size_t i = 0; i < sizeof(absent) / sizeof(*absent); i++)
		if (!strcmp(absent[i].name, prov))
			return talloc_asprintf(r, "'%s' %s", prov, absent[i].what);
	if (base && base < len)
		return talloc_asprintf(r, "there is no provider '%s': " PROCESSES, prov);
	return NULL;
}

static const char *explain_provider(struct resolver *r, const char *prov)
{
	const char *names[NAMES_ROOM], *why = explain_absent(r, prov);
	size_t n;

	if (why)
		return why;
	for (size_t i = 0; i < NPROVIDERS; i++)
		names[i] = providers[i]->name;
	n = stable_providers(r, names, NPROVIDERS, NAMES_ROOM);
	return talloc_asprintf(r, "there is no provider '%s'%s", prov, suggest(r, prov, names, n));
}

/* why: what a provider says, or NULL. */
static const char *explain_nothing(struct resolver *r, const struct probe_desc *desc,
				   const char *why)
{
	const char *lacks = lacking_explain(r, r->target, desc->prov);
	const char *parts = lacks ? NULL : explain_parts(r, desc);
	const char *module = lacks || parts ? NULL : explain_module(r, desc);

	if (lacks || parts)
		return lacks ? lacks : parts;
	return module ? module : why ? why : explain_part(r, desc);
}

size_t resolve_desc(struct resolver *r, const struct probe_desc *desc, struct probe_set *set,
		    const char **why)
{
	const size_t before = set->n;
	bool any;

	*why = NULL;
	r->left = (struct resolver_left){ 0 };
	if (desc->id)
		return resolve_id(r, desc->id, set, why);
	any = match_all(r, desc, set, why);
	if (set->n > before || r->left.n)
		*why = NULL;
	else if (!any)
		*why = explain_provider(r, desc->prov);
	else if (r->left.missing)
		*why = r->left.missing;
	else
		*why = explain_nothing(r, desc, *why);
	return set->n - before;
}

const struct probe_args *resolve_args(struct resolver *r, const struct probe *probe)
{
	struct entry *e = (struct entry *)probe;

	if (!e->args_known && probe->provider->args)
		e->args = probe->provider->args(r, probe);
	e->args_known = true;
	return e->args;
}

struct location resolve_argn(struct resolver *r, const struct probe *probe, uint32_t n)
{
	const struct type *word = type_int(r->types, 64, true);

	if (!probe->provider->argn)
		return location_at(LOCATION_GIVEN, n, word);
	return probe->provider->argn(probe, resolve_args(r, probe), n, word);
}

const struct type *resolve_result(struct resolver *r, const struct probe *probe, bool any,
				  struct resolve_refusal *refusal)
{
	if (probe->provider->result)
		return probe->provider->result(r, probe, any, refusal);
	refusal->why = "only fbt's probes, entry and return, are of a function that returns";
	return NULL;
}

const char *resolve_module(struct resolver *r, const struct probe *probe)
{
	return probe->provider->module ? probe->provider->module(r, probe) : NULL;
}

const struct probe_attributes *resolve_attributes(const struct probe *probe)
{
	static const struct probe_attributes unknown = {
		ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN), ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
		ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN), ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
		ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	};

	return probe->provider->attributes ? probe->provider->attributes : &unknown;
}

enum prog_attach resolve_attach(const struct probe *probe, bool uses_args)
{
	return uses_args ? probe->attach : prog_attach_bare(probe->attach);
}

struct prog_probe resolve_row(struct resolver *r, const struct probe *probe,
			      enum prog_attach attach)
{
	struct prog_probe p = probe->p;

	if (probe->via) {
		p = resolve_row(r, probe->via, attach);
		if (!p.attach_name)
			p.attach_name = p.func;
		p.id = probe->p.id;
		p.prov = probe->p.prov;
		p.mod = probe->p.mod;
		p.func = probe->p.func;
		p.name = probe->p.name;
		return p;
	}
	if (probe->provider->row)
		probe->provider->row(r, probe, attach, &p);
	return p;
}

static int by_id(const void *a, const void *b)
{
	const struct probe *x = *(struct probe *const *)a, *y = *(struct probe *const *)b;

	return (x->p.id > y->p.id) - (x->p.id < y->p.id);
}

void resolve_all(struct resolver *r, struct probe_set *set)
{
	static const struct probe_desc any = {
		.text = "", .prov = "", .mod = "", .func = "", .name = ""
	};
	const char *why;

	resolve_desc(r, &any, set, &why);
	qsort(set->probes, set->n, sizeof(*set->probes), by_id);
}
