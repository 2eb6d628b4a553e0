/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * prog_walk.h - all expressions of a list of statements, with what is nested in them, operands
 * after what they are operands of.
 */
#ifndef DTAP_PROG_WALK_H
#define DTAP_PROG_WALK_H

#include "prog.h"

typedef void prog_expr_fn(void *arg, const struct prog_expr *e);

/* e may be NULL. */
void prog_each_operand(const struct prog_expr *e, prog_expr_fn *fn, void *arg);
/* Of the statement itself, and not of those in it. */
void prog_each_of_stmt(const struct prog_stmt *s, prog_expr_fn *fn, void *arg);
void prog_each_expr(struct prog_stmt *const *stmts, uint32_t n, prog_expr_fn *fn, void *arg);

#endif
