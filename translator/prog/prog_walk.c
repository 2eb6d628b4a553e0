// SPDX-License-Identifier: GPL-2.0-or-later
#include "prog_walk.h"

void prog_each_operand(const struct prog_expr *e, prog_expr_fn *fn, void *arg)
{
	if (!e)
		return;
	fn(arg, e);
	for (uint32_t i = 0; i < e->na; i++)
		prog_each_operand(e->a[i], fn, arg);
}

void prog_each_of_stmt(const struct prog_stmt *s, prog_expr_fn *fn, void *arg)
{
	prog_each_operand(s->e[0], fn, arg);
	prog_each_operand(s->e[1], fn, arg);
	prog_each_operand(s->agg.value, fn, arg);
	prog_each_operand(s->agg.incr, fn, arg);
	for (uint32_t i = 0; s->kind == PS_AGG && i < s->agg.agg->nkeys; i++)
		prog_each_operand(s->agg.keys[i].expr, fn, arg);
	for (uint32_t i = 0; s->kind == PS_RECORD && i < s->rec.nfields; i++) {
		prog_each_operand(s->rec.fields[i].expr, fn, arg);
		prog_each_operand(s->rec.fields[i].count, fn, arg);
	}
}

void prog_each_expr(struct prog_stmt *const *stmts, uint32_t n, prog_expr_fn *fn, void *arg)
{
	for (uint32_t i = 0; i < n; i++) {
		prog_each_of_stmt(stmts[i], fn, arg);
		prog_each_expr(stmts[i]->yes, stmts[i]->nyes, fn, arg);
		prog_each_expr(stmts[i]->no, stmts[i]->nno, fn, arg);
	}
}
