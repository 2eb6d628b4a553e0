// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "loader/process/reap.h"
#include "loader/host/say.h"

#define PIPE_FD	  0
#define LOADER_FD 1

/* Leaves open only the two descriptors that matter, where they are out of the way. */
static void arrange(int pipe_fd, int loader_fd)
{
	int p = fcntl(pipe_fd, F_DUPFD, 3), l = fcntl(loader_fd, F_DUPFD, 3);

	dup2(p, PIPE_FD);
	dup2(l, LOADER_FD);
	close_range(2, ~0u, 0);
}

/*
 * When the loader's descriptor is readable, the loader's files are closed: the device
 * has stopped its probes and the module is not in use.
 */
static void keep_watch(void)
{
	struct pollfd fds[] = { { .fd = PIPE_FD, .events = POLLIN },
				{ .fd = LOADER_FD, .events = POLLIN } };
	int lock;
	char c;

	for (;;) {
		if (poll(fds, 2, -1) < 0)
			continue;
		if (fds[0].revents) {
			if (read(PIPE_FD, &c, 1) == 1)
				return;
			fds[0].fd = -1;
		}
		if (fds[1].revents)
			break;
	}
	lock = reap_lock();
	reap_orphans(lock, NULL, NULL);
	if (lock >= 0)
		close(lock);
}

void guard_start(struct guard *guard)
{
	sigset_t all, before;
	int fds[2], loader;

	guard->pid = 0;
	loader = (int)syscall(SYS_pidfd_open, getpid(), 0);
	if (loader < 0 || pipe2(fds, O_CLOEXEC)) {
		close(loader);
		return;
	}
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	guard->pid = fork();
	if (!guard->pid) {
		setsid();
		prctl(PR_SET_NAME, "dtap-guard");
		arrange(fds[0], loader);
		if (chdir("/"))
			_exit(1);
		keep_watch();
		_exit(0);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	close(loader);
	close(fds[0]);
	guard->fd = fds[1];
	if (guard->pid < 0) {
		guard->pid = 0;
		close(fds[1]);
	}
}

void guard_stop(struct guard *guard)
{
	int status;

	if (!guard->pid)
		return;
	if (write(guard->fd, "", 1) != 1)
		say("the guardian process is gone");
	close(guard->fd);
	while (waitpid(guard->pid, &status, 0) < 0 && errno == EINTR)
		;
	guard->pid = 0;
}
