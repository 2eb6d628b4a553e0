// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir_uses.h"

#include "ir_walk.h"
#include "runtime/args.h"

static void add(void *arg, struct ir_expr *e)
{
	uint32_t *does = arg;

	if (e->kind == IX_CALL)
		*does |= ir_rt_info(e->rt)->does;
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

uint32_t ir_needs(uint32_t does)
{
	/* A fault names its probe, and so does a record. */
	if (does & (DOES_FAULTS | DOES_RECORDS))
		does |= DOES_N_PROBE;
	return does / DOES_N_ARGS;
}
