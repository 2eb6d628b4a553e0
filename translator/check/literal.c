// SPDX-License-Identifier: GPL-2.0-or-later
#include "literal.h"

#include "fold.h"

/* C99 6.4.4.1: the first of these types that holds the value. */
struct value literal_int(struct checker *c, const struct node *n)
{
	uint64_t v = n->integer.value;
	uint32_t f = n->integer.flags;
	bool wide = f & (INT_LONG | INT_LONGLONG);
	bool unsig = f & INT_UNSIGNED, decimal = f & INT_DECIMAL;
	const struct type *t;
	struct value r;

	if (f & INT_CHAR)
		t = c->t.i;
	else if (!wide && !unsig && v <= INT32_MAX)
		t = c->t.i;
	else if (!wide && (unsig || !decimal) && v <= UINT32_MAX)
		t = c->t.u;
	else if (!unsig && v <= INT64_MAX)
		t = c->t.l;
	else
		t = c->t.ul;
	if ((f & INT_CHAR) && v > UINT32_MAX)
		t = c->t.l;
	r = value_rvalue(t, fold_int(c, t, (int64_t)v, n->loc), n->loc);
	r.literal = true;
	return r;
}

struct value literal_string(struct checker *c, const struct node *n)
{
	struct prog_expr *e = fold_new(c, PX_STR, c->t.string, n->loc, 0);

	e->str.text = n->string.text;
	e->str.len = n->string.len;
	return value_rvalue(c->t.string, e, n->loc);
}
