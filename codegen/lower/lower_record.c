// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <assert.h>
#include <stdlib.h>
#include <talloc.h>

/* What kind of variable part a field has, if any, and its size. */
static bool has_tail(const struct lower *l, const struct prog_field *f, enum ir_tail *tail,
		     uint32_t *n)
{
	switch (f->kind) {
	case PF_STRING:
		*n = layout_string_max(l->layout, f->expr);
		*tail = ITAIL_STR;
		return true;
	case PF_STACK:
		*n = f->size;
		*tail = ITAIL_STACK;
		return true;
	case PF_USTACK:
		*n = f->size;
		*tail = ITAIL_USTACK;
		return true;
	case PF_BYTES:
		*n = layout_bytes(f);
		*tail = ITAIL_BYTES;
		return true;
	case PF_USYM:
	case PF_UMOD:
	case PF_UADDR:
		*n = 16;
		*tail = ITAIL_BYTES;
		return true;
	case PF_INT:
	case PF_SYM:
	case PF_MOD:
		break;
	}
	return false;
}

/* The most that the fields' variable parts can take, as a sum of the runtime's macros. */
static struct ir_expr *tail(struct lower *l)
{
	struct ir_expr *sum = NULL;

	for (uint32_t i = 0; i < l->lc->nfields; i++) {
		const struct prog_field *f = l->lc->fields[i].field;
		struct ir_expr *term;
		enum ir_tail tail;
		uint32_t n;

		if (!f || !has_tail(l, f, &tail, &n))
			continue;
		term = ir_tail(l->ctx, tail, n);
		sum = sum ? ir_binary(l->ctx, IT_U32, IO_ADD, sum, term) : term;
	}
	return sum ? sum : lower_u32(l, 0);
}

static struct ir_expr *member(struct lower *l, const struct layout_field *f)
{
	return ir_field(l->ctx, f->type, f);
}

static struct ir_expr *span(struct lower *l, const struct layout_field *f)
{
	return ir_field_addr(l->ctx, f);
}

/* An if's field, where the if has been passed, or is around this. */
static bool is_passed(const struct lower *l, uint32_t i)
{
	return !l->lc->fields[i].field && i < l->next_field;
}

static bool is_around(const struct lower *l, const struct layout_field *f)
{
	for (const struct lower_branch *b = l->branch; b; b = b->outer)
		if (b->field == f)
			return true;
	return false;
}

/* Fields that an if may leave out read as zero and empty. */
static void clear_conditional(struct lower *l)
{
	for (uint32_t i = 0; i < l->lc->nfields; i++) {
		const struct layout_field *f = &l->lc->fields[i];

		if ((!f->conditional && !is_passed(l, i)) || is_around(l, f))
			continue;
		if (f->type != IT_VOID)
			ir_assign(l->ctx, l->block, member(l, f), IO_SET,
				  ir_int(l->ctx, f->type, 0));
		else
			ir_eval(l->ctx, l->block,
				ir_call(l->ctx, IR_rt_tail_bytes, ir_ref(l->ctx, l->rec),
					span(l, f), ir_operand(l->ctx, IX_NULL, IT_BYTES, 0),
					lower_u32(l, 0), NULL));
	}
}

static struct ir_expr *rec(struct lower *l)
{
	if (!l->rec)
		l->rec = ir_local(l->ctx, l->func, IT_RECORD, "rec", 0);
	return ir_ref(l->ctx, l->rec);
}

static struct ir_stmt *if_no_record(struct lower *l)
{
	return ir_if(l->ctx, l->block, ir_unary(l->ctx, IT_S32, IO_NOT, rec(l)));
}

static void note_branch(struct lower *l, const struct lower_branch *b)
{
	ir_assign(l->ctx, l->block, member(l, b->field), IO_SET,
		  ir_int(l->ctx, b->field->type, b->which));
}

static void reserve(struct lower *l)
{
	struct ir_stmt *stmt;

	ir_assign(l->ctx, l->block, rec(l), IO_SET,
		  ir_call(l->ctx, IR_rt_reserve, ir_operand(l->ctx, IX_FIXED, IT_U32, 0), tail(l),
			  NULL));
	stmt = if_no_record(l);
	ir_return(l->ctx, stmt->yes);
	stmt->yes->first->comment = "counted as a drop";
	stmt->yes->first->comment_len = 17;
	clear_conditional(l);
	for (const struct lower_branch *b = l->branch; b; b = b->outer)
		note_branch(l, b);
}

void lower_reserve(struct lower *l)
{
	struct ir_block *block = l->block;

	if (l->reserved == RESERVED_MAYBE)
		l->block = if_no_record(l)->yes;
	if (l->reserved != RESERVED_YES)
		reserve(l);
	l->block = block;
	l->reserved = RESERVED_YES;
}

void lower_commit(struct lower *l)
{
	struct ir_block *block = l->block;

	if (l->reserved == RESERVED_NO)
		lower_reserve(l);
	if (l->reserved == RESERVED_MAYBE)
		l->block = ir_if(l->ctx, l->block, rec(l))->yes;
	ir_eval(l->ctx, l->block, ir_call(l->ctx, IR_rt_commit, rec(l), NULL));
	l->block = block;
}

static void put_bytes(struct lower *l, const struct layout_field *lf)
{
	const struct prog_field *f = lf->field;
	struct ir_expr *rec = ir_ref(l->ctx, l->rec), *n = lower_u32(l, layout_bytes(f));
	const enum ir_rt load = f->packet ? IR_rt_tail_packet : IR_rt_tail_load;
	const struct prog_expr *address = NULL;
	struct ir_expr *v;

	if (f->from_address)
		address = f->expr;
	else if (f->expr->kind == PX_LOAD)
		address = f->expr->a[0];
	if (!address) {
		v = lower_bytes(l, f->expr, layout_bytes(f));
		lower_note(ir_eval(l->ctx, l->block,
				   ir_call(l->ctx, IR_rt_tail_bytes, rec, span(l, lf), v, n, NULL)),
			   f->expr->loc);
		return;
	}
	if (f->count)
		n = lower_value(l, f->count);
	v = lower_address(l, address);
	lower_note(ir_eval(l->ctx, l->block,
			   ir_call(l->ctx, load, rec, span(l, lf), v, n, lower_site_arg(l, f->expr),
				   NULL)),
		   f->expr->loc);
	lower_check(l);
}

static struct ir_expr *tail_call(struct lower *l, const struct layout_field *lf)
{
	const struct prog_field *f = lf->field;
	struct ir_expr *rec = ir_ref(l->ctx, l->rec);

	switch (f->kind) {
	case PF_STRING:
		if (f->expr->kind == PX_BUILTIN && f->expr->builtin == PB_EXECNAME)
			return ir_call(l->ctx, IR_rt_tail_execname, rec, span(l, lf), NULL);
		if (f->expr->kind == PX_STRING)
			return ir_call(l->ctx, IR_rt_tail_string, rec, span(l, lf),
				       lower_address(l, f->expr->a[0]), lower_u32(l, f->expr->size),
				       lower_site_arg(l, f->expr), NULL);
		return ir_call(l->ctx, IR_rt_tail_str, rec, span(l, lf), lower_value(l, f->expr),
			       lower_site_arg(l, f->expr), NULL);
	case PF_STACK:
		return ir_call(l->ctx, IR_rt_tail_stack, rec, span(l, lf), lower_u32(l, f->size),
			       NULL);
	case PF_USTACK:
		return ir_call(l->ctx, IR_rt_tail_ustack, rec, span(l, lf), lower_u32(l, f->size),
			       NULL);
	case PF_USYM:
	case PF_UMOD:
	case PF_UADDR:
		return ir_call(l->ctx, IR_rt_tail_usym, rec, span(l, lf),
			       ir_cast(l->ctx, IT_U64, lower_value(l, f->expr)), NULL);
	case PF_INT:
	case PF_SYM:
	case PF_MOD:
	case PF_BYTES:
		break;
	}
	abort();
}

static void put_field(struct lower *l, const struct layout_field *lf)
{
	const struct prog_field *f = lf->field;
	struct ir_stmt *stmt;

	if (f->kind == PF_BYTES) {
		put_bytes(l, lf);
		return;
	}
	if (lf->type != IT_VOID) {
		struct ir_expr *v = lower_value(l, f->expr);

		stmt = ir_assign(l->ctx, l->block, member(l, lf), IO_SET, v);
		if (v->kind != IX_LOCAL && v->kind != IX_INT)
			lower_note(stmt, f->expr->loc);
		return;
	}
	stmt = ir_eval(l->ctx, l->block, tail_call(l, lf));
	if (f->expr)
		lower_note(stmt, f->expr->loc);
	if (f->kind == PF_STRING && (f->expr->kind == PX_STRING || lower_nullable(l, f->expr)))
		lower_check(l);
}

const struct layout_field *lower_branch_field(struct lower *l)
{
	const struct layout_field *f = &l->lc->fields[l->next_field++];

	assert(!f->field);
	if (l->reserved == RESERVED_NO && !l->rec)
		ir_assign(l->ctx, l->block, rec(l), IO_SET,
			  ir_operand(l->ctx, IX_NULL, IT_RECORD, 0));
	return f;
}

void lower_begin_branch(struct lower *l)
{
	struct ir_block *block = l->block;

	if (l->reserved == RESERVED_MAYBE)
		l->block = ir_if(l->ctx, l->block, rec(l))->yes;
	if (l->reserved != RESERVED_NO)
		note_branch(l, l->branch);
	l->block = block;
}

void lower_record(struct lower *l, const struct prog_stmt *s)
{
	const uint32_t first = l->next_field;

	lower_reserve(l);
	for (uint32_t i = 0; i < s->rec.nfields; i++)
		put_field(l, &l->lc->fields[l->next_field++]);
	if (s->rec.act == PA_EXIT) {
		assert(s->rec.nfields == 1);
		lower_note(
			ir_eval(l->ctx, l->block,
				ir_call(l->ctx, IR_rt_exit,
					ir_cast(l->ctx, IT_S32, member(l, &l->lc->fields[first])),
					NULL)),
			s->loc);
	}
}
