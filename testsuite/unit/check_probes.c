// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A resolver (resolve.h) without a kernel, for tests of the checker.
 *
 * Probes: dtrace:::BEGIN END ERROR, tick-1s, syscall::read:entry and return (typed),
 * syscall::close:entry, fbt:vmlinux:f:entry and g:entry (typed differently), and the trace
 * event records sdt:sched::wake, sdt:signal::send and sdt:signal::deliver. Where they are named:
 * fbt:many:*:entry, functions whose arguments are passed in many ways.
 */
#include <fnmatch.h>
#include <string.h>
#include <talloc.h>

#include "translator/probes/provider.h"
#include "translator/probes/stable.h"
#include "translator/prog/passing.h"
#include "translator/types/type_priv.h"

struct resolver {
	struct type_space *types;
	struct probe probes[32];
	struct probe_args args[32];
	uint32_t n, ngivers;
	struct stable *stable;
};

static struct probe_args *add(struct resolver *r, enum prog_attach attach, const char *prov,
			      const char *mod, const char *func, const char *name)
{
	struct probe *p = &r->probes[r->n];

	p->p.id = r->n + 1 - r->ngivers;
	p->p.prov = prov;
	p->p.mod = mod;
	p->p.func = func;
	p->p.name = name;
	p->attach = attach;
	p->ref = r->n;
	return &r->args[r->n++];
}

/* fbt:gives:RESULT, with numbers of their own. */
static void add_giver(struct resolver *r, enum prog_attach attach, const char *result)
{
	add(r, attach, "fbt", "gives", result, attach == PT_FBT_ENTRY ? "entry" : "return");
	r->probes[r->n - 1].p.id = 101 + r->ngivers++;
}

static void add_arg(struct resolver *r, struct probe_args *a, enum location_kind kind, uint32_t n,
		    const struct type *type)
{
	a->args = talloc_realloc(r, a->args, struct probe_arg, a->n + 1);
	a->args[a->n++] = (struct probe_arg){ .at = location_at(kind, n, type) };
}

/* A string in the record, where the word at byte n says. */
static void add_string(struct resolver *r, struct probe_args *a, uint32_t n)
{
	const struct location word =
		location_at(LOCATION_RECORD, n, type_named(r->types, "unsigned int"));

	add_arg(r, a, LOCATION_DATA, 0, type_string(r->types));
	a->args[a->n - 1].at = location_by(r, LOCATION_DATA, word, 0, type_string(r->types));
}

/* struct pair { long a; int b; } takes two registers, or as many words on the stack. */
static const struct type *pair(struct type_space *types)
{
	static const char *const names[] = { "a", "b" };
	struct type *t = type_alloc(types, TYPE_STRUCT);
	struct type_member *m = talloc_zero_array(t, struct type_member, 2);

	for (int i = 0; i < 2; i++) {
		m[i].name = names[i];
		m[i].type = type_named(types, i ? "int" : "long");
		m[i].offset = 64 * (uint32_t)i;
	}
	t->name = "pair";
	t->size = 16;
	t->align = 8;
	t->members = m;
	t->nmembers = 2;
	return t;
}

/* fbt:many:NAME:entry; types as letters. */
static void add_function(struct resolver *r, const char *name, const char *letters)
{
	static const char *const types[] = {
		['b'] = "_Bool",	['c'] = "char", ['s'] = "short",
		['u'] = "unsigned int", ['i'] = "int",	['l'] = "long"
	};
	struct probe_args *a = add(r, PT_FBT_ENTRY, "fbt", "many", name, "entry");
	const uint32_t n = (uint32_t)strlen(letters);
	struct type_member *m = talloc_zero_array(r, struct type_member, n);
	struct location *at = talloc_zero_array(r, struct location, n);
	const struct type function = {
		.kind = TYPE_FUNCTION, .ref = type_void(r->types), .members = m, .n = n
	};

	for (uint32_t i = 0; i < n; i++)
		m[i].type = letters[i] == 'p' ? pair(r->types) :
						type_named(r->types, types[(int)letters[i]]);
	passing_arguments(&function, at);
	for (uint32_t i = 0; i < n; i++)
		add_arg(r, a, at[i].kind, at[i].n, at[i].type);
}

struct resolver *resolver_create(void *parent, struct target *target, struct type_space *types)
{
	struct resolver *r = talloc_zero(parent, struct resolver);
	const struct type *i = type_named(types, "int"), *chr = type_named(types, "char");
	struct probe_args *a;

	(void)target;
	r->types = types;
	add(r, PT_BEGIN, "dtrace", "", "", "BEGIN");
	add(r, PT_END, "dtrace", "", "", "END");
	add(r, PT_ERROR, "dtrace", "", "", "ERROR");
	add(r, PT_TICK, "profile", "", "", "tick-1s");
	a = add(r, PT_SYSCALL_ENTRY, "syscall", "vmlinux", "read", "entry");
	add_arg(r, a, LOCATION_REGISTER, 0, type_named(types, "unsigned int"));
	add_arg(r, a, LOCATION_REGISTER, 1, type_pointer(types, chr));
	add_arg(r, a, LOCATION_REGISTER, 2, type_named(types, "size_t"));
	a = add(r, PT_SYSCALL_RETURN, "syscall", "vmlinux", "read", "return");
	add_arg(r, a, LOCATION_SYSCALL_RESULT, 0, type_named(types, "long"));
	add(r, PT_SYSCALL_ENTRY, "syscall", "vmlinux", "close", "entry");
	a = add(r, PT_FBT_ENTRY, "fbt", "vmlinux", "g", "entry");
	add_arg(r, a, LOCATION_REGISTER, 0, type_pointer(types, i));
	a = add(r, PT_FBT_ENTRY, "fbt", "vmlinux", "f", "entry");
	add_arg(r, a, LOCATION_REGISTER, 0, i);
	a = add(r, PT_TRACEPOINT_RECORD, "sdt", "sched", "", "wake");
	add_arg(r, a, LOCATION_RECORD, 8, type_array(types, chr, 16));
	add_arg(r, a, LOCATION_RECORD, 24, i);
	add_string(r, a, 28);
	a = add(r, PT_TRACEPOINT_RECORD, "sdt", "signal", "", "send");
	add_arg(r, a, LOCATION_RECORD, 8, i);
	add_arg(r, a, LOCATION_RECORD, 12, type_named(types, "unsigned int"));
	a = add(r, PT_TRACEPOINT_RECORD, "sdt", "signal", "", "deliver");
	add_arg(r, a, LOCATION_RECORD, 8, type_named(types, "int32_t"));
	add_function(r, "ways", "bcpsullllipi");
	add_function(r, "after_pair", "pi");
	add_function(r, "after_pair_too", "pc");
	add_function(r, "after_long", "li");
	add_giver(r, PT_FBT_ENTRY, "int");
	add_giver(r, PT_FBT_RETURN, "int");
	add_giver(r, PT_FBT_ENTRY, "_Bool");
	add_giver(r, PT_FBT_ENTRY, "int *");
	add_giver(r, PT_FBT_ENTRY, "unmarked");
	return r;
}

static bool part(const char *glob, const char *text)
{
	return !*glob || !fnmatch(glob, text, 0);
}

bool resolve_glob(const char *pattern, const char *text)
{
	return part(pattern, text);
}

bool resolve_is_glob(const char *pattern)
{
	return strpbrk(pattern, "*?[\\");
}

/* fbt:gives: functions have the name of what they return, and are marked. */
const struct type *resolve_result(struct resolver *r, const struct probe *probe, bool any,
				  struct resolve_refusal *refusal)
{
	const bool marked = strcmp(probe->p.func, "unmarked");

	if (strcmp(probe->p.mod, "gives") != 0 || (!marked && !any)) {
		*refusal = (struct resolve_refusal){ "it is not marked", "-x override=any" };
		return NULL;
	}
	if (!strcmp(probe->p.func, "int *"))
		return type_pointer(r->types, type_named(r->types, "int"));
	return type_named(r->types, marked ? probe->p.func : "long");
}

const char *resolve_module(struct resolver *r, const struct probe *probe)
{
	(void)r;
	return strcmp(probe->p.prov, "fbt") ? NULL : probe->p.mod;
}

/* Nothing is left out here. */
static struct resolver_left left;

struct resolver_left *resolver_left(struct resolver *r)
{
	(void)r;
	return &left;
}

const char *resolver_left_out(const struct resolver *r, enum prog_attach attach)
{
	(void)r;
	(void)attach;
	return NULL;
}

size_t resolve_left(const struct resolver *r, const char **why)
{
	(void)r;
	*why = left.why;
	return left.n;
}

void *resolver_memory(struct resolver *r)
{
	return r;
}

/* No kernel: what stands for a probe is always there. */
struct target *resolver_target(const struct resolver *r)
{
	(void)r;
	return NULL;
}

struct stable *resolver_stable(const struct resolver *r)
{
	return r->stable;
}

void resolver_set_stable(struct resolver *r, struct stable *stable, uint32_t n)
{
	(void)n;
	r->stable = stable;
}

void resolve_add(struct resolver *r, const struct provider *provider, uint32_t ref,
		 enum prog_attach attach, const struct prog_probe *p, struct probe_set *set)
{
	uint32_t i;

	(void)ref;
	for (i = 0; i < r->n; i++)
		if (!strcmp(r->probes[i].p.prov, p->prov) && !strcmp(r->probes[i].p.name, p->name))
			break;
	if (i == r->n)
		add(r, attach, p->prov, p->mod, p->func, p->name);
	r->probes[i].provider = provider;
	set->probes = talloc_realloc(r, set->probes, struct probe *, set->n + 1);
	set->probes[set->n++] = &r->probes[i];
}

void resolve_kernel(struct resolver *r, const struct probe_desc *d, struct probe_set *set)
{
	for (uint32_t i = 0; i < r->n; i++) {
		const struct prog_probe *p = &r->probes[i].p;

		if (r->probes[i].provider || (!strcmp(p->mod, "many") && strcmp(d->mod, "many")) ||
		    (!strcmp(p->mod, "gives") && strcmp(d->mod, "gives")))
			continue;
		if (d->id ? d->id != p->id :
			    !part(d->prov, p->prov) || !part(d->mod, p->mod) ||
				    !part(d->func, p->func) || !part(d->name, p->name))
			continue;
		set->probes = talloc_realloc(r, set->probes, struct probe *, set->n + 1);
		set->probes[set->n++] = &r->probes[i];
	}
}

size_t resolve_desc(struct resolver *r, const struct probe_desc *d, struct probe_set *set,
		    const char **why)
{
	size_t before = set->n;

	resolve_kernel(r, d, set);
	if (!d->id)
		stable_match(r, d, set);
	*why = NULL;
	return set->n - before;
}

const struct probe_args *resolve_args(struct resolver *r, const struct probe *probe)
{
	return r->args[probe->ref].n ? &r->args[probe->ref] : NULL;
}

/* As the providers of the probes above say. */
struct location resolve_argn(struct resolver *r, const struct probe *probe, uint32_t n)
{
	const struct probe_args *a = &r->args[probe->ref];
	const struct type *word = type_int(r->types, 64, true);

	switch (probe->attach) {
	case PT_SYSCALL_ENTRY:
		return location_at(LOCATION_REGISTER, n, word);
	case PT_SYSCALL_RETURN:
		return location_at(n < 2 ? LOCATION_SYSCALL_RESULT : LOCATION_GIVEN, n, word);
	case PT_FBT_ENTRY:
		return n < a->n ? a->args[n].at : location_at(LOCATION_REGISTER, n, word);
	case PT_TRACEPOINT_RECORD:
		return n < a->n ? a->args[n].at : location_at(LOCATION_CONSTANT, 0, word);
	default:
		return location_at(LOCATION_GIVEN, n, word);
	}
}

struct prog_probe resolve_row(struct resolver *r, const struct probe *probe,
			      enum prog_attach attach)
{
	(void)r;
	(void)attach;
	return probe->p;
}

const struct probe_attributes *resolve_attributes(const struct probe *probe)
{
	static const struct probe_attributes dtrace = { .prov = ATTRIBUTES(STABLE, STABLE, COMMON),
							.name = ATTRIBUTES(STABLE, STABLE, COMMON),
							.args = ATTRIBUTES(STABLE, STABLE,
									   COMMON) },
					     others = { .prov = ATTRIBUTES(EVOLVING, EVOLVING, ISA),
							.name = ATTRIBUTES(EVOLVING, EVOLVING,
									   ISA) };

	return strcmp(probe->p.prov, "dtrace") ? &others : &dtrace;
}

bool resolve_exists(struct resolver *r, const char *kind, const char *name)
{
	(void)r;
	return !strcmp(name, strcmp(kind, "module") ? "fbt" : "vmlinux");
}

enum prog_attach resolve_attach(const struct probe *probe, bool uses_args)
{
	return uses_args ? probe->attach : prog_attach_bare(probe->attach);
}

void resolve_all(struct resolver *r, struct probe_set *set)
{
	(void)r;
	(void)set;
}
