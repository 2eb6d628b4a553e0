// SPDX-License-Identifier: GPL-2.0-or-later
/* The variables that keep their place: clause-local ones, global ones, tables of constants. */
#include "emit_tables.h"

#include "codegen/lower/names.h"

void emit_variable(struct emitter *e, const char *prefix, const char *name, const struct type *type)
{
	enum ir_type t = ir_type_of(type);
	uint32_t size = type_strip(type)->size;

	if (t != IT_VOID)
		emit_line(e, "%s%s %s;", prefix, ir_type_c(t), name);
	else if (type_is_string(type))
		emit_line(e, "%schar %s[%u];", prefix, name, size);
	else
		emit_line(e, "%su8 %s[%u] __attribute__((aligned(8)));", prefix, name, size);
}

static void add_byte(struct text *out, uint32_t *n, uint32_t at, unsigned char byte)
{
	if (!(*n)++)
		text_addf(out, "[%u] =", at);
	text_addf(out, " %u,", byte);
}

/* Each element's bytes; those that are not written are 0. */
static void define_table(struct tables *t, const struct prog_var *var)
{
	const uint32_t each = type_strip(type_strip(var->type)->ref)->size;

	emit_open(t->e, "%su8 %s[%u] __attribute__((aligned(8))) = {", emit_linkage(t),
		  lower_storage(t->e->out.ctx, var), type_strip(var->type)->size);
	for (uint32_t i = 0; i < var->nvalues; i++) {
		const struct prog_const *value = &var->values[i];
		const uint32_t most = value->text ? t->prog->strsize - 1 : each;
		struct text out;
		uint32_t n = 0;

		text_init(&out, t->e->out.ctx);
		for (uint32_t k = 0; k < most && (!value->text || value->text[k]); k++)
			add_byte(&out, &n, i * each,
				 value->text ? (unsigned char)value->text[k] :
					       (unsigned char)(value->value >> 8 * k));
		if (n)
			emit_line(t->e, "%s", out.data);
	}
	emit_close(t->e, ";");
}

void emit_variables(struct tables *t)
{
	bool any = false;

	if (t->lowered->uses_this) {
		emit_open(t->e, "struct this_vars {");
		for (uint32_t i = 0; i < t->prog->nvars; i++) {
			const struct prog_var *var = t->prog->vars[i];

			if (t->lowered->var_used[i] && var->storage == PV_THIS)
				emit_variable(t->e, "", names_member(t->e->out.ctx, var->name),
					      var->type);
		}
		emit_close(t->e, ";");
		emit_blank(t->e);
	}
	for (uint32_t i = 0; i < t->prog->nvars; i++) {
		const struct prog_var *var = t->prog->vars[i];

		if (!t->lowered->var_used[i] || var->storage != PV_GLOBAL)
			continue;
		any = true;
		if (var->nvalues) {
			define_table(t, var);
			continue;
		}
		emit_variable(t->e, emit_linkage(t), lower_storage(t->e->out.ctx, var), var->type);
	}
	if (any)
		emit_blank(t->e);
}
