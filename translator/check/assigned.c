// SPDX-License-Identifier: GPL-2.0-or-later
/* What the left side of an assignment names. */
#include "assigned.h"

#include "known.h"
#include "macro.h"
#include "translator/lang/intern.h"

/* Name and space of an assignment's left side that is a plain variable. */
bool assigned_variable(struct checker *c, const struct node *n, enum sym_space *space,
		       const char **name)
{
	n = macro_name(c, n);
	if (n->kind == N_VAR && n->var.name) {
		*space = n->var.storage == ST_SELF ? SS_SELF : SS_THIS;
		*name = n->var.name;
		return true;
	}
	if (n->kind == N_IDENT && !n->ident.scoped) {
		*space = SS_GLOBAL;
		*name = n->ident.name;
		return true;
	}
	return false;
}

bool assigned_is_known(struct checker *c, const struct scope *sc, enum sym_space space,
		       const char *name)
{
	if (sym_find(c->syms, space, name))
		return true;
	return space == SS_GLOBAL && (known_exist(c, sc, name) || known_is_builtin(c, sc, name) ||
				      name == intern("self") || name == intern("this"));
}

const struct node *assigned_to(const struct node *n)
{
	const struct node *left = NULL;

	if (n->kind == N_ASSIGN)
		left = n->binary.left;
	else if ((n->kind == N_UNARY || n->kind == N_POSTFIX) &&
		 (n->unary.op == OP_INC || n->unary.op == OP_DEC))
		left = n->unary.operand;
	return left && left->kind == N_INDEX ? left->index.base : left;
}
