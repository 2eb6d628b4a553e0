/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * progress.h - what a step of seconds does, while it lasts, as a line on standard error.
 *
 * On a terminal the line says how long it has taken so far; elsewhere it is written once, at the
 * beginning, and not if the program is to be quiet.  One step at a time.
 */
#ifndef DTAP_PROGRESS_H
#define DTAP_PROGRESS_H

#include <stdbool.h>

struct progress;

/* NULL: there is nothing to end. */
struct progress *progress_begin(void *ctx, const char *text, bool quiet);
/* Messages of others may follow.  Takes NULL, too. */
void progress_end(struct progress *p);

#endif
