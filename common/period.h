/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * period.h - the units of time that D's options and timers know: ns, us, ms, s, m, h, d with their
 * longer names, and hz; capitals or not.
 */
#ifndef DTAP_COMMON_PERIOD_H
#define DTAP_COMMON_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#define NSEC_PER_SEC 1000000000ull

/*
 * Makes nanoseconds of *n units; of hz: from one of *n in a second to the next, 0 of 0.
 * false: there is no such unit ("" is none), or the result is too large.
 */
bool period_scale(uint64_t *n, const char *unit);

#endif
