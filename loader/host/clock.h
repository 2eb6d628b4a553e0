/* SPDX-License-Identifier: GPL-2.0-or-later */
/* clock.h - the clock that the kernel side's times are of. */
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

#endif
