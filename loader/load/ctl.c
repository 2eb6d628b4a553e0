// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "ctl.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* Of what is at fault, with the reason in errno. */
static int no_device(char why[CTL_WHY], const char *path)
{
	const size_t n = strlen(why);

	snprintf(why + n, CTL_WHY - n, "%s: %s", path, strerror(errno));
	return -1;
}

/* The number that the kernel gave the device.  false: why says more. */
static bool read_number(const char *module, dev_t *ret, char why[CTL_WHY])
{
	unsigned int major, minor;
	char path[128];
	FILE *file;
	int n;

	snprintf(path, sizeof(path), "/sys/class/misc/dtap!%s/dev", module);
	file = fopen(path, "re");
	if (!file) {
		no_device(why, path);
		return false;
	}
	n = fscanf(file, "%u:%u", &major, &minor);
	fclose(file);
	if (n != 2) {
		errno = ENODEV;
		no_device(why, path);
		return false;
	}
	*ret = makedev(major, minor);
	return true;
}

/* Where udev or devtmpfs did not make the node, make a private one for a moment. */
static int open_by_number(const char *module, char why[CTL_WHY])
{
	char folder[] = "/run/dtap.XXXXXX", node[64];
	int fd = -1, error;
	dev_t number;

	if (!read_number(module, &number, why))
		return -1;
	if (!mkdtemp(folder))
		return no_device(why, "/run");
	snprintf(node, sizeof(node), "%s/device", folder);
	if (!mknod(node, S_IFCHR | 0600, number))
		fd = open(node, O_RDWR | O_CLOEXEC);
	error = errno;
	unlink(node);
	rmdir(folder);
	errno = error;
	return fd < 0 ? no_device(why, node) : fd;
}

bool ctl_open(struct ctl *ctl, const char *module, char why[CTL_WHY])
{
	char path[128];

	ctl->ops = &device_ops;
	snprintf(path, sizeof(path), "/dev/dtap/%s", module);
	*why = '\0';
	ctl->fd = open(path, O_RDWR | O_CLOEXEC);
	if (ctl->fd < 0 && errno == ENOENT) {
		snprintf(why, CTL_WHY, "there is no %s, and for a node of dtaprun's own ", path);
		ctl->fd = open_by_number(module, why);
	} else if (ctl->fd < 0) {
		no_device(why, path);
	}
	return ctl->fd >= 0;
}

void ctl_close(struct ctl *ctl)
{
	if (ctl->fd >= 0)
		close(ctl->fd);
	ctl->fd = -1;
}
