// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "json.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <talloc.h>

#include "common/words.h"
#include "loader/aggr/aggr_table.h"
#include "loader/meta/buckets.h"
#include "loader/host/clock.h"
#include "json_value.h"

#define VERSION 2
/* The time of day may be set; whoever does so sees it in the output this much later. */
#define WALL_NS 100000000ull

static struct json_writer *json_of(struct writer *writer)
{
	return (struct json_writer *)writer; /* its first member */
}

/* ----------------------------------------------------------------- objects */

static void write_probe(struct json *j, const struct meta_probe *p)
{
	char name[700];

	json_out_key(j, "probe");
	if (p) {
		snprintf(name, sizeof(name), "%s:%s:%s:%s", p->group->prov, p->group->mod, p->func,
			 p->group->name);
		json_out_text(j, name);
	} else {
		json_out_null(j);
	}
}

/* A monotonic time as the time of day, by RFC 3339, in UTC. */
static void write_wall(struct json_writer *w, u64 time)
{
	char text[sizeof(w->wall) + 12];
	struct tm parts;
	time_t second;
	u64 wall;

	if (time >= w->wall_until) {
		w->wall_offset = clock_wall_offset();
		w->wall_until = time + WALL_NS;
	}
	wall = time + (u64)w->wall_offset;
	second = (time_t)(wall / NSEC_PER_SEC);
	if (second != w->second || !*w->wall) {
		gmtime_r(&second, &parts);
		strftime(w->wall, sizeof(w->wall), "%Y-%m-%dT%H:%M:%S", &parts);
		w->second = second;
	}
	snprintf(text, sizeof(text), "%s.%09lluZ", w->wall, wall % NSEC_PER_SEC);
	json_out_key(&w->json, "time");
	json_out_text(&w->json, text);
}

/* All but "data", whose key is the last thing written.  event NULL: none has to do with it. */
static void begin_object(struct json_writer *w, const struct event *e, s64 cpu, const char *type)
{
	const u64 time = e && e->time ? e->time : clock_now();
	struct json *j = &w->json;

	if (w->array)
		out_text(j->out, w->any ? ",\n" : "[\n");
	w->any = true;
	j->comma = false;
	json_out_open(j, '{');
	json_out_key(j, "v");
	json_out_unsigned(j, VERSION);
	json_out_key(j, "ts");
	json_out_unsigned(j, time);
	write_wall(w, time);
	write_probe(j, e ? e->probe : NULL);
	json_out_key(j, "cpu");
	if (cpu < 0)
		json_out_null(j);
	else
		json_out_signed(j, cpu);
	json_out_key(j, "type");
	json_out_text(j, type);
	json_out_key(j, "data");
}

static void end_object(struct json_writer *w)
{
	json_out_close(&w->json, '}');
	if (!w->array)
		out_text(w->json.out, "\n");
}

/* ----------------------------------------------------------------- records */

static void open_record(struct json_writer *w, const struct event *e)
{
	if (w->open)
		return;
	begin_object(w, e, e->cpu, "record");
	json_out_open(&w->json, '[');
	w->open = w->shown = true;
}

static void close_record(struct json_writer *w)
{
	if (!w->open)
		return;
	json_out_close(&w->json, ']');
	end_object(w);
	w->open = false;
}

static void json_begin(struct writer *writer, const struct event *e)
{
	(void)e;
	json_of(writer)->open = json_of(writer)->shown = false;
}

static void json_end(struct writer *writer, const struct event *e)
{
	struct json_writer *w = json_of(writer);

	if (!w->shown)
		open_record(w, e);
	close_record(w);
}

/* Between objects; an array is one whole. */
static bool json_divide(struct writer *writer)
{
	struct json_writer *w = json_of(writer);

	if (!w->array)
		close_record(w);
	return !w->array;
}

/* A printf()'s text, as it would be printed. */
static void write_formatted(struct json_writer *w, const struct fmt *fmt,
			    const struct value *values)
{
	struct fmt_context context = text_context(w->text);

	w->formatted.used = 0;
	context.out = &w->formatted;
	fmt_print(&context, fmt, values);
	json_out_key(&w->json, "text");
	json_out_string(&w->json, w->formatted.bytes, w->formatted.used);
}

static void write_memory(struct json_writer *w, const struct value *bytes,
			 const struct value *limit)
{
	u32 size = bytes->len;

	if (limit && (s64)limit->number >= 0 && (s64)limit->number < size)
		size = (u32)limit->number;
	json_out_key(&w->json, "bytes");
	json_out_bytes(&w->json, bytes->data, size);
}

static void write_print(struct json_writer *w, const struct meta_action *a,
			const struct value *values)
{
	const struct value *v = &values[a->nfields - 1];
	const u64 limit = runopt_get(w->text->options, printsize);
	const bool number = v->kind == META_INT;
	const u32 size = number ? v->size : v->len;

	if (a->nfields > 1) {
		json_out_key(&w->json, "addr");
		json_out_address(&w->json, values[0].number);
	}
	json_out_key(&w->json, "value");
	json_typed(&w->json, w->text->meta, a->type,
		   number ? (const unsigned char *)&v->number : v->data,
		   size < limit ? size : (u32)limit);
}

static void json_data(struct writer *writer, const struct event *e, const struct meta_action *a,
		      const struct value *values)
{
	struct json_writer *w = json_of(writer);
	struct json *j = &w->json;

	open_record(w, e);
	json_out_open(j, '{');
	json_out_key(j, "action");
	json_out_text(j, words_action[a->act]);
	switch (a->act) {
	case ACT_PRINTF:
		write_formatted(w, &w->text->formats[a->format], values);
		json_out_key(j, "args");
		json_out_open(j, '[');
		for (u32 i = 0; i < a->nfields; i++)
			json_value(j, &values[i]);
		json_out_close(j, ']');
		break;
	case ACT_TRACEMEM:
		write_memory(w, &values[0], a->dyn != META_NONE ? &values[a->nfields] : NULL);
		break;
	case ACT_PCAP:
		write_memory(w, &values[3], NULL);
		break;
	case ACT_PRINT:
		write_print(w, a, values);
		break;
	case ACT_TRACE:
	case ACT_STACK:
	case ACT_USTACK:
	case ACT_SYM:
	case ACT_MOD:
	case ACT_USYM:
	case ACT_UMOD:
	case ACT_UADDR:
		json_out_key(j, "value");
		json_value(j, &values[0]);
		break;
	default:
		assert(false); /* record.c hands no others on */
	}
	json_out_close(j, '}');
}

/* ------------------------------------------------------------ aggregations */

static void write_bound(struct json *j, const char *name, bool has, s64 bound)
{
	json_out_key(j, name);
	if (has)
		json_out_signed(j, bound);
	else
		json_out_null(j);
}

/* Those that counted something. */
static void write_buckets(struct json *j, const struct meta_agg *m, const u64 *counters, s64 normal)
{
	const struct buckets b = buckets_of(m);

	json_out_key(j, "buckets");
	json_out_open(j, '[');
	for (u32 i = 0; i < b.count; i++) {
		const struct bucket_range range = bucket_range(&b, i);

		if (!counters[i])
			continue;
		json_out_open(j, '{');
		write_bound(j, "min", range.has_min, range.min);
		write_bound(j, "max", range.has_max, range.max);
		json_out_key(j, "count");
		json_out_signed(j, aggr_divide((s64)counters[i], normal));
		json_out_close(j, '}');
	}
	json_out_close(j, ']');
}

static void write_result(struct json *j, const struct aggr_table *t, const struct aggr_row *row,
			 u32 i)
{
	const struct meta_agg *m = aggr_table_agg(t, i);
	const s64 normal = t->aggr->states[t->aggs[i]].normal;
	const u64 *data = aggr_table_data(t, row, i);

	if (!row->entries[i]) {
		json_out_null(j);
	} else if (histogram_is(m->func)) {
		json_out_open(j, '{');
		write_buckets(j, m, data + 1, normal);
		json_out_close(j, '}');
	} else if (m->func == AGG_STDDEV) {
		json_out_unsigned(j, (u64)aggr_result(m, data, normal));
	} else {
		json_out_signed(j, aggr_result(m, data, normal));
	}
}

static void write_names(struct json *j, const struct aggr_table *t)
{
	json_out_key(j, "aggregations");
	json_out_open(j, '[');
	for (u32 i = 0; i < t->naggs; i++) {
		json_out_open(j, '{');
		json_out_key(j, "name");
		json_out_text(j, aggr_table_agg(t, i)->name);
		json_out_key(j, "function");
		json_out_text(j, words_aggfunc[aggr_table_agg(t, i)->func]);
		json_out_key(j, "normal");
		json_out_signed(j, t->aggr->states[t->aggs[i]].normal);
		json_out_close(j, '}');
	}
	json_out_close(j, ']');
}

static void write_table(struct json_writer *w, struct aggr *aggr, const u32 *aggs, u32 naggs)
{
	const struct aggr_order order = aggr_order_of(w->text->options);
	struct json *j = &w->json;
	struct aggr_table t;

	aggr_table_init(&t, aggr, &order, aggs, naggs);
	json_out_open(j, '{');
	write_names(j, &t);
	json_out_key(j, "rows");
	json_out_open(j, '[');
	for (u64 r = 0; r < t.nrows; r++) {
		json_out_open(j, '{');
		json_out_key(j, "keys");
		json_out_open(j, '[');
		for (u32 k = 0; k < t.nkeys; k++)
			json_value(j, &t.rows[r].keys[k]);
		json_out_close(j, ']');
		json_out_key(j, "values");
		json_out_open(j, '[');
		for (u32 i = 0; i < naggs; i++)
			write_result(j, &t, &t.rows[r], i);
		json_out_close(j, ']');
		json_out_close(j, '}');
	}
	json_out_close(j, ']');
	json_out_close(j, '}');
	aggr_table_deinit(&t);
}

/* An object of its own: the record's is ended before, and begun again afterwards if need be. */
static void json_aggregation(struct writer *writer, const struct event *e,
			     const struct meta_action *a, struct aggr *aggr)
{
	struct json_writer *w = json_of(writer);

	close_record(w);
	begin_object(w, e, e->cpu, "aggregation");
	write_table(w, aggr, a->aggs, a->naggs);
	end_object(w);
	w->shown = true;
	for (u32 i = 0; i < a->naggs; i++)
		aggr->states[a->aggs[i]].printed = true;
}

/* A record that made no sense may have been begun. */
static void write_aggregations(struct json_writer *w, struct aggr *aggr, bool all)
{
	close_record(w);
	for (u32 i = 0; i < w->text->meta->naggs; i++) {
		if (!all && aggr->states[i].printed)
			continue;
		begin_object(w, NULL, -1, "aggregation");
		write_table(w, aggr, &i, 1);
		end_object(w);
	}
}

static void json_show(struct writer *writer, struct aggr *aggr)
{
	write_aggregations(json_of(writer), aggr, true);
}

static void json_finish(struct writer *writer, struct aggr *aggr)
{
	write_aggregations(json_of(writer), aggr, false);
}

/* ------------------------------------------------------------------- other */

static void json_fault(struct writer *writer, const struct event *e, const struct fault *fault)
{
	struct json_writer *w = json_of(writer);
	struct json *j = &w->json;

	begin_object(w, e, e->cpu, "error");
	json_out_open(j, '{');
	json_out_key(j, "fault");
	json_out_text(j, fault->text);
	json_out_key(j, "value");
	if (fault->has == FAULT_VALUE_ADDRESS)
		json_out_address(j, fault->value);
	else if (fault->has == FAULT_VALUE_NUMBER)
		json_out_signed(j, (s64)fault->value);
	else
		json_out_null(j);
	json_out_key(j, "source");
	json_out_text(j, fault->source);
	json_out_key(j, "line");
	json_out_unsigned(j, fault->line);
	json_out_close(j, '}');
	end_object(w);
}

static void json_drop(struct writer *writer, const char *kind, u64 count, s64 cpu)
{
	struct json_writer *w = json_of(writer);
	struct json *j = &w->json;

	begin_object(w, NULL, cpu, "drop");
	json_out_open(j, '{');
	json_out_key(j, "kind");
	json_out_text(j, kind);
	json_out_key(j, "count");
	json_out_unsigned(j, count);
	json_out_close(j, '}');
	end_object(w);
}

static void json_start(struct writer *writer, const struct run *run)
{
	struct json_writer *w = json_of(writer);
	struct json *j = &w->json;
	struct utsname host;

	uname(&host);
	begin_object(w, NULL, -1, "start");
	json_out_open(j, '{');
	json_out_key(j, "host");
	json_out_text(j, host.nodename);
	json_out_key(j, "kernel");
	json_out_text(j, host.release);
	json_out_key(j, "arch");
	json_out_text(j, host.machine);
	json_out_key(j, "script");
	json_out_text(j, run->script);
	json_out_key(j, "arguments");
	json_out_open(j, '[');
	for (size_t i = 0; i < run->narguments; i++)
		json_out_text(j, run->arguments[i]);
	json_out_close(j, ']');
	json_out_key(j, "dtap");
	json_out_text(j, run->version);
	json_out_close(j, '}');
	end_object(w);
}

static void json_armed(struct writer *writer, u64 probes, u64 missing)
{
	struct json_writer *w = json_of(writer);
	struct json *j = &w->json;

	begin_object(w, NULL, -1, "armed");
	json_out_open(j, '{');
	json_out_key(j, "probes");
	json_out_unsigned(j, probes);
	json_out_key(j, "missing");
	json_out_unsigned(j, missing);
	json_out_close(j, '}');
	end_object(w);
}

static void json_exit(struct writer *writer, int status, const char *why)
{
	struct json_writer *w = json_of(writer);

	close_record(w);
	begin_object(w, NULL, -1, "end");
	json_out_open(&w->json, '{');
	json_out_key(&w->json, "status");
	json_out_signed(&w->json, status);
	json_out_key(&w->json, "why");
	json_out_text(&w->json, why);
	json_out_close(&w->json, '}');
	end_object(w);
	if (w->array)
		out_text(w->json.out, "\n]\n");
}

static const struct writer_ops json_ops = {
	.start = json_start,
	.armed = json_armed,
	.begin = json_begin,
	.data = json_data,
	.aggregation = json_aggregation,
	.end = json_end,
	.divide = json_divide,
	.fault = json_fault,
	.drop = json_drop,
	.show = json_show,
	.finish = json_finish,
	.close = json_exit,
};

void json_init(struct json_writer *w, struct text *text)
{
	memset(w, 0, sizeof(*w));
	w->writer.ops = &json_ops;
	w->json.out = text->out;
	w->text = text;
	w->array = runopt_get(text->options, format) == RUNOPT_FORMAT_JSON;
}

void json_deinit(struct json_writer *json)
{
	talloc_free(json->formatted.bytes);
	json->formatted = (struct out){ 0 };
}
