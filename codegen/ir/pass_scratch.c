// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A statement gives back the scratch memory that others have taken before it takes some itself.  It
 * does not where nothing was taken since, nor where a value that is in it is mentioned later, since
 * pass_values() has used it again.  How much a clause takes is counted here, when all values are
 * where they stay.
 */
#include "ir_walk.h"
#include "pass.h"

static bool in_scratch(const struct ir_expr *e);

/* A call's pointer may be one of its arguments, or lead into what it has taken. */
static bool call_in_scratch(const struct ir_expr *call)
{
	if (ir_rt_info(call->rt)->does & DOES_TAKES)
		return true;
	if (ir_type_is_int(call->type) && call->rt != IR_rt_string_addr)
		return false;
	for (uint32_t i = 0; i < call->nargs; i++)
		if (in_scratch(call->args[i]))
			return true;
	return false;
}

/* Whether the value leads into memory that statements take. */
static bool in_scratch(const struct ir_expr *e)
{
	switch (e->kind) {
	case IX_LOCAL:
		return e->local->in_scratch;
	case IX_CALL:
		return call_in_scratch(e);
	case IX_INVOKE: /* a result of type string is left there */
		return !ir_type_is_int(e->type);
	case IX_UNARY:
	case IX_CAST:
		return in_scratch(e->a);
	case IX_BINARY:
		return in_scratch(e->a) || in_scratch(e->b);
	case IX_COND:
		return in_scratch(e->b) || in_scratch(e->c);
	case IX_INT:
	case IX_STR:
	case IX_NULL:
	case IX_ANY_SIZE:
	case IX_LOCAL_ADDR:
	case IX_VAR:
	case IX_VAR_ADDR:
	case IX_THIS:
	case IX_ARG:
	case IX_ARG_ADDR:
	case IX_EVENT:
	case IX_KSYM:
	case IX_MACRO:
	case IX_REGEX:
	case IX_FIELD:
	case IX_FIELD_ADDR:
	case IX_FIXED:
	case IX_TAIL:
	case IX_WORD:
	case IX_NEXT:
	case IX_KEYLEN:
	case IX_AT:
		break;
	}
	return false;
}

/* ------------------------------------------------------------------ mentions */

static void note_mention(void *arg, struct ir_expr *e)
{
	if (e->kind == IX_LOCAL)
		e->local->last = *(const uint32_t *)arg;
}

/* Statements are counted in order; the numbers hold as long as the next walk counts alike. */
static void note_stmt(void *arg, struct ir_stmt *s)
{
	++*(uint32_t *)arg;
	if (s->kind == IS_ASSIGN && s->a->kind == IX_LOCAL && in_scratch(s->b))
		s->a->local->in_scratch = true;
	ir_each_of_stmt(s, note_mention, arg);
}

/* --------------------------------------------------------------------- bytes */

/* On one way through the function. */
struct taken {
	uint64_t used, kept; /* bytes; as rt_cpu has them */
	bool none;	     /* beyond those that are kept */
};

struct scratch {
	struct taken taken;
	uint32_t n,
		live; /* statements: the running one, and the last that mentions a value so far */
	uint64_t most;
};

/* What a call takes it gives back, but for its result. */
static void take_call(struct scratch *s, const struct ir_func *callee)
{
	const uint64_t most = s->taken.used + callee->frame + callee->scratch;

	if (most > s->most)
		s->most = most;
	if (ir_type_is_int(callee->result) || callee->result == IT_VOID)
		return;
	s->taken.used += callee->kept;
	s->taken.none = false;
	if (s->taken.used > s->most)
		s->most = s->taken.used;
}

static void take(void *arg, struct ir_expr *e)
{
	struct scratch *s = arg;
	const uint32_t does = e->kind == IX_CALL ? ir_rt_info(e->rt)->does : 0;

	if (e->kind == IX_INVOKE) {
		take_call(s, e->callee);
		return;
	}
	if (does & (DOES_TAKES | DOES_KEEPS)) {
		s->taken.used += (uint64_t)e->value;
		s->taken.none = false;
	}
	if (does & DOES_KEEPS) {
		s->taken.kept = s->taken.used;
		s->taken.none = true;
	}
	if (s->taken.used > s->most)
		s->most = s->taken.used;
}

static bool calls(const struct ir_stmt *s, enum ir_rt rt)
{
	return s->kind == IS_EVAL && s->a->rt == rt;
}

static void run_block(struct scratch *s, struct ir_block *block);

/* What may have been taken after it: in either branch. */
static void run_if(struct scratch *s, struct ir_stmt *stmt)
{
	const struct taken before = s->taken;
	struct taken yes;

	run_block(s, stmt->yes);
	yes = s->taken;
	s->taken = before;
	run_block(s, stmt->no);
	if (yes.used > s->taken.used)
		s->taken.used = yes.used;
	if (yes.kept > s->taken.kept)
		s->taken.kept = yes.kept;
	s->taken.none &= yes.none;
}

/*
 * In a later turn, or after another case, something may have been taken; and what a turn keeps,
 * each turn keeps.
 */
static void run_turns(struct scratch *s, struct ir_stmt *stmt)
{
	const uint64_t kept = s->taken.kept;

	s->taken.none = false;
	run_block(s, stmt->yes);
	s->taken.none = false;
	run_block(s, stmt->no);
	s->taken.none = false;
	if (stmt->kind == IS_LOOP && s->taken.kept > kept)
		s->most = IR_SCRATCH_MAX;
}

static void run_stmt(struct scratch *s, struct ir_stmt *stmt)
{
	ir_each_of_stmt(stmt, take, s);
	if (stmt->kind == IS_ASSIGN && stmt->a->kind == IX_LOCAL && stmt->a->local->in_scratch &&
	    stmt->a->local->last > s->live)
		s->live = stmt->a->local->last;
	if (calls(stmt, IR_rt_scratch_renew))
		s->taken = (struct taken){ .none = true };
	if (calls(stmt, IR_rt_scratch_reset))
		s->taken = (struct taken){ s->taken.kept, s->taken.kept, true };
	if (stmt->kind == IS_IF)
		run_if(s, stmt);
	else if (stmt->yes)
		run_turns(s, stmt);
	if (stmt->kind == IS_CASE)
		s->taken.none = false;
}

static void run_block(struct scratch *s, struct ir_block *block)
{
	struct ir_stmt **link = &block->first, *stmt;

	while ((stmt = *link)) {
		s->n++;
		if (calls(stmt, IR_rt_scratch_reset) && (s->taken.none || s->live > s->n)) {
			*link = stmt->next;
			continue;
		}
		run_stmt(s, stmt);
		link = &stmt->next;
	}
	block->last = link;
}

/* A call that takes nothing leaves its caller's as it is. */
static void drop_resets(struct ir_block *block)
{
	struct ir_stmt **link = &block->first, *stmt;

	while ((stmt = *link)) {
		if (calls(stmt, IR_rt_scratch_reset)) {
			*link = stmt->next;
			continue;
		}
		if (stmt->yes) {
			drop_resets(stmt->yes);
			drop_resets(stmt->no);
		}
		link = &stmt->next;
	}
	block->last = link;
}

void pass_scratch(struct ir_func *func)
{
	struct scratch s = { .n = 0 };
	uint32_t n = 0;

	for (uint32_t i = 0; i < func->nlocals; i++) {
		func->locals[i]->in_scratch = false;
		func->locals[i]->last = 0;
	}
	ir_each_stmt(&func->body, note_stmt, &n);
	run_block(&s, &func->body);
	func->scratch = s.most < IR_SCRATCH_MAX ? (uint32_t)s.most : IR_SCRATCH_MAX;
	if (func->func && !ir_func_has_frame(func))
		drop_resets(&func->body);
}
