// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * manager COMMAND...: runs the command as a service manager does that wants a sign of life each
 * second.  Prints what it is told, signs of life but once, and how many of those came.
 */
#define _GNU_SOURCE
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t start(char **argv)
{
	char number[20];
	const pid_t pid = fork();

	if (pid)
		return pid;
	snprintf(number, sizeof(number), "%d", getpid());
	setenv("NOTIFY_SOCKET", "@manager", 1);
	setenv("WATCHDOG_USEC", "1000000", 1);
	setenv("WATCHDOG_PID", number, 1);
	execvp(argv[1], argv + 1);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct sockaddr_un address = { AF_UNIX, "\0manager" };
	const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	const struct timeval pause = { .tv_usec = 100000 };
	int status, alive = 0, ended = 0;
	char text[500];
	ssize_t n;
	pid_t pid;

	if (argc < 2 || bind(fd, (struct sockaddr *)&address,
			     offsetof(struct sockaddr_un, sun_path) + sizeof("\0manager") - 1))
		return 1;
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &pause, sizeof(pause));
	pid = start(argv);
	while (!ended) {
		ended = waitpid(pid, &status, WNOHANG) == pid;
		while ((n = recv(fd, text, sizeof(text) - 1, 0)) >= 0) {
			text[n] = '\0';
			if (strcmp(text, "WATCHDOG=1") || !alive++)
				printf("told: %s\n", text);
		}
	}
	printf("status %d, %s\n", status, alive >= 4 ? "alive all the time" : "silent");
	return 0;
}
