// SPDX-License-Identifier: GPL-2.0-or-later
/* Definitions of inlines, translators and functions, which are kept as written. */
#include "define.h"

#include <string.h>

#include "function.h"
#include "known.h"
#include "locals.h"
#include "poison.h"
#include "stability.h"
#include "translator/lang/intern.h"
#include "type.h"
#include "xlator.h"

static bool inline_params(struct checker *c, const struct scope *sc, const struct node *type,
			  struct inline_sym *in)
{
	const struct node_list *sizes = &type->type_wrap.sizes;

	in->is_array = true;
	in->nparams = sizes->n;
	in->params = talloc_array(in, const char *, sizes->n + 1);
	in->param_types = talloc_array(in, const struct type *, sizes->n + 1);
	for (size_t i = 0; i < sizes->n; i++) {
		const struct node *p = sizes->items[i];

		if (p->kind != N_PARAM || !p->decl.name) {
			ERR(c, p->loc, D_DECL_PROTO_NAME, "a parameter of an inline needs a name");
			return false;
		}
		if (p->decl.storage)
			ERR(c, p->loc, D_DECL_PARMCLASS, "a parameter takes no storage class");
		for (size_t k = 0; k < i; k++)
			if (!strcmp(in->params[k], p->decl.name))
				ERR(c, p->decl.name_loc, D_DECL_PROTO_NAME,
				    "there are two parameters '%s'", p->decl.name);
		in->params[i] = p->decl.name;
		in->param_types[i] = type_written(c, sc, p->decl.type);
		if (!in->param_types[i])
			return false;
		if (type_strip(in->param_types[i])->kind == TYPE_VOID) {
			ERR(c, p->loc, D_DECL_PROTO_VOID,
			    "a parameter of an inline cannot be void");
			return false;
		}
	}
	return true;
}

static void add_inline(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct node *d = n->inline_def.decl, *type = d->decl.type;
	struct inline_sym *in = talloc_zero(c->ctx, struct inline_sym);
	const char *name = d->decl.name;
	enum sym_space space = SS_GLOBAL;
	struct sym *s;

	if (d->decl.scope) {
		ERR(c, d->decl.name_loc, D_DECL_SCOPE, "a name with a scope cannot be declared");
		return;
	}
	in->node = n;
	if (type->kind == N_TYPE_ARRAY && type->type_wrap.sizes.n &&
	    type_is_node(type->type_wrap.sizes.items[0])) {
		if (!inline_params(c, sc, type, in))
			return;
		type = type->type_wrap.ref;
	}
	in->type = type_written(c, sc, type);
	if (!in->type)
		return;
	if (stability_is_newer(c, sc, name) && scope_is_library(c, n->loc.source))
		space = SS_LIBRARY;
	s = sym_find(c->syms, space, name);
	if (s && s->kind == SK_WRONG)
		return;
	if (s || known_is_builtin(c, sc, name) || known_is_subr(c, sc, name) ||
	    known_is_action(c, sc, name)) {
		diag_error(c->diag, d->decl.name_loc, D_DECL_IDRED, scope_library_has(c, s),
			   "'%s' is already defined", name);
		return;
	}
	sym_add(c->syms, space, SK_INLINE, name, d->decl.name_loc)->inl = in;
}

void define_inline(struct checker *c, const struct scope *sc, const struct node *n)
{
	const char *name = n->inline_def.decl->decl.name;

	if (stability_hides(c, name))
		return;
	add_inline(c, sc, n);
	if (check_failed(c) && !sym_find(c->syms, SS_GLOBAL, name))
		poison_name(c, SS_GLOBAL, name);
}

void define_translator(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct xlator *x = talloc_zero(c->ctx, struct xlator);
	const struct node_list *names = &n->translator.names;
	uint32_t off;

	if (stability_hides_translator(c, n->loc))
		return;
	x->out = type_written(c, sc, n->translator.out);
	x->in = type_written(c, sc, n->translator.in);
	x->param = n->translator.param;
	x->node = n;
	x->checked = talloc_zero_array(x, bool, names->n + 1);
	c->xlator_wrong |= !x->out || !x->in;
	if (!x->out || !x->in)
		return;
	if (!type_is_sou(x->out)) {
		ERR(c, n->loc, D_XLATE_SOU, "a translator makes a struct or union, not '%s'",
		    value_tname(c, x->out));
		c->xlator_wrong = true;
		return;
	}
	if (type_complete(type_strip(x->out))->incomplete) {
		ERR(c, n->loc, D_XLATE_SOU,
		    "a translator cannot make '%s', whose members are not known",
		    value_tname(c, x->out));
		c->xlator_wrong = true;
		return;
	}
	if (xlator_exact(c, x->out, x->in)) {
		ERR(c, n->loc, D_XLATE_REDECL, "there is already a translator from '%s' to '%s'",
		    value_tname(c, x->in), value_tname(c, x->out));
		return;
	}
	for (size_t i = 0; i < names->n; i++) {
		if (type_member_find(type_complete(type_strip(x->out)), names->items[i]->ident.name,
				     &off) ||
		    type_complete(type_strip(x->out))->wrong)
			continue;
		ERR(c, names->items[i]->loc, D_XLATE_MEMB, "'%s' has no member '%s'",
		    value_tname(c, x->out), names->items[i]->ident.name);
	}
	ARRAY_GROW(c->ctx, c->xlators, c->nxlators);
	c->xlators[c->nxlators++] = x;
}

/* ---------------------------------------------------------------------- functions */

static bool can_be_passed(const struct type *t)
{
	return type_is_scalar(t) || type_is_string(t);
}

static bool takes_types(struct checker *c, const struct node *decl, const struct type *t)
{
	const struct node_list *params = &decl->decl.type->type_func.params;

	if (type_strip(t->ref)->kind != TYPE_VOID && !can_be_passed(t->ref)) {
		diag_error(c->diag, decl->loc, D_UNSUPPORTED, "return one of its members",
			   "a function cannot return '%s'", value_tname(c, t->ref));
		return false;
	}
	if (t->varargs || t->n > FUNCTION_MAX_PARAMS) {
		ERR(c, decl->loc, D_LIMIT,
		    "a function takes a fixed number of parameters, up to %d", FUNCTION_MAX_PARAMS);
		return false;
	}
	for (uint32_t i = 0; i < t->n; i++) {
		if (!params->items[i]->decl.name) {
			ERR(c, params->items[i]->loc, D_DECL_PROTO_NAME,
			    "a parameter of a function needs a name");
			return false;
		}
		if (can_be_passed(t->members[i].type))
			continue;
		diag_error(c->diag, params->items[i]->loc, D_UNSUPPORTED, "pass its members",
			   "a parameter cannot have the type '%s'",
			   value_tname(c, t->members[i].type));
		return false;
	}
	return true;
}

/* A prototype of the same type is the function's own. */
static struct sym *function_name(struct checker *c, const struct node *decl, const struct type *t)
{
	const char *name = decl->decl.name;
	struct sym *s;

	s = sym_find(c->syms, SS_GLOBAL, name);
	if (s && s->kind != SK_FUNC && s->kind != SK_PROTO && s->kind != SK_WRONG) {
		ERR(c, decl->decl.name_loc, D_DECL_IDRED, "'%s' is already defined", name);
		return NULL;
	}
	if (decl->decl.storage & DECL_STATIC) {
		name = function_own_name(c, name, decl->loc);
		c->has_static = true;
	}
	s = sym_find(c->syms, SS_GLOBAL, name);
	if (!s)
		return sym_add(c->syms, SS_GLOBAL, SK_FUNC, name, decl->decl.name_loc);
	if (s->kind == SK_WRONG)
		return NULL;
	if (s->kind == SK_PROTO && type_compatible(s->type, t)) {
		s->kind = SK_FUNC;
		return s;
	}
	ERR(c, decl->decl.name_loc, D_DECL_IDRED,
	    s->kind == SK_PROTO ? "'%s' is already declared with another type" :
				  "'%s' is already defined",
	    decl->decl.name);
	return NULL;
}

static bool add_function(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct node *decl = n->function.decl;
	const char *name = decl->decl.name;
	const struct type *t;
	struct sym *s;

	if (decl->decl.scope || decl->decl.type->kind != N_TYPE_FUNC) {
		ERR(c, decl->decl.name_loc, D_DECL_SCOPE, "a name with a scope cannot be declared");
		return false;
	}
	if (decl->decl.storage & ~(uint32_t)DECL_STATIC) {
		ERR(c, decl->loc, D_DECL_BADCLASS,
		    "of the storage classes a function takes static");
		return false;
	}
	if (known_is_builtin(c, sc, name) || known_is_subr(c, sc, name) ||
	    known_is_action(c, sc, name) || known_is_aggfunc(c, sc, name)) {
		ERR(c, decl->decl.name_loc, D_DECL_IDRED, "'%s' is already a built-in name", name);
		return false;
	}
	t = type_written(c, sc, decl->decl.type);
	if (!t || !takes_types(c, decl, t))
		return false;
	s = function_name(c, decl, t);
	if (!s)
		return false;
	locals_rename_function(c, n);
	s->func = talloc_zero(c->ctx, struct func_sym);
	s->func->node = n;
	s->func->type = t;
	return true;
}

void define_function(struct checker *c, const struct scope *sc, const struct node *n)
{
	const char *name = n->function.decl->decl.name;

	if (!add_function(c, sc, n) && !known_exist(c, sc, name))
		poison_name(c, SS_GLOBAL, name);
}
