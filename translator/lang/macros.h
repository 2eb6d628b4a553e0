/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * macros.h - macro variables and arguments ($1, $target, $pid …) as text.
 */
#ifndef DTAP_MACROS_H
#define DTAP_MACROS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct macros {
	const char *name; /* $0 */
	char *const *args;
	size_t nargs;
	const char *target; /* $target as known now, "0" if not */
	bool *read;	    /* by number, nargs + 1 of them: macros_read() was asked for it */
	void *ctx;
};

/* What a text stands for where an expression is wanted. */
enum macros_look { MACRO_INT, MACRO_IDENT, MACRO_STRING, MACRO_OVERFLOW };

/* value and is_unsigned are set for an INT; both or none may be NULL. */
enum macros_look macros_look(const char *text, int64_t *value, bool *is_unsigned);
/* Value of a macro named without '$'; NULL: undefined.  arg is a struct macros. */
const char *macros_value(void *arg, const char *name);
/* The same, and notes that the program refers to it. */
const char *macros_read(struct macros *m, const char *name);

#endif
