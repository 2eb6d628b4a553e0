/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * guard.h - the guardian: a process that removes the module when the loader dies.
 *
 * It is a session of its own, blocks every signal, keeps no descriptor of the loader's
 * but those it waits on, and does nothing while the loader lives.
 */
#ifndef DTAP_LOADER_GUARD_H
#define DTAP_LOADER_GUARD_H

#include <sys/types.h>

struct guard {
	pid_t pid; /* 0: none */
	int fd;
};

/* To be called before anything is opened. Without a guardian the loader goes on. */
void guard_start(struct guard *guard);
/* The module is gone: so may be the guardian. */
void guard_stop(struct guard *guard);

#endif
