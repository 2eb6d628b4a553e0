// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * crowds: makes ten processes, one after the other, of seven threads each that end at the same
 * time.
 */
#include <pthread.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static __attribute__((noreturn)) void *run(void *pause)
{
	for (;;)
		if (pause)
			usleep(100);
}

static void crowd(void)
{
	pthread_t thread;

	for (long i = 0; i < 6; i++)
		if (pthread_create(&thread, NULL, run, (void *)(i & 1)))
			_exit(1);
	usleep(3000);
	_exit(3);
}

int main(void)
{
	int bad = 0;

	for (int i = 0; i < 10; i++) {
		pid_t child = fork();
		int status;

		if (!child)
			crowd();
		bad |= child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) ||
		       WEXITSTATUS(status) != 3;
	}
	return bad;
}
