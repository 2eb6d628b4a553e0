/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * aggr_compact.h - options agghist and aggpack: one line for each key, comparable at a glance.
 *
 * agghist shows a bar beside each value of a scalar aggregation, aggpack a distribution in one
 * line, a character for each bucket.
 */
#ifndef DTAP_LOADER_AGGR_COMPACT_H
#define DTAP_LOADER_AGGR_COMPACT_H

#include "aggr_print.h"

/* false: the options do not ask for it, or not for this table; nothing is printed. */
bool aggr_compact_print(const struct aggr_table *table, const struct aggr_style *style);

#endif
