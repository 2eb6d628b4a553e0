// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "reap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

int reap_lock(void)
{
	int fd = open("/run/dtap.lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	while (fd >= 0 && flock(fd, LOCK_EX) && errno == EINTR)
		;
	return fd;
}

static int is_ours(const char *name)
{
	char path[128];

	snprintf(path, sizeof(path), "/sys/class/misc/dtap!%s", name);
	return !access(path, F_OK);
}

void reap_orphans(void)
{
	char line[512], name[64];
	unsigned int users;
	FILE *file;

	file = fopen("/proc/modules", "re");
	if (!file)
		return;
	while (fgets(line, sizeof(line), file))
		if (!strncmp(line, "dtap_", 5) && sscanf(line, "%63s %*u %u", name, &users) == 2 &&
		    !users && is_ours(name))
			syscall(SYS_delete_module, name, O_NONBLOCK);
	fclose(file);
}
