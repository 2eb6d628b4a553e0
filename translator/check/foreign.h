/* SPDX-License-Identifier: GPL-2.0-or-later */
/* foreign.h - hints for who writes D with the words of bpftrace or SystemTap. */
#ifndef DTAP_FOREIGN_H
#define DTAP_FOREIGN_H

#include "translator/lang/ast.h"

/* What D has instead of a variable or function; NULL: nothing is known. */
const char *foreign_word(const char *name);
/*
 * What D has instead of a description that matches nothing: "fbt::f:entry" for "kprobe:f"; NULL:
 * it is not bpftrace's.  Perhaps talloc'ed under ctx.
 */
const char *foreign_probe(void *ctx, const struct probe_desc *desc);

#endif
