// SPDX-License-Identifier: GPL-2.0-or-later
/* Names in expressions: D variables, inlines, enumerators, kernel symbols, macros. */
#include "checker.h"

#include <bpf/btf.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/escape.h"
#include "foreign.h"
#include "poison.h"
#include "stability.h"
#include "words.h"
#include "symbol.h"
#include "undefined.h"
#include "translator/lang/intern.h"
#include "translator/types/type_priv.h"

/* -------------------------------------------------------------------- plain names */

struct sym *find_global(struct checker *c, const char *name)
{
	struct sym *s = c->in_library ? sym_find(c->syms, SS_LIBRARY, name) : NULL;

	return s ? s : sym_find(c->syms, SS_GLOBAL, name);
}

/* The library's curcpu is a translation; what it points to is in memory, too. */
static struct value with_address(struct checker *c, const struct sym *s, struct value v)
{
	if (v.kind != V_XLATE || strcmp(s->name, "curcpu") || !check_is_library(c, s->loc.source))
		return v;
	v.e = px_new(c, PX_BUILTIN, v.type, v.loc, 0);
	v.e->builtin = PB_CURCPU;
	return v;
}

static struct value check_sym(struct checker *c, struct sym *s, const struct node *n)
{
	struct value v;

	if (!stability_of_name(c, s->name, n->loc))
		return value_error();
	switch (s->kind) {
	case SK_VAR:
		return check_var_ref(c, s->var, n->loc);
	case SK_INLINE:
		if (s->inl->is_array) {
			ERR(c, n->loc, D_ARR_BADREF, "'%s' needs %u argument%s in brackets",
			    s->name, s->inl->nparams, s->inl->nparams == 1 ? "" : "s");
			return value_error();
		}
		return with_address(c, s, check_inline_use(c, s->inl, NULL, n->loc));
	case SK_CONST:
		v = value_rvalue(c->t.i, px_int(c, c->t.i, s->value, n->loc), n->loc);
		if (s->value > INT32_MAX || s->value < INT32_MIN)
			v = value_rvalue(c->t.l, px_int(c, c->t.l, s->value, n->loc), n->loc);
		return v;
	case SK_EXTERN:
		return symbol_declared(c, s, n->loc);
	case SK_PROTO:
	case SK_AGG:
	case SK_TYPE:
		break;
	case SK_WRONG:
		return value_error();
	}
	ERR(c, n->loc, D_IDENT_BADREF, "'%s' cannot be used as a variable", s->name);
	return value_error();
}

static bool bound(struct checker *c, const char *name, struct loc loc, struct value *ret)
{
	if (!c->bound)
		return false;
	for (unsigned int i = 0; i < c->bound->n; i++) {
		if (c->bound->list[i].name != name)
			continue;
		*ret = c->bound->list[i].value;
		ret->loc = loc;
		return true;
	}
	return false;
}

bool ident_unknown(struct checker *c, const char *name)
{
	const struct type *t;
	unsigned int i;
	struct value v;
	int64_t n;

	return !bound(c, name, (struct loc){ 0 }, &v) && !builtin_argn(name, &i) &&
	       strcmp(name, "NULL") && strcmp(name, "args") && strcmp(name, "uregs") &&
	       !type_enumerator(c->types, name, &t, &n);
}

struct value check_ident(struct checker *c, const struct node *n)
{
	const char *name = n->ident.name;
	const struct builtin_info *b;
	const struct type *et;
	struct value v;
	struct sym *s;
	unsigned int i;
	int64_t ev;

	if (bound(c, name, n->loc, &v))
		return v;
	s = find_global(c, name);
	if (s)
		return check_sym(c, s, n);
	b = builtin_find(c, name);
	if (b)
		return check_builtin(c, b, n->loc);
	if (builtin_argn(name, &i))
		return check_argn(c, i, n->loc);
	if (!strcmp(name, "NULL")) {
		v = value_rvalue(c->t.l, px_int(c, c->t.l, 0, n->loc), n->loc);
		v.literal = true;
		return v;
	}
	if (!strcmp(name, "args") || !strcmp(name, "uregs")) {
		ERR(c, n->loc, D_ARR_BADREF, "'%s' needs a subscript", name);
	} else if (!strcmp(name, "self") || !strcmp(name, "this")) {
		ERR(c, n->loc, D_OP_VFPTR, "'%s' is not a value: name a variable as %s->name", name,
		    name);
	} else if (subr_exists(c, name) || action_exists(c, name) || aggfunc_exists(c, name)) {
		ERR(c, n->loc, D_IDENT_BADREF,
		    "'%s' is a function: it needs arguments in parentheses", name);
	} else if (type_enumerator(c->types, name, &et, &ev)) {
		return value_rvalue(type_promote(c, et), px_int(c, type_promote(c, et), ev, n->loc),
				    n->loc);
	} else {
		ident_undefined(c, name, n->loc);
	}
	return value_error();
}

struct value check_variable(struct checker *c, const struct node *n)
{
	enum sym_space space = n->var.storage == ST_SELF ? SS_SELF : SS_THIS;
	struct sym *s = n->var.name ? sym_find(c->syms, space, n->var.name) : NULL;
	const char *near, *hint = NULL, *prefix = space == SS_SELF ? "self" : "this";

	if (!n->var.name) {
		ERR(c, n->loc, D_OP_VFPTR, "'%s' is not a value: name a variable as %s->name",
		    prefix, prefix);
		return value_error();
	}
	if (s && s->kind == SK_WRONG)
		return value_error();
	if (s)
		return check_var_ref(c, s->var, n->loc);
	near = sym_nearest(c->syms, space, n->var.name);
	if (near)
		hint = talloc_asprintf(c->ctx, "closest: '%s->%s'", prefix, near);
	diag_error(c->diag, n->loc, D_VAR_UNDEF, hint,
		   "'%s->%s' is used before anything is assigned to it", prefix, n->var.name);
	poison_name(c, space, n->var.name);
	return value_error();
}
