// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include <string.h>

#include "loader/host/clock.h"
#include "loader/host/say.h"
#include "session.h"
#include "loader/symbols/usym.h"

#define RETURN_BYTES (256u << 10) /* read before space goes back to the kernel */
/* A handler takes less between the time of its record and the record's publication. */
#define SETTLE_NS 10000000ull

static void garbled(struct session *s, u32 cpu)
{
	session_abort(s, "the records of CPU %u are garbled", cpu);
	s->rings.cpu[cpu].bad = true;
}

static bool going(const struct session *s)
{
	return !s->failed && !s->out.failed;
}

/* One record; false: there is none. */
static bool process_next(struct session *s, u32 cpu, u64 *given_back)
{
	struct ring *ring = &s->rings.cpu[cpu];
	const struct dtap_rec *rec = ring_next(ring), *next = NULL;

	if (!rec)
		return false;
	if (runopt_get(&s->options, flowindent))
		next = ring_peek_past(ring, DTAP_EPID_TIME);
	if (!record_process(&s->consumer, cpu, rec, next))
		garbled(s, cpu);
	out_border(&s->out);
	if (ring->position - *given_back > RETURN_BYTES) {
		ring_end(ring);
		*given_back = ring->position;
	}
	return true;
}

static void end_reading(struct session *s, u32 cpu)
{
	struct ring *ring = &s->rings.cpu[cpu];

	if (!s->failed && ring->bad)
		garbled(s, cpu);
	if (s->setup.bufpolicy != DTAP_BUF_RING)
		ring_end(ring);
}

static void drain_ring(struct session *s, u32 cpu)
{
	u64 given_back;

	ring_begin(&s->rings.cpu[cpu]);
	given_back = s->rings.cpu[cpu].position;
	while (going(s) && process_next(s, cpu, &given_back))
		;
	end_reading(s, cpu);
}

/* What BEGIN (or ERROR in its name) has left is at the front: other probes fire after it. */
static bool begins_here(struct session *s, struct ring *ring)
{
	const struct dtap_rec *rec;
	struct meta_probe p;
	u32 epid;

	ring_begin(ring);
	rec = ring_peek_past(ring, DTAP_EPID_TIME);
	if (!rec)
		return false;
	epid = rec->epid;
	if (epid == DTAP_EPID_FAULT && rec->len >= sizeof(struct dtap_rec_fault))
		epid = ((const struct dtap_rec_fault *)rec)->epid;
	return meta_probe_by_epid(s->meta, epid, &p) && !strcmp(p.group->prov, "dtrace") &&
	       strcmp(p.group->name, "END");
}

/*
 * While BEGIN's records wait, other CPUs record already; a heading that BEGIN prints has
 * to come first nevertheless.
 */
static void drain_begin(struct session *s)
{
	for (u32 cpu = 0; cpu < s->rings.count; cpu++)
		if (s->rings.cpu[cpu].bytes && !s->failed && begins_here(s, &s->rings.cpu[cpu]))
			drain_ring(s, cpu);
}

/* ---------------------------------------------------------------- by time */

/* When the next record was made; one without a time is older than all. */
static u64 next_time(struct ring *ring)
{
	const struct dtap_rec *rec = ring_peek(ring);

	if (!rec)
		return UINT64_MAX;
	if (rec->epid != DTAP_EPID_TIME || rec->len < sizeof(struct dtap_rec_time))
		return 0;
	return ((const struct dtap_rec_time *)rec)->time;
}

struct merge {
	u32 cpu;
	u64 first, second; /* times of the two CPUs that come next */
};

static struct merge find_first(struct session *s)
{
	struct merge m = { .first = UINT64_MAX, .second = UINT64_MAX };

	for (u32 cpu = 0; cpu < s->rings.count; cpu++) {
		const u64 time =
			s->rings.cpu[cpu].bytes ? next_time(&s->rings.cpu[cpu]) : UINT64_MAX;

		if (time < m.first) {
			m.second = m.first;
			m.first = time;
			m.cpu = cpu;
		} else if (time < m.second) {
			m.second = time;
		}
	}
	return m;
}

/* The records of all CPUs that were made before `limit`, in the order of their times. */
static void drain_in_order(struct session *s, u64 limit)
{
	struct merge m;
	u64 given_back;

	for (u32 cpu = 0; cpu < s->rings.count; cpu++)
		if (s->rings.cpu[cpu].bytes)
			ring_begin(&s->rings.cpu[cpu]);
	for (m = find_first(s); m.first < limit && going(s); m = find_first(s)) {
		struct ring *ring = &s->rings.cpu[m.cpu];

		given_back = ring->position;
		do {
			process_next(s, m.cpu, &given_back); /* its time */
			m.first = next_time(ring);
		} while (going(s) && m.first <= m.second && m.first < limit);
	}
	for (u32 cpu = 0; cpu < s->rings.count; cpu++)
		if (s->rings.cpu[cpu].bytes)
			end_reading(s, cpu);
}

void session_drain(struct session *s, bool all)
{
	usym_refresh();
	if (runopt_get(&s->options, temporal)) {
		drain_in_order(s, all ? UINT64_MAX : clock_now() - SETTLE_NS);
	} else {
		if (!s->drained)
			drain_begin(s);
		for (u32 cpu = 0; cpu < s->rings.count; cpu++)
			if (s->rings.cpu[cpu].bytes && !s->failed)
				drain_ring(s, cpu);
	}
	s->drained = true;
	out_flush(&s->out);
	capture_flush(&s->capture);
	s->failed |= s->out.failed || s->capture.failed;
}
