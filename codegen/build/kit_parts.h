/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_parts.h - which parts of the runtime (runtime/parts/) a kernel can have.
 *
 * Kernels change what they declare, export and allow.  A part that the compiler or objtool refuses,
 * that takes what the kernel does not export, or that needs such a part is left out of the kit, and
 * why is kept: scripts that need it are told, others do without.  Without the core there is no kit.
 */
#ifndef DTAP_KIT_PARTS_H
#define DTAP_KIT_PARTS_H

#include <stdbool.h>
#include <stdio.h>

struct kbuild_request;
struct kit_exports;
struct kit_parts;

/*
 * Looks at the sources in work/parts, what the compiler (NAME.o.log) and objtool (NAME.objtool.log)
 * said of them, and the objects in to/parts.  Removes the objects that are left out, and writes
 * to/symbols: what the others and sample.o take from the kernel, a name per line. NULL: *err is
 * set, under ctx: the core is missing, or the machine is to blame.
 */
struct kit_parts *kit_parts_settle(void *ctx, const struct kbuild_request *req, const char *work,
				   const char *to, const char **err);
/* What the kernel exports of all that is wanted. */
const struct kit_exports *kit_parts_exports(const struct kit_parts *parts);
/* Lines of the file "kit": kit_lacks.h. */
void kit_parts_record(const struct kit_parts *k, FILE *f);

#endif
