// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "translator/types/type.h"

static const struct {
	const char *c;
	uint32_t size;
	bool is_signed;
} types[] = {
#define ITYPE(type, c, bytes, sign) [IT_##type] = { c, bytes, sign },
#include "ir.def"
#undef ITYPE
};

static const struct {
	const char *c;
	int precedence;
	enum ir_op inverse;
} ops[] = {
#define IOP(op, c, precedence, inverse) [IO_##op] = { c, precedence, IO_##inverse },
#include "ir.def"
#undef IOP
};

const char *ir_op_c(enum ir_op op)
{
	return ops[op].c;
}

int ir_op_precedence(enum ir_op op)
{
	return ops[op].precedence;
}

const char *ir_tail_c(enum ir_tail tail)
{
	static const char *const macros[] = {
#define ITAIL(kind, macro) [ITAIL_##kind] = macro,
#include "ir.def"
#undef ITAIL
	};

	return macros[tail];
}

const char *ir_type_c(enum ir_type type)
{
	return types[type].c;
}

uint32_t ir_type_size(enum ir_type type)
{
	return types[type].size;
}

bool ir_type_signed(enum ir_type type)
{
	return types[type].is_signed;
}

bool ir_type_is_int(enum ir_type type)
{
	return type >= IT_U8 && type <= IT_S64;
}

static enum ir_type int_type(uint32_t size, bool is_signed)
{
	for (enum ir_type t = IT_U8; t <= IT_S64; t++)
		if (types[t].size == size && types[t].is_signed == is_signed)
			return t;
	return IT_VOID;
}

enum ir_type ir_type_of(const struct type *type)
{
	type = type_strip(type);
	switch (type->kind) {
	case TYPE_INT:
	case TYPE_ENUM:
		return int_type(type->size, type->is_signed && !type->is_bool);
	case TYPE_FLOAT:
		return int_type(type->size, false);
	case TYPE_POINTER:
	case TYPE_FUNCTION:
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		return IT_U64;
	case TYPE_VOID:
	case TYPE_ARRAY:
	case TYPE_STRUCT:
	case TYPE_UNION:
	case TYPE_TYPEDEF:
	case TYPE_STRING:
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_DYN:
		break;
	}
	return IT_VOID;
}

static void *make(void *ctx, size_t size)
{
	void *p = talloc_zero_size(ctx, size);

	if (!p)
		abort();
	return p;
}

void ir_block_init(struct ir_block *block)
{
	block->first = NULL;
	block->last = &block->first;
}

struct ir_local *ir_local(void *ctx, struct ir_func *func, enum ir_type type, const char *name,
			  uint32_t n)
{
	struct ir_local *local = make(ctx, sizeof(*local));

	*local = (struct ir_local){ .type = type, .name = name, .n = n };
	array_add(ctx, func->locals, func->nlocals) = local;
	return local;
}

struct ir_local *ir_record(void *ctx, struct ir_func *func, const char *name,
			   const struct layout_record *record)
{
	struct ir_local *local = ir_local(ctx, func, IT_RECORD, name, 0);

	local->record = record;
	return local;
}

static struct ir_expr *expr(void *ctx, enum ir_expr_kind kind, enum ir_type type)
{
	struct ir_expr *e = make(ctx, sizeof(*e));

	e->kind = kind;
	e->type = type;
	return e;
}

static int64_t wrap(enum ir_type type, int64_t value)
{
	switch (type) {
	case IT_U8:
		return (uint8_t)value;
	case IT_U16:
		return (uint16_t)value;
	case IT_U32:
		return (uint32_t)value;
	case IT_S8:
		return (int8_t)value;
	case IT_S16:
		return (int16_t)value;
	case IT_S32:
		return (int32_t)value;
	case IT_U64:
	case IT_S64:
	case IT_VOID:
	case IT_STR:
	case IT_CHARS:
	case IT_BYTES:
	case IT_KEY:
	case IT_RECORD:
	case IT_SPAN:
	case IT_REGEX:
	case IT_THIS:
		break;
	}
	return value;
}

struct ir_expr *ir_int(void *ctx, enum ir_type type, int64_t value)
{
	struct ir_expr *e = expr(ctx, IX_INT, type);

	e->value = wrap(type, value);
	return e;
}

struct ir_expr *ir_hex(void *ctx, enum ir_type type, int64_t value)
{
	struct ir_expr *e = ir_int(ctx, type, value);

	e->hex = true;
	return e;
}

struct ir_expr *ir_str(void *ctx, const char *text, size_t len)
{
	struct ir_expr *e = expr(ctx, IX_STR, IT_STR);

	e->text = text;
	e->len = len;
	return e;
}

struct ir_expr *ir_operand(void *ctx, enum ir_expr_kind kind, enum ir_type type, int64_t value)
{
	struct ir_expr *e = expr(ctx, kind, type);

	e->value = value;
	return e;
}

struct ir_expr *ir_ref(void *ctx, struct ir_local *local)
{
	struct ir_expr *e = expr(ctx, IX_LOCAL, local->type);

	e->local = local;
	if (local->n)
		e->type = local->type == IT_U64 ? IT_KEY : IT_BYTES;
	return e;
}

struct ir_expr *ir_ref_addr(void *ctx, enum ir_type type, struct ir_local *local)
{
	struct ir_expr *e = expr(ctx, IX_LOCAL_ADDR, type);

	e->local = local;
	return e;
}

struct ir_expr *ir_var(void *ctx, enum ir_type type, const struct prog_var *var)
{
	struct ir_expr *e = expr(ctx, IX_VAR, type);

	e->var = var;
	return e;
}

struct ir_expr *ir_var_addr(void *ctx, const struct prog_var *var)
{
	struct ir_expr *e = expr(ctx, IX_VAR_ADDR, IT_BYTES);

	e->var = var;
	return e;
}

struct ir_expr *ir_field(void *ctx, enum ir_type type, struct ir_expr *rec,
			 const struct layout_field *field)
{
	struct ir_expr *e = expr(ctx, IX_FIELD, type);

	e->a = rec;
	e->field = field;
	return e;
}

struct ir_expr *ir_field_addr(void *ctx, struct ir_expr *rec, const struct layout_field *field)
{
	struct ir_expr *e = ir_field(ctx, IT_SPAN, rec, field);

	e->kind = IX_FIELD_ADDR;
	return e;
}

struct ir_expr *ir_fixed(void *ctx, struct ir_local *rec)
{
	struct ir_expr *e = expr(ctx, IX_FIXED, IT_U32);

	e->local = rec;
	return e;
}

struct ir_expr *ir_tail(void *ctx, enum ir_tail tail, uint32_t n)
{
	struct ir_expr *e = ir_operand(ctx, IX_TAIL, IT_U32, n);

	e->tail = tail;
	return e;
}

struct ir_expr *ir_word(void *ctx, struct ir_expr *key, uint32_t n)
{
	struct ir_expr *e = ir_operand(ctx, IX_WORD, IT_U64, n);

	e->a = key;
	return e;
}

struct ir_expr *ir_next(void *ctx, struct ir_expr *cursor)
{
	struct ir_expr *e = expr(ctx, IX_NEXT, IT_U64);

	e->a = cursor;
	return e;
}

struct ir_expr *ir_keylen(void *ctx, struct ir_expr *cursor, struct ir_expr *key)
{
	struct ir_expr *e = expr(ctx, IX_KEYLEN, IT_U32);

	e->a = cursor;
	e->b = key;
	return e;
}

static int64_t fold(enum ir_op op, int64_t value)
{
	if (op == IO_NOT)
		return !value;
	return (int64_t)(op == IO_NEG ? 0 - (uint64_t)value : ~(uint64_t)value);
}

struct ir_expr *ir_unary(void *ctx, enum ir_type type, enum ir_op op, struct ir_expr *a)
{
	struct ir_expr *e;

	if (a->kind == IX_INT && ir_type_is_int(type))
		return ir_int(ctx, type, fold(op, a->value));
	e = expr(ctx, IX_UNARY, type);
	e->op = op;
	e->a = a;
	if (ir_type_is_int(type) && types[type].size < 4) {
		e->type = IT_S32;
		return ir_cast(ctx, type, e);
	}
	return e;
}

bool ir_op_is_test(enum ir_op op)
{
	return op == IO_LAND || op == IO_LOR || (op >= IO_EQ && op <= IO_GE);
}

struct ir_expr *ir_binary(void *ctx, enum ir_type type, enum ir_op op, struct ir_expr *a,
			  struct ir_expr *b)
{
	struct ir_expr *e = expr(ctx, IX_BINARY, ir_op_is_test(op) ? IT_S32 : type);

	e->op = op;
	e->a = a;
	e->b = b;
	if (!ir_op_is_test(op) && ir_type_is_int(type) && types[type].size < 4) {
		e->type = IT_S32;
		return ir_cast(ctx, type, e);
	}
	return e;
}

struct ir_expr *ir_cast(void *ctx, enum ir_type type, struct ir_expr *a)
{
	struct ir_expr *e;

	if (ir_type_is_int(type) && ir_type_is_int(a->type)) {
		/* An inner conversion to at least this width does not show in the result. */
		while (a->kind == IX_CAST && ir_type_is_int(a->a->type) &&
		       types[a->type].size >= types[type].size)
			a = a->a;
		if (a->kind == IX_INT) {
			e = ir_int(ctx, type, a->value);
			e->hex = a->hex;
			return e;
		}
	}
	if (a->type == type)
		return a;
	e = expr(ctx, IX_CAST, type);
	e->a = a;
	return e;
}

struct ir_expr *ir_cond(void *ctx, enum ir_type type, struct ir_expr *a, struct ir_expr *b,
			struct ir_expr *c)
{
	struct ir_expr *e = expr(ctx, IX_COND, type);

	e->a = a;
	e->b = b;
	e->c = c;
	return e;
}

static struct loc place;

struct loc ir_place(struct loc loc)
{
	const struct loc before = place;

	place = loc;
	return before;
}

static enum ir_type result_type(enum ir_rt_type type)
{
	switch (type) {
	case RT_BOOL:
	case RT_S32:
		return IT_S32;
	case RT_U16:
		return IT_U16;
	case RT_U32:
		return IT_U32;
	case RT_U64:
		return IT_U64;
	case RT_S64:
		return IT_S64;
	case RT_STR:
		return IT_STR;
	case RT_MEM:
		return IT_BYTES;
	case RT_KEY:
		return IT_KEY;
	case RT_RECORD:
		return IT_RECORD;
	case RT_VOID:
	case RT_CHARS:
	case RT_DATA:
	case RT_WORDS:
	case RT_SPAN:
	case RT_REGEX:
	case RT_CTX:
	case RT_SITE:
	case RT_END:
		break;
	}
	return IT_VOID;
}

void ir_add_arg(struct ir_expr *call, struct ir_expr *arg)
{
	assert(call->nargs < IR_MAX_ARGS);
	call->args[call->nargs++] = arg;
}

struct ir_expr *ir_call(void *ctx, enum ir_rt rt, ...)
{
	struct ir_expr *e = expr(ctx, IX_CALL, result_type(ir_rt_info(rt)->result));
	struct ir_expr *arg;
	va_list ap;

	e->rt = rt;
	e->loc = place;
	va_start(ap, rt);
	while ((arg = va_arg(ap, struct ir_expr *)))
		ir_add_arg(e, arg);
	va_end(ap);
	return e;
}

bool ir_func_has_frame(const struct ir_func *func)
{
	return func->frame || func->scratch || func->result == IT_STR;
}

struct ir_expr *ir_invoke(void *ctx, const struct ir_func *callee)
{
	struct ir_expr *e = expr(ctx, IX_INVOKE, callee->result);

	e->callee = callee;
	return e;
}

struct ir_expr *ir_at(void *ctx, enum ir_type type, struct ir_expr *base, int64_t offset)
{
	struct ir_expr *e = expr(ctx, IX_AT, type);

	e->a = base;
	e->value = offset;
	return e;
}

struct ir_expr *ir_not(void *ctx, struct ir_expr *a)
{
	if (a->kind == IX_BINARY && ops[a->op].inverse)
		return ir_binary(ctx, IT_S32, ops[a->op].inverse, a->a, a->b);
	return ir_unary(ctx, IT_S32, IO_NOT, a);
}

bool ir_is_const(const struct ir_expr *e)
{
	return e->kind == IX_INT || e->kind == IX_STR;
}

static struct ir_stmt *stmt(void *ctx, struct ir_block *block, enum ir_stmt_kind kind)
{
	struct ir_stmt *s = make(ctx, sizeof(*s));

	s->kind = kind;
	*block->last = s;
	block->last = &s->next;
	return s;
}

struct ir_stmt *ir_assign(void *ctx, struct ir_block *block, struct ir_expr *a, enum ir_op op,
			  struct ir_expr *b)
{
	struct ir_stmt *s = stmt(ctx, block, IS_ASSIGN);

	s->a = a;
	s->op = op;
	/* The assignment converts by itself. */
	while (b->kind == IX_CAST && ir_type_is_int(a->type) && ir_type_is_int(b->a->type) &&
	       types[b->type].size >= types[a->type].size && op == IO_SET)
		b = b->a;
	s->b = b;
	return s;
}

struct ir_stmt *ir_eval(void *ctx, struct ir_block *block, struct ir_expr *call)
{
	struct ir_stmt *s = stmt(ctx, block, IS_EVAL);

	s->a = call;
	return s;
}

void ir_insert_eval(void *ctx, struct ir_block *block, struct ir_stmt **at, struct ir_expr *call)
{
	struct ir_block one;
	struct ir_stmt *s;

	ir_block_init(&one);
	s = ir_eval(ctx, &one, call);
	s->next = *at;
	*at = s;
	if (block->last == at)
		block->last = &s->next;
}

void ir_check(void *ctx, struct ir_block *block)
{
	stmt(ctx, block, IS_CHECK);
}

/* A statement that has blocks. */
static struct ir_stmt *nest(void *ctx, struct ir_block *block, enum ir_stmt_kind kind)
{
	struct ir_stmt *s = stmt(ctx, block, kind);

	s->yes = make(ctx, sizeof(*s->yes));
	s->no = make(ctx, sizeof(*s->no));
	ir_block_init(s->yes);
	ir_block_init(s->no);
	return s;
}

struct ir_stmt *ir_if(void *ctx, struct ir_block *block, struct ir_expr *a)
{
	struct ir_stmt *s = nest(ctx, block, IS_IF);

	s->a = a;
	return s;
}

struct ir_stmt *ir_loop(void *ctx, struct ir_block *block)
{
	return nest(ctx, block, IS_LOOP);
}

struct ir_stmt *ir_switch(void *ctx, struct ir_block *block, struct ir_expr *a)
{
	struct ir_stmt *s = nest(ctx, block, IS_SWITCH);

	s->a = a;
	return s;
}

void ir_case(void *ctx, struct ir_block *block, struct ir_expr *a)
{
	stmt(ctx, block, IS_CASE)->a = a;
}

void ir_jump(void *ctx, struct ir_block *block, enum ir_stmt_kind kind)
{
	assert(kind == IS_BREAK || kind == IS_CONTINUE);
	stmt(ctx, block, kind);
}

bool ir_continues(const struct ir_block *block)
{
	for (const struct ir_stmt *s = block->first; s; s = s->next) {
		if (s->kind == IS_CONTINUE)
			return true;
		if (s->kind != IS_LOOP && s->yes && (ir_continues(s->yes) || ir_continues(s->no)))
			return true;
	}
	return false;
}

void ir_return(void *ctx, struct ir_block *block, struct ir_expr *result)
{
	stmt(ctx, block, IS_RETURN)->a = result;
}
