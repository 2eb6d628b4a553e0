// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A client of a module's device that is not dtaprun.
 *
 *	client DEVICE OPERATION...	does them in turn and says what became of each: info, setup,
 *					attach, begin, stop, end, detach, status, open, and
 *					setup:FIELD=NUMBER
 *	client DEVICE random SEED N	N times something that makes sense or not, says what went
 *					well at least once, and dies
 */
#define _GNU_SOURCE 1
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runtime/abi.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define PAGE	     4096

static const struct request {
	const char *name;
	unsigned int number;
} requests[] = {
	{ "info", DTAP_IOC_INFO },	 { "macro", DTAP_IOC_MACRO },
	{ "setup", DTAP_IOC_SETUP },	 { "attach", DTAP_IOC_ATTACH },
	{ "begin", DTAP_IOC_BEGIN },	 { "status", DTAP_IOC_STATUS },
	{ "agg", DTAP_IOC_AGG_SWITCH },	 { "stop", DTAP_IOC_STOP },
	{ "end", DTAP_IOC_END },	 { "detach", DTAP_IOC_DETACH },
	{ "missing", DTAP_IOC_MISSING },
};

union argument {
	struct dtap_setup setup;
	struct dtap_macro macro;
	u64 words[64];
};

static bool went_well[COUNT(requests)];

static int request(int fd, unsigned int number, void *arg)
{
	int result = ioctl(fd, number, arg);

	for (size_t i = 0; i < COUNT(requests); i++)
		went_well[i] |= !result && requests[i].number == number;
	return result;
}

static const struct dtap_setup usual = {
	.bufsize = 65536,
	.aggsize = 65536,
	.dynvarsize = 65536,
	.specsize = 8192,
	.nspec = 2,
	.strsize = 256,
	.stackframes = 20,
	.ustackframes = 20,
	.cpu = -1,
	.cleanrate = 10000000,
};

/* ---------------------------------------------------------------------- in turn */

static const struct field {
	const char *name;
	size_t offset, size;
} fields[] = {
#define FIELD(name)                                                          \
	{                                                                    \
#name, offsetof(struct dtap_setup, name), sizeof(usual.name) \
	}
	FIELD(bufsize), FIELD(aggsize),	  FIELD(dynvarsize), FIELD(specsize),
	FIELD(nspec),	FIELD(bufpolicy), FIELD(cpu),	     FIELD(bufresize),
#undef FIELD
};

static void set_field(struct dtap_setup *setup, const char *text)
{
	for (size_t i = 0; i < COUNT(fields); i++) {
		size_t n = strlen(fields[i].name);
		u64 value;

		if (strncmp(text, fields[i].name, n) || text[n] != '=')
			continue;
		value = strtoull(text + n + 1, NULL, 0);
		memcpy((char *)setup + fields[i].offset, &value, fields[i].size);
	}
}

static int operate(int fd, const char *device, const char *text)
{
	union argument arg = { .setup = usual };
	size_t n = strcspn(text, ":");

	if (!strcmp(text, "open"))
		return open(device, O_RDWR);
	if (text[n])
		set_field(&arg.setup, text + n + 1);
	for (size_t i = 0; i < COUNT(requests); i++)
		if (!strncmp(text, requests[i].name, n) && !requests[i].name[n])
			return request(fd, requests[i].number, &arg);
	errno = EINVAL;
	return -1;
}

static int in_turn(int fd, const char *device, char **operations)
{
	for (; *operations; operations++) {
		const char *result =
			operate(fd, device, *operations) < 0 ? strerror(errno) : "done";

		printf("%s: %s\n", *operations, result);
	}
	return 0;
}

/* --------------------------------------------------------------------- at random */

static u64 state;

static u64 any(u64 below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return below ? (state >> 11) % below : state;
}

/* Numbers that programs trip over, small ones most of the time. */
static u64 some_number(void)
{
	static const u64 edges[] = { 0,		 1,	     7,	      PAGE - 1,	  PAGE,
				     PAGE + 1,	 65536,	     1 << 20, 1ull << 31, 1ull << 32,
				     1ull << 40, 2ull << 40, ~0ull };

	switch (any(8)) {
	case 0:
		return edges[any(COUNT(edges))];
	case 1:
		return 0 - any(PAGE);
	case 2:
		return any(0);
	default:
		return any(16);
	}
}

static const char string[] = "a string";

/* One that leads on, with what it wants: a macro before the set-up, then that, and so on. */
static void sensible(int fd)
{
	static const unsigned int order[] = { DTAP_IOC_SETUP,  DTAP_IOC_ATTACH,	    DTAP_IOC_BEGIN,
					      DTAP_IOC_STATUS, DTAP_IOC_AGG_SWITCH, DTAP_IOC_STOP,
					      DTAP_IOC_END,    DTAP_IOC_DETACH };
	static unsigned int at;
	union argument arg = { .setup = usual };

	if (!at && any(2)) {
		arg.macro = (struct dtap_macro){ (u32)any(2), sizeof(string), 1,
						 (u64)(unsigned long)string };
		request(fd, DTAP_IOC_MACRO, &arg);
		return;
	}
	if (order[at] == DTAP_IOC_STATUS) {
		arg.words[0] = 0;
		request(fd, DTAP_IOC_MISSING, &arg);
	}
	if (order[at] == DTAP_IOC_AGG_SWITCH)
		arg.words[0] = any(2);
	if (order[at] == DTAP_IOC_SETUP)
		arg.setup.bufpolicy = (u32)any(3);
	if (!request(fd, order[at], &arg) && any(4) && at + 1 < COUNT(order))
		at++;
}

static void senseless(int fd)
{
	unsigned int number = requests[any(COUNT(requests))].number;
	union argument arg;

	for (size_t i = 0; i < COUNT(arg.words); i++)
		arg.words[i] = some_number() | (any(2) ? some_number() << 32 : 0);
	if (number == DTAP_IOC_MACRO && any(2)) {
		arg.macro.len = (u32)any(2 * sizeof(string));
		arg.macro.str = (u64)(unsigned long)string;
	}
	/* Much memory takes much time. */
	if (number == DTAP_IOC_SETUP && any(8))
		arg.setup = usual;
	if (!any(8))
		number ^= 1u << any(32);
	request(fd, number, any(16) ? (void *)&arg : (void *)(unsigned long)some_number());
}

#define MAPS 16
static struct {
	char *at;
	size_t size;
	bool writable;
} maps[MAPS];

static void map(int fd)
{
	static const u64 starts[] = { DTAP_MMAP_CTL, DTAP_MMAP_RING, DTAP_MMAP_AGG };
	static const size_t sizes[] = { PAGE, PAGE, 2 * PAGE, 65536, 65536, 65536 };
	const int protection = PROT_READ | (any(2) ? PROT_WRITE : 0) | (any(16) ? 0 : PROT_EXEC);
	u64 offset = starts[any(COUNT(starts))];
	size_t size = sizes[any(COUNT(sizes))];
	unsigned int i = (unsigned int)any(MAPS);
	void *at;

	offset += any(4) ? any(4) * size : some_number() & ~(u64)(PAGE - 1);
	if (maps[i].at)
		munmap(maps[i].at, maps[i].size / (any(8) ? 1 : 2));
	maps[i].at = NULL;
	at = mmap(NULL, size, protection, any(8) ? MAP_SHARED : MAP_PRIVATE, fd, (off_t)offset);
	if (at == MAP_FAILED)
		return;
	maps[i].at = at;
	maps[i].size = size;
	maps[i].writable = protection & PROT_WRITE;
	if (!any(8))
		mprotect(at, size, PROT_READ | PROT_WRITE);
}

static void touch(void)
{
	volatile u64 sum = 0;

	for (unsigned int i = 0; i < MAPS; i++) {
		if (!maps[i].at)
			continue;
		for (size_t k = 0; k < maps[i].size; k += 8 * any(64) + 8) {
			sum += *(u64 *)(maps[i].at + k);
			if (maps[i].writable)
				*(u64 *)(maps[i].at + k) = some_number();
		}
	}
}

static void other_calls(int fd, const char *device)
{
	struct pollfd p = { .fd = fd, .events = (short)any(0) };
	char bytes[64];
	int other;

	poll(&p, 1, 0);
	if (read(fd, bytes, sizeof(bytes)) > 0 || write(fd, bytes, sizeof(bytes)) > 0)
		abort(); /* there is nothing to read or write */
	lseek(fd, (off_t)some_number(), SEEK_SET);
	other = open(device, O_RDWR);
	if (other >= 0)
		abort(); /* one client at a time */
	other = dup(fd);
	if (any(2))
		close(other);
}

static void make_hits(void)
{
	for (int i = 0; i < 200; i++)
		syscall(SYS_getppid);
}

static void once(int fd, const char *device)
{
	switch (any(6)) {
	case 0:
	case 1:
		sensible(fd);
		break;
	case 2:
		senseless(fd);
		break;
	case 3:
		map(fd);
		break;
	case 4:
		touch();
		break;
	default:
		other_calls(fd, device);
		make_hits();
	}
}

/* A second process for the same session, which has no mappings yet: they are not inherited. */
static pid_t split(void)
{
	pid_t child = fork();

	if (!child) {
		memset(maps, 0, sizeof(maps));
		state ^= 0x5555;
	}
	return child;
}

static int at_random(int fd, const char *device, u64 seed, int n)
{
	const pid_t parent = getpid();
	pid_t child = -1;

	state = seed * 0x9e3779b97f4a7c15ull | 1;
	for (int i = 0; i < n; i++) {
		once(fd, device);
		if (i == n / 4)
			child = split();
	}
	if (getpid() != parent)
		raise(SIGKILL);
	for (size_t i = 0; i < COUNT(requests); i++)
		if (went_well[i])
			puts(requests[i].name);
	fflush(stdout);
	if (any(2))
		raise(SIGKILL);
	if (child > 0) {
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
	}
	return 0;
}

int main(int argc, char **argv)
{
	int fd;

	if (argc < 3)
		return 2;
	fd = open(argv[1], O_RDWR);
	if (fd < 0) {
		perror(argv[1]);
		return 1;
	}
	if (argc == 5 && !strcmp(argv[2], "random"))
		return at_random(fd, argv[1], strtoull(argv[3], NULL, 0), atoi(argv[4]));
	return in_turn(fd, argv[1], argv + 2);
}
