/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * aggr.h - aggregations: the totals over all CPUs and snapshots.
 *
 * A snapshot takes what each CPU counted since the one before and adds it, so the
 * halves of the kernel side stay small and nothing is counted twice.
 */
#ifndef DTAP_LOADER_AGGR_H
#define DTAP_LOADER_AGGR_H

#include "loader/load/ctl.h"
#include "loader/meta/metadata.h"
#include "loader/meta/value.h"

struct aggr_entry {
	struct aggr_entry *next; /* hash chain */
	u32 agg, hash, keylen;
	struct value *keys; /* nkeys of them, pointing into key */
	u64 *data;	    /* value words by abi.h */
	u64 *per_cpu;	    /* the same of each CPU in turn; NULL unless they are kept */
	unsigned char *key;
};

/* One aggregation of the program. */
struct aggr_state {
	const struct meta_agg *meta;
	s64 normal;   /* 1 unless normalize() */
	bool printed; /* by printa(): not again at the end */
	u64 nentries;
};

struct aggr {
	void *ctx, *table; /* of everything; of the buckets */
	const struct meta *meta;
	struct ctl *ctl;
	u32 ncpu;
	u32 kept_cpus; /* values are kept of this many; 0: the totals alone */
	u64 half_size;
	const unsigned char **halves; /* 2 * ncpu */
	struct aggr_state *states;
	struct aggr_entry **buckets;
	u64 nbuckets, nentries;
	unsigned char *key; /* of key_room bytes, for the one that is merged */
	size_t key_room;
	u64 room;  /* bytes that entries may take; 0: as they like */
	u64 taken; /* bytes that they take, in round numbers */
	bool full; /* there were keys that had no room */
	bool bad;  /* a half made no sense; said once */
};

/* Without ctl (tests, no aggregations) nothing is mapped. 0 or negative errno. */
int aggr_init(struct aggr *aggr, const struct meta *meta, struct ctl *ctl, u32 ncpu, u64 half_size);
void aggr_deinit(struct aggr *aggr);

/* Keeps what each CPU has, besides the totals (option aggpercpu).  Before the first merge. */
void aggr_keep_cpus(struct aggr *aggr, u32 ncpu);
/* Adds the contents of a CPU's half to the totals. false: they make no sense. */
bool aggr_merge_half(struct aggr *aggr, u32 cpu, const void *half, u64 size);
/* Takes what all CPUs have. */
void aggr_snapshot(struct aggr *aggr);
/* Is some CPU's half more than half full? */
bool aggr_filling(const struct aggr *aggr);

void aggr_clear(struct aggr *aggr, u32 agg);
/* Keeps the n entries with the highest values, or the -n with the lowest; 0: none. */
void aggr_trunc(struct aggr *aggr, u32 agg, s64 n);
/* Calls fn for every entry of an aggregation, in no order. */
void aggr_each(const struct aggr *aggr, u32 agg, void (*fn)(void *arg, struct aggr_entry *entry),
	       void *arg);

/* What a CPU has of an entry; NULL: it is none of those that are kept and traced. */
const u64 *aggr_of_cpu(const struct aggr *aggr, const struct aggr_entry *entry, u32 cpu);

/* What normalize() makes of a number; 0 leaves it, and no quotient traps. */
static inline s64 aggr_divide(s64 number, s64 by)
{
	if (by == -1)
		return (s64)(0 - (u64)number);
	return by ? number / by : number;
}

/* The result without normalisation, for all functions but the distributions. */
s64 aggr_result(const struct meta_agg *agg, const u64 *data, s64 normal);
/* By value, then by key, ascending; keys from `keypos` on. */
int aggr_compare(const struct aggr *aggr, const struct aggr_entry *a, const struct aggr_entry *b);
int aggr_compare_values(const struct meta_agg *agg, const u64 *a, const u64 *b);
int aggr_compare_keys(const struct value *a, const struct value *b, u32 nkeys, u32 keypos);

#endif
