// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit_ahead.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <talloc.h>
#include <unistd.h>

#include "kit.h"

struct kit_ahead {
	pid_t pid; /* 0: reaped */
	int words; /* where it says why it failed; ends when it does */
};

static const int ends[] = { SIGINT, SIGTERM, SIGHUP };
#define NENDS (sizeof(ends) / sizeof(*ends))

static struct sigaction before[NENDS];
static volatile pid_t running; /* the one process there may be; 0: none */

static void end(pid_t pid)
{
	kill(pid, SIGTERM);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

/* This process ends as it would have, but after the other. */
static void on_signal(int number)
{
	if (running)
		end(running);
	signal(number, SIG_DFL);
	raise(number);
}

static void catch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal };

	for (size_t i = 0; i < NENDS; i++)
		if (!sigaction(ends[i], NULL, &before[i]) && before[i].sa_handler == SIG_DFL)
			sigaction(ends[i], &action, NULL);
}

static void settle(struct kit_ahead *ahead)
{
	sigset_t set, old;

	sigemptyset(&set);
	for (size_t i = 0; i < NENDS; i++)
		sigaddset(&set, ends[i]);
	/* Between the end of the process and the note of it nobody may signal it. */
	sigprocmask(SIG_BLOCK, &set, &old);
	while (ahead->pid && waitpid(ahead->pid, NULL, 0) < 0 && errno == EINTR)
		;
	ahead->pid = 0;
	running = 0;
	for (size_t i = 0; i < NENDS; i++)
		if (before[i].sa_handler == SIG_DFL)
			sigaction(ends[i], &before[i], NULL);
	sigprocmask(SIG_SETMASK, &old, NULL);
}

static int stop(struct kit_ahead *ahead)
{
	close(ahead->words);
	if (ahead->pid) {
		kill(ahead->pid, SIGTERM);
		settle(ahead);
	}
	return 0;
}

_Noreturn static void make(const struct kbuild_request *req, pid_t parent, int words)
{
	struct kbuild_request quiet = *req;
	const char *err = NULL;
	bool made;

	for (size_t i = 0; i < NENDS; i++)
		if (before[i].sa_handler == SIG_DFL)
			signal(ends[i], SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(1);
	quiet.making_kit = NULL;
	made = kit_open(NULL, &quiet, &err);
	if (!made && write(words, err, strlen(err)) < 0)
		_exit(2);
	_exit(!made);
}

struct kit_ahead *kit_ahead_start(void *ctx, const struct kbuild_request *req)
{
	const pid_t parent = getpid();
	struct kit_ahead *ahead;
	int fds[2];

	if (kit_is_there(req) || pipe2(fds, O_CLOEXEC))
		return NULL;
	ahead = talloc_zero(ctx, struct kit_ahead);
	fflush(NULL); /* nothing is said twice */
	catch_signals();
	ahead->pid = fork();
	if (!ahead->pid)
		make(req, parent, fds[1]);
	close(fds[1]);
	ahead->words = fds[0];
	if (ahead->pid > 0) {
		running = ahead->pid;
	} else {
		ahead->pid = 0;
		settle(ahead);
	}
	talloc_set_destructor(ahead, stop);
	return ahead;
}

bool kit_ahead_finish(struct kit_ahead *ahead, void *ctx, const char **err)
{
	char text[8192];
	size_t len = 0;
	ssize_t n;

	while ((n = read(ahead->words, text + len, sizeof(text) - len)) > 0 || (n < 0 && errno == EINTR))
		len += n > 0 ? (size_t)n : 0;
	settle(ahead);
	if (len)
		*err = talloc_strndup(ctx, text, len);
	return !len;
}
