/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * subr.h - calls of subroutines.  Their arguments are handed in typed, one after the other.
 */
#ifndef DTAP_SUBR_H
#define DTAP_SUBR_H

#include "checker.h"

struct subr_info;
struct subr_call {
	const struct subr_info *info;
	struct prog_expr *e; /* with the arguments so far */
	const char *param;   /* of the next one */
	bool wrong;	     /* one of them; reported */
};

/* False after a report, as for a wrong number of arguments. */
bool subr_begin(struct checker *c, const struct scope *sc, const struct subr_info *s,
		const struct node *n, struct subr_call *ret);
void subr_arg(struct checker *c, struct subr_call *call, struct value v);
struct value subr_end(struct checker *c, const struct subr_call *call);
/* isset(); v: the argument as it is. */
bool subr_isset_begin(struct checker *c, const struct node *n);
struct value subr_isset(struct checker *c, const struct node *n, struct value v);
/* Those without a runtime function, by known_other_subr(); v: the loaded argument. */
bool subr_other_begin(struct checker *c, int which, const struct node *n);
struct value subr_other(struct checker *c, int which, const struct node *n, struct value v);
/* A call of what is not a subroutine; s: what its name is in the program, NULL: nothing. */
struct value subr_none(struct checker *c, const struct scope *sc, const struct node *n,
		       const struct sym *s);

#endif
