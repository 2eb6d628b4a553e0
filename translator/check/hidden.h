/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * hidden.h - order of evaluation: what is evaluated once, into variables that no program can name.
 */
#ifndef DTAP_CHECK_HIDDEN_H
#define DTAP_CHECK_HIDDEN_H

#include "checker.h"

/* `name` followed by a number cannot be written in D, so it is no other variable's. */
struct prog_expr *hidden_new(struct checker *c, const char *name, const struct type *type,
			     struct loc loc);
struct prog_expr *hidden_ref(struct checker *c, const struct prog_var *var, struct loc loc);
/* The assignment of a value that has the variable's type already. */
struct prog_expr *hidden_set(struct checker *c, struct prog_expr *var, struct prog_expr *val,
			     struct loc loc);
/*
 * Makes v a value that may stand in several places: evaluated once, into a hidden
 * clause-local variable, unless it is small and without side effects.  Gives the assignment
 * that must come before (see hidden_after()), NULL if there is none.
 */
struct prog_expr *hidden_once(struct checker *c, const struct scope *sc, const char *name,
			      struct value *v);
/* e after `first`, which may be NULL. */
struct prog_expr *hidden_sequence(struct checker *c, struct prog_expr *first, struct prog_expr *e);
/* v, evaluated after `first`, which may be NULL. */
struct value hidden_after(struct checker *c, struct prog_expr *first, struct value v);

#endif
