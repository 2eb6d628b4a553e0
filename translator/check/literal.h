/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The values of literals: numbers, characters and strings. */
#ifndef DTAP_CHECK_LITERAL_H
#define DTAP_CHECK_LITERAL_H

#include "checker.h"

/* Of an N_INT: its type is the first of C99 6.4.4.1 that holds it. */
struct value literal_int(struct checker *c, const struct node *n);

/* Of an N_STRING, a string. */
struct value literal_string(struct checker *c, const struct node *n);

#endif
