/* SPDX-License-Identifier: GPL-2.0-or-later */
/* share.h - how much of its time a CPU may spend as a script asks, as DTrace has it for chill(). */
#ifndef DTAP_SHARE_H
#define DTAP_SHARE_H

#include <linux/time64.h>

#include "rt.h"

#define SHARE_INTERVAL_NS NSEC_PER_SEC
#define SHARE_MAX_NS	  (SHARE_INTERVAL_NS / 2)

struct share {
	u64 start; /* ns: of the interval */
	u64 spent; /* ns in it */
};

/* What is left at `now`, in ns.  Own CPU, inside the guard. */
static inline u64 share_left(struct share *s, u64 now)
{
	if (now - s->start > SHARE_INTERVAL_NS)
		*s = (struct share){ .start = now };
	return s->spent < SHARE_MAX_NS ? SHARE_MAX_NS - s->spent : 0;
}

#endif
