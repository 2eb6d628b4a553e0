// SPDX-License-Identifier: GPL-2.0-or-later
/* Which functions of the runtime a program calls, and where. */
#include <talloc.h>

#include "codegen.h"
#include "codegen/ir/ir_walk.h"
#include "codegen/passes.h"

struct calls {
	void (*fn)(void *arg, const char *name, struct loc loc);
	void *arg;
};

static void tell(void *arg, struct ir_expr *e)
{
	const struct calls *c = arg;

	if (e->kind == IX_CALL)
		c->fn(c->arg, ir_rt_info(e->rt)->name, e->loc);
}

void codegen_calls(const struct prog *prog, void (*fn)(void *arg, const char *name, struct loc loc),
		   void *arg)
{
	struct calls c = { .fn = fn, .arg = arg };
	void *tmp = talloc_new(NULL);
	const struct layout *layout = layout_create(tmp, prog);
	const struct lowered *lowered = passes_run(tmp, prog, layout, NULL);

	for (uint32_t i = 0; i < prog->nclauses; i++)
		if (layout->clauses[i].used)
			ir_each_expr(&lowered->clauses[i].func.body, tell, &c);
	talloc_free(tmp);
}
