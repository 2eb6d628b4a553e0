// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A pointer that is loaded for nothing but what it points to is loaded together with that, by one
 * call with one test.  Each load keeps its place for a fault.
 */
#include "ir_walk.h"
#include "pass.h"

static bool is_load(const struct ir_expr *e, enum ir_rt rt)
{
	return e && e->kind == IX_CALL && e->rt == rt;
}

/* What loads the same through a pointer; IR_NRT: e is not a load. */
static enum ir_rt through(const struct ir_expr *e)
{
	static const enum ir_rt loads[][2] = {
		{ IR_rt_load8, IR_rt_load8_through },
		{ IR_rt_load16, IR_rt_load16_through },
		{ IR_rt_load32, IR_rt_load32_through },
		{ IR_rt_load64, IR_rt_load64_through },
	};

	for (size_t i = 0; i < sizeof(loads) / sizeof(*loads); i++)
		if (is_load(e, loads[i][0]))
			return loads[i][1];
	return IR_NRT;
}

static bool assigns_local(const struct ir_stmt *s)
{
	return s && s->kind == IS_ASSIGN && s->op == IO_SET && s->a->kind == IX_LOCAL;
}

/* The load of a pointer that has no other use than at an offset in the statement after its test. */
static bool is_link(const struct ir_stmt *s)
{
	const struct ir_stmt *test = s->next, *next = test ? test->next : NULL;
	const struct ir_local *pointer;
	const struct ir_expr *at;

	if (!assigns_local(s) || !is_load(s->b, IR_rt_load64) || !test || test->kind != IS_CHECK ||
	    !assigns_local(next) || through(next->b) == IR_NRT)
		return false;
	pointer = s->a->local;
	at = next->b->args[0];
	return pointer->sets == 1 && pointer->uses == 1 && at->kind == IX_BINARY &&
	       at->op == IO_ADD && at->a->kind == IX_LOCAL && at->a->local == pointer &&
	       at->b->kind == IX_INT;
}

/* The second load does both. */
static void join(const struct ir_stmt *s)
{
	const struct ir_expr *first = s->b;
	struct ir_expr *second = s->next->next->b;

	second->rt = through(second);
	second->nargs = 4;
	second->args[3] = second->args[1];
	second->args[2] = first->args[1];
	second->args[1] = second->args[0]->b;
	second->args[0] = first->args[0];
}

static void run_block(struct ir_block *block)
{
	struct ir_stmt **link = &block->first, *s;

	while ((s = *link)) {
		if (is_link(s)) {
			join(s);
			*link = s->next->next;
			s = *link;
		}
		if (s->yes) {
			run_block(s->yes);
			run_block(s->no);
		}
		link = &s->next;
	}
	block->last = link;
}

void pass_chain(struct ir_func *func)
{
	ir_count(func);
	run_block(&func->body);
}
