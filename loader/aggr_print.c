// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "aggr_print.h"

#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "heap.h"
#include "histogram.h"
#include "symbol.h"

/* What one distinct key has in each of the aggregations that are printed together. */
struct row {
	const struct value *keys;
	const struct aggr_entry **entries; /* NULL: missing there */
};

struct table {
	struct aggr *aggr;
	const struct aggr_style *style;
	const u32 *aggs;
	u32 naggs, nkeys;
	const u64 *zeroes; /* value of a missing entry */
	struct row *rows;
	u64 nrows;
	const struct row *current; /* being printed */
};

static const struct meta_agg *agg_of(const struct table *t, u32 i)
{
	return &t->aggr->meta->aggs[t->aggs[i]];
}

static const u64 *data_of(const struct table *t, const struct row *row, u32 i)
{
	return row->entries[i] ? row->entries[i]->data : t->zeroes;
}

/* ----------------------------------------------------------------- sorting */

static int compare_values(const struct table *t, const struct row *a, const struct row *b)
{
	const u32 first = t->style->pos < t->naggs ? t->style->pos : 0;
	int order = 0;

	for (u32 i = 0; !order && i < t->naggs; i++) {
		const u32 n = (first + i) % t->naggs;

		order = aggr_compare_values(agg_of(t, n), data_of(t, a, n), data_of(t, b, n));
	}
	return order;
}

static int compare_rows(const void *x, const void *y, void *arg)
{
	const struct row *a = x, *b = y;
	const struct table *t = arg;
	int order = 0;

	if (!t->style->sort_by_key)
		order = compare_values(t, a, b);
	if (!order)
		order = aggr_compare_keys(a->keys, b->keys, t->nkeys, t->style->keypos);
	if (!order)
		order = compare_values(t, a, b);
	return t->style->reverse ? -order : order;
}

static int compare_row_keys(const void *x, const void *y, void *arg)
{
	const struct row *a = x, *b = y;
	const struct table *t = arg;

	return aggr_compare_keys(a->keys, b->keys, t->nkeys, 0);
}

/* ----------------------------------------------------------------- joining */

struct filler {
	struct table *table;
	u32 position;
};

static void add_row(void *arg, struct aggr_entry *entry)
{
	const struct filler *f = arg;
	struct row *row = &f->table->rows[f->table->nrows++];

	row->keys = entry->keys;
	row->entries = mem_alloc(f->table->naggs * sizeof(*row->entries));
	row->entries[f->position] = entry;
}

/* Rows of equal keys, now neighbours, become one. */
static void join(struct table *t)
{
	u64 kept = 0;

	if (!t->nrows)
		return;
	qsort_r(t->rows, t->nrows, sizeof(*t->rows), compare_row_keys, t);
	for (u64 i = 1; i < t->nrows; i++) {
		struct row *into = &t->rows[kept], *from = &t->rows[i];

		if (compare_row_keys(into, from, t)) {
			t->rows[++kept] = *from;
			continue;
		}
		for (u32 n = 0; n < t->naggs; n++)
			if (!into->entries[n])
				into->entries[n] = from->entries[n];
		free(from->entries);
	}
	t->nrows = kept + 1;
}

static void fill(struct table *t)
{
	u64 most = 0;

	for (u32 i = 0; i < t->naggs; i++)
		most += t->aggr->states[t->aggs[i]].nentries;
	t->rows = mem_alloc(most * sizeof(*t->rows));
	for (u32 i = 0; i < t->naggs; i++)
		aggr_each(t->aggr, t->aggs[i], add_row, &(struct filler){ t, i });
	if (t->naggs > 1)
		join(t);
	qsort_r(t->rows, t->nrows, sizeof(*t->rows), compare_rows, t);
}

/* ---------------------------------------------------------------- printing */

static bool printable(const struct value *v)
{
	const u32 length = fmt_text_length(v);

	for (u32 i = 0; i < length; i++)
		if (v->data[i] < ' ' || v->data[i] > '~')
			return false;
	for (u32 i = length; i < v->len; i++)
		if (v->data[i])
			return false;
	return length;
}

static void print_int_key(struct out *out, const struct value *v)
{
	if (v->size == 8)
		out_text(out, " %16lld", (s64)v->number);
	else if (v->size == 4)
		out_text(out, " %8d", (s32)v->number);
	else
		out_text(out, v->size == 2 ? " %5d" : " %3d", (int)v->number);
}

static void print_key(const struct table *t, const struct value *v)
{
	const struct fmt_context *x = &t->style->fmt;
	char text[SYMBOL_MAX];

	switch (v->kind) {
	case META_INT:
		print_int_key(x->out, v);
		return;
	case META_STRING:
	case META_BYTES:
		if (t->style->rawbytes || (v->kind == META_BYTES && !printable(v)))
			dump_print(x->out, v->data, v->len);
		else
			fmt_print_padded(x->out, "  ", v, 50);
		return;
	case META_STACK:
	case META_USTACK:
		symbol_stack(x->out, v, x->stack_indent, x->resolve);
		return;
	case META_SYM:
	case META_MOD:
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
		symbol_value(text, sizeof(text), v, x->resolve);
		out_text(x->out, "  %-50s", text);
		return;
	case META_KINDS:
		return;
	}
}

/* none: there is nothing whose minimum or maximum it could be. */
static void print_data(const struct table *t, u32 i, const u64 *data, bool none,
		       const struct fmt_conv *conv)
{
	const struct meta_agg *m = agg_of(t, i);
	const s64 normal = t->aggr->states[t->aggs[i]].normal;
	struct out *out = t->style->fmt.out;
	s64 result;

	if (histogram_is(m->func)) {
		histogram_print(out, m, data + 1, normal, t->style->zoom);
		return;
	}
	result = none ? 0 : aggr_result(m, data, normal);
	if (conv)
		fmt_print_number(out, conv, (u64)result, 8, m->func != FUNC_STDDEV);
	else
		out_text(out, m->func == FUNC_STDDEV ? " %16llu" : " %16lld", result);
}

static void print_result(const struct table *t, u32 i, const struct fmt_conv *conv)
{
	print_data(t, i, data_of(t, t->current, i), !t->current->entries[i], conv);
}

/* Option aggpercpu: each CPU's share, on a line of its own. */
static void print_cpus(const struct table *t, u32 i)
{
	const struct aggr_entry *entry = t->current->entries[i];
	const u64 *data;

	for (u32 cpu = 0; entry && cpu < t->aggr->kept_cpus; cpu++) {
		data = aggr_of_cpu(t->aggr, entry, cpu);
		if (!data)
			continue;
		out_text(t->style->fmt.out, "\n    [CPU %u]", cpu);
		print_data(t, i, data, !data[0], NULL);
	}
}

/* For %@: the next aggregation, or the last one again. */
static void print_conv(void *arg, u32 n, const struct fmt_conv *conv)
{
	const struct table *t = arg;

	print_result(t, n < t->naggs ? n : t->naggs - 1, conv);
}

static void print_row(struct table *t, const struct fmt *format)
{
	struct fmt_context context = t->style->fmt;

	if (format) {
		context.agg = print_conv;
		context.arg = t;
		fmt_print(&context, format, t->current->keys);
		return;
	}
	for (u32 i = 0; i < t->nkeys; i++)
		print_key(t, &t->current->keys[i]);
	for (u32 i = 0; i < t->naggs; i++) {
		print_result(t, i, NULL);
		print_cpus(t, i);
	}
	out_text(context.out, "\n");
}

void aggr_print(struct aggr *aggr, const struct aggr_style *style, const u32 *aggs, u32 naggs,
		const struct fmt *format)
{
	struct table t = { .aggr = aggr, .style = style, .aggs = aggs, .naggs = naggs };
	u64 *zeroes;
	u32 size = 0;

	t.nkeys = agg_of(&t, 0)->nkeys;
	for (u32 i = 0; i < naggs; i++)
		if (agg_of(&t, i)->size > size)
			size = agg_of(&t, i)->size;
	zeroes = mem_alloc(size);
	t.zeroes = zeroes;
	fill(&t);
	for (u64 i = 0; i < t.nrows; i++) {
		t.current = &t.rows[i];
		print_row(&t, format);
	}
	for (u64 i = 0; i < t.nrows; i++)
		free(t.rows[i].entries);
	free(t.rows);
	free(zeroes);
}
