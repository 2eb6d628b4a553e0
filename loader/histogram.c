// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "histogram.h"

#include <string.h>

#define BAR 40

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
	const struct buckets b = buckets_of(agg);
	const struct scale s = measure(counters, b.count, zoom);
	char label[BUCKET_LABEL];
	u32 first, last;

	buckets_shown(&b, counters, &first, &last);
	out_text(out, "\n%16s %41s %-9s\n", "value", "------------- Distribution -------------",
		 "count");
	for (u32 i = first; i <= last; i++) {
		if (!bucket_exists(&b, i))
			continue;
		bucket_label(&b, i, first, label);
		print_row(out, &s, label, (s64)counters[i], normal);
	}
}
