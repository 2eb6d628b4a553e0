/* SPDX-License-Identifier: GPL-2.0-or-later */
/* foreign.h - hints for who writes D with the words of bpftrace or SystemTap. */
#ifndef DTAP_FOREIGN_H
#define DTAP_FOREIGN_H

/* What D has instead of a variable or function; NULL: nothing is known. */
const char *foreign_word(const char *name);
/* "fbt::f:entry" for a description "kprobe:f"; talloc'ed under ctx. */
const char *foreign_probe(void *ctx, const char *text);

#endif
