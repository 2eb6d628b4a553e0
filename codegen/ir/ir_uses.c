// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir_uses.h"

#include "ir_walk.h"
#include "runtime/args.h"

static void add(void *arg, struct ir_expr *e)
{
	uint32_t *does = arg;

	if (e->kind == IX_CALL)
		*does |= ir_rt_info(e->rt)->does;
	if (e->kind == IX_INVOKE)
		*does |= e->callee->does;
	if (e->kind == IX_ARG || e->kind == IX_ARG_ADDR)
		*does |= DOES_N_ARGS;
	if ((e->kind == IX_ARG && e->value >= RT_ARG_REGISTERS) ||
	    (e->kind == IX_CALL && e->rt == IR_rt_argn && e->args[0]->value >= RT_ARG_REGISTERS))
		*does |= DOES_N_STACK_ARGS;
}

uint32_t ir_uses(const struct ir_func *func)
{
	uint32_t does = 0;

	ir_each_expr(&func->body, add, &does);
	return does;
}

/* There may be no room for what a call has for itself. */
static uint32_t uses_of_func(const struct ir_func *func)
{
	const uint32_t does = ir_uses(func) | DOES_ACTS;

	return does & (DOES_TAKES | DOES_KEEPS) || ir_func_has_frame(func) ? does | DOES_FAULTS :
									     does;
}

void ir_uses_of_funcs(struct ir_func *const *funcs, uint32_t n)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (uint32_t i = 0; i < n; i++) {
			const uint32_t does = uses_of_func(funcs[i]);

			changed |= does != funcs[i]->does;
			funcs[i]->does = does;
		}
	}
}

uint32_t ir_needs(uint32_t does)
{
	/* A fault names its probe, and so does a record. */
	if (does & (DOES_FAULTS | DOES_RECORDS))
		does |= DOES_N_PROBE;
	return does / DOES_N_ARGS;
}
