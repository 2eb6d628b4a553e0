// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "procfs.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The numbers after a word in a file of /proc, at most two; how many there are. */
static int read_numbers(const char *path, const char *word, int64_t ret[2])
{
	const size_t length = strlen(word);
	char line[1024];
	int n = 0;
	FILE *f;

	f = fopen(path, "re");
	if (!f)
		return 0;
	while (n <= 0 && fgets(line, sizeof(line), f))
		if (!strncmp(line, word, length))
			n = sscanf(line + length, "%" SCNi64 "%" SCNi64, &ret[0], &ret[1]);
	fclose(f);
	return n > 0 ? n : 0;
}

/*
 * Whether ids in /proc are those that system calls take: NSpid begins with the one that /proc has,
 * and ends with that of the process's own namespace.
 */
static bool is_ours(void)
{
	static enum { UNKNOWN, SAME, OTHER } answer;
	int64_t numbers[2];

	if (answer == UNKNOWN)
		answer = read_numbers("/proc/self/status", "NSpid:", numbers) == 2 ? OTHER : SAME;
	return answer == SAME;
}

/* What /proc calls the process; 0: nothing. */
static uint64_t number_there(uint64_t pid)
{
	const int fd = (int)syscall(SYS_pidfd_open, (pid_t)pid, 0);
	int64_t numbers[2];
	char path[64];
	int n;

	if (fd < 0)
		return 0;
	snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", fd);
	n = read_numbers(path, "Pid:", numbers);
	close(fd);
	return n > 0 && numbers[0] > 0 ? (uint64_t)numbers[0] : 0;
}

void procfs_path(char *ret, size_t size, uint64_t pid, const char *entry)
{
	snprintf(ret, size, "/proc/%" PRIu64 "/%s", is_ours() ? pid : number_there(pid), entry);
}
