/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_kernel.h - the kernel itself, read from its files: its image, and where that does not tell
 * its symbols, what the package with debugging information has, and System.map.
 */
#ifndef DTAP_TARGET_KERNEL_H
#define DTAP_TARGET_KERNEL_H

#include <stdbool.h>
#include <stddef.h>

struct target_unit;

struct target_kernel_files {
	const char *sysroot, *release;
	const char **images; /* those that there are, best first */
	size_t nimages;
	const char *map; /* System.map, NULL = none */
	/* identity of all of them, found without reading them; "" = there are none */
	const char *key;
};

/* The files of a kernel below a root ("" is "/").  All is owned by ctx. */
struct target_kernel_files *target_kernel_files(void *ctx, const char *sysroot,
						const char *release);

/*
 * The kernel as the first of the images says that can be read, with symbols from it or from
 * System.map.  NULL: *err says what was tried and what to do; it stays NULL, and *types names
 * the file, when there is no image but a file of types alone, as Debian's headers have, or nothing.
 */
struct target_unit *target_kernel_read(void *ctx, const struct target_kernel_files *files,
				       const char **types, const char **err);

/*
 * What to do about a package whose files are not below a root: a phrase as "install the package
 * NAME", in ctx.
 */
const char *target_kernel_package(void *ctx, const char *sysroot, const char *package);

/* The same about a kernel whose image is not there, or of which there can be none. */
const char *target_kernel_remedy(void *ctx, const char *sysroot, const char *release);

#endif
