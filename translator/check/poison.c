// SPDX-License-Identifier: GPL-2.0-or-later
#include "poison.h"

#include "assigned.h"
#include "translator/lang/intern.h"
#include "walk.h"

void poison_name(struct checker *c, enum sym_space space, const char *name)
{
	struct sym *s = sym_find(c->syms, space, name);

	if (s)
		s->kind = SK_WRONG;
	else
		sym_add(c->syms, space, SK_WRONG, name, (struct loc){ 0 });
}

bool poison_has(struct checker *c, enum sym_space space, const char *name)
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
	const struct node *left = assigned_to(n);
	enum sym_space space;
	const char *name;

	if (!left)
		left = node_operand(n);
	if (left && left->kind == N_AGG && !sym_find(c->syms, SS_AGG, left->agg.name))
		poison_name(c, SS_AGG, left->agg.name);
	if (left && assigned_variable(c, left, &space, &name) &&
	    !assigned_is_known(c, at->sc, space, name))
		poison_name(c, space, name);
	return false;
}

void poison(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct place at = { c, sc };

	if (check_failed(c))
		walk_any(n, poison_assigned, &at);
}
