// SPDX-License-Identifier: GPL-2.0-or-later
#include "emit.h"

#include <string.h>
#include <talloc.h>

#include "codegen/ir/ir_walk.h"
#include "codegen/lower/layout.h"
#include "codegen/lower/lower.h"
#include "common/array.h"
#include "translator/prog/prog.h"

static void print_type(struct text *out, const struct ir_local *local)
{
	const char *c = ir_type_c(local->type);

	if (local->record)
		text_addf(out, "struct record_%u *", local->record->id);
	else if (c[strlen(c) - 1] == '*')
		text_adds(out, c);
	else
		text_addf(out, "%s ", c);
}

static void print_name(struct text *out, const struct ir_local *local)
{
	text_adds(out, local->name);
	if (local->n)
		text_addf(out, "[%u]", local->n);
	if (local->n && local->type == IT_U8)
		text_adds(out, " __attribute__((aligned(8)))");
}

static bool same_type(const struct ir_local *a, const struct ir_local *b)
{
	return a->type == b->type && a->record == b->record;
}

/* One line for each type, in the order of first use. */
static void declare_locals(struct emitter *e, const struct ir_func *func)
{
	for (uint32_t i = 0; i < func->nlocals; i++) {
		const struct ir_local *first = func->locals[i];
		const char *star = strchr(ir_type_c(first->type), '*') ? "*" : "";
		struct text line;
		bool seen = first->is_param;

		for (uint32_t j = 0; j < i; j++)
			seen |= !func->locals[j]->is_param && same_type(func->locals[j], first);
		if (seen)
			continue;
		text_init(&line, e->out.ctx);
		print_type(&line, first);
		print_name(&line, first);
		for (uint32_t j = i + 1; j < func->nlocals; j++) {
			if (!same_type(func->locals[j], first) || func->locals[j]->is_param)
				continue;
			text_addf(&line, ", %s", star);
			print_name(&line, func->locals[j]);
		}
		emit_line(e, "%s;", line.data);
		talloc_free(line.data);
	}
	if (func->nlocals)
		emit_blank(e);
}

/* Variables of the script that are C's: each once, a function's parameters among them. */
struct variables {
	const struct prog_var **list;
	uint32_t n;
	void *ctx;
};

static void note_variable(void *arg, struct ir_expr *e)
{
	struct variables *v = arg;

	if (e->kind != IX_VAR || !lower_is_plain(e->var))
		return;
	for (uint32_t i = 0; i < v->n; i++)
		if (v->list[i] == e->var)
			return;
	array_add(v->ctx, v->list, v->n) = e->var;
}

static bool is_param(const struct prog_func *f, const struct prog_var *var)
{
	for (uint32_t i = 0; f && i < f->nparams; i++)
		if (f->params[i] == var)
			return true;
	return false;
}

/* Zero, even where a jump passes the declaration. */
static void declare_variables(struct emitter *e, const struct ir_func *func)
{
	struct variables v = { .ctx = e->out.ctx };

	ir_each_expr(&func->body, note_variable, &v);
	for (uint32_t i = 0; i < v.n; i++)
		if (!is_param(func->func, v.list[i]))
			emit_line(e, "%s %s = 0;", ir_type_c(ir_type_of(v.list[i]->type)),
				  lower_storage(v.ctx, v.list[i]));
}

static void print_from(struct emitter *e, const struct ir_stmt *first);
static void print_block(struct emitter *e, const struct ir_block *block);

static bool is_empty(const struct ir_block *block)
{
	return !block->first;
}

static bool is_single(const struct ir_block *block)
{
	const struct ir_stmt *s = block->first;

	return s && !s->next && s->kind != IS_CHECK && !s->yes;
}

static void print_nested(struct emitter *e, const struct ir_block *block)
{
	e->depth++;
	print_block(e, block);
	e->depth--;
}

/* What is an if and nothing more. */
static const struct ir_stmt *only_if(const struct ir_block *block)
{
	const struct ir_stmt *s = block->first;

	return s && !s->next && s->kind == IS_IF && !s->comment ? s : NULL;
}

/* Braces on all branches of a chain if one has them. */
static bool wants_braces(const struct ir_stmt *s)
{
	const struct ir_stmt *next = only_if(s->no);

	if (!is_single(s->yes))
		return true;
	return next ? wants_braces(next) : !is_empty(s->no) && !is_single(s->no);
}

static void print_if(struct emitter *e, const struct ir_stmt *s)
{
	const bool braces = wants_braces(s);
	const char *open = braces ? " {" : "", *close = braces ? "} " : "";
	const char *before = "";

	for (const struct ir_stmt *next = s; next; s = next, next = only_if(s->no)) {
		struct text line;

		text_init(&line, e->out.ctx);
		text_addf(&line, "%sif (", before);
		emit_expr(&line, next->a);
		text_addf(&line, ")%s", open);
		emit_commented(e, line.data, next->comment, next->comment_len);
		talloc_free(line.data);
		print_nested(e, next->yes);
		before = braces ? "} else " : "else ";
	}
	if (!is_empty(s->no)) {
		emit_line(e, "%selse%s", close, open);
		print_nested(e, s->no);
	}
	if (braces)
		emit_line(e, "}");
}

/* if (!turn) break; at the start of a loop: what it goes on for. */
static const struct ir_stmt *condition(const struct ir_stmt *loop)
{
	const struct ir_stmt *s = loop->yes->first;

	return s && s->kind == IS_IF && !s->comment && !s->no->first && is_single(s->yes) &&
			       s->yes->first->kind == IS_BREAK ?
		       s :
		       NULL;
}

static void print_loop(struct emitter *e, const struct ir_stmt *s)
{
	const struct ir_stmt *test = condition(s);
	const uint32_t label = !is_empty(s->no) && ir_continues(s->yes) ? ++e->labels : 0;
	const uint32_t outer = e->next;
	struct text line;

	text_init(&line, e->out.ctx);
	if (test) {
		text_adds(&line, "while (");
		emit_expr(&line, ir_not(e->out.ctx, test->a));
		text_adds(&line, ") {");
	} else {
		text_adds(&line, "for (;;) {");
	}
	emit_commented(e, line.data, s->comment, s->comment_len);
	talloc_free(line.data);
	e->next = label;
	e->depth++;
	print_from(e, test ? test->next : s->yes->first);
	e->depth--;
	e->next = outer;
	if (label)
		emit_line(e, "next_%u:;", label);
	print_nested(e, s->no);
	emit_line(e, "}");
}

static void print_switch(struct emitter *e, const struct ir_stmt *s)
{
	struct text line;

	text_init(&line, e->out.ctx);
	text_adds(&line, "switch (");
	emit_expr(&line, s->a);
	text_adds(&line, ") {");
	emit_commented(e, line.data, s->comment, s->comment_len);
	talloc_free(line.data);
	print_nested(e, s->yes);
	emit_line(e, "}");
}

/* A label may not be the last thing in a block. */
static void print_case(struct emitter *e, const struct ir_stmt *s)
{
	const char *empty = s->next ? "" : ";";
	struct text line;

	e->depth--;
	if (s->a) {
		text_init(&line, e->out.ctx);
		text_adds(&line, "case ");
		emit_expr(&line, s->a);
		emit_line(e, "%s:%s", line.data, empty);
		talloc_free(line.data);
	} else {
		emit_line(e, "default:%s", empty);
	}
	e->depth++;
}

static void print_assign(struct text *line, const struct ir_stmt *s)
{
	bool one = s->b->kind == IX_INT && s->b->value == 1;
	bool step = one && (s->op == IO_ADD || s->op == IO_SUB);
	bool paren = step && s->a->kind == IX_AT;

	if (paren)
		text_adds(line, "(");
	emit_expr(line, s->a);
	if (paren)
		text_adds(line, ")");
	if (step) {
		text_adds(line, s->op == IO_ADD ? "++" : "--");
	} else {
		text_addf(line, " %s%s ", s->op == IO_SET ? "" : ir_op_c(s->op), "=");
		emit_expr(line, s->b);
	}
}

static void print_stmt(struct emitter *e, const struct ir_stmt *s)
{
	struct text line;

	text_init(&line, e->out.ctx);
	switch (s->kind) {
	case IS_ASSIGN:
		print_assign(&line, s);
		break;
	case IS_EVAL:
		emit_expr(&line, s->a);
		break;
	case IS_CHECK:
		emit_line(e, "if (ctx->fault)");
		e->depth++;
		emit_line(e, "return%s;", e->nothing);
		e->depth--;
		return;
	case IS_IF:
		print_if(e, s);
		return;
	case IS_LOOP:
		print_loop(e, s);
		return;
	case IS_SWITCH:
		print_switch(e, s);
		return;
	case IS_CASE:
		print_case(e, s);
		return;
	case IS_BREAK:
		text_adds(&line, "break");
		break;
	case IS_CONTINUE:
		if (e->next)
			text_addf(&line, "goto next_%u", e->next);
		else
			text_adds(&line, "continue");
		break;
	case IS_RETURN:
		text_addf(&line, "return%s", s->a ? " " : e->nothing);
		if (s->a)
			emit_expr(&line, s->a);
		break;
	}
	text_adds(&line, ";");
	emit_commented(e, line.data, s->comment, s->comment_len);
	talloc_free(line.data);
}

static void print_from(struct emitter *e, const struct ir_stmt *first)
{
	for (const struct ir_stmt *s = first; s; s = s->next)
		print_stmt(e, s);
}

static void print_block(struct emitter *e, const struct ir_block *block)
{
	print_from(e, block->first);
}

void emit_func(struct emitter *e, const struct ir_func *func, const char *linkage)
{
	emit_line(e, "%svoid %s_%u(struct rt_ctx *ctx)", linkage,
		  func->func ? "function" : "clause",
		  func->func ? func->func->body.id : func->clause);
	emit_open(e, "{");
	emit_body(e, func);
	emit_close(e, "");
}

void emit_body(struct emitter *e, const struct ir_func *func)
{
	e->nothing = func->result == IT_VOID ? "" : ir_type_is_int(func->result) ? " 0" : " NULL";
	declare_variables(e, func);
	declare_locals(e, func);
	print_block(e, &func->body);
	e->nothing = "";
}
