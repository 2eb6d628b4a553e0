// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir_walk.h"

#include <string.h>

void ir_each_operand(struct ir_expr *e, ir_expr_fn *fn, void *arg)
{
	if (!e)
		return;
	fn(arg, e);
	ir_each_operand(e->a, fn, arg);
	ir_each_operand(e->b, fn, arg);
	ir_each_operand(e->c, fn, arg);
	for (uint32_t i = 0; i < e->nargs; i++)
		ir_each_operand(e->args[i], fn, arg);
}

void ir_each_of_stmt(struct ir_stmt *s, ir_expr_fn *fn, void *arg)
{
	ir_each_operand(s->a, fn, arg);
	ir_each_operand(s->b, fn, arg);
}

void ir_each_stmt(const struct ir_block *block, ir_stmt_fn *fn, void *arg)
{
	for (struct ir_stmt *s = block->first; s; s = s->next) {
		fn(arg, s);
		if (s->yes) {
			ir_each_stmt(s->yes, fn, arg);
			ir_each_stmt(s->no, fn, arg);
		}
	}
}

struct visit {
	ir_expr_fn *fn;
	void *arg;
};

static void visit_stmt(void *arg, struct ir_stmt *s)
{
	const struct visit *v = arg;

	ir_each_of_stmt(s, v->fn, v->arg);
}

void ir_each_expr(const struct ir_block *block, ir_expr_fn *fn, void *arg)
{
	struct visit v = { fn, arg };

	ir_each_stmt(block, visit_stmt, &v);
}

static void count_expr(void *arg, struct ir_expr *e)
{
	(void)arg;
	if (e->kind == IX_LOCAL || e->kind == IX_LOCAL_ADDR)
		e->local->uses++;
	if (e->kind == IX_LOCAL_ADDR || e->kind == IX_NEXT)
		(e->kind == IX_NEXT ? e->a->local : e->local)->has_addr = true;
}

static void count_stmt(void *arg, struct ir_stmt *s)
{
	ir_each_of_stmt(s, count_expr, arg);
	if (s->kind != IS_ASSIGN || s->a->kind != IX_LOCAL)
		return;
	s->a->local->sets++;
	if (s->op == IO_SET)
		s->a->local->uses--;
}

void ir_count(const struct ir_func *func)
{
	for (uint32_t i = 0; i < func->nlocals; i++) {
		func->locals[i]->sets = 0;
		func->locals[i]->uses = 0;
		func->locals[i]->has_addr = false;
	}
	ir_each_stmt(&func->body, count_stmt, NULL);
}

static bool same_or_none(const struct ir_expr *a, const struct ir_expr *b)
{
	return a && b ? ir_same(a, b) : a == b;
}

bool ir_same(const struct ir_expr *a, const struct ir_expr *b)
{
	if (a->kind != b->kind || a->type != b->type || a->op != b->op || a->rt != b->rt ||
	    a->tail != b->tail || a->value != b->value || a->local != b->local ||
	    a->var != b->var || a->field != b->field || a->callee != b->callee ||
	    a->len != b->len || a->nargs != b->nargs)
		return false;
	if (a->len && memcmp(a->text, b->text, a->len) != 0)
		return false;
	for (uint32_t i = 0; i < a->nargs; i++)
		if (!ir_same(a->args[i], b->args[i]))
			return false;
	return same_or_none(a->a, b->a) && same_or_none(a->b, b->b) && same_or_none(a->c, b->c);
}
