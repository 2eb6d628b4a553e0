/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * scratch.h - pointers into scratch memory.
 */
#ifndef DTAP_CHECK_SCRATCH_H
#define DTAP_CHECK_SCRATCH_H

#include "checker.h"

/* Whether a loaded pointer may lead into scratch memory, as far as is known so far. */
bool scratch_possible(struct checker *c, const struct value *v);
/* Notes, and checks, whether variable `to` holds such pointers; false after a report. */
bool scratch_note(struct checker *c, const struct value *to, const struct value *v);
/* Reported: a pointer would be kept by a variable, or as a key, when what it leads to is gone. */
bool scratch_kept(struct checker *c, const struct value *to, const struct prog_expr *val,
		  struct loc loc);
bool scratch_key(struct checker *c, const struct value *v, const struct prog_expr *key);
/* The same of what a function returns, and its call. */
bool scratch_returned(struct checker *c, const struct prog_expr *val, struct loc loc);

#endif
