// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The event loop.  Without switchrate nothing is polled: a commit wakes the loader through the
 * device, at most once in WAKE_NS unless a quarter of a buffer is full.  With it the buffers are
 * read once in its period, or when a quarter of one is full.  One heartbeat a second tells the
 * kernel side that somebody is there, and asks for losses.
 */
#define _GNU_SOURCE 1
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/must.h"
#include "common/period.h"
#include "loader/host/clock.h"
#include "loader/symbols/netname.h"
#include "loader/host/say.h"
#include "session.h"
#include "loader/symbols/usym.h"

#define WAKE_NS 10000000ull

/* --------------------------------------------------------------- heartbeat */

static void tell_counts(struct session *s)
{
	char status[sizeof(s->notify.said)];

	snprintf(status, sizeof(status),
		 "tracing; probes: %llu, records: %llu, keys of aggregations: %llu, lost: %llu",
		 s->armed, s->consumer.nrecords, s->aggr.nentries, s->drops.lost);
	notify_beat(&s->notify, status);
}

void session_heartbeat(struct session *s)
{
	struct dtap_status status = { 0 };

	if (!ctl_call(&s->ctl, DTAP_IOC_STATUS, &status))
		s->status = status;
	usym_refresh();
	tell_counts(s);
}

static void beat(void *arg)
{
	session_heartbeat(arg);
}

/* -------------------------------------------------------------------- loop */

/* A period may be longer than time is. */
static u64 later(u64 time, u64 period)
{
	return period > UINT64_MAX - time ? UINT64_MAX : time + period;
}

struct loop {
	struct session *s;
	struct pollfd *fds; /* signals, processes, the device last */
	nfds_t n;
	bool read_while_running; /* bufpolicy switch */
	u64 next_beat, next_aggr, next_read;
};

/* All processes of -c and -p have ended. */
static bool processes_done(struct loop *l)
{
	struct session *s = l->s;
	bool done = s->nprocesses;

	for (size_t i = 0; i < s->nprocesses; i++) {
		if (l->fds[1 + i].revents && !s->processes[i].ended) {
			tracee_reap(&s->processes[i], runopt_get(&s->options, quiet));
			l->fds[1 + i].fd = -1;
		}
		done &= s->processes[i].ended;
	}
	return done;
}

/*
 * This many bytes of one CPU's records are read at once, whatever switchrate says.  It may take a
 * while until this process runs, and there must still be room by then.
 */
static u64 many_bytes(const struct session *s)
{
	return s->setup.bufsize / 4;
}

/* Whether one CPU has this many bytes to be read. */
static bool has_bytes(const struct session *s, u64 bytes)
{
	for (u32 cpu = 0; cpu < s->rings.count; cpu++)
		if (s->rings.cpu[cpu].bytes && ring_used(&s->rings.cpu[cpu]) >= bytes)
			return true;
	return false;
}

/* See ring_wait(); false: one has as many already. */
static bool want_wakes(struct session *s, u64 bytes)
{
	bool wait = true;

	for (u32 cpu = 0; cpu < s->rings.count; cpu++)
		if (s->rings.cpu[cpu].bytes)
			wait &= ring_wait(&s->rings.cpu[cpu], bytes);
	return wait;
}

/* Sleeps until there is something to do. */
static void sleep_until_event(struct loop *l)
{
	struct session *s = l->s;
	const u64 start = clock_now(), rate = runopt_get(&s->options, switchrate);
	const bool resting = l->read_while_running && (rate || start < l->next_read);
	u64 until = l->next_beat;
	struct timespec timeout;

	if (l->next_aggr < until)
		until = l->next_aggr;
	if (resting && l->next_read < until)
		until = l->next_read;
	/* With other policies only a change of state is of interest. */
	l->fds[l->n - 1].events = l->read_while_running ? POLLIN | POLLPRI : POLLPRI;
	if (l->read_while_running && !want_wakes(s, resting ? many_bytes(s) : 1))
		until = start;
	until = until > start ? until - start : 0;
	timeout.tv_sec = (time_t)(until / NSEC_PER_SEC);
	timeout.tv_nsec = (long)(until % NSEC_PER_SEC);
	if (ppoll(l->fds, l->n, &timeout, NULL) <= 0)
		for (nfds_t i = 0; i < l->n; i++)
			l->fds[i].revents = 0;
	if (l->read_while_running)
		want_wakes(s, 0);
}

static void read_records(struct loop *l)
{
	const u64 rate = runopt_get(&l->s->options, switchrate);
	bool rests;

	if (!l->read_while_running ||
	    (clock_now() < l->next_read && !has_bytes(l->s, many_bytes(l->s))))
		return;
	/* If there was nothing, the next record wakes.  Option temporal may leave some unread. */
	rests = rate || has_bytes(l->s, 1);
	session_drain(l->s, false);
	if (rests)
		l->next_read = later(clock_now(), rate ? rate : WAKE_NS);
}

static u64 beat_period(const struct session *s)
{
	const u64 wanted[] = { runopt_get(&s->options, statusrate), s->notify.period };
	u64 period = NSEC_PER_SEC;

	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (wanted[i] && wanted[i] < period)
			period = wanted[i];
	return period;
}

/* true: a heartbeat has passed, or the table is full. */
static bool do_periodic(struct loop *l)
{
	struct session *s = l->s;
	const u64 time = clock_now(), rate = runopt_get(&s->options, aggrate);
	const bool beats = time >= l->next_beat;

	if (beats) {
		session_heartbeat(s);
		drops_report(&s->drops, &s->rings, s->status.skipped,
			     runopt_get(&s->options, droptags), false, s->consumer.writer);
		if (aggr_filling(&s->aggr))
			aggr_snapshot(&s->aggr);
		l->next_beat = time + beat_period(s);
	}
	if (rate && time >= l->next_aggr) {
		aggr_snapshot(&s->aggr);
		l->next_aggr = later(time, rate);
	}
	return beats || s->aggr.full;
}

static void prepare(struct loop *l)
{
	struct session *s = l->s;
	const u64 time = clock_now();

	l->n = s->nprocesses + 2;
	l->fds = must(talloc_zero_array(NULL, struct pollfd, l->n));
	l->fds[0] = (struct pollfd){ .fd = s->signals, .events = POLLIN };
	for (size_t i = 0; i < s->nprocesses; i++)
		l->fds[1 + i] = (struct pollfd){ .fd = s->processes[i].pidfd, .events = POLLIN };
	l->fds[l->n - 1] = (struct pollfd){ .fd = s->ctl.fd };
	l->read_while_running = s->setup.bufpolicy == DTAP_BUF_SWITCH;
	l->next_beat = time + beat_period(s);
	l->next_aggr = runopt_is_set(&s->options, aggrate) && runopt_get(&s->options, aggrate) ?
			       time :
			       UINT64_MAX;
	s->consumer.heartbeat = beat;
	s->consumer.heartbeat_arg = s;
	netname_beat(beat, s);
}

/* Before the kernel ends this process, and its output with it. */
static bool memory_ends(struct session *s)
{
	const struct memory m = memory_now();
	char left[MEMORY_TEXT], held[MEMORY_TEXT];

	if (session_say_full(s))
		return true;
	if (!memory_is_short(&m, s->held + s->aggr.taken))
		return false;
	session_abort(s, "only %s of memory are left, and tracing holds %s",
		      memory_text(m.available, left), memory_text(s->held + s->aggr.taken, held));
	return true;
}

void session_consume(struct session *s)
{
	struct loop l = { .s = s };

	prepare(&l);
	for (;;) {
		read_records(&l);
		if (s->failed || s->status.state > DTAP_STATE_ACTIVE)
			break;
		sleep_until_event(&l);
		if (l.fds[0].revents) {
			session_read_signals(s);
			session_answer(s);
		}
		if (l.fds[l.n - 1].revents & ~POLLIN)
			session_heartbeat(s);
		if (do_periodic(&l) && memory_ends(s))
			break;
		if (s->interrupts || processes_done(&l))
			break;
	}
	talloc_free(l.fds);
}
