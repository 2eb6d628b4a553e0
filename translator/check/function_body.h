/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * function_body.h - when functions' bodies are typed.  A variable that has no declaration is what
 * the first assignment makes it, and that may be in the function or in what calls it: a body is
 * typed before the clause that calls it if every variable in it is known and the clause defines
 * none of them, else after it.
 */
#ifndef DTAP_CHECK_FUNCTION_BODY_H
#define DTAP_CHECK_FUNCTION_BODY_H

#include "checker.h"

/* Those that the clause calls, as far as they can be. */
void function_type_before(struct checker *c, const struct scope *sc, const struct node *clause);
/* All others that have been called so far. */
void function_type_called(struct checker *c);
/* One that nothing calls. */
void function_type_unused(struct checker *c, struct func_sym *s);
/* How functions call each other, when all are typed. */
void function_finish(struct checker *c);

#endif
