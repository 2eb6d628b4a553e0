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
static struct ir_expr *tail(struct lower *l, const struct layout_record *record)
{
	struct ir_expr *sum = NULL;

	for (uint32_t i = 0; i < record->nfields; i++) {
		const struct prog_field *f = record->fields[i].field;
		struct ir_expr *term;
		enum ir_tail tail;
		uint32_t n;

		if (!has_tail(l, f, &tail, &n))
			continue;
		term = ir_tail(l->ctx, tail, n);
		sum = sum ? ir_binary(l->ctx, IT_U32, IO_ADD, sum, term) : term;
	}
	return sum ? sum : lower_u32(l, 0);
}

static struct ir_expr *rec(struct lower *l)
{
	return ir_ref(l->ctx, l->run.rec);
}

static struct ir_expr *member(struct lower *l, const struct layout_field *f)
{
	return ir_field(l->ctx, f->type, rec(l), f);
}

static struct ir_expr *span(struct lower *l, const struct layout_field *f)
{
	return ir_field_addr(l->ctx, rec(l), f);
}

/* Without the record the clause ends. */
static void end_without(struct lower *l, struct ir_expr *there)
{
	struct ir_stmt *stmt = ir_if(l->ctx, l->block, ir_unary(l->ctx, IT_S32, IO_NOT, there));

	if (l->clause->func)
		ir_eval(l->ctx, stmt->yes, ir_call(l->ctx, IR_rt_end, NULL));
	ir_return(l->ctx, stmt->yes, NULL);
	stmt->yes->first->comment = "counted as a drop";
	stmt->yes->first->comment_len = 17;
}

/* The records of runs are in the order in which layout.c has found them. */
static void begin_run(struct lower *l)
{
	const uint32_t n = l->next_record++;
	const struct layout_record *record = l->lc->records[n];
	const char *name = l->lc->nrecords > 1 ? talloc_asprintf(l->ctx, "rec%u", n + 1) : "rec";

	l->run = (struct lower_run){ .record = record, .n = l->lc->first + n };
	if (!record->nfields)
		return;
	l->run.rec = ir_record(l->ctx, l->func, name, record);
	ir_assign(l->ctx, l->block, rec(l), IO_SET,
		  ir_call(l->ctx, IR_rt_reserve, lower_u32(l, l->run.n),
			  ir_fixed(l->ctx, l->run.rec), tail(l, record), NULL));
	end_without(l, rec(l));
}

void lower_end_run(struct lower *l)
{
	const struct layout_record *record = l->run.record;

	if (!record)
		return;
	assert(l->run.nactions == record->nactions && l->run.nfields == record->nfields);
	if (record->nfields)
		ir_eval(l->ctx, l->block, ir_call(l->ctx, IR_rt_commit, rec(l), NULL));
	else
		end_without(l, ir_call(l->ctx, IR_rt_record, lower_u32(l, l->run.n), NULL));
	l->run.record = NULL;
}

static void put_bytes(struct lower *l, const struct layout_field *lf)
{
	const struct prog_field *f = lf->field;
	struct ir_expr *n = lower_u32(l, layout_bytes(f));
	const enum ir_rt load = f->packet ? IR_rt_tail_packet : IR_rt_tail_load;
	const struct prog_expr *address = NULL;
	struct ir_expr *v;

	if (f->from_address)
		address = f->expr;
	else if (f->expr->kind == PX_LOAD)
		address = f->expr->a[0];
	if (!address) {
		v = lower_bytes(l, f->expr, layout_bytes(f));
		lower_note(
			ir_eval(l->ctx, l->block,
				ir_call(l->ctx, IR_rt_tail_bytes, rec(l), span(l, lf), v, n, NULL)),
			f->expr->loc);
		return;
	}
	if (f->count)
		n = lower_value(l, f->count);
	v = lower_address(l, address);
	lower_note(ir_eval(l->ctx, l->block,
			   ir_call(l->ctx, load, rec(l), span(l, lf), v, n,
				   lower_site_arg(l, f->expr), NULL)),
		   f->expr->loc);
	lower_check(l);
}

static struct ir_expr *size_limit(struct lower *l, const struct prog_expr *string)
{
	return string->size ? ir_int(l->ctx, IT_U64, string->size) :
			      ir_operand(l->ctx, IX_ANY_SIZE, IT_U64, 0);
}

static struct ir_expr *tail_call(struct lower *l, const struct layout_field *lf)
{
	const struct prog_field *f = lf->field;

	switch (f->kind) {
	case PF_STRING:
		if (f->expr->kind == PX_BUILTIN && f->expr->builtin == PB_EXECNAME)
			return ir_call(l->ctx, IR_rt_tail_execname, rec(l), span(l, lf), NULL);
		if (f->expr->kind == PX_STRING)
			return ir_call(l->ctx, IR_rt_tail_string, rec(l), span(l, lf),
				       lower_address(l, f->expr->a[0]), size_limit(l, f->expr),
				       lower_site_arg(l, f->expr), NULL);
		return ir_call(l->ctx, IR_rt_tail_str, rec(l), span(l, lf), lower_value(l, f->expr),
			       lower_site_arg(l, f->expr), NULL);
	case PF_STACK:
		return ir_call(l->ctx, IR_rt_tail_stack, rec(l), span(l, lf), lower_u32(l, f->size),
			       NULL);
	case PF_USTACK:
		return ir_call(l->ctx, IR_rt_tail_ustack, rec(l), span(l, lf),
			       lower_u32(l, f->size), NULL);
	case PF_USYM:
	case PF_UMOD:
	case PF_UADDR:
		return ir_call(l->ctx, IR_rt_tail_usym, rec(l), span(l, lf),
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

void lower_record(struct lower *l, const struct prog_stmt *s)
{
	uint32_t first;

	if (!l->run.record)
		begin_run(l);
	assert(l->run.record->actions[l->run.nactions] == s);
	l->run.nactions++;
	first = l->run.nfields;
	l->run.nfields += s->rec.nfields;
	for (uint32_t i = 0; i < s->rec.nfields; i++)
		put_field(l, &l->run.record->fields[first + i]);
	if (s->rec.act == PA_EXIT) {
		assert(s->rec.nfields == 1);
		lower_note(ir_eval(l->ctx, l->block,
				   ir_call(l->ctx, IR_rt_exit,
					   ir_cast(l->ctx, IT_S32,
						   member(l, &l->run.record->fields[first])),
					   NULL)),
			   s->loc);
	}
}
