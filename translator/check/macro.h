/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * macro.h - macro variables and arguments.  One that stands for an integer or a string is a value
 * that a load of the module may set; where the program depends on the value, it is fixed.
 */
#ifndef DTAP_MACRO_H
#define DTAP_MACRO_H

#include "checker.h"

/* One that stands for no identifier. */
struct value macro_value(struct checker *c, const struct node *n);
/* The identifier that a macro stands for; n itself if it is none, or no macro. */
const struct node *macro_name(struct checker *c, const struct node *n);
/*
 * N_STRING for a macro of value v that stands for a string, as which its value is fixed; n for
 * another one, NULL where v is wrong. `what` it is for is named where the value is open.
 */
const struct node *macro_literal(struct checker *c, const struct node *n, const struct value *v,
				 const char *what);
void macro_unused(struct checker *c);
void macro_in_desc(struct checker *c, const struct probe_desc *desc);

#endif
