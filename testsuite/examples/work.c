// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What the examples watch: "work THING [ARGUMENT...]" prints its process id and does the thing, as
 * said before each function. Whatever fails that should not ends it with a message.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MS    1000000
#define BLOCK 4096

static char block[1 << 20] __attribute__((aligned(BLOCK)));

static int number(const char *word)
{
	return (int)strtol(word, NULL, 0);
}

static int must(int result, const char *what)
{
	if (result < 0)
		err(1, "%s", what);
	return result;
}

static void sleep_ms(int ms)
{
	struct timespec time = { ms / 1000, (long)(ms % 1000) * MS };

	while (nanosleep(&time, &time) < 0)
		;
}

/* The time that this thread has run, in ms. */
static long thread_ms(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec * 1000 + time.tv_nsec / MS;
}

static void spin_ms(int ms)
{
	long end = thread_ms() + ms;

	while (thread_ms() < end)
		for (volatile int n = 0; n < 10000; n++)
			;
}

static void stay_on(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	must(sched_setaffinity(0, sizeof(set), &set), "sched_setaffinity");
}

/* open NAME...: each, and closes what it got. */
static void do_open(char **name)
{
	for (; *name; name++) {
		int fd = open(*name, O_RDONLY);

		if (fd >= 0)
			close(fd);
	}
}

/* stat NAME...: each. */
static void do_stat(char **name)
{
	struct stat found;

	for (; *name; name++)
		stat(*name, &found);
}

/* copy NAME SIZE COUNT: makes a file of COUNT writes of SIZE bytes, then reads it likewise. */
static void do_copy(char **args)
{
	int size = number(args[1]), count = number(args[2]);
	int fd = must(open(args[0], O_RDWR | O_CREAT, 0644), args[0]);

	for (int n = 0; n < count; n++)
		must((int)write(fd, block, size), "write");
	lseek(fd, 0, SEEK_SET);
	for (int n = 0; n < count; n++)
		must((int)read(fd, block, size), "read");
	close(fd);
}

/* direct NAME read|write SIZE COUNT FIRST: COUNT uncached requests of SIZE bytes from FIRST on. */
/* writes FILE N: one byte each; how many failed for want of room, and how many otherwise. */
static void do_writes(char **args)
{
	const int fd = must(open(args[0], O_CREAT | O_WRONLY | O_APPEND, 0644), args[0]);
	int full = 0, other = 0;

	for (int n = number(args[1]); n; n--)
		if (write(fd, "x", 1) != 1)
			*(errno == ENOSPC ? &full : &other) += 1;
	printf("%d without room, %d otherwise\n", full, other);
	close(fd);
}

/* list FOLDER: numbers and names as getdents64() has them. */
static void do_list(char **args)
{
	DIR *dir = opendir(args[0]);

	if (!dir)
		err(1, "%s", args[0]);
	for (struct dirent *entry; (entry = readdir(dir));)
		printf("%lu %s\n", (unsigned long)entry->d_ino, entry->d_name);
	closedir(dir);
}

static void tell(const char *what, const char *name, int result)
{
	printf("%s %s: %s\n", what, name, result < 0 ? strerror(errno) : "done");
}

/* create UID NAME...: in each way in which a file gets a name, as that user. */
static void do_create(char **args)
{
	must(setuid((uid_t)number(args[0])), "setuid");
	while (*++args) {
		const char *name = *args;

		must(mkdir("other", 0755), "other");
		tell("open", name, open(name, O_CREAT | O_WRONLY, 0644));
		unlink(name);
		tell("mkdir", name, mkdir(name, 0755));
		rmdir(name);
		tell("mknod", name, mknod(name, S_IFIFO | 0644, 0));
		unlink(name);
		tell("symlink", name, symlink("other", name));
		unlink(name);
		tell("rename", name, rename("other", name));
		rmdir("other");
		rmdir(name);
		close(must(open("other", O_CREAT | O_WRONLY, 0644), "other"));
		tell("link", name, link("other", name));
		unlink("other");
		unlink(name);
	}
}

static void do_direct(char **args)
{
	int writes = args[1][0] == 'w', size = number(args[2]), count = number(args[3]);
	int fd = must(open(args[0], (writes ? O_WRONLY : O_RDONLY) | O_DIRECT), args[0]);
	off_t at = (off_t)number(args[4]) * BLOCK;

	for (int n = 0; n < count; n++, at += size)
		must((int)(writes ? pwrite(fd, block, size, at) : pread(fd, block, size, at)),
		     "direct");
	close(fd);
}

/* short-lived NAME MS: a file that is there for MS. */
static void do_short_lived(char **args)
{
	close(must(open(args[0], O_WRONLY | O_CREAT, 0644), args[0]));
	sleep_ms(number(args[1]));
	must(unlink(args[0]), "unlink");
}

/* sync NAME: a file by fsync() and by fdatasync(), and everything. */
static void do_sync(char **args)
{
	int fd = must(open(args[0], O_WRONLY | O_CREAT, 0644), args[0]);

	must((int)write(fd, block, BLOCK), "write");
	must(fsync(fd), "fsync");
	must(fdatasync(fd), "fdatasync");
	sync();
	close(fd);
}

/* map NAME PAGES: writes to pages of a private mapping of a file, and reads as many of no file. */
static void do_map(char **args)
{
	int pages = number(args[1]);
	int fd = must(open(args[0], O_RDWR | O_CREAT, 0644), args[0]);
	volatile char *map;

	must(ftruncate(fd, (off_t)pages * BLOCK), "ftruncate");
	map = mmap(NULL, (size_t)pages * BLOCK, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	for (int n = 0; n < pages; n++)
		map[(size_t)n * BLOCK] = 1;
	close(fd);
	map = mmap(NULL, (size_t)pages * BLOCK, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	for (int n = 0; n < pages; n++)
		(void)map[(size_t)n * BLOCK];
}

/* grow KB...: maps as much, and removes the first of the mappings. */
static void do_grow(char **args)
{
	void *first = NULL;
	int size = number(args[0]) * 1024;

	for (; *args; args++) {
		void *map = mmap(NULL, (size_t)number(*args) * 1024, PROT_READ | PROT_WRITE,
				 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		first = first ? first : map;
	}
	munmap(first, (size_t)size);
}

/* eat MB: touches as much memory, in a child; the kernel is expected to kill that. */
static void do_eat(char **args)
{
	size_t size = (size_t)number(args[0]) << 20;
	int status;
	pid_t child = fork();

	if (child == 0) {
		char *map = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
				 -1, 0);

		memset(map, 1, size);
		_exit(0);
	}
	waitpid(child, &status, 0);
	printf("%d %d\n", child, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
}

/* spin CPU MS: runs there for MS. */
static void do_spin(char **args)
{
	stay_on(number(args[0]));
	spin_ms(number(args[1]));
}

static void *spinning(void *ms)
{
	spin_ms((int)(intptr_t)ms);
	return NULL;
}

/* compete CPU MS: two threads that want to run there for MS each. */
static void do_compete(char **args)
{
	void *ms = (void *)(intptr_t)number(args[1]);
	pthread_t other;

	stay_on(number(args[0]));
	pthread_create(&other, NULL, spinning, ms);
	spinning(ms);
	pthread_join(other, NULL);
}

/* sleep COUNT MS */
static void do_sleep(char **args)
{
	for (int n = number(args[0]); n > 0; n--)
		sleep_ms(number(args[1]));
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *mutex_waiter(void *unused)
{
	pthread_mutex_lock(&mutex);
	pthread_mutex_unlock(&mutex);
	return unused;
}

/* mutex MS: a thread holds a mutex for MS that another one wants; prints its address. */
static void do_mutex(char **args)
{
	pthread_t other;

	printf("%lx\n", (unsigned long)&mutex);
	pthread_mutex_lock(&mutex);
	pthread_create(&other, NULL, mutex_waiter, NULL);
	sleep_ms(number(args[0]));
	pthread_mutex_unlock(&mutex);
	pthread_join(other, NULL);
}

static void *reader(void *fd)
{
	struct iovec parts[256];

	for (int n = 0; n < 256; n++)
		parts[n] = (struct iovec){ block, sizeof(block) };
	must((int)readv((int)(intptr_t)fd, parts, 256), "readv");
	return NULL;
}

/*
 * shared CPU: two threads there read 256 MB from a descriptor that they share: the second has to
 * wait for the place in the file, as the first does not run meanwhile.
 */
static void do_shared(char **args)
{
	int memory = must(memfd_create("shared", 0), "memfd_create"), fd;
	char name[40];
	pthread_t other;

	must(ftruncate(memory, 1 << 30), "ftruncate");
	/* The position of a descriptor of memfd_create() itself has no lock. */
	snprintf(name, sizeof(name), "/proc/self/fd/%d", memory);
	fd = must(open(name, O_RDONLY), name);
	stay_on(number(args[0]));
	pthread_create(&other, NULL, reader, (void *)(intptr_t)fd);
	reader((void *)(intptr_t)fd);
	pthread_join(other, NULL);
}

/* flock NAME MS: a child locks the file for MS, which the parent wants meanwhile. */
static void do_flock(char **args)
{
	int fds[2], fd;
	pid_t child;
	char byte;

	must(pipe(fds), "pipe");
	child = fork();
	if (child == 0) {
		fd = must(open(args[0], O_RDWR | O_CREAT, 0644), args[0]);
		must(flock(fd, LOCK_EX), "flock");
		must((int)write(fds[1], "", 1), "write");
		sleep_ms(number(args[1]));
		must(flock(fd, LOCK_UN), "flock");
		_exit(0);
	}
	must((int)read(fds[0], &byte, 1), "read");
	fd = must(open(args[0], O_RDWR), args[0]);
	must(flock(fd, LOCK_SH), "flock");
	waitpid(child, NULL, 0);
	printf("%d\n", child);
}

/* exec PROGRAM [ARGUMENT...]: in a child. */
static void do_exec(char **args)
{
	pid_t child = fork();

	if (child == 0) {
		execv(args[0], args);
		_exit(127);
	}
	waitpid(child, NULL, 0);
	printf("%d\n", child);
}

/* exit STATUS MS: a child that ends with this status after MS. */
static void do_exit(char **args)
{
	pid_t child = fork();

	if (child == 0) {
		sleep_ms(number(args[1]));
		_exit(number(args[0]));
	}
	waitpid(child, NULL, 0);
	printf("%d\n", child);
}

static void *nothing(void *unused)
{
	return unused;
}

/* threads COUNT: one after the other; and a child. */
static void do_threads(char **args)
{
	pthread_t other;
	pid_t child;

	for (int n = number(args[0]); n > 0; n--) {
		pthread_create(&other, NULL, nothing, NULL);
		pthread_join(other, NULL);
	}
	child = fork();
	if (child == 0)
		_exit(0);
	waitpid(child, NULL, 0);
	printf("%d\n", child);
}

static void ignore_signal(int sig)
{
	(void)sig;
}

/* signals COUNT: this many of SIGUSR1 to a child, SIGTERM, which ends it, and one to nobody. */
static void do_signals(char **args)
{
	pid_t child;

	signal(SIGUSR1, ignore_signal);
	child = fork();
	if (child == 0) {
		for (;;)
			pause();
	}
	for (int n = number(args[0]); n > 0; n--) {
		must(kill(child, SIGUSR1), "kill");
		sleep_ms(20);
	}
	must(kill(child, SIGTERM), "kill");
	waitpid(child, NULL, 0);
	kill(child, SIGTERM);
	printf("%d\n", child);
}

/* calls COUNT: of getppid(2), and as many of close(2) that fail. */
static void do_calls(char **args)
{
	for (int n = number(args[0]); n > 0; n--) {
		syscall(SYS_getppid);
		close(-1);
	}
}

static struct sockaddr_in local(const char *port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons((uint16_t)number(port)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

static int listener(const char *port)
{
	struct sockaddr_in address = local(port);
	int fd = must(socket(AF_INET, SOCK_STREAM, 0), "socket"), on = 1;

	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	must(bind(fd, (struct sockaddr *)&address, sizeof(address)), "bind");
	must(listen(fd, 16), "listen");
	return fd;
}

static int connection(const char *port)
{
	struct sockaddr_in address = local(port);
	int fd = must(socket(AF_INET, SOCK_STREAM, 0), "socket");

	must(connect(fd, (struct sockaddr *)&address, sizeof(address)), "connect");
	return fd;
}

static void send_all(int fd, int size)
{
	for (int done = 0; done < size;)
		done += must((int)write(fd, block, (size_t)(size - done)), "write");
}

static void receive_all(int fd)
{
	while (must((int)read(fd, block, sizeof(block)), "read") > 0)
		;
}

/*
 * tcp PORT COUNT KB: connections to this host, one after the other. Each sends KB from the one that
 * connects to a child that accepts, and the former closes first.
 */
static void do_tcp(char **args)
{
	int fd = listener(args[0]), count = number(args[1]), size = number(args[2]) * 1024;
	pid_t child = fork();

	if (child == 0) {
		for (int n = 0; n < count; n++) {
			int accepted = must(accept(fd, NULL, NULL), "accept");

			receive_all(accepted);
			close(accepted);
		}
		_exit(0);
	}
	for (int n = 0; n < count; n++) {
		char byte;
		int other = connection(args[0]);

		send_all(other, size);
		/* So that both ends have closed before the next one. */
		shutdown(other, SHUT_WR);
		must((int)read(other, &byte, 1), "read");
		close(other);
	}
	waitpid(child, NULL, 0);
	printf("%d\n", child);
}

/* udp PORT COUNT SIZE: datagrams to itself, each received before the next is sent. */
static void do_udp(char **args)
{
	struct sockaddr_in address = local(args[0]);
	int size = number(args[2]);
	int to = must(socket(AF_INET, SOCK_DGRAM, 0), "socket");
	int from = must(socket(AF_INET, SOCK_DGRAM, 0), "socket");

	must(bind(to, (struct sockaddr *)&address, sizeof(address)), "bind");
	must(connect(from, (struct sockaddr *)&address, sizeof(address)), "connect");
	for (int n = number(args[1]); n > 0; n--) {
		must((int)send(from, block, (size_t)size, 0), "send");
		must((int)recv(to, block, sizeof(block), 0), "recv");
	}
}

static const struct {
	const char *name;
	void (*act)(char **args);
	int arguments; /* at least */
} things[] = {
	{ "calls", do_calls, 1 },
	{ "compete", do_compete, 2 },
	{ "copy", do_copy, 3 },
	{ "create", do_create, 2 },
	{ "direct", do_direct, 5 },
	{ "writes", do_writes, 2 },
	{ "eat", do_eat, 1 },
	{ "exec", do_exec, 1 },
	{ "exit", do_exit, 2 },
	{ "flock", do_flock, 2 },
	{ "list", do_list, 1 },
	{ "grow", do_grow, 1 },
	{ "map", do_map, 2 },
	{ "mutex", do_mutex, 1 },
	{ "open", do_open, 0 },
	{ "shared", do_shared, 1 },
	{ "short-lived", do_short_lived, 2 },
	{ "signals", do_signals, 1 },
	{ "sleep", do_sleep, 2 },
	{ "spin", do_spin, 2 },
	{ "stat", do_stat, 0 },
	{ "sync", do_sync, 1 },
	{ "tcp", do_tcp, 3 },
	{ "threads", do_threads, 1 },
	{ "udp", do_udp, 3 },
};

int main(int argc, char **argv)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("%d\n", getpid());
	for (size_t n = 0; argc > 1 && n < sizeof(things) / sizeof(things[0]); n++) {
		if (!strcmp(things[n].name, argv[1]) && argc - 2 >= things[n].arguments) {
			things[n].act(argv + 2);
			return 0;
		}
	}
	errx(2, "do what?");
}
