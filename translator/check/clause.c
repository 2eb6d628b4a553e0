// SPDX-License-Identifier: GPL-2.0-or-later
/* Clauses for probes of the kernel: predicate and body in the right order, the default action. */
#include "clause.h"

#include <string.h>

#include "args.h"
#include "expand.h"
#include "expr.h"
#include "fold.h"
#include "function_body.h"
#include "handlers.h"
#include "needs.h"
#include "op.h"
#include "record.h"
#include "sources.h"
#include "stmt.h"
#include "translator/lang/source.h"
#include "translator/probes/provider.h"
#include "walk.h"

bool clause_uses_args(const struct node *n)
{
	return walk_any(n->clause.pred, needs_is_args, NULL) ||
	       walk_any_of(&n->clause.body, needs_is_args, NULL);
}

static bool is_empty(const struct node *n)
{
	if (n->kind == N_EXPR_STMT)
		return !n->stmt.expr;
	if (n->kind != N_BLOCK)
		return false;
	for (size_t i = 0; i < n->block.stmts.n; i++)
		if (!is_empty(n->block.stmts.items[i]))
			return false;
	return true;
}

static void check_body(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct prog_clause *cl = sc->clause->clause;
	bool empty = true;

	for (size_t i = 0; i < n->clause.body.n; i++) {
		if (is_empty(n->clause.body.items[i]))
			continue;
		empty = false;
		stmt_check(c, sc, n->clause.body.items[i], &cl->stmts, &cl->nstmts);
	}
	if (empty)
		record_default(c, cl, &cl->stmts, &cl->nstmts);
}

static void check_pred(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct value v;

	if (n->clause.pred->kind == N_AGG) {
		expr_value(c, sc, n->clause.pred);
		return;
	}
	v = expr_value(c, sc, n->clause.pred);
	if (v.kind != V_ERROR)
		sc->clause->clause->pred = op_truth(c, v, D_PRED_SCALAR, "a predicate");
}

/* A stable probe's clause runs where the library's own predicate holds. */
static void source_pred(struct checker *c, const struct scope *sc, struct prog_clause *cl)
{
	struct prog_expr *pred = expand_pred(c, sc);

	if (pred && cl->pred)
		cl->pred = fold_new(c, PX_LAND, c->t.i, cl->loc, 2, pred, cl->pred);
	else if (pred)
		cl->pred = pred;
}

static struct probe *row_of(const struct stable_source *source, const struct probe *kernel)
{
	size_t i = 0;

	while (source->kernel.probes[i] != kernel)
		i++;
	return source->rows[i];
}

static void clause_done(struct checker *c, const struct kernel_clause *k,
			const struct probe_set *set, const struct clause_state *state)
{
	struct prog *p = c->prog;

	if (!set->n)
		return;
	ARRAY_GROW(c->ctx, p->clauses, p->nclauses);
	p->clauses[p->nclauses++] = state->clause;
	for (size_t i = 0; i < set->n; i++)
		handlers_add(c->groups,
			     k->source ? row_of(k->source, set->probes[i]) : set->probes[i],
			     state->clause, state->uses_args);
}

/* Types have the meaning first that they have in the module of all the probes. */
static void look_in_module(struct checker *c, const struct probe_set *set)
{
	const char *module = NULL, *other;

	if (set->n)
		module = resolve_module(c->req->resolver, set->probes[0]);
	for (size_t i = 1; i < set->n && module; i++) {
		other = resolve_module(c->req->resolver, set->probes[i]);
		if (!other || strcmp(other, module) != 0)
			module = NULL;
	}
	type_look_first(c->types, module);
}

static struct prog_clause *clause_create(struct checker *c, const struct node *n)
{
	struct prog_clause *clause = talloc_zero(c->ctx, struct prog_clause);

	clause->id = c->prog->nclauses;
	clause->number = c->nclauses;
	clause->loc = n->loc;
	clause->text = scope_text(c, n->loc);
	return clause;
}

static struct scope clause_scope(struct checker *c, const struct kernel_clause *k,
				 const struct probe_set *set, struct clause_state *state)
{
	const uint32_t program = k->node->clause.program;
	struct scope sc = scope_program;

	sc.clause = state;
	sc.probes = set->probes;
	sc.nprobes = set->n;
	sc.stable = k->stable;
	sc.source = k->source;
	sc.matched = k->matched;
	sc.in_source = sc.in_library = k->in_source;
	sc.hidden = k->in_source; /* stable probes have attributes of their own */
	if (program < c->req->ntexts)
		sc.noted = &c->req->texts[program].statements;
	return sc;
}

/* The clause for some of its probes; false when there were mistakes. */
static bool check_for(struct checker *c, const struct kernel_clause *k, const struct probe_set *set,
		      struct clause_state *state)
{
	const unsigned int before = diag_count(c->diag);
	const struct scope sc = clause_scope(c, k, set, state);
	const struct node *n = k->node;
	const uint32_t first = c->prog->nsites;
	bool body_first;

	state->clause = clause_create(c, n);
	c->nexpanded = 0;
	look_in_module(c, set);
	function_type_before(c, &sc, n);
	body_first = n->clause.pred && needs_others(c, &sc, n->clause.pred, NULL);
	if (n->clause.pred && !body_first)
		check_pred(c, &sc, n);
	check_body(c, &sc, n);
	if (body_first)
		check_pred(c, &sc, n);
	if (k->source)
		source_pred(c, &sc, state->clause);
	type_look_first(c->types, NULL);
	for (uint32_t i = first; i < c->prog->nsites; i++)
		c->prog->sites[i].clause = state->clause->id;
	function_type_called(c);
	return diag_count(c->diag) == before;
}

/* Clauses of their own for probes whose argN lie in different places. */
static bool check_split(struct checker *c, const struct kernel_clause *k, uint32_t argn)
{
	const struct probe_set *set = &k->probes;
	struct scope sc = scope_program;
	struct probe_set *groups = NULL;
	size_t ngroups = 0, g;

	sc.in_source = k->in_source;
	for (size_t i = 0; i < set->n; i++) {
		for (g = 0; g < ngroups; g++)
			if (argn_alike(c, &sc, groups[g].probes[0], set->probes[i], argn))
				break;
		if (g == ngroups) {
			ARRAY_GROW(c->ctx, groups, ngroups);
			groups[ngroups++] = (struct probe_set){ 0 };
		}
		ARRAY_GROW(c->ctx, groups[g].probes, groups[g].n);
		groups[g].probes[groups[g].n++] = set->probes[i];
	}
	for (g = 0; g < ngroups; g++) {
		struct clause_state state = { 0 };

		if (!check_for(c, k, &groups[g], &state))
			return false;
		clause_done(c, k, &groups[g], &state);
	}
	return true;
}

bool clause_check(struct checker *c, const struct kernel_clause *k)
{
	struct clause_state state = { 0 };

	if (!check_for(c, k, &k->probes, &state))
		return false;
	if (state.mixed)
		return check_split(c, k, state.argn);
	clause_done(c, k, &k->probes, &state);
	return true;
}
