// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "histogram.h"

#include <inttypes.h>
#include <string.h>

#include "../runtime/llquantize.h"

#define BAR		 40
#define LABEL_MAX	 40
#define QUANTIZE_ZERO	 63
#define QUANTIZE_BUCKETS 127

/* What one function's buckets are, by index. */
struct buckets {
	const struct meta_agg *agg;
	u32 count;
	u32 empty_first, empty_last; /* rows of a distribution without data */
	struct llquantize ll;
};

static s64 quantize_bound(u32 i)
{
	if (i < QUANTIZE_ZERO)
		return (s64)(0 - (1ull << (QUANTIZE_ZERO - 1 - i)));
	return i == QUANTIZE_ZERO ? 0 : (s64)(1ull << (i - QUANTIZE_ZERO - 1));
}

static struct buckets describe(const struct meta_agg *agg)
{
	struct buckets b = { .agg = agg };
	u32 nbucket;

	if (agg->func == FUNC_QUANTIZE) {
		b.count = QUANTIZE_BUCKETS;
		b.empty_first = QUANTIZE_ZERO - 1;
		b.empty_last = QUANTIZE_ZERO + 1;
	} else if (agg->func == FUNC_LQUANTIZE) {
		b.count = (u32)agg->params[3] + 2;
		b.empty_last = 2;
	} else {
		b.ll = (struct llquantize){ (u32)agg->params[0], (u32)agg->params[1],
					    (u32)agg->params[2], (u32)agg->params[3] };
		nbucket = llquantize_nbucket(&b.ll);
		b.count = 2 * nbucket + 1;
		b.empty_first = nbucket;
		b.empty_last = nbucket + 2 < b.count ? nbucket + 2 : nbucket + 1;
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

static bool exists(const struct buckets *b, u32 i)
{
	s64 value;

	return b->agg->func != FUNC_LLQUANTIZE || llquantize_value(b, i, &value);
}

static void llquantize_label(const struct buckets *b, u32 i, u32 first, char *ret)
{
	const u32 centre = (b->count - 1) / 2;
	u64 bound;
	s64 value;

	llquantize_value(b, i, &value);
	if (!i) {
		snprintf(ret, LABEL_MAX, "<= %" PRId64, (int64_t)value);
	} else if (i == b->count - 1) {
		snprintf(ret, LABEL_MAX, ">= %" PRIu64, (uint64_t)value);
	} else if (i != centre) {
		snprintf(ret, LABEL_MAX, "%" PRId64, (int64_t)value);
	} else {
		bound = 1;
		for (u32 m = 0; m < b->ll.low; m++)
			bound *= b->ll.factor;
		if (bound == 1)
			snprintf(ret, LABEL_MAX, "0");
		else
			snprintf(ret, LABEL_MAX, "%s %" PRIu64, first == centre ? "<" : "abs() <",
				 (uint64_t)bound);
	}
}

static void make_label(const struct buckets *b, u32 i, u32 first, char *ret)
{
	const s64 *params = (const s64 *)b->agg->params;

	if (b->agg->func == FUNC_QUANTIZE) {
		snprintf(ret, LABEL_MAX, "%lld", quantize_bound(i));
	} else if (b->agg->func == FUNC_LLQUANTIZE) {
		llquantize_label(b, i, first, ret);
	} else if (!i) {
		snprintf(ret, LABEL_MAX, "< %lld", params[0]);
	} else if (i == b->count - 1) {
		snprintf(ret, LABEL_MAX, ">= %lld", params[0] + params[3] * params[2]);
	} else {
		snprintf(ret, LABEL_MAX, "%lld", params[0] + (s64)(i - 1) * params[2]);
	}
}

/* Sums over all rows, which scale the bars. */
struct scale {
	bool positive, negative;
	long double total;
};

static u32 bar_length(const struct scale *s, s64 count, u32 columns)
{
	long double size = count < 0 ? -(long double)count : (long double)count;
	u32 n;

	if (s->total <= 0)
		return 0;
	n = (u32)(size * columns / s->total + 0.5L);
	return n > columns ? columns : n;
}

static void print_row(struct out *out, const struct scale *s, const char *label, s64 count,
		      s64 normal)
{
	static const char at[] = "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@";
	const u32 half = BAR / 2;
	u32 n;

	if (!s->negative) {
		n = bar_length(s, count, BAR);
		out_text(out, "%16s |%.*s%*s ", label, (int)n, at, (int)(BAR - n), "");
	} else if (!s->positive) {
		n = bar_length(s, count, BAR);
		out_text(out, "%16s %*s%.*s| ", label, (int)(BAR - n), "", (int)n, at);
	} else {
		n = bar_length(s, count, half);
		if (count <= 0)
			out_text(out, "%16s %*s%.*s|%*s ", label, (int)(half - n), "", (int)n, at,
				 (int)half, "");
		else
			out_text(out, "%16s %*s|%.*s%*s ", label, (int)half, "", (int)n, at,
				 (int)(half - n), "");
	}
	out_text(out, "%-9lld\n", normal ? count / normal : count);
}

/* The rows to show: one more than what has data, on either side. */
static void find_rows(const struct buckets *b, const u64 *counters, u32 *first, u32 *last)
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
	while (*first > 0 && !exists(b, *first));
	do
		*last += *last < b->count - 1;
	while (*last < b->count - 1 && !exists(b, *last));
}

static struct scale measure(const u64 *counters, u32 count, bool zoom)
{
	struct scale s = { 0 };

	for (u32 i = 0; i < count; i++) {
		long double n = (long double)(s64)counters[i];

		s.positive |= n > 0;
		s.negative |= n < 0;
		if (n < 0)
			n = -n;
		if (zoom)
			s.total = n > s.total ? n : s.total;
		else
			s.total += n;
	}
	return s;
}

void histogram_print(struct out *out, const struct meta_agg *agg, const u64 *counters, s64 normal,
		     bool zoom)
{
	const struct buckets b = describe(agg);
	const struct scale s = measure(counters, b.count, zoom);
	char label[LABEL_MAX];
	u32 first, last;

	find_rows(&b, counters, &first, &last);
	out_text(out, "\n%16s %41s %-9s\n", "value", "------------- Distribution -------------",
		 "count");
	for (u32 i = first; i <= last; i++) {
		if (!exists(&b, i))
			continue;
		make_label(&b, i, first, label);
		print_row(out, &s, label, (s64)counters[i], normal);
	}
}

static long double bucket_value(const struct buckets *b, u32 i)
{
	const int64_t *params = b->agg->params;
	s64 value;

	if (b->agg->func == FUNC_QUANTIZE)
		return quantize_bound(i);
	if (b->agg->func == FUNC_LLQUANTIZE) {
		llquantize_value(b, i, &value);
		return value;
	}
	if (!i)
		return (long double)params[0] - 1;
	return (long double)params[0] + (long double)(i - 1) * params[2] + (i == b->count - 1);
}

long double histogram_weight(const struct meta_agg *agg, const u64 *counters)
{
	const struct buckets b = describe(agg);
	long double total = 0;

	for (u32 i = 0; i < b.count; i++)
		if (counters[i])
			total += bucket_value(&b, i) * (long double)(s64)counters[i];
	return total;
}
