/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ident.h - what a name in an expression stands for.
 */
#ifndef DTAP_CHECK_IDENT_H
#define DTAP_CHECK_IDENT_H

#include "checker.h"

/* Of the program and the libraries; NULL: nothing. */
struct sym *ident_find(struct checker *c, const struct scope *sc, const char *name);
/* A parameter of an inline or translator that is being expanded. */
bool ident_bound(const struct scope *sc, const char *name, struct loc loc, struct value *ret);
/* The name of nothing, variables aside. */
bool ident_unknown(struct checker *c, const struct scope *sc, const char *name);
/* What a definition gives; not an inline without parameters. */
struct value ident_sym(struct checker *c, const struct scope *sc, const struct sym *s,
		       struct loc loc);
/* A name that nothing above has, and that is not a built-in variable. */
struct value ident_other(struct checker *c, const struct scope *sc, const struct node *n);
struct value ident_variable(struct checker *c, const struct node *n); /* N_VAR */

#endif
