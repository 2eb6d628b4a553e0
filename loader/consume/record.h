/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * record.h - records to events, and the actions that are the consumer's to do.
 */
#ifndef DTAP_LOADER_RECORD_H
#define DTAP_LOADER_RECORD_H

#include "capture.h"
#include "event.h"
#include "loader/format/fmt.h"
#include "loader/host/out.h"
#include "loader/meta/runopt.h"
#include "text.h"

struct consumer {
	const struct meta *meta;
	struct runopts *options;
	struct out *out;
	struct capture_file *capture; /* NULL: no pcap(), or the packets are part of the output */
	struct aggr *aggr;
	struct writer *writer;
	struct text *text; /* for the strings of system() and freopen() */
	const struct fmt *formats;
	struct value *values;	      /* room for the largest action */
	void (*heartbeat)(void *arg); /* called at least once a second while system() runs */
	void *heartbeat_arg;
	u64 *times; /* of the CPU's last record of a time */
	u64 nrecords;
	bool said_bytes; /* that packets without a capture file are shown so */
	bool exited;	 /* an exit() record was seen */
	s32 exit_status;
	bool snapshot_taken; /* for the running record */
	u32 probe_epid;	     /* of the last record, 0: none */
	struct meta_probe probe;
};

/* Parses all formats. NULL: said why. They belong to meta. */
struct fmt *record_formats(const struct meta *meta);
void record_init(struct consumer *consumer, u32 ncpu);
void record_deinit(struct consumer *consumer);
/* false: the record makes no sense. */
bool record_process(struct consumer *consumer, u32 cpu, const struct dtap_rec *rec,
		    const struct dtap_rec *next);

#endif
