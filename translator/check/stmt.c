// SPDX-License-Identifier: GPL-2.0-or-later
/* Statements of a clause. */
#include "stmt.h"

#include "action.h"
#include "agg.h"
#include "assign.h"
#include "assigned.h"
#include "decl.h"
#include "expr.h"
#include "fold.h"
#include "function.h"
#include "hidden.h"
#include "known.h"
#include "loop.h"
#include "op.h"
#include "override.h"
#include "poison.h"
#include "record.h"
#include "walk.h"

/* The arguments of a test of nodes. */
struct place {
	struct checker *c;
	const struct scope *sc;
};

static bool is_action(const void *arg, const struct node *n)
{
	const struct place *at = arg;

	if (n->kind == N_ASSIGN)
		return n->binary.left->kind == N_AGG;
	return n->kind == N_CALL && known_is_action(at->c, at->sc, n->call.name);
}

static void expr_stmt(struct checker *c, const struct scope *sc, const struct node *n,
		      struct prog_stmt ***list, uint32_t *nlist);

/*
 * A ?: with a constant condition stands for the chosen branch, which may be an action.  A
 * macro decides only where it has to, since its value is then fixed.  True when done.
 */
static bool fold_cond(struct checker *c, const struct scope *sc, const struct node *n,
		      struct prog_stmt ***list, uint32_t *nlist)
{
	const struct place at = { c, sc };
	const bool acts =
		walk_any(n->cond.yes, is_action, &at) || walk_any(n->cond.no, is_action, &at);
	struct value t;
	int64_t v;

	if (!acts)
		return false;
	t = expr_rvalue(c, sc, n->cond.test);
	if (t.kind == V_ERROR)
		return true;
	if (!fold_const(c, t.e, &v))
		return fold_open(c, t.e, "which action is meant");
	expr_stmt(c, sc, v ? n->cond.yes : n->cond.no, list, nlist);
	return true;
}

/* An assignment without its value, which nobody wants and which memory would be read for. */
static struct prog_expr *without_value(struct checker *c, struct prog_expr *e)
{
	if (e->kind != PX_COMMA)
		return e;
	if (fold_pure(e->a[1]))
		return without_value(c, e->a[0]);
	return hidden_sequence(c, e->a[0], without_value(c, e->a[1]));
}

static void check_agg_assign(struct checker *c, const struct scope *sc, const struct node *n,
			     struct prog_stmt ***list, uint32_t *nlist)
{
	const struct node *part;
	struct agg_use use;

	if (!agg_begin(c, sc, n, &use))
		return;
	while ((part = agg_next_key(&use)))
		agg_key(c, &use, expr_value(c, sc, part));
	while ((part = agg_next_arg(&use)))
		agg_arg(c, &use, expr_rvalue(c, sc, part));
	agg_end(c, &use, list, nlist);
}

static void expr_stmt(struct checker *c, const struct scope *sc, const struct node *n,
		      struct prog_stmt ***list, uint32_t *nlist)
{
	struct value v;

	if (n->kind == N_CALL && action_check(c, sc, n, list, nlist))
		return;
	if (n->kind == N_ASSIGN && n->binary.left->kind == N_AGG) {
		check_agg_assign(c, sc, n, list, nlist);
		return;
	}
	if (n->kind == N_COND && fold_cond(c, sc, n, list, nlist))
		return;
	v = expr_value(c, sc, n);
	if (v.kind == V_MEM || v.kind == V_VAR)
		v = value_load(c, v);
	if (v.kind != V_ERROR && v.action)
		diag_error(c->diag, n->loc, D_CG_EXPR,
			   n->kind == N_CALL ? "write '@name = …'" : NULL, "'%s' has no value",
			   value_tname(c, v.type));
	if (v.kind != V_RVALUE || v.e->kind == PX_INT)
		return;
	if (assigned_to(n))
		v.e = without_value(c, v.e);
	record_stmt(c, list, nlist, PS_EXPR, n->loc)->e[0] = v.e;
}

/*
 * One branch: what may follow speculate(), commit() and what records is decided by what goes
 * before it in the same branch.
 */
static void check_branch(struct checker *c, const struct scope *sc, const struct node *n,
			 struct prog_stmt ***list, uint32_t *nlist, struct clause_order before)
{
	const struct clause_order others = sc->clause->order;

	sc->clause->order = before;
	stmt_check(c, sc, n, list, nlist);
	sc->clause->order = scope_order_of(sc->clause->order, others);
}

static void check_if(struct checker *c, const struct scope *sc, const struct node *n,
		     struct prog_stmt ***list, uint32_t *nlist)
{
	struct value t = expr_rvalue(c, sc, n->if_stmt.test);
	struct prog_expr *test = NULL;
	struct prog_stmt tmp = { .kind = PS_IF }, *st;
	const struct clause_order before = sc->clause->order;

	if (t.kind != V_ERROR)
		test = op_truth(c, t, D_PRED_SCALAR, "the condition of if");
	if (test && test->kind == PX_INT) {
		const struct node *taken = test->value ? n->if_stmt.yes : n->if_stmt.no;

		if (taken)
			stmt_check(c, sc, taken, list, nlist);
		return;
	}
	check_branch(c, sc, n->if_stmt.yes, &tmp.yes, &tmp.nyes, before);
	if (n->if_stmt.no)
		check_branch(c, sc, n->if_stmt.no, &tmp.no, &tmp.nno, before);
	if (!test)
		return;
	st = record_stmt(c, list, nlist, PS_IF, n->loc);
	st->e[0] = test;
	st->yes = tmp.yes;
	st->nyes = tmp.nyes;
	st->no = tmp.no;
	st->nno = tmp.nno;
}

static void too_deep(struct checker *c, const struct node *n)
{
	ERR(c, n->loc, D_LIMIT, "statements are nested deeper than %d levels", CHECK_MAX_DEPTH);
}

/* Zero, if nothing else is said, each time that the declaration is passed. */
static void check_local(struct checker *c, const struct scope *sc, const struct node *n,
			struct prog_stmt ***list, uint32_t *nlist)
{
	struct node name = { .kind = N_VAR, .loc = n->decl.name_loc };
	struct node set = { .kind = N_ASSIGN, .loc = n->loc };
	struct node zero = { .kind = N_INT, .loc = n->decl.name_loc };
	struct node empty = { .kind = N_STRING, .loc = n->decl.name_loc };
	struct value v;

	decl_check(c, sc, n);
	if (!n->decl.name)
		return;
	empty.string.text = "";
	name.var.storage = ST_THIS;
	name.var.name = n->decl.name;
	v = expr_value(c, sc, &name);
	if (v.kind == V_ERROR)
		return;
	set.binary.op = OP_NONE;
	set.binary.left = &name;
	set.binary.right = n->decl.value ? n->decl.value : type_is_string(v.type) ? &empty : &zero;
	if (n->decl.value || type_is_string(v.type) || type_is_scalar(v.type))
		expr_stmt(c, sc, &set, list, nlist);
	else
		record_stmt(c, list, nlist, PS_EXPR, n->loc)->e[0] =
			fold_new(c, PX_CLEAR, c->t.vd, n->loc, 1, v.e);
}

static void check_return(struct checker *c, const struct scope *sc, const struct node *n,
			 struct prog_stmt ***list, uint32_t *nlist)
{
	const bool has_result = c->func && type_strip(c->func->result)->kind != TYPE_VOID;
	struct prog_expr *e = NULL;
	const struct type *type;

	if (n->stmt.expr && !c->func) {
		if (override_allowed(c, sc, n->stmt.expr->loc, &type))
			override_stmt(c, sc, expr_value(c, sc, n->stmt.expr), type, n->loc, list,
				      nlist);
		return;
	}
	if (n->stmt.expr && !has_result)
		ERR(c, n->stmt.expr->loc, D_SYNTAX, "%s() has no value to return", c->func->name);
	else if (!n->stmt.expr && has_result)
		ERR(c, n->loc, D_SYNTAX, "%s() has to return a value", c->func->name);
	else if (n->stmt.expr)
		e = function_result(c, expr_value(c, sc, n->stmt.expr));
	record_stmt(c, list, nlist, PS_RETURN, n->loc)->e[0] = e;
}

static void check_delete(struct checker *c, const struct scope *sc, const struct node *n,
			 struct prog_stmt ***list, uint32_t *nlist)
{
	struct value v = assign_delete(c, expr_value(c, sc, n->stmt.expr), n->loc);

	if (v.kind != V_ERROR)
		record_stmt(c, list, nlist, PS_EXPR, n->loc)->e[0] = v.e;
}

static void check_kind(struct checker *c, const struct scope *sc, const struct node *n,
		       struct prog_stmt ***list, uint32_t *nlist)
{
	struct scope inner = *sc;

	switch ((int)n->kind) {
	case N_EXPR_STMT:
		if (n->stmt.expr)
			expr_stmt(c, sc, n->stmt.expr, list, nlist);
		return;
	case N_IF:
		if (sc->depth >= CHECK_MAX_DEPTH) {
			too_deep(c, n);
			return;
		}
		inner.depth++;
		check_if(c, &inner, n, list, nlist);
		return;
	case N_BLOCK:
		for (size_t i = 0; i < n->block.stmts.n; i++)
			stmt_check(c, sc, n->block.stmts.items[i], list, nlist);
		return;
	case N_DECL:
		check_local(c, sc, n, list, nlist);
		return;
	case N_DELETE:
		check_delete(c, sc, n, list, nlist);
		return;
	case N_RETURN:
		check_return(c, sc, n, list, nlist);
		return;
	}
	if (loop_is_kind(n)) {
		if (sc->depth >= CHECK_MAX_DEPTH) {
			too_deep(c, n);
			return;
		}
		inner.depth++;
		loop_check(c, &inner, n, list, nlist);
		return;
	}
	expr_stmt(c, sc, n, list, nlist);
}

void stmt_check(struct checker *c, const struct scope *sc, const struct node *n,
		struct prog_stmt ***list, uint32_t *nlist)
{
	check_kind(c, sc, n, list, nlist);
	poison(c, sc, n);
}
