// SPDX-License-Identifier: GPL-2.0-or-later
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <talloc.h>
#include <unistd.h>

#include "array.h"
#include "must.h"

#define FIRST_ROOM 16384 /* bytes that are asked for at once, at the least */

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

bool file_write(const char *path, const void *data, size_t len)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool ok;

	if (fd < 0)
		return false;
	ok = file_write_to(fd, data, len);
	return !close(fd) && ok;
}

static bool sync_one(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool ok = fd >= 0 && !fsync(fd);

	if (fd >= 0)
		close(fd);
	return ok;
}

char *file_read_from(void *ctx, int fd, size_t most, size_t *len)
{
	size_t room = 0, size = 0;
	char *data = NULL;
	ssize_t n;

	for (;;) {
		data = must(array_reserve(ctx, data, &room, size + FIRST_ROOM, 1));
		n = read(fd, data + size, room - size - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		size += (size_t)n;
		if (size > most) {
			errno = EFBIG;
			n = -1;
			break;
		}
	}
	if (n < 0) {
		const int error = errno;

		talloc_free(data);
		errno = error;
		return NULL;
	}
	data[size] = '\0';
	if (len)
		*len = size;
	return data;
}

char *file_read(void *ctx, const char *path, size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), error;
	char *data;

	if (fd < 0)
		return NULL;
	data = file_read_from(ctx, fd, FILE_MOST, len);
	error = errno;
	close(fd);
	errno = error;
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

		ok = e->d_name[0] == '.' || sync_one(file);
		talloc_free(file);
	}
	if (dir)
		closedir(dir);
	return ok && sync_one(path);
}
