// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What is written elsewhere and typed where it is used: inlines, members of translations, and what
 * libraries pass as arguments of stable probes.
 */
#include "expand.h"

#include <assert.h>

#include "expr.h"
#include "fold.h"
#include "hidden.h"
#include "member.h"
#include "op.h"
#include "stability.h"
#include "type.h"
#include "xlator.h"

#define MAX_EXPANSIONS 10000 /* inside other expansions, in one clause */

/* Counts what is expanded inside other expansions: its number can double with each level. */
static bool may_expand(struct checker *c, const struct scope *sc, struct loc loc)
{
	if (!sc->bound || ++c->nexpanded <= MAX_EXPANSIONS)
		return true;
	if (c->nexpanded == MAX_EXPANSIONS + 1)
		ERR(c, loc, D_LIMIT,
		    "the inlines and translators of this clause use more than %d others",
		    MAX_EXPANSIONS);
	return false;
}

/* ------------------------------------------------------------------------- inlines */

struct value expand_inline_body(struct checker *c, const struct scope *sc, struct inline_sym *in,
				const struct bindings *bound, struct loc loc)
{
	const struct expansion inside = { in, sc->inside };
	struct scope inner;
	struct value v;

	if (scope_is_inside(sc, in)) {
		ERR(c, loc, D_LIMIT, "an inline refers to itself");
		return value_error();
	}
	if (!may_expand(c, sc, loc))
		return value_error();
	in->used = true;
	inner = scope_expanding(c, sc, &inside, bound, in->node->loc.source);
	v = expr_value(c, &inner, in->node->inline_def.value);
	v = value_as_type(c, v, in->type, loc);
	v.loc = loc;
	return v;
}

struct value expand_inline(struct checker *c, const struct scope *sc, struct inline_sym *in,
			   const struct node_list *args, struct loc loc)
{
	struct bindings bound = { 0 };
	uint32_t n = args ? args->n : 0;
	struct prog_expr *e, *first = NULL;
	struct scope around = *sc;
	const struct type *type;
	struct value v;
	bool user;

	if (n != in->nparams) {
		ERR(c, loc, D_PROTO_LEN, "'%s' takes %u argument%s, not %u",
		    in->node->inline_def.decl->decl.name, in->nparams, in->nparams == 1 ? "" : "s",
		    n);
		return value_error();
	}
	bound.list = talloc_zero_array(c->ctx, struct binding, n + 1);
	bound.n = n;
	for (uint32_t i = 0; i < n; i++) {
		v = expr_rvalue(c, sc, args->items[i]);
		if (v.kind == V_ERROR)
			return v;
		type = value_space_type(c, in->param_types[i], &v);
		e = value_convert(c, v, type, D_PROTO_ARG, "an argument of an inline");
		if (!e)
			return value_error();
		bound.list[i].name = in->params[i];
		user = v.userland; /* an object */
		v = value_rvalue(type, e, v.loc);
		v.userland = user;
		e = hidden_once(c, sc, in->params[i], &v);
		bound.list[i].value = v;
		if (e)
			first = hidden_sequence(c, first, e);
	}
	around.hidden |= stability_is_declared(c, in->node->inline_def.decl->decl.name);
	return hidden_after(c, first, expand_inline_body(c, &around, in, &bound, loc));
}

/* --------------------------------------------------------------------- translators */

struct value expand_member(struct checker *c, const struct scope *sc, struct value base,
			   const struct node *n)
{
	struct xlator *x = (struct xlator *)base.xlator; /* ours; only its marks change */
	const struct expansion inside = { x, sc->inside };
	const struct node_list *names = &x->node->translator.names;
	struct binding one = { .name = x->param, .value = *base.input };
	struct bindings bound = { .list = &one, .n = 1 };
	const struct type_member *m;
	struct prog_expr *first;
	struct scope inner;
	struct value v;
	uint32_t off;
	size_t i;

	m = type_member_find(type_complete(type_strip(x->out)), n->member.name, &off);
	if (!m)
		return member_of(c,
				 (struct value){ .kind = V_MEM,
						 .type = x->out,
						 .loc = n->loc,
						 .e = fold_int(c, c->t.u64, 0, n->loc) },
				 n);
	for (i = 0; i < names->n; i++)
		if (names->items[i]->ident.name == n->member.name)
			break;
	if (i == names->n) {
		ERR(c, n->member.name_loc, D_XLATE_NOCONV,
		    "the translator to '%s' does not define the member '%s'",
		    value_tname(c, x->out), n->member.name);
		return value_error();
	}
	if (scope_is_inside(sc, x) && sc->depth > CHECK_MAX_DEPTH / 2) {
		ERR(c, n->loc, D_LIMIT, "a translator refers to itself");
		return value_error();
	}
	if (!may_expand(c, sc, n->loc))
		return value_error();
	first = hidden_once(c, sc, x->param, &one.value);
	x->checked[i] = true;
	inner = scope_expanding(c, sc, &inside, &bound, x->node->loc.source);
	inner.hidden = true; /* to hide what changes is what translators are for */
	v = expr_value(c, &inner, x->node->translator.values.items[i]);
	v = hidden_after(c, first, xlator_member(c, v, m->type, n->loc));
	v.loc = n->loc;
	return v;
}

static bool assign_members(struct checker *c, const struct scope *sc, struct value v,
			   const struct prog_expr *object, struct prog_expr **ret);

/* A member's value, put where `to` is, after *ret. */
static bool assign_member(struct checker *c, const struct scope *sc, struct value m,
			  struct value *to, struct prog_expr **ret)
{
	struct prog_expr *val;

	if (m.kind == V_XLATE && type_is_sou(m.type)) {
		assert(type_compatible(m.type, to->type));
		return assign_members(c, sc, m, to->e, ret);
	}
	val = xlator_bytes(c, m, to);
	if (!val)
		return false;
	*ret = hidden_sequence(c, *ret, hidden_set(c, to->e, val, m.loc));
	return true;
}

/* The members that the translator defines, assigned one by one to `object`. */
static bool assign_members(struct checker *c, const struct scope *sc, struct value v,
			   const struct prog_expr *object, struct prog_expr **ret)
{
	const struct node_list *names = &v.xlator->node->translator.names;
	struct value input = *v.input;
	struct prog_expr *first = hidden_once(c, sc, v.xlator->param, &input);

	v.input = &input;
	if (first)
		*ret = hidden_sequence(c, *ret, first);
	for (size_t i = 0; i < names->n; i++) {
		struct node *n = node_create(c->ctx, N_MEMBER, v.loc);
		struct value base = { .kind = V_VAR, .type = v.xlator->out, .loc = v.loc }, to, m;

		n->member.name = names->items[i]->ident.name;
		n->member.name_loc = v.loc;
		m = expand_member(c, sc, v, n);
		base.e = talloc_memdup(c->ctx, object, sizeof(*object));
		to = member_of(c, base, n);
		if (m.kind == V_ERROR || to.kind == V_ERROR)
			return false;
		if (!assign_member(c, sc, m, &to, ret))
			return false;
	}
	return true;
}

struct value expand_object(struct checker *c, const struct scope *sc, struct value v)
{
	const struct xlator *x = v.xlator;
	struct prog_expr *object = hidden_new(c, "xlate", x->out, v.loc), *e = object;
	struct prog_expr *first = NULL;

	if (!assign_members(c, sc, v, object, &first))
		return value_error();
	if (type_strip(v.type)->kind == TYPE_POINTER) {
		e = fold_new(c, PX_VARADDR, c->t.u64, v.loc, 0);
		e->var = object->var;
		e = fold_cast(c, v.type, value_bytes_block(c, e, type_bytes(x->out), v.loc));
	}
	return value_rvalue(v.type, hidden_sequence(c, first, e), v.loc);
}

/* ------------------------------------------------------- arguments of stable probes */

static struct value library_expr(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct scope inner = scope_of_source(sc);

	return expr_value(c, &inner, n);
}

/* What is passed as argument i, of its declared type. */
static struct value passed(struct checker *c, const struct scope *sc, uint32_t i, struct loc loc)
{
	const struct type *type = type_written(c, sc, stable_native(sc->stable, i)->decl.type);
	struct value v;

	if (!type)
		return value_error();
	v = library_expr(c, sc, sc->source->fire->call.args.items[i + 1]);
	v = value_as_type(c, v, type, loc);
	v.loc = loc;
	return v;
}

static const char *stable_text(struct checker *c, const struct stable_probe *s)
{
	return talloc_asprintf(c->ctx, "%s:::%s", s->prov, s->name);
}

static const struct type *arg_type(struct checker *c, const struct scope *sc,
				   const struct stable_probe *s, uint32_t i)
{
	return i < s->nargs ? type_written(c, sc, stable_arg(s, i)->decl.type) : NULL;
}

/* A struct, or what a pointer points to, that neither the kernel nor a library has. */
static bool is_unknown(const struct type *t)
{
	t = type_strip(t);
	if (t->kind == TYPE_POINTER)
		t = type_strip(t->ref);
	return type_is_sou(t) && type_complete(t)->incomplete;
}

bool expand_args_agree(struct checker *c, const struct scope *sc, uint32_t i, struct loc loc)
{
	const struct probe_set *set = sc->matched;
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
		      !type_compatible(arg_type(c, sc, s, i), arg_type(c, sc, first, i))))) {
			ERR(c, loc, D_ARGS_MULTI,
			    "args[%u] is not the same in all probes of this clause: %s and %s", i,
			    stable_text(c, first), s ? stable_text(c, s) : "others");
			return false;
		}
	}
	return true;
}

struct value expand_args(struct checker *c, const struct scope *sc, uint32_t i, struct loc loc)
{
	const struct stable_probe *s = sc->stable;
	const struct type *type, *from;
	uint32_t native;
	struct value v;

	if (!expand_args_agree(c, sc, i, loc))
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
	type = arg_type(c, sc, s, i);
	from = type_written(c, sc, stable_native(s, native)->decl.type);
	if (!type || !from)
		return value_error();
	if (is_unknown(type) || is_unknown(from)) {
		ERR(c, loc, D_ARGS_TYPE,
		    "this kernel has no type '%s', from which args[%u] of %s is made",
		    value_tname(c, is_unknown(type) ? type : from), i, stable_text(c, s));
		return value_error();
	}
	v = passed(c, sc, native, loc);
	if (v.kind == V_ERROR || type_compatible(type, from))
		return v;
	return xlator_translate(c, type, v, D_ARGS_XLATOR, loc);
}

struct value expand_argn(struct checker *c, const struct scope *sc, uint32_t i, struct loc loc)
{
	struct prog_expr *e;
	struct value v;

	sc->clause->uses_args = true;
	if (i >= sc->stable->nnative)
		return value_rvalue(c->t.s64, fold_int(c, c->t.s64, 0, loc), loc);
	v = value_load(c, passed(c, sc, i, loc));
	if (v.kind == V_ERROR)
		return v;
	e = type_is_string(v.type) ? value_string_block(c, v.e) : v.e;
	v = value_rvalue(c->t.s64, fold_cast(c, c->t.s64, e), loc);
	v.builtin = true;
	return v;
}

struct prog_expr *expand_pred(struct checker *c, const struct scope *sc)
{
	const struct node *pred = sc->source->clause->clause.pred;
	struct value v;

	if (!pred)
		return NULL;
	v = library_expr(c, sc, pred);
	return v.kind == V_ERROR ? NULL : op_truth(c, v, D_PRED_SCALAR, "a predicate");
}
