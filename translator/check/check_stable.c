// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The arguments of stable probes (stable.h): what the library passes to fire(), checked among the
 * kernel's probes, and what is translated from that.
 */
#include "checker.h"

static struct value library_expr(struct checker *c, const struct node *n)
{
	const struct bindings *outer = c->bound;
	const bool in_source = c->cl->in_source, in_library = c->in_library;
	struct value v;

	c->bound = NULL;
	c->cl->in_source = c->in_library = true;
	c->hidden++; /* stable probes have attributes of their own */
	v = check_expr(c, n);
	c->hidden--;
	c->cl->in_source = in_source;
	c->in_library = in_library;
	c->bound = outer;
	return v;
}

static bool is_sought(struct checker *c, const struct node *n)
{
	if (n->kind != c->sought->kind)
		return false;
	if (n->kind == N_IDENT)
		return n->ident.name == c->sought->ident.name;
	return n->var.storage == ST_SELF && n->var.name == c->sought->var.name;
}

bool check_stable_reads(struct checker *c, const struct stable_source *source,
			const struct node *memory)
{
	const struct node_list *body = &memory->clause.body;

	for (size_t i = 0; i < body->n; i++) {
		c->sought = stable_remembers(body->items[i]);
		if (node_any(source->clause->clause.pred, is_sought, c) ||
		    node_any(source->fire, is_sought, c))
			return true;
	}
	return false;
}

/* What is passed as argument i, of its declared type. */
static struct value passed(struct checker *c, uint32_t i, struct loc loc)
{
	const struct type *type = check_type(c, stable_native(c->cl->stable, i)->decl.type);
	struct value v;

	if (!type)
		return value_error();
	v = library_expr(c, c->cl->source->fire->call.args.items[i + 1]);
	v = check_as_type(c, v, type, loc);
	v.loc = loc;
	return v;
}

static const char *stable_text(struct checker *c, const struct stable_probe *s)
{
	return talloc_asprintf(c->ctx, "%s:::%s", s->prov, s->name);
}

static const struct type *arg_type(struct checker *c, const struct stable_probe *s, uint32_t i)
{
	return i < s->nargs ? check_type(c, stable_arg(s, i)->decl.type) : NULL;
}

/* A struct, or what a pointer points to, that neither the kernel nor a library has. */
static bool is_unknown(const struct type *t)
{
	t = type_strip(t);
	if (t->kind == TYPE_POINTER)
		t = type_strip(t->ref);
	return type_is_sou(t) && type_complete(t)->incomplete;
}

bool check_stable_agree(struct checker *c, uint32_t i, struct loc loc)
{
	const struct probe_set *set = c->cl->matched;
	const struct stable_probe *first = NULL, *s;
	bool others = false;

	for (size_t k = 0; set && k < set->n; k++) {
		s = stable_find(c->req->resolver, set->probes[k]);
		if (!s)
			others = true;
		if (s && !first)
			first = s;
		if (s && s != first && s->nargs <= i && first->nargs <= i)
			continue;
		if ((first && others) ||
		    (s && s != first &&
		     (s->nargs <= i || first->nargs <= i ||
		      !type_compatible(arg_type(c, s, i), arg_type(c, first, i))))) {
			ERR(c, loc, D_ARGS_MULTI,
			    "args[%u] is not the same in all probes of this clause: %s and %s", i,
			    stable_text(c, first), s ? stable_text(c, s) : "others");
			return false;
		}
	}
	return true;
}

struct value check_stable_args(struct checker *c, uint32_t i, struct loc loc)
{
	const struct stable_probe *s = c->cl->stable;
	const struct type *type, *from;
	uint32_t native;
	struct value v;

	if (!check_stable_agree(c, i, loc))
		return value_error();
	if (!s->nargs) {
		ERR(c, loc, D_ARGS_NONE, "%s has no typed arguments", stable_text(c, s));
		return value_error();
	}
	if (i >= s->nargs) {
		ERR(c, loc, D_ARGS_IDX, "args[%u] is out of range: %s has %u argument%s", i,
		    stable_text(c, s), s->nargs, s->nargs == 1 ? "" : "s");
		return value_error();
	}
	native = stable_arg_from(s, i);
	type = arg_type(c, s, i);
	from = check_type(c, stable_native(s, native)->decl.type);
	if (!type || !from)
		return value_error();
	if (is_unknown(type) || is_unknown(from)) {
		ERR(c, loc, D_ARGS_TYPE,
		    "this kernel has no type '%s', from which args[%u] of %s is made",
		    tname(c, is_unknown(type) ? type : from), i, stable_text(c, s));
		return value_error();
	}
	v = passed(c, native, loc);
	if (v.kind == V_ERROR || type_compatible(type, from))
		return v;
	return check_translated(c, type, v, D_ARGS_XLATOR, loc);
}

struct value check_stable_argn(struct checker *c, uint32_t i, struct loc loc)
{
	struct prog_expr *e;
	struct value v;

	c->cl->uses_args = true;
	if (i >= c->cl->stable->nnative)
		return value_rvalue(c->t.s64, px_int(c, c->t.s64, 0, loc), loc);
	v = value_load(c, passed(c, i, loc));
	if (v.kind == V_ERROR)
		return v;
	e = type_is_string(v.type) ? value_string_block(c, v.e) : v.e;
	v = value_rvalue(c->t.s64, px_cast(c, c->t.s64, e), loc);
	v.builtin = true;
	return v;
}

struct prog_expr *check_stable_pred(struct checker *c)
{
	const struct node *pred = c->cl->source->clause->clause.pred;
	struct value v;

	if (!pred)
		return NULL;
	v = library_expr(c, pred);
	return v.kind == V_ERROR ? NULL : check_truth(c, v, D_PRED_SCALAR, "a predicate");
}
