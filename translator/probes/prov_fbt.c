// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The fbt provider: entry and return of every function that ftrace can reach, in the kernel
 * (module "vmlinux") and in its modules.
 */
#include <string.h>
#include <talloc.h>

#include "common/near.h"
#include "translator/prog/passing.h"
#include "override.h"
#include "provider.h"

static bool can_probe(const struct target_func *f)
{
	return (f->flags & TARGET_FUNC_FTRACE) && !(f->flags & TARGET_FUNC_DENIED);
}

static uint32_t count(struct resolver *r)
{
	const struct target_func *funcs;
	uint32_t top = 0;
	size_t n;

	funcs = target_funcs(resolver_target(r), &n);
	for (size_t i = 0; i < n; i++)
		if (funcs[i].index < TARGET_FUNCS_OF_KERNEL && funcs[i].index >= top)
			top = funcs[i].index + 1;
	return top * 2;
}

/* The name under which a function's code can be probed: one of several may be in ftrace's list. */
static const char *probed_name(const struct target_func *f, const struct target_func *funcs,
			       size_t n)
{
	for (size_t i = 0; i < n && f->offset; i++)
		if (funcs[i].offset == f->offset && can_probe(&funcs[i]))
			return funcs[i].name;
	return NULL;
}

static const char *refusal(void *ctx, const struct target_func *f, const struct target_func *funcs,
			   size_t n)
{
	const char *other = probed_name(f, funcs, n);

	if (f->flags & TARGET_FUNC_DENIED)
		return talloc_asprintf(ctx, "function '%s' cannot be probed safely: %s", f->name,
				       target_func_reason(f));
	if (other)
		return talloc_asprintf(
			ctx,
			"'%s' is another name for the code of '%s', and the probe has "
			"that name",
			f->name, other);
	return talloc_asprintf(
		ctx,
		"function '%s' cannot be probed: the kernel was built without a trace "
		"location in it",
		f->name);
}

static bool is_known(struct target *t, const char *module)
{
	const char *known;

	for (size_t i = 0; (known = target_known_module(t, i)); i++)
		if (!strcmp(known, module))
			return true;
	return false;
}

static bool has_function(struct target *t, const char *module, const char *pattern)
{
	const struct target_func *funcs;
	size_t n;

	funcs = target_funcs(t, &n);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(funcs[i].module, module) && can_probe(&funcs[i]) &&
		    resolve_glob(pattern, funcs[i].name))
			return true;
	return false;
}

/*
 * A module that is not loaded is looked in if it is named only; the names of its functions
 * mostly begin with its own.  NULL: no such module has a function that is meant.
 */
static const char *module_meant(struct resolver *r, const struct probe_desc *d)
{
	static const char *const ends[] = { "", "_mod", "_core" };
	struct target *t = resolver_target(r);
	const size_t len = strcspn(d->func, "_*?[\\");
	const char *name;

	if (len < MODULE_NAME_MIN || !d->func[len])
		return NULL;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		name = talloc_asprintf(resolver_memory(r), "%.*s%s", (int)len, d->func, ends[i]);
		if (!is_known(t, name) && target_load_module(t, name) &&
		    has_function(t, name, d->func))
			return name;
	}
	return NULL;
}

static void explain(struct resolver *r, const struct probe_desc *d, const struct target_func *funcs,
		    size_t n, const char **why)
{
	void *ctx = resolver_memory(r);
	const char **names, *near, *module = *d->mod ? NULL : module_meant(r, d);
	size_t nnames = 0;

	if (module) {
		*why = talloc_asprintf(ctx,
				       "the module '%s' has such functions; one that is not loaded "
				       "must be named: fbt:%s:%s:%s",
				       module, module, d->func, d->name);
		return;
	}
	if (!*d->func || resolve_is_glob(d->func))
		return;
	funcs = target_funcs(resolver_target(r), &n);
	names = talloc_array(ctx, const char *, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (can_probe(&funcs[i])) {
			names[nnames++] = funcs[i].name;
			continue;
		}
		if (strcmp(funcs[i].name, d->func) || !resolve_glob(d->mod, funcs[i].module))
			continue;
		*why = refusal(ctx, &funcs[i], funcs, n);
		return;
	}
	near = near_function(d->func, names, (unsigned int)nnames);
	*why = talloc_asprintf(
		ctx, "the kernel has no function '%s' that can be probed (it may be inlined)%s%s%s",
		d->func, near ? "; closest: '" : "", near ? near : "", near ? "'" : "");
}

static void match(struct resolver *r, const struct probe_desc *d, struct probe_set *set,
		  const char **why)
{
	bool entry = resolve_glob(d->name, "entry"), ret = resolve_glob(d->name, "return");
	struct target *t = resolver_target(r);
	const struct target_func *funcs;
	size_t n, before = set->n;

	if (!entry && !ret)
		return;
	if (*d->mod && !resolve_is_glob(d->mod) && strcmp(d->mod, "vmlinux") &&
	    !target_load_module(t, d->mod)) {
		if (!strcmp(d->prov, "fbt"))
			*why = target_no_module(t, d->mod);
		return;
	}
	funcs = target_funcs(t, &n);
	for (size_t i = 0; i < n; i++) {
		struct prog_probe p = { .prov = "fbt",
					.mod = funcs[i].module,
					.func = funcs[i].name,
					.where = funcs[i].offset };

		if (!can_probe(&funcs[i]) || !resolve_glob(d->func, p.func) ||
		    !resolve_glob(d->mod, p.mod))
			continue;
		p.name = "entry";
		if (entry)
			resolve_add(r, &provider_fbt, funcs[i].index * 2, PT_FBT_ENTRY, &p, set);
		p.name = "return";
		if (ret)
			resolve_add(r, &provider_fbt, funcs[i].index * 2 + 1, PT_FBT_RETURN, &p,
				    set);
	}
	if (set->n == before && !strcmp(d->prov, "fbt"))
		explain(r, d, funcs, n, why);
}

/* Prototype of the probed function; NULL: unknown. */
static const struct type *prototype(struct resolver *r, const struct probe *probe)
{
	const struct target_func *f = target_func(resolver_target(r), probe->ref / 2);

	return f ? type_of_function(resolver_types(r), f) : NULL;
}

/* Of a return: what arg0 is, which is no part of the prototype, and what is returned. */
static struct probe_args *return_args(struct resolver *r, const struct type *proto)
{
	const bool is_void = type_strip(proto->ref)->kind == TYPE_VOID;
	struct probe_args *a = resolve_args_create(r, is_void ? 1 : 2);

	a->args[0].at = location_at(LOCATION_GIVEN, 0, type_named(resolver_types(r), "long"));
	if (!is_void)
		a->args[1].at = passing_result(a, resolver_types(r), proto);
	return a;
}

static struct probe_args *args(struct resolver *r, const struct probe *probe)
{
	const struct type *proto = prototype(r, probe);
	struct location *at;
	struct probe_args *a;

	if (!proto)
		return NULL;
	if (probe->attach == PT_FBT_RETURN)
		return return_args(r, proto);
	a = resolve_args_create(r, proto->n);
	at = talloc_array(NULL, struct location, proto->n);
	passing_arguments(proto, at);
	for (uint32_t i = 0; i < proto->n; i++)
		a->args[i] = (struct probe_arg){ at[i], proto->members[i].name };
	talloc_free(at);
	return a;
}

static struct location argn(const struct probe *probe, const struct probe_args *a, uint32_t n,
			    const struct type *word)
{
	if (a && n < a->n)
		return a->args[n].at;
	if (probe->attach == PT_FBT_ENTRY)
		return passing_word(n, word);
	return n == 1 ? location_at(LOCATION_RESULT, 0, word) :
			location_at(LOCATION_GIVEN, n, word);
}

/* Why what the function returns must not be set; NULL: it may.  proto NULL: unknown. */
static const char *forbidden(const struct target_func *f, const struct type *proto)
{
	const char *why = override_forbidden(f->name);
	const struct type *type;

	if (why)
		return why;
	if (!proto)
		return "the kernel does not tell the function's type";
	type = type_strip(proto->ref);
	if (type->kind == TYPE_VOID)
		return "the function returns nothing";
	if (!type_is_scalar(type) || type->kind == TYPE_FLOAT || type->size > 8)
		return "it is not an integer or a pointer that fits a register";
	return NULL;
}

static const struct type *result(struct resolver *r, const struct probe *probe, bool any,
				 struct resolve_refusal *refusal)
{
	struct target *t = resolver_target(r);
	const struct target_func *f = target_func(t, probe->ref / 2);
	const struct type *proto = prototype(r, probe);

	refusal->why = forbidden(f, proto);
	if (refusal->why)
		return NULL;
	if (any || f->flags & TARGET_FUNC_MARKED)
		return proto->ref;
	refusal->remedy = "-x override=any takes functions that are not, if you know that their "
			  "callers can stand it";
	refusal->why = target_has_marks(t) ?
			       "the kernel does not mark it as a function that may fail so "
			       "(ALLOW_ERROR_INJECTION)" :
			       "this kernel has no list of the functions that may fail so "
			       "(CONFIG_FUNCTION_ERROR_INJECTION)";
	return NULL;
}

static const char *module(struct resolver *r, const struct probe *probe)
{
	(void)r;
	return probe->p.mod;
}

static const struct probe_attributes attributes = {
	.prov = ATTRIBUTES(EVOLVING, EVOLVING, ISA),
	.mod = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.func = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.name = ATTRIBUTES(EVOLVING, EVOLVING, ISA),
	.args = ATTRIBUTES(PRIVATE, PRIVATE, ISA),
};

const struct provider provider_fbt = {
	.name = "fbt",
	.count = count,
	.of_kernel = TARGET_FUNCS_OF_KERNEL * 2,
	.per_module = TARGET_FUNCS_PER_MODULE * 2,
	.match = match,
	.attributes = &attributes,
	.args = args,
	.argn = argn,
	.result = result,
	.module = module,
};
