/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * aggr_print.h - aggregations sorted, joined by key, and printed.
 */
#ifndef DTAP_LOADER_AGGR_PRINT_H
#define DTAP_LOADER_AGGR_PRINT_H

#include "aggr_table.h"
#include "loader/format/fmt.h"
#include "loader/host/out.h"

struct aggr_style {
	struct aggr_order order;
	bool zoom, hist, pack; /* options agghist, aggpack */
	bool utf8;	       /* what aggpack may print */
	bool rawbytes;
	struct fmt_context fmt; /* out, stack_indent, ... */
};

/* One line per distinct key of several aggregations; format NULL: the default layout. */
void aggr_print(struct aggr *aggr, const struct aggr_style *style, const u32 *aggs, u32 naggs,
		const struct fmt *format);

#endif
