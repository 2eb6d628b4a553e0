// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * latency COMMAND [ARGUMENT...]: runs it and prints two times in microseconds: from its start to
 * its first output, and from the last number in its output, which is taken for a CLOCK_MONOTONIC
 * time in nanoseconds, to its end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000ll + t.tv_nsec;
}

static long long last_number(const char *text)
{
	long long n = 0;

	for (const char *p = text; *p; p += strspn(p, " \n")) {
		n = atoll(p);
		p += strcspn(p, " \n");
	}
	return n;
}

int main(int argc, char **argv)
{
	long long start = now(), first = 0;
	static char text[65536];
	size_t used = 0;
	int fds[2];
	ssize_t n;

	if (argc < 2 || pipe(fds))
		return 2;
	if (!fork()) {
		dup2(fds[1], 1);
		close(fds[0]);
		close(fds[1]);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	close(fds[1]);
	while ((n = read(fds[0], text + used, sizeof(text) - 1 - used)) > 0) {
		if (!first)
			first = now();
		used += (size_t)n;
	}
	wait(NULL);
	printf("%lld %lld\n", (first - start) / 1000, (now() - last_number(text)) / 1000);
	return 0;
}
