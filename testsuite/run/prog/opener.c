// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * opener PATH...: opens each, on one CPU, whether there or not. "@16" stands for the bad address
 * 16.
 */
#define _GNU_SOURCE 1
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	sched_setaffinity(0, sizeof(cpus), &cpus);
	for (int i = 1; i < argc; i++) {
		if (argv[i][0] == '@')
			syscall(SYS_openat, AT_FDCWD, atol(argv[i] + 1), O_RDONLY);
		else
			syscall(SYS_openat, AT_FDCWD, argv[i], O_RDONLY);
	}
	return 0;
}
