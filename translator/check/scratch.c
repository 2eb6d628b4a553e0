// SPDX-License-Identifier: GPL-2.0-or-later
/* Pointers into scratch memory: which variables hold them, and what would keep them too long. */
#include "scratch.h"

static struct var *var_of(struct checker *c, const struct prog_var *pv)
{
	const enum sym_space space = pv->storage == PV_SELF   ? SS_SELF :
				     pv->storage != PV_GLOBAL ? SS_THIS :
								SS_GLOBAL;
	const struct sym *s = sym_find(c->syms, space, pv->name);

	return s && s->kind == SK_VAR && s->var->pv == pv ? s->var : NULL;
}

static bool is_part(const struct prog_expr *e)
{
	return e->var.offset || e->var.nindex;
}

/* A pointer that is what it is in a[0], but for its type or distance. */
static bool is_derived(const struct prog_expr *e)
{
	return e->kind == PX_CAST || e->kind == PX_ADD || e->kind == PX_SUB;
}

static bool leads_to_scratch(struct checker *c, const struct prog_expr *e)
{
	const struct var *var;

	while (is_derived(e))
		e = e->a[0];
	if (e->kind == PX_CALL)
		return e->subr == SUBR_ALLOCA || e->subr == SUBR_COPYIN;
	var = e->kind == PX_VAR && !is_part(e) ? var_of(c, e->var.var) : NULL;
	return var && var->origin == VO_SCRATCH;
}

bool scratch_possible(struct checker *c, const struct value *v)
{
	const struct prog_expr *e = v->e;
	const struct var *var;

	if (v->scratch)
		return true;
	while (is_derived(e))
		e = e->a[0];
	if (e->kind == PX_LOAD)
		return leads_to_scratch(c, e->a[0]);
	if (e->kind != PX_VAR)
		return false;
	var = var_of(c, e->var.var);
	return is_part(e) || (var && var->origin == VO_UNKNOWN);
}

/* Whether a pointer leads to what a function's call, or a firing of the clause, has for itself. */
static bool is_own(const struct prog_expr *e, bool of_call)
{
	if (is_derived(e))
		return is_own(e->a[0], of_call);
	switch ((int)e->kind) {
	case PX_COMMA:
	case PX_ASSIGN:
		return is_own(e->a[1], of_call);
	case PX_COND:
		return is_own(e->a[1], of_call) || is_own(e->a[2], of_call);
	case PX_VARADDR:
		return e->var.var->storage == PV_LOCAL ||
		       (!of_call && e->var.var->storage == PV_THIS);
	case PX_CALL:
		/*
		 * What was translated has no name by which it could be kept: it is known when it is
		 * gone.
		 */
		return e->subr == SUBR_STRING_BLOCK ||
		       (e->subr == SUBR_BYTES_BLOCK && e->a[0]->var.var->storage != PV_THIS);
	}
	return false;
}

static bool is_string_copy(const struct prog_expr *e)
{
	while (is_derived(e))
		e = e->a[0];
	return e->kind == PX_CALL && e->subr == SUBR_STRING_BLOCK;
}

bool scratch_kept(struct checker *c, const struct value *to, const struct prog_expr *val,
		  struct loc loc)
{
	const struct prog_var *pv = to->kind == V_VAR ? to->e->var.var : NULL;
	const bool of_firing = pv && pv->storage == PV_THIS;

	if (!pv || pv->storage == PV_LOCAL || (of_firing && !c->func) ||
	    !type_is_pointerlike(to->type) || !is_own(val, of_firing))
		return false;
	diag_error(c->diag, loc, D_ALLOCA_INCOMPAT,
		   is_string_copy(val) ? "a variable of type string keeps the string itself" : NULL,
		   "'%s' would keep a pointer to memory that is gone after the %s", pv->name,
		   c->func ? "call" : "clause");
	return true;
}

bool scratch_returned(struct checker *c, const struct prog_expr *val, struct loc loc)
{
	if (!type_is_pointerlike(val->type) || !is_own(val, false))
		return false;
	diag_error(c->diag, loc, D_ALLOCA_INCOMPAT,
		   is_string_copy(val) ? "a result of type string is the string itself" : NULL,
		   "the result would be a pointer to memory that is gone after the call");
	return true;
}

bool scratch_key(struct checker *c, const struct value *v, const struct prog_expr *key)
{
	if (!type_is_pointerlike(key->type) || (!v->scratch && !is_own(key, false)))
		return false;
	diag_error(c->diag, v->loc, D_ALLOCA_INCOMPAT,
		   is_string_copy(key) ? "a string can be a key itself" : NULL,
		   "a key would keep a pointer to memory that is gone after the clause");
	return true;
}

bool scratch_note(struct checker *c, const struct value *to, const struct value *v)
{
	enum var_origin o = v->scratch ? VO_SCRATCH : VO_OTHER;
	const struct prog_var *pv;
	struct var *var;

	if (to->kind != V_VAR || to->e->var.offset)
		return true;
	if (!v->scratch && (!type_is_pointerlike(v->type) || value_is_null(v)))
		return true;
	pv = to->e->var.var;
	var = var_of(c, pv);
	if (!var)
		return true;
	if (var->origin != VO_UNKNOWN && var->origin != o) {
		ERR(c, v->loc, D_ALLOCA_INCOMPAT,
		    "'%s' cannot hold both pointers to scratch memory and other pointers",
		    pv->name);
		return false;
	}
	var->origin = o;
	return true;
}
