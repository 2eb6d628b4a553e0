/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * index.h - subscripts of arrays, pointers and strings; idx is loaded.
 */
#ifndef DTAP_CHECK_INDEX_H
#define DTAP_CHECK_INDEX_H

#include "checker.h"

struct value index_value(struct checker *c, struct value base, struct value idx, struct loc loc);
/* A byte of a variable that holds a string, as a variable. */
struct value index_string_byte(struct checker *c, struct value string, struct value idx,
			       struct loc loc);

#endif
