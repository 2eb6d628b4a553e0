// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * sleeper N: sleeps N times for a millisecond.
 */
#include <stdlib.h>
#include <time.h>

int main(int argc, char **argv)
{
	long n = argc > 1 ? atol(argv[1]) : 100;

	while (n--)
		nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
	return 0;
}
