/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * histogram.h - the drawings of quantize(), lquantize() and llquantize().
 */
#ifndef DTAP_LOADER_HISTOGRAM_H
#define DTAP_LOADER_HISTOGRAM_H

#include "buckets.h"
#include "out.h"

/* `counters` follow abi.h, without the word that counts the updates. zoom: option aggzoom. */
void histogram_print(struct out *out, const struct meta_agg *agg, const u64 *counters, s64 normal,
		     bool zoom);

#endif
