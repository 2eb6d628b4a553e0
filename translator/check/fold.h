/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * fold.h - nodes of the typed program.
 *
 * Nodes are built by the functions here, which fold integer constants on the
 * way, so "is a constant" is "is PX_INT".
 */
#ifndef DTAP_CHECK_FOLD_H
#define DTAP_CHECK_FOLD_H

#include "translator/prog/prog.h"

struct checker;

struct prog_expr *fold_new(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			   struct loc loc, unsigned int na, ...);
struct prog_expr *fold_int(struct checker *c, const struct type *type, int64_t value,
			   struct loc loc);
/* Arithmetic or comparison of two operands already converted; folds. */
struct prog_expr *fold_binary(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			      struct loc loc, struct prog_expr *a, struct prog_expr *b);
struct prog_expr *fold_unary(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			     struct loc loc, struct prog_expr *a);
/* To a scalar type; nothing when it is that already. */
struct prog_expr *fold_cast(struct checker *c, const struct type *type, struct prog_expr *e);
struct prog_expr *fold_offset(struct checker *c, struct prog_expr *addr, uint64_t offset,
			      struct loc loc);
uint32_t fold_site(struct checker *c, struct loc loc);
/* The value of an integer constant expression; macros that take part become fixed. */
bool fold_const(struct checker *c, const struct prog_expr *e, int64_t *ret);
/*
 * Reports an argument that is left open, where one is why the expression has no value; `what` needs
 * it.  false: there is none.
 */
bool fold_open(struct checker *c, const struct prog_expr *e, const char *what);
/* The same without fixing macros: for "could be constant". */
bool fold_is_const(const struct prog_expr *e);
/* Wraps v to the width and signedness of an integer type. */
int64_t fold_wrap(const struct type *type, int64_t v);
bool fold_pure(const struct prog_expr *e); /* no side effects */

#endif
