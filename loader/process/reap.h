/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * reap.h - modules that nobody uses any more.
 *
 * A loader holds the lock from before it inserts its module until it has opened the
 * device.  Who has the lock may therefore remove every dtap module that is not in use.
 */
#ifndef DTAP_LOADER_REAP_H
#define DTAP_LOADER_REAP_H

/* A descriptor to close, -1 without a lock. Waits for whoever has it. */
int reap_lock(void);
/*
 * Removes what earlier loaders left behind: modules that carry dtap's device and that nobody holds,
 * and folders of device nodes. Without the lock nothing. tell: what became of each module, error 0:
 * removed; NULL: nobody is told.
 */
void reap_orphans(int lock, void (*tell)(void *arg, const char *module, int error), void *arg);
/* dtaprun --sweep: the same, and says which.  The exit status. */
int reap_sweep(void);

#endif
