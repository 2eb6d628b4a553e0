// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "aggr_table.h"

#include <stdlib.h>
#include <talloc.h>

#include "common/must.h"
#include "loader/host/large.h"

const struct meta_agg *aggr_table_agg(const struct aggr_table *t, u32 i)
{
	return &t->aggr->meta->aggs[t->aggs[i]];
}

const u64 *aggr_table_data(const struct aggr_table *t, const struct aggr_row *row, u32 i)
{
	return row->entries[i] ? row->entries[i]->data : t->zeroes;
}

/* ----------------------------------------------------------------- sorting */

static int compare_values(const struct aggr_table *t, const struct aggr_row *a,
			  const struct aggr_row *b)
{
	const u32 first = t->order.pos < t->naggs ? t->order.pos : 0;
	int order = 0;

	for (u32 i = 0; !order && i < t->naggs; i++) {
		const u32 n = (first + i) % t->naggs;

		order = aggr_compare_values(aggr_table_agg(t, n), aggr_table_data(t, a, n),
					    aggr_table_data(t, b, n));
	}
	return order;
}

static int compare_rows(const void *x, const void *y, void *arg)
{
	const struct aggr_row *a = x, *b = y;
	const struct aggr_table *t = arg;
	int order = 0;

	if (!t->order.by_key)
		order = compare_values(t, a, b);
	if (!order)
		order = aggr_compare_keys(a->keys, b->keys, t->nkeys, t->order.keypos);
	if (!order)
		order = compare_values(t, a, b);
	return t->order.reverse ? -order : order;
}

static int compare_row_keys(const void *x, const void *y, void *arg)
{
	const struct aggr_row *a = x, *b = y;
	const struct aggr_table *t = arg;

	return aggr_compare_keys(a->keys, b->keys, t->nkeys, 0);
}

/* ----------------------------------------------------------------- joining */

struct filler {
	struct aggr_table *table;
	u32 position;
};

static void add_row(void *arg, struct aggr_entry *entry)
{
	const struct filler *f = arg;
	struct aggr_row *row = &f->table->rows[f->table->nrows++];

	row->keys = entry->keys;
	row->entries = f->table->entries + (row - f->table->rows) * f->table->naggs;
	row->entries[f->position] = entry;
}

/* Rows of equal keys, now neighbours, become one. */
static void join(struct aggr_table *t)
{
	u64 kept = 0;

	if (!t->nrows)
		return;
	qsort_r(t->rows, t->nrows, sizeof(*t->rows), compare_row_keys, t);
	for (u64 i = 1; i < t->nrows; i++) {
		struct aggr_row *into = &t->rows[kept], *from = &t->rows[i];

		if (compare_row_keys(into, from, t)) {
			t->rows[++kept] = *from;
			continue;
		}
		for (u32 n = 0; n < t->naggs; n++)
			if (!into->entries[n])
				into->entries[n] = from->entries[n];
	}
	t->nrows = kept + 1;
}

static void fill(struct aggr_table *t)
{
	u64 most = 0;

	for (u32 i = 0; i < t->naggs; i++)
		most += t->aggr->states[t->aggs[i]].nentries;
	t->rows = large_array(t->ctx, most, sizeof(*t->rows));
	t->entries = large_array(t->ctx, most * t->naggs, sizeof(*t->entries));
	for (u32 i = 0; i < t->naggs; i++)
		aggr_each(t->aggr, t->aggs[i], add_row, &(struct filler){ t, i });
	if (t->naggs > 1)
		join(t);
	qsort_r(t->rows, t->nrows, sizeof(*t->rows), compare_rows, t);
}

void aggr_table_init(struct aggr_table *t, struct aggr *aggr, const struct aggr_order *order,
		     const u32 *aggs, u32 naggs)
{
	u32 size = 0;

	*t = (struct aggr_table){ .aggr = aggr, .order = *order, .aggs = aggs, .naggs = naggs };
	t->nkeys = aggr_table_agg(t, 0)->nkeys;
	for (u32 i = 0; i < naggs; i++)
		if (aggr_table_agg(t, i)->size > size)
			size = aggr_table_agg(t, i)->size;
	t->ctx = must(talloc_new(NULL));
	t->zeroes = must(talloc_zero_size(t->ctx, size));
	fill(t);
}

void aggr_table_deinit(struct aggr_table *t)
{
	talloc_free(t->ctx);
}

struct aggr_order aggr_order_of(const struct runopts *options)
{
	return (struct aggr_order){
		.by_key = runopt_get(options, aggsortkey),
		.reverse = runopt_get(options, aggsortrev),
		.keypos = (u32)runopt_get(options, aggsortkeypos),
		.pos = (u32)runopt_get(options, aggsortpos),
	};
}
