// SPDX-License-Identifier: GPL-2.0-or-later
#include "function_body.h"

#include "function.h"
#include "needs.h"
#include "stmt.h"
#include "translator/prog/prog_walk.h"
#include "walk.h"

/* ------------------------------------------------------------------------ typing */

static void type_body(struct checker *c, struct func_sym *s)
{
	struct prog_func *f = function_used(c, s), *const outer = c->func;
	const struct node_list *stmts = &s->node->function.body->block.stmts;
	struct clause_state state = { .clause = &f->body };
	const uint32_t first = c->prog->nsites;
	struct scope sc = scope_program;

	if (s->typed)
		return;
	s->typed = true;
	c->func = f;
	c->nexpanded = 0;
	sc.clause = &state;
	sc.in_library = sc.hidden = scope_is_library(c, s->node->loc.source);
	for (size_t i = 0; i < stmts->n; i++)
		stmt_check(c, &sc, stmts->items[i], &f->body.stmts, &f->body.nstmts);
	c->func = outer;
	for (uint32_t i = first; i < c->prog->nsites; i++)
		c->prog->sites[i].clause = PROG_NO_CLAUSE;
}

void function_type_called(struct checker *c)
{
	for (uint32_t i = 0; i < c->ncalled; i++)
		type_body(c, c->called[i]);
}

void function_type_unused(struct checker *c, struct func_sym *s)
{
	type_body(c, s);
	function_type_called(c);
}

struct caller {
	struct checker *c;
	const struct scope *sc;
	const struct node *clause;
};

/* Those that it calls first; a walk that tests nothing. */
static bool type_callee(const void *arg, const struct node *n)
{
	const struct caller *caller = arg;
	struct checker *c = caller->c;
	struct func_sym *s =
		n->kind == N_CALL && n->call.name ? function_find(c, n->call.name, n->loc) : NULL;

	if (!s || s->typed || s->looked == c->nclauses + 1)
		return false;
	s->looked = c->nclauses + 1;
	walk_any(s->node->function.body, type_callee, caller);
	function_used(c, s);
	if (!needs_others(c, caller->sc, s->node->function.body, &caller->clause->clause.body))
		type_body(c, s);
	return false;
}

void function_type_before(struct checker *c, const struct scope *sc, const struct node *clause)
{
	const struct caller caller = { c, sc, clause };

	walk_any(clause->clause.pred, type_callee, &caller);
	walk_any_of(&clause->clause.body, type_callee, &caller);
}

/* ------------------------------------------------------------- who calls whom */

static void reach(void *arg, const struct prog_expr *e)
{
	bool *reached = arg; /* by position in prog.funcs */

	if (e->kind != PX_INVOKE || reached[e->func->body.id])
		return;
	reached[e->func->body.id] = true;
	prog_each_expr(e->func->body.stmts, e->func->body.nstmts, reach, reached);
}

static void find_recursive(struct checker *c)
{
	struct prog *p = c->prog;

	for (uint32_t i = 0; i < p->nfuncs; i++) {
		struct prog_func *f = p->funcs[i];
		bool *reached = talloc_zero_array(c->ctx, bool, p->nfuncs);

		prog_each_expr(f->body.stmts, f->body.nstmts, reach, reached);
		f->recursive = reached[i];
	}
}

static void note_depth(void *arg, const struct prog_expr *e)
{
	uint32_t *deepest = arg;

	if (e->kind == PX_INVOKE && e->func->depth > *deepest)
		*deepest = e->func->depth;
}

/* One deeper than the deepest of those that it calls. */
static bool deepen(struct prog_func *f)
{
	uint32_t deepest = 0;

	prog_each_expr(f->body.stmts, f->body.nstmts, note_depth, &deepest);
	if (f->depth > deepest || f->depth > FUNCTION_MAX_DEPTH)
		return false;
	f->depth = deepest + 1;
	return true;
}

/* Of those that do not call themselves again; until nothing changes. */
static void find_depths(struct prog *p)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < p->nfuncs; i++)
			changed |= !p->funcs[i]->recursive && deepen(p->funcs[i]);
	}
}

static bool has_loop(struct prog_stmt *const *stmts, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (stmts[i]->kind == PS_LOOP || has_loop(stmts[i]->yes, stmts[i]->nyes) ||
		    has_loop(stmts[i]->no, stmts[i]->nno))
			return true;
	return false;
}

void function_finish(struct checker *c)
{
	struct prog *p = c->prog;

	find_recursive(c);
	find_depths(p);
	for (uint32_t i = 0; i < p->nfuncs; i++) {
		struct prog_func *f = p->funcs[i];

		f->counts = f->recursive || f->depth > 1 || has_loop(f->body.stmts, f->body.nstmts);
		if (f->depth <= FUNCTION_MAX_DEPTH)
			continue;
		ERR(c, f->body.loc, D_LIMIT,
		    "%s() calls functions inside functions, more than %d in all", f->name,
		    FUNCTION_MAX_DEPTH);
		return;
	}
}
