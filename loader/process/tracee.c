// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "tracee.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <talloc.h>
#include <unistd.h>

#include "halt.h"
#include "common/must.h"
#include "common/scope.h"
#include "loader/host/say.h"

/* ------------------------------------------------------------------- words */

/* One word at *p, with quotes taken away, to `out`. */
static char *copy_word(const char **p, char *out)
{
	char quote = 0;

	for (; **p && (quote || !isspace((unsigned char)**p)); (*p)++) {
		if (quote ? **p == quote : **p == '\'' || **p == '"') {
			quote = quote ? 0 : **p;
			continue;
		}
		if (**p == '\\' && (*p)[1] && quote != '\'')
			(*p)++;
		*out++ = **p;
	}
	*out++ = '\0';
	return out;
}

/* One block, which the caller frees: the pointers, then the words. NULL: no words. */
static char **split(const char *command)
{
	const size_t length = strlen(command), most = length / 2 + 2;
	char **words = must(talloc_zero_size(NULL, most * sizeof(*words) + 2 * length + 2));
	char *out = (char *)(words + most);
	size_t n = 0;

	for (const char *p = command;;) {
		while (isspace((unsigned char)*p))
			p++;
		if (!*p)
			break;
		words[n++] = out;
		out = copy_word(&p, out);
	}
	if (n)
		return words;
	talloc_free(words);
	return NULL;
}

/* ---------------------------------------------------------------- starting */

/*
 * Stops after execve(), since it is traced, and with PLAN_EXEC by a signal before, too; says errno
 * when there is no program.
 */
static void __attribute__((noreturn))
child(const char *program, char **words, const struct plan *plan, int error_fd)
{
	sigset_t none;

	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	sigemptyset(&none);
	plan_apply(plan);
	if (!ptrace(PTRACE_TRACEME, 0, NULL, NULL)) {
		sigprocmask(SIG_SETMASK, &none, NULL);
		if (plan->stop == PLAN_EXEC)
			raise(SIGSTOP);
		execvp(program, words);
	}
	if (write(error_fd, &errno, sizeof(errno)) < 0)
		_exit(126);
	_exit(127);
}

static bool open_pidfd(struct tracee *s)
{
	s->pidfd = (int)syscall(SYS_pidfd_open, s->pid, 0);
	return s->pidfd >= 0;
}

/* 0, or the errno that executing the file will have. */
static int file_error(const char *path)
{
	struct stat st;

	if (stat(path, &st))
		return errno;
	return !S_ISREG(st.st_mode) || access(path, X_OK) ? EACCES : 0;
}

/*
 * The path that execvp() would find, so that a process that waits before its execve() calls it
 * once. NULL: *error says why.  The caller frees it.
 */
static char *find_program(const char *word, int *error)
{
	const char *folders = getenv("PATH");

	*error = ENOENT;
	if (strchr(word, '/')) {
		*error = file_error(word);
		return *error ? NULL : must(talloc_strdup(NULL, word));
	}
	for (const char *p = folders ? folders : "/bin:/usr/bin"; *word; p++) {
		const int length = (int)strcspn(p, ":");
		char *path = must(talloc_asprintf(NULL, "%.*s/%s", length ? length : 1,
						  length ? p : ".", word));
		const int found = file_error(path);

		if (!found) {
			*error = 0;
			return path;
		}
		if (found != ENOENT && found != ENOTDIR)
			*error = found;
		talloc_free(path);
		p += length;
		if (!*p)
			break;
	}
	return NULL;
}

/*
 * Waits for the new program, or for the signal by which the process stops before; or for the reason
 * why there is none: an errno.
 */
static int await_stop(pid_t pid, int stop, int error_fd)
{
	int error = 0, status;

	for (;;) {
		while (waitpid(pid, &status, 0) < 0)
			if (errno != EINTR)
				return errno;
		if (!WIFSTOPPED(status))
			break;
		if (WSTOPSIG(status) == stop) {
			/* Without this process it would stay as it is. */
			ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)PTRACE_O_EXITKILL);
			return 0;
		}
		/* A signal, before there was a program. */
		ptrace(PTRACE_CONT, pid, NULL, (void *)(long)WSTOPSIG(status));
	}
	if (read(error_fd, &error, sizeof(error)) != (ssize_t)sizeof(error))
		error = ECHILD;
	return error;
}

/* Begins the process and waits until it is traced and has stopped.  0 or an errno. */
static int start(struct tracee *s, char **words, const struct plan *plan, int errors[2])
{
	const int stop = plan->stop == PLAN_EXEC ? SIGSTOP : SIGTRAP;
	char *program = words[0];
	int error = 0;

	if (plan->stop == PLAN_EXEC)
		program = find_program(words[0], &error);
	if (!error && pipe2(errors, O_CLOEXEC))
		error = errno;
	if (!error) {
		s->pid = fork();
		if (!s->pid)
			child(program, words, plan, errors[1]);
		error = s->pid > 0 ? 0 : errno;
	}
	if (program != words[0])
		talloc_free(program);
	close(errors[1]);
	if (!error)
		error = await_stop(s->pid, stop, errors[0]);
	s->traced = !error;
	s->ended = s->pid > 0 && error;
	return error;
}

/*
 * Where the plan says; where nobody asked for that place, a program that has none may wait
 * anywhere.
 */
static bool halt(struct tracee *s, const struct plan *plan)
{
	bool stopped;
	const char *why = halt_at(s->pid, plan->stop, &stopped);

	if (!why || (stopped && !plan->asked))
		return true;
	say("failed to stop %s where evaltime says: %s", s->command, why);
	return false;
}

bool tracee_command(struct tracee *s, const char *command, const struct plan *plan)
{
	scope_free char **words = split(command);
	int errors[2] = { -1, -1 }, error;

	*s = (struct tracee){ .pidfd = -1, .go_fd = -1, .error_fd = -1, .command = command };
	if (!words) {
		say("the command of -c is empty");
		return false;
	}
	error = start(s, words, plan, errors);
	if (!error && plan->stop == PLAN_EXEC)
		s->error_fd = errors[0]; /* its execve() may still fail */
	else
		close(errors[0]);
	if (!error && !open_pidfd(s))
		error = errno;
	if (error) {
		say("failed to execute %s: %s", command, strerror(error));
		return false;
	}
	return halt(s, plan);
}

bool tracee_attach(struct tracee *s, pid_t pid)
{
	*s = (struct tracee){ .pid = pid, .pidfd = -1, .go_fd = -1, .error_fd = -1 };
	s->running = true;
	if (open_pidfd(s))
		return true;
	say("failed to attach to process %d: %s", (int)pid,
	    errno == ESRCH ? "there is no such process" : strerror(errno));
	return false;
}

bool tracee_adopt(struct tracee *s, pid_t pid, int go_fd, int error_fd, const char *command)
{
	*s = (struct tracee){
		.pid = pid, .pidfd = -1, .go_fd = go_fd, .error_fd = error_fd, .command = command
	};
	if (open_pidfd(s))
		return true;
	say("failed to take over process %d: %s", (int)pid, strerror(errno));
	return false;
}

/* Whether its execve() went well: the descriptor closes by itself when the program is there. */
static int exec_error(struct tracee *s)
{
	int error = 0;

	if (s->error_fd < 0)
		return 0;
	if (read(s->error_fd, &error, sizeof(error)) != (ssize_t)sizeof(error))
		error = 0;
	close(s->error_fd);
	s->error_fd = -1;
	return error;
}

bool tracee_go(struct tracee *s)
{
	int error = 0;

	if (!s->traced && (s->go_fd < 0 || s->running))
		return true;
	if (s->traced) {
		s->traced = false;
		if (ptrace(PTRACE_DETACH, s->pid, NULL, NULL) && errno != ESRCH)
			error = errno;
	} else {
		if (write(s->go_fd, "", 1) != 1)
			error = errno;
		close(s->go_fd);
		s->go_fd = -1;
	}
	if (!error)
		error = exec_error(s);
	s->running = true;
	if (error)
		say("failed to execute %s: %s", s->command, strerror(error));
	return !error;
}

/* ------------------------------------------------------------------ ending */

void tracee_reap(struct tracee *s, bool quiet)
{
	siginfo_t info = { 0 };

	s->ended = true;
	if (s->command && waitid(P_PID, (id_t)s->pid, &info, WEXITED) < 0)
		info.si_code = CLD_EXITED;
	if (quiet)
		return;
	if (s->command && info.si_code != CLD_EXITED)
		say("pid %d terminated by SIG%s", (int)s->pid, sigabbrev_np(info.si_status));
	else
		say("pid %d has exited", (int)s->pid);
}

void tracee_deinit(struct tracee *s)
{
	if (s->command && s->pid > 0 && !s->ended) {
		/* It may have been waited for already, and its number be another's. */
		if (s->pidfd >= 0)
			syscall(SYS_pidfd_send_signal, s->pidfd, SIGKILL, NULL, 0);
		else
			kill(s->pid, SIGKILL);
		waitpid(s->pid, NULL, 0);
	}
	if (s->go_fd >= 0)
		close(s->go_fd);
	if (s->error_fd >= 0)
		close(s->error_fd);
	if (s->pidfd >= 0)
		close(s->pidfd);
	*s = (struct tracee){ .pidfd = -1, .go_fd = -1, .error_fd = -1 };
}
