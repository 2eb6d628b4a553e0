// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * reader N: exactly N reads of one byte of /dev/zero; 0 = for ever.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	long n = argc > 1 ? atol(argv[1]) : 0;
	int fd = open("/dev/zero", O_RDONLY);
	char byte;

	if (fd < 0)
		return 1;
	for (long i = 0; !n || i < n; i++)
		if (read(fd, &byte, 1) != 1)
			return 1;
	return 0;
}
