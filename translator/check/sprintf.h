/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * sprintf.h - a format whose text the kernel side makes.
 */
#ifndef DTAP_SPRINTF_H
#define DTAP_SPRINTF_H

#include "known.h"
#include "printf.h"

/* The string that a whole format makes of its arguments; fmt is at its end, and for the kernel. */
struct value sprintf_value(struct checker *c, const struct format *fmt, struct loc loc);

#endif
