/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * library.h - which D libraries a program needs.
 *
 * A library (a *.d file in tapsets/ or a -L directory) is read only when the program, or a library
 * it needs, mentions a name that the library defines: an inline, a typedef, a struct, union or
 * enum tag, an enumerator, or a translator's output type.  Of several that define a name the first
 * is read, and all that translate to it.  `#pragma D depends_on library NAME` is followed.  A
 * library that defines a provider is read when one of its probes is asked for.
 */
#ifndef DTAP_LIBRARY_H
#define DTAP_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "translator/lang/ast.h"
#include "translator/lang/source.h"

struct shelf; /* the libraries there are */

/*
 * NULL: *err is a sentence (an unreadable -L directory).  What the preprocessor refuses in a
 * library goes to diag, if that is not NULL, when it is taken.  A library whose depends_on pragmas
 * lead back to it is left out later on, which left_out() is told.
 */
struct shelf *library_shelf(void *ctx, const char *const *dirs, size_t ndirs, struct diag *diag,
			    void (*left_out)(const char *why), const char **err);
/* The program includes this file, if it is a library's: then it is none. */
void library_is_included(struct shelf *s, const char *path);

/* Takes the libraries that a program's text needs. */
void library_use(struct shelf *s, const struct source *program);
/* Takes those that define a provider with a probe of that description; NULL: any provider. */
void library_use_probes(struct shelf *s, const struct probe_desc *desc);

/* The names of libraries that programs mention, of those that were taken, and where they are. */
void library_mentioned(const struct shelf *s, const struct source *const *programs, size_t n,
		       void (*told)(void *arg, const char *name, struct loc loc), void *arg);

bool library_provides(const struct shelf *s, const char *provider);
/* How many probes libraries define. */
uint32_t library_count_probes(const struct shelf *s);
/* The i-th of them. */
void library_probe(const struct shelf *s, uint32_t i, const char **provider, const char **name);
/*
 * The number of one of them, whether its library is taken or not; s is a shelf. Those of the last
 * directory, which is dtap's own, come first.
 */
uint32_t library_number(const void *s, const char *provider, const char *name);

/* What has been taken, each after those it depends on. */
const struct source *const *library_taken(const struct shelf *s, size_t *n);
/*
 * Leaves out of these, in silence, those after the first `from` that depend on a module or
 * provider that does not exist, or on a library that is not there.
 */
void library_complete(struct shelf *s, size_t from,
		      bool (*exists)(void *arg, const char *kind, const char *name), void *arg);
/* All there are: NULL after the last. */
const struct source *library_source(const struct shelf *s, size_t i);

#endif
