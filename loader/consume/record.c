// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "record.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "fault.h"
#include "common/must.h"
#include "common/scope.h"
#include "loader/host/say.h"
#include "loader/process/shell.h"

/* ----------------------------------------------------------------- formats */

static bool check_action(const struct meta *meta, const struct fmt *formats,
			 const struct meta_action *a)
{
	u32 room = a->act == ACT_PRINTA ? meta->aggs[a->aggs[0]].nkeys : a->nfields;

	if (a->format == META_NONE || formats[a->format].nargs <= room)
		return true;
	say("the format \"%.200s\" wants %u values and gets %u", meta->formats[a->format],
	    formats[a->format].nargs, room);
	return false;
}

struct fmt *record_formats(const struct meta *meta)
{
	struct fmt *formats = must(talloc_zero_array(meta, struct fmt, meta->nformats));
	const char *why;

	for (u32 i = 0; i < meta->nformats; i++) {
		why = fmt_parse(formats, meta->formats[i], &formats[i]);
		if (why) {
			say("the format \"%.200s\" is wrong: %s", meta->formats[i], why);
			return NULL;
		}
	}
	for (u32 i = 0; i < meta->nrecords; i++)
		for (u32 k = 0; k < meta->records[i].nactions; k++)
			if (!check_action(meta, formats, &meta->records[i].actions[k]))
				return NULL;
	return formats;
}

void record_init(struct consumer *consumer, u32 ncpu)
{
	u32 most = 0;

	for (u32 i = 0; i < consumer->meta->nrecords; i++)
		for (u32 k = 0; k < consumer->meta->records[i].nactions; k++)
			if (consumer->meta->records[i].actions[k].nfields > most)
				most = consumer->meta->records[i].actions[k].nfields;
	consumer->values = must(talloc_zero_array(NULL, struct value, most + 1));
	consumer->times = must(talloc_zero_array(NULL, u64, ncpu));
}

void record_deinit(struct consumer *consumer)
{
	talloc_free(consumer->values);
	talloc_free(consumer->times);
	consumer->values = NULL;
	consumer->times = NULL;
}

/* ----------------------------------------------------- actions of the consumer */

/* What a format gives, as a fresh string. */
static char *format_string(struct consumer *c, const struct meta_action *a)
{
	struct fmt_context context = text_context(c->text);
	struct out memory = { 0 };

	context.out = &memory;
	fmt_print(&context, &c->formats[a->format], c->values);
	return out_take(&memory, NULL);
}

static void do_system(struct consumer *c, const struct meta_action *a)
{
	scope_free char *command = format_string(c, a);

	out_flush(c->out);
	shell_run(command, c->writer == &c->text->writer ? out_commands(c->out) : STDERR_FILENO,
		  c->heartbeat, c->heartbeat_arg);
}

static bool may_divide(const struct consumer *c)
{
	return !c->writer->ops->divide || c->writer->ops->divide(c->writer);
}

static void do_freopen(struct consumer *c, const struct meta_action *a)
{
	scope_free char *path = may_divide(c) ? format_string(c, a) : NULL;

	if (!path)
		return;
	if (c->capture)
		capture_open(c->capture, path);
	else
		out_reopen(c->out, path);
}

static void do_pcap(struct consumer *c, const struct event *e, const struct meta_action *a)
{
	const struct value *v = c->values;
	const u64 most = runopt_get(c->options, pcapsize);

	if (c->capture && !c->capture->file && !c->said_bytes) {
		c->said_bytes = true;
		say("pcap() writes a capture file with -o FILE or freopen(); here its packets are "
		    "shown as "
		    "bytes");
	}
	if (!c->capture || !c->capture->file) {
		c->writer->ops->data(c->writer, e, a, v);
		return;
	}
	capture_packet(c->capture, &(struct packet){
					   .length = (u32)v[0].number,
					   .kind = (u32)v[1].number,
					   .time = v[2].number,
					   .bytes = v[3].data,
					   .size = v[3].len < most ? v[3].len : (u32)most,
				   });
}

/* A string of its own; NULL: the value is none. */
static char *string_of(const struct value *v)
{
	return v->data ? must(talloc_strndup(NULL, (const char *)v->data, fmt_text_length(v))) :
			 NULL;
}

static void do_setopt(struct consumer *c, const struct meta_action *a)
{
	scope_free char *name = string_of(&c->values[0]);
	scope_free char *value = a->nfields > 1 ? string_of(&c->values[1]) : NULL;
	const char *why = "not a string";

	if (name)
		why = runopt_set(c->options, name, value ? value : "1", RUNOPT_SETOPT);
	if (why)
		say("failed to set %s by setopt(): %s", name ? name : "an option", why);
}

static void take_snapshot(struct consumer *c)
{
	if (!c->snapshot_taken)
		aggr_snapshot(c->aggr);
	c->snapshot_taken = true;
}

/* clear(), trunc(), normalize(), denormalize() */
static void change_aggregations(struct consumer *c, const struct meta_action *a)
{
	const s64 n = a->nfields ? (s64)c->values[0].number : 0;

	take_snapshot(c);
	for (u32 i = 0; i < a->naggs; i++) {
		if (a->act == ACT_CLEAR)
			aggr_clear(c->aggr, a->aggs[i]);
		else if (a->act == ACT_TRUNC)
			aggr_trunc(c->aggr, a->aggs[i], n);
		else
			c->aggr->states[a->aggs[i]].normal = a->act == ACT_NORMALIZE ? n : 1;
	}
}

static void do_action(struct consumer *c, const struct event *e, const struct meta_action *a)
{
	switch (a->act) {
	case ACT_TRACE:
	case ACT_PRINTF:
	case ACT_TRACEMEM:
	case ACT_PRINT:
	case ACT_STACK:
	case ACT_USTACK:
	case ACT_SYM:
	case ACT_MOD:
	case ACT_USYM:
	case ACT_UMOD:
	case ACT_UADDR:
		c->writer->ops->data(c->writer, e, a, c->values);
		return;
	case ACT_PCAP:
		do_pcap(c, e, a);
		return;
	case ACT_PRINTA:
		take_snapshot(c);
		c->writer->ops->aggregation(c->writer, e, a, c->aggr);
		return;
	case ACT_CLEAR:
	case ACT_TRUNC:
	case ACT_NORMALIZE:
	case ACT_DENORMALIZE:
		change_aggregations(c, a);
		return;
	case ACT_EXIT:
		c->exited = true;
		c->exit_status = a->nfields ? (s32)c->values[0].number : 0;
		return;
	case ACT_SYSTEM:
		do_system(c, a);
		return;
	case ACT_FREOPEN:
		do_freopen(c, a);
		return;
	case ACT_FTRUNCATE:
		if (may_divide(c))
			out_truncate(c->out);
		return;
	case ACT_SETOPT:
		do_setopt(c, a);
		return;
	case ACT_DEFAULT:
	case ACT_COUNT:
		return;
	}
}

/* ----------------------------------------------------------------- records */

static bool read_values(struct consumer *c, const struct meta_action *a, const struct dtap_rec *rec)
{
	const struct meta_field *fields = c->probe.record->fields;

	for (u32 i = 0; i < a->nfields; i++)
		if (!value_of_field(rec, &fields[a->fields[i]], &c->values[i]))
			return false;
	return a->dyn == META_NONE || value_of_field(rec, &fields[a->dyn], &c->values[a->nfields]);
}

static bool take_time(struct consumer *c, u32 cpu, const struct dtap_rec *rec)
{
	struct dtap_rec_time time;

	if (rec->len < sizeof(time))
		return false;
	memcpy(&time, rec, sizeof(time));
	c->times[cpu] = time.time;
	return true;
}

static bool process_fault(struct consumer *c, struct event *e, const struct dtap_rec *rec)
{
	struct meta_probe probe;
	struct fault fault;

	if (!fault_read(c->meta, rec, &probe, &fault))
		return false;
	e->probe = &probe;
	fault_say(&probe, &fault);
	if (c->writer->ops->fault)
		c->writer->ops->fault(c->writer, e, &fault);
	return true;
}

bool record_process(struct consumer *c, u32 cpu, const struct dtap_rec *rec,
		    const struct dtap_rec *next)
{
	struct event e = {
		.cpu = cpu,
		.epid = rec->epid,
		.probe = &c->probe,
		.time = c->times[cpu],
		.next_epid = next ? next->epid : 0,
	};
	const struct meta_record *record;

	if (rec->epid == DTAP_EPID_TIME)
		return take_time(c, cpu, rec);
	if (rec->epid == DTAP_EPID_FAULT)
		return process_fault(c, &e, rec);
	/* Very many of one probe may come in a row. */
	if (!rec->epid || rec->epid != c->probe_epid) {
		c->probe_epid = 0;
		if (!meta_probe_by_epid(c->meta, rec->epid, &c->probe))
			return false;
		c->probe_epid = rec->epid;
	}
	record = c->probe.record;
	if (!record || rec->len < record->size)
		return false;
	c->snapshot_taken = false;
	c->writer->ops->begin(c->writer, &e);
	for (u32 i = 0; i < record->nactions; i++) {
		if (!read_values(c, &record->actions[i], rec))
			return false;
		do_action(c, &e, &record->actions[i]);
	}
	c->writer->ops->end(c->writer, &e);
	c->nrecords++;
	return true;
}
