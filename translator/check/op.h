/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * op.h - operators of typed operands.
 */
#ifndef DTAP_CHECK_OP_H
#define DTAP_CHECK_OP_H

#include "checker.h"

enum prog_expr_kind op_kind(enum op op);
/* Scalar truth value; NULL after a report with tag. */
struct prog_expr *op_truth(struct checker *c, struct value v, enum diag_tag tag, const char *what);
/* a op b of loaded operands, arithmetic with D's conversions. */
struct value op_arith(struct checker *c, enum op op, struct value a, struct value b,
		      struct loc loc);
/* a + b of operands as they are: arrays of char among them, which are joined as strings. */
struct value op_add(struct checker *c, struct value a, struct value b, struct loc loc);
/* Of operands as they are: strings and arrays among them. */
struct value op_compare(struct checker *c, const struct scope *sc, enum op op, struct value a,
			struct value b, struct loc loc);
/* `enumvar == TAG`: the tag is looked for in the enum of the left side first. */
bool op_enum_tag(struct checker *c, const struct value *left, const struct node *n,
		 struct value *ret);
/* Loaded operands. */
struct value op_logic(struct checker *c, enum op op, struct value l, struct value r,
		      struct loc loc);
struct value op_comma(struct checker *c, struct value l, struct value r, struct loc loc);
/* ?: with a test that is not a constant. */
struct value op_cond(struct checker *c, struct prog_expr *test, struct value a, struct value b,
		     struct loc loc);
/* ! ~ - + of a loaded operand. */
struct value op_unary(struct checker *c, enum op op, struct value v, struct loc loc);

#endif
