// SPDX-License-Identifier: GPL-2.0-or-later
#include "checker.h"

typedef bool test_fn(struct checker *c, const struct node *n);

bool nodes_any(const struct node_list *list, test_fn *fn, struct checker *c)
{
	for (size_t i = 0; i < list->n; i++)
		if (node_any(list->items[i], fn, c))
			return true;
	return false;
}

static bool statement_any(const struct node *n, test_fn *fn, struct checker *c)
{
	switch ((int)n->kind) {
	case N_EXPR_STMT:
	case N_RETURN:
		return node_any(n->stmt.expr, fn, c);
	case N_IF:
		return node_any(n->if_stmt.test, fn, c) || node_any(n->if_stmt.yes, fn, c) ||
		       node_any(n->if_stmt.no, fn, c);
	case N_BLOCK:
		return nodes_any(&n->block.stmts, fn, c);
	case N_WHILE:
	case N_FOR:
		return node_any(n->loop.init, fn, c) || node_any(n->loop.test, fn, c) ||
		       node_any(n->loop.step, fn, c) || node_any(n->loop.body, fn, c);
	}
	return false;
}

bool node_any(const struct node *n, test_fn *fn, struct checker *c)
{
	if (!n)
		return false;
	if (fn(c, n))
		return true;
	switch ((int)n->kind) {
	case N_AGG:
		return nodes_any(&n->agg.keys, fn, c);
	case N_INDEX:
		return node_any(n->index.base, fn, c) || nodes_any(&n->index.keys, fn, c);
	case N_CALL:
		return nodes_any(&n->call.args, fn, c);
	case N_MEMBER:
		return node_any(n->member.base, fn, c);
	case N_UNARY:
	case N_POSTFIX:
		return node_any(n->unary.operand, fn, c);
	case N_BINARY:
	case N_ASSIGN:
		return node_any(n->binary.left, fn, c) || node_any(n->binary.right, fn, c);
	case N_COND:
		return node_any(n->cond.test, fn, c) || node_any(n->cond.yes, fn, c) ||
		       node_any(n->cond.no, fn, c);
	case N_CAST:
	case N_XLATE:
		return node_any(n->cast.operand, fn, c);
	}
	return statement_any(n, fn, c);
}
