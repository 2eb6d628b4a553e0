// SPDX-License-Identifier: GPL-2.0-or-later
#include "proven.h"

#include "translator/prog/prog_walk.h"

#define FAR (1LL << 30) /* nothing that is within this wraps in a thousand steps */

static bool is_near(const struct prog_expr *e)
{
	return e->kind == PX_INT && e->value > -FAR && e->value < FAR;
}

/* What an assignment of a constant gives its variable: op PX_ASSIGN, or PX_ADD. */
static const struct prog_var *assigned(const struct prog_stmt *s, enum prog_expr_kind op,
				       int64_t *value)
{
	const struct prog_expr *e = s && s->kind == PS_EXPR ? s->e[0] : NULL;

	if (!e || e->kind != PX_ASSIGN || e->assign.op != op || e->a[0]->kind != PX_VAR ||
	    !is_near(e->a[1]))
		return NULL;
	*value = e->a[1]->value;
	return e->a[0]->var.var;
}

struct change {
	const struct prog_var *var;
	bool found;
};

static void find_change(void *arg, const struct prog_expr *e)
{
	struct change *c = arg;

	c->found |= e->kind == PX_ASSIGN && e->a[0]->kind == PX_VAR && e->a[0]->var.var == c->var;
}

static bool is_changed(const struct prog_stmt *loop, const struct prog_var *var)
{
	struct change c = { var, false };

	prog_each_expr(loop->yes, loop->nyes, find_change, &c);
	return c.found;
}

/* Of loops that are proven; the others count their own. */
static uint32_t inside(struct prog_stmt *const *stmts, uint32_t n)
{
	uint32_t most = 1;

	for (uint32_t i = 0; i < n; i++) {
		const uint32_t bound = stmts[i]->bound, yes = inside(stmts[i]->yes, stmts[i]->nyes),
			       no = inside(stmts[i]->no, stmts[i]->nno);

		most = bound > most ? bound : most;
		most = yes > most ? yes : most;
		most = no > most ? no : most;
	}
	return most;
}

uint32_t proven_turns(const struct prog_stmt *loop, const struct prog_stmt *before)
{
	const struct prog_expr *test = loop->e[0];
	const struct prog_var *var;
	int64_t first, step, turns;

	if (loop->test_last || loop->nno != 1 || !test ||
	    (test->kind != PX_LT && test->kind != PX_LE) || test->a[0]->kind != PX_VAR ||
	    !is_near(test->a[1]))
		return 0;
	var = test->a[0]->var.var;
	if (var->storage != PV_LOCAL || type_strip(var->type)->size < 4 ||
	    assigned(before, PX_ASSIGN, &first) != var ||
	    assigned(loop->no[0], PX_ADD, &step) != var || step < 1 || is_changed(loop, var) ||
	    (!type_strip(var->type)->is_signed && first < 0))
		return 0;
	turns = (test->a[1]->value - first + step - (test->kind == PX_LT)) / step;
	turns = turns < 0 ? 0 : turns;
	if (turns > PROVEN_MAX || turns * inside(loop->yes, loop->nyes) > PROVEN_MAX)
		return 0;
	return turns ? (uint32_t)turns * inside(loop->yes, loop->nyes) : 1;
}
