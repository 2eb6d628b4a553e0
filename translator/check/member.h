/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * member.h - members, dereferences and addresses of typed operands.
 */
#ifndef DTAP_CHECK_MEMBER_H
#define DTAP_CHECK_MEMBER_H

#include "checker.h"

struct value member_deref(struct checker *c, struct value v, struct loc loc);
/* base.member and base->member of what is not a translation. */
struct value member_value(struct checker *c, struct value v, const struct node *n);
/* The member that n names, of a struct or union. */
struct value member_of(struct checker *c, struct value base, const struct node *n);
struct value member_address(struct checker *c, struct value v, struct loc loc); /* &v */
/* offsetof(), n, of a type. */
struct value member_offsetof(struct checker *c, const struct type *type, const struct node *n);
/* The same variable `add` bytes further on, as an object of another type. */
struct value member_var_part(struct checker *c, const struct value *v, const struct type *type,
			     uint32_t add);

#endif
