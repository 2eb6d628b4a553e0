/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * var.h - references to variables, and variables that come into being.
 */
#ifndef DTAP_CHECK_VAR_H
#define DTAP_CHECK_VAR_H

#include "checker.h"

enum sym_space var_space(const struct prog_var *pv);
/* A new one, by its first assignment. */
struct var *var_new(struct checker *c, enum sym_space space, const char *name,
		    const struct type *type, struct loc loc);
struct value var_ref(struct checker *c, struct var *var, struct loc loc);
/* A use that does not fit the variable: V_ERROR.  Without a declaration others are silent. */
struct value var_contradicted(struct checker *c, const struct prog_var *pv);

/* Whether a name may become an associative array with as many keys as n has; reported if not. */
bool var_may_have_keys(struct checker *c, enum sym_space space, const char *name,
		       const struct node *n);
/* Whether an associative array has that many keys; reported if not. */
bool var_takes_keys(struct checker *c, const struct var *var, const struct node_list *keys,
		    struct loc loc);
/* A key as it is used, loaded: character arrays become strings.  false after a report. */
bool var_key(struct checker *c, struct value v, struct value *ret);
/* var[keys], as many as it has. */
struct value var_element(struct checker *c, struct var *var, const struct value *keys,
			 struct loc loc);
/* The same of a new variable, which these keys make an associative array. */
struct value var_new_element(struct checker *c, struct var *var, const struct value *keys,
			     uint32_t nkeys, struct loc loc);

#endif
