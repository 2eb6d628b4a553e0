// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A value is the same again when the same call is made with the same operands and nothing that it
 * depends on has changed.  The second call goes, and its temporary becomes the first one's: so a
 * test and the load that it guards see one value.  Nothing is moved, hence no load is made earlier
 * than the test that guards it.
 */
#include <assert.h>

#include "ir_walk.h"
#include "pass.h"
#include "translator/prog/prog.h"

#define FACTS_MAX 128

/* A call that was made on every way to here, and what has its value. */
struct fact {
	const struct ir_expr *call; /* NULL: no longer true */
	struct ir_local *local;
};

struct values {
	struct fact facts[FACTS_MAX];
	uint32_t n;
	bool has_addr; /* some variable's address is taken: any load may be of it */
};

static void replace(void *arg, struct ir_expr *e)
{
	(void)arg;
	if (e->kind == IX_LOCAL && e->local->same_as)
		e->local = e->local->same_as;
}

static bool is_stable(const struct ir_expr *e);

/* No other CPU changes it. */
static bool is_private(const struct prog_var *var)
{
	return var->storage == PV_THIS || var->storage == PV_LOCAL;
}

/* All but the place of what may fault, which tells calls apart only when they do. */
static bool args_are_stable(const struct ir_expr *call)
{
	for (uint32_t i = 0; i < call->nargs; i++)
		if (ir_rt_args(call->rt)[i] != RT_SITE && !is_stable(call->args[i]))
			return false;
	return true;
}

/* Operands whose value does not change, or of which forget_assigned() hears: clause-local ones. */
static bool is_stable(const struct ir_expr *e)
{
	switch (e->kind) {
	case IX_INT:
	case IX_STR:
	case IX_NULL:
	case IX_ANY_SIZE:
	case IX_ARG:
	case IX_ARG_ADDR:
	case IX_EVENT:
	case IX_KSYM:
	case IX_MACRO:
	case IX_REGEX:
		return true;
	case IX_LOCAL:
		return e->local->sets == 1 && !e->local->has_addr && !e->local->n;
	case IX_LOCAL_ADDR:
		return e->type == IT_KEY; /* the thread's identity */
	case IX_VAR:
		return is_private(e->var);
	case IX_UNARY:
	case IX_CAST:
		return is_stable(e->a);
	case IX_BINARY:
		return is_stable(e->a) && is_stable(e->b);
	case IX_COND:
		return is_stable(e->a) && is_stable(e->b) && is_stable(e->c);
	case IX_CALL:
		return ir_rt_info(e->rt)->does & DOES_SAME && args_are_stable(e);
	case IX_VAR_ADDR:
	case IX_THIS:
	case IX_FIELD:
	case IX_FIELD_ADDR:
	case IX_FIXED:
	case IX_TAIL:
	case IX_WORD:
	case IX_NEXT:
	case IX_KEYLEN:
	case IX_INVOKE:
	case IX_AT:
		break;
	}
	return false;
}

static bool is_value(const struct ir_expr *call)
{
	const uint32_t does = ir_rt_info(call->rt)->does;

	if (does & DOES_CHANGES)
		return false;
	if (!(does & (DOES_SAME | DOES_LOADS)) && !((does & DOES_LOOKS_UP) && call->own))
		return false;
	return args_are_stable(call);
}

static bool same_call(const struct ir_expr *a, const struct ir_expr *b)
{
	if (a->rt != b->rt)
		return false;
	for (uint32_t i = 0; i < a->nargs; i++)
		if (ir_rt_args(a->rt)[i] != RT_SITE && !ir_same(a->args[i], b->args[i]))
			return false;
	return true;
}

static void mentions(void *arg, struct ir_expr *e)
{
	const struct prog_var **var = arg;

	if (e->kind == IX_VAR && e->var == *var)
		*var = NULL;
}

static void forget_var(struct values *v, const struct prog_var *var)
{
	for (uint32_t i = 0; i < v->n; i++) {
		const struct prog_var *found = var;

		for (uint32_t k = 0; v->facts[i].call && k < v->facts[i].call->nargs; k++)
			ir_each_operand(v->facts[i].call->args[k], mentions, &found);
		if (!found)
			v->facts[i].call = NULL;
	}
}

static void forget(struct values *v, uint32_t does, const struct ir_expr *var)
{
	for (uint32_t i = 0; i < v->n; i++) {
		const struct ir_expr *call = v->facts[i].call;

		if (call && (ir_rt_info(call->rt)->does & does) &&
		    (!var || call->args[0]->value == var->value))
			v->facts[i].call = NULL;
	}
}

static void forget_changed(void *arg, struct ir_expr *e)
{
	const uint32_t does = e->kind == IX_CALL ? ir_rt_info(e->rt)->does : 0;
	struct values *v = arg;

	if (e->kind == IX_INVOKE)
		forget(v, ~0u, NULL);
	if (!(does & DOES_CHANGES))
		return;
	if (does & DOES_ELEMENT) {
		forget(v, DOES_LOOKS_UP, e->args[0]);
		return;
	}
	forget(v, DOES_LOADS, NULL);
	for (uint32_t i = 0; i < e->nargs; i++)
		if (e->args[i]->kind == IX_VAR)
			forget_var(v, e->args[i]->var);
}

static void forget_assigned(struct values *v, const struct ir_expr *to)
{
	if (to->kind == IX_VAR)
		forget_var(v, to->var);
	if (to->kind == IX_AT)
		forget(v, ~0u, NULL);
	/* Variables of all threads may be arrays, whose addresses others keep. */
	if (to->kind == IX_VAR && (v->has_addr || !is_private(to->var)))
		forget(v, DOES_LOADS, NULL);
}

static const struct fact *find(const struct values *v, const struct ir_stmt *s)
{
	for (uint32_t i = 0; i < v->n; i++)
		if (v->facts[i].call && v->facts[i].local->type == s->a->local->type &&
		    same_call(v->facts[i].call, s->b))
			return &v->facts[i];
	return NULL;
}

/* Whether the statement gives a value that is there already. */
static bool is_known(struct values *v, struct ir_stmt *s)
{
	const struct fact *known;

	if (s->kind != IS_ASSIGN || s->op != IO_SET || s->a->kind != IX_LOCAL ||
	    s->b->kind != IX_CALL || !is_stable(s->a) || !is_value(s->b))
		return false;
	known = find(v, s);
	if (known) {
		s->a->local->same_as = known->local;
		return true;
	}
	if (v->n < FACTS_MAX)
		v->facts[v->n++] = (struct fact){ s->b, s->a->local };
	return false;
}

static void run_block(struct values *v, struct ir_block *block);

/* What was true at the last turn's end, or before the first, need not be so in the next. */
static void run_nested(struct values *v, struct ir_stmt *s)
{
	if (s->kind == IS_LOOP)
		forget(v, ~0u, NULL);
	run_block(v, s->yes);
	run_block(v, s->no);
	if (s->kind == IS_LOOP)
		forget(v, ~0u, NULL);
}

static void run_block(struct values *v, struct ir_block *block)
{
	const uint32_t before = v->n;

	for (struct ir_stmt **link = &block->first, *s; (s = *link);) {
		ir_each_of_stmt(s, replace, NULL);
		if (is_known(v, s)) {
			*link = s->next;
			continue;
		}
		ir_each_of_stmt(s, forget_changed, v);
		if (s->yes)
			run_nested(v, s);
		/* The statements before it in the block were not gone through. */
		if (s->kind == IS_CASE)
			v->n = before;
		if (s->kind == IS_ASSIGN)
			forget_assigned(v, s->a);
		link = &s->next;
		block->last = link;
	}
	if (!block->first)
		block->last = &block->first;
	/* What was true before may have been forgotten, but is still in its place. */
	assert(v->n >= before);
	v->n = before;
}

static void find_addr(void *arg, struct ir_expr *e)
{
	if (e->kind == IX_VAR_ADDR)
		*(bool *)arg = true;
}

void pass_values(struct ir_func *func)
{
	struct values v = { .n = 0 };

	ir_count(func);
	ir_each_expr(&func->body, find_addr, &v.has_addr);
	run_block(&v, &func->body);
}
