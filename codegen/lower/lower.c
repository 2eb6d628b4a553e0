// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "codegen/ir/ir_verify.h"
#include "translator/prog/prog_walk.h"

/* ------------------------------------------------------------- statements */

static void speculation(struct lower *l, const struct prog_stmt *s)
{
	struct ir_expr *id = ir_cast(l->ctx, IT_U64, lower_value(l, s->e[0]));
	struct ir_stmt *stmt;

	l->out->uses_spec = true;
	if (s->kind == PS_SPECULATE) {
		stmt = ir_if(l->ctx, l->block,
			     ir_not(l->ctx, ir_call(l->ctx, IR_rt_speculate, id, NULL)));
		ir_return(l->ctx, stmt->yes, NULL);
	} else {
		stmt = ir_eval(
			l->ctx, l->block,
			ir_call(l->ctx,
				s->kind == PS_COMMIT ? IR_rt_spec_commit : IR_rt_spec_discard, id,
				lower_site_arg(l, s->e[0]), NULL));
	}
	lower_note(stmt, s->loc);
	if (s->kind != PS_SPECULATE)
		lower_check(l);
}

static void destructive(struct lower *l, const struct prog_stmt *s)
{
	struct ir_expr *call = NULL;

	l->out->destructive = true;
	if (s->kind == PS_RAISE)
		call = ir_call(l->ctx, IR_rt_raise,
			       ir_cast(l->ctx, IT_U32, lower_value(l, s->e[0])), NULL);
	else if (s->kind == PS_CHILL)
		call = ir_call(l->ctx, IR_rt_chill,
			       ir_cast(l->ctx, IT_U64, lower_value(l, s->e[0])),
			       lower_site_arg(l, s->e[0]), NULL);
	else
		call = ir_call(l->ctx,
			       s->kind == PS_STOP  ? IR_rt_stop :
			       s->kind == PS_PANIC ? IR_rt_panic :
						     IR_rt_breakpoint,
			       NULL);
	lower_note(ir_eval(l->ctx, l->block, call), s->loc);
	if (s->kind == PS_CHILL || s->kind == PS_BREAKPOINT)
		lower_check(l);
}

/* A value that faults ends the clause before. */
static void override(struct lower *l, const struct prog_stmt *s)
{
	struct ir_expr *value = ir_cast(l->ctx, IT_U64, lower_value(l, s->e[0]));

	lower_note(ir_eval(l->ctx, l->block, ir_call(l->ctx, IR_rt_override, value, NULL)), s->loc);
}

static void one_branch(struct lower *l, struct ir_block *block, struct prog_stmt *const *stmts,
		       uint32_t n)
{
	struct lower_nest nest = lower_enter(l, block);

	lower_stmts(l, stmts, n);
	lower_leave(l, nest);
}

static void branch(struct lower *l, const struct prog_stmt *s)
{
	struct ir_stmt *stmt = ir_if(l->ctx, l->block, lower_value(l, s->e[0]));

	one_branch(l, stmt->yes, s->yes, s->nyes);
	one_branch(l, stmt->no, s->no, s->nno);
	if (!stmt->yes->first && stmt->no->first) {
		struct ir_block *empty = stmt->yes;

		stmt->a = ir_not(l->ctx, stmt->a);
		stmt->yes = stmt->no;
		stmt->no = empty;
	}
}

/* Another turn, for which the firing has some left; the test is a statement of its own. */
void lower_turn(struct lower *l, uint32_t site)
{
	ir_eval(l->ctx, l->block,
		ir_call(l->ctx, IR_rt_turn, lower_u32(l, l->prog->maxloop), lower_u32(l, site),
			NULL));
	lower_check(l);
}

static void leave_unless(struct lower *l, const struct prog_expr *test)
{
	struct ir_stmt *stmt;

	if (!test)
		return;
	lower_begin_stmt(l);
	stmt = ir_if(l->ctx, l->block, ir_not(l->ctx, lower_value(l, test)));
	ir_jump(l->ctx, stmt->yes, IS_BREAK);
}

static void loop(struct lower *l, const struct prog_stmt *s)
{
	struct ir_stmt *stmt = ir_loop(l->ctx, l->block);
	struct lower_nest nest = lower_enter(l, stmt->yes);

	lower_note(stmt, s->e[0] ? s->e[0]->loc : s->loc);
	if (!s->test_last)
		leave_unless(l, s->e[0]);
	if (!s->bound)
		lower_turn(l, s->site);
	lower_stmts(l, s->yes, s->nyes);
	lower_leave(l, nest);
	nest = lower_enter(l, stmt->no);
	lower_stmts(l, s->no, s->nno);
	if (s->test_last)
		leave_unless(l, s->e[0]);
	lower_leave(l, nest);
}

static void choose(struct lower *l, const struct prog_stmt *s)
{
	struct ir_stmt *stmt = ir_switch(l->ctx, l->block, lower_value(l, s->e[0]));
	const bool outer = l->self_ready_in_case;

	l->self_ready_in_case = l->self_ready;
	one_branch(l, stmt->yes, s->yes, s->nyes);
	l->self_ready_in_case = outer;
}

void lower_stmts(struct lower *l, struct prog_stmt *const *stmts, uint32_t n)
{
	const bool inside = l->run.record; /* of a run that goes on after this block */
	const struct lower_start outer = l->start;

	for (uint32_t i = 0; i < n; i++) {
		const struct prog_stmt *s = stmts[i];

		ir_place(s->loc);
		if (layout_ends_run(s))
			lower_end_run(l);
		lower_begin_stmt(l);
		switch (s->kind) {
		case PS_EXPR:
			lower_effect(l, s->e[0]);
			break;
		case PS_AGG:
			lower_agg(l, s);
			break;
		case PS_RECORD:
			lower_record(l, s);
			break;
		case PS_SPECULATE:
		case PS_COMMIT:
		case PS_DISCARD:
			speculation(l, s);
			break;
		case PS_RAISE:
		case PS_STOP:
		case PS_PANIC:
		case PS_BREAKPOINT:
		case PS_CHILL:
			destructive(l, s);
			break;
		case PS_IF:
			branch(l, s);
			break;
		case PS_LOOP:
			loop(l, s);
			break;
		case PS_SWITCH:
			choose(l, s);
			break;
		case PS_CASE:
			ir_case(l->ctx, l->block, s->e[0] ? lower_value(l, s->e[0]) : NULL);
			l->self_ready = l->self_ready_in_case;
			break;
		case PS_BREAK:
		case PS_CONTINUE:
			ir_jump(l->ctx, l->block, s->kind == PS_BREAK ? IS_BREAK : IS_CONTINUE);
			break;
		case PS_RETURN:
			if (s->e[0] && !l->clause->func)
				override(l, s);
			lower_return(l, s);
			break;
		}
	}
	l->start = outer;
	if (!inside)
		lower_end_run(l);
}

/* Each part of a conjunction leaves the clause by itself: cheap tests spare what follows. */
static void predicate(struct lower *l, const struct prog_expr *e)
{
	struct ir_stmt *stmt;

	if (e->kind == PX_LAND) {
		predicate(l, e->a[0]);
		predicate(l, e->a[1]);
		return;
	}
	stmt = ir_if(l->ctx, l->block, ir_not(l->ctx, lower_value(l, e)));
	ir_return(l->ctx, stmt->yes, NULL);
}

static void append(struct ir_block *to, struct ir_block *from)
{
	if (!from->first)
		return;
	*to->last = from->first;
	to->last = from->last;
}

void lower_body(struct lower *l)
{
	struct ir_block parts[4];

	for (int i = 0; i < 4; i++)
		ir_block_init(&parts[i]);
	ir_block_init(&l->func->body);
	ir_place(l->clause->loc);
	l->prologue = &parts[0];
	l->block = &parts[1];
	lower_begin_stmt(l);
	if (l->clause->pred)
		predicate(l, l->clause->pred);
	l->prologue = &parts[2];
	l->block = &parts[3];
	lower_params(l);
	lower_stmts(l, l->clause->stmts, l->clause->nstmts);
	ir_place(l->clause->loc);
	assert(!l->run.record && l->next_record == l->lc->nrecords);
	for (int i = 0; i < 4; i++)
		append(&l->func->body, &parts[i]);
	l->to->uses_this = l->this || (l->calls && l->out->funcs_use_this);
	l->out->uses_this |= l->to->uses_this;
	ir_verify(l->func);
}

/* ------------------------------------------- which strings can become NULL */

struct marking {
	struct lower *l;
	bool changed;
};

static void mark(struct marking *m, bool *nullable)
{
	m->changed |= !*nullable;
	*nullable = true;
}

static void mark_var(struct marking *m, const struct prog_var *var)
{
	for (uint32_t i = 0; i < m->l->prog->nvars; i++)
		if (m->l->prog->vars[i] == var)
			mark(m, &m->l->out->var_nullable[i]);
}

static void mark_expr(void *arg, const struct prog_expr *e)
{
	struct marking *m = arg;

	if (e->kind == PX_ASSIGN && e->a[0]->kind == PX_VAR && type_is_string(e->a[0]->type) &&
	    lower_nullable(m->l, e->a[1]))
		mark_var(m, e->a[0]->var.var);
	for (uint32_t i = 0; e->kind == PX_INVOKE && i < e->na; i++)
		if (type_is_string(e->a[i]->type) && lower_nullable(m->l, e->a[i]))
			mark_var(m, e->func->params[i]);
}

static void mark_results(struct marking *m, const struct prog_func *f,
			 struct prog_stmt *const *stmts, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct prog_stmt *s = stmts[i];

		if (s->kind == PS_RETURN && s->e[0] && lower_nullable(m->l, s->e[0]))
			mark(m, &m->l->out->func_nullable[f->body.id]);
		mark_results(m, f, s->yes, s->nyes);
		mark_results(m, f, s->no, s->nno);
	}
}

static void mark_nullable(struct lower *l)
{
	const struct prog *p = l->prog;
	struct marking m = { l, true };

	while (m.changed) {
		m.changed = false;
		for (uint32_t i = 0; i < p->nclauses; i++) {
			prog_each_operand(p->clauses[i]->pred, mark_expr, &m);
			prog_each_expr(p->clauses[i]->stmts, p->clauses[i]->nstmts, mark_expr, &m);
		}
		for (uint32_t i = 0; i < p->nfuncs; i++) {
			const struct prog_clause *body = &p->funcs[i]->body;

			prog_each_expr(body->stmts, body->nstmts, mark_expr, &m);
			if (type_is_string(p->funcs[i]->result))
				mark_results(&m, p->funcs[i], body->stmts, body->nstmts);
		}
	}
}

static void *zalloc(void *ctx, size_t size)
{
	void *p = talloc_zero_size(ctx, size ? size : 1);

	if (!p)
		abort();
	return p;
}

struct lowered *lower_program(void *ctx, const struct prog *prog, const struct layout *layout)
{
	struct lowered *out = zalloc(ctx, sizeof(*out));
	struct lower base = { .ctx = ctx, .prog = prog, .layout = layout, .out = out };

	out->clauses = zalloc(ctx, prog->nclauses * sizeof(*out->clauses));
	out->var_used = zalloc(ctx, prog->nvars * sizeof(bool));
	out->regex_used = zalloc(ctx, prog->nregexes * sizeof(bool));
	out->var_nullable = zalloc(ctx, prog->nvars * sizeof(bool));
	out->func_nullable = zalloc(ctx, prog->nfuncs * sizeof(bool));
	out->destructive = prog->privileges & PROG_DESTRUCTIVE;
	mark_nullable(&base);
	lower_funcs(&base);
	for (uint32_t i = 0; i < prog->nclauses; i++) {
		struct lower l = base;

		if (!layout->clauses[i].used)
			continue;
		l.clause = prog->clauses[i];
		l.lc = &layout->clauses[i];
		l.to = &out->clauses[i];
		l.func = &l.to->func;
		l.func->clause = i;
		lower_body(&l);
	}
	return out;
}
