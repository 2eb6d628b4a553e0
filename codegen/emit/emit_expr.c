// SPDX-License-Identifier: GPL-2.0-or-later
#include "emit.h"

#include <inttypes.h>
#include <string.h>

/* C's precedence, weakest first. */
enum { P_COND = 1, P_LOR, P_LAND, P_OR, P_XOR, P_AND, P_EQ, P_REL, P_SHIFT, P_ADD, P_MUL, P_UNARY };

static int precedence(const char *op)
{
	static const struct {
		const char *op;
		int level;
	} ops[] = {
		{ "||", P_LOR },   { "&&", P_LAND }, { "|", P_OR },   { "^", P_XOR },
		{ "&", P_AND },	   { "==", P_EQ },   { "!=", P_EQ },  { "<", P_REL },
		{ "<=", P_REL },   { ">", P_REL },   { ">=", P_REL }, { "<<", P_SHIFT },
		{ ">>", P_SHIFT }, { "+", P_ADD },   { "-", P_ADD },  { "*", P_MUL },
		{ "/", P_MUL },	   { "%", P_MUL },
	};

	for (size_t i = 0; i < sizeof(ops) / sizeof(ops[0]); i++)
		if (!strcmp(ops[i].op, op))
			return ops[i].level;
	return 0;
}

/* Parentheses wherever a reader, or the compiler's warnings, would want them. */
static bool needs_parens(const struct ir_expr *parent, const struct ir_expr *child, bool right)
{
	int outer = precedence(parent->text);
	int inner;

	if (child->kind == IX_COND)
		return true;
	if (child->kind == IX_AT)
		return false;
	if (child->kind != IX_BINARY)
		return false;
	inner = precedence(child->text);
	if (inner == outer)
		return right || outer == P_EQ || outer == P_REL || outer == P_SHIFT ||
		       (strcmp(parent->text, child->text) && outer != P_ADD);
	if (outer == P_LOR || outer == P_LAND)
		return inner < P_OR;
	if (outer == P_EQ || outer == P_REL)
		return inner < P_SHIFT;
	return outer != P_ADD || inner != P_MUL;
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
	bool shift = precedence(e->text) == P_SHIFT;

	print_paren(out, e->a, needs_parens(e, e->a, false), !shift && !ir_is_const(e->b));
	text_addf(out, " %s ", e->text);
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
	text_adds(out, e->text);
	text_adds(out, e->no_ctx ? "(" : "(ctx");
	for (uint32_t i = 0; i < e->nargs; i++) {
		const struct ir_expr *arg = e->args[i];

		if (i || !e->no_ctx)
			text_adds(out, ", ");
		/* To 64 bits a prototype converts by itself. */
		if (arg->kind == IX_CAST && ir_type_is_int(arg->a->type) &&
		    ir_type_is_int(arg->type) && ir_type_size(arg->type) == 8)
			arg = arg->a;
		print(out, arg, true);
	}
	text_adds(out, ")");
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
	case IX_NAME:
		text_adds(out, e->text);
		return;
	case IX_LOCAL:
		text_adds(out, e->local->name);
		return;
	case IX_UNARY:
		text_adds(out, e->text);
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
	case IX_AT:
		print_at(out, e);
		return;
	}
}

void emit_expr(struct text *out, const struct ir_expr *expr)
{
	print(out, expr, true);
}
