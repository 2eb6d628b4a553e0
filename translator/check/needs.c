// SPDX-License-Identifier: GPL-2.0-or-later
#include "needs.h"

#include <string.h>

#include "assigned.h"
#include "known.h"
#include "locals.h"
#include "walk.h"

bool needs_is_args(const void *arg, const struct node *n)
{
	(void)arg;
	if (n->kind != N_IDENT || n->ident.scoped || strncmp(n->ident.name, "arg", 3))
		return false;
	return !strcmp(n->ident.name, "args") ||
	       (n->ident.name[3] >= '0' && n->ident.name[3] <= '9' && !n->ident.name[4]);
}

static bool same_variable(const struct node *a, const struct node *b)
{
	if (a->kind == N_VAR && b->kind == N_VAR)
		return a->var.storage == b->var.storage && a->var.name && b->var.name &&
		       !strcmp(a->var.name, b->var.name);
	return a->kind == N_IDENT && b->kind == N_IDENT && !strcmp(a->ident.name, b->ident.name);
}

static bool is_made(const void *arg, const struct node *n)
{
	const struct node *sought = arg, *target = assigned_to(n);

	return target && same_variable(target, sought);
}

/* A D variable that nothing so far has defined. */
static bool is_undefined(struct checker *c, const struct scope *sc, const struct node *n)
{
	if (n->kind == N_VAR && n->var.name)
		return !locals_is_name(n->var.name) &&
		       !sym_find(c->syms, n->var.storage == ST_SELF ? SS_SELF : SS_THIS,
				 n->var.name);
	return n->kind == N_IDENT && !n->ident.scoped && !needs_is_args(NULL, n) &&
	       !known_builtin(c, sc, n->ident.name) && !sym_find(c->syms, SS_GLOBAL, n->ident.name);
}

/* The arguments of tests of a text's nodes. */
struct text {
	struct checker *c;
	const struct scope *sc;
	const struct node *whole;
	const struct node_list *before;
};

static bool is_lacking(const void *arg, const struct node *n)
{
	const struct text *t = arg;

	return is_undefined(t->c, t->sc, n) && (!walk_any(t->whole, is_made, n) ||
						(t->before && walk_any_of(t->before, is_made, n)));
}

bool needs_others(struct checker *c, const struct scope *sc, const struct node *n,
		  const struct node_list *before)
{
	const struct text text = { c, sc, n, before };

	return walk_any(n, is_lacking, &text);
}
