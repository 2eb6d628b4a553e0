// SPDX-License-Identifier: GPL-2.0-or-later
#include "walk.h"

bool nodes_any(const struct node_list *list, node_test *fn, const void *arg)
{
	for (size_t i = 0; i < list->n; i++)
		if (node_any(list->items[i], fn, arg))
			return true;
	return false;
}

static bool statement_any(const struct node *n, node_test *fn, const void *arg)
{
	switch ((int)n->kind) {
	case N_EXPR_STMT:
	case N_RETURN:
		return node_any(n->stmt.expr, fn, arg);
	case N_IF:
		return node_any(n->if_stmt.test, fn, arg) || node_any(n->if_stmt.yes, fn, arg) ||
		       node_any(n->if_stmt.no, fn, arg);
	case N_BLOCK:
		return nodes_any(&n->block.stmts, fn, arg);
	case N_WHILE:
	case N_FOR:
		return node_any(n->loop.init, fn, arg) || node_any(n->loop.test, fn, arg) ||
		       node_any(n->loop.step, fn, arg) || node_any(n->loop.body, fn, arg);
	}
	return false;
}

bool node_any(const struct node *n, node_test *fn, const void *arg)
{
	if (!n)
		return false;
	if (fn(arg, n))
		return true;
	switch ((int)n->kind) {
	case N_AGG:
		return nodes_any(&n->agg.keys, fn, arg);
	case N_INDEX:
		return node_any(n->index.base, fn, arg) || nodes_any(&n->index.keys, fn, arg);
	case N_CALL:
		return nodes_any(&n->call.args, fn, arg);
	case N_MEMBER:
		return node_any(n->member.base, fn, arg);
	case N_UNARY:
	case N_POSTFIX:
		return node_any(n->unary.operand, fn, arg);
	case N_BINARY:
	case N_ASSIGN:
		return node_any(n->binary.left, fn, arg) || node_any(n->binary.right, fn, arg);
	case N_COND:
		return node_any(n->cond.test, fn, arg) || node_any(n->cond.yes, fn, arg) ||
		       node_any(n->cond.no, fn, arg);
	case N_CAST:
	case N_XLATE:
		return node_any(n->cast.operand, fn, arg);
	}
	return statement_any(n, fn, arg);
}
