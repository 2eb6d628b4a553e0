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
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "halt.h"
#include "heap.h"
#include "say.h"

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

/* One block: the pointers, then the words. NULL: no words. */
static char **split(const char *command)
{
	const size_t length = strlen(command), most = length / 2 + 2;
	char **words = mem_alloc(most * sizeof(*words) + 2 * length + 2);
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
	free(words);
	return NULL;
}

/* ---------------------------------------------------------------- starting */

/* Stops behind execve(), since it is traced; else says errno. */
static void __attribute__((noreturn)) child(char **words, const struct plan *plan, int error_fd)
{
	sigset_t none;

	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	sigemptyset(&none);
	plan_apply(plan);
	if (!ptrace(PTRACE_TRACEME, 0, NULL, NULL)) {
		sigprocmask(SIG_SETMASK, &none, NULL);
		execvp(words[0], words);
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

/* Waits for the new program, or for the reason why there is none: an errno. */
static int await_exec(pid_t pid, int error_fd)
{
	int error = 0, status;

	for (;;) {
		while (waitpid(pid, &status, 0) < 0)
			if (errno != EINTR)
				return errno;
		if (!WIFSTOPPED(status))
			break;
		if (WSTOPSIG(status) == SIGTRAP) {
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

bool tracee_command(struct tracee *s, const char *command, const struct plan *plan)
{
	char **words = split(command);
	int errors[2] = { -1, -1 }, error;
	const char *why;

	*s = (struct tracee){ .pidfd = -1, .go_fd = -1, .error_fd = -1, .command = command };
	if (!words) {
		say("the command of -c is empty");
		return false;
	}
	if (!pipe2(errors, O_CLOEXEC)) {
		s->pid = fork();
		if (!s->pid)
			child(words, plan, errors[1]);
	}
	error = s->pid > 0 ? 0 : errno;
	free(words);
	close(errors[1]);
	if (!error)
		error = await_exec(s->pid, errors[0]);
	close(errors[0]);
	s->traced = !error;
	s->ended = s->pid > 0 && error;
	if (error) {
		say("failed to execute %s: %s", command, strerror(error));
		return false;
	}
	if (!open_pidfd(s)) {
		say("failed to execute %s: %s", command, strerror(errno));
		return false;
	}
	why = halt_at(s->pid, plan->stop);
	if (why)
		say("failed to stop %s where evaltime says: %s", command, why);
	return !why;
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

bool tracee_go(struct tracee *s)
{
	int error = 0;

	if (s->traced) {
		s->traced = false;
		s->running = true;
		return !ptrace(PTRACE_DETACH, s->pid, NULL, NULL) || errno == ESRCH;
	}
	if (s->go_fd < 0 || s->running)
		return true;
	if (write(s->go_fd, "", 1) != 1)
		error = errno;
	close(s->go_fd);
	s->go_fd = -1;
	/* The descriptor closes by itself when the program is there. */
	if (!error && s->error_fd >= 0 &&
	    read(s->error_fd, &error, sizeof(error)) != (ssize_t)sizeof(error))
		error = 0;
	close(s->error_fd);
	s->error_fd = -1;
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
