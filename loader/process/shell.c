// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "shell.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "loader/host/memory.h"
#include "loader/host/say.h"

/* Signals are blocked here (they come through a descriptor), not in the command. */
static int start(const char *command, int output, pid_t *pid)
{
	char *const argv[] = { "sh", "-c", (char *)command, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, normal;
	int error;

	sigemptyset(&none);
	sigemptyset(&normal);
	sigaddset(&normal, SIGPIPE);
	sigaddset(&normal, SIGXFSZ);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &normal);
	posix_spawn_file_actions_init(&files);
	if (output != STDOUT_FILENO)
		posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
	error = posix_spawn(pid, "/bin/sh", &files, &attr, argv, environ);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	return error;
}

void shell_run(const char *command, int output, void (*heartbeat)(void *arg), void *arg)
{
	struct pollfd end = { .events = POLLIN };
	int error, status;
	pid_t pid;

	error = start(command, output, &pid);
	if (error) {
		say("failed to run a command of system(): %s", strerror(error));
		return;
	}
	memory_unshield(pid);
	end.fd = (int)syscall(SYS_pidfd_open, pid, 0);
	while (heartbeat && end.fd >= 0 && !poll(&end, 1, 1000))
		heartbeat(arg);
	if (end.fd >= 0)
		close(end.fd);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
}
