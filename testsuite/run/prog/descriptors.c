// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * descriptors FOLDER: opens a file of each kind, in FOLDER and without a place in a tree. Of each
 * it writes what it is and what /proc/self/fd has, and calls lseek(FD, 0, SEEK_CUR).
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

static void say(const char *what, int fd)
{
	char link[64], name[4096];
	ssize_t n;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, name, sizeof(name) - 1);
	printf("%s %.*s\n", what, n < 0 ? 0 : (int)n, name);
	fflush(stdout);
	lseek(fd, 0, SEEK_CUR);
}

/* A file in the working directory whose name is taken away when `fd` is open. */
static int deleted(void)
{
	int fd = open("gone", O_CREAT | O_RDWR, 0600);

	unlink("gone");
	return fd;
}

/* One of those that the kernel makes for memory that is shared. */
static int shared_memory(void)
{
	void *at = mmap(NULL, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	char name[64];

	snprintf(name, sizeof(name), "/proc/self/map_files/%lx-%lx", (unsigned long)at,
		 (unsigned long)at + 4096);
	return open(name, O_RDONLY);
}

int main(int argc, char **argv)
{
	int pipes[2], pair[2];
	sigset_t none;

	if (argc < 2 || chdir(argv[1]) || pipe(pipes) || socketpair(AF_UNIX, SOCK_STREAM, 0, pair))
		return 1;
	sigemptyset(&none);
	say("file", open("file", O_CREAT | O_RDWR, 0600));
	say("folder", open(".", O_RDONLY));
	say("root", open("/", O_RDONLY));
	say("proc", open("/proc/self/status", O_RDONLY));
	say("deleted", deleted());
	say("pipe", pipes[1]);
	say("socket", pair[0]);
	say("inet", socket(AF_INET, SOCK_DGRAM, 0));
	say("eventpoll", epoll_create1(0));
	say("eventfd", eventfd(0, 0));
	say("timerfd", timerfd_create(CLOCK_MONOTONIC, 0));
	say("signalfd", signalfd(-1, &none, 0));
	say("inotify", inotify_init());
	say("pidfd", (int)syscall(SYS_pidfd_open, getpid(), 0));
	say("namespace", open("/proc/self/ns/uts", O_RDONLY));
	say("memfd", memfd_create("some/thing", 0));
	say("shared", shared_memory());
	return 0;
}
