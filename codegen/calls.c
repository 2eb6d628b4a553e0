// SPDX-License-Identifier: GPL-2.0-or-later
/* Which functions of the runtime a program calls, and where. */
#include <talloc.h>

#include "codegen.h"
#include "codegen/lower/lower.h"

struct calls {
	void (*fn)(void *arg, const char *name, struct loc loc);
	void *arg;
};

static void walk_expr(const struct calls *c, const struct ir_expr *e)
{
	if (!e)
		return;
	if (e->kind == IX_CALL)
		c->fn(c->arg, e->text, e->loc);
	walk_expr(c, e->a);
	walk_expr(c, e->b);
	walk_expr(c, e->c);
	for (uint32_t i = 0; i < e->nargs; i++)
		walk_expr(c, e->args[i]);
}

static void walk_block(const struct calls *c, const struct ir_block *block)
{
	for (const struct ir_stmt *s = block ? block->first : NULL; s; s = s->next) {
		walk_expr(c, s->a);
		walk_expr(c, s->b);
		walk_block(c, s->yes);
		walk_block(c, s->no);
	}
}

void codegen_calls(const struct prog *prog, void (*fn)(void *arg, const char *name, struct loc loc),
		   void *arg)
{
	const struct calls c = { .fn = fn, .arg = arg };
	void *tmp = talloc_new(NULL);
	const struct layout *layout = layout_create(tmp, prog);
	const struct lowered *lowered = lower_program(tmp, prog, layout);

	for (uint32_t i = 0; i < prog->nclauses; i++)
		if (layout->clauses[i].used)
			walk_block(&c, &lowered->clauses[i].func.body);
	talloc_free(tmp);
}
