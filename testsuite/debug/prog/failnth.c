// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * failnth.so: lets one request for memory fail, the FAIL_NTH-th of those that the kernel makes in
 * the system calls by which dtaprun loads, drives and removes a module (see "fail-nth" in the
 * kernel's fault-injection.rst). Preloaded into dtaprun; writes into the file FAIL_LOG in which
 * call it was.
 */
#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static int nth_fd = -1, log_fd = -1, device = -1;
static long left;
static pid_t loader;

__attribute__((constructor)) static void begin(void)
{
	const char *n = getenv("FAIL_NTH"), *log = getenv("FAIL_LOG");

	if (!n || !log)
		return;
	nth_fd = open("/proc/self/fail-nth", O_RDWR | O_CLOEXEC);
	log_fd = open(log, O_WRONLY | O_APPEND | O_CLOEXEC);
	if (nth_fd < 0 || log_fd < 0)
		abort();
	left = atol(n);
	loader = getpid();
	unsetenv("LD_PRELOAD");
}

/* What dtaprun starts is not disturbed. */
static void before(void)
{
	char text[24];

	if (left <= 0 || getpid() != loader)
		return;
	snprintf(text, sizeof(text), "%ld", left);
	if (pwrite(nth_fd, text, strlen(text), 0) < 0)
		abort();
}

/*
 * The kernel counts on while it copies the number and takes the next: when the failure hits these,
 * the call had one request less than what was left.
 */
static void after(const char *call, unsigned long number)
{
	const int error = errno;
	char text[80];
	ssize_t n;

	if (left <= 0 || getpid() != loader)
		return;
	n = pread(nth_fd, text, sizeof(text) - 1, 0);
	(void)!pwrite(nth_fd, "0", 1, 0);
	text[n > 0 ? n : 0] = 0;
	left = n > 0 ? atol(text) : 1;
	if (!left)
		dprintf(log_fd, "%s 0x%lx: %s", call, number, error ? strerror(error) : "done");
	errno = error;
}

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

long syscall(long number, ...)
{
	const int watched = number == SYS_init_module || number == SYS_delete_module;
	long a[6], result;
	va_list ap;

	va_start(ap, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(ap, long);
	va_end(ap);
	errno = 0;
	if (watched)
		before();
	result = REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	if (watched)
		after("syscall", (unsigned long)number);
	return result;
}

int open(const char *path, int flags, ...)
{
	const int watched = !strncmp(path, "/dev/dtap/", 10);
	int fd, mode;
	va_list ap;

	va_start(ap, flags);
	mode = va_arg(ap, int);
	va_end(ap);
	if (watched) {
		errno = 0;
		before();
	}
	fd = REAL(open)(path, flags, mode);
	if (watched) {
		after("open", 0);
		device = fd;
	}
	return fd;
}

int ioctl(int fd, unsigned long request, ...)
{
	void *arg;
	int result;
	va_list ap;

	va_start(ap, request);
	arg = va_arg(ap, void *);
	va_end(ap);
	errno = 0;
	if (fd == device)
		before();
	result = REAL(ioctl)(fd, request, arg);
	if (fd == device)
		after("ioctl", request);
	return result;
}

void *mmap(void *start, size_t size, int protection, int flags, int fd, off_t offset)
{
	const int watched = fd >= 0 && fd == device;
	void *result;

	if (watched) {
		errno = 0;
		before();
	}
	result = REAL(mmap)(start, size, protection, flags, fd, offset);
	if (watched)
		after("mmap", (unsigned long)offset);
	return result;
}

int poll(struct pollfd *fds, nfds_t n, int limit)
{
	int result;

	errno = 0;
	before();
	result = REAL(poll)(fds, n, limit);
	after("poll", n);
	return result;
}

int close(int fd)
{
	const int watched = fd >= 0 && fd == device;
	int result;

	if (watched) {
		errno = 0;
		before();
		device = -1;
	}
	result = REAL(close)(fd);
	if (watched)
		after("close", 0);
	return result;
}
