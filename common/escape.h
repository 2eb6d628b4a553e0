/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * escape.h - C's escape sequences, as D's literals and the arguments of scripts have them.
 */
#ifndef DTAP_ESCAPE_H
#define DTAP_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The byte that the sequence at text[*at], a backslash with something after it, stands for; *at is
 * moved past the sequence. An unknown letter stands for itself; false: "\x" without a digit,
 * where *ret is 'x'.
 */
bool escape_read(const char *text, size_t len, size_t *at, char *ret);

/*
 * The string that a script's argument stands for, into `to`, which has room for strlen(text) + 1:
 * with escapes read, and unless it is wanted as it is ($$1), without the pair of double quotes
 * around it.
 */
void escape_argument(char *to, const char *text, bool keep_quotes);

#endif
