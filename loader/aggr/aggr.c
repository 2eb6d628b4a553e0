// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "aggr.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/must.h"
#include "common/scope.h"
#include "loader/host/large.h"
#include "loader/meta/buckets.h"
#include "loader/host/say.h"
#include "loader/symbols/symbol.h"

#define FIRST_BUCKETS  1024
#define ENTRY_OVERHEAD 192 /* bytes of talloc's, of the table, and of a row when it is printed */

/* ------------------------------------------------------------------ set-up */

int aggr_init(struct aggr *aggr, const struct meta *meta, struct ctl *ctl, u32 ncpu, u64 half_size)
{
	memset(aggr, 0, sizeof(*aggr));
	aggr->meta = meta;
	aggr->ctx = must(talloc_new(NULL));
	aggr->states = must(talloc_zero_array(aggr->ctx, struct aggr_state, meta->naggs));
	for (u32 i = 0; i < meta->naggs; i++) {
		aggr->states[i].meta = &meta->aggs[i];
		aggr->states[i].normal = 1;
	}
	aggr->nbuckets = FIRST_BUCKETS;
	aggr->table = must(talloc_new(aggr->ctx));
	aggr->buckets = large_array(aggr->table, aggr->nbuckets, sizeof(*aggr->buckets));
	if (!ctl || !meta->naggs)
		return 0;
	aggr->ctl = ctl;
	aggr->half_size = half_size;
	aggr->ncpu = ncpu;
	aggr->halves = must(talloc_zero_array(aggr->ctx, const unsigned char *, 2 * (size_t)ncpu));
	for (u32 i = 0; i < 2 * ncpu; i++) {
		aggr->halves[i] =
			ctl->ops->map(ctl, DTAP_MMAP_AGG + i * half_size, half_size, false, false);
		if (!aggr->halves[i] && errno != ENXIO) /* ENXIO: not a CPU, or not traced */
			return -errno;
	}
	return 0;
}

void aggr_keep_cpus(struct aggr *aggr, u32 ncpu)
{
	aggr->kept_cpus = ncpu;
}

void aggr_deinit(struct aggr *aggr)
{
	for (u32 i = 0; aggr->halves && i < 2 * aggr->ncpu; i++)
		if (aggr->halves[i])
			aggr->ctl->ops->unmap(aggr->ctl, (void *)aggr->halves[i], aggr->half_size,
					      false);
	talloc_free(aggr->ctx);
	memset(aggr, 0, sizeof(*aggr));
}

/* ----------------------------------------------------------------- merging */

static u32 hash_key(u32 agg, const unsigned char *key, u32 len)
{
	u64 h = agg * 0x9e3779b97f4a7c15ull, word;

	for (u32 i = 0; i < len; i += 8) {
		memcpy(&word, key + i, 8);
		h = (h ^ word) * 0xff51afd7ed558ccdull;
		h ^= h >> 32;
	}
	return (u32)(h ^ h >> 17);
}

static void grow(struct aggr *aggr)
{
	const u64 n = aggr->nbuckets * 2;
	void *table = must(talloc_new(aggr->ctx));
	struct aggr_entry **buckets = large_array(table, n, sizeof(*buckets)), *entry, *next;

	for (u64 i = 0; i < aggr->nbuckets; i++)
		for (entry = aggr->buckets[i]; entry; entry = next) {
			next = entry->next;
			entry->next = buckets[entry->hash & (n - 1)];
			buckets[entry->hash & (n - 1)] = entry;
		}
	talloc_free(aggr->table);
	aggr->table = table;
	aggr->buckets = buckets;
	aggr->nbuckets = n;
}

static u64 entry_bytes(const struct aggr *aggr, const struct meta_agg *m, u32 keylen)
{
	return ENTRY_OVERHEAD + sizeof(struct aggr_entry) + keylen +
	       m->nkeys * sizeof(struct value) + (u64)m->size * (1 + aggr->kept_cpus);
}

/* One block: the entry, its values, the parts of its key, the key. */
static struct aggr_entry *make_entry(struct aggr *aggr, const struct meta_agg *m,
				     const unsigned char *key, u32 len)
{
	const size_t values = (size_t)m->size * (1 + aggr->kept_cpus);
	const size_t keys = m->nkeys * sizeof(struct value);
	struct aggr_entry *entry =
		must(talloc_zero_size(aggr->ctx, sizeof(*entry) + values + keys + len));

	entry->keylen = len;
	entry->data = (u64 *)(entry + 1);
	if (aggr->kept_cpus)
		entry->per_cpu = entry->data + m->size / sizeof(u64);
	entry->keys = (struct value *)((unsigned char *)entry->data + values);
	entry->key = (unsigned char *)entry->keys + keys;
	if (len)
		memcpy(entry->key, key, len);
	return entry;
}

/* Found or made; NULL: the key makes no sense, or there is no room. */
static struct aggr_entry *get_entry(struct aggr *aggr, u32 agg, const unsigned char *key, u32 len)
{
	const struct meta_agg *m = &aggr->meta->aggs[agg];
	const u32 hash = hash_key(agg, key, len);
	struct aggr_entry *entry;

	for (entry = aggr->buckets[hash & (aggr->nbuckets - 1)]; entry; entry = entry->next)
		if (entry->hash == hash && entry->agg == agg && entry->keylen == len &&
		    (!len || !memcmp(entry->key, key, len)))
			return entry;
	if (aggr->room && entry_bytes(aggr, m, len) > aggr->room - aggr->taken) {
		aggr->full = true;
		return NULL;
	}
	entry = make_entry(aggr, m, key, len);
	entry->agg = agg;
	entry->hash = hash;
	if (!value_of_key(entry->key, len, m->keys, m->nkeys, entry->keys)) {
		talloc_free(entry);
		return NULL;
	}
	aggr->taken += entry_bytes(aggr, m, len);
	if (++aggr->nentries > aggr->nbuckets)
		grow(aggr);
	entry->next = aggr->buckets[hash & (aggr->nbuckets - 1)];
	aggr->buckets[hash & (aggr->nbuckets - 1)] = entry;
	aggr->states[agg].nentries++;
	return entry;
}

static void add_words(u64 *total, const unsigned char *delta, u32 count)
{
	u64 word;

	for (u32 i = 0; i < count; i++) {
		memcpy(&word, delta + 8 * (size_t)i, 8);
		total[i] += word;
	}
}

static void merge_value(const struct meta_agg *m, u64 *total, const unsigned char *delta)
{
	unsigned __int128 squares;
	u64 word[4];

	memcpy(word, delta, m->size < sizeof(word) ? m->size : sizeof(word));
	switch (m->func) {
	case AGG_COUNT:
		total[0] += word[0];
		return;
	case AGG_MIN:
		if (!total[0] || (s64)word[1] < (s64)total[1])
			total[1] = word[1];
		total[0] += word[0];
		return;
	case AGG_MAX:
		if (!total[0] || (s64)word[1] > (s64)total[1])
			total[1] = word[1];
		total[0] += word[0];
		return;
	case AGG_STDDEV:
		squares = ((unsigned __int128)total[3] << 64 | total[2]) +
			  ((unsigned __int128)word[3] << 64 | word[2]);
		total[0] += word[0];
		total[1] += word[1];
		total[2] = (u64)squares;
		total[3] = (u64)(squares >> 64);
		return;
	case AGG_SUM:
	case AGG_AVG:
	case AGG_QUANTIZE:
	case AGG_LQUANTIZE:
	case AGG_LLQUANTIZE:
		add_words(total, delta, m->size / 8);
		return;
	}
}

/* As DTrace has it, keys of addresses in the same function or module are the same. */
static const unsigned char *normal_key(struct aggr *aggr, const struct meta_agg *m,
				       const unsigned char *key, u32 len)
{
	bool symbols = false;

	for (u32 i = 0; i < m->nkeys; i++)
		symbols |= value_is_symbol(m->keys[i].kind);
	if (!symbols || !len)
		return key;
	aggr->key = must(array_reserve(aggr->ctx, aggr->key, &aggr->key_room, len, 1));
	memcpy(aggr->key, key, len);
	value_replace_symbols(aggr->key, len, m->keys, m->nkeys, symbol_stand_for);
	return aggr->key;
}

static bool merge(struct aggr *aggr, u32 cpu, u32 agg, const unsigned char *key, u32 keylen,
		  const unsigned char *value)
{
	const struct meta_agg *m = &aggr->meta->aggs[agg];
	struct aggr_entry *entry;
	u64 updates;

	memcpy(&updates, value, sizeof(updates));
	if (!updates)
		return true;
	entry = get_entry(aggr, agg, normal_key(aggr, m, key, keylen), keylen);
	if (entry)
		merge_value(m, entry->data, value);
	if (entry && cpu < aggr->kept_cpus)
		merge_value(m, entry->per_cpu + m->size / sizeof(u64) * cpu, value);
	return entry || aggr->full;
}

static bool merge_slots(struct aggr *aggr, u32 cpu, const unsigned char *bytes, u64 size)
{
	for (u32 i = 0; i < aggr->meta->naggs; i++) {
		const struct meta_agg *m = &aggr->meta->aggs[i];

		if (m->keyed)
			continue;
		if (m->slot < sizeof(struct dtap_agg_half) || m->slot > size ||
		    m->size > size - m->slot)
			return false;
		merge(aggr, cpu, i, NULL, 0, bytes + m->slot);
	}
	return true;
}

bool aggr_merge_half(struct aggr *aggr, u32 cpu, const void *half, u64 size)
{
	const unsigned char *bytes = half;
	struct dtap_agg_half head;
	struct dtap_agg_ent ent;

	if (size < sizeof(head))
		return false;
	memcpy(&head, bytes, sizeof(head));
	if (head.used > size || head.first > head.used || head.first < sizeof(head) ||
	    head.used % 8 || head.first % 8)
		return false;
	if (!merge_slots(aggr, cpu, bytes, size))
		return false;
	for (u64 at = head.first; at < head.used; at += ent.len) {
		if (head.used - at < sizeof(ent))
			return false;
		memcpy(&ent, bytes + at, sizeof(ent));
		if (ent.len < sizeof(ent) || ent.len % 8 || ent.len > head.used - at ||
		    ent.keylen % 8 || ent.keylen > ent.len - sizeof(ent) ||
		    ent.agg >= aggr->meta->naggs || !aggr->meta->aggs[ent.agg].keyed ||
		    ent.len - sizeof(ent) - ent.keylen < aggr->meta->aggs[ent.agg].size)
			return false;
		if (!merge(aggr, cpu, ent.agg, bytes + at + sizeof(ent), ent.keylen,
			   bytes + at + sizeof(ent) + ent.keylen))
			return false;
	}
	return true;
}

void aggr_snapshot(struct aggr *aggr)
{
	for (u32 cpu = 0; cpu < aggr->ncpu && !aggr->bad; cpu++) {
		u64 half = cpu;
		int error;

		if (!aggr->halves[2 * cpu] || !aggr->halves[2 * cpu + 1])
			continue;
		error = ctl_call(aggr->ctl, DTAP_IOC_AGG_SWITCH, &half);
		if (error) {
			aggr->bad = true;
			say("failed to snapshot aggregations: %s", strerror(-error));
		} else if (half > 1 || !aggr_merge_half(aggr, cpu, aggr->halves[2 * cpu + half],
							aggr->half_size)) {
			aggr->bad = true;
			say("the aggregations of CPU %u are garbled", cpu);
		}
	}
}

bool aggr_filling(const struct aggr *aggr)
{
	for (u32 i = 0; i < 2 * aggr->ncpu; i++) {
		const struct dtap_agg_half *half = (const void *)aggr->halves[i];

		if (half && __atomic_load_n(&half->used, __ATOMIC_RELAXED) > aggr->half_size / 2)
			return true;
	}
	return false;
}

/* ------------------------------------------------------------------ values */

/* The largest integer whose square is not above n. */
static u64 square_root(unsigned __int128 n)
{
	unsigned __int128 root = 0, bit = (unsigned __int128)1 << 126;

	while (bit > n)
		bit >>= 2;
	for (; bit; bit >>= 2) {
		if (n >= root + bit) {
			n -= root + bit;
			root = (root >> 1) + bit;
		} else {
			root >>= 1;
		}
	}
	return (u64)root;
}

static u64 deviation(const u64 *data, s64 normal)
{
	unsigned __int128 squares = (unsigned __int128)data[3] << 64 | data[2];
	const u64 divisor = normal < 0 ? 0 - (u64)normal : normal ? (u64)normal : 1;
	__int128 average;

	if (!data[0])
		return 0;
	average = aggr_divide(aggr_divide((s64)data[1], normal), (s64)data[0]);
	squares = squares / divisor / divisor / data[0];
	average *= average;
	return (unsigned __int128)average > squares ?
		       0 :
		       square_root(squares - (unsigned __int128)average);
}

s64 aggr_result(const struct meta_agg *agg, const u64 *data, s64 normal)
{
	switch (agg->func) {
	case AGG_COUNT:
		return aggr_divide((s64)data[0], normal);
	case AGG_SUM:
		return aggr_divide((s64)data[1], normal);
	case AGG_AVG:
		return data[0] ? aggr_divide(aggr_divide((s64)data[1], normal), (s64)data[0]) : 0;
	case AGG_MIN:
		return data[0] ? aggr_divide((s64)data[1], normal) : INT64_MAX;
	case AGG_MAX:
		return data[0] ? aggr_divide((s64)data[1], normal) : INT64_MIN;
	case AGG_STDDEV:
		return (s64)deviation(data, normal);
	case AGG_QUANTIZE:
	case AGG_LQUANTIZE:
	case AGG_LLQUANTIZE:
		break;
	}
	return 0;
}

const u64 *aggr_of_cpu(const struct aggr *aggr, const struct aggr_entry *entry, u32 cpu)
{
	if (cpu >= aggr->kept_cpus || (aggr->halves && !aggr->halves[2 * cpu]))
		return NULL;
	return entry->per_cpu + aggr->meta->aggs[entry->agg].size / sizeof(u64) * cpu;
}

int aggr_compare_values(const struct meta_agg *agg, const u64 *a, const u64 *b)
{
	if (histogram_is(agg->func)) {
		const long double x = buckets_weight(agg, a + 1), y = buckets_weight(agg, b + 1);
		const s64 zeros_x = buckets_zero(agg, a + 1), zeros_y = buckets_zero(agg, b + 1);

		if (x != y)
			return x < y ? -1 : 1;
		return zeros_x < zeros_y ? -1 : zeros_x > zeros_y;
	}
	if (agg->func == AGG_STDDEV) {
		const u64 x = (u64)aggr_result(agg, a, 1), y = (u64)aggr_result(agg, b, 1);

		return x < y ? -1 : x > y;
	}
	const s64 x = aggr_result(agg, a, 1), y = aggr_result(agg, b, 1);

	return x < y ? -1 : x > y;
}

int aggr_compare_keys(const struct value *a, const struct value *b, u32 nkeys, u32 keypos)
{
	int order = 0;

	if (keypos >= nkeys)
		keypos = 0;
	for (u32 i = 0; !order && i < nkeys; i++) {
		const u32 k = (i + keypos) % nkeys;

		order = value_compare(&a[k], &b[k]);
	}
	return order;
}

int aggr_compare(const struct aggr *aggr, const struct aggr_entry *a, const struct aggr_entry *b)
{
	const struct meta_agg *m = &aggr->meta->aggs[a->agg];
	int order = aggr_compare_values(m, a->data, b->data);

	return order ? order : aggr_compare_keys(a->keys, b->keys, m->nkeys, 0);
}

/* ------------------------------------------------------- clear(), trunc() */

void aggr_each(const struct aggr *aggr, u32 agg, void (*fn)(void *arg, struct aggr_entry *entry),
	       void *arg)
{
	for (u64 i = 0; i < aggr->nbuckets; i++)
		for (struct aggr_entry *entry = aggr->buckets[i]; entry; entry = entry->next)
			if (entry->agg == agg)
				fn(arg, entry);
}

static void clear_entry(const struct aggr *aggr, struct aggr_entry *entry)
{
	const u32 size = aggr->meta->aggs[entry->agg].size;

	memset(entry->data, 0, size);
	if (entry->per_cpu)
		memset(entry->per_cpu, 0, (size_t)size * aggr->kept_cpus);
}

void aggr_clear(struct aggr *aggr, u32 agg)
{
	for (u64 i = 0; i < aggr->nbuckets; i++)
		for (struct aggr_entry *entry = aggr->buckets[i]; entry; entry = entry->next)
			if (entry->agg == agg)
				clear_entry(aggr, entry);
}

struct collection {
	const struct aggr *aggr;
	struct aggr_entry **entries;
	u64 count;
};

static void collect(void *arg, struct aggr_entry *entry)
{
	struct collection *c = arg;

	c->entries[c->count++] = entry;
}

static int compare_collected(const void *x, const void *y, void *arg)
{
	return aggr_compare(arg, *(struct aggr_entry *const *)x, *(struct aggr_entry *const *)y);
}

static void remove_entry(struct aggr *aggr, struct aggr_entry *entry)
{
	struct aggr_entry **p = &aggr->buckets[entry->hash & (aggr->nbuckets - 1)];

	while (*p != entry)
		p = &(*p)->next;
	*p = entry->next;
	aggr->states[entry->agg].nentries--;
	aggr->nentries--;
	aggr->taken -= entry_bytes(aggr, &aggr->meta->aggs[entry->agg], entry->keylen);
	talloc_free(entry);
}

void aggr_trunc(struct aggr *aggr, u32 agg, s64 n)
{
	const u64 keep = n < 0 ? 0 - (u64)n : (u64)n, total = aggr->states[agg].nentries;
	scope_free void *scratch = must(talloc_new(NULL));
	struct collection c = { .aggr = aggr };

	if (keep >= total)
		return;
	c.entries = large_array(scratch, total, sizeof(*c.entries));
	aggr_each(aggr, agg, collect, &c);
	qsort_r(c.entries, c.count, sizeof(*c.entries), compare_collected, aggr);
	for (u64 i = 0; i < c.count; i++)
		if (n < 0 ? i >= keep : i < c.count - keep)
			remove_entry(aggr, c.entries[i]);
}
