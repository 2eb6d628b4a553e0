/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * pass.h - the passes over the IR, between the lowering and the emission.  Each takes a function
 * that ir_verify() accepts and leaves one that does the same in fewer steps; none makes nodes.
 */
#ifndef DTAP_CODEGEN_PASS_H
#define DTAP_CODEGEN_PASS_H

#include "ir.h"

struct pass {
	char letter; /* dumps the IR before and after it */
	const char *name;
	void (*run)(struct ir_func *func);
};

/* In their order; a NULL name ends them. */
extern const struct pass passes[];

/*
 * Values that are there already: equal loads and calls, and look-ups of a thread's own variables.
 */
void pass_values(struct ir_func *func);
/* An element that is read and then deleted is taken by one look-up. */
void pass_take(struct ir_func *func);
/* Comparisons whose result is known. */
void pass_fold(struct ir_func *func);
/* A pointer and what it points to, in one load. */
void pass_chain(struct ir_func *func);
/* Tests that cannot come out otherwise, and values that nobody uses. */
void pass_dead(struct ir_func *func);
/* Scratch memory: what statements need not give back, and how much of it the function takes. */
void pass_scratch(struct ir_func *func);

#endif
