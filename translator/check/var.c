// SPDX-License-Identifier: GPL-2.0-or-later
/* References to variables, and variables that come into being. */
#include "var.h"

#include "fold.h"
#include "poison.h"
#include "scratch.h"

/* Gives a variable its place in the program when it is first used. */
static void var_use(struct checker *c, struct var *var)
{
	struct prog *p = c->prog;
	struct prog_var *pv = var->pv;

	if (var->used)
		return;
	var->used = true;
	ARRAY_GROW(c->ctx, p->vars, p->nvars);
	pv->id = pv->assoc || pv->storage == PV_SELF ? c->ndynvars++ : p->nvars;
	p->vars[p->nvars++] = pv;
}

struct value var_ref(struct checker *c, struct var *var, struct loc loc)
{
	struct value v = { .kind = V_VAR, .type = var->pv->type, .loc = loc };

	if (var->pv->assoc && var->pv->nkeys) {
		ERR(c, loc, D_ARR_BADREF, "'%s' is an associative array and needs its keys",
		    var->pv->name);
		return value_error();
	}
	var_use(c, var);
	v.e = fold_new(c, PX_VAR, var->pv->type, loc, 0);
	v.e->var.var = var->pv;
	v.scratch = var->origin == VO_SCRATCH;
	return v;
}

static bool key_type_ok(const struct type *t)
{
	switch (type_strip(t)->kind) {
	case TYPE_VOID:
	case TYPE_FUNCTION:
	case TYPE_DYN:
	case TYPE_FLOAT:
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		return false;
	case TYPE_INT:
	case TYPE_POINTER:
	case TYPE_ARRAY:
	case TYPE_STRUCT:
	case TYPE_UNION:
	case TYPE_ENUM:
	case TYPE_TYPEDEF:
	case TYPE_STRING:
		return true;
	}
	return true;
}

bool var_key(struct checker *c, struct value v, struct value *ret)
{
	bool ok = true;

	if (v.kind != V_ERROR && type_is_char_array(v.type)) {
		v = value_rvalue(c->t.string, value_string(c, v), v.loc);
		if (!v.e)
			v.kind = V_ERROR;
	}
	v = value_load(c, v);
	if (v.kind == V_ERROR) {
		ok = false;
	} else if (!key_type_ok(v.type)) {
		ERR(c, v.loc, D_KEY_TYPE, "'%s' cannot be a key", value_tname(c, v.type));
		ok = false;
	}
	*ret = v;
	return ok;
}

enum sym_space var_space(const struct prog_var *pv)
{
	return pv->storage == PV_SELF ? SS_SELF : pv->storage == PV_GLOBAL ? SS_GLOBAL : SS_THIS;
}

struct value var_contradicted(struct checker *c, const struct prog_var *pv)
{
	const struct sym *s = sym_find(c->syms, var_space(pv), pv->name);

	if (s && s->kind == SK_VAR && !s->var->declared)
		poison_name(c, var_space(pv), pv->name);
	return value_error();
}

struct value var_element(struct checker *c, struct var *var, const struct value *keys,
			 struct loc loc)
{
	struct prog_expr *e = fold_new(c, PX_VAR, var->pv->type, loc, 0);
	struct value v = { .kind = V_VAR, .type = var->pv->type, .e = e, .loc = loc };

	var_use(c, var);
	e->var.var = var->pv;
	e->na = var->pv->nkeys;
	e->a = talloc_array(e, struct prog_expr *, e->na);
	for (uint32_t i = 0; i < e->na; i++) {
		e->a[i] = value_convert(
			c, keys[i], var->pv->keys[i], D_PROTO_ARG,
			talloc_asprintf(c->ctx, "key %u of '%s'", i + 1, var->pv->name));
		if (!e->a[i])
			return var_contradicted(c, var->pv);
		if (scratch_key(c, &keys[i], e->a[i]))
			return value_error();
	}
	v.scratch = var->origin == VO_SCRATCH;
	return v;
}

bool var_takes_keys(struct checker *c, const struct var *var, const struct node_list *keys,
		    struct loc loc)
{
	if (keys->n == var->pv->nkeys)
		return true;
	ERR(c, loc, D_PROTO_LEN, "'%s' has %u key%s, not %zu", var->pv->name, var->pv->nkeys,
	    var->pv->nkeys == 1 ? "" : "s", keys->n);
	var_contradicted(c, var->pv);
	return false;
}

struct var *var_new(struct checker *c, enum sym_space space, const char *name,
		    const struct type *type, struct loc loc)
{
	struct sym *s = sym_add(c->syms, space, SK_VAR, name, loc);

	s->var = talloc_zero(c->ctx, struct var);
	s->var->pv = talloc_zero(c->ctx, struct prog_var);
	s->var->pv->name = name;
	s->var->pv->type = type;
	s->var->pv->storage = space == SS_SELF ? PV_SELF : space == SS_THIS ? PV_THIS : PV_GLOBAL;
	return s->var;
}

bool var_may_have_keys(struct checker *c, enum sym_space space, const char *name,
		       const struct node *n)
{
	if (space == SS_THIS) {
		ERR(c, n->loc, D_ARR_LOCAL, "'this->%s' cannot be an associative array", name);
		return false;
	}
	if (n->index.keys.n > CHECK_MAX_KEYS) {
		ERR(c, n->loc, D_LIMIT, "more than %d keys are not possible", CHECK_MAX_KEYS);
		return false;
	}
	return true;
}

struct value var_new_element(struct checker *c, struct var *var, const struct value *keys,
			     uint32_t nkeys, struct loc loc)
{
	var->pv->assoc = true;
	var->pv->nkeys = nkeys;
	var->pv->keys = talloc_array(c->ctx, const struct type *, var->pv->nkeys);
	for (uint32_t i = 0; i < var->pv->nkeys; i++) {
		const struct type *t = value_promote_type(c, keys[i].type);

		/* Integer keys are words: a later, wider key must not be cut. */
		if (type_is_integer(t))
			t = type_int(c->types, 64, type_strip(t)->is_signed);
		var->pv->keys[i] = t;
	}
	return var_element(c, var, keys, loc);
}
