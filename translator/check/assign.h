/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * assign.h - assignments of typed values to lvalues.
 */
#ifndef DTAP_CHECK_ASSIGN_H
#define DTAP_CHECK_ASSIGN_H

#include "checker.h"

/* The type a variable gets from its first value, which is loaded; NULL after a report. */
const struct type *assign_type(struct checker *c, struct value *v);
/* Whether a name is a function's, and cannot be assigned to; reported if so. */
bool assign_to_function(struct checker *c, const struct scope *sc, const char *name,
			struct loc loc);
struct value assign_plain(struct checker *c, const struct scope *sc, struct value to,
			  struct value v, struct loc loc);
/* Whether it is an element that comes into being with an assignment, and may be deleted. */
bool assign_is_element(const struct value *v);
/* The element is deleted. */
struct value assign_delete(struct checker *c, struct value v, struct loc loc);
/* to op= v, which is loaded. */
struct value assign_op(struct checker *c, const struct scope *sc, enum op op, struct value to,
		       struct value v, struct loc loc);
/* ++ and --, n. */
struct value assign_step(struct checker *c, const struct scope *sc, const struct node *n,
			 struct value to, bool post);

#endif
