// SPDX-License-Identifier: GPL-2.0-or-later
#include "codegen.h"

#include <stdlib.h>
#include <talloc.h>

#include "codegen/emit/emit_functions.h"
#include "codegen/emit/emit_tables.h"
#include "codegen/passes.h"

static void print_heading(struct tables *t)
{
	const struct prog *prog = t->prog;
	const char *from = prog->script ? prog->script : "the command line";
	char *heading =
		talloc_asprintf(t->e->out.ctx, "%s: made by dtap for Linux %s, not to be edited.",
				from, prog->release ? prog->release : "(unknown)");

	emit_block_comment(t->e, heading, NULL, 0);
	emit_line(t->e, "#include \"rt.h\"");
	emit_blank(t->e);
}

static void print_clause(struct tables *t, uint32_t i)
{
	emit_begin_part(t, i);
	for (uint32_t k = 0; k < t->layout->clauses[i].nrecords; k++)
		if (t->layout->clauses[i].records[k]->nfields)
			emit_record(t, t->layout->clauses[i].records[k]);
	emit_origin(t, t->prog->clauses[i]);
	emit_func(t->e, &t->lowered->clauses[i].func, emit_linkage(t));
	emit_blank(t->e);
	emit_end_part(t, i);
}

char *codegen_c(void *ctx, const struct prog *prog, const char *dump, size_t *len)
{
	void *tmp = talloc_new(ctx);
	struct emitter e;
	struct tables t = { .e = &e, .prog = prog };
	char *c;

	if (!tmp)
		abort();
	t.layout = layout_create(tmp, prog);
	t.lowered = passes_run(tmp, prog, t.layout, dump);
	emit_init(&e, tmp);
	strings_init(&t.strings, tmp);
	emit_uses(&t);
	emit_divide(&t);
	print_heading(&t);
	emit_variables(&t);
	emit_ksyms(&t);
	emit_macros(&t);
	emit_regexes(&t);
	emit_functions(&t);
	for (uint32_t i = 0; i < prog->nclauses; i++)
		if (t.layout->clauses[i].used)
			print_clause(&t, i);
	emit_handlers(&t);
	emit_script(&t);
	c = talloc_steal(ctx, e.out.data);
	*len = e.out.len;
	talloc_free(tmp);
	return c;
}
