/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * width.h - how wide a variable without a declaration becomes.
 */
#ifndef DTAP_CHECK_WIDTH_H
#define DTAP_CHECK_WIDTH_H

#include "checker.h"

const struct type *width_of(struct checker *c, enum sym_space space, const char *name,
			    const struct type *first);
/* A value of a type is assigned to a variable. */
void width_note(struct checker *c, enum sym_space space, const struct var *var,
		const struct type *type);

#endif
