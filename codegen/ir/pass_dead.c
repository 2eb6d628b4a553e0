// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir_uses.h"
#include "ir_walk.h"
#include "pass.h"

static void find_call(void *arg, struct ir_expr *e)
{
	uint32_t *does = arg;

	if (e->kind == IX_CALL)
		*does |= ir_rt_info(e->rt)->does | DOES_CALLS;
	if (e->kind == IX_INVOKE)
		*does |= e->callee->does | DOES_CALLS;
}

/* DOES_* of the statement's own expressions. */
static uint32_t does(struct ir_stmt *s)
{
	uint32_t sum = 0;

	ir_each_of_stmt(s, find_call, &sum);
	return sum;
}

/* ------------------------------------------------------------------- tests */

#define TESTED_MAX 32

struct tests {
	bool can_fault;				  /* something in the function */
	bool may_fault;				  /* since the last test for that */
	const struct ir_expr *tested[TESTED_MAX]; /* what ended the clause when it was true */
	uint32_t n;
};

static bool is_final(const struct ir_expr *e)
{
	if (e->kind == IX_LOCAL)
		return e->local->sets == 1 && !e->local->has_addr;
	if (e->kind == IX_UNARY || e->kind == IX_CAST)
		return is_final(e->a);
	if (e->kind == IX_BINARY)
		return is_final(e->a) && is_final(e->b);
	return e->kind == IX_INT || e->kind == IX_ARG;
}

static bool ends_clause(const struct ir_stmt *s)
{
	return s->kind == IS_IF && !s->no->first && s->yes->first &&
	       s->yes->first->kind == IS_RETURN && is_final(s->a);
}

static bool is_tested(struct tests *t, const struct ir_stmt *s)
{
	for (uint32_t i = 0; i < t->n; i++)
		if (ir_same(t->tested[i], s->a))
			return true;
	if (t->n < TESTED_MAX)
		t->tested[t->n++] = s->a;
	return false;
}

static void run_tests(struct tests *t, struct ir_block *block);

/* A turn begins where the last one has ended, a case where any other may have. */
static void run_turns(struct tests *t, struct ir_stmt *s)
{
	struct tests turn = *t;

	turn.may_fault = t->can_fault;
	run_tests(&turn, s->yes);
	turn = *t;
	turn.may_fault = t->can_fault;
	run_tests(&turn, s->no);
	t->may_fault = t->can_fault;
}

/* What may have faulted after it: in either branch. */
static void run_if(struct tests *t, struct ir_stmt *s)
{
	struct tests yes = *t, no = *t;

	run_tests(&yes, s->yes);
	run_tests(&no, s->no);
	t->may_fault = yes.may_fault || no.may_fault;
}

static bool is_needless(struct tests *t, struct ir_stmt *s)
{
	if (s->kind == IS_CHECK)
		return !t->may_fault;
	return ends_clause(s) && is_tested(t, s);
}

static void run_tests(struct tests *t, struct ir_block *block)
{
	struct ir_stmt **link = &block->first, *s;
	const uint32_t before = t->n;

	while ((s = *link)) {
		if (is_needless(t, s)) {
			*link = s->next;
			continue;
		}
		if (s->kind == IS_CHECK)
			t->may_fault = false;
		else if (does(s) & DOES_FAULTS)
			t->may_fault = true;
		if (s->kind == IS_IF)
			run_if(t, s);
		else if (s->yes)
			run_turns(t, s);
		if (s->kind == IS_CASE) {
			t->n = before;
			t->may_fault = t->can_fault;
		}
		link = &s->next;
	}
	block->last = link;
}

/* ------------------------------------------------------------------ values */

static bool is_unused(struct ir_stmt *s)
{
	uint32_t all;

	if (s->kind != IS_ASSIGN || s->a->kind != IX_LOCAL || s->a->local->uses ||
	    s->a->local->has_addr)
		return false;
	/* Clause-local variables are printed with it as their base. */
	if (s->a->local->type == IT_THIS)
		return false;
	all = does(s);
	return !(all & DOES_CALLS) ||
	       ((all & (DOES_SAME | DOES_LOADS)) &&
		!(all & (DOES_FAULTS | DOES_CHANGES | DOES_RECORDS | DOES_ACTS | DOES_LOOKS_UP)));
}

static bool drop_unused(struct ir_block *block)
{
	struct ir_stmt **link = &block->first, *s;
	bool dropped = false;

	while ((s = *link)) {
		if (is_unused(s)) {
			*link = s->next;
			dropped = true;
			continue;
		}
		if (s->yes) {
			dropped |= drop_unused(s->yes);
			dropped |= drop_unused(s->no);
		}
		link = &s->next;
	}
	block->last = link;
	return dropped;
}

static void drop_locals(struct ir_func *func)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < func->nlocals; i++) {
		struct ir_local *local = func->locals[i];

		if (local->uses || local->sets || local->has_addr)
			func->locals[n++] = local;
	}
	func->nlocals = n;
}

void pass_dead(struct ir_func *func)
{
	struct tests t = { .can_fault = ir_uses(func) & DOES_FAULTS };

	ir_count(func);
	run_tests(&t, &func->body);
	do
		ir_count(func);
	while (drop_unused(&func->body));
	drop_locals(func);
}
