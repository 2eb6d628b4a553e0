// SPDX-License-Identifier: GPL-2.0-or-later
/* What a name in an expression stands for. */
#include "ident.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "common/escape.h"
#include "args.h"
#include "fold.h"
#include "known.h"
#include "poison.h"
#include "symbol.h"
#include "translator/lang/intern.h"
#include "translator/types/type_priv.h"
#include "undefined.h"
#include "var.h"

/* -------------------------------------------------------------------- plain names */

struct sym *ident_find(struct checker *c, const struct scope *sc, const char *name)
{
	struct sym *s = sc->in_library ? sym_find(c->syms, SS_LIBRARY, name) : NULL;

	return s ? s : sym_find(c->syms, SS_GLOBAL, name);
}

struct value ident_sym(struct checker *c, const struct scope *sc, const struct sym *s,
		       struct loc loc)
{
	struct value v;

	switch (s->kind) {
	case SK_VAR:
		return var_ref(c, s->var, loc);
	case SK_INLINE:
		ERR(c, loc, D_ARR_BADREF, "'%s' needs %u argument%s in brackets", s->name,
		    s->inl->nparams, s->inl->nparams == 1 ? "" : "s");
		return value_error();
	case SK_CONST:
		v = value_rvalue(c->t.i, fold_int(c, c->t.i, s->value, loc), loc);
		if (s->value > INT32_MAX || s->value < INT32_MIN)
			v = value_rvalue(c->t.l, fold_int(c, c->t.l, s->value, loc), loc);
		return v;
	case SK_EXTERN:
		return symbol_declared(c, sc, s, loc);
	case SK_PROTO:
	case SK_FUNC:
	case SK_AGG:
	case SK_TYPE:
		break;
	case SK_WRONG:
		return value_error();
	}
	ERR(c, loc, D_IDENT_BADREF, "'%s' cannot be used as a variable", s->name);
	return value_error();
}

bool ident_bound(const struct scope *sc, const char *name, struct loc loc, struct value *ret)
{
	if (!sc->bound)
		return false;
	for (unsigned int i = 0; i < sc->bound->n; i++) {
		if (sc->bound->list[i].name != name)
			continue;
		*ret = sc->bound->list[i].value;
		ret->loc = loc;
		return true;
	}
	return false;
}

bool ident_unknown(struct checker *c, const struct scope *sc, const char *name)
{
	const struct type *t;
	unsigned int i;
	struct value v;
	int64_t n;

	return !ident_bound(sc, name, (struct loc){ 0 }, &v) && !known_argn(name, &i) &&
	       strcmp(name, "NULL") && strcmp(name, "args") && strcmp(name, "uregs") &&
	       !type_enumerator(c->types, name, &t, &n);
}

struct value ident_other(struct checker *c, const struct scope *sc, const struct node *n)
{
	const char *name = n->ident.name;
	const struct type *et;
	struct value v;
	int64_t ev;

	if (!strcmp(name, "NULL")) {
		v = value_rvalue(c->t.l, fold_int(c, c->t.l, 0, n->loc), n->loc);
		v.literal = true;
		return v;
	}
	if (!strcmp(name, "args")) {
		args_unnumbered(c, sc, NULL, n->loc);
	} else if (!strcmp(name, "uregs")) {
		diag_error(c->diag, n->loc, D_ARR_BADREF, "as uregs[R_RIP]",
			   "'uregs' needs a subscript");
	} else if (!strcmp(name, "self") || !strcmp(name, "this")) {
		ERR(c, n->loc, D_OP_VFPTR, "'%s' is not a value: name a variable as %s->name", name,
		    name);
	} else if (known_subr(c, sc, name) || known_is_subr(c, sc, name) ||
		   known_is_action(c, sc, name) || known_is_aggfunc(c, sc, name)) {
		ERR(c, n->loc, D_IDENT_BADREF,
		    "'%s' is a function: it needs arguments in parentheses", name);
	} else if (type_enumerator(c->types, name, &et, &ev)) {
		return value_rvalue(value_promote_type(c, et),
				    fold_int(c, value_promote_type(c, et), ev, n->loc), n->loc);
	} else {
		undefined_ident(c, name, n->loc);
	}
	return value_error();
}

struct value ident_variable(struct checker *c, const struct node *n)
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
		return var_ref(c, s->var, n->loc);
	near = sym_nearest(c->syms, space, n->var.name);
	if (near)
		hint = talloc_asprintf(c->ctx, "closest: '%s->%s'", prefix, near);
	diag_error(c->diag, n->loc, D_VAR_UNDEF, hint,
		   "'%s->%s' is used before anything is assigned to it", prefix, n->var.name);
	poison_name(c, space, n->var.name);
	return value_error();
}
