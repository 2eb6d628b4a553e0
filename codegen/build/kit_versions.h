/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_versions.h - what a kernel exports of the symbols that modules of a kit may want, and the
 * versions of these: what modpost would write for a module that wants them all (struct
 * modversion_info, include/linux/module.h; the kernel checks them in kernel/module/version.c).
 */
#ifndef DTAP_KIT_VERSIONS_H
#define DTAP_KIT_VERSIONS_H

#include <stdbool.h>

struct kit_exports;

/*
 * Looks names up in the headers' Module.symvers: `list` has one per line, and is cut up.  NULL:
 * *err is set, under ctx.
 */
struct kit_exports *kit_exports_read(void *ctx, const char *headers, char *list, const char **err);
/* Why the runtime cannot have one of these names, a clause; NULL: it can. */
const char *kit_exports_refusal(void *ctx, const struct kit_exports *exports, const char *name);

/*
 * Compiles dir/versions.o with `cc`, of all those that the runtime can have, if the kernel has
 * versions. *err is NULL before; false: it is set, under ctx: a file that cannot be read or
 * written.
 */
bool kit_versions(void *ctx, const struct kit_exports *exports, const char *headers, const char *cc,
		  const char *dir, const char **err);

#endif
