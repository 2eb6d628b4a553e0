// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "buckets.h"

#include <inttypes.h>
#include <stdio.h>

#define QUANTIZE_ZERO	 63
#define QUANTIZE_BUCKETS 127

static s64 quantize_bound(u32 i)
{
	if (i < QUANTIZE_ZERO)
		return (s64)(0 - (1ull << (QUANTIZE_ZERO - 1 - i)));
	return i == QUANTIZE_ZERO ? 0 : (s64)(1ull << (i - QUANTIZE_ZERO - 1));
}

struct buckets buckets_of(const struct meta_agg *agg)
{
	struct buckets b = { .agg = agg };

	if (agg->func == AGG_QUANTIZE) {
		b.count = QUANTIZE_BUCKETS;
		b.empty_first = QUANTIZE_ZERO - 1;
		b.empty_last = QUANTIZE_ZERO + 1;
	} else if (agg->func == AGG_LQUANTIZE) {
		b.count = (u32)agg->params[3] + 2;
		b.empty_last = 2;
	} else {
		b.ll = (struct llquantize){ (u32)agg->params[0], (u32)agg->params[1],
					    (u32)agg->params[2], (u32)agg->params[3] };
		b.count = 2 * llquantize_nbucket(&b.ll) + 1;
		b.empty_last = b.count - 1;
	}
	return b;
}

/* Signed bound of a llquantize bucket next to 0; false: no value can be in it. */
static bool llquantize_value(const struct buckets *b, u32 i, s64 *ret)
{
	const u32 centre = (b->count - 1) / 2;
	u64 bound = 0;
	bool exists = true;

	if (i > centre)
		exists = llquantize_bound(&b->ll, i - centre, &bound);
	else if (i < centre)
		exists = llquantize_bound(&b->ll, centre - i, &bound);
	*ret = i < centre ? (s64)(0 - bound) : (s64)bound;
	return exists;
}

bool buckets_exists(const struct buckets *b, u32 i)
{
	s64 value;

	return b->agg->func != AGG_LLQUANTIZE || llquantize_value(b, i, &value);
}

static void llquantize_label(const struct buckets *b, u32 i, u32 first, char *ret)
{
	const u32 centre = (b->count - 1) / 2;
	u64 bound;
	s64 value;

	llquantize_value(b, i, &value);
	if (!i) {
		snprintf(ret, BUCKET_LABEL, "<= %" PRId64, (int64_t)value);
	} else if (i == b->count - 1) {
		snprintf(ret, BUCKET_LABEL, ">= %" PRIu64, (uint64_t)value);
	} else if (i != centre) {
		snprintf(ret, BUCKET_LABEL, "%" PRId64, (int64_t)value);
	} else {
		bound = 1;
		for (u32 m = 0; m < b->ll.low; m++)
			bound *= b->ll.factor;
		if (bound == 1)
			snprintf(ret, BUCKET_LABEL, "0");
		else
			snprintf(ret, BUCKET_LABEL, "%s %" PRIu64,
				 first == centre ? "<" : "abs() <", (uint64_t)bound);
	}
}

void buckets_label(const struct buckets *b, u32 i, u32 first, char ret[BUCKET_LABEL])
{
	const s64 *params = (const s64 *)b->agg->params;

	if (b->agg->func == AGG_QUANTIZE) {
		snprintf(ret, BUCKET_LABEL, "%lld", quantize_bound(i));
	} else if (b->agg->func == AGG_LLQUANTIZE) {
		llquantize_label(b, i, first, ret);
	} else if (!i) {
		snprintf(ret, BUCKET_LABEL, "< %lld", params[0]);
	} else if (i == b->count - 1) {
		snprintf(ret, BUCKET_LABEL, ">= %lld", params[0] + params[3] * params[2]);
	} else {
		snprintf(ret, BUCKET_LABEL, "%lld", params[0] + (s64)(i - 1) * params[2]);
	}
}

void buckets_shown(const struct buckets *b, const u64 *counters, u32 *first, u32 *last)
{
	u32 i = 0;

	while (i < b->count && !counters[i])
		i++;
	if (i == b->count) {
		*first = b->empty_first;
		*last = b->empty_last < b->count ? b->empty_last : b->count - 1;
		return;
	}
	*first = i;
	for (i = b->count - 1; !counters[i];)
		i--;
	*last = i;
	do
		*first -= *first > 0;
	while (*first > 0 && !buckets_exists(b, *first));
	do
		*last += *last < b->count - 1;
	while (*last < b->count - 1 && !buckets_exists(b, *last));
}

static void quantize_range(u32 i, struct bucket_range *r)
{
	r->min = r->max = quantize_bound(i);
	if (i < QUANTIZE_ZERO)
		r->min = i ? quantize_bound(i - 1) + 1 : INT64_MIN;
	else if (i > QUANTIZE_ZERO)
		r->max = i < QUANTIZE_BUCKETS - 1 ? quantize_bound(i + 1) - 1 : INT64_MAX;
}

static void lquantize_range(const struct buckets *b, u32 i, struct bucket_range *r)
{
	const int64_t *params = b->agg->params;

	r->has_min = i;
	r->has_max = i < b->count - 1;
	r->min = params[0] + ((int64_t)i - 1) * params[2];
	r->max = params[0] + (int64_t)i * params[2] - 1;
}

/* Around 0 what is nearer to it than the first bound on either side. */
static void llquantize_range(const struct buckets *b, u32 i, struct bucket_range *r)
{
	const u32 centre = (b->count - 1) / 2;
	u32 below = i, above = i;

	r->has_min = i;
	r->has_max = i < b->count - 1;
	if (i <= centre && i)
		do
			below--;
		while (below && !buckets_exists(b, below));
	if (i >= centre && r->has_max)
		do
			above++;
		while (above < b->count - 1 && !buckets_exists(b, above));
	llquantize_value(b, below, &r->min);
	llquantize_value(b, above, &r->max);
	/* Beyond 2^63 they are negative, as in the labels. */
	r->min = (s64)((u64)r->min + (i <= centre));
	r->max = (s64)((u64)r->max - (i >= centre));
}

struct bucket_range bucket_range(const struct buckets *b, u32 i)
{
	struct bucket_range r = { .has_min = true, .has_max = true };

	if (b->agg->func == AGG_QUANTIZE)
		quantize_range(i, &r);
	else if (b->agg->func == AGG_LQUANTIZE)
		lquantize_range(b, i, &r);
	else
		llquantize_range(b, i, &r);
	return r;
}

static long double weight_of(const struct buckets *b, u32 i)
{
	const int64_t *params = b->agg->params;
	s64 value;

	if (b->agg->func == AGG_QUANTIZE)
		return quantize_bound(i);
	if (b->agg->func == AGG_LLQUANTIZE) {
		llquantize_value(b, i, &value);
		return value;
	}
	if (!i)
		return (long double)params[0] - 1;
	return (long double)params[0] + (long double)(i - 1) * params[2] + (i == b->count - 1);
}

long double buckets_weight(const struct meta_agg *agg, const u64 *counters)
{
	const struct buckets b = buckets_of(agg);
	long double total = 0;

	for (u32 i = 0; i < b.count; i++)
		if (counters[i])
			total += weight_of(&b, i) * (long double)(s64)counters[i];
	return total;
}

s64 buckets_zero(const struct meta_agg *agg, const u64 *counters)
{
	const struct buckets b = buckets_of(agg);

	if (agg->func == AGG_LLQUANTIZE)
		return (s64)counters[(b.count - 1) / 2];
	for (u32 i = 0; i < b.count; i++)
		if (weight_of(&b, i) == 0)
			return (s64)counters[i];
	return 0;
}
