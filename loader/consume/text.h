/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * text.h - DTrace's classic output: columns, trace(), printf(), aggregations.
 */
#ifndef DTAP_LOADER_TEXT_H
#define DTAP_LOADER_TEXT_H

#include "event.h"
#include "loader/format/fmt.h"
#include "loader/host/out.h"
#include "loader/meta/runopt.h"

struct text_cpu {
	int indent;
	u32 last_epid;
	u32 columns_epid, columns_size;
	char columns[600]; /* before what the probe with columns_epid records, 0: of none */
};

struct text {
	struct writer writer;
	struct out *out;
	const struct meta *meta;
	const struct runopts *options; /* followed while they change */
	const struct fmt *formats;     /* one per meta->formats */
	u64 target;		       /* process of -c or -p, 0 = none */
	bool utf8;		       /* the terminal's encoding, by the environment */
	bool testing;		       /* _DTRACE_TESTING: no CPU and ID columns */
	bool header_done;
	bool entered; /* flowindent: the running record is of an entry probe */
	struct text_cpu *cpus;
	u32 ncpu;
};

void text_writer_init(struct text *text, struct out *out, const struct meta *meta,
		      const struct runopts *options, const struct fmt *formats, u32 ncpu);
void text_writer_deinit(struct text *text);
/* How printf() is to print now. */
struct fmt_context text_context(const struct text *text);

#endif
