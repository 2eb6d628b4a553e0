// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Loops and switch.  D does not have them; they work as in C, and the number of turns is limited
 * when they run.
 */
#include "loop.h"

#include "expr.h"
#include "fold.h"
#include "op.h"
#include "proven.h"
#include "record.h"
#include "stmt.h"

/* Of one switch. */
struct cases {
	struct prog_stmt ***list; /* where its statements go */
	const struct type *type;  /* of what is compared */
	int64_t *values;
	uint32_t n;
	bool has_default;
	bool wrong;		   /* one has a mistake, which is reported */
	struct clause_order begin; /* where the switch begins: so it may be at each case */
	struct clause_order ends;  /* of the cases so far */
};

bool loop_is_kind(const struct node *n)
{
	return n->kind == N_WHILE || n->kind == N_DO || n->kind == N_FOR || n->kind == N_SWITCH ||
	       n->kind == N_CASE || n->kind == N_BREAK || n->kind == N_CONTINUE;
}

/* NULL: there is none, and no end; false after a report. */
static bool check_test(struct checker *c, const struct scope *sc, const struct node *n,
		       struct prog_expr **ret)
{
	struct value v;

	*ret = NULL;
	if (!n->loop.test)
		return true;
	v = expr_rvalue(c, sc, n->loop.test);
	if (v.kind != V_ERROR)
		*ret = op_truth(c, v, D_PRED_SCALAR, "the condition of a loop");
	return *ret;
}

static void check_loop(struct checker *c, const struct scope *sc, const struct node *n,
		       struct prog_stmt ***list, uint32_t *nlist)
{
	struct prog_stmt tmp = { .kind = PS_LOOP }, *st;
	struct scope inner = *sc;
	const struct prog_stmt *before;
	bool ok = false;

	inner.in_loop = true;
	inner.cases = NULL;
	if (n->loop.init)
		stmt_check(c, sc, n->loop.init, list, nlist);
	/* Names mean what the text before them has made of them. */
	if (n->kind != N_DO)
		ok = check_test(c, sc, n, &tmp.e[0]);
	stmt_check(c, &inner, n->loop.body, &tmp.yes, &tmp.nyes);
	if (n->loop.step)
		stmt_check(c, &inner, n->loop.step, &tmp.no, &tmp.nno);
	if (n->kind == N_DO)
		ok = check_test(c, sc, n, &tmp.e[0]);
	if (!ok)
		return;
	before = *nlist ? (*list)[*nlist - 1] : NULL;
	st = record_stmt(c, list, nlist, PS_LOOP, n->loc);
	st->e[0] = tmp.e[0];
	st->yes = tmp.yes;
	st->nyes = tmp.nyes;
	st->no = tmp.no;
	st->nno = tmp.nno;
	st->test_last = n->kind == N_DO;
	st->site = fold_site(c, n->loc);
	st->bound = proven_turns(st, before);
}

static void check_switch(struct checker *c, const struct scope *sc, const struct node *n,
			 struct prog_stmt ***list, uint32_t *nlist)
{
	struct prog_stmt tmp = { .kind = PS_SWITCH }, *st;
	struct cases cases = { .list = &tmp.yes };
	struct scope inner = *sc;
	struct value v = expr_rvalue(c, sc, n->loop.test);

	if (v.kind != V_ERROR && !type_is_integer(v.type)) {
		ERR(c, n->loop.test->loc, D_OP_INT, "switch needs an integer, not '%s'",
		    value_tname(c, v.type));
		v = value_error();
	}
	inner.cases = &cases;
	cases.begin = cases.ends = sc->clause->order;
	if (v.kind != V_ERROR)
		cases.type = value_promote_type(c, v.type);
	stmt_check(c, &inner, n->loop.body, &tmp.yes, &tmp.nyes);
	sc->clause->order = scope_order_of(sc->clause->order, cases.ends);
	if (v.kind == V_ERROR || cases.wrong)
		return;
	if (tmp.nyes && tmp.yes[0]->kind != PS_CASE) {
		ERR(c, tmp.yes[0]->loc, D_SYNTAX, "a switch begins with a case");
		return;
	}
	st = record_stmt(c, list, nlist, PS_SWITCH, n->loc);
	st->e[0] = fold_cast(c, cases.type, v.e);
	st->yes = tmp.yes;
	st->nyes = tmp.nyes;
}

static void check_default(struct checker *c, struct cases *cases, const struct node *n)
{
	if (cases->has_default)
		ERR(c, n->loc, D_SYNTAX, "this switch has a default already");
	cases->has_default = true;
}

static bool check_value(struct checker *c, const struct scope *sc, struct cases *cases,
			const struct node *n, int64_t *value)
{
	if (!expr_const_arg(c, sc, n->stmt.expr, D_SYNTAX, "a case", value))
		return false;
	if (cases->type)
		*value = fold_wrap(cases->type, *value);
	for (uint32_t i = 0; i < cases->n; i++) {
		if (cases->values[i] != *value)
			continue;
		ERR(c, n->stmt.expr->loc, D_SYNTAX, "this switch has the case %lld already",
		    (long long)*value);
		return false;
	}
	array_add(c->ctx, cases->values, cases->n) = *value;
	return true;
}

/* Without a jump what is before it goes on here. */
static void begin_case(const struct scope *sc, struct cases *cases, struct prog_stmt *const *list,
		       uint32_t n)
{
	const enum prog_stmt_kind last = n ? list[n - 1]->kind : PS_BREAK;
	const struct clause_order here = sc->clause->order;

	cases->ends = scope_order_of(cases->ends, here);
	sc->clause->order = last == PS_BREAK || last == PS_CONTINUE || last == PS_RETURN ?
				    cases->begin :
				    scope_order_of(cases->begin, here);
}

static void check_case(struct checker *c, const struct scope *sc, const struct node *n,
		       struct prog_stmt ***list, uint32_t *nlist)
{
	struct cases *cases = sc->cases;
	int64_t value = 0;

	if (!cases || cases->list != list) {
		ERR(c, n->loc, D_SYNTAX, "a case must be directly in the block of its switch");
		return;
	}
	begin_case(sc, cases, *list, *nlist);
	if (!n->stmt.expr)
		check_default(c, cases, n);
	else if (!check_value(c, sc, cases, n, &value))
		cases->wrong = true;
	record_stmt(c, list, nlist, PS_CASE, n->loc)->e[0] =
		n->stmt.expr && cases->type ? fold_int(c, cases->type, value, n->loc) : NULL;
}

static void check_jump(struct checker *c, const struct scope *sc, const struct node *n,
		       struct prog_stmt ***list, uint32_t *nlist)
{
	const bool is_break = n->kind == N_BREAK;

	if (!sc->in_loop && !(is_break && sc->cases))
		ERR(c, n->loc, D_SYNTAX,
		    is_break ? "there is no loop or switch to break out of" :
			       "there is no loop to continue");
	else
		record_stmt(c, list, nlist, is_break ? PS_BREAK : PS_CONTINUE, n->loc);
}

void loop_check(struct checker *c, const struct scope *sc, const struct node *n,
		struct prog_stmt ***list, uint32_t *nlist)
{
	if (n->kind == N_SWITCH)
		check_switch(c, sc, n, list, nlist);
	else if (n->kind == N_CASE)
		check_case(c, sc, n, list, nlist);
	else if (n->kind == N_BREAK || n->kind == N_CONTINUE)
		check_jump(c, sc, n, list, nlist);
	else
		check_loop(c, sc, n, list, nlist);
}
