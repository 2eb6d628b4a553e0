// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * turns N: on CPU 0, gives way to another process, which runs there all the time, N times, and then
 * runs for a tenth of a second.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	long n = argc > 1 ? atol(argv[1]) : 7;
	cpu_set_t cpus;
	pid_t other;
	clock_t end;

	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	sched_setaffinity(0, sizeof(cpus), &cpus);
	other = fork();
	if (other < 0)
		return 1;
	while (!other)
		;
	while (n--)
		sched_yield();
	end = clock() + CLOCKS_PER_SEC / 10;
	while (clock() < end)
		;
	return kill(other, SIGKILL);
}
