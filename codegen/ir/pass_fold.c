// SPDX-License-Identifier: GPL-2.0-or-later
/* What pass_values() has made equal is compared no more, and branches that cannot be taken go. */
#include "ir_walk.h"
#include "pass.h"

static bool is_test(const struct ir_expr *e)
{
	return e->kind == IX_BINARY ? ir_op_is_test(e->op) : e->kind == IX_UNARY && e->op == IO_NOT;
}

static bool is_int(const struct ir_expr *e, int64_t value)
{
	return e->kind == IX_INT && e->value == value;
}

static bool is_local(const struct ir_expr *e)
{
	return e->kind == IX_LOCAL && !e->local->has_addr;
}

static void become_int(struct ir_expr *e, int64_t value)
{
	*e = (struct ir_expr){ .kind = IX_INT, .type = e->type, .value = value };
}

static bool compares(enum ir_op op, uint64_t a, uint64_t b, bool is_signed)
{
	switch (op) {
	case IO_EQ:
		return a == b;
	case IO_NE:
		return a != b;
	case IO_LT:
		return is_signed ? (int64_t)a < (int64_t)b : a < b;
	case IO_LE:
		return is_signed ? (int64_t)a <= (int64_t)b : a <= b;
	case IO_GT:
		return is_signed ? (int64_t)a > (int64_t)b : a > b;
	default:
		return is_signed ? (int64_t)a >= (int64_t)b : a >= b;
	}
}

static void fold(struct ir_expr *e)
{
	if (e->kind != IX_BINARY || e->op < IO_EQ || e->op > IO_GE)
		return;
	if (e->a->kind == IX_INT && e->b->kind == IX_INT)
		become_int(e, compares(e->op, (uint64_t)e->a->value, (uint64_t)e->b->value,
				       ir_type_signed(e->a->type)));
	else if (is_local(e->a) && ir_same(e->a, e->b))
		become_int(e, e->op == IO_EQ || e->op == IO_LE || e->op == IO_GE);
	else if (e->op == IO_NE && is_int(e->b, 0) && is_test(e->a))
		*e = *e->a;
}

/* Operands first. */
static void fold_expr(struct ir_expr *e)
{
	if (!e)
		return;
	fold_expr(e->a);
	fold_expr(e->b);
	fold_expr(e->c);
	for (uint32_t i = 0; i < e->nargs; i++)
		fold_expr(e->args[i]);
	fold(e);
}

/* The statement after `s` once s is one of its branches. */
static struct ir_stmt **splice(struct ir_stmt **link, struct ir_stmt *s)
{
	struct ir_block *taken = s->a->value ? s->yes : s->no;

	if (!taken->first) {
		*link = s->next;
		return link;
	}
	*taken->last = s->next;
	*link = taken->first;
	return link;
}

static void run_block(struct ir_block *block)
{
	struct ir_stmt **link = &block->first, *s;

	while ((s = *link)) {
		fold_expr(s->a);
		fold_expr(s->b);
		if (s->kind == IS_IF && s->a->kind == IX_INT) {
			link = splice(link, s);
			continue;
		}
		if (s->yes) {
			run_block(s->yes);
			run_block(s->no);
		}
		link = &s->next;
	}
	block->last = link;
}

void pass_fold(struct ir_func *func)
{
	ir_count(func);
	run_block(&func->body);
}
