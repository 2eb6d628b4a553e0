/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * kit_ahead.h - a kit made by a process of its own, while this one still reads the script.
 *
 * The first script for a kernel waits for its kit, and for the index of the kernel's types and
 * symbols: neither needs the other.
 */
#ifndef DTAP_KIT_AHEAD_H
#define DTAP_KIT_AHEAD_H

#include <stdbool.h>

struct kbuild_request;

/*
 * NULL: the kit is there, or will be made by kit_open().  Freeing it, or the death of this
 * process, ends the other one, which takes back what it has begun.
 */
struct kit_ahead *kit_ahead_start(void *ctx, const struct kbuild_request *req);

/* Waits for the end.  false: it was refused; *err, talloc'ed under ctx, says why. */
bool kit_ahead_finish(struct kit_ahead *ahead, void *ctx, const char **err);

#endif
