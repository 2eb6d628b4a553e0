// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * readfile FILE SIZE N: makes FILE with N pieces of SIZE bytes, then reads these, one each time.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	size_t size;
	char *piece;
	long n;
	int fd;

	if (argc != 4)
		return 2;
	size = (size_t)atol(argv[2]);
	n = atol(argv[3]);
	piece = calloc(1, size);
	fd = open(argv[1], O_RDWR | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || !piece)
		return 1;
	for (long i = 0; i < n; i++)
		if (write(fd, piece, size) != (ssize_t)size)
			return 1;
	lseek(fd, 0, SEEK_SET);
	for (long i = 0; i < n; i++)
		if (read(fd, piece, size) != (ssize_t)size)
			return 1;
	return 0;
}
