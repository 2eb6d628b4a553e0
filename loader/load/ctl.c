// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "ctl.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static int device_call(struct ctl *ctl, u32 request, void *arg)
{
	int n;

	do
		n = ioctl(ctl->fd, request, arg);
	while (n < 0 && errno == EINTR);
	return n < 0 ? -errno : 0;
}

static void *device_map(struct ctl *ctl, u64 offset, size_t size, bool writable, bool twice)
{
	const int protection = PROT_READ | (writable ? PROT_WRITE : 0);
	char *start;

	if (!twice) {
		start = mmap(NULL, size, protection, MAP_SHARED, ctl->fd, (off_t)offset);
		return start == MAP_FAILED ? NULL : start;
	}
	start = mmap(NULL, 2 * size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (start == MAP_FAILED)
		return NULL;
	for (int i = 0; i < 2; i++)
		if (mmap(start + (size_t)i * size, size, protection, MAP_SHARED | MAP_FIXED,
			 ctl->fd, (off_t)offset) == MAP_FAILED) {
			int error = errno;

			munmap(start, 2 * size);
			errno = error;
			return NULL;
		}
	return start;
}

static void device_unmap(struct ctl *ctl, void *address, size_t size, bool twice)
{
	(void)ctl;
	munmap(address, twice ? 2 * size : size);
}

static const struct ctl_ops device_ops = {
	.call = device_call,
	.map = device_map,
	.unmap = device_unmap,
};

/* Where udev or devtmpfs did not make the node, make a private one for a moment. */
static int open_by_number(const char *module)
{
	char path[128], folder[] = "/run/dtap.XXXXXX", node[64];
	unsigned int major, minor;
	int fd = -1, error, n = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/sys/class/misc/dtap!%s/dev", module);
	file = fopen(path, "re");
	if (!file)
		return -ENOENT;
	n = fscanf(file, "%u:%u", &major, &minor);
	fclose(file);
	if (n != 2)
		return -ENODEV;
	if (!mkdtemp(folder))
		return -errno;
	snprintf(node, sizeof(node), "%s/device", folder);
	if (!mknod(node, S_IFCHR | 0600, makedev(major, minor)))
		fd = open(node, O_RDWR | O_CLOEXEC);
	error = errno;
	unlink(node);
	rmdir(folder);
	return fd < 0 ? -error : fd;
}

int ctl_open(struct ctl *ctl, const char *module)
{
	char path[128];
	int fd;

	ctl->ops = &device_ops;
	snprintf(path, sizeof(path), "/dev/dtap/%s", module);
	fd = open(path, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		fd = errno == ENOENT ? open_by_number(module) : -errno;
	ctl->fd = fd < 0 ? -1 : fd;
	return fd < 0 ? fd : 0;
}

void ctl_close(struct ctl *ctl)
{
	if (ctl->fd >= 0)
		close(ctl->fd);
	ctl->fd = -1;
}
