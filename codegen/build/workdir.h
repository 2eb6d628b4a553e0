/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * workdir.h - folders for intermediate files, which do not outlive their use.
 *
 * From workdir_create() to workdir_end() signals are held (run.h), so that ^C removes the
 * folder, too.  Its owner holds a lock on it; what the dead have left is removed when the
 * next one with the same parent and prefix is made.
 */
#ifndef DTAP_WORKDIR_H
#define DTAP_WORKDIR_H

#include <stdbool.h>

struct workdir {
	const char *path;
	int lock; /* on the folder itself */
};

/*
 * PARENT/PREFIXxxxxxx, with x for any character.  What the programs that run() starts write to
 * $TMPDIR is in there, too.  NULL: *err says why, as when others may rename what is in PARENT.
 */
struct workdir *workdir_create(void *ctx, const char *parent, const char *prefix, const char **err);
/* Removes the folder.  A signal that came meanwhile ends the process here. */
void workdir_end(struct workdir *w);
/* The same, but the folder stays for a look under a name that is returned (talloc'ed under ctx). */
const char *workdir_keep(void *ctx, struct workdir *w);

/* $TMPDIR, or /tmp. */
const char *workdir_parent(void);
/* Removes a folder with all that is in it. */
void workdir_remove_tree(const char *path);

#endif
