// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "histogram.h"

#include <string.h>

#include "aggr.h"

#define BAR 40

static u32 bar_length(const struct histogram_scale *s, s64 count, u32 columns)
{
	long double size = count < 0 ? -(long double)count : (long double)count;
	u32 n;

	if (s->total <= 0)
		return 0;
	n = (u32)(size * columns / s->total + 0.5L);
	return n > columns ? columns : n;
}

void histogram_bar(struct out *out, const struct histogram_scale *s, s64 count)
{
	static const char at[] = "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@";
	const u32 half = BAR / 2;
	u32 n;

	if (!s->negative) {
		n = bar_length(s, count, BAR);
		out_text(out, "|%.*s%*s ", (int)n, at, (int)(BAR - n), "");
	} else if (!s->positive) {
		n = bar_length(s, count, BAR);
		out_text(out, "%*s%.*s| ", (int)(BAR - n), "", (int)n, at);
	} else {
		n = bar_length(s, count, half);
		if (count <= 0)
			out_text(out, "%*s%.*s|%*s ", (int)(half - n), "", (int)n, at, (int)half,
				 "");
		else
			out_text(out, "%*s|%.*s%*s ", (int)half, "", (int)n, at, (int)(half - n),
				 "");
	}
}

void histogram_scale_add(struct histogram_scale *s, s64 count, bool zoom)
{
	const long double n = count < 0 ? -(long double)count : (long double)count;

	s->positive |= count > 0;
	s->negative |= count < 0;
	if (!zoom)
		s->total += n;
	else if (n > s->total)
		s->total = n;
}

static struct histogram_scale measure(const u64 *counters, u32 count, bool zoom)
{
	struct histogram_scale s = { 0 };

	for (u32 i = 0; i < count; i++)
		histogram_scale_add(&s, (s64)counters[i], zoom);
	return s;
}

void histogram_print(struct out *out, const struct meta_agg *agg, const u64 *counters, s64 normal,
		     bool zoom)
{
	const struct buckets b = buckets_of(agg);
	const struct histogram_scale s = measure(counters, b.count, zoom);
	char label[BUCKET_LABEL];
	u32 first, last;

	buckets_shown(&b, counters, &first, &last);
	out_text(out, "\n%16s %41s %-9s\n", "value", HISTOGRAM_TITLE, "count");
	for (u32 i = first; i <= last; i++) {
		if (!buckets_exists(&b, i))
			continue;
		buckets_label(&b, i, first, label);
		out_text(out, "%16s ", label);
		histogram_bar(out, &s, (s64)counters[i]);
		out_text(out, "%-9lld\n", aggr_divide((s64)counters[i], normal));
	}
}

/* One character for a bucket: its height. */
static void pack_bucket(struct out *out, const struct histogram_scale *s, s64 count, bool utf8)
{
	static const char up[] = ".:-=#", down[] = "vV";
	const u32 levels = count < 0 ? sizeof(down) - 2 : utf8 ? 7 : sizeof(up) - 2;
	const u32 level = bar_length(s, count, levels);

	if (!count)
		out_text(out, " ");
	else if (count < 0)
		out_text(out, "%c", down[level]);
	else if (utf8)
		out_text(out, "\xe2\x96%c", 0x81 + (int)level); /* U+2581 and those after it */
	else
		out_text(out, "%c", up[level]);
}

void histogram_pack(struct out *out, const struct buckets *b, const u64 *counters, u32 first,
		    u32 last, bool zoom, bool utf8)
{
	const struct histogram_scale s = measure(counters, b->count, zoom);

	for (u32 i = first; i <= last; i++)
		if (buckets_exists(b, i))
			pack_bucket(out, &s, (s64)counters[i], utf8);
}
