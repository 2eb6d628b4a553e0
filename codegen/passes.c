// SPDX-License-Identifier: GPL-2.0-or-later
#include "passes.h"

#include <stdio.h>
#include <string.h>
#include <talloc.h>

#include "codegen/emit/emit.h"
#include "codegen/ir/ir_verify.h"
#include "codegen/ir/pass.h"

static void dump_func(const struct pass *pass, const char *when, const struct ir_func *func)
{
	struct emitter e;

	emit_init(&e, NULL);
	emit_func(&e, func, "static ");
	fprintf(stderr, "%s %s:\n%s", when, pass->name, e.out.data);
	talloc_free(e.out.data);
}

static void run(const struct pass *pass, struct ir_func *func, const char *dump)
{
	const bool dumps = dump && strchr(dump, pass->letter);

	if (dumps)
		dump_func(pass, "before", func);
	pass->run(func);
	ir_verify(func);
	if (dumps)
		dump_func(pass, "after", func);
}

/* What others call comes first: what it takes of scratch memory is theirs, too. */
static void run_funcs(const struct pass *pass, const struct prog *prog, struct lowered *lowered,
		      const char *dump)
{
	uint32_t deepest = 0;

	for (uint32_t i = 0; i < prog->nfuncs; i++)
		if (prog->funcs[i]->depth > deepest)
			deepest = prog->funcs[i]->depth;
	for (uint32_t depth = 0; depth <= deepest; depth++)
		for (uint32_t i = 0; i < prog->nfuncs; i++)
			if (prog->funcs[i]->depth == depth)
				run(pass, lowered->funcs[i], dump);
}

struct lowered *passes_run(void *ctx, const struct prog *prog, const struct layout *layout,
			   const char *dump)
{
	struct lowered *lowered = lower_program(ctx, prog, layout);

	for (const struct pass *pass = passes; pass->name; pass++)
		run_funcs(pass, prog, lowered, dump);
	for (const struct pass *pass = passes; pass->name; pass++)
		for (uint32_t i = 0; i < prog->nclauses; i++)
			if (layout->clauses[i].used)
				run(pass, &lowered->clauses[i].func, dump);
	return lowered;
}
