// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * self->ts is read in the predicate and set to zero at the end: two look-ups.  They become one that
 * reads and deletes, if the clause ends in between only where there was nothing to delete.
 */
#include "ir_walk.h"
#include "pass.h"

static bool is_read(const struct ir_stmt *s)
{
	return s->kind == IS_ASSIGN && s->op == IO_SET && s->a->kind == IX_LOCAL &&
	       s->a->local->sets == 1 && s->b->kind == IX_CALL && s->b->rt == IR_rt_var_get64 &&
	       s->b->own;
}

static bool is_deletion(const struct ir_stmt *s, const struct ir_expr *read)
{
	if (s->kind != IS_EVAL || s->a->rt != IR_rt_var_del)
		return false;
	for (uint32_t i = 0; i < read->nargs; i++)
		if (!ir_same(read->args[i], s->a->args[i]))
			return false;
	return true;
}

/* if (!value) return; */
static bool ends_without(const struct ir_stmt *s, const struct ir_local *value)
{
	return s->kind == IS_IF && s->a->kind == IX_UNARY && s->a->op == IO_NOT &&
	       s->a->a->kind == IX_LOCAL && s->a->a->local == value && !s->no->first &&
	       s->yes->first && s->yes->first->kind == IS_RETURN;
}

struct between {
	int64_t var; /* the variable's number */
	bool bad;    /* the clause may end, or somebody else wants the element */
};

static void look_at_expr(void *arg, struct ir_expr *e)
{
	struct between *b = arg;
	uint32_t does;

	if (e->kind == IX_INVOKE)
		b->bad = true;
	if (e->kind != IX_CALL)
		return;
	does = ir_rt_info(e->rt)->does;
	if (does & DOES_FAULTS)
		b->bad = true;
	if (((does & DOES_LOOKS_UP) || (does & DOES_CHANGES)) && e->nargs &&
	    ir_rt_args(e->rt)[0] == RT_U32 && e->args[0]->value == b->var)
		b->bad = true;
}

static void look_at(void *arg, struct ir_stmt *s)
{
	struct between *b = arg;

	if (s->kind == IS_RETURN || s->kind == IS_CHECK)
		b->bad = true; /* a loop, too, as it has such a test of its turns */
	ir_each_of_stmt(s, look_at_expr, arg);
}

static bool is_harmless(struct ir_stmt *s, const struct ir_expr *read)
{
	struct between b = { .var = read->args[0]->value };

	look_at(&b, s);
	if (s->yes) {
		ir_each_stmt(s->yes, look_at, &b);
		ir_each_stmt(s->no, look_at, &b);
	}
	return !b.bad;
}

/* Where the deletion of what `read` reads is in the list; NULL: it is to stay. */
static struct ir_stmt **find_deletion(struct ir_stmt *read)
{
	for (struct ir_stmt **link = &read->next; *link; link = &(*link)->next) {
		if (is_deletion(*link, read->b))
			return link;
		if (!ends_without(*link, read->a->local) && !is_harmless(*link, read->b))
			return NULL;
	}
	return NULL;
}

void pass_take(struct ir_func *func)
{
	ir_count(func);
	for (struct ir_stmt *s = func->body.first; s; s = s->next) {
		struct ir_stmt **deletion = is_read(s) ? find_deletion(s) : NULL;

		if (!deletion)
			continue;
		s->b->rt = IR_rt_var_take64;
		*deletion = (*deletion)->next;
		if (!*deletion)
			func->body.last = deletion;
	}
}
