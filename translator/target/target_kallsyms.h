/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_kallsyms.h - a kernel's symbols, from the tables linked into it or from /proc.
 */
#ifndef DTAP_TARGET_KALLSYMS_H
#define DTAP_TARGET_KALLSYMS_H

#include <stdbool.h>

#include "target_image.h"

struct target_mem;
struct target_unit;

/*
 * Decodes the kallsyms tables in a kernel's read-only data and adds its symbols, ordered by
 * address.  Needs no symbol table: the tables are found by their shape.  All layouts known are
 * told apart by what is there: offsets and base before the names (up to 6.4), both after the
 * token index, or (seen on 7.2) offsets there that are each relative to its own place.
 * False when there are none.  Format: the kernel's scripts/kallsyms.c.
 */
bool target_kallsyms_decode(const struct target_mem *mem, struct target_unit *unit);

/*
 * Adds the symbols that a System.map lists, ordered by address. False when it is not such a file,
 * or one that only says where the real one is.
 */
bool target_kallsyms_map(struct target_blob text, struct target_unit *unit);

/*
 * Adds the symbols of the running kernel (module NULL) or of a loaded module from
 * /proc/kallsyms, ordered by address.  False when it cannot be read or hides addresses.
 */
bool target_kallsyms_running(const char *module, struct target_unit *unit);

#endif
