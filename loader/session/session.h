/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * session.h - everything one run has, and its consumption between BEGIN and STOP.
 */
#ifndef DTAP_LOADER_SESSION_H
#define DTAP_LOADER_SESSION_H

#include "loader/aggr/aggr.h"
#include "loader/consume/drops.h"
#include "loader/load/guard.h"
#include "loader/load/image.h"
#include "loader/consume/json.h"
#include "loader/loader.h"
#include "loader/host/memory.h"
#include "loader/load/module.h"
#include "loader/host/notify.h"
#include "loader/host/out.h"
#include "loader/consume/record.h"
#include "loader/load/ring.h"
#include "loader/meta/runopt.h"
#include "loader/process/tracee.h"
#include "loader/consume/text.h"

struct session {
	void *ctx; /* what lasts as long as the run */
	const struct loader_request *request;
	struct runopts options;
	struct plan plan; /* for commands of -c */
	struct guard guard;
	struct image image;
	struct meta *meta;
	struct module module;
	struct ctl ctl;
	struct dtap_info info;
	struct dtap_setup setup;
	struct memory memory;	   /* before set-up */
	u64 held;		   /* bytes of the kernel side's buffers */
	struct dtap_status status; /* the last one heard */
	struct rings rings;
	struct aggr aggr;
	struct drops drops;
	struct out out;
	struct capture_file capture; /* of pcap() */
	struct text text;
	struct json_writer json;
	struct consumer consumer;
	struct tracee *processes;
	size_t nprocesses;
	struct notify notify;
	u64 armed;	     /* probes */
	int signals;	     /* signalfd */
	int interrupts;	     /* SIGINT and its like, so far */
	u64 first_interrupt; /* monotonic time, ns */
	bool had_terminal;
	bool asked_aggregations, asked_file; /* by signals: see session_answer() */
	bool drained;			     /* the rings were read once */
	bool failed;			     /* said why */
	char why[200];			     /* what ended tracing before its time; "": nothing */
	bool watching;	/* whether system calls are made that have siblings; see siblings.h */
	bool said_full; /* that aggregations have keys without room */
};

/* What the module and the command line say; false, here and below: said why. */
bool session_set_options(struct session *session);
/* With the module's device open: agrees with the kernel side, and maps its memory. */
bool session_set_up(struct session *session);
/* Arms the probes, runs BEGIN and opens the gate. */
bool session_begin(struct session *session);
/* From the open gate until there is a reason to stop. */
void session_consume(struct session *session);
/* Says why tracing ends before its time, and sets failed. */
void session_abort(struct session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Says once that aggregations have had keys without room, and sets failed; false: they have not. */
bool session_say_full(struct session *session);
/* Closes the gate, runs END and prints what is left. */
void session_finish(struct session *session);
/* Gives back what session_set_up() took, however far it came. */
void session_release(struct session *session);
/*
 * Reads all rings once, the first time those first that BEGIN has written.  With option temporal in
 * the order of time, but for all what is too young to have company.  Sets failed when they make no
 * sense or the output is gone.
 */
void session_drain(struct session *session, bool all);
/* From here on signals wait until they are read. */
bool session_take_signals(struct session *session);
/* The signals that end tracing, as abi.h wants them. */
u32 session_ending_signals(const struct session *session);
/* Signals that came meanwhile; a second one that ends tracing makes it end at once. */
void session_read_signals(struct session *session);
/* Does what those have asked for that do not end tracing. */
void session_answer(struct session *session);
/* Sign of life, news about the state, and losses. */
void session_heartbeat(struct session *session);

#endif
