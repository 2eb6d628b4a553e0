/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * place.h - what is at the location of a probe's argument, as a value; n: the argument's number.
 */
#ifndef DTAP_CHECK_PLACE_H
#define DTAP_CHECK_PLACE_H

#include "checker.h"

/* The value, or the object in memory; reported if it cannot be had. */
struct value place_value(struct checker *c, const struct location *at, uint32_t n, struct loc loc);
/* As argN has it, an int64_t: see resolve_argn(). What cannot be had is 0. */
struct prog_expr *place_argn(struct checker *c, const struct location *at, uint32_t n,
			     struct loc loc);
/* The same of a word that is as wide as the row of the firing probe says. */
struct prog_expr *place_by_row(struct checker *c, const struct location *at, uint32_t n,
			       struct loc loc);

#endif
