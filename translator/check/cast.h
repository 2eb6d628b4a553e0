/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * cast.h - casts, stringof and sizeof.
 */
#ifndef DTAP_CHECK_CAST_H
#define DTAP_CHECK_CAST_H

#include "checker.h"

struct value cast_value(struct checker *c, const struct type *type, struct value v, struct loc loc);
struct value cast_string(struct checker *c, struct value v, struct loc loc); /* stringof */
/* type: NULL after a report. */
struct value cast_sizeof(struct checker *c, const struct type *type, struct loc loc);
struct value cast_sizeof_value(struct checker *c, struct value v, struct loc loc);

#endif
