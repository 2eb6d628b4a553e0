/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ir_walk.h - ways through IR.  What is called may change what it is given, but not the list that
 * it is in.
 */
#ifndef DTAP_CODEGEN_IR_WALK_H
#define DTAP_CODEGEN_IR_WALK_H

#include "ir.h"

typedef void ir_stmt_fn(void *arg, struct ir_stmt *s);
typedef void ir_expr_fn(void *arg, struct ir_expr *e);

/* The statements of a block and of those in it, in order. */
void ir_each_stmt(const struct ir_block *block, ir_stmt_fn *fn, void *arg);
/* All expressions of those statements; each before its operands. */
void ir_each_expr(const struct ir_block *block, ir_expr_fn *fn, void *arg);
/* An expression and its operands; NULL: nothing. */
void ir_each_operand(struct ir_expr *e, ir_expr_fn *fn, void *arg);
/* The same of one statement's own expressions. */
void ir_each_of_stmt(struct ir_stmt *s, ir_expr_fn *fn, void *arg);

/* Counts what ir_local has of each local of the function. */
void ir_count(const struct ir_func *func);

/* Whether both are the same expression: equal values where both are evaluated at once. */
bool ir_same(const struct ir_expr *a, const struct ir_expr *b);

#endif
