/* SPDX-License-Identifier: GPL-2.0-or-later */
/* drops.h - what was lost, told to the user. */
#ifndef DTAP_LOADER_DROPS_H
#define DTAP_LOADER_DROPS_H

#include "event.h"
#include "loader/load/ring.h"

struct drops {
	u64 (*told)[DTAP_NDROPS]; /* per CPU: what has been said */
	u64 told_missed;
	u64 lost; /* all that was said, but for probes that were skipped or missed */
	u32 ncpu;
};

void drops_init(struct drops *drops, u32 ncpu);
void drops_deinit(struct drops *drops);
/*
 * Says what is new since the last call, to the writer too.  Skipped firings are only summed up when
 * `last`, because they may be many and are not a loss of what was recorded.
 */
void drops_report(struct drops *drops, const struct rings *rings, u64 missed, bool tags, bool last,
		  struct writer *writer);

#endif
