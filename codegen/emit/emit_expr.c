// SPDX-License-Identifier: GPL-2.0-or-later
#include "emit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <talloc.h>

#include "codegen/lower/layout.h"
#include "codegen/lower/lower.h"

static bool is_relation(enum ir_op op)
{
	return op >= IO_EQ && op <= IO_GE;
}

static bool is_shift(enum ir_op op)
{
	return op == IO_SHL || op == IO_SHR;
}

/* Parentheses wherever a reader, or the compiler's warnings, would want them. */
static bool needs_parens(const struct ir_expr *parent, const struct ir_expr *child, bool right)
{
	const int outer = ir_op_precedence(parent->op);
	int inner;

	if (child->kind == IX_COND)
		return true;
	if (child->kind == IX_AT)
		return false;
	if (child->kind != IX_BINARY)
		return false;
	inner = ir_op_precedence(child->op);
	if (inner == outer)
		return right || is_relation(parent->op) || is_shift(parent->op) ||
		       (parent->op != child->op && outer != ir_op_precedence(IO_ADD));
	if (parent->op == IO_LOR || parent->op == IO_LAND)
		return inner < ir_op_precedence(IO_OR);
	if (is_relation(parent->op))
		return inner < ir_op_precedence(IO_SHL);
	return outer != ir_op_precedence(IO_ADD) || inner != ir_op_precedence(IO_MUL);
}

/* plain: the place gives the constant its type. */
static void print_int(struct text *out, const struct ir_expr *e, bool plain)
{
	bool is_signed = ir_type_signed(e->type);
	bool wide = ir_type_size(e->type) == 8;
	const char *suffix = is_signed ? "LL" : "ULL";
	int64_t v = e->value;

	if (v >= INT32_MIN && v <= INT32_MAX && (plain || (is_signed && !wide)))
		suffix = "";
	else if (!wide)
		suffix = is_signed ? "" : "U";
	if (v == INT64_MIN && is_signed)
		text_adds(out, "(-0x7fffffffffffffffLL - 1)");
	else if (v == INT32_MIN && is_signed)
		text_addf(out, "(-0x7fffffff%s - 1)", suffix);
	else if ((e->hex && (v < 0 ? 0 - (uint64_t)v : (uint64_t)v) >= 10 && v > 0) ||
		 (!is_signed && (v < 0 || v > INT32_MAX)))
		text_addf(out, "0x%" PRIx64 "%s", (uint64_t)v, suffix);
	else
		text_addf(out, "%" PRId64 "%s", v, suffix);
}

static void print(struct text *out, const struct ir_expr *e, bool plain);

static void print_paren(struct text *out, const struct ir_expr *e, bool paren, bool plain)
{
	if (paren)
		text_adds(out, "(");
	print(out, e, plain);
	if (paren)
		text_adds(out, ")");
}

static void print_binary(struct text *out, const struct ir_expr *e)
{
	const bool shift = is_shift(e->op);

	print_paren(out, e->a, needs_parens(e, e->a, false), !shift && !ir_is_const(e->b));
	text_addf(out, " %s ", ir_op_c(e->op));
	print_paren(out, e->b, needs_parens(e, e->b, true), shift || !ir_is_const(e->a));
}

static bool is_operator(const struct ir_expr *e)
{
	return e->kind == IX_BINARY || e->kind == IX_COND;
}

static void print_at(struct text *out, const struct ir_expr *e)
{
	text_addf(out, "*(%s *)", ir_type_c(e->type));
	if (!e->value) {
		print_paren(out, e->a, is_operator(e->a), true);
		return;
	}
	text_adds(out, "(");
	print(out, e->a, true);
	text_addf(out, " + %" PRId64 ")", e->value);
}

static void print_call(struct text *out, const struct ir_expr *e)
{
	const enum ir_rt_type *types = ir_rt_args(e->rt);
	const bool has_ctx = ir_rt_has_ctx(e->rt);

	text_adds(out, ir_rt_info(e->rt)->name);
	text_adds(out, has_ctx ? "(ctx" : "(");
	for (uint32_t i = 0; i < e->nargs; i++) {
		const struct ir_expr *arg = e->args[i];

		if (i || has_ctx)
			text_adds(out, ", ");
		/* To 64 bits a prototype converts by itself. */
		if (arg->kind == IX_CAST && ir_type_is_int(arg->a->type) &&
		    ir_type_is_int(arg->type) && ir_type_size(arg->type) == 8)
			arg = arg->a;
		if (types[i] == RT_BOOL && arg->kind == IX_INT)
			text_adds(out, arg->value ? "true" : "false");
		else
			print(out, arg, true);
	}
	text_adds(out, ")");
}

static void print_invoke(struct text *out, const struct ir_expr *e)
{
	text_addf(out, "function_%u(ctx", e->callee->func->body.id);
	for (uint32_t i = 0; i < e->nargs; i++) {
		text_adds(out, ", ");
		print(out, e->args[i], true);
	}
	text_adds(out, ")");
}

/* A place that has a name, or its address. */
static void print_place(struct text *out, const struct ir_expr *e)
{
	void *tmp = talloc_new(NULL);

	switch (e->kind) {
	case IX_LOCAL:
		text_adds(out, e->local->name);
		break;
	case IX_LOCAL_ADDR:
		text_addf(out, "&%s", e->local->name);
		break;
	case IX_VAR:
		text_adds(out, lower_storage(tmp, e->var));
		break;
	case IX_VAR_ADDR:
		text_addf(out, "(u8 *)&%s", lower_storage(tmp, e->var));
		break;
	case IX_FIELD:
		text_addf(out, "%s->%s", e->a->local->name, e->field->name);
		break;
	case IX_FIELD_ADDR:
		text_addf(out, "&%s->%s", e->a->local->name, e->field->name);
		break;
	case IX_WORD:
		text_addf(out, "%s[%" PRId64 "]", e->a->local->name, e->value);
		break;
	case IX_NEXT:
		text_addf(out, "*%s++", e->a->local->name);
		break;
	case IX_FIXED:
		text_addf(out, "sizeof(*%s)", e->local->name);
		break;
	default:
		abort();
	}
	talloc_free(tmp);
}

/* What the context and the script's tables have. */
static void print_given(struct text *out, const struct ir_expr *e)
{
	switch (e->kind) {
	case IX_NULL:
		text_adds(out, "NULL");
		return;
	case IX_ANY_SIZE:
		text_adds(out, "RT_ANY_SIZE");
		return;
	case IX_THIS:
		text_adds(out, "(struct this_vars *)ctx->cpu->thisv");
		return;
	case IX_ARG:
		text_addf(out, "ctx->args[%" PRId64 "]", e->value);
		return;
	case IX_ARG_ADDR:
		text_addf(out, "(u64)&ctx->args[%" PRId64 "]", e->value);
		return;
	case IX_EVENT:
		text_adds(out, "ctx->record");
		return;
	case IX_KSYM:
		text_addf(out, "ksyms[%" PRId64 "].addr", e->value);
		return;
	case IX_MACRO:
		text_addf(out, "macros[%" PRId64 "].%s", e->value,
			  e->type == IT_STR ? "str" : "value");
		return;
	case IX_REGEX:
		text_addf(out, "&regex_%" PRId64, e->value);
		return;
	case IX_TAIL:
		text_addf(out, "%s(%" PRId64 ")", ir_tail_c(e->tail), e->value);
		return;
	default:
		abort();
	}
}

static void print(struct text *out, const struct ir_expr *e, bool plain)
{
	switch (e->kind) {
	case IX_INT:
		print_int(out, e, plain);
		return;
	case IX_STR:
		emit_quote(out, e->text, e->len);
		return;
	case IX_UNARY:
		text_adds(out, ir_op_c(e->op));
		print_paren(out, e->a,
			    is_operator(e->a) || e->a->kind == IX_UNARY || e->a->kind == IX_INT,
			    false);
		return;
	case IX_BINARY:
		print_binary(out, e);
		return;
	case IX_CAST:
		text_addf(out, "(%s)", ir_type_c(e->type));
		print_paren(out, e->a, is_operator(e->a), true);
		return;
	case IX_COND:
		print_paren(out, e->a, e->a->kind == IX_COND, true);
		text_adds(out, " ? ");
		print_paren(out, e->b, e->b->kind == IX_COND, !ir_is_const(e->c));
		text_adds(out, " : ");
		print_paren(out, e->c, e->c->kind == IX_COND, !ir_is_const(e->b));
		return;
	case IX_CALL:
		print_call(out, e);
		return;
	case IX_INVOKE:
		print_invoke(out, e);
		return;
	case IX_AT:
		print_at(out, e);
		return;
	case IX_KEYLEN:
		text_addf(out, "RT_KEYLEN(%s, %s)", e->a->local->name, e->b->local->name);
		return;
	case IX_LOCAL:
	case IX_LOCAL_ADDR:
	case IX_VAR:
	case IX_VAR_ADDR:
	case IX_FIELD:
	case IX_FIELD_ADDR:
	case IX_WORD:
	case IX_NEXT:
	case IX_FIXED:
		print_place(out, e);
		return;
	case IX_NULL:
	case IX_ANY_SIZE:
	case IX_THIS:
	case IX_ARG:
	case IX_ARG_ADDR:
	case IX_EVENT:
	case IX_KSYM:
	case IX_MACRO:
	case IX_REGEX:
	case IX_TAIL:
		print_given(out, e);
		return;
	}
}

void emit_expr(struct text *out, const struct ir_expr *expr)
{
	print(out, expr, true);
}
