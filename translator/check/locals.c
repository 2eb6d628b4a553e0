// SPDX-License-Identifier: GPL-2.0-or-later
#include "locals.h"

#include <string.h>

#include "translator/lang/intern.h"
#include "walk.h"

/* The innermost first. */
struct local {
	const char *name, *to; /* interned */
	const struct local *outer;
};

static bool rename_use(const void *arg, const struct node *use)
{
	struct node *n = (struct node *)use;

	for (const struct local *l = arg; l && n->kind == N_IDENT && !n->ident.scoped; l = l->outer)
		if (l->name == n->ident.name) {
			n->kind = N_VAR;
			n->var.storage = ST_THIS;
			n->var.name = l->to;
		}
	return false;
}

static void rename_stmt(struct checker *c, const struct node *n, const struct local *known);

/* `outer`: known when the block began; its names may be taken again. */
static const struct local *declare(struct checker *c, struct node *n, const struct local *known,
				   const struct local *outer)
{
	struct local *l;

	if (!n->decl.name)
		return known;
	for (const struct local *o = known; o != outer; o = o->outer)
		if (o->name == n->decl.name)
			ERR(c, n->decl.name_loc, D_DECL_IDRED,
			    "'%s' is already declared in this block", n->decl.name);
	l = talloc_zero(c->ctx, struct local);
	l->name = n->decl.name;
	l->to = intern(talloc_asprintf(l, "%s$%u", l->name, c->nlocals++));
	l->outer = known;
	n->decl.name = l->to;
	n->decl.storage |= DECL_THIS;
	return l;
}

static void rename_list(struct checker *c, const struct node_list *list, const struct local *known)
{
	const struct local *outer = known;

	for (size_t i = 0; i < list->n; i++) {
		struct node *n = list->items[i];

		if (n->kind == N_DECL)
			known = declare(c, n, known, outer);
		rename_stmt(c, n, known);
	}
}

static void rename_stmt(struct checker *c, const struct node *n, const struct local *known)
{
	if (!n)
		return;
	switch ((int)n->kind) {
	case N_BLOCK:
		rename_list(c, &n->block.stmts, known);
		return;
	case N_IF:
		walk_any(n->if_stmt.test, rename_use, known);
		rename_stmt(c, n->if_stmt.yes, known);
		rename_stmt(c, n->if_stmt.no, known);
		return;
	case N_WHILE:
	case N_DO:
	case N_FOR:
	case N_SWITCH:
		walk_any(n->loop.init, rename_use, known);
		walk_any(n->loop.test, rename_use, known);
		walk_any(n->loop.step, rename_use, known);
		rename_stmt(c, n->loop.body, known);
		return;
	}
	walk_any(n, rename_use, known);
}

void locals_rename_function(struct checker *c, const struct node *function)
{
	const struct node_list *params = &function->function.decl->decl.type->type_func.params;
	const struct local *known = NULL;

	for (size_t i = 0; i < params->n; i++)
		known = declare(c, params->items[i], known, NULL);
	rename_stmt(c, function->function.body, known);
}

bool locals_is_name(const char *name)
{
	return strchr(name, '$');
}

void locals_rename(struct checker *c, const struct node *clause)
{
	rename_list(c, &clause->clause.body, NULL);
}
