// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "reap.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "common/module_name.h"
#include "loader/host/privilege.h"
#include "loader/host/say.h"

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

/* Private nodes of loaders that ended in the moment between making and opening one (ctl.c). */
static void remove_folders(void)
{
	char path[300];
	struct dirent *entry;
	DIR *run = opendir("/run");

	while (run && (entry = readdir(run))) {
		if (strncmp(entry->d_name, "dtap.", 5) || strlen(entry->d_name) != 11)
			continue;
		snprintf(path, sizeof(path), "/run/%s/device", entry->d_name);
		unlink(path);
		*strrchr(path, '/') = '\0';
		rmdir(path);
	}
	if (run)
		closedir(run);
}

void reap_orphans(int lock, void (*tell)(void *arg, const char *module, int error), void *arg)
{
	char line[512], name[64];
	unsigned int users;
	int error;
	FILE *file;

	if (lock < 0)
		return;
	remove_folders();
	file = fopen("/proc/modules", "re");
	if (!file)
		return;
	while (fgets(line, sizeof(line), file)) {
		if (strncmp(line, MODULE_NAME_PREFIX, strlen(MODULE_NAME_PREFIX)) ||
		    sscanf(line, "%63s %*u %u", name, &users) != 2 || users || !is_ours(name))
			continue;
		error = syscall(SYS_delete_module, name, O_NONBLOCK) ? errno : 0;
		if (tell)
			tell(arg, name, error);
	}
	fclose(file);
}

/* --------------------------------------------------------------------- sweep */

#define TRIES 20 /* in two seconds: somebody who looks at a module keeps it for a moment */

struct sweep {
	bool last;
	unsigned int removed, left;
};

static void tell_swept(void *arg, const char *module, int error)
{
	struct sweep *s = arg;

	if (!error)
		printf("removed %s\n", module);
	else if (error != ENOENT && s->last)
		say("failed to remove module %s: %s", module, strerror(error));
	s->removed += !error;
	s->left += error && error != ENOENT;
}

int reap_sweep(void)
{
	const struct timespec pause = { .tv_nsec = 100000000 };
	struct sweep s = { 0 };
	int lock;

	if (!privilege_check("removing modules"))
		return EXIT_FAILURE;
	for (int i = 1; i <= TRIES; i++) {
		lock = reap_lock();
		if (lock < 0) {
			say("failed to lock /run/dtap.lock: %s", strerror(errno));
			return EXIT_FAILURE;
		}
		s.last = i == TRIES;
		s.left = 0;
		reap_orphans(lock, tell_swept, &s);
		close(lock);
		if (!s.left)
			break;
		nanosleep(&pause, NULL);
	}
	if (!s.removed && !s.left)
		printf("no module was left behind\n");
	if (fflush(stdout)) {
		say("failed to write: %s", strerror(errno));
		return EXIT_FAILURE;
	}
	return s.left ? EXIT_FAILURE : EXIT_SUCCESS;
}
