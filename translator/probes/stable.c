// SPDX-License-Identifier: GPL-2.0-or-later
#include "stable.h"

#include <ctype.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "lacking.h"
#include "provider.h"

struct stable {
	struct stable_probe *probes;
	size_t n;
	const struct node **providers;
	size_t nproviders;
	struct stable_memory *memories;
	size_t nmemories;
};

const char *stable_name(void *ctx, const char *name)
{
	char *copy = talloc_strdup(ctx, name), *to = copy;

	for (const char *p = name; *p; p++) {
		if (p[0] == '_' && p[1] == '_') {
			*to++ = '-';
			p++;
		} else {
			*to++ = *p;
		}
	}
	*to = '\0';
	return copy;
}

/* ------------------------------------------------------------------- declarations */

static bool is_void(const struct node *param)
{
	const struct node *t = param->decl.type;

	return t->kind == N_TYPE_BASE && (t->type_base.words & TW_VOID) && !param->decl.name;
}

static const struct node *param(const struct node *func, uint32_t i)
{
	if (!func || i >= func->type_func.params.n || is_void(func->type_func.params.items[i]))
		return NULL;
	return func->type_func.params.items[i];
}

static uint32_t count_params(const struct node *func)
{
	uint32_t n = 0;

	while (param(func, n))
		n++;
	return n;
}

const struct node *stable_native(const struct stable_probe *s, uint32_t i)
{
	return param(s->decl->decl.type, i);
}

const struct node *stable_arg(const struct stable_probe *s, uint32_t i)
{
	return param(s->decl->decl.width ? s->decl->decl.width : s->decl->decl.type, i);
}

uint32_t stable_arg_from(const struct stable_probe *s, uint32_t i)
{
	const struct node *arg = stable_arg(s, i);

	if (!s->decl->decl.width)
		return i;
	for (uint32_t k = 0; k < s->nnative; k++) {
		const struct node *native = stable_native(s, k);

		if (arg->decl.name && native->decl.name &&
		    !strcmp(arg->decl.name, native->decl.name))
			return k;
	}
	return UINT32_MAX;
}

static struct stable_probe *find(struct stable *st, const char *prov, const char *name)
{
	for (size_t i = 0; i < st->n; i++)
		if (!strcmp(st->probes[i].prov, prov) && !strcmp(st->probes[i].name, name))
			return &st->probes[i];
	return NULL;
}

static void add_provider(struct stable *st, struct diag *diag, const struct node *n)
{
	const char *name = n->provider.name;

	if (isdigit((unsigned char)name[strlen(name) - 1])) {
		diag_error(diag, n->loc, D_PROV_BADNAME, NULL,
			   "the name of a provider may not end in a digit");
		return;
	}
	array_add(st, st->providers, st->nproviders) = n;
	for (size_t i = 0; i < n->provider.probes.n; i++) {
		const struct node *decl = n->provider.probes.items[i];
		struct stable_probe s = { .prov = n->provider.name, .decl = decl };

		s.name = stable_name(st, decl->decl.name);
		s.nnative = count_params(decl->decl.type);
		s.nargs = decl->decl.width ? count_params(decl->decl.width) : s.nnative;
		if (find(st, s.prov, s.name)) {
			diag_error(diag, decl->decl.name_loc, D_PROV_PRDUP, NULL,
				   "there are two probes '%s'", s.name);
			continue;
		}
		for (uint32_t k = 0; k < s.nargs; k++)
			if (stable_arg_from(&s, k) == UINT32_MAX)
				diag_error(diag, stable_arg(&s, k)->loc, D_PROV_PRXLATOR, NULL,
					   "the probe passes no argument of this name");
		array_add(st, st->probes, st->n) = s;
	}
}

/* ------------------------------------------------------------------------ sources */

static const struct node *fire_call(const struct node *stmt)
{
	const struct node *call = stmt->kind == N_EXPR_STMT ? stmt->stmt.expr : NULL;

	if (!call || call->kind != N_CALL || strcmp(call->call.name, "fire") ||
	    !call->call.args.n || call->call.args.items[0]->kind != N_STRING)
		return NULL;
	return call;
}

/* NULL after a report. */
static struct stable_source *add_source(struct stable *st, struct diag *diag,
					const struct node *clause, const struct node *call)
{
	const struct node *text = call->call.args.items[0];
	const char *p = text->string.text, *colon = strchr(p, ':'), *last = strrchr(p, ':');
	struct stable_probe *s = NULL;

	if (colon)
		s = find(st, talloc_strndup(st, p, (size_t)(colon - p)), last + 1);
	if (!s) {
		diag_error(diag, text->loc, D_PDESC_ZERO, NULL,
			   "no provider declares the probe '%s'", p);
		return NULL;
	}
	if (call->call.args.n - 1 != s->nnative) {
		diag_error(diag, call->loc, D_PROV_PRARGLEN, NULL,
			   "the probe '%s' passes %u argument%s, not %u", p, s->nnative,
			   s->nnative == 1 ? "" : "s", (unsigned int)call->call.args.n - 1);
		return NULL;
	}
	array_add(st, s->sources, s->nsources) =
		(struct stable_source){ .clause = clause, .fire = call };
	return &s->sources[s->nsources - 1];
}

const struct node *stable_remembers(const struct node *stmt)
{
	const struct node *e = stmt->kind == N_EXPR_STMT ? stmt->stmt.expr : NULL, *var;

	if (!e || e->kind != N_ASSIGN)
		return NULL;
	var = e->binary.left;
	if (var->kind == N_INDEX && var->index.base->kind == N_IDENT)
		return var->index.base;
	return var->kind == N_VAR && var->var.storage == ST_SELF ? var : NULL;
}

static void add_clause(struct stable *st, struct diag *diag, const struct node *n)
{
	struct stable_source *last = NULL;
	bool fires = false;

	for (size_t i = 0; i < n->clause.body.n; i++) {
		struct node *stmt = n->clause.body.items[i];
		const struct node *call = fire_call(stmt);

		if (call)
			last = add_source(st, diag, n, call);
		else if (!stable_remembers(stmt))
			diag_error(diag, stmt->loc, D_SYNTAX, NULL,
				   "a clause of a library says which probe fires, "
				   "fire(\"PROVIDER:::NAME\", ARGUMENT...), or remembers in self "
				   "variables or associative arrays");
		else if (last)
			node_list_add(st, &last->after, stmt);
		fires |= call != NULL;
	}
	if (fires)
		return;
	array_add(st, st->memories, st->nmemories) = (struct stable_memory){ .clause = n };
}

void stable_define(struct resolver *r, struct diag *diag, const struct node_list *items,
		   const struct stable_numbers *numbers)
{
	struct stable *st = talloc_zero(resolver_memory(r), struct stable);

	for (size_t i = 0; i < items->n; i++)
		if (items->items[i]->kind == N_PROVIDER)
			add_provider(st, diag, items->items[i]);
	for (size_t i = 0; i < items->n; i++)
		if (items->items[i]->kind == N_CLAUSE &&
		    items->items[i]->clause.program == PROGRAM_LIBRARY)
			add_clause(st, diag, items->items[i]);
	for (uint32_t i = 0; i < st->n; i++) {
		struct stable_probe *s = &st->probes[i];

		s->number = numbers ? numbers->number(numbers->arg, s->prov, s->name) : i;
	}
	resolver_set_stable(r, st, numbers ? numbers->n : (uint32_t)st->n);
}

bool stable_has_provider(struct resolver *r, const char *name)
{
	struct stable *st = resolver_stable(r);

	for (size_t i = 0; st && i < st->nproviders; i++)
		if (!strcmp(st->providers[i]->provider.name, name))
			return true;
	return false;
}

bool stable_is_defined(struct resolver *r, const struct node *provider)
{
	struct stable *st = resolver_stable(r);

	for (size_t i = 0; st && i < st->nproviders; i++)
		if (st->providers[i] == provider)
			return true;
	return false;
}

/* ----------------------------------------------------------------------- matching */

/* The kernel's probe under the stable one's name, which names no function. */
static struct probe *make_row(struct resolver *r, const struct stable_probe *s,
			      struct probe *kernel)
{
	struct probe *row = talloc_zero(resolver_memory(r), struct probe);

	*row = *kernel;
	row->via = kernel;
	row->p.prov = s->prov;
	row->p.name = s->name;
	row->p.func = "";
	if (kernel->attach == PT_TRACEPOINT || kernel->attach == PT_TRACEPOINT_RECORD)
		row->p.mod = "vmlinux";
	return row;
}

/* Keeps the sources whose probes the target has. */
static void look_up(struct resolver *r, struct stable_probe *s)
{
	const char *first = s->nsources ? s->sources[0].clause->clause.probes[0].text : NULL;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < s->nsources; i++) {
		struct stable_source source = s->sources[i];
		const char *why, *left_out = NULL;

		for (size_t k = 0; k < source.clause->clause.nprobes; k++) {
			resolve_kernel(r, &source.clause->clause.probes[k], &source.kernel);
			if (resolve_left(r, &why))
				left_out = why;
		}
		/* A probe that misses some of what it stands for would only mislead. */
		if (!source.kernel.n) {
			s->left_out = left_out ? left_out : s->left_out;
			continue;
		}
		source.rows = talloc_array(resolver_memory(r), struct probe *, source.kernel.n);
		for (size_t k = 0; k < source.kernel.n; k++)
			source.rows[k] = make_row(r, s, source.kernel.probes[k]);
		s->sources[kept++] = source;
	}
	s->missing = kept || s->left_out ? NULL : first;
	s->nsources = s->left_out ? 0 : kept;
	s->looked_up = true;
}

const struct probe_attributes stable_attributes = {
	.prov = ATTRIBUTES(EVOLVING, EVOLVING, ISA),
	.mod = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.func = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.name = ATTRIBUTES(EVOLVING, EVOLVING, ISA),
	.args = ATTRIBUTES(EVOLVING, EVOLVING, ISA),
};

static const struct provider provider_stable = { .name = "", .attributes = &stable_attributes };

static const char *say_missing(struct resolver *r, const struct stable_probe *s)
{
	void *ctx = resolver_memory(r);
	const char *prov = talloc_strndup(ctx, s->missing, strcspn(s->missing, ":"));
	const char *lacks = lacking_explain(ctx, resolver_target(r), prov);

	return talloc_asprintf(ctx, "this kernel does not have what %s:::%s stands for: %s%s%s",
			       s->prov, s->name, s->missing, lacks ? "; " : "", lacks ? lacks : "");
}

bool stable_match(struct resolver *r, const struct probe_desc *d, struct probe_set *set)
{
	struct stable *st = resolver_stable(r);
	struct resolver_left left;
	bool any = false;

	for (size_t i = 0; st && i < st->n; i++) {
		struct stable_probe *s = &st->probes[i];
		const struct prog_probe p = {
			.prov = s->prov, .mod = "vmlinux", .func = "", .name = s->name
		};

		if (!resolve_glob(d->prov, p.prov))
			continue;
		any = true;
		if (!resolve_glob(d->mod, p.mod) || !resolve_glob(d->func, p.func) ||
		    !resolve_glob(d->name, p.name))
			continue;
		if (!s->looked_up) {
			left = *resolver_left(r);
			look_up(r, s);
			*resolver_left(r) = left;
		}
		if (s->missing)
			resolver_left(r)->missing = say_missing(r, s);
		if (s->left_out) {
			resolver_left(r)->n++;
			resolver_left(r)->why = s->left_out;
		}
		if (s->nsources)
			resolve_add(r, &provider_stable, s->number,
				    s->sources[0].kernel.probes[0]->attach, &p, set);
	}
	return any;
}

struct stable_memory *stable_memories(struct resolver *r, size_t *n)
{
	struct stable *st = resolver_stable(r);

	*n = st ? st->nmemories : 0;
	return st ? st->memories : NULL;
}

size_t stable_providers(struct resolver *r, const char **names, size_t n, size_t room)
{
	struct stable *st = resolver_stable(r);

	for (size_t i = 0; st && i < st->nproviders && n < room; i++)
		names[n++] = st->providers[i]->provider.name;
	return n;
}

const struct stable_probe *stable_find(struct resolver *r, const struct probe *probe)
{
	struct stable *st = resolver_stable(r);

	return probe->provider == &provider_stable ? find(st, probe->p.prov, probe->p.name) : NULL;
}
