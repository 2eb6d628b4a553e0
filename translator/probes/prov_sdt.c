// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * sdt and rawtp: every tracepoint of the kernel, as Oracle's DTrace for Linux names them.
 * sdt:GROUP::EVENT has the fields of the event's record as its arguments, rawtp:GROUP::EVENT
 * what the kernel passes to the tracepoint.  The function part is empty.
 */
#include <string.h>
#include <talloc.h>

#include "common/near.h"
#include "translator/prog/passing.h"
#include "provider.h"

static uint32_t count(struct resolver *r)
{
	const struct target_event *events;
	uint32_t top = 0;
	size_t n;

	events = target_events(resolver_target(r), &n);
	while (top < n && events[top].index < TARGET_EVENTS_OF_KERNEL)
		top++;
	return top;
}

/* The tracepoint's prototype, whose first parameter is the probe's private pointer. */
static const struct type *prototype(struct resolver *r, const struct target_event *e)
{
	const struct type *t = type_of_tracepoint(resolver_types(r), e);

	return t && t->n ? t : NULL;
}

static void explain(struct resolver *r, const struct probe_desc *d,
		    const struct target_event *events, size_t n, const char **why)
{
	const char **names, *near;

	if (!resolve_glob(d->func, "")) {
		*why = talloc_asprintf(resolver_memory(r),
				       "the function part of tracepoints is empty: %s:%s::%s",
				       d->prov, d->mod, d->name);
		return;
	}
	if (!*d->name || resolve_is_glob(d->name))
		return;
	names = talloc_array(resolver_memory(r), const char *, n + 1);
	for (size_t i = 0; i < n; i++)
		names[i] = events[i].name;
	near = near_name(d->name, names, (unsigned int)n);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(events[i].name, d->name))
			continue;
		*why = talloc_asprintf(resolver_memory(r),
				       "the tracepoint '%s' is in group '%s' of '%s'", d->name,
				       events[i].system, events[i].module);
		return;
	}
	*why = talloc_asprintf(resolver_memory(r), "the kernel has no tracepoint '%s'%s%s%s",
			       d->name,
			       near ? "; closest: '" :
				      " (a module that is not loaded is looked at if its group is "
				      "named)",
			       near ? near : "", near ? "'" : "");
}

static bool has_group(const struct target_event *events, size_t n, const char *group)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(events[i].system, group))
			return true;
	return false;
}

/*
 * A module that is not loaded, or of a kernel that does not run, is read if the description
 * names its group, which mostly has the name of the module, or one that begins with it, or
 * leaves out its end.
 */
static void read_module(struct resolver *r, const struct probe_desc *d)
{
	struct target *t = resolver_target(r);
	const struct target_event *events;
	char *name;
	size_t n;

	if (!*d->mod || resolve_is_glob(d->mod))
		return;
	events = target_events(t, &n);
	if (has_group(events, n, d->mod))
		return;
	if (target_load_module(t, talloc_asprintf(resolver_memory(r), "%s_mod", d->mod)) ||
	    target_load_module(t, talloc_asprintf(resolver_memory(r), "%s_core", d->mod)))
		return;
	name = talloc_strdup(resolver_memory(r), d->mod);
	for (n = strlen(name); n >= MODULE_NAME_MIN && !target_load_module(t, name); n--)
		name[n - 1] = '\0';
	talloc_free(name);
}

static void match(struct resolver *r, const struct provider *provider, enum prog_attach attach,
		  const struct probe_desc *d, struct probe_set *set, const char **why)
{
	const struct target_event *events;
	size_t n, before = set->n;

	if (!strcmp(d->prov, provider->name))
		read_module(r, d);
	events = target_events(resolver_target(r), &n);
	for (size_t i = 0; i < n; i++) {
		struct prog_probe p = { .prov = provider->name,
					.mod = events[i].system,
					.func = "",
					.name = events[i].name,
					.attach_name = events[i].tracepoint };

		if (!resolve_glob(d->mod, p.mod) || !resolve_glob(d->func, p.func) ||
		    !resolve_glob(d->name, p.name))
			continue;
		resolve_add(r, provider, events[i].index, attach, &p, set);
	}
	if (set->n == before && !strcmp(d->prov, provider->name))
		explain(r, d, events, n, why);
}

static void match_sdt(struct resolver *r, const struct probe_desc *d, struct probe_set *set,
		      const char **why)
{
	match(r, &provider_sdt, PT_TRACEPOINT_RECORD, d, set, why);
}

static void match_rawtp(struct resolver *r, const struct probe_desc *d, struct probe_set *set,
			const char **why)
{
	match(r, &provider_rawtp, PT_TRACEPOINT, d, set, why);
}

static const struct target_event *event_of(struct resolver *r, const struct probe *probe)
{
	return target_event(resolver_target(r), probe->ref);
}

static const char *module(struct resolver *r, const struct probe *probe)
{
	return event_of(r, probe)->module;
}

/* One field of a record: dynamic ones are announced by a word that says where they are. */
static struct probe_arg field(struct resolver *r, const struct type_member *m)
{
	const struct location at = location_at(LOCATION_RECORD, m->offset / 8, m->type);

	if (strncmp(m->name, "__data_loc_", 11) != 0)
		return (struct probe_arg){ at, m->name };
	return (struct probe_arg){ location_by(resolver_memory(r), LOCATION_DATA,
					       location_at(LOCATION_RECORD, at.n,
							   type_int(resolver_types(r), 32, false)),
					       0, type_string(resolver_types(r))),
				   m->name + 11 };
}

static struct probe_args *args_sdt(struct resolver *r, const struct probe *probe)
{
	const struct target_event *e = event_of(r, probe);
	const struct type *t =
		*e->record ? type_tag(resolver_types(r), TYPE_STRUCT, e->record, e->module) : NULL;
	struct probe_args *a;
	uint32_t n = 0;

	if (!t || t->incomplete)
		return NULL;
	t = type_complete(t);
	a = resolve_args_create(r, t->nmembers);
	for (uint32_t i = 0; i < t->nmembers; i++) {
		const struct type_member *m = &t->members[i];

		if (!m->name || !strcmp(m->name, "ent") || !strcmp(m->name, "__data"))
			continue;
		a->args[n++] = field(r, m);
	}
	a->n = n;
	return a;
}

/* What the record does not have is 0. */
static struct location argn_sdt(const struct probe *probe, const struct probe_args *a, uint32_t n,
				const struct type *word)
{
	(void)probe;
	return a && n < a->n ? a->args[n].at : location_at(LOCATION_CONSTANT, 0, word);
}

/*
 * The runtime takes what is passed as words that follow each other, without the first: the callback
 * that it registers has as many parameters of one word, which are in the same places.
 */
static struct location in_callback(const struct location *at)
{
	const uint32_t word = passing_number(at);
	const bool is_seen =
		type_is_scalar(at->type) ? word <= RT_ARG_WORDS : word < RT_ARG_REGISTERS;

	if (at->kind == LOCATION_LOST || !is_seen)
		return location_at(LOCATION_LOST, 0, at->type);
	return location_at(LOCATION_TRACEPOINT, word - 1, at->type);
}

static struct probe_args *args_rawtp(struct resolver *r, const struct probe *probe)
{
	const struct type *proto = prototype(r, event_of(r, probe));
	struct location *at;
	struct probe_args *a;

	if (!proto)
		return NULL;
	a = resolve_args_create(r, proto->n - 1);
	at = talloc_array(NULL, struct location, proto->n);
	passing_arguments(proto, at);
	for (uint32_t i = 0; i < a->n; i++)
		a->args[i] =
			(struct probe_arg){ in_callback(&at[i + 1]), proto->members[i + 1].name };
	talloc_free(at);
	return a;
}

static struct location argn_rawtp(const struct probe *probe, const struct probe_args *a, uint32_t n,
				  const struct type *word)
{
	(void)probe;
	return a && n < a->n ? a->args[n].at : location_at(LOCATION_TRACEPOINT, n, word);
}

/* How many words the kernel passes. */
static uint32_t arity(struct resolver *r, const struct probe *probe)
{
	const struct type *proto = prototype(r, event_of(r, probe));
	struct location *at;
	uint32_t n;

	if (!proto)
		return 0;
	at = talloc_array(NULL, struct location, proto->n);
	n = passing_arguments(proto, at) - 1;
	talloc_free(at);
	return n;
}

static void row(struct resolver *r, const struct probe *probe, enum prog_attach attach,
		struct prog_probe *row)
{
	row->where = 0;
	if (attach == PT_TRACEPOINT)
		row->where = arity(r, probe);
	else
		row->attach_name =
			talloc_asprintf(resolver_memory(r), "%s:%s", row->mod, row->name);
}

static const struct probe_attributes attributes = {
	.prov = ATTRIBUTES(EVOLVING, EVOLVING, ISA),
	.mod = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.func = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.name = ATTRIBUTES(PRIVATE, PRIVATE, ISA),
	.args = ATTRIBUTES(PRIVATE, PRIVATE, ISA),
};

const struct provider provider_sdt = { .name = "sdt",
				       .count = count,
				       .of_kernel = TARGET_EVENTS_OF_KERNEL,
				       .per_module = TARGET_EVENTS_PER_MODULE,
				       .match = match_sdt,
				       .attributes = &attributes,
				       .args = args_sdt,
				       .argn = argn_sdt,
				       .module = module,
				       .row = row };
const struct provider provider_rawtp = { .name = "rawtp",
					 .count = count,
					 .of_kernel = TARGET_EVENTS_OF_KERNEL,
					 .per_module = TARGET_EVENTS_PER_MODULE,
					 .match = match_rawtp,
					 .attributes = &attributes,
					 .args = args_rawtp,
					 .argn = argn_rawtp,
					 .module = module,
					 .row = row };
