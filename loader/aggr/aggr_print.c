// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "aggr_print.h"

#include "aggr_compact.h"
#include "aggr_key.h"
#include "histogram.h"

/* A table being printed. */
struct printer {
	struct aggr_table table;
	const struct aggr_style *style;
	const struct aggr_row *current;
};

/* none: there is nothing whose minimum or maximum it could be. */
static void print_data(const struct printer *p, u32 i, const u64 *data, bool none,
		       const struct fmt_conv *conv)
{
	const struct meta_agg *m = aggr_table_agg(&p->table, i);
	const s64 normal = p->table.aggr->states[p->table.aggs[i]].normal;
	struct out *out = p->style->fmt.out;
	s64 result;

	if (histogram_is(m->func)) {
		histogram_print(out, m, data + 1, normal, p->style->zoom);
		return;
	}
	result = none ? 0 : aggr_result(m, data, normal);
	if (conv)
		fmt_print_result(&p->style->fmt, conv, (u64)result, m->func != AGG_STDDEV);
	else
		out_text(out, m->func == AGG_STDDEV ? " %16llu" : " %16lld", result);
}

static void print_result(const struct printer *p, u32 i, const struct fmt_conv *conv)
{
	print_data(p, i, aggr_table_data(&p->table, p->current, i), !p->current->entries[i], conv);
}

/* Option aggpercpu: each CPU's share, on a line of its own. */
static void print_cpus(const struct printer *p, u32 i)
{
	const struct aggr_entry *entry = p->current->entries[i];
	const u64 *data;

	for (u32 cpu = 0; entry && cpu < p->table.aggr->kept_cpus; cpu++) {
		data = aggr_of_cpu(p->table.aggr, entry, cpu);
		if (!data)
			continue;
		out_text(p->style->fmt.out, "\n    [CPU %u]", cpu);
		print_data(p, i, data, !data[0], NULL);
	}
}

/* For %@: the next aggregation, or the last one again. */
static void print_conv(void *arg, u32 n, const struct fmt_conv *conv)
{
	const struct printer *p = arg;

	print_result(p, n < p->table.naggs ? n : p->table.naggs - 1, conv);
}

static void print_row(struct printer *p, const struct fmt *format)
{
	struct fmt_context context = p->style->fmt;

	if (format) {
		context.agg = print_conv;
		context.arg = p;
		fmt_print(&context, format, p->current->keys);
		return;
	}
	for (u32 i = 0; i < p->table.nkeys; i++)
		aggr_key_print(&context, p->style->rawbytes, &p->current->keys[i]);
	for (u32 i = 0; i < p->table.naggs; i++) {
		print_result(p, i, NULL);
		print_cpus(p, i);
	}
	out_text(context.out, "\n");
}

void aggr_print(struct aggr *aggr, const struct aggr_style *style, const u32 *aggs, u32 naggs,
		const struct fmt *format)
{
	struct printer p = { .style = style };

	aggr_table_init(&p.table, aggr, &style->order, aggs, naggs);
	if (format || !aggr_compact_print(&p.table, style))
		for (u64 i = 0; i < p.table.nrows; i++) {
			p.current = &p.table.rows[i];
			print_row(&p, format);
		}
	aggr_table_deinit(&p.table);
}
