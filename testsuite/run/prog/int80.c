// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * int80: system calls of 32-bit programs, made by a 64-bit one: open and openat of /nowhere,
 * lseek(-1, -1, 0), then a getppid() of each kind.  Exits with 2 where the kernel has none.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { I386_OPEN = 5, I386_LSEEK = 19, I386_GETPPID = 64, I386_OPENAT = 295 };

/* The upper halves of registers are not the call's. */
#define RUBBISH 0x5555555500000000

static long call(long nr, long a, long b, long c)
{
	long result = nr;

	__asm__ volatile("int $0x80"
			 : "+a"(result)
			 : "b"(RUBBISH | (a & 0xffffffff)), "c"(RUBBISH | (b & 0xffffffff)),
			   "d"(RUBBISH | (c & 0xffffffff))
			 : "r8", "r9", "r10", "r11", "memory");
	return (int)result;
}

static void none(int signal)
{
	(void)signal;
	_exit(2);
}

int main(void)
{
	char *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
			 MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);

	if (low == MAP_FAILED)
		return 3;
	strcpy(low, "/nowhere");
	signal(SIGSEGV, none);
	if (call(I386_OPEN, (long)low, O_RDONLY, 0) != -ENOENT)
		return 2;
	call(I386_OPENAT, AT_FDCWD, (long)low, O_RDONLY);
	call(I386_LSEEK, -1, -1, 0);
	call(I386_GETPPID, 0, 0, 0);
	syscall(SYS_getppid);
	return 0;
}
