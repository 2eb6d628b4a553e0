// SPDX-License-Identifier: GPL-2.0-or-later
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <talloc.h>
#include <unistd.h>

bool file_write(const char *path, const void *data, size_t len)
{
	FILE *f = fopen(path, "we");
	bool ok;

	if (!f)
		return false;
	ok = fwrite(data, 1, len, f) == len;
	return !fclose(f) && ok;
}

bool file_write_to(int fd, const void *data, size_t len)
{
	const char *at = data;
	ssize_t n;

	for (; len; at += n, len -= (size_t)n) {
		n = write(fd, at, len);
		if (n < 0 && errno == EINTR)
			n = 0;
		if (n < 0)
			return false;
	}
	return true;
}

static bool disk_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && !fsync(fd);

	if (fd >= 0)
		close(fd);
	return ok;
}

char *file_read(void *ctx, const char *path, size_t *len)
{
	FILE *f = fopen(path, "re");
	size_t size = 0, n;
	char *data;

	if (!f)
		return NULL;
	data = talloc_array(ctx, char, 65536);
	while ((n = fread(data + size, 1, talloc_get_size(data) - 1 - size, f)) > 0) {
		size += n;
		if (talloc_get_size(data) - size < 4096)
			data = talloc_realloc(ctx, data, char, talloc_get_size(data) * 2);
	}
	fclose(f);
	data[size] = 0;
	if (len)
		*len = size;
	return data;
}

/* Not syncfs(), which waits for what others write, too. */
bool file_sync_folder(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	bool ok = dir;

	while (dir && ok && (e = readdir(dir))) {
		char *file = talloc_asprintf(NULL, "%s/%s", path, e->d_name);

		ok = e->d_name[0] == '.' || disk_sync(file);
		talloc_free(file);
	}
	if (dir)
		closedir(dir);
	return ok && disk_sync(path);
}
