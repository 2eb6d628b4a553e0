/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * programs.h - aggregations, for the C that generate_programs writes: rows in the order of values,
 * then of keys.  Keys of one or two bytes are in the order of unsigned ones.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define AGG_ROWS 64

enum agg_func { AGG_COUNT, AGG_SUM, AGG_MIN, AGG_MAX };

struct agg_key {
	int size;
	bool is_signed;
};

struct agg {
	enum agg_func func;
	struct agg_key keys[2];
	int n;
	struct agg_row {
		long long keys[2], value;
	} rows[AGG_ROWS];
};

static inline void agg_add(struct agg *a, long long key0, long long key1, long long value)
{
	struct agg_row *row = a->rows;

	while (row < a->rows + a->n && (row->keys[0] != key0 || row->keys[1] != key1))
		row++;
	if (row == a->rows + AGG_ROWS)
		abort();
	if (row == a->rows + a->n) {
		*row = (struct agg_row){ { key0, key1 }, value };
		a->n++;
	} else if (a->func == AGG_COUNT || a->func == AGG_SUM) {
		row->value =
			(long long)((unsigned long long)row->value + (unsigned long long)value);
	} else if (a->func == AGG_MIN ? value < row->value : value > row->value) {
		row->value = value;
	}
}

static inline int agg_compare_key(const struct agg_key *key, long long a, long long b)
{
	unsigned long long x = (unsigned long long)a, y = (unsigned long long)b;

	if (key->size >= 4 && key->is_signed)
		return a < b ? -1 : a > b;
	if (key->size < 4) {
		x &= (1ull << 8 * key->size) - 1;
		y &= (1ull << 8 * key->size) - 1;
	}
	return x < y ? -1 : x > y;
}

static inline int agg_compare(const void *x, const void *y, void *arg)
{
	const struct agg_row *a = x, *b = y;
	const struct agg *agg = arg;
	int order = a->value < b->value ? -1 : a->value > b->value;

	for (int i = 0; !order && i < 2; i++)
		order = agg_compare_key(&agg->keys[i], a->keys[i], b->keys[i]);
	return order;
}

static inline void agg_print(struct agg *a, const char *label, int nkeys)
{
	qsort_r(a->rows, a->n, sizeof(*a->rows), agg_compare, a);
	for (int i = 0; i < a->n; i++) {
		printf("%s", label);
		for (int k = 0; k < nkeys; k++)
			printf(a->keys[k].is_signed ? " %lld" : " %llu", a->rows[i].keys[k]);
		printf(" %lld\n", a->rows[i].value);
	}
}
