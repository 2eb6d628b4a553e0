/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * expr.h - typing of expressions: the AST becomes nodes of the typed program.
 */
#ifndef DTAP_CHECK_EXPR_H
#define DTAP_CHECK_EXPR_H

#include "checker.h"

struct value expr_value(struct checker *c, const struct scope *sc, const struct node *n);
/* Loaded: expr_value and value_load. */
struct value expr_rvalue(struct checker *c, const struct scope *sc, const struct node *n);
/* n, or the string that a macro stands for, for `what`; NULL after a report. */
const struct node *expr_literal(struct checker *c, const struct scope *sc, const struct node *n,
				const char *what);
/* Integer constant; false after reporting with tag. */
bool expr_const(struct checker *c, const struct scope *sc, const struct node *n, enum diag_tag tag,
		const char *what, int64_t *ret);
/* The same of an argument, where a value that is not an integer is D_PROTO_ARG. */
bool expr_const_arg(struct checker *c, const struct scope *sc, const struct node *n,
		    enum diag_tag tag, const char *what, int64_t *ret);

struct format;
/* The arguments of a format, which may be NULL, into its statement; false after a report. */
bool expr_formatted(struct checker *c, const struct scope *sc, struct format *f);

#endif
