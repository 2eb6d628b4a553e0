/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * llquantize.h - the buckets of llquantize(), for the runtime that counts and the loader that
 * prints.  Pure arithmetic; needs abi.h only.
 *
 * Magnitude m, from low to high, is the interval [factor^m, factor^(m+1)).  It is cut into
 * slices of width factor^(m+1) / steps; what lies below factor^m belongs to the magnitude
 * before it, so steps - steps/factor slices are its own.  With steps > factor^(m+1) slices
 * are narrower than 1 and most hold no integer.  With steps < factor (then steps divides
 * factor) a magnitude has `steps` slices, the first one shortened to begin at factor^m.
 *
 *	centre:      |v| < factor^low
 *	positive:    bucket 1 is the first slice of magnitude low, ... nbucket: v >= factor^(high+1)
 *	negative:    the same mirrored
 *
 * A distribution has 2 * nbucket + 1 counters: negative ones downwards from the centre at
 * index nbucket, positive ones upwards.
 *
 * The translator guarantees factor >= 2, low <= high, factor^(high+1) < 2^64, and that steps
 * divides factor, or is a multiple of factor and divides a power of it up to factor^(low+1)
 * (factor^2 for low = 0).
 */
#ifndef DTAP_LLQUANTIZE_H
#define DTAP_LLQUANTIZE_H

#include "abi.h"

struct llquantize {
	u32 factor, low, high, steps;
};

/* Slices of one magnitude. */
static inline u32 llquantize_slices(const struct llquantize *q)
{
	return q->steps - q->steps / q->factor;
}

/* Buckets on one side of the centre. */
static inline u32 llquantize_nbucket(const struct llquantize *q)
{
	return (q->high - q->low + 1) * llquantize_slices(q) + 1;
}

/* Position from the centre, 0 .. nbucket, of a distance from 0. */
static inline u32 llquantize_position(const struct llquantize *q, u64 v)
{
	const u32 below = q->steps / q->factor;
	u64 next = 1;
	u32 m;

	for (m = 0; m < q->low; m++)
		next *= q->factor;
	if (v < next)
		return 0;
	for (m = q->low; m <= q->high; m++) {
		next *= q->factor;
		if (v < next) {
			u64 slice =
				next >= q->steps ? v / (next / q->steps) : v * (q->steps / next);

			return (m - q->low) * llquantize_slices(q) + (u32)slice - below + 1;
		}
	}
	return llquantize_nbucket(q);
}

/* Index of a value's counter, 0 .. 2 * nbucket. */
static inline u32 llquantize_index(const struct llquantize *q, s64 v)
{
	if (v < 0)
		return llquantize_nbucket(q) - llquantize_position(q, 0 - (u64)v);
	return llquantize_nbucket(q) + llquantize_position(q, (u64)v);
}

/*
 * The bound next to 0 of position 1 .. nbucket, as a distance from 0: a value belongs to the
 * position when its distance is at least this and below the next existing position's.
 * Returns 0 when no integer can be in it (bound is then undefined), else 1.
 */
static inline int llquantize_bound(const struct llquantize *q, u32 position, u64 *bound)
{
	const u32 slices = llquantize_slices(q);
	const u32 magnitudes = (position - 1) / slices;
	u64 slice = (position - 1) % slices + q->steps / q->factor;
	u64 start = 1, next;
	u32 m;

	for (m = 0; m < q->low + magnitudes; m++)
		start *= q->factor;
	*bound = start;
	if (magnitudes > q->high - q->low)
		return position == llquantize_nbucket(q);
	next = start * q->factor;
	if (next < q->steps) {
		u64 density = q->steps / next;

		*bound = slice / density;
		return slice % density == 0;
	}
	if (slice)
		*bound = slice * (next / q->steps);
	return 1;
}

#endif
