// SPDX-License-Identifier: GPL-2.0-or-later
/* Probe clauses: matching, predicate and body in the right order, the default action. */
#include "checker.h"

#include <string.h>

#include "foreign.h"
#include "macro.h"
#include "poison.h"
#include "stability.h"
#include "words.h"
#include "record.h"
#include "args.h"
#include "expr.h"
#include "op.h"
#include "expand.h"
#include "translator/probes/provider.h"
#include "translator/lang/source.h"
#include "translator/target/target.h"

static bool is_args(struct checker *c, const struct node *n)
{
	(void)c;
	if (n->kind != N_IDENT || n->ident.scoped || strncmp(n->ident.name, "arg", 3))
		return false;
	return !strcmp(n->ident.name, "args") ||
	       (n->ident.name[3] >= '0' && n->ident.name[3] <= '9' && !n->ident.name[4]);
}

static bool same_variable(const struct node *a, const struct node *b)
{
	if (a->kind == N_VAR && b->kind == N_VAR)
		return a->var.storage == b->var.storage && a->var.name && b->var.name &&
		       !strcmp(a->var.name, b->var.name);
	return a->kind == N_IDENT && b->kind == N_IDENT && !strcmp(a->ident.name, b->ident.name);
}

static bool is_made(struct checker *c, const struct node *n)
{
	const struct node *target = node_assigned(n);

	return target && same_variable(target, c->sought);
}

/* A D variable that nothing so far has defined. */
static bool is_undefined(struct checker *c, const struct node *n)
{
	if (n->kind == N_VAR && n->var.name)
		return !sym_find(c->syms, n->var.storage == ST_SELF ? SS_SELF : SS_THIS,
				 n->var.name);
	return n->kind == N_IDENT && !n->ident.scoped && !is_args(c, n) &&
	       !builtin_find(c, n->ident.name) && !sym_find(c->syms, SS_GLOBAL, n->ident.name);
}

/* What the body has to say first, unless the predicate itself makes it: `/n++ < 10/`. */
static bool needs_body(struct checker *c, const struct node *n)
{
	if (!is_undefined(c, n))
		return false;
	c->sought = n;
	return !node_any(c->pred, is_made, c);
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

static bool records(struct prog_stmt *const *stmts, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct prog_stmt *s = stmts[i];

		if (s->kind == PS_RECORD || records(s->yes, s->nyes) || records(s->no, s->nno))
			return true;
	}
	return false;
}

/* The default record where nothing follows a speculate(), in each branch by itself. */
static void add_defaults(struct checker *c, struct prog_stmt ***list, uint32_t *nlist, bool more)
{
	const uint32_t n = *nlist;

	for (uint32_t i = 0; i < n; i++) {
		struct prog_stmt *s = (*list)[i];
		const bool after = more || records(*list + i + 1, n - i - 1);

		if (s->kind == PS_SPECULATE && !after)
			record_default(c, list, nlist);
		add_defaults(c, &s->yes, &s->nyes, after);
		add_defaults(c, &s->no, &s->nno, after);
	}
}

static void check_body(struct checker *c, const struct node *n)
{
	struct prog_clause *cl = c->cl->clause;
	bool empty = true;

	for (size_t i = 0; i < n->clause.body.n; i++) {
		if (is_empty(n->clause.body.items[i]))
			continue;
		empty = false;
		check_stmt(c, n->clause.body.items[i], &cl->stmts, &cl->nstmts);
	}
	if (empty)
		record_default(c, &cl->stmts, &cl->nstmts);
	else if (c->cl->order.speculated)
		add_defaults(c, &cl->stmts, &cl->nstmts, false);
}

static void check_pred(struct checker *c, const struct node *n)
{
	struct value v;

	if (n->clause.pred->kind == N_AGG) {
		check_expr(c, n->clause.pred);
		return;
	}
	v = check_expr(c, n->clause.pred);
	if (v.kind != V_ERROR)
		c->cl->clause->pred = op_truth(c, v, D_PRED_SCALAR, "a predicate");
}

static const char *clause_text(struct checker *c, struct loc loc)
{
	if (!loc.source || loc.end <= loc.begin || loc.end > loc.source->size)
		return "";
	return talloc_strndup(c->ctx, loc.source->text + loc.begin, loc.end - loc.begin);
}

/*
 * Probes that the runtime for this kernel has no means for. true: what matched besides them is to
 * be used.
 */
static bool say_left(struct checker *c, const struct probe_desc *desc, size_t matched)
{
	const bool may_be_none = options_flag(c->req->options, "zdefs");
	const char *why;
	size_t left = resolve_left(c->req->resolver, &why);

	if (!left)
		return true;
	if (matched || may_be_none) {
		diag_warn(c->diag, desc->loc, "of the %zu probes here %zu cannot be used on %s: %s",
			  matched + left, left, target_release(c->req->target), why);
		return true;
	}
	diag_error(c->diag, desc->loc, D_UNSUPPORTED, NEWER_DTAP, "%s cannot be used on %s: %s",
		   desc->text, target_release(c->req->target), why);
	return false;
}

static bool match(struct checker *c, const struct probe_desc *desc, struct probe_set *set,
		  uint32_t program)
{
	struct prog_text *text = program < c->req->ntexts ? &c->req->texts[program] : NULL;
	const char *why = NULL;
	const size_t before = set->n;
	size_t n = resolve_desc(c->req->resolver, desc, set, &why);
	bool ok;

	if (text)
		text->matched += (uint32_t)n;
	if (!say_left(c, desc, n))
		return false;
	if (n || options_flag(c->req->options, "zdefs")) {
		c->noted = text ? &text->descriptions : NULL;
		ok = stability_of_probes(c, desc, set->probes + before, n);
		c->noted = NULL;
		return ok;
	}
	if (!why && desc->text && foreign_probe(c->ctx, desc->text))
		why = talloc_asprintf(c->ctx, "in D: %s", foreign_probe(c->ctx, desc->text));
	if (desc->id)
		diag_error(c->diag, desc->loc, D_PDESC_ZERO, why,
			   "there is no probe with the id %u", desc->id);
	else
		diag_error(c->diag, desc->loc, D_PDESC_ZERO, why,
			   "probe description %s:%s:%s:%s does not match any probes", desc->prov,
			   desc->mod, desc->func, desc->name);
	return false;
}

/* A stable probe's clause runs where the library's own predicate holds. */
static void source_pred(struct checker *c, struct prog_clause *cl)
{
	struct prog_expr *pred = expand_pred(c);

	if (pred && cl->pred)
		cl->pred = px_new(c, PX_LAND, c->t.i, cl->loc, 2, pred, cl->pred);
	else if (pred)
		cl->pred = pred;
}

static struct probe *row_of(const struct clause_state *state, const struct probe *kernel)
{
	const struct stable_source *source = state->source;
	size_t i = 0;

	while (source->kernel.probes[i] != kernel)
		i++;
	return source->rows[i];
}

static void clause_done(struct checker *c, struct clause_state *state)
{
	struct prog *p = c->prog;

	if (!state->nprobes)
		return;
	ARRAY_GROW(c->ctx, p->clauses, p->nclauses);
	p->clauses[p->nclauses++] = state->clause;
	for (size_t i = 0; i < state->nprobes; i++)
		groups_add(c->groups,
			   state->source ? row_of(state, state->probes[i]) : state->probes[i],
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

/* The clause for some probes; false when there were mistakes. */
static bool check_for(struct checker *c, const struct node *n, const struct probe_set *set,
		      struct clause_state *state)
{
	unsigned int before = diag_count(c->diag);
	bool body_first;

	state->probes = set->probes;
	state->nprobes = set->n;
	state->clause = talloc_zero(c->ctx, struct prog_clause);
	state->clause->id = c->prog->nclauses;
	state->clause->number = c->nclauses;
	state->clause->loc = n->loc;
	state->clause->text = clause_text(c, n->loc);
	c->cl = state;
	if (n->clause.program < c->req->ntexts)
		c->noted = &c->req->texts[n->clause.program].statements;
	c->nexpanded = 0;
	c->in_library = state->in_source;
	look_in_module(c, set);
	c->pred = n->clause.pred;
	body_first = n->clause.pred && node_any(n->clause.pred, needs_body, c);
	if (n->clause.pred && !body_first)
		check_pred(c, n);
	check_body(c, n);
	if (body_first)
		check_pred(c, n);
	if (state->source)
		source_pred(c, state->clause);
	type_look_first(c->types, NULL);
	c->in_library = false;
	c->cl = NULL;
	c->noted = NULL;
	return diag_count(c->diag) == before;
}

/* Clauses of their own for probes whose argN lie in different places. */
static bool compile_split(struct checker *c, const struct node *n, const struct probe_set *set,
			  const struct clause_state *whole)
{
	struct probe_set *groups = NULL;
	struct clause_state state;
	size_t ngroups = 0, g;

	for (size_t i = 0; i < set->n; i++) {
		for (g = 0; g < ngroups; g++)
			if (argn_alike(c, groups[g].probes[0], set->probes[i], whole->argn))
				break;
		if (g == ngroups) {
			ARRAY_GROW(c->ctx, groups, ngroups);
			groups[ngroups++] = (struct probe_set){ 0 };
		}
		ARRAY_GROW(c->ctx, groups[g].probes, groups[g].n);
		groups[g].probes[groups[g].n++] = set->probes[i];
	}
	for (g = 0; g < ngroups; g++) {
		state = (struct clause_state){ .stable = whole->stable,
					       .source = whole->source,
					       .in_source = whole->in_source,
					       .matched = whole->matched };
		if (!check_for(c, n, &groups[g], &state))
			return false;
		clause_done(c, &state);
	}
	return true;
}

static bool compile_for(struct checker *c, const struct node *n, const struct probe_set *set,
			struct clause_state *state)
{
	if (!check_for(c, n, set, state))
		return false;
	if (state->mixed)
		return compile_split(c, n, set, state);
	clause_done(c, state);
	return true;
}

static bool is_sought(struct checker *c, const struct node *n)
{
	if (n->kind != c->sought->kind)
		return false;
	if (n->kind == N_IDENT)
		return n->ident.name == c->sought->ident.name;
	return n->var.storage == ST_SELF && n->var.name == c->sought->var.name;
}

/* Does the source read something that the clause remembers? */
static bool source_reads(struct checker *c, const struct stable_source *source,
			 const struct node *memory)
{
	const struct node_list *body = &memory->clause.body;

	for (size_t i = 0; i < body->n; i++) {
		c->sought = stable_remembers(body->items[i]);
		if (node_any(source->clause->clause.pred, is_sought, c) ||
		    node_any(source->fire, is_sought, c))
			return true;
	}
	return false;
}

/* What the library remembers for a source. place: of the clause that asks for its probe. */
static bool compile_memories(struct checker *c, const struct stable_source *source,
			     struct loc place)
{
	struct stable_memory *m;
	const char *why;
	bool ok = true;
	size_t n;

	m = stable_memories(c->req->resolver, &n);
	for (size_t i = 0; ok && i < n; i++) {
		const struct node *clause = m[i].clause;
		struct clause_state state = { .in_source = true };
		struct probe_set set = { 0 };

		if (m[i].compiled || !source_reads(c, source, clause))
			continue;
		m[i].compiled = true;
		c->hidden++; /* stable probes have attributes of their own */
		for (size_t k = 0; k < clause->clause.nprobes; k++)
			resolve_kernel(c->req->resolver, &clause->clause.probes[k], &set);
		if (!set.n && resolve_left(c->req->resolver, &why)) {
			diag_error(
				c->diag, place, D_UNSUPPORTED, NEWER_DTAP,
				"%s, which a probe of this clause needs, cannot be used on %s: %s",
				clause->clause.probes[0].text, target_release(c->req->target), why);
			ok = false;
		} else {
			ok = compile_for(c, clause, &set, &state);
		}
		c->hidden--;
	}
	return ok;
}

static void note_fired(struct checker *c, const struct stable_source *source)
{
	for (uint32_t i = 0; i < c->nfired; i++)
		if (c->fired[i] == source)
			return;
	ARRAY_GROW(c->ctx, c->fired, c->nfired);
	c->fired[c->nfired++] = source;
}

/* After all clauses of the program. */
void check_clauses_end(struct checker *c)
{
	c->hidden++;
	for (uint32_t i = 0; i < c->nfired; i++) {
		struct clause_state state = { .source = c->fired[i], .in_source = true };
		struct node after = *c->fired[i]->clause;

		if (!c->fired[i]->after.n)
			continue;
		after.clause.pred = NULL; /* that of the source is added */
		after.clause.body = c->fired[i]->after;
		compile_for(c, &after, &c->fired[i]->kernel, &state);
	}
	c->hidden--;
}

/* Once for each way in which the kernel has a stable probe. */
static bool compile_stable(struct checker *c, const struct node *n, const struct probe *probe,
			   const struct stable_probe *stable, const struct probe_set *matched)
{
	for (uint32_t i = 0; i < stable->nsources; i++) {
		const struct stable_source *source = &stable->sources[i];
		struct clause_state state = { .stable = stable,
					      .source = source,
					      .matched = matched };

		for (size_t k = 0; k < source->kernel.n; k++)
			source->rows[k]->p.id = probe->p.id;
		if (!compile_memories(c, source, n->loc))
			return false;
		note_fired(c, source);
		if (!compile_for(c, n, &source->kernel, &state))
			return false;
	}
	return true;
}

/* The clause for some of its descriptions; false when there were mistakes. */
static bool compile(struct checker *c, const struct node *n, const struct probe_desc *descs,
		    size_t ndescs)
{
	struct probe_set set = { 0 }, kernel = { 0 };
	const struct stable_probe *stable;
	struct clause_state state = { .matched = &set };
	bool ok = true;

	for (size_t i = 0; i < ndescs; i++)
		if (!match(c, &descs[i], &set, n->clause.program))
			ok = false;
	if (!ok) {
		poison(c, n->clause.pred);
		for (size_t i = 0; i < n->clause.body.n; i++)
			poison(c, n->clause.body.items[i]);
		return false;
	}
	for (size_t i = 0; i < set.n; i++) {
		if (stable_find(c->req->resolver, set.probes[i]))
			continue;
		ARRAY_GROW(c->ctx, kernel.probes, kernel.n);
		kernel.probes[kernel.n++] = set.probes[i];
	}
	if ((kernel.n || !set.n) && !compile_for(c, n, &kernel, &state))
		return false;
	for (size_t i = 0; i < set.n; i++) {
		stable = stable_find(c->req->resolver, set.probes[i]);
		if (stable && !compile_stable(c, n, set.probes[i], stable, &set))
			return false;
	}
	return true;
}

/*
 * Arguments may differ from description to description, so a clause that uses them is
 * checked for each one separately; others are one clause for all.
 */
static void check_descriptions(struct checker *c, const struct node *n)
{
	bool args;

	for (size_t i = 0; i < n->clause.nprobes; i++)
		check_desc_macros(c, &n->clause.probes[i]);
	args = node_any(n->clause.pred, is_args, c) || nodes_any(&n->clause.body, is_args, c);
	if (!args || n->clause.nprobes == 1) {
		compile(c, n, n->clause.probes, n->clause.nprobes);
		return;
	}
	for (size_t i = 0; i < n->clause.nprobes; i++)
		if (!compile(c, n, &n->clause.probes[i], 1))
			return;
}

void check_clause(struct checker *c, const struct node *n)
{
	check_descriptions(c, n);
	c->nclauses++;
}
