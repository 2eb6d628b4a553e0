// SPDX-License-Identifier: GPL-2.0-or-later
#include "run.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <talloc.h>
#include <unistd.h>

#define OUTPUT_MAX (4 * 1024)

extern char **environ;

struct args *args_create(void *ctx)
{
	struct args *a = talloc_zero(ctx, struct args);

	a->v = talloc_zero_array(a, char *, 1);
	return a;
}

static void add_owned(struct args *a, char *arg)
{
	a->v = talloc_realloc(a, a->v, char *, a->n + 2);
	a->v[a->n++] = arg;
	a->v[a->n] = NULL;
}

void args_add(struct args *a, const char *arg)
{
	add_owned(a, talloc_strdup(a, arg));
}

void args_addf(struct args *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_owned(a, talloc_vasprintf(a, fmt, ap));
	va_end(ap);
}

void args_append(struct args *a, const struct args *b)
{
	for (size_t i = 0; i < b->n; i++)
		args_add(a, b->v[i]);
}

struct args *args_split(void *ctx, const char *text)
{
	struct args *a = args_create(ctx);
	char *word = talloc_array(a, char, strlen(text) + 1);
	size_t len = 0;
	bool in_word = false;
	char quote = 0;

	for (const char *p = text;; p++) {
		bool blank = *p == ' ' || *p == '\t' || *p == '\n';

		if (!*p || (!quote && blank)) {
			if (in_word)
				add_owned(a, talloc_strndup(a, word, len));
			in_word = false;
			len = 0;
			if (!*p)
				break;
			continue;
		}
		in_word = true;
		if (quote && *p == quote)
			quote = 0;
		else if (!quote && (*p == '\'' || *p == '"'))
			quote = *p;
		else if (*p == '\\' && quote != '\'' && p[1])
			word[len++] = *++p;
		else
			word[len++] = *p;
	}
	return a;
}

/* ----------------------------------------------------------------- signals */

static const int held_signals[] = { SIGINT, SIGTERM, SIGHUP };
#define NHELD (sizeof(held_signals) / sizeof(*held_signals))

static volatile sig_atomic_t caught; /* the first signal while holding; 0: none */
static struct sigaction before[NHELD];
static bool holding;

static void on_signal(int number)
{
	if (!caught)
		caught = number;
}

void run_hold_signals(void)
{
	struct sigaction action = { .sa_handler = on_signal };

	assert(!holding);
	holding = true;
	caught = 0;
	for (size_t i = 0; i < NHELD; i++)
		if (!sigaction(held_signals[i], NULL, &before[i]) &&
		    before[i].sa_handler != SIG_IGN)
			sigaction(held_signals[i], &action, NULL);
}

void run_release_signals(void)
{
	assert(holding);
	holding = false;
	for (size_t i = 0; i < NHELD; i++)
		if (before[i].sa_handler != SIG_IGN)
			sigaction(held_signals[i], &before[i], NULL);
	if (caught)
		raise(caught);
	caught = 0;
}

void run_signal_handled(void)
{
	caught = 0;
}

bool run_interrupted(void)
{
	return holding && caught;
}

/* Until ppoll() lets them through; the mask that was is in *ret. */
static void block_held(sigset_t *ret)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; holding && i < NHELD; i++)
		sigaddset(&set, held_signals[i]);
	sigprocmask(SIG_BLOCK, &set, ret);
}

/* ----------------------------------------------------------------- running */

/* A program, and what to do with it when a signal comes. */
struct child {
	pid_t pid;
	pid_t tell; /* the process or group that gets the signal, as for kill() */
	bool told;
	bool errors_pass; /* standard error stays this process's */
	sigset_t mask;	  /* to wait with */
};

static void wait_readable(struct child *c, int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	do {
		if (caught && !c->told) {
			c->told = true;
			kill(c->tell, caught);
		}
	} while (ppoll(&p, 1, NULL, &c->mask) < 0 && errno == EINTR);
}

/* Reads all of fd; keeps the first OUTPUT_MAX bytes so that the child never blocks. */
static char *collect(struct child *c, void *ctx, int fd)
{
	char *out = talloc_array(ctx, char, OUTPUT_MAX + 1), spill[4096];
	size_t len = 0;
	ssize_t n;

	for (;;) {
		wait_readable(c, fd);
		if (len < OUTPUT_MAX)
			n = read(fd, out + len, OUTPUT_MAX - len);
		else
			n = read(fd, spill, sizeof(spill));
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		if (len < OUTPUT_MAX)
			len += (size_t)n;
	}
	out[len] = 0;
	return out;
}

static int reap(struct child *c)
{
	int fd = (int)syscall(SYS_pidfd_open, c->pid, 0), status;

	if (fd >= 0) {
		wait_readable(c, fd);
		close(fd);
	}
	sigprocmask(SIG_SETMASK, &c->mask, NULL);
	while (waitpid(c->pid, &status, 0) < 0)
		if (errno != EINTR)
			return RUN_NOT_STARTED;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static const char *temporary; /* NULL: $TMPDIR */

void run_temporary(const char *folder)
{
	temporary = folder;
}

/* The environment, but with messages in the language that this program understands. */
static char **environment(void *ctx)
{
	char **copy;
	size_t n = 0, kept = 0;

	while (environ[n])
		n++;
	copy = talloc_array(ctx, char *, n + 3);
	for (size_t i = 0; i < n; i++)
		if (strncmp(environ[i], "LC_ALL=", 7) &&
		    (!temporary || strncmp(environ[i], "TMPDIR=", 7)))
			copy[kept++] = environ[i];
	copy[kept++] = (char *)"LC_ALL=C";
	if (temporary)
		copy[kept++] = talloc_asprintf(copy, "TMPDIR=%s", temporary);
	copy[kept] = NULL;
	return copy;
}

/* Nothing to read, and its output goes to `fd`. */
static void set_streams(posix_spawn_file_actions_t *fa, const char *dir, int fd, bool errors_pass)
{
	posix_spawn_file_actions_addopen(fa, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(fa, fd, 1);
	if (!errors_pass)
		posix_spawn_file_actions_adddup2(fa, fd, 2);
	if (dir)
		posix_spawn_file_actions_addchdir_np(fa, dir);
}

/*
 * fd -1: it keeps this process's streams and group.  Else it may get a group, so that a signal
 * reaches all that it starts.  0 or an errno; on success the held signals are blocked until reap(),
 * as they are already beside another (NULL: there is none).
 */
static int start(struct child *c, const struct child *beside, const char *dir, const struct args *a,
		 int fd)
{
	const bool group = holding && fd >= 0;
	char **environment_of_child = fd < 0 ? environ : environment(a->v);
	posix_spawn_file_actions_t fa;
	posix_spawnattr_t attributes;
	sigset_t usual;
	int err = EINTR;

	sigemptyset(&usual);
	if (fd < 0)
		sigaddset(&usual,
			  SIGXFSZ); /* what is not a tool of this program's knows nothing of it */
	posix_spawnattr_init(&attributes);
	posix_spawn_file_actions_init(&fa);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
						      (group ? POSIX_SPAWN_SETPGROUP : 0));
	if (fd >= 0)
		set_streams(&fa, dir, fd, c->errors_pass);
	if (beside)
		c->mask = beside->mask;
	else
		block_held(&c->mask);
	posix_spawnattr_setsigmask(&attributes, &c->mask);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	if (!caught)
		err = posix_spawnp(&c->pid, a->v[0], &fa, &attributes, a->v, environment_of_child);
	c->tell = group ? -c->pid : c->pid;
	if (err && !beside)
		sigprocmask(SIG_SETMASK, &c->mask, NULL);
	posix_spawn_file_actions_destroy(&fa);
	posix_spawnattr_destroy(&attributes);
	if (fd >= 0)
		talloc_free(environment_of_child);
	return err;
}

/*
 * start() with its output in a pipe, whose reading end is *fd; 0, or RUN_NOT_STARTED with the
 * reason.
 */
static int start_piped(struct child *c, const struct child *beside, void *ctx, const char *dir,
		       const struct args *a, int *fd, char **output)
{
	int fds[2], err;

	if (pipe2(fds, O_CLOEXEC)) {
		*output = talloc_strdup(ctx, strerror(errno));
		return RUN_NOT_STARTED;
	}
	err = start(c, beside, dir, a, fds[1]);
	close(fds[1]);
	if (err) {
		close(fds[0]);
		*output = talloc_asprintf(ctx, "%s: %s", a->v[0], strerror(err));
		return RUN_NOT_STARTED;
	}
	*fd = fds[0];
	return 0;
}

static int run_child(struct child *c, void *ctx, const char *dir, const struct args *a,
		     char **output)
{
	int fd, status = start_piped(c, NULL, ctx, dir, a, &fd, output);

	if (status)
		return status;
	*output = collect(c, ctx, fd);
	close(fd);
	return reap(c);
}

int run(void *ctx, const char *dir, const struct args *a, char **output)
{
	return run_child(&(struct child){ 0 }, ctx, dir, a, output);
}

int run_asking(void *ctx, const struct args *a, char **output)
{
	return run_child(&(struct child){ .errors_pass = true }, ctx, NULL, a, output);
}

int run_two(void *ctx, const char *dir, const struct args *a, const struct args *b, char **output)
{
	struct child c[2] = { 0 };
	int fds[2], status, other;
	char *of_other;

	status = start_piped(&c[0], NULL, ctx, dir, a, &fds[0], output);
	if (status)
		return status;
	other = start_piped(&c[1], &c[0], ctx, dir, b, &fds[1], &of_other);
	*output = collect(&c[0], ctx, fds[0]);
	close(fds[0]);
	if (!other) {
		of_other = collect(&c[1], ctx, fds[1]);
		close(fds[1]);
	}
	/*
	 * The first to be reaped lets the signals through again; by now they are as good as ended.
	 */
	status = reap(&c[0]);
	if (!other)
		other = reap(&c[1]);
	if (!status)
		*output = of_other;
	return status ? status : other;
}

int run_visibly(const struct args *a)
{
	struct child c = { 0 };

	return start(&c, NULL, NULL, a, -1) ? RUN_NOT_STARTED : reap(&c);
}
