// SPDX-License-Identifier: GPL-2.0-or-later
#include "order.h"

#include <string.h>

#include "fold.h"
#include "hidden.h"
#include "record.h"
#include "scope.h"
#include "translator/prog/prog_walk.h"

/* ---------------------------------------------------------------- what functions do */

struct deeds {
	bool records;
	bool acts; /* has the loader do something to the host, which commit() may follow */
	bool aggregates, exits, destroys;
};

struct order {
	struct checker *c;
	struct deeds *deeds; /* of functions, by position */
	struct deeds *into;
	struct clause_order now; /* recorded and acted: by functions; the others are checked */
};

static const char *const act_flags[] = {
#define IMPLIED(kind, name)				[PA_##kind] = "R",
#define ACTION(kind, name, check, min, max, flags, ...) [PA_##kind] = flags,
#include "common/action.def"
};

static const char *const stmt_flags[] = {
#define STATEMENT(kind, name, check, min, max, flags, ...) [PS_##kind] = flags,
#include "common/action.def"
};

static const char *const subr_flags[] = {
#define SUBR(name, subr, result, params, flags, ...) [SUBR_##subr] = flags,
#define MADE(subr, text, flags, ...)		     [SUBR_##subr] = flags,
#include "translator/prog/subrs.def"
};

static bool has_flag(const char *flags, char flag)
{
	return flags && strchr(flags, flag);
}

static void note_expr(void *arg, const struct prog_expr *e)
{
	const struct order *o = arg;

	if (e->kind == PX_CALL) {
		o->into->destroys |= has_flag(subr_flags[e->subr], 'W');
	} else if (e->kind == PX_INVOKE) {
		const struct deeds *d = &o->deeds[e->func->body.id];

		o->into->records |= d->records;
		o->into->acts |= d->acts;
		o->into->aggregates |= d->aggregates;
		o->into->exits |= d->exits;
		o->into->destroys |= d->destroys;
	}
}

static void note_stmts(struct order *o, struct prog_stmt *const *stmts, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct prog_stmt *s = stmts[i];
		const bool record = s->kind == PS_RECORD;
		const bool destroys =
			has_flag(record ? act_flags[s->rec.act] : stmt_flags[s->kind], 'W');

		o->into->destroys |= destroys;
		o->into->acts |= record && destroys;
		o->into->records |= record && !destroys;
		o->into->exits |= record && s->rec.act == PA_EXIT;
		o->into->aggregates |= s->kind == PS_AGG;
		prog_each_of_stmt(s, note_expr, o);
		note_stmts(o, s->yes, s->nyes);
		note_stmts(o, s->no, s->nno);
	}
}

/* What they call does is theirs, too; again until nothing changes. */
static void note_functions(struct order *o)
{
	struct prog *p = o->c->prog;
	bool changed = p->nfuncs;

	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < p->nfuncs; i++) {
			const struct deeds before = o->deeds[i];

			o->into = &o->deeds[i];
			note_stmts(o, p->funcs[i]->body.stmts, p->funcs[i]->body.nstmts);
			changed |= memcmp(&before, o->into, sizeof(before)) != 0;
			p->funcs[i]->records = o->into->records || o->into->acts;
			p->funcs[i]->exits = o->into->exits;
		}
	}
}

/* ------------------------------------------------------------------ what may follow */

static void check_call(void *arg, const struct prog_expr *e)
{
	struct order *o = arg;
	const struct clause_order *now = &o->now;
	const struct deeds *d;
	struct checker *c = o->c;

	if (e->kind != PX_INVOKE)
		return;
	d = &o->deeds[e->func->body.id];
	if (now->speculated && d->exits)
		ERR(c, e->loc, D_EXIT_SPEC, "%s() exits and may not follow speculate()",
		    e->func->name);
	else if (now->speculated && d->destroys)
		ERR(c, e->loc, D_ACT_SPEC, "%s() is destructive and may not follow speculate()",
		    e->func->name);
	else if (now->speculated && d->aggregates)
		ERR(c, e->loc, D_AGG_SPEC, "%s() aggregates and may not follow speculate()",
		    e->func->name);
	else if (now->committed && d->aggregates)
		ERR(c, e->loc, D_AGG_COMM, "%s() aggregates and may not follow commit()",
		    e->func->name);
	else if (now->committed && d->records)
		ERR(c, e->loc, D_DREC_COMM, "%s() records data and may not follow commit()",
		    e->func->name);
	o->now.recorded |= d->records;
	o->now.acted |= d->acts;
}

static void check_stmts(struct order *o, struct prog_stmt *const *stmts, uint32_t n);

static bool is_jump(const struct prog_stmt *s)
{
	return s->kind == PS_BREAK || s->kind == PS_CONTINUE || s->kind == PS_RETURN;
}

/* Each case begins as the switch did; without a jump what is before it goes on there. */
static void check_cases(struct order *o, struct prog_stmt *const *stmts, uint32_t n)
{
	const struct clause_order begin = o->now;
	struct clause_order ends = begin;

	for (uint32_t i = 0; i < n; i++) {
		if (stmts[i]->kind == PS_CASE) {
			ends = scope_order_of(ends, o->now);
			o->now = i && is_jump(stmts[i - 1]) ? begin : scope_order_of(begin, o->now);
		}
		check_stmts(o, &stmts[i], 1);
	}
	o->now = scope_order_of(o->now, ends);
}

static void check_if(struct order *o, const struct prog_stmt *s)
{
	const struct clause_order before = o->now;
	struct clause_order taken;

	check_stmts(o, s->yes, s->nyes);
	taken = o->now;
	o->now = before;
	check_stmts(o, s->no, s->nno);
	o->now = scope_order_of(o->now, taken);
}

static void check_stmts(struct order *o, struct prog_stmt *const *stmts, uint32_t n)
{
	struct checker *c = o->c;

	for (uint32_t i = 0; i < n; i++) {
		const struct prog_stmt *s = stmts[i];

		prog_each_of_stmt(s, check_call, o);
		switch ((int)s->kind) {
		case PS_SPECULATE:
			if (o->now.recorded || o->now.acted)
				ERR(c, s->loc, D_SPEC_DREC,
				    "speculate() may not follow a function that records data");
			o->now.speculated = true;
			break;
		case PS_COMMIT:
			if (o->now.recorded)
				ERR(c, s->loc, D_COMM_DREC,
				    "commit() may not follow a function that records data");
			o->now.committed = true;
			break;
		case PS_IF:
			check_if(o, s);
			break;
		case PS_SWITCH:
			check_cases(o, s->yes, s->nyes);
			break;
		case PS_LOOP:
			check_stmts(o, s->yes, s->nyes);
			check_stmts(o, s->no, s->nno);
			break;
		}
	}
}

/* ---------------------------------------------------------------- the default record */

static void note_recorder(void *arg, const struct prog_expr *e)
{
	*(bool *)arg |= e->kind == PX_INVOKE && e->func->records;
}

static bool calls_recorder(const struct prog_stmt *s)
{
	bool ret = false;

	prog_each_of_stmt(s, note_recorder, &ret);
	return ret;
}

static bool any_records(struct prog_stmt *const *stmts, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (stmts[i]->kind == PS_RECORD || calls_recorder(stmts[i]) ||
		    any_records(stmts[i]->yes, stmts[i]->nyes) ||
		    any_records(stmts[i]->no, stmts[i]->nno))
			return true;
	return false;
}

/* Whether a record follows, before what follows is elsewhere or the speculation is over. */
static bool records_next(struct prog_stmt *const *stmts, uint32_t n, bool more)
{
	for (uint32_t i = 0; i < n; i++) {
		if (any_records(&stmts[i], 1))
			return true;
		if (is_jump(stmts[i]) || stmts[i]->kind == PS_COMMIT ||
		    stmts[i]->kind == PS_DISCARD)
			return false;
	}
	return more;
}

/* At place `at`, what stands at the end. */
static void move_last(struct prog_stmt **list, uint32_t n, uint32_t at)
{
	struct prog_stmt *last = list[n - 1];

	memmove(&list[at + 1], &list[at], (n - 1 - at) * sizeof(struct prog_stmt *));
	list[at] = last;
}

/* Where nothing follows a speculate(), in each branch by itself. */
static void add_defaults(struct checker *c, struct prog_clause *cl, struct prog_stmt ***list,
			 uint32_t *nlist, bool more)
{
	for (uint32_t i = 0; i < *nlist; i++) {
		struct prog_stmt *s = (*list)[i];
		const bool after = records_next(*list + i + 1, *nlist - i - 1, more);

		if (s->kind == PS_SPECULATE && !after) {
			record_default(c, cl, list, nlist);
			move_last(*list, *nlist, i + 1);
		}
		add_defaults(c, cl, &s->yes, &s->nyes, after);
		add_defaults(c, cl, &s->no, &s->nno, after);
	}
}

/* ------------------------------------------------------- calls in what is recorded */

/* Evaluated by a statement of its own; in its place is the variable that keeps it. */
static void evaluate(struct checker *c, const struct prog_expr **e, struct prog_stmt ***list,
		     uint32_t *nlist)
{
	struct prog_expr *value = (struct prog_expr *)*e, *var;

	if (!value || fold_is_const(value) || value->kind == PX_STR || value->kind == PX_STACK ||
	    value->kind == PX_USTACK)
		return;
	var = hidden_new(c, "value", value->type, value->loc);
	record_stmt(c, list, nlist, PS_EXPR, value->loc)->e[0] =
		hidden_set(c, var, value, value->loc);
	*e = hidden_ref(c, var->var.var, value->loc);
}

/*
 * A record is whole before another one begins, which a function makes: of a statement that calls
 * such, what is recorded up to the last call is evaluated first.
 */
static void calls_first(struct checker *c, struct prog_stmt ***list, uint32_t *nlist)
{
	struct prog_stmt **const old = *list;
	const uint32_t n = *nlist;

	*list = NULL;
	*nlist = 0;
	for (uint32_t i = 0; i < n; i++) {
		struct prog_stmt *s = old[i];

		for (uint32_t k = 0; k < s->rec.nfields && calls_recorder(s); k++) {
			evaluate(c, &s->rec.fields[k].expr, list, nlist);
			evaluate(c, &s->rec.fields[k].count, list, nlist);
		}
		calls_first(c, &s->yes, &s->nyes);
		calls_first(c, &s->no, &s->nno);
		ARRAY_GROW(c->ctx, *list, *nlist);
		(*list)[(*nlist)++] = s;
	}
}

void order_finish(struct checker *c)
{
	struct prog *p = c->prog;
	struct order o = { .c = c,
			   .deeds = talloc_zero_array(c->ctx, struct deeds, p->nfuncs + 1) };

	note_functions(&o);
	for (uint32_t i = 0; i < p->nclauses; i++) {
		struct prog_clause *cl = p->clauses[i];

		o.now = (struct clause_order){ 0 };
		prog_each_operand(cl->pred, check_call, &o);
		check_stmts(&o, cl->stmts, cl->nstmts);
		add_defaults(c, cl, &cl->stmts, &cl->nstmts, false);
		calls_first(c, &cl->stmts, &cl->nstmts);
	}
	for (uint32_t i = 0; i < p->nfuncs; i++) {
		c->func = p->funcs[i];
		calls_first(c, &p->funcs[i]->body.stmts, &p->funcs[i]->body.nstmts);
	}
	c->func = NULL;
}
