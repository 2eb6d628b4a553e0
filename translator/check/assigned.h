/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * assigned.h - what the left side of an assignment names.
 */
#ifndef DTAP_CHECK_ASSIGNED_H
#define DTAP_CHECK_ASSIGNED_H

#include "checker.h"

/* Name and space of an assignment's left side that is a plain variable. */
bool assigned_variable(struct checker *c, const struct node *n, enum sym_space *space,
		       const char **name);
/* Whether a name has a meaning, so that an assignment makes no variable of it. */
bool assigned_is_known(struct checker *c, const struct scope *sc, enum sym_space space,
		       const char *name);
/* What an operator assigns to, of an array the name; NULL: it does not. */
const struct node *assigned_to(const struct node *n);

#endif
