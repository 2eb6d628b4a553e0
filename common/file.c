// SPDX-License-Identifier: GPL-2.0-or-later
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "array.h"

#define FIRST_ROOM 16384
#define LEAST_ROOM 2 /* for a byte that may follow, and the NUL */

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

/* So that a file whose size is known is read at once. */
static size_t first_room(int fd, size_t most)
{
	struct stat st;

	return fstat(fd, &st) || st.st_size <= 0 || (size_t)st.st_size > most ?
		       FIRST_ROOM :
		       (size_t)st.st_size + LEAST_ROOM;
}

char *file_read_from(void *ctx, int fd, size_t most, size_t *len)
{
	size_t size = 0, room = first_room(fd, most);
	char *data = talloc_size(ctx, room), *more;
	int error = data ? 0 : ENOMEM;
	ssize_t n;

	while (!error) {
		n = read(fd, data + size, room - size - 1);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			error = errno;
		if (n <= 0)
			break;
		size += (size_t)n;
		more = room - size < LEAST_ROOM ?
			       array_reserve(ctx, data, &room, room + LEAST_ROOM, 1) :
			       data;
		error = size > most ? EFBIG : more ? 0 : ENOMEM;
		data = more ? more : data;
	}
	if (error) {
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
