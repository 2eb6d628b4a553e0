/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * histogram.h - the drawings of quantize(), lquantize() and llquantize().
 */
#ifndef DTAP_LOADER_HISTOGRAM_H
#define DTAP_LOADER_HISTOGRAM_H

#include "loader/meta/buckets.h"
#include "loader/host/out.h"

#define HISTOGRAM_TITLE "------------- Distribution -------------"

/* `counters` follow abi.h, without the word that counts the updates. zoom: option aggzoom. */
void histogram_print(struct out *out, const struct meta_agg *agg, const u64 *counters, s64 normal,
		     bool zoom);

/*
 * The values whose bars are drawn below each other: what they add up to, or with zoom the largest.
 */
struct histogram_scale {
	bool positive, negative;
	long double total;
};

void histogram_scale_add(struct histogram_scale *scale, s64 value, bool zoom);
/* 41 columns and a blank. */
void histogram_bar(struct out *out, const struct histogram_scale *scale, s64 value);
/* Option aggpack: a column for each bucket from first to last, by its share. */
void histogram_pack(struct out *out, const struct buckets *buckets, const u64 *counters, u32 first,
		    u32 last, bool zoom, bool utf8);

#endif
