// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "module.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "loader/host/clock.h"
#include "loader/process/reap.h"
#include "loader/host/say.h"

#define NAMES		100 /* of one script at the same time */
#define REMOVE_LIMIT_NS 2000000000ull

/* ------------------------------------------------------------- explanations */

static const char *explain(int error)
{
	switch (error) {
	case ENOEXEC:
		return "the kernel does not take it: it was made for another kernel or "
		       "configuration";
	case EKEYREJECTED:
	case ENOKEY:
	case EBADMSG:
		return "this kernel only takes modules signed with a key it trusts";
	case EPERM:
	case EACCES:
		return "loading modules is not permitted here: no privilege, locked down, or "
		       "turned off";
	case ENOENT:
		return "it needs a symbol that this kernel does not have";
	case EEXIST:
		return "too many runs of this script at the same time";
	case ENOSYS:
		return "this kernel takes no modules";
	}
	return strerror(error);
}

/* The last line that the kernel has logged since `fd` was opened; "" if none. */
static void last_log_line(int fd, char *ret, size_t size)
{
	char record[1024], *text;
	ssize_t n;

	*ret = '\0';
	while (fd >= 0 && (n = read(fd, record, sizeof(record) - 1)) > 0) {
		record[n] = '\0';
		text = strchr(record, ';');
		if (!text)
			continue;
		text[strcspn(text, "\n")] = '\0';
		snprintf(ret, size, "%s", text + 1);
	}
}

static int open_log(void)
{
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);

	if (fd >= 0)
		lseek(fd, 0, SEEK_END);
	return fd;
}

/* ----------------------------------------------------------------- inserting */

static int insert(const struct image *image)
{
	return syscall(SYS_init_module, image->bytes, image->size, "") ? errno : 0;
}

/* Under its own name, or when that is taken, under one with a number. */
static int insert_named(struct module *module, struct image *image, const struct meta *meta)
{
	char before[MODULE_NAME_ROOM];
	int error;

	snprintf(module->name, sizeof(module->name), "%s", meta->module);
	error = insert(image);
	for (int i = 2; error == EEXIST && i <= NAMES; i++) {
		memcpy(before, module->name, sizeof(before));
		snprintf(module->name, sizeof(module->name), "%.48s_%d", meta->module, i);
		if (!image_rename(image, before, module->name))
			break;
		error = insert(image);
	}
	return error;
}

bool module_insert(struct module *module, struct image *image, const struct meta *meta,
		   const char *path, struct ctl *ctl)
{
	const int log = open_log();
	int lock, error;
	char line[300], why[CTL_WHY];

	lock = reap_lock();
	reap_orphans(lock, NULL, NULL);
	error = insert_named(module, image, meta);
	if (error) {
		module->name[0] = '\0';
		last_log_line(log, line, sizeof(line));
		say("failed to load %s: %s%s%s%s", path, explain(error), *line ? " (kernel: " : "",
		    line, *line ? ")" : "");
	} else {
		error = !ctl_open(ctl, module->name, why);
		if (error) {
			say("failed to open the device of module %s: %s; a container must be given "
			    "this machine's /dev",
			    module->name, why);
			module_remove(module);
		}
	}
	close(lock);
	close(log);
	return !error;
}

/* ------------------------------------------------------------------ removing */

/* Somebody who looks at the module, as in /sys/module, keeps it for a moment. */
bool module_remove(struct module *module)
{
	const u64 limit = clock_now() + REMOVE_LIMIT_NS;
	struct timespec pause = { .tv_nsec = 500000 };
	int error;

	if (!module->name[0])
		return true;
	for (;;) {
		error = syscall(SYS_delete_module, module->name, O_NONBLOCK) ? errno : 0;
		if ((error != EAGAIN && error != EBUSY) || clock_now() > limit)
			break;
		nanosleep(&pause, NULL);
		if (pause.tv_nsec < 50000000)
			pause.tv_nsec *= 2;
	}
	if (error && error != ENOENT) {
		say("failed to remove module %s: %s", module->name, strerror(error));
		return false;
	}
	module->name[0] = '\0';
	return true;
}
