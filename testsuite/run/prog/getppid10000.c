// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * getppid10000 [N]: exactly N (10,000) getppid calls, on one CPU.
 */
#define _GNU_SOURCE 1
#include <sched.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	long n = argc > 1 ? atol(argv[1]) : 10000;
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	sched_setaffinity(0, sizeof(cpus), &cpus);
	while (n--)
		syscall(SYS_getppid);
	return 0;
}
