/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * rotate.h - a file's predecessors: FILE.1 is the last one, FILE.N the oldest.
 */
#ifndef DTAP_LOADER_ROTATE_H
#define DTAP_LOADER_ROTATE_H

#include <stdbool.h>

#define ROTATE_MOST 999 /* predecessors */

/* "SIZE[,N]"; N is 1 unless given.  NULL, or why it is refused: a phrase as "must be ...". */
const char *rotate_read(const char *text, unsigned long long *size, unsigned int *keep);
/*
 * Makes the file FILE.1 and each predecessor the next; the oldest of more than `keep` is gone.
 * false: errno says why, and the file is where it was.
 */
bool rotate_away(const char *path, unsigned int keep);
/* The file, if its place is free, is there again; its predecessors stay where they are now. */
void rotate_back(const char *path);

#endif
