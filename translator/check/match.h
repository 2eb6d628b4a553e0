/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * match.h - =~ and !~: strings and regular expressions.
 */
#ifndef DTAP_CHECK_MATCH_H
#define DTAP_CHECK_MATCH_H

#include "checker.h"

/* n is the whole, `s` its left operand as it is, and `pattern` the right one by expr_literal(). */
struct value match_value(struct checker *c, const struct node *n, struct value s,
			 const struct node *pattern);

#endif
