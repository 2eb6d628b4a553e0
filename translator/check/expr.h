/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * expr.h - typing of expressions: the AST becomes nodes of the typed program.
 */
#ifndef DTAP_CHECK_EXPR_H
#define DTAP_CHECK_EXPR_H

#include "checker.h"

struct value check_expr(struct checker *c, const struct scope *sc, const struct node *n);
/* Loaded: check_expr and value_load. */
struct value check_rvalue(struct checker *c, const struct scope *sc, const struct node *n);
/* n, or the string that a macro stands for; NULL after a report. */
const struct node *check_literal_arg(struct checker *c, const struct scope *sc,
				     const struct node *n);
/* Integer constant; false after reporting with tag. */
bool check_const(struct checker *c, const struct scope *sc, const struct node *n, enum diag_tag tag,
		 const char *what, int64_t *ret);
/* The same of an argument, where a value that is no integer is D_PROTO_ARG. */
bool check_const_arg(struct checker *c, const struct scope *sc, const struct node *n,
		     enum diag_tag tag, const char *what, int64_t *ret);

#endif
