// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * overridden WHAT [ARGUMENT...]: calls the kernel, and prints what it says, "ok" or an error's
 * name, for scripts that change what its functions return.
 *
 *	create FILE...		makes each file, as root and then as user 1000
 *	write N BYTES FILE	N writes of as many bytes: how many did what
 *	chroot			to "/", as root and then as user 1000
 *	open FILE		opens it
 *	group N			four processes ask N times each for their own process group, which
 *				gives -(1 + their id % 100): how many answers were that, and how
 *				many others
 */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *name_of(long result)
{
	return result < 0 ? strerrorname_np(errno) : "ok";
}

static void say(const char *who, const char *what, long result)
{
	printf("%s: %s: %s\n", who, what, name_of(result));
	fflush(stdout);
}

static void be_user(void)
{
	if (setuid(1000))
		exit(2);
}

static void create(char **files)
{
	for (char **file = files; *file; file++) {
		say("root", *file, open(*file, O_CREAT | O_WRONLY, 0666));
		unlink(*file);
	}
	be_user();
	for (char **file = files; *file; file++)
		say("user", *file, open(*file, O_CREAT | O_WRONLY, 0666));
}

static void write_many(long n, size_t bytes, const char *file)
{
	const int fd = open(file, O_CREAT | O_WRONLY, 0666);
	long whole = 0, full = 0, others = 0;
	char *buffer = calloc(1, bytes);

	while (n--) {
		const ssize_t got = write(fd, buffer, bytes);

		if (got == (ssize_t)bytes)
			whole++;
		else if (got < 0 && errno == ENOSPC)
			full++;
		else
			others++;
	}
	printf("%ld whole, %ld ENOSPC, %ld others\n", whole, full, others);
	printf("%ld times in the file\n", (long)lseek(fd, 0, SEEK_END) / (long)bytes);
	free(buffer);
}

static void ask_group(long n)
{
	const pid_t pid = getpid();
	const int expected = 1 + pid % 100;
	long right = 0, wrong = 0;

	while (n--) {
		errno = 0;
		if (syscall(SYS_getpgid, pid) == -1 && errno == expected)
			right++;
		else
			wrong++;
	}
	printf("%ld right, %ld wrong\n", right, wrong);
	fflush(stdout);
}

static void ask_groups(long n)
{
	for (int i = 0; i < 4; i++) {
		if (fork())
			continue;
		ask_group(n);
		exit(0);
	}
	while (wait(NULL) > 0)
		;
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (!strcmp(what, "create")) {
		create(argv + 2);
	} else if (!strcmp(what, "write") && argc > 4) {
		write_many(atol(argv[2]), (size_t)atol(argv[3]), argv[4]);
	} else if (!strcmp(what, "chroot")) {
		say("root", "chroot", chroot("/"));
		be_user();
		say("user", "chroot", chroot("/"));
	} else if (!strcmp(what, "open") && argc > 2) {
		say("root", argv[2], open(argv[2], O_RDONLY));
	} else if (!strcmp(what, "group") && argc > 2) {
		ask_groups(atol(argv[2]));
	} else {
		return 2;
	}
	return 0;
}
