/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * stack.h - stack(), sym() and their like: values that records and keys take.
 */
#ifndef DTAP_STACK_H
#define DTAP_STACK_H

#include "checker.h"

uint32_t stack_most(const struct checker *c); /* maxframes, or all that there may be */
/* The frames of a call without arguments. */
uint32_t stack_default(struct checker *c, const char *name, bool user);
/* The first and the second argument; false after a report. */
bool stack_frames(struct checker *c, const struct node *call, const struct value *v, bool user,
		  uint32_t *ret);
bool stack_strsize(struct checker *c, const struct node *call, const struct value *v);
struct value stack_value(struct checker *c, struct loc loc, bool user, uint32_t frames);
/* sym() and the like of an address; what: enum prog_act. */
struct value stack_symbol(struct checker *c, const struct node *n, struct value v, int what);

#endif
