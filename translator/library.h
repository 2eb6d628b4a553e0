/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * library.h - which D libraries a program needs.
 *
 * A library (a *.d file in tapsets/ or a -L directory) is read only when the program, or a library
 * it needs, mentions a name that the library defines: an inline, a typedef, a struct, union or
 * enum tag, or a translator's output type.  Of several that define a name the first is read, and
 * all that translate to it.  `#pragma D depends_on library NAME` is followed.
 */
#ifndef DTAP_LIBRARY_H
#define DTAP_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"

/*
 * Appends to *libs (talloc'ed under ctx) the libraries that the n programs need, each after those
 * it depends on.  One whose depends_on pragmas lead back to it is left out, which left_out() is told.
 * false: *err is a sentence (an unreadable -L directory).
 */
bool library_select(void *ctx, const char *const *dirs, size_t ndirs,
		    const struct source *const *programs, size_t n, const struct source ***libs,
		    size_t *nlibs, void (*left_out)(const char *why), const char **err);

/*
 * Leaves out, in silence, those of n libraries that depend on a module or provider that does not
 * exist, or on a library that is not there; returns how many are left.
 */
size_t library_complete(const struct source **libs, size_t n,
			bool (*exists)(void *arg, const char *kind, const char *name), void *arg);

#endif
