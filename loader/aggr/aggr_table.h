/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * aggr_table.h - aggregations that are shown together, as sorted rows: one per distinct key.
 */
#ifndef DTAP_LOADER_AGGR_TABLE_H
#define DTAP_LOADER_AGGR_TABLE_H

#include "aggr.h"
#include "loader/meta/runopt.h"

/* What one distinct key has in each of the aggregations. */
struct aggr_row {
	const struct value *keys;
	const struct aggr_entry **entries; /* one for each; NULL: missing there */
};

struct aggr_order {
	bool by_key, reverse;
	u32 keypos, pos; /* what is compared first */
};

struct aggr_table {
	void *ctx; /* of what is below */
	struct aggr *aggr;
	struct aggr_order order;
	const u32 *aggs;
	u32 naggs, nkeys;
	u64 *zeroes; /* value of a missing entry */
	struct aggr_row *rows;
	const struct aggr_entry **entries; /* of all rows */
	u64 nrows;
};

/* What options aggsortkey, aggsortrev, aggsortkeypos and aggsortpos say. */
struct aggr_order aggr_order_of(const struct runopts *options);
/* Rows point into the aggregations, which must not change before aggr_table_deinit(). */
void aggr_table_init(struct aggr_table *table, struct aggr *aggr, const struct aggr_order *order,
		     const u32 *aggs, u32 naggs);
void aggr_table_deinit(struct aggr_table *table);

/* The i-th of the aggregations, and what a row has of it: words by abi.h, never NULL. */
const struct meta_agg *aggr_table_agg(const struct aggr_table *table, u32 i);
const u64 *aggr_table_data(const struct aggr_table *table, const struct aggr_row *row, u32 i);

#endif
