/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * buckets.h - what the buckets of quantize(), lquantize() and llquantize() stand for.
 */
#ifndef DTAP_LOADER_BUCKETS_H
#define DTAP_LOADER_BUCKETS_H

#include "runtime/abi.h"
#include "runtime/llquantize.h"
#include "metadata.h"

#define BUCKET_LABEL 40

static inline bool histogram_is(enum aggfunc func)
{
	return func == AGG_QUANTIZE || func == AGG_LQUANTIZE || func == AGG_LLQUANTIZE;
}

/* The buckets of one aggregation, by index; counters follow abi.h, without the count of updates. */
struct buckets {
	const struct meta_agg *agg;
	u32 count;
	u32 empty_first, empty_last; /* what is shown of a distribution without data */
	struct llquantize ll;
};

struct buckets buckets_of(const struct meta_agg *agg);
/* Of llquantize() some can hold no value. */
bool buckets_exists(const struct buckets *buckets, u32 i);
/* DTrace's; first: of the buckets that are shown. */
void buckets_label(const struct buckets *buckets, u32 i, u32 first, char ret[BUCKET_LABEL]);
/* What is shown: one more than what has data, on either side. */
void buckets_shown(const struct buckets *buckets, const u64 *counters, u32 *first, u32 *last);

/* The values that count there, ends included. */
struct bucket_range {
	bool has_min, has_max;
	s64 min, max;
};

struct bucket_range bucket_range(const struct buckets *buckets, u32 i);
/* Sum of bucket value times count: what distributions are sorted by. */
long double buckets_weight(const struct meta_agg *agg, const u64 *counters);
/* What decides between equal sums: the count of the bucket that adds nothing to them, or 0. */
s64 buckets_zero(const struct meta_agg *agg, const u64 *counters);

#endif
