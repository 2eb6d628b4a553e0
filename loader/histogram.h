/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * histogram.h - the drawings of quantize(), lquantize() and llquantize().
 */
#ifndef DTAP_LOADER_HISTOGRAM_H
#define DTAP_LOADER_HISTOGRAM_H

#include "../runtime/abi.h"
#include "metadata.h"
#include "out.h"

static inline bool histogram_is(enum meta_func func)
{
	return func == FUNC_QUANTIZE || func == FUNC_LQUANTIZE || func == FUNC_LLQUANTIZE;
}

/* `counters` follow abi.h, without the word that counts the updates. zoom: option aggzoom. */
void histogram_print(struct out *out, const struct meta_agg *agg, const u64 *counters, s64 normal,
		     bool zoom);
/* Sum of bucket value times count: what distributions are sorted by. */
long double histogram_weight(const struct meta_agg *agg, const u64 *counters);

#endif
