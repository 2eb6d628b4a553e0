/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * xlator.h - translators: which one takes a value.
 */
#ifndef DTAP_CHECK_XLATOR_H
#define DTAP_CHECK_XLATOR_H

#include "checker.h"

struct xlator {
	const struct type *out, *in;
	const char *param;
	const struct node *node;
	bool *checked; /* members, as the node has them */
};

struct xlator *xlator_exact(struct checker *c, const struct type *out, const struct type *in);
/* v translated to a type, which is a pointer or what it points to; V_ERROR after tag. */
struct value xlator_translate(struct checker *c, const struct type *type, struct value v,
			      enum diag_tag tag, struct loc loc);
/* xlate <type> (v) */
struct value xlator_value(struct checker *c, const struct type *type, struct value v,
			  struct loc loc);
/* The value that a translator gives a member of a type. */
struct value xlator_member(struct checker *c, struct value v, const struct type *type,
			   struct loc loc);
/* One member's value as its bytes in the object; NULL after a report. */
struct prog_expr *xlator_bytes(struct checker *c, struct value v, struct value *to);

#endif
