/* SPDX-License-Identifier: GPL-2.0-or-later */
/* file.h - whole files.  Failures leave their reason in errno. */
#ifndef DTAP_COMMON_FILE_H
#define DTAP_COMMON_FILE_H

#include <stdbool.h>
#include <stddef.h>

#define FILE_MOST ((size_t)120 << 20) /* bytes that file_read() takes */

/*
 * Reads to the end, whatever kind of file it is: also of /proc, whose sizes are not known
 * beforehand.  talloc'ed under ctx, with a NUL after the last byte; NULL on failure, EFBIG if there
 * is more than `most`.  len may be NULL.
 */
char *file_read_from(void *ctx, int fd, size_t most, size_t *len);
char *file_read(void *ctx, const char *path, size_t *len);

bool file_write(const char *path, const void *data, size_t len);
bool file_write_to(int fd, const void *data, size_t len);

/* Waits until a directory's files and the directory are on the disk. */
bool file_sync_folder(const char *path);

#endif
