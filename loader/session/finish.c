// SPDX-License-Identifier: GPL-2.0-or-later
/* The end of a session: what is still to be read and printed, and what it held. */
#define _GNU_SOURCE 1
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "loader/host/say.h"
#include "session.h"
#include "siblings.h"

void session_abort(struct session *s, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(s->why, sizeof(s->why), format, args);
	va_end(args);
	say("processing aborted: %s", s->why);
	s->failed = true;
}

bool session_say_full(struct session *s)
{
	char room[MEMORY_TEXT];

	if (s->aggr.full && !s->said_full)
		session_abort(s,
			      "the aggregations have more keys than fit into %s, a quarter of the "
			      "memory that was available",
			      memory_text(s->aggr.room, room));
	s->said_full = s->aggr.full;
	return s->aggr.full;
}

void session_finish(struct session *s)
{
	struct dtap_status status = { 0 };
	int error;

	notify_tell(&s->notify, "STOPPING=1\nSTATUS=ending");
	if (s->status.state == DTAP_STATE_WATCHDOG)
		session_abort(s, "this process did not run for too long: it was stopped, its "
				 "output stalled, or the probes took too much of the machine");
	if (s->interrupts && !s->text.testing && s->consumer.writer == &s->text.writer)
		out_text(&s->out, "\n");
	error = ctl_call(&s->ctl, DTAP_IOC_STOP, &status);
	if (!error) {
		s->status.skipped = status.skipped;
		session_drain(s, true);
		error = ctl_call(&s->ctl, DTAP_IOC_END, &status);
	}
	if (error) {
		say("failed to stop tracing: %s", strerror(-error));
		s->failed = true;
	} else {
		s->status.exit_status = status.exit_status;
	}
	session_drain(s, true);
	session_read_signals(s);
	aggr_snapshot(&s->aggr);
	session_say_full(s); /* it may not have come to that before */
	if (s->interrupts < 2 && !s->out.failed)
		s->consumer.writer->ops->finish(s->consumer.writer, &s->aggr);
	drops_report(&s->drops, &s->rings, s->status.skipped, runopt_get(&s->options, droptags),
		     true, s->consumer.writer);
	s->failed |= s->aggr.bad;
	if (s->watching && !runopt_get(&s->options, quiet))
		siblings_say(s->meta, &s->ctl);
}

void session_release(struct session *s)
{
	if (s->consumer.writer) {
		record_deinit(&s->consumer);
		text_writer_deinit(&s->text);
		json_deinit(&s->json);
		drops_deinit(&s->drops);
	}
	if (s->aggr.meta)
		aggr_deinit(&s->aggr);
	rings_unmap(&s->rings);
}
