// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

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

	*local = (struct ir_local){ type, name, n };
	func->locals = talloc_realloc(ctx, func->locals, struct ir_local *, func->nlocals + 1);
	if (!func->locals)
		abort();
	func->locals[func->nlocals++] = local;
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

struct ir_expr *ir_name(void *ctx, enum ir_type type, const char *fmt, ...)
{
	struct ir_expr *e = expr(ctx, IX_NAME, type);
	va_list ap;

	va_start(ap, fmt);
	e->text = talloc_vasprintf(ctx, fmt, ap);
	va_end(ap);
	if (!e->text)
		abort();
	return e;
}

struct ir_expr *ir_ref(void *ctx, const struct ir_local *local)
{
	struct ir_expr *e = expr(ctx, IX_LOCAL, local->type);

	e->local = local;
	if (local->n)
		e->type = local->type == IT_U64 ? IT_KEY : IT_BYTES;
	return e;
}

struct ir_expr *ir_unary(void *ctx, enum ir_type type, const char *op, struct ir_expr *a)
{
	struct ir_expr *e;

	if (a->kind == IX_INT && ir_type_is_int(type)) {
		uint64_t v = (uint64_t)a->value;

		return ir_int(ctx, type, (int64_t)(*op == '-' ? 0 - v : *op == '~' ? ~v : !v));
	}
	e = expr(ctx, IX_UNARY, type);
	e->text = op;
	e->a = a;
	if (ir_type_is_int(type) && types[type].size < 4) {
		e->type = IT_S32;
		return ir_cast(ctx, type, e);
	}
	return e;
}

static bool is_test(const char *op)
{
	return *op == '<' || *op == '>' ? op[1] != *op :
					  op[1] == '=' || !strcmp(op, "&&") || !strcmp(op, "||");
}

struct ir_expr *ir_binary(void *ctx, enum ir_type type, const char *op, struct ir_expr *a,
			  struct ir_expr *b)
{
	struct ir_expr *e = expr(ctx, IX_BINARY, is_test(op) ? IT_S32 : type);

	e->text = op;
	e->a = a;
	e->b = b;
	if (!is_test(op) && ir_type_is_int(type) && types[type].size < 4) {
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

static struct ir_expr *call(void *ctx, enum ir_type type, const char *name, bool no_ctx, va_list ap)
{
	struct ir_expr *e = expr(ctx, IX_CALL, type);
	struct ir_expr *arg;

	e->text = name;
	e->no_ctx = no_ctx;
	e->loc = place;
	while ((arg = va_arg(ap, struct ir_expr *))) {
		assert(e->nargs < IR_MAX_ARGS);
		e->args[e->nargs++] = arg;
	}
	return e;
}

struct ir_expr *ir_call(void *ctx, enum ir_type type, const char *name, ...)
{
	struct ir_expr *e;
	va_list ap;

	va_start(ap, name);
	e = call(ctx, type, name, false, ap);
	va_end(ap);
	return e;
}

struct ir_expr *ir_call_plain(void *ctx, enum ir_type type, const char *name, ...)
{
	struct ir_expr *e;
	va_list ap;

	va_start(ap, name);
	e = call(ctx, type, name, true, ap);
	va_end(ap);
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
	static const char *const inverse[][2] = {
		{ "==", "!=" }, { "!=", "==" }, { "<", ">=" },
		{ ">=", "<" },	{ ">", "<=" },	{ "<=", ">" },
	};

	if (a->kind == IX_BINARY)
		for (size_t i = 0; i < sizeof(inverse) / sizeof(inverse[0]); i++)
			if (!strcmp(a->text, inverse[i][0]))
				return ir_binary(ctx, IT_S32, inverse[i][1], a->a, a->b);
	return ir_unary(ctx, IT_S32, "!", a);
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

struct ir_stmt *ir_assign(void *ctx, struct ir_block *block, struct ir_expr *a, const char *op,
			  struct ir_expr *b)
{
	struct ir_stmt *s = stmt(ctx, block, IS_ASSIGN);

	s->a = a;
	s->op = op;
	/* The assignment converts by itself. */
	while (b->kind == IX_CAST && ir_type_is_int(a->type) && ir_type_is_int(b->a->type) &&
	       types[b->type].size >= types[a->type].size && op[0] == '=')
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

void ir_check(void *ctx, struct ir_block *block)
{
	stmt(ctx, block, IS_CHECK);
}

struct ir_stmt *ir_if(void *ctx, struct ir_block *block, struct ir_expr *a)
{
	struct ir_stmt *s = stmt(ctx, block, IS_IF);

	s->a = a;
	s->yes = make(ctx, sizeof(*s->yes));
	s->no = make(ctx, sizeof(*s->no));
	ir_block_init(s->yes);
	ir_block_init(s->no);
	return s;
}

void ir_return(void *ctx, struct ir_block *block)
{
	stmt(ctx, block, IS_RETURN);
}

static void verify_expr(const struct ir_expr *e)
{
	switch (e->kind) {
	case IX_INT:
		assert(ir_type_is_int(e->type) && wrap(e->type, e->value) == e->value);
		return;
	case IX_STR:
		assert(e->type == IT_STR && e->text);
		return;
	case IX_NAME:
		assert(e->text);
		return;
	case IX_LOCAL:
		assert(e->local);
		return;
	case IX_UNARY:
	case IX_CAST:
	case IX_AT:
		verify_expr(e->a);
		assert(e->kind != IX_AT || !ir_type_is_int(e->a->type));
		return;
	case IX_BINARY:
		verify_expr(e->a);
		verify_expr(e->b);
		assert(!strcmp(e->text, "<<") || !strcmp(e->text, ">>") || !strcmp(e->text, "&&") ||
		       !strcmp(e->text, "||") || !ir_type_is_int(e->a->type) ||
		       e->a->type == e->b->type);
		return;
	case IX_COND:
		verify_expr(e->a);
		verify_expr(e->b);
		verify_expr(e->c);
		return;
	case IX_CALL:
		for (uint32_t i = 0; i < e->nargs; i++)
			verify_expr(e->args[i]);
		return;
	}
}

static void verify_block(const struct ir_block *block)
{
	for (const struct ir_stmt *s = block->first; s; s = s->next) {
		switch (s->kind) {
		case IS_ASSIGN:
			assert(s->a->kind == IX_LOCAL || s->a->kind == IX_NAME ||
			       s->a->kind == IX_AT);
			verify_expr(s->a);
			verify_expr(s->b);
			assert(ir_type_is_int(s->a->type) == ir_type_is_int(s->b->type));
			break;
		case IS_EVAL:
			assert(s->a->kind == IX_CALL);
			verify_expr(s->a);
			break;
		case IS_CHECK:
		case IS_RETURN:
			break;
		case IS_IF:
			verify_expr(s->a);
			verify_block(s->yes);
			verify_block(s->no);
			break;
		}
	}
}

void ir_verify(const struct ir_func *func)
{
	verify_block(&func->body);
}
