// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * hangup FILE COMMAND...: runs the command on a terminal of its own.  When FILE has something in
 * it, it is renamed to FILE.1 and the command gets SIGHUP; when there is a new FILE the terminal
 * is closed.  Says whether that comes, and how the command ends: each within ten seconds.
 */
#define _GNU_SOURCE
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define TRIES 200

static int has_size(const char *path, off_t least)
{
	struct stat st;

	for (int i = 0; i < TRIES; i++, usleep(50000))
		if (!stat(path, &st) && st.st_size >= least)
			return 1;
	return 0;
}

int main(int argc, char **argv)
{
	char old[100];
	int terminal, status;
	pid_t pid;

	if (argc < 3)
		return 2;
	pid = forkpty(&terminal, NULL, NULL, NULL);
	if (!pid) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	snprintf(old, sizeof(old), "%s.1", argv[1]);
	if (!has_size(argv[1], 1) || rename(argv[1], old))
		return 1;
	kill(pid, SIGHUP);
	puts(has_size(argv[1], 0) ? "reopened" : "not reopened");
	close(terminal);
	for (int i = 0; i < TRIES; i++, usleep(50000))
		if (waitpid(pid, &status, WNOHANG) == pid) {
			printf("ended, status %d\n", status);
			return 0;
		}
	puts("did not end");
	kill(pid, SIGKILL);
	return 1;
}
