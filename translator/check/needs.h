/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * needs.h - what must be typed first: a text that mentions a variable which nothing so far defines.
 */
#ifndef DTAP_CHECK_NEEDS_H
#define DTAP_CHECK_NEEDS_H

#include "checker.h"

/*
 * Whether `n` mentions such a variable and does not define it itself, as `/n++ < 10/` does.
 * before: statements that come first, or NULL; true also if these define the variable.
 */
bool needs_others(struct checker *c, const struct scope *sc, const struct node *n,
		  const struct node_list *before);
/* The names args and argN. */
bool needs_is_args(const void *arg, const struct node *n);

#endif
