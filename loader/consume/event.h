/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * event.h - a record that has been found well-formed, and who may be told of it.
 *
 * record.c takes records apart and does what the consumer has to do (exit(), clear(),
 * system() ...); what is to be seen goes to a writer.  Text is one writer (text.h).
 */
#ifndef DTAP_LOADER_EVENT_H
#define DTAP_LOADER_EVENT_H

#include "loader/aggr/aggr.h"
#include "fault.h"
#include "loader/meta/metadata.h"
#include "loader/meta/value.h"

struct event {
	u32 cpu;
	u32 epid;
	const struct meta_probe *probe;
	u64 time;      /* CLOCK_MONOTONIC, ns; 0 = the records have none */
	u32 next_epid; /* with flowindent: of the record after this one on the CPU, 0 = unknown */
};

/* What is known before anything is traced. */
struct run {
	const char *version; /* of this program; NULL: unknown */
	const char *script;  /* NULL: from the command line */
	const char *const *arguments;
	size_t narguments;
};

struct writer;

struct writer_ops {
	/* The first call.  NULL: nothing is to be done, as everywhere below where it is allowed. */
	void (*start)(struct writer *writer, const struct run *run);
	/* All probes are armed but those that are missing; records come next.  May be NULL. */
	void (*armed)(struct writer *writer, u64 probes, u64 missing);
	void (*begin)(struct writer *writer, const struct event *event);
	/*
	 * An action with data of its own; values[] are its fields' in order, then the dynamic size.
	 */
	void (*data)(struct writer *writer, const struct event *event,
		     const struct meta_action *action, const struct value *values);
	/* printa(); the totals are up to date. */
	void (*aggregation)(struct writer *writer, const struct event *event,
			    const struct meta_action *action, struct aggr *aggr);
	void (*end)(struct writer *writer, const struct event *event);
	/* May what comes next be in another file, or the first of this one?  NULL: it may. */
	bool (*divide)(struct writer *writer);
	/* A clause failed; it was said on standard error. NULL: nothing more is to be done. */
	void (*fault)(struct writer *writer, const struct event *event, const struct fault *fault);
	/* Something was lost; likewise. cpu -1: not of one. */
	void (*drop)(struct writer *writer, const char *kind, u64 count, s64 cpu);
	/* All aggregations, as they are now; tracing goes on. */
	void (*show)(struct writer *writer, struct aggr *aggr);
	/* Tracing is over: the aggregations that were never printed. */
	void (*finish)(struct writer *writer, struct aggr *aggr);
	/*
	 * The last call; status: the exit status to be; why: what ended tracing early, NULL if
	 * nothing did.  NULL as above.
	 */
	void (*close)(struct writer *writer, int status, const char *why);
};

struct writer {
	const struct writer_ops *ops;
};

#endif
