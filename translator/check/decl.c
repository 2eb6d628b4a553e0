// SPDX-License-Identifier: GPL-2.0-or-later
/* Declarations of variables, typedefs and kernel symbols. */
#include "decl.h"

#include <string.h>

#include "expr.h"
#include "function.h"
#include "known.h"
#include "locals.h"
#include "poison.h"
#include "table.h"
#include "translator/lang/intern.h"
#include "translator/types/type_priv.h"
#include "type.h"

static unsigned int bits_set(uint32_t w)
{
	return (unsigned int)__builtin_popcount(w);
}

/* ---------------------------------------------------------------- declarations */

static void redeclared(struct checker *c, const struct node *n, const char *what)
{
	ERR(c, n->decl.name_loc, D_DECL_IDRED, "'%s' is already %s", n->decl.name, what);
}

static void declare_typedef(struct checker *c, const struct node *n, const struct type *t)
{
	struct sym *s = sym_find(c->syms, SS_TYPEDEF, n->decl.name);
	/* A module's type of the name is another one. */
	const bool near = type_look_near(c->types, true);
	const struct type *old = type_named(c->types, n->decl.name);

	type_look_near(c->types, near);
	if ((old && type_compatible(old, t)) || (s && s->kind == SK_WRONG))
		return;
	if (s || (old && !old->source && old->kind != TYPE_TYPEDEF)) {
		ERR(c, n->decl.name_loc, D_DECL_TYPERED, "the type '%s' is already defined as '%s'",
		    n->decl.name, value_tname(c, type_strip(old)));
		return;
	}
	sym_add(c->syms, SS_TYPEDEF, SK_TYPE, n->decl.name, n->decl.name_loc)->type = t;
	type_define_name(c->types, n->decl.name, type_typedef(c->types, n->decl.name, t));
}

static void declare_extern(struct checker *c, const struct node *n, const struct type *t)
{
	bool func = type_strip(t)->kind == TYPE_FUNCTION;
	struct sym *s = sym_find(c->syms, SS_GLOBAL, n->decl.name);

	if (s && s->kind == (func ? SK_PROTO : SK_EXTERN) && type_compatible(s->type, t))
		return;
	if (s && s->kind == SK_FUNC && func && type_compatible(s->func->type, t))
		return;
	if (s && s->kind == SK_WRONG)
		return;
	if (s) {
		redeclared(c, n, "declared otherwise");
		poison_name(c, SS_GLOBAL, n->decl.name);
		return;
	}
	if (type_is_string(t)) {
		ERR(c, n->loc, D_DECL_CLASS, "a kernel symbol cannot have the type string");
		return;
	}
	s = sym_add(c->syms, SS_GLOBAL, func ? SK_PROTO : SK_EXTERN, n->decl.name,
		    n->decl.name_loc);
	s->type = t;
}

/* Types of an associative array's keys; false when the array is an ordinary one. */
static bool assoc_keys(struct checker *c, const struct scope *sc, const struct node *n,
		       struct prog_var *pv, bool *ok)
{
	const struct node_list *sizes = &n->type_wrap.sizes;
	size_t types = 0;

	if (n->kind != N_TYPE_ARRAY)
		return false;
	for (size_t i = 0; i < sizes->n; i++)
		types += type_is_node(sizes->items[i]);
	if (!types)
		return false;
	*ok = false;
	if (types != sizes->n) {
		ERR(c, n->loc, D_DECL_ARRSUB, "all keys of an associative array must be types");
		return true;
	}
	if (types > CHECK_MAX_KEYS) {
		ERR(c, n->loc, D_LIMIT, "more than %d keys are not possible", CHECK_MAX_KEYS);
		return true;
	}
	pv->assoc = true;
	pv->nkeys = types;
	pv->keys = talloc_array(pv, const struct type *, types);
	for (size_t i = 0; i < types; i++) {
		pv->keys[i] = type_written(c, sc, sizes->items[i]);
		if (!pv->keys[i])
			return true;
		if (type_strip(pv->keys[i])->kind == TYPE_VOID ||
		    type_strip(pv->keys[i])->kind == TYPE_FUNCTION) {
			ERR(c, sizes->items[i]->loc, D_KEY_TYPE, "'%s' cannot be a key",
			    value_tname(c, pv->keys[i]));
			return true;
		}
	}
	*ok = true;
	return true;
}

/* A variable of a body has a name of its own (locals.h). */
static const char *shown(struct checker *c, const struct node *n)
{
	return talloc_strndup(c->ctx, n->decl.name, strcspn(n->decl.name, "$"));
}

static bool variable_type_ok(struct checker *c, const struct node *n, const struct type *t)
{
	const struct type *s = type_complete(type_strip(t));

	if (s->kind == TYPE_VOID || s->kind == TYPE_FUNCTION) {
		ERR(c, n->decl.name_loc, D_DECL_VOIDOBJ, "'%s' cannot have the type '%s'",
		    shown(c, n), value_tname(c, t));
		return false;
	}
	if (s->incomplete) {
		ERR(c, n->decl.name_loc, D_DECL_INCOMPLETE, "'%s' has the incomplete type '%s'",
		    shown(c, n), value_tname(c, t));
		return false;
	}
	if (s->kind == TYPE_ARRAY && !s->n) {
		ERR(c, n->decl.name_loc, D_DECL_ARRNULL, "the array '%s' needs a size",
		    shown(c, n));
		return false;
	}
	return true;
}

static bool same_var(const struct prog_var *a, const struct prog_var *b)
{
	if (a->assoc != b->assoc || a->nkeys != b->nkeys || !type_compatible(a->type, b->type))
		return false;
	for (uint32_t i = 0; i < a->nkeys; i++)
		if (!type_compatible(a->keys[i], b->keys[i]))
			return false;
	return true;
}

static bool declare_table(struct checker *c, const struct scope *sc, const struct node *table,
			  struct prog_var *pv)
{
	const struct node_list *list = &table->table.values;
	const bool begun = table_begin(c, pv, table);
	bool ok = begun;

	for (size_t i = 0; begun && i < list->n; i++)
		ok &= table_value(c, pv, i, expr_rvalue(c, sc, list->items[i]));
	return ok;
}

static void declare_var(struct checker *c, const struct scope *sc, const struct node *n)
{
	const uint32_t st = n->decl.storage;
	const enum sym_space space = st & DECL_SELF ? SS_SELF :
				     st & DECL_THIS ? SS_THIS :
						      SS_GLOBAL;
	struct prog_var *pv = talloc_zero(c->ctx, struct prog_var);
	bool ok = true;
	struct sym *s;

	pv->name = n->decl.name;
	pv->storage = space == SS_SELF ? PV_SELF : space == SS_THIS ? PV_THIS : PV_GLOBAL;
	if (assoc_keys(c, sc, n->decl.type, pv, &ok))
		pv->type = type_written(c, sc, n->decl.type->type_wrap.ref);
	else
		pv->type = type_written(c, sc, n->decl.type);
	if (ok && pv->type && n->decl.value && n->decl.value->kind == N_TABLE)
		ok = declare_table(c, sc, n->decl.value, pv);
	if (!ok || !pv->type || !variable_type_ok(c, n, pv->type))
		return;
	/* What has no address can be a variable of C. */
	if (c->func && locals_is_name(pv->name) && type_bytes(pv->type) > FUNCTION_MAX_BYTES) {
		ERR(c, n->decl.name_loc, D_LIMIT,
		    "'%s' takes more than the %u bytes that a variable of a function may",
		    shown(c, n), FUNCTION_MAX_BYTES);
		return;
	}
	if (locals_is_name(pv->name) && (c->func || type_is_scalar(pv->type))) {
		pv->storage = PV_LOCAL;
		pv->func = c->func;
	}
	if (pv->assoc && space == SS_THIS) {
		ERR(c, n->loc, D_DECL_LOCASSC, "'%s%s' cannot be an associative array",
		    locals_is_name(pv->name) ? "" : "this->", shown(c, n));
		return;
	}
	if (space == SS_GLOBAL &&
	    (known_is_builtin(c, sc, pv->name) || known_is_subr(c, sc, pv->name) ||
	     known_is_action(c, sc, pv->name) || known_is_aggfunc(c, sc, pv->name))) {
		redeclared(c, n, "a built-in name");
		return;
	}
	s = sym_find(c->syms, space, pv->name);
	if (s) {
		if (s->kind == SK_WRONG || (s->kind == SK_VAR && same_var(s->var->pv, pv) &&
					    !pv->nvalues && !s->var->pv->nvalues))
			return;
		redeclared(c, n, "defined otherwise");
		poison_name(c, space, pv->name);
		return;
	}
	s = sym_add(c->syms, space, SK_VAR, pv->name, n->decl.name_loc);
	s->var = talloc_zero(c->ctx, struct var);
	s->var->pv = pv;
	s->var->declared = true;
}

/* A name whose declaration has a mistake is known, unless it is to be told from another one's. */
static void poison_declared(struct checker *c, const struct node *n)
{
	const uint32_t st = n->decl.storage;
	const char *name = n->decl.name;

	if (!name || !check_failed(c))
		return;
	if ((st & DECL_TYPEDEF) && !type_named(c->types, name))
		poison_name(c, SS_TYPEDEF, name);
	if ((st & DECL_SELF) && !sym_find(c->syms, SS_SELF, name))
		poison_name(c, SS_SELF, name);
	if ((st & DECL_THIS) && !sym_find(c->syms, SS_THIS, name))
		poison_name(c, SS_THIS, name);
	if (!(st & (DECL_TYPEDEF | DECL_SELF | DECL_THIS)) && !sym_find(c->syms, SS_GLOBAL, name))
		poison_name(c, SS_GLOBAL, name);
}

static void check_declared(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct scope inside = *sc;
	uint32_t st = n->decl.storage;
	const struct type *t;

	if (n->decl.scope) {
		ERR(c, n->decl.name_loc, D_DECL_SCOPE, "a name with a scope cannot be declared");
		return;
	}
	/* Its definition is all that counts: functions are known before they are called. */
	if (st == DECL_STATIC && n->decl.type->kind == N_TYPE_FUNC) {
		type_written(c, sc, n->decl.type);
		return;
	}
	if (st & (DECL_STATIC | DECL_AUTO | DECL_REGISTER)) {
		ERR(c, n->loc, D_DECL_BADCLASS, "static, auto and register have no meaning in D");
		return;
	}
	if (bits_set(st & (DECL_EXTERN | DECL_TYPEDEF | DECL_SELF | DECL_THIS)) > 1) {
		ERR(c, n->loc, D_DECL_CLASS, "only one storage class can be given");
		return;
	}
	if (!n->decl.name) {
		const struct node *type = n->decl.type;

		t = type_written(c, sc, type);
		if (t && ((type->kind != N_TYPE_SOU && type->kind != N_TYPE_ENUM) ||
			  (st & (DECL_SELF | DECL_THIS | DECL_EXTERN))))
			ERR(c, n->loc, D_DECL_USELESS, "this declaration declares nothing");
		return;
	}
	if (!(st & (DECL_TYPEDEF | DECL_EXTERN)) && n->decl.type->kind != N_TYPE_FUNC) {
		declare_var(c, sc, n);
		return;
	}
	inside.external = st & DECL_EXTERN ? n->decl.type : NULL;
	t = type_written(c, &inside, n->decl.type);
	if (!t)
		return;
	if (st & DECL_TYPEDEF)
		declare_typedef(c, n, t);
	else
		declare_extern(c, n, t);
}

void decl_check(struct checker *c, const struct scope *sc, const struct node *n)
{
	check_declared(c, sc, n);
	poison_declared(c, n);
}
