/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * expand.h - what is written elsewhere and typed where it is used, with its parameters bound to
 * values; unused.c is for what is never used.
 */
#ifndef DTAP_CHECK_EXPAND_H
#define DTAP_CHECK_EXPAND_H

#include "checker.h"

/* The value of an inline with the parameters bound. */
struct value expand_inline_body(struct checker *c, const struct scope *sc, struct inline_sym *in,
				const struct bindings *bound, struct loc loc);
struct value expand_inline(struct checker *c, const struct scope *sc, struct inline_sym *in,
			   const struct node_list *args, struct loc loc);
/* base.member of a translation. */
struct value expand_member(struct checker *c, const struct scope *sc, struct value base,
			   const struct node *n);
/*
 * A translated value as an object (or a pointer to one, good for the clause), every member
 * evaluated.
 */
struct value expand_object(struct checker *c, const struct scope *sc, struct value v);

/* args[], argN and the predicate of a stable probe's source (stable.h). */
struct value expand_args(struct checker *c, const struct scope *sc, uint32_t i, struct loc loc);
struct value expand_argn(struct checker *c, const struct scope *sc, uint32_t i, struct loc loc);
struct prog_expr *expand_pred(struct checker *c, const struct scope *sc); /* NULL: none */
/* Reported when the probes of a description differ in argument i. */
bool expand_args_agree(struct checker *c, const struct scope *sc, uint32_t i, struct loc loc);

#endif
