// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * timed_reads N: prints the nanoseconds that N reads of one byte of /dev/zero took.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000ll + t.tv_nsec;
}

int main(int argc, char **argv)
{
	long n = argc > 1 ? atol(argv[1]) : 200000;
	int fd = open("/dev/zero", O_RDONLY);
	long long start;
	char byte;

	if (fd < 0)
		return 1;
	start = now();
	for (long i = 0; i < n; i++)
		if (read(fd, &byte, 1) != 1)
			return 1;
	printf("%lld\n", now() - start);
	return 0;
}
