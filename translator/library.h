/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * library.h - which D libraries a program needs.
 *
 * A library (a *.d file in tapsets/ or a -L directory) is read only when the program, or a library
 * it needs, mentions a name that the library defines: an inline, a typedef, a struct, union or
 * enum tag, or a translator's output type.  `#pragma D depends_on library NAME` is followed.
 */
#ifndef DTAP_LIBRARY_H
#define DTAP_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"

/*
 * Appends to *libs (talloc'ed under ctx) the libraries that the n programs need, each after those
 * it depends on.  false: *err is a sentence (an unreadable -L directory, a cycle).
 */
bool library_select(void *ctx, const char *const *dirs, size_t ndirs,
		    const struct source *const *programs, size_t n, const struct source ***libs,
		    size_t *nlibs, const char **err);

#endif
