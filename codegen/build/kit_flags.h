/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_flags.h - the compiler's flags for script objects, from those kbuild gave for a module's: all
 * that decide about code, none that bring in kernel headers, debug information or names.
 */
#ifndef DTAP_KIT_FLAGS_H
#define DTAP_KIT_FLAGS_H

#include "run.h"

/*
 * Talloc'ed under ctx; the compiler first.  An option keeps the argument that is a word of its own.
 */
struct args *kit_flags(void *ctx, const struct args *cc);

#endif
