/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * cpp.h - the C preprocessor before D (-C).
 *
 * Runs cpp (option cpppath) over a source.  DTrace's definitions come first, then the
 * options incdir, define, undef, cpphdrs, stdc and cppargs in their order, then `args`
 * (the words of -D -I -U -H).  cpp's own messages go to standard error.  Its output
 * says with `# N "file"` lines where each line is from; the parser follows them.
 */
#ifndef DTAP_CPP_H
#define DTAP_CPP_H

#include <stddef.h>

#include "options.h"
#include "source.h"

/*
 * The preprocessed source, of the same name, in ctx; NULL and *err (a sentence in ctx) if
 * cpp could not be run or refused.  options may be NULL.
 */
struct source *cpp_run(void *ctx, const struct source *source, const char *const *args,
		       size_t nargs, const struct options *options, const char **err);

#endif
