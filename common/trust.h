/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * trust.h - who could have changed what this process is going to believe.
 *
 * The cache holds commands that are run and code that a kernel loads.  It is trusted when nobody
 * but this user and root can change it: the folder, and each one on the way to it, belongs to one
 * of the two and only the owner may write to it.  A group counts as others: whoever may join it is
 * not known here (an access list shows itself in the group's bits).  A folder that others may
 * write to is passed only if it is sticky, as /tmp is, and what is entered there has the right
 * owner.  Links are followed as the kernel does, and must have the right owner, too.  A
 * file system that knows no owners is trusted by what it shows.
 *
 * Each step is taken from the folder that the last one has opened and looked at, and nobody else
 * may rename anything in there: what was true stays true, and a path may be used after this.
 *
 * Functions return false or -1 with *why NULL when the system refused, and errno says why; else
 * *why is a sentence without an end, talloc'ed under ctx, to be followed by a remedy.
 */
#ifndef DTAP_TRUST_H
#define DTAP_TRUST_H

#include <stdbool.h>

enum trust {
	TRUST_MAKE = 1,	  /* folders that are not there are made, for this user alone */
	TRUST_SHARED = 2, /* others may write to it if it is sticky: for who makes a folder in it */
};

bool trust_folder(void *ctx, const char *path, unsigned int flags, const char **why);
/* trust_folder(), and nothing is in it but files that nobody else can have written. */
bool trust_files(void *ctx, const char *path, unsigned int flags, const char **why);
/* Opens a file in a trusted folder for a lock, made when it is not there. */
int trust_lock(void *ctx, const char *path, const char **why);

#endif
