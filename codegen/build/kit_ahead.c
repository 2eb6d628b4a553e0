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

#include "kbuild.h"
#include "kit.h"

struct kit_ahead {
	pid_t pid;  /* 0: reaped */
	int errors; /* a pipe: why it failed; ends when it does */
};

static const int fatal_signals[] = { SIGINT, SIGTERM, SIGHUP };
#define NSIGNALS (sizeof(fatal_signals) / sizeof(*fatal_signals))

static struct sigaction before[NSIGNALS];
static volatile pid_t running; /* the one process there may be; 0: none */

static void block_signals(sigset_t *old)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < NSIGNALS; i++)
		sigaddset(&set, fatal_signals[i]);
	sigprocmask(SIG_BLOCK, &set, old);
}

/* This process ends as it would have, but after the other.  The three signals are blocked here. */
static void on_signal(int number)
{
	if (running) {
		kill(running, SIGTERM);
		while (waitpid(running, NULL, 0) < 0 && errno == EINTR)
			;
		running = 0;
	}
	signal(number, SIG_DFL);
	raise(number);
}

static void catch_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal };

	for (size_t i = 0; i < NSIGNALS; i++)
		sigaddset(&action.sa_mask, fatal_signals[i]);
	for (size_t i = 0; i < NSIGNALS; i++)
		if (!sigaction(fatal_signals[i], NULL, &before[i]) &&
		    before[i].sa_handler == SIG_DFL)
			sigaction(fatal_signals[i], &action, NULL);
}

static void restore_signals(void)
{
	for (size_t i = 0; i < NSIGNALS; i++)
		if (before[i].sa_handler == SIG_DFL)
			sigaction(fatal_signals[i], &before[i], NULL);
}

/* Waits for the process's end; between that and the note of it nobody may signal it. */
static void settle(struct kit_ahead *ahead)
{
	sigset_t old;

	block_signals(&old);
	while (waitpid(ahead->pid, NULL, 0) < 0 && errno == EINTR)
		;
	ahead->pid = 0;
	running = 0;
	restore_signals();
	sigprocmask(SIG_SETMASK, &old, NULL);
}

static int stop(struct kit_ahead *ahead)
{
	close(ahead->errors);
	if (ahead->pid) {
		kill(ahead->pid, SIGTERM);
		settle(ahead);
	}
	return 0;
}

_Noreturn static void make_kit(const struct kbuild_request *req, pid_t parent, int errors)
{
	struct kbuild_request quiet = *req;
	const char *err = NULL;

	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(1);
	quiet.making_kit = NULL;
	if (kit_open(NULL, &quiet, &err))
		_exit(0);
	_exit(write(errors, err, strlen(err)) < 0 ? 2 : 1);
}

/* The signals are blocked meanwhile: none comes between the fork and the note of it. */
static pid_t start(const struct kbuild_request *req, const int fds[2])
{
	const pid_t parent = getpid();
	sigset_t old;
	pid_t pid;

	fflush(NULL); /* nothing is said twice */
	block_signals(&old);
	catch_signals();
	pid = fork();
	if (!pid) {
		restore_signals();
		sigprocmask(SIG_SETMASK, &old, NULL);
		close(fds[0]);
		make_kit(req, parent, fds[1]);
	}
	if (pid > 0)
		running = pid;
	else
		restore_signals();
	sigprocmask(SIG_SETMASK, &old, NULL);
	return pid;
}

struct kit_ahead *kit_ahead_start(void *ctx, const struct kbuild_request *req)
{
	struct kit_ahead *ahead;
	int fds[2];
	pid_t pid;

	if (kit_is_settled(req) || pipe2(fds, O_CLOEXEC))
		return NULL;
	pid = start(req, fds);
	close(fds[1]);
	if (pid < 0) {
		close(fds[0]);
		return NULL;
	}
	ahead = talloc_zero(ctx, struct kit_ahead);
	ahead->pid = pid;
	ahead->errors = fds[0];
	talloc_set_destructor(ahead, stop);
	return ahead;
}

bool kit_ahead_finish(struct kit_ahead *ahead, void *ctx, const char **err)
{
	char text[8192];
	size_t len = 0;
	ssize_t n;

	while ((n = read(ahead->errors, text + len, sizeof(text) - len)) > 0 ||
	       (n < 0 && errno == EINTR))
		len += n > 0 ? (size_t)n : 0;
	settle(ahead);
	if (len)
		*err = talloc_strndup(ctx, text, len);
	return !len;
}
