// SPDX-License-Identifier: GPL-2.0-or-later
#include "poison.h"

#include "macro.h"
#include "translator/lang/intern.h"
#include "walk.h"
#include "words.h"

/* Name and space of an assignment's left side that is a plain variable. */
bool var_name(struct checker *c, const struct node *n, enum sym_space *space, const char **name)
{
	n = check_macro_name(c, n);
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

bool name_is_taken(struct checker *c, const struct scope *sc, enum sym_space space,
		   const char *name)
{
	if (sym_find(c->syms, space, name))
		return true;
	return space == SS_GLOBAL && (word_exists(c, sc, name) || builtin_exists(c, sc, name) ||
				      name == intern("self") || name == intern("this"));
}

const struct node *node_assigned(const struct node *n)
{
	const struct node *left = NULL;

	if (n->kind == N_ASSIGN)
		left = n->binary.left;
	else if ((n->kind == N_UNARY || n->kind == N_POSTFIX) &&
		 (n->unary.op == OP_INC || n->unary.op == OP_DEC))
		left = n->unary.operand;
	return left && left->kind == N_INDEX ? left->index.base : left;
}

void poison_name(struct checker *c, enum sym_space space, const char *name)
{
	struct sym *s = sym_find(c->syms, space, name);

	if (s)
		s->kind = SK_WRONG;
	else
		sym_add(c->syms, space, SK_WRONG, name, (struct loc){ 0 });
}

bool is_poisoned(struct checker *c, enum sym_space space, const char *name)
{
	struct sym *s = sym_find(c->syms, space, name);

	return s && s->kind == SK_WRONG;
}

/* What check_operand() would make of the operand of a unary operator. */
static const struct node *node_operand(const struct node *n)
{
	const bool makes = n->kind == N_UNARY && (n->unary.op == OP_NOT ||
						  n->unary.op == OP_COMPL || n->unary.op == OP_NEG);
	const struct node *operand = makes ? n->unary.operand : NULL;

	return operand && operand->kind == N_INDEX ? operand->index.base : operand;
}

/* The arguments of poison(). */
struct place {
	struct checker *c;
	const struct scope *sc;
};

static bool poison_assigned(const void *arg, const struct node *n)
{
	const struct place *at = arg;
	struct checker *c = at->c;
	const struct node *left = node_assigned(n);
	enum sym_space space;
	const char *name;

	if (!left)
		left = node_operand(n);
	if (left && left->kind == N_AGG && !sym_find(c->syms, SS_AGG, left->agg.name))
		poison_name(c, SS_AGG, left->agg.name);
	if (left && var_name(c, left, &space, &name) && !name_is_taken(c, at->sc, space, name))
		poison_name(c, space, name);
	return false;
}

void poison(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct place at = { c, sc };

	if (check_failed(c))
		node_any(n, poison_assigned, &at);
}
