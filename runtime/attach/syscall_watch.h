/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * syscall_watch.h - which probes of system calls fire at all.
 *
 * A probe that is watched has another handler in its row, which notes that it fires and then puts
 * the script's own in its place: later firings cost what they always do.
 *
 * Process context, one caller at a time (relay.c's mutex).  A part of its own, rt_part_watch: in a
 * module without it nothing can be watched.
 */
#ifndef DTAP_SYSCALL_WATCH_H
#define DTAP_SYSCALL_WATCH_H

#include "env.h"
#include "rt.h"

/* What attach_syscall.c runs at a system call. */
struct syscall_row {
	const struct rt_handler *handler;
	const struct rt_probe *probe;
	struct syscall_row *next; /* of the same number */
};

/* Serves DTAP_IOC_WATCH: before arming it asks for a watch, later it has the answer. */
int syscall_watch(struct dtap_watch *watch);
/* Whether a probe of the handler is watched. */
bool syscall_watched(const struct rt_handler *h);
/* Sets the rows up to `end`, before anything can run them. */
void syscall_watch_set(struct syscall_row *rows, const struct syscall_row *end);

#endif
