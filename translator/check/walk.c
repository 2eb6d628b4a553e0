// SPDX-License-Identifier: GPL-2.0-or-later
#include "walk.h"

bool walk_any_of(const struct node_list *list, node_test *fn, const void *arg)
{
	for (size_t i = 0; i < list->n; i++)
		if (walk_any(list->items[i], fn, arg))
			return true;
	return false;
}

static bool statement_any(const struct node *n, node_test *fn, const void *arg)
{
	switch ((int)n->kind) {
	case N_EXPR_STMT:
	case N_RETURN:
	case N_DELETE:
	case N_CASE:
		return walk_any(n->stmt.expr, fn, arg);
	case N_IF:
		return walk_any(n->if_stmt.test, fn, arg) || walk_any(n->if_stmt.yes, fn, arg) ||
		       walk_any(n->if_stmt.no, fn, arg);
	case N_BLOCK:
		return walk_any_of(&n->block.stmts, fn, arg);
	case N_DECL:
		return walk_any(n->decl.type, fn, arg) || walk_any(n->decl.value, fn, arg);
	case N_WHILE:
	case N_DO:
	case N_FOR:
	case N_SWITCH:
		return walk_any(n->loop.init, fn, arg) || walk_any(n->loop.test, fn, arg) ||
		       walk_any(n->loop.step, fn, arg) || walk_any(n->loop.body, fn, arg);
	}
	return false;
}

/* Expressions in types. */
static bool type_any(const struct node *n, node_test *fn, const void *arg)
{
	switch ((int)n->kind) {
	case N_TYPE_OF:
		return walk_any(n->type_of.of, fn, arg);
	case N_TYPE_POINTER:
		return walk_any(n->type_wrap.ref, fn, arg);
	case N_TYPE_ARRAY:
		return walk_any(n->type_wrap.ref, fn, arg) ||
		       walk_any_of(&n->type_wrap.sizes, fn, arg);
	}
	return false;
}

bool walk_any(const struct node *n, node_test *fn, const void *arg)
{
	if (!n)
		return false;
	if (fn(arg, n))
		return true;
	switch ((int)n->kind) {
	case N_AGG:
		return walk_any_of(&n->agg.keys, fn, arg);
	case N_INDEX:
		return walk_any(n->index.base, fn, arg) || walk_any_of(&n->index.keys, fn, arg);
	case N_CALL:
		return walk_any_of(&n->call.args, fn, arg);
	case N_MEMBER:
		return walk_any(n->member.base, fn, arg);
	case N_UNARY:
	case N_POSTFIX:
		return walk_any(n->unary.operand, fn, arg);
	case N_BINARY:
	case N_ASSIGN:
		return walk_any(n->binary.left, fn, arg) || walk_any(n->binary.right, fn, arg);
	case N_COND:
		return walk_any(n->cond.test, fn, arg) || walk_any(n->cond.yes, fn, arg) ||
		       walk_any(n->cond.no, fn, arg);
	case N_CAST:
	case N_XLATE:
		return walk_any(n->cast.type, fn, arg) || walk_any(n->cast.operand, fn, arg);
	case N_TABLE:
		return walk_any_of(&n->table.values, fn, arg);
	case N_SIZEOF_TYPE:
		return walk_any(n->type_op.type, fn, arg);
	case N_OFFSETOF:
		return walk_any(n->offset_of.type, fn, arg);
	}
	return statement_any(n, fn, arg) || type_any(n, fn, arg);
}
