/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * builtin.h - values of built-in variables.
 */
#ifndef DTAP_CHECK_BUILTIN_H
#define DTAP_CHECK_BUILTIN_H

#include "checker.h"

struct builtin_info;

struct value builtin_value(struct checker *c, const struct scope *sc, const struct builtin_info *b,
			   struct loc loc);
struct value builtin_uregs(struct checker *c, struct value i, struct loc loc); /* i: loaded */
/* Gives the program what path names take from the kernel's types; reported when they lack it. */
bool builtin_paths(struct checker *c, struct loc loc);

#endif
