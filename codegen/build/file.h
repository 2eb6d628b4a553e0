/* SPDX-License-Identifier: GPL-2.0-or-later */
/* file.h - whole files.  Failures leave their reason in errno. */
#ifndef DTAP_FILE_H
#define DTAP_FILE_H

#include <stdbool.h>
#include <stddef.h>

bool file_write(const char *path, const void *data, size_t len);
bool file_write_to(int fd, const void *data, size_t len);
/* talloc'ed under ctx, NUL-terminated; NULL on failure.  len may be NULL. */
char *file_read(void *ctx, const char *path, size_t *len);

/* Waits until a directory's files and the directory are on the disk. */
bool file_sync_folder(const char *path);

#endif
