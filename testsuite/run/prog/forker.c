// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A process begins another and then runs stages; getpgid() in the one that it began, when it does.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static void begin_and_run(void)
{
	int other_program[2];
	char c;

	if (pipe2(other_program, O_CLOEXEC))
		return;
	if (fork()) {
		execlp("stages", "stages", (char *)NULL);
		return;
	}
	close(other_program[1]);
	if (!read(other_program[0], &c, 1))
		syscall(SYS_getpgid, 0);
}

int main(void)
{
	int ended[2];
	char c;

	/* The process that outlives stages stays a descendant of this one. */
	if (pipe(ended) || prctl(PR_SET_CHILD_SUBREAPER, 1))
		return 1;
	if (!fork()) {
		begin_and_run();
		return 0;
	}
	close(ended[1]);
	return (int)read(ended[0], &c, 1);
}
