// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * readers: one process reads from a terminal, where nothing comes, and has its lock of readers
 * meanwhile (drivers/tty/n_tty.c: atomic_read_lock); another one waits for that lock and is
 * interrupted.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void ignore(int signal)
{
	(void)signal;
}

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){ .tv_nsec = ms * 1000000 }, NULL);
}

static pid_t begin_reader(int fd)
{
	pid_t pid = fork();
	char c;

	if (!pid)
		_exit(read(fd, &c, 1) != -1 || errno != EINTR);
	pause_ms(200);
	return pid;
}

int main(void)
{
	struct sigaction action = { .sa_handler = ignore };
	int master = posix_openpt(O_RDWR | O_NOCTTY), fd;
	pid_t first, second;

	if (master < 0 || grantpt(master) || unlockpt(master))
		return 1;
	fd = open(ptsname(master), O_RDWR | O_NOCTTY);
	if (fd < 0)
		return 1;
	sigaction(SIGUSR1, &action, NULL);
	first = begin_reader(fd);
	second = begin_reader(fd);
	if (second > 0)
		kill(second, SIGUSR1);
	pause_ms(200);
	if (first > 0)
		kill(first, SIGUSR1);
	return first < 0 || second < 0;
}
