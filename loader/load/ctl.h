/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ctl.h - the control channel to a module: its device's ioctls and mappings.
 *
 * The calls go through a table, so that tests can put a kernel side of their own
 * underneath.  Errors are negative errno values.
 */
#ifndef DTAP_LOADER_CTL_H
#define DTAP_LOADER_CTL_H

#include <stdbool.h>
#include <stddef.h>

#include "runtime/abi.h"

struct ctl;

struct ctl_ops {
	int (*call)(struct ctl *ctl, u32 request, void *arg);
	/* NULL: failed, errno set. `twice` maps the bytes two times in a row. */
	void *(*map)(struct ctl *ctl, u64 offset, size_t size, bool writable, bool twice);
	void (*unmap)(struct ctl *ctl, void *address, size_t size, bool twice);
};

struct ctl {
	const struct ctl_ops *ops;
	int fd;	    /* for poll(); -1: none */
	void *fake; /* a test's own */
};

#define CTL_WHY 300
/* Opens the device of a loaded module.  false: why names what could not be used, and the reason. */
bool ctl_open(struct ctl *ctl, const char *module, char why[CTL_WHY]);
void ctl_close(struct ctl *ctl);

static inline int ctl_call(struct ctl *ctl, u32 request, void *arg)
{
	return ctl->ops->call(ctl, request, arg);
}

#endif
