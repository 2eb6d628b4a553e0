// SPDX-License-Identifier: GPL-2.0-or-later
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <string.h>
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

/* Reads all of fd; keeps the first OUTPUT_MAX bytes so that the child never blocks. */
static char *collect(void *ctx, int fd)
{
	char *out = talloc_array(ctx, char, OUTPUT_MAX + 1), spill[4096];
	size_t len = 0;
	ssize_t n;

	for (;;) {
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

int run(void *ctx, const char *dir, const struct args *a, char **output)
{
	posix_spawn_file_actions_t fa;
	int fds[2], status, err;
	pid_t pid;

	if (pipe2(fds, O_CLOEXEC)) {
		*output = talloc_strdup(ctx, strerror(errno));
		return 127;
	}
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_addopen(&fa, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&fa, fds[1], 1);
	posix_spawn_file_actions_adddup2(&fa, fds[1], 2);
	if (dir)
		posix_spawn_file_actions_addchdir_np(&fa, dir);
	err = posix_spawnp(&pid, a->v[0], &fa, NULL, a->v, environ);
	posix_spawn_file_actions_destroy(&fa);
	close(fds[1]);
	if (err) {
		close(fds[0]);
		*output = talloc_asprintf(ctx, "%s: %s", a->v[0], strerror(err));
		return 127;
	}
	*output = collect(ctx, fds[0]);
	close(fds[0]);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 127;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
