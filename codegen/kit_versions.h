/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_versions.h - the versions of the kernel's symbols that modules of a kit may want: what
 * modpost would write for a module that wants them all (struct modversion_info,
 * include/linux/module.h; the kernel checks them in kernel/module/version.c).
 */
#ifndef DTAP_KIT_VERSIONS_H
#define DTAP_KIT_VERSIONS_H

#include <stdbool.h>

/*
 * Looks the names of dir/symbols up in the headers' Module.symvers.  Compiles dir/versions.o with
 * `cc` if the kernel has versions.  *err is NULL before; false: it is set, under ctx: a symbol
 * that the kernel does not export to all, or a file that cannot be read or written.
 */
bool kit_versions(void *ctx, const char *headers, const char *cc, const char *dir, const char **err);

#endif
