// SPDX-License-Identifier: GPL-2.0-or-later
/* Order of evaluation: what is evaluated once, into variables that no program can name. */
#include "hidden.h"

#include "fold.h"

#define MAX_REPEATED 8 /* nodes of what is evaluated wherever it is named */

/* Nodes of e, or something above max. */
static uint32_t count_nodes(const struct prog_expr *e, uint32_t max)
{
	uint32_t n = 1;

	for (uint32_t i = 0; i < e->na && n <= max; i++)
		n += count_nodes(e->a[i], max - n);
	return n;
}

struct prog_expr *hidden_new(struct checker *c, const char *name, const struct type *type,
			     struct loc loc)
{
	struct prog *p = c->prog;
	struct prog_var *pv = talloc_zero(c->ctx, struct prog_var);

	pv->name = talloc_asprintf(c->ctx, "%s$%u", name, c->nlocals++);
	pv->storage = c->func || type_is_scalar(type) ? PV_LOCAL : PV_THIS;
	pv->func = c->func;
	pv->type = type;
	pv->id = p->nvars;
	ARRAY_GROW(c->ctx, p->vars, p->nvars);
	p->vars[p->nvars++] = pv;
	return hidden_ref(c, pv, loc);
}

struct prog_expr *hidden_ref(struct checker *c, const struct prog_var *var, struct loc loc)
{
	struct prog_expr *e = fold_new(c, PX_VAR, var->type, loc, 0);

	e->var.var = var;
	return e;
}

struct prog_expr *hidden_set(struct checker *c, struct prog_expr *var, struct prog_expr *val,
			     struct loc loc)
{
	struct prog_expr *e = fold_new(c, PX_ASSIGN, var->type, loc, 2, var, val);

	e->assign.op = PX_ASSIGN;
	e->assign.via = var->type;
	return e;
}

struct prog_expr *hidden_once(struct checker *c, const struct scope *sc, const char *name,
			      struct value *v)
{
	struct prog_expr *var, *set;

	if (v->kind != V_MEM && (v->kind != V_RVALUE || type_is_sou(v->type)))
		return NULL;
	if (!sc->clause || (fold_pure(v->e) && count_nodes(v->e, MAX_REPEATED) <= MAX_REPEATED))
		return NULL;
	var = hidden_new(c, name, v->e->type, v->loc);
	set = hidden_set(c, var, v->e, v->loc);
	v->e = var;
	return set;
}

struct prog_expr *hidden_sequence(struct checker *c, struct prog_expr *first, struct prog_expr *e)
{
	return first ? fold_new(c, PX_COMMA, e->type, e->loc, 2, first, e) : e;
}

struct value hidden_after(struct checker *c, struct prog_expr *first, struct value v)
{
	struct value *input;
	struct prog_expr *e;

	if (!first)
		return v;
	switch (v.kind) {
	case V_ERROR:
		return v;
	case V_RVALUE:
	case V_MEM:
		v.e = hidden_sequence(c, first, v.e);
		return v;
	case V_VAR: /* only keys and subscripts of a variable are evaluated */
		if (!v.e->na)
			return v;
		e = talloc_memdup(c->ctx, v.e, sizeof(*e));
		e->a = talloc_memdup(c->ctx, v.e->a, e->na * sizeof(*e->a));
		e->a[0] = hidden_sequence(c, first, e->a[0]);
		v.e = e;
		return v;
	case V_XLATE:
		input = talloc_memdup(c->ctx, v.input, sizeof(*input));
		*input = hidden_after(c, first, *input);
		v.input = input;
		return v;
	}
	return v;
}
