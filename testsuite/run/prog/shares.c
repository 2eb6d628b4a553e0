// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * shares: runs for a second alone on CPU 1, says lseek(-1, 1), and runs for another one on CPU 0
 * beside a process that never sleeps. Says lseek(-1, 2) then, and sleeps for a tenth of a second.
 */
#define _GNU_SOURCE
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "run_on.h"

static void run_for_a_second(void)
{
	struct timespec begin, now;

	clock_gettime(CLOCK_MONOTONIC, &begin);
	do
		clock_gettime(CLOCK_MONOTONIC, &now);
	while ((now.tv_sec - begin.tv_sec) * 1000000000L + now.tv_nsec - begin.tv_nsec <
	       1000000000L);
}

int main(void)
{
	struct timespec nap = { 0, 100000000 };
	pid_t other;

	run_on(1);
	run_for_a_second();
	lseek(-1, 1, SEEK_SET);
	run_on(0);
	other = fork();
	if (other < 0)
		return 1;
	while (!other)
		;
	run_for_a_second();
	lseek(-1, 2, SEEK_SET);
	nanosleep(&nap, NULL);
	return kill(other, SIGKILL);
}
