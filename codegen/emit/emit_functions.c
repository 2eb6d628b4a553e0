// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A function that needs memory for a call is two in C: function_N() takes and gives back what the
 * call has for itself, and function_N_body() does what the script says.
 */
#include "emit_functions.h"

#include <string.h>
#include <talloc.h>

#include "codegen/lower/names.h"

/* "const char *" or "s64 " */
static const char *spaced(void *ctx, enum ir_type type)
{
	const char *c = ir_type_c(type);

	return strchr(c, '*') ? c : talloc_asprintf(ctx, "%s ", c);
}

static void add_params(struct text *line, const struct prog_func *f, bool types)
{
	for (uint32_t i = 0; i < f->nparams; i++) {
		text_adds(line, ", ");
		if (types)
			text_adds(line, spaced(line->ctx, lower_type_of(f->params[i]->type)));
		text_adds(line, names_member(line->ctx, f->params[i]->name));
	}
}

/* body: the second of the two. */
static void add_head(struct text *line, const struct ir_func *func, bool body)
{
	const uint32_t id = func->func->body.id;

	text_addf(line, "%sfunction_%u%s(struct rt_ctx *ctx", spaced(line->ctx, func->result), id,
		  body ? "_body" : "");
	if (body && func->frame)
		text_addf(line, ", struct function_%u_vars *vars", id);
	add_params(line, func->func, true);
	text_adds(line, ")");
}

static void print_prototype(struct tables *t, const struct ir_func *func)
{
	struct text line;

	text_init(&line, t->e->out.ctx);
	text_adds(&line, emit_linkage(t));
	add_head(&line, func, false);
	emit_line(t->e, "%s;", line.data);
}

static void print_vars(struct tables *t, const struct ir_func *func)
{
	if (!func->frame)
		return;
	emit_open(t->e, "struct function_%u_vars {", func->func->body.id);
	for (uint32_t i = 0; i < t->prog->nvars; i++) {
		const struct prog_var *var = t->prog->vars[i];

		if (var->func == func->func && !lower_is_plain(var))
			emit_variable(t->e, "", names_member(t->e->out.ctx, var->name), var->type);
	}
	emit_close(t->e, ";");
	emit_blank(t->e);
}

/* Whether its last statement returns. */
static bool ends(const struct ir_block *block)
{
	const struct ir_stmt *last = block->first;

	while (last && last->next)
		last = last->next;
	return last && last->kind == IS_RETURN;
}

static void print_body(struct tables *t, const struct ir_func *func)
{
	const bool body = ir_func_has_frame(func);
	struct text line;

	text_init(&line, t->e->out.ctx);
	text_adds(&line, body ? "static " : emit_linkage(t));
	add_head(&line, func, body);
	emit_line(t->e, "%s", line.data);
	emit_open(t->e, "{");
	emit_body(t->e, func);
	if (func->result != IT_VOID && !ends(&func->body))
		emit_line(t->e, "return %s;", func->result == IT_STR ? "\"\"" : "0");
	emit_close(t->e, "");
	emit_blank(t->e);
}

static void print_frame(struct tables *t, const struct ir_func *func)
{
	const uint32_t id = func->func->body.id;
	const uint32_t site = layout_clause_site(t->prog, &func->func->body);
	const bool result = func->result != IT_VOID;
	struct text line;

	text_init(&line, t->e->out.ctx);
	text_adds(&line, emit_linkage(t));
	add_head(&line, func, false);
	emit_line(t->e, "%s", line.data);
	emit_open(t->e, "{");
	emit_line(t->e, "struct rt_frame frame;");
	emit_line(t->e, "void *vars = rt_frame_begin(ctx, &frame, %u, %u);", func->frame, site);
	if (result)
		emit_line(t->e, "%sresult = %s;", spaced(t->e->out.ctx, func->result),
			  func->result == IT_STR ? "NULL" : "0");
	emit_blank(t->e);
	emit_line(t->e, "if (vars)");
	text_init(&line, t->e->out.ctx);
	text_addf(&line, "\t%sfunction_%u_body(ctx%s", result ? "result = " : "", id,
		  func->frame ? ", vars" : "");
	add_params(&line, func->func, false);
	emit_line(t->e, "%s);", line.data);
	if (func->result == IT_STR) {
		emit_line(t->e, "return rt_frame_end_str(ctx, &frame, result, %u);", site);
	} else {
		emit_line(t->e, "rt_frame_end(ctx, &frame);");
		if (result)
			emit_line(t->e, "return result;");
	}
	emit_close(t->e, "");
	emit_blank(t->e);
}

static void print_function(struct tables *t, uint32_t i)
{
	const struct ir_func *func = t->lowered->funcs[i];
	const struct layout_clause *lc = &t->layout->funcs[i];

	for (uint32_t k = 0; k < lc->nrecords; k++)
		if (lc->records[k]->nfields)
			emit_record(t, lc->records[k]);
	print_vars(t, func);
	emit_origin(t, &func->func->body);
	print_body(t, func);
	if (ir_func_has_frame(func))
		print_frame(t, func);
}

/* In the first part; the second calls them there. */
void emit_functions(struct tables *t)
{
	const uint32_t n = t->prog->nfuncs;

	if (!n)
		return;
	for (uint32_t i = 0; i < n; i++)
		print_prototype(t, t->lowered->funcs[i]);
	emit_blank(t->e);
	if (t->divided)
		emit_line(t->e, "#if RT_PART != 2");
	for (uint32_t i = 0; i < n; i++)
		print_function(t, i);
	if (t->divided)
		emit_line(t->e, "#endif");
}
