/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * siblings.h - system calls that nobody made, while programs make another of the same family:
 * open() is openat() in most of them.
 */
#ifndef DTAP_LOADER_SIBLINGS_H
#define DTAP_LOADER_SIBLINGS_H

#include "loader/load/ctl.h"
#include "loader/meta/metadata.h"

/*
 * Before the probes are armed: has the kernel side note which of the calls are made.  Those whose
 * siblings have probes, too, are left out, as are more than a script names one by one.
 */
void siblings_watch(const struct meta *meta, struct ctl *ctl);
/* Says of those that were not made which others programs may make. */
void siblings_say(const struct meta *meta, struct ctl *ctl);

#endif
