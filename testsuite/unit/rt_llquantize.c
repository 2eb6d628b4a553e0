/* SPDX-License-Identifier: GPL-2.0-or-later */
/* llquantize buckets against intervals worked out one integer at a time. */
#include "rt_fixture.h"
#include "runtime/llquantize.h"

/* Every value of a parameter set's range, and one beyond. */
struct params {
	struct llquantize q;
	u64 top; /* factor^(high+1) */
};

static const struct params sets[] = {
	{ { 10, 0, 3, 10 }, 10000 },   { { 10, 0, 3, 20 }, 10000 }, { { 10, 0, 2, 100 }, 1000 },
	{ { 10, 1, 3, 100 }, 10000 },  { { 2, 0, 9, 2 }, 1024 },    { { 2, 3, 9, 16 }, 1024 },
	{ { 10, 0, 3, 5 }, 10000 },    { { 10, 1, 3, 2 }, 10000 },  { { 12, 0, 2, 3 }, 1728 },
	{ { 10, 2, 2, 1 }, 1000 },     { { 5, 0, 4, 25 }, 3125 },   { { 3, 1, 5, 9 }, 729 },
	{ { 100, 0, 1, 100 }, 10000 }, { { 8, 0, 0, 8 }, 8 },	    { { 16, 0, 2, 4 }, 4096 },
};

#define NSETS (sizeof(sets) / sizeof(sets[0]))

/* By the definition: slices of factor^(m+1) / steps, at least 1 wide, none across factor^m. */
static bool same_bucket(const struct params *p, u64 a, u64 b)
{
	u64 low = 1, next;
	u32 m;

	for (m = 0; m < p->q.low; m++)
		low *= p->q.factor;
	if (a < low || b < low)
		return a < low && b < low;
	for (; m <= p->q.high; m++, low = next) {
		next = low * p->q.factor;
		if (a < next || b < next) {
			u64 width = next / p->q.steps ? next / p->q.steps : 1;

			return a < next && b < next && a / width == b / width;
		}
	}
	return true;
}

static void test_every_value(void **state)
{
	u32 i;
	u64 v;

	(void)state;
	for (i = 0; i < NSETS; i++) {
		const struct params *p = &sets[i];
		u32 n = llquantize_nbucket(&p->q), last = 0;

		for (v = 0; v <= p->top + 3; v++) {
			u32 position = llquantize_position(&p->q, v);

			assert_true(position <= n);
			assert_true(position >= last);
			if (v)
				assert_int_equal(position == last, same_bucket(p, v - 1, v));
			assert_int_equal(llquantize_index(&p->q, (s64)v), n + position);
			assert_int_equal(llquantize_index(&p->q, -(s64)v), n - position);
			last = position;
		}
		assert_int_equal(last, n);
		assert_int_equal(llquantize_position(&p->q, p->top - 1) < n, 1);
		assert_int_equal(llquantize_index(&p->q, INT64_MAX), 2 * n);
		assert_int_equal(llquantize_index(&p->q, INT64_MIN), 0);
	}
}

static void test_bounds(void **state)
{
	u32 i, position;

	(void)state;
	for (i = 0; i < NSETS; i++) {
		const struct params *p = &sets[i];
		u32 n = llquantize_nbucket(&p->q);
		u64 v = 0, bound;

		for (position = 1; position <= n; position++) {
			while (v <= p->top && llquantize_position(&p->q, v) < position)
				v++;
			if (llquantize_position(&p->q, v) != position) {
				assert_false(llquantize_bound(&p->q, position, &bound));
				continue;
			}
			assert_true(llquantize_bound(&p->q, position, &bound));
			assert_int_equal(bound, v);
		}
	}
}

static void test_bucket_counts(void **state)
{
	const struct llquantize q = { 10, 0, 3, 20 }, few = { 10, 0, 3, 5 };

	(void)state;
	assert_int_equal(llquantize_nbucket(&q), 4 * 18 + 1);
	assert_int_equal(llquantize_nbucket(&few), 4 * 5 + 1);
}

/* Up to the largest magnitudes that fit. */
static void test_large_magnitudes(void **state)
{
	const struct llquantize q = { 10, 17, 18, 10 };
	const struct llquantize two = { 2, 60, 62, 2 };
	u64 bound;

	(void)state;
	assert_int_equal(llquantize_position(&q, 99999999999999999ULL), 0);
	assert_int_equal(llquantize_position(&q, 100000000000000000ULL), 1);
	assert_int_equal(llquantize_position(&q, 9000000000000000000ULL), 18);
	assert_int_equal(llquantize_nbucket(&q), 19);
	assert_true(llquantize_bound(&q, 19, &bound));
	assert_int_equal(bound, 10000000000000000000ULL);
	assert_int_equal(llquantize_index(&two, INT64_MIN), 0);
	assert_int_equal(llquantize_position(&two, INT64_MAX), 3);
}

static void test_aggregation(void **state)
{
	u64 v[2 + 2 * 91] = { 0 };
	s64 x;
	u32 n;
	const struct llquantize q = { 10, 0, 3, 20 };

	(void)state;
	n = llquantize_nbucket(&q);
	for (x = -100; x <= 100; x++)
		rt_agg_llquantize(v, x, 10, 0, 3, 20, 2);
	assert_int_equal(v[0], 201);
	assert_int_equal(v[1 + n], 2);
	assert_int_equal(v[1 + n + llquantize_position(&q, 50)], 10);
	assert_int_equal(v[1 + n - llquantize_position(&q, 50)], 10);
	assert_int_equal(v[1 + n + llquantize_position(&q, 100)], 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_value),   cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_bucket_counts), cmocka_unit_test(test_large_magnitudes),
		cmocka_unit_test(test_aggregation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
