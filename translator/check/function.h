/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * function.h - functions that a program defines: known in all of the text, or if static, in their
 * own; called with values of the types that they declare.
 */
#ifndef DTAP_CHECK_FUNCTION_H
#define DTAP_CHECK_FUNCTION_H

#include "checker.h"

/* Call inside each other at most, without those that call themselves again. */
#define FUNCTION_MAX_DEPTH  16
#define FUNCTION_MAX_PARAMS 8
#define FUNCTION_MAX_BYTES  4096u /* of an array of its own, which each call makes zero */

/* A static function has a name that only its own file asks for, in which loc is. */
const char *function_own_name(struct checker *c, const char *name, struct loc loc);
/* The function that a text calls so; NULL: none. */
struct func_sym *function_find(struct checker *c, const char *name, struct loc loc);
/* What others call belongs to the program from now on. */
struct prog_func *function_used(struct checker *c, struct func_sym *s);

/* A call, whose arguments are given one by one. */
struct function_call {
	struct func_sym *sym;
	const struct node *n;
	struct prog_expr *e;
	uint32_t given;
	bool ok;
	bool scratch; /* some argument leads into scratch memory, and so may the result */
};
bool function_begin(struct checker *c, struct func_sym *s, const struct node *n,
		    struct function_call *call);
void function_arg(struct checker *c, struct function_call *call, struct value v);
struct value function_end(struct function_call *call);

/* return v; in the function that is being typed. NULL: reported. */
struct prog_expr *function_result(struct checker *c, struct value v);

#endif
