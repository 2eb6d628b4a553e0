// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "aggr_print.h"

#include "dump.h"
#include "histogram.h"
#include "symbol.h"

/* A table being printed. */
struct printer {
	struct aggr_table table;
	const struct aggr_style *style;
	const struct aggr_row *current;
};

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

static void print_key(const struct printer *p, const struct value *v)
{
	const struct fmt_context *x = &p->style->fmt;
	char text[SYMBOL_MAX];

	switch (v->kind) {
	case META_INT:
		print_int_key(x->out, v);
		return;
	case META_STRING:
	case META_BYTES:
		if (p->style->rawbytes || (v->kind == META_BYTES && !printable(v)))
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
		fmt_print_number(out, conv, (u64)result, 8, m->func != FUNC_STDDEV);
	else
		out_text(out, m->func == FUNC_STDDEV ? " %16llu" : " %16lld", result);
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
		print_key(p, &p->current->keys[i]);
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
	for (u64 i = 0; i < p.table.nrows; i++) {
		p.current = &p.table.rows[i];
		print_row(&p, format);
	}
	aggr_table_deinit(&p.table);
}
