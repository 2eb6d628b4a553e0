// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "aggr_compact.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "aggr_key.h"
#include "common/must.h"
#include "common/scope.h"
#include "common/words.h"
#include "loader/host/large.h"
#include "histogram.h"

#define KEY_COLUMNS 16 /* at least */

struct compact {
	void *ctx; /* of the keys */
	const struct aggr_table *table;
	const struct aggr_style *style;
	const struct meta_agg *agg;
	s64 normal;
	char **keys; /* of each row */
	int width;   /* of the widest */
};

/* A row's key as one text, without blanks around its components. */
static char *key_text(const struct compact *c, const struct aggr_row *row)
{
	struct fmt_context context = c->style->fmt;
	struct out memory = { 0 };
	char *text, *to, *from;

	context.out = &memory;
	for (u32 i = 0; i < c->table->nkeys; i++)
		aggr_key_print(&context, c->style->rawbytes, &row->keys[i]);
	text = out_take(&memory, NULL);
	for (to = from = text; *from; from++)
		if (!isspace((unsigned char)*from) || (to > text && to[-1] != ' '))
			*to++ = isspace((unsigned char)*from) ? ' ' : *from;
	if (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
	return text;
}

static void make_keys(struct compact *c)
{
	c->keys = large_array(c->ctx, c->table->nrows, sizeof(*c->keys));
	c->width = KEY_COLUMNS;
	for (u64 i = 0; i < c->table->nrows; i++) {
		c->keys[i] = talloc_steal(c->ctx, key_text(c, &c->table->rows[i]));
		if ((int)strlen(c->keys[i]) > c->width)
			c->width = (int)strlen(c->keys[i]);
	}
}

static s64 scalar(const struct compact *c, u64 row)
{
	return aggr_result(c->agg, aggr_table_data(c->table, &c->table->rows[row], 0), c->normal);
}

static void print_hist(const struct compact *c)
{
	struct out *out = c->style->fmt.out;
	struct histogram_scale scale = { 0 };

	for (u64 i = 0; i < c->table->nrows; i++)
		histogram_scale_add(&scale, scalar(c, i), c->style->zoom);
	out_text(out, "\n%*s %41s %s\n", c->width, c->table->nkeys ? "key" : "", HISTOGRAM_TITLE,
		 words_aggfunc[c->agg->func]);
	for (u64 i = 0; i < c->table->nrows; i++) {
		out_text(out, "%*s ", c->width, c->keys[i]);
		histogram_bar(out, &scale, scalar(c, i));
		out_text(out, "%-9lld\n", scalar(c, i));
	}
}

/* The buckets that any row shows. */
static void find_span(const struct compact *c, const struct buckets *b, u32 *first, u32 *last)
{
	u32 from, to;

	*first = b->count - 1;
	*last = 0;
	for (u64 i = 0; i < c->table->nrows; i++) {
		buckets_shown(b, aggr_table_data(c->table, &c->table->rows[i], 0) + 1, &from, &to);
		if (from < *first)
			*first = from;
		if (to > *last)
			*last = to;
	}
}

static void print_pack(const struct compact *c)
{
	const struct buckets b = buckets_of(c->agg);
	struct out *out = c->style->fmt.out;
	char low[BUCKET_LABEL], high[BUCKET_LABEL];
	int low_width, high_width;
	u32 first, last;

	find_span(c, &b, &first, &last);
	buckets_label(&b, first, first, low);
	buckets_label(&b, last, first, high);
	low_width = strlen(low) > 3 ? (int)strlen(low) : 3;
	high_width = strlen(high) > 3 ? (int)strlen(high) : 3;
	out_text(out, "\n%*s %*s .", c->width, c->table->nkeys ? "key" : "", low_width, "min");
	for (u32 i = first; i <= last; i++)
		if (buckets_exists(&b, i))
			out_text(out, "-");
	out_text(out, ". %-*s | count\n", high_width, "max");
	for (u64 i = 0; i < c->table->nrows; i++) {
		const u64 *counters = aggr_table_data(c->table, &c->table->rows[i], 0) + 1;
		u64 count = 0;

		for (u32 k = 0; k < b.count; k++)
			count += counters[k];
		out_text(out, "%*s %*s :", c->width, c->keys[i], low_width, low);
		histogram_pack(out, &b, counters, first, last, c->style->zoom, c->style->utf8);
		out_text(out, ": %-*s | %lld\n", high_width, high,
			 aggr_divide((s64)count, c->normal));
	}
}

bool aggr_compact_print(const struct aggr_table *table, const struct aggr_style *style)
{
	const struct meta_agg *agg = aggr_table_agg(table, 0);
	scope_free void *ctx = must(talloc_new(NULL));
	struct compact c = { .ctx = ctx, .table = table, .style = style, .agg = agg };

	if (table->naggs != 1 || !table->nrows || table->aggr->kept_cpus ||
	    !(histogram_is(agg->func) ? style->pack : style->hist))
		return false;
	c.normal = table->aggr->states[table->aggs[0]].normal;
	make_keys(&c);
	if (histogram_is(agg->func))
		print_pack(&c);
	else
		print_hist(&c);
	return true;
}
