// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * cputime N: N rounds of a little work, on both CPUs in turn, beside another process that runs all
 * the time on the first, with a sleep in each tenth. Every round ends with lseek(-1, T), T being
 * this thread's CPU time in nanoseconds as the kernel has it.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "run_on.h"

static long long cpu_time(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv)
{
	long n = argc > 1 ? atol(argv[1]) : 1000, i;
	struct timespec nap = { 0, 5000000 };
	volatile int work;
	pid_t other;

	run_on(0);
	other = fork();
	if (other < 0)
		return 1;
	while (!other)
		;
	for (i = 0; i < n; i++) {
		if (i % 100 == 0)
			run_on(i / 100 % 2);
		if (i % 10 == 0)
			nanosleep(&nap, NULL);
		for (work = 0; work < 10000; work++)
			;
		lseek(-1, cpu_time(), SEEK_SET);
	}
	return kill(other, SIGKILL);
}
