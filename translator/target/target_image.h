/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_image.h - from a file to the ELF bytes in it.
 *
 * Images may be compressed by gzip, xz, lzma, zstd and legacy lz4, modules by gzip, xz and zstd
 * (common/unpack.h).  Whatever the bytes are, the functions return or fail; they never read or
 * write out of bounds.  On failure *err is one sentence owned by ctx.
 */
#ifndef DTAP_TARGET_IMAGE_H
#define DTAP_TARGET_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct target_blob {
	const uint8_t *data;
	size_t size;
};

/* Maps a file for reading, until ctx is freed. */
bool target_map_file(void *ctx, const char *path, struct target_blob *ret, const char **err);

/* Identity of a file, found without reading it; NULL when there is none. */
char *target_file_key(void *ctx, const char *path);

/* The ELF file in a bzImage (x86 boot protocol 2.08 or later), or the file itself if it is ELF. */
bool target_image_load(void *ctx, const char *path, struct target_blob *ret, const char **err);

/* The release that an x86 image names in its header, as uname -r prints it; NULL: it does not. */
char *target_image_release(void *ctx, const char *path);

/* The ELF file in a module file, which may be compressed. */
bool target_module_file_load(void *ctx, const char *path, struct target_blob *ret,
			     const char **err);

#endif
