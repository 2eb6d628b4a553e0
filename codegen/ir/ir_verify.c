// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir_verify.h"

#include <assert.h>
#include <stdlib.h>

#include "ir_walk.h"

/* Whether C takes a value of that type there, and rightly. */
static bool fits(enum ir_rt_type want, enum ir_type type)
{
	switch (want) {
	case RT_BOOL:
	case RT_U16:
	case RT_U32:
	case RT_U64:
	case RT_S32:
	case RT_S64:
	case RT_SITE:
		return ir_type_is_int(type);
	case RT_STR:
		return type == IT_STR || type == IT_CHARS;
	case RT_CHARS:
		return type == IT_CHARS || type == IT_STR;
	case RT_MEM:
		return type == IT_BYTES || type == IT_CHARS;
	case RT_DATA:
		return type == IT_BYTES || type == IT_CHARS || type == IT_STR;
	case RT_KEY:
	case RT_WORDS:
		return type == IT_KEY;
	case RT_RECORD:
		return type == IT_RECORD;
	case RT_SPAN:
		return type == IT_SPAN;
	case RT_REGEX:
		return type == IT_REGEX;
	case RT_VOID:
	case RT_CTX:
	case RT_END:
		break;
	}
	return false;
}

static void verify_call(const struct ir_expr *e)
{
	const enum ir_rt_type *args = ir_rt_args(e->rt);
	const struct ir_rt_info *info = ir_rt_info(e->rt);

	for (uint32_t i = 0; i < e->nargs; i++)
		assert(args[i] != RT_END && fits(args[i], e->args[i]->type));
	assert(args[e->nargs] == RT_END);
	assert(info->result != RT_VOID || e->type == IT_VOID);
}

static void verify_expr(void *arg, struct ir_expr *e)
{
	(void)arg;
	switch (e->kind) {
	case IX_INT:
		assert(ir_type_is_int(e->type));
		return;
	case IX_STR:
		assert(e->type == IT_STR && e->text);
		return;
	case IX_LOCAL:
	case IX_LOCAL_ADDR:
		assert(e->local);
		return;
	case IX_VAR:
	case IX_VAR_ADDR:
		assert(e->var);
		return;
	case IX_FIELD:
	case IX_FIELD_ADDR:
		assert(e->field && e->a->kind == IX_LOCAL && e->a->type == IT_RECORD);
		return;
	case IX_FIXED:
		assert(e->local->type == IT_RECORD);
		return;
	case IX_WORD:
	case IX_NEXT:
		assert(e->a->type == IT_KEY && e->a->kind == IX_LOCAL);
		return;
	case IX_KEYLEN:
		assert(e->a->type == IT_KEY && e->b->type == IT_KEY);
		return;
	case IX_AT:
		assert(!ir_type_is_int(e->a->type));
		return;
	case IX_BINARY:
		assert(e->op == IO_SHL || e->op == IO_SHR || e->op == IO_LAND || e->op == IO_LOR ||
		       !ir_type_is_int(e->a->type) || e->a->type == e->b->type);
		return;
	case IX_CALL:
		verify_call(e);
		return;
	case IX_NULL:
		assert(!ir_type_is_int(e->type));
		return;
	case IX_INVOKE:
		assert(e->callee && e->type == e->callee->result);
		return;
	case IX_ANY_SIZE:
	case IX_THIS:
	case IX_ARG:
	case IX_ARG_ADDR:
	case IX_EVENT:
	case IX_KSYM:
	case IX_MACRO:
	case IX_REGEX:
	case IX_TAIL:
	case IX_UNARY:
	case IX_CAST:
	case IX_COND:
		return;
	}
}

static bool is_place(const struct ir_expr *e)
{
	return e->kind == IX_LOCAL || e->kind == IX_VAR || e->kind == IX_FIELD ||
	       e->kind == IX_WORD || e->kind == IX_NEXT || e->kind == IX_AT;
}

static void verify_stmt(void *arg, struct ir_stmt *s)
{
	(void)arg;
	assert(!s->yes == (s->kind != IS_IF && s->kind != IS_LOOP && s->kind != IS_SWITCH));
	switch (s->kind) {
	case IS_ASSIGN:
		assert(is_place(s->a));
		assert(ir_type_is_int(s->a->type) == ir_type_is_int(s->b->type));
		return;
	case IS_EVAL:
		assert(s->a->kind == IX_CALL || s->a->kind == IX_INVOKE);
		return;
	case IS_CASE:
		assert(!s->a || s->a->kind == IX_INT);
		return;
	case IS_SWITCH:
		assert(ir_type_is_int(s->a->type) && !s->no->first);
		assert(!s->yes->first || s->yes->first->kind == IS_CASE);
		return;
	case IS_CHECK:
	case IS_RETURN:
	case IS_IF:
	case IS_LOOP:
	case IS_BREAK:
	case IS_CONTINUE:
		return;
	}
}

/* ------------------------------------------------------------- where jumps are */

struct around {
	bool loop, leaves; /* continue, break have a meaning */
};

/* cases: it is the block of a switch. */
static void verify_jumps(const struct ir_block *block, struct around around, bool cases)
{
	for (const struct ir_stmt *s = block->first; s; s = s->next) {
		struct around inside = around;

		assert(s->kind != IS_CASE || cases);
		assert(s->kind != IS_BREAK || around.leaves);
		assert(s->kind != IS_CONTINUE || around.loop);
		if (!s->yes)
			continue;
		inside.loop |= s->kind == IS_LOOP;
		inside.leaves |= s->kind != IS_IF;
		verify_jumps(s->yes, inside, s->kind == IS_SWITCH);
		verify_jumps(s->no, inside, false);
	}
}

/* ---------------------------------------------------- values before their use */

#define LOCALS_MAX 4096 /* of more in a function nothing is verified */

/* Which locals have a value, by their place in the function; or the way ends here. */
struct defined {
	const struct ir_func *func;
	bool has[LOCALS_MAX];
	bool ended;
};

static uint32_t place_of(const struct ir_func *func, const struct ir_local *local)
{
	uint32_t i = 0;

	while (func->locals[i] != local)
		i++;
	return i;
}

static void verify_defined(void *arg, struct ir_expr *e)
{
	const struct defined *d = arg;

	if (e->kind == IX_LOCAL && !e->local->n && !e->local->is_param)
		assert(d->has[place_of(d->func, e->local)]);
}

static void define_block(struct defined *d, const struct ir_block *block);
/* Up to that statement; NULL: to the end. */
static void define_until(struct defined *d, const struct ir_block *block,
			 const struct ir_stmt *end);

/* What both ways have given a value; a way that ends has nothing to say. */
static void define_if(struct defined *d, const struct ir_stmt *s)
{
	struct defined *yes = malloc(2 * sizeof(*yes)), *no = yes + 1;

	assert(yes);
	*yes = *d;
	*no = *d;
	define_block(yes, s->yes);
	define_block(no, s->no);
	for (uint32_t i = 0; i < d->func->nlocals; i++)
		d->has[i] = (yes->has[i] || yes->ended) && (no->has[i] || no->ended);
	d->ended = yes->ended && no->ended;
	free(yes);
}

/* A turn may be the first, and what it gives a value may not be given one at all. */
static void define_loop(const struct defined *d, const struct ir_stmt *s)
{
	struct defined *turn = malloc(sizeof(*turn));

	assert(turn);
	*turn = *d;
	define_block(turn, s->yes);
	*turn = *d;
	define_block(turn, s->no);
	free(turn);
}

/* The same of what is between two cases. */
static void define_switch(const struct defined *d, const struct ir_stmt *s)
{
	struct defined *way = malloc(sizeof(*way));
	struct ir_block part;

	assert(way);
	for (struct ir_stmt *at = s->yes->first, *end; at; at = end) {
		for (end = at->next; end && end->kind != IS_CASE; end = end->next)
			;
		*way = *d;
		part = (struct ir_block){ .first = at };
		define_until(way, &part, end);
	}
	free(way);
}

static void define_block(struct defined *d, const struct ir_block *block)
{
	define_until(d, block, NULL);
}

static void define_until(struct defined *d, const struct ir_block *block, const struct ir_stmt *end)
{
	for (struct ir_stmt *s = block->first; s != end; s = s->next) {
		const bool sets = s->kind == IS_ASSIGN && s->a->kind == IX_LOCAL && s->op == IO_SET;

		if (!sets && s->a)
			ir_each_operand(s->a, verify_defined, d);
		ir_each_operand(s->b, verify_defined, d);
		if (sets)
			d->has[place_of(d->func, s->a->local)] = true;
		if (s->kind == IS_IF)
			define_if(d, s);
		if (s->kind == IS_LOOP)
			define_loop(d, s);
		if (s->kind == IS_SWITCH)
			define_switch(d, s);
		if (s->kind == IS_RETURN || s->kind == IS_BREAK || s->kind == IS_CONTINUE)
			d->ended = true;
	}
}

void ir_verify(const struct ir_func *func)
{
	ir_each_stmt(&func->body, verify_stmt, NULL);
	ir_each_expr(&func->body, verify_expr, NULL);
	verify_jumps(&func->body, (struct around){ 0 }, false);
	if (func->nlocals <= LOCALS_MAX) {
		struct defined *d = calloc(1, sizeof(*d));

		assert(d);
		d->func = func;
		define_block(d, &func->body);
		free(d);
	}
}
