// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/must.h"
#include "loader/aggr/aggr_print.h"
#include "loader/format/dump.h"
#include "loader/symbols/symbol.h"
#include "loader/format/typeprint.h"
#include "loader/format/typevalue.h"

#define INDENT_MAX   1024 /* of stacks: each frame is as long */
#define NAME_COLUMNS 32u

static struct text *text_of(struct writer *writer)
{
	return (struct text *)writer; /* its first member */
}

static bool quiet(const struct text *t)
{
	return runopt_get(t->options, quiet);
}

struct fmt_context text_context(const struct text *t)
{
	const u64 indent = runopt_get(t->options, stackindent);

	return (struct fmt_context){
		.out = t->out,
		.target = t->target,
		.stack_indent = indent < INDENT_MAX ? (int)indent : INDENT_MAX,
		.resolve = !runopt_get(t->options, noresolve),
	};
}

/* ----------------------------------------------------------------- columns */

static void print_header(struct text *t, const char *testing, const char *columns)
{
	if (!t->header_done)
		out_text(t->out, "%s\n", t->testing ? testing : columns);
	t->header_done = true;
}

static void make_columns(const struct text *t, const struct event *e, struct text_cpu *cpu)
{
	const struct meta_probe *p = e->probe;
	const size_t size = strlen(p->func) + 1 + strlen(p->group->name);
	const int pad = size < NAME_COLUMNS ? (int)(NAME_COLUMNS - size) : 0;
	int n = 0;

	cpu->columns_epid = e->epid;
	if (!t->testing)
		n = snprintf(cpu->columns, sizeof(cpu->columns), "%3u %6u ", e->cpu, p->id);
	snprintf(cpu->columns + n, sizeof(cpu->columns) - (size_t)n, "%*s%s:%s ", pad, "", p->func,
		 p->group->name);
	cpu->columns_size = (u32)strlen(cpu->columns);
}

static void print_columns(struct text *t, const struct event *e)
{
	struct text_cpu *cpu = &t->cpus[e->cpu];

	print_header(t, "                   FUNCTION:NAME",
		     "CPU     ID                    FUNCTION:NAME");
	/* Very many records of a probe may come in a row. */
	if (e->epid != cpu->columns_epid)
		make_columns(t, e, cpu);
	out_bytes(t->out, cpu->columns, cpu->columns_size);
}

enum flow { FLOW_NONE, FLOW_ENTRY, FLOW_RETURN };

static bool ends_with(const char *name, const char *word)
{
	const size_t n = strlen(name), m = strlen(word);

	return n >= m && !strcmp(name + n - m, word) && (n == m || name[n - m - 1] == '-');
}

static bool same_probe(const struct text *t, const struct event *e, u32 epid)
{
	struct meta_probe other;

	return epid && epid != e->epid && meta_probe_by_epid(t->meta, epid, &other) &&
	       other.id == e->probe->id;
}

/* Of several clauses of one firing, the first shows the entry and the last the return. */
static enum flow find_flow(const struct text *t, const struct event *e)
{
	const char *name = e->probe->group->name;

	if (ends_with(name, "entry"))
		return same_probe(t, e, t->cpus[e->cpu].last_epid) ? FLOW_NONE : FLOW_ENTRY;
	if (ends_with(name, "return"))
		return same_probe(t, e, e->next_epid) ? FLOW_NONE : FLOW_RETURN;
	return FLOW_NONE;
}

static void print_flow(struct text *t, const struct event *e)
{
	const struct meta_probe *p = e->probe;
	const bool syscall = !strcmp(p->group->prov, "syscall");
	const enum flow flow = find_flow(t, e);
	struct text_cpu *cpu = &t->cpus[e->cpu];
	char name[600];

	print_header(t, "FUNCTION                                 ",
		     "CPU FUNCTION                                 ");
	if (flow == FLOW_RETURN && cpu->indent > 0)
		cpu->indent -= 2;
	if (flow == FLOW_NONE)
		snprintf(name, sizeof(name), "%*s| %s:%s", cpu->indent, "", p->func,
			 p->group->name);
	else if (flow == FLOW_ENTRY)
		snprintf(name, sizeof(name), "%*s %s %s", cpu->indent, "", syscall ? "=>" : "->",
			 p->func);
	else
		snprintf(name, sizeof(name), "%*s %s %s", cpu->indent, "", syscall ? "<=" : "<-",
			 p->func);
	if (t->testing)
		out_text(t->out, "%-41s ", name);
	else
		out_text(t->out, "%3u %-41s ", e->cpu, name);
	t->entered = flow == FLOW_ENTRY;
}

static void text_begin(struct writer *writer, const struct event *e)
{
	struct text *t = text_of(writer);

	t->entered = false;
	if (runopt_get(t->options, flowindent))
		print_flow(t, e);
	else if (!quiet(t))
		print_columns(t, e);
}

static void text_end(struct writer *writer, const struct event *e)
{
	struct text *t = text_of(writer);

	if (!quiet(t))
		out_bytes(t->out, "\n", 1);
	if (t->entered && t->cpus[e->cpu].indent < 200)
		t->cpus[e->cpu].indent += 2;
	t->cpus[e->cpu].last_epid = e->epid;
}

/* -------------------------------------------------------------------- data */

static void trace_int(struct out *out, const struct value *v, bool plain)
{
	int width = 0;

	if (v->is_float) {
		out_text(out, "%s%g", plain ? "" : " ", typevalue_float(v->number, v->size));
		return;
	}
	if (!plain)
		width = v->size == 8 ? (v->is_signed ? 19 : 20) :
			v->size == 4 ? 10 :
			v->size == 2 ? 5 :
				       3;
	out_text(out, v->is_signed ? "%s%*lld" : "%s%*llu", plain ? "" : " ", width, v->number);
}

static void print_trace(struct text *t, const struct value *v)
{
	switch (v->kind) {
	case META_INT:
		if (runopt_get(t->options, rawbytes))
			dump_print(t->out, (const unsigned char *)&v->number, v->size);
		else
			trace_int(t->out, v, quiet(t));
		return;
	case META_STRING:
	case META_BYTES:
		if (runopt_get(t->options, rawbytes) ||
		    (v->kind == META_BYTES && (!value_is_chars(v) || !value_is_text(v))))
			dump_print(t->out, v->data, v->len);
		else if (quiet(t))
			out_bytes(t->out, v->data, fmt_text_length(v));
		else
			fmt_print_padded(t->out, "  ", v, 33);
		return;
	case META_STACK:
	case META_USTACK:
	case META_SYM:
	case META_MOD:
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
	case META_KINDS:
		break;
	}
}

static void print_symbol(struct text *t, const struct value *v)
{
	char text[SYMBOL_MAX];

	symbol_value(text, sizeof(text), v, !runopt_get(t->options, noresolve));
	out_text(t->out, "  %-50s", text);
}

static void print_memory(struct text *t, const struct value *bytes, const struct value *limit)
{
	u32 size = bytes->len;

	if (limit && (s64)limit->number >= 0 && (s64)limit->number < size)
		size = (u32)limit->number;
	if (size)
		dump_print(t->out, bytes->data, size);
}

/* print(): an address and what is there, or a value alone. */
static void print_typed(struct text *t, const struct meta_action *a, const struct value *values)
{
	const struct value *v = &values[a->nfields - 1];
	const u64 limit = runopt_get(t->options, printsize);
	const unsigned char *bytes = v->data;
	u32 size = v->len;

	if (v->kind == META_INT) {
		bytes = (const unsigned char *)&v->number;
		size = v->size;
	}
	if (size > limit)
		size = (u32)limit;
	if (a->nfields > 1)
		out_text(t->out, "0x%llx = *", values[0].number);
	out_text(t->out, "\n");
	typeprint(t->out, t->meta, a->type, bytes, size);
}

static void text_data(struct writer *writer, const struct event *e, const struct meta_action *a,
		      const struct value *values)
{
	struct text *t = text_of(writer);
	struct fmt_context context = text_context(t);

	(void)e;
	switch (a->act) {
	case ACT_TRACE:
		print_trace(t, &values[0]);
		return;
	case ACT_PRINTF:
		fmt_print(&context, &t->formats[a->format], values);
		return;
	case ACT_TRACEMEM:
		print_memory(t, &values[0], a->dyn != META_NONE ? &values[a->nfields] : NULL);
		return;
	case ACT_PCAP:
		print_memory(t, &values[3], NULL);
		return;
	case ACT_PRINT:
		print_typed(t, a, values);
		return;
	case ACT_STACK:
	case ACT_USTACK:
		symbol_stack(t->out, &values[0], context.stack_indent, context.resolve);
		return;
	case ACT_SYM:
	case ACT_MOD:
	case ACT_USYM:
	case ACT_UMOD:
	case ACT_UADDR:
		print_symbol(t, &values[0]);
		return;
	default:
		assert(false); /* record.c hands no others on */
	}
}

/* ------------------------------------------------------------ aggregations */

static struct aggr_style style_of(const struct text *t)
{
	return (struct aggr_style){
		.order = aggr_order_of(t->options),
		.zoom = runopt_get(t->options, aggzoom),
		.hist = runopt_get(t->options, agghist),
		.pack = runopt_get(t->options, aggpack),
		.utf8 = runopt_is_set(t->options, encoding) ? runopt_get(t->options, encoding) :
							      t->utf8,
		.rawbytes = runopt_get(t->options, rawbytes),
		.fmt = text_context(t),
	};
}

static void text_aggregation(struct writer *writer, const struct event *e,
			     const struct meta_action *a, struct aggr *aggr)
{
	struct text *t = text_of(writer);
	const struct aggr_style style = style_of(t);

	(void)e;
	if (a->format == META_NONE)
		out_text(t->out, "\n");
	aggr_print(aggr, &style, a->aggs, a->naggs,
		   a->format == META_NONE ? NULL : &t->formats[a->format]);
	for (u32 i = 0; i < a->naggs; i++)
		aggr->states[a->aggs[i]].printed = true;
}

static void print_aggregations(struct text *t, struct aggr *aggr, bool all)
{
	const struct aggr_style style = style_of(t);

	out_text(t->out, "\n");
	for (u32 i = 0; i < t->meta->naggs; i++)
		if (all || !aggr->states[i].printed)
			aggr_print(aggr, &style, &i, 1, NULL);
}

static void text_show(struct writer *writer, struct aggr *aggr)
{
	print_aggregations(text_of(writer), aggr, true);
}

static void text_finish(struct writer *writer, struct aggr *aggr)
{
	print_aggregations(text_of(writer), aggr, false);
}

static const struct writer_ops text_ops = {
	.begin = text_begin,
	.data = text_data,
	.aggregation = text_aggregation,
	.end = text_end,
	.show = text_show,
	.finish = text_finish,
};

/* By the variables that setlocale(3) looks at, the strongest first. */
static bool locale_is_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *value;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		value = getenv(names[i]);
		if (value && *value)
			return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
	}
	return false;
}

void text_writer_init(struct text *t, struct out *out, const struct meta *meta,
		      const struct runopts *options, const struct fmt *formats, u32 ncpu)
{
	memset(t, 0, sizeof(*t));
	t->writer.ops = &text_ops;
	t->out = out;
	t->meta = meta;
	t->options = options;
	t->formats = formats;
	t->testing = getenv("_DTRACE_TESTING");
	t->utf8 = locale_is_utf8();
	t->ncpu = ncpu;
	t->cpus = must(talloc_zero_array(NULL, struct text_cpu, ncpu));
}

void text_writer_deinit(struct text *t)
{
	talloc_free(t->cpus);
	t->cpus = NULL;
}
