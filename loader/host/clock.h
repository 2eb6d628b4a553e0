/* SPDX-License-Identifier: GPL-2.0-or-later */
/* clock.h - the clock that the kernel side's times are of, and the one on the wall. */
#ifndef DTAP_LOADER_CLOCK_H
#define DTAP_LOADER_CLOCK_H

#include <time.h>

#include "common/period.h"
#include "runtime/abi.h"

/* CLOCK_MONOTONIC, ns. */
static inline u64 clock_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (u64)ts.tv_sec * NSEC_PER_SEC + (u64)ts.tv_nsec;
}

/* What CLOCK_REALTIME has more than CLOCK_MONOTONIC now, ns: it changes when the time is set. */
static inline s64 clock_wall_offset(void)
{
	const u64 before = clock_now();
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	return (s64)((u64)ts.tv_sec * NSEC_PER_SEC + (u64)ts.tv_nsec - before);
}

#endif
