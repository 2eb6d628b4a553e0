/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Aggregations against a plain model; switching, exhaustion, chains. */
#include "rt_fixture.h"

#include "runtime/data/agg.h"

#define NKEYS 300
#define NAGGS 3

static struct rt_ctx ctx;

static int setup(void **state)
{
	(void)state;
	fixture_reset();
	rt_script.naggs = NAGGS;
	rt_script.agg_slots_size = 24;
	fixture_setup.aggsize = 65536;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

static void begin(void)
{
	fixture_start();
	fixture_enter(&ctx, 0);
}

/* What the loader gets: the half that was active. */
static struct dtap_agg_half *take(u32 cpu)
{
	struct rt_pcpu *pcpu = rt.percpu[cpu];

	rt_agg_prepare(pcpu);
	return (struct dtap_agg_half *)pcpu->agg_half[rt_agg_switch(pcpu)];
}

struct model {
	u64 count, sum;
};

/* Keys of one to three words; many share their first words. */
static u32 make_key(u64 *key, u32 n)
{
	key[0] = n % 7;
	key[1] = n / 7;
	key[2] = n;
	return n % 3 == 0 ? 24 : 16;
}

static void add(struct model model[NAGGS][NKEYS], u32 agg, u32 n, s64 x)
{
	u64 key[3];
	u32 keylen = make_key(key, n);
	u64 *v = rt_agg_find(&ctx, agg, key, keylen, 16);

	assert_non_null(v);
	rt_agg_sum(v, x);
	model[agg][n].count++;
	model[agg][n].sum += (u64)x;
}

static void collect(const struct dtap_agg_half *half, struct model model[NAGGS][NKEYS])
{
	u64 off;

	for (off = half->first; off < half->used;) {
		const struct dtap_agg_ent *ent = (const void *)((const u8 *)half + off);
		const u64 *key = (const u64 *)(ent + 1);
		const u64 *v = (const u64 *)((const u8 *)key + ent->keylen);
		u64 expected[3];
		u32 n = (u32)(key[1] * 7 + key[0]);

		assert_int_equal(ent->keylen, make_key(expected, n));
		assert_memory_equal(key, expected, ent->keylen);
		assert_int_equal(ent->len, sizeof(*ent) + ent->keylen + 16);
		/* Every key is there once. */
		assert_int_equal(v[0], model[ent->agg][n].count);
		assert_int_equal(v[1], model[ent->agg][n].sum);
		memset(&model[ent->agg][n], 0, sizeof(model[0][0]));
		off += ent->len;
	}
	assert_int_equal(off, half->used);
}

static void test_equals_the_model_over_many_switches(void **state)
{
	static struct model model[NAGGS][NKEYS];
	static const struct model zero[NAGGS][NKEYS];
	u32 round, i;

	(void)state;
	begin();
	for (round = 0; round < 200; round++) {
		u32 nkeys = 1 + (u32)(fixture_random() % NKEYS);

		for (i = 0; i < round * 20; i++)
			add(model, (u32)(fixture_random() % NAGGS), (u32)(fixture_random() % nkeys),
			    (s64)fixture_random() >> 8);
		collect(take(0), model);
		assert_memory_equal(model, zero, sizeof(model));
	}
	assert_int_equal(fixture_drops(0, DTAP_DROP_AGGREGATION), 0);
}

static void test_slots_start_at_zero_in_each_half(void **state)
{
	u32 round;

	(void)state;
	begin();
	for (round = 1; round < 10; round++) {
		const struct dtap_agg_half *half;
		u64 *v = rt_agg_slot(&ctx, sizeof(*half));
		u32 i;

		for (i = 0; i < round; i++)
			rt_agg_count(v);
		rt_agg_min(v + 1, -(s64)round);
		half = take(0);
		v = (u64 *)(half + 1);
		assert_int_equal(half->slots_size, 24);
		assert_int_equal(v[0], round);
		assert_int_equal(v[1], 1);
		assert_int_equal(v[2], -(s64)round);
	}
}

static void test_full_half_drops_new_keys_only(void **state)
{
	u64 key = 0, stored = 0;
	struct dtap_agg_half *half;

	(void)state;
	fixture_setup.aggsize = 4096;
	begin();
	while (rt_agg_find(&ctx, 0, &key, 8, 8)) {
		key++;
		stored++;
	}
	assert_true(stored > 60);
	assert_int_equal(fixture_drops(0, DTAP_DROP_AGGREGATION), 1);
	for (key = 0; key < stored; key++)
		rt_agg_count(rt_agg_find(&ctx, 0, &key, 8, 8));
	assert_int_equal(fixture_drops(0, DTAP_DROP_AGGREGATION), 1);
	half = take(0);
	assert_int_equal((half->used - half->first) / 40, stored);
	assert_true(half->used <= fixture_setup.aggsize);
	/* The other half is empty: keys fit again. */
	assert_non_null(rt_agg_find(&ctx, 0, &key, 8, 8));
	/* And so is this one after the next switch. */
	take(0);
	assert_int_equal(*rt_agg_find(&ctx, 0, &(u64){ 5 }, 8, 8), 0);
}

/* Larger values are zeroed when their memory was in use before. */
static void test_values_begin_at_zero(void **state)
{
	u64 key, i;
	u32 round;

	(void)state;
	begin();
	for (round = 0; round < 6; round++) {
		for (key = 0; key < 20; key++) {
			u64 *v = rt_agg_find(&ctx, round % NAGGS, &key, 8, 8 * 20);

			assert_non_null(v);
			for (i = 0; i < 20; i++)
				assert_int_equal(v[i], 0);
			memset(v, 0xff, 8 * 20);
		}
		take(0);
	}
}

static void test_long_chains_are_bounded(void **state)
{
	u64 key;

	(void)state;
	begin();
	rt.agg_mask = 0; /* all keys in one bucket */
	for (key = 0; key < 1000; key++) {
		u64 *v = rt_agg_find(&ctx, 0, &key, 8, 8);

		if (v)
			rt_agg_count(v);
	}
	assert_int_equal(fixture_drops(0, DTAP_DROP_AGGREGATION), 1000 - 257);
}

static void test_slots_always_fit(void **state)
{
	(void)state;
	rt_script.agg_slots_size = 100000;
	fixture_setup.aggsize = 1;
	begin();
	assert_true(fixture_setup.aggsize >= 100000);
	rt_agg_count(rt_agg_slot(&ctx, sizeof(struct dtap_agg_half) + 99992));
}

static void test_none_without_aggregations(void **state)
{
	(void)state;
	rt_script.naggs = 0;
	begin();
	assert_int_equal(fixture_setup.aggsize, 0);
	rt_agg_prepare(rt.percpu[0]);
}

/* The functions that are inline in rt.h. */
static void test_functions(void **state)
{
	u64 v[140];
	s64 x;
	u32 i;

	(void)state;
	begin();
	memset(v, 0, sizeof(v));
	for (x = -5; x <= 3; x++)
		rt_agg_max(v, x);
	assert_int_equal(v[1], 3);
	memset(v, 0, sizeof(v));
	rt_agg_max(v, -7);
	assert_int_equal(v[1], -7);

	memset(v, 0, sizeof(v));
	rt_agg_stddev(v, INT64_MIN);
	rt_agg_stddev(v, INT64_MIN);
	assert_int_equal(v[0], 2);
	assert_int_equal(v[1], 0);
	assert_int_equal(v[2], 0);
	assert_int_equal(v[3], 1ULL << 63);

	assert_int_equal(rt_quantize_bucket(0), 63);
	assert_int_equal(rt_quantize_bucket(1), 64);
	assert_int_equal(rt_quantize_bucket(-1), 62);
	assert_int_equal(rt_quantize_bucket(INT64_MAX), 126);
	for (i = 1; i < 63; i++) {
		assert_int_equal(rt_quantize_bucket(1LL << i), 64 + i);
		assert_int_equal(rt_quantize_bucket((1LL << i) - 1), 63 + i);
		assert_int_equal(rt_quantize_bucket(-(1LL << i)), 62 - i);
		assert_int_equal(rt_quantize_bucket(-(1LL << i) + 1), 63 - i);
	}

	memset(v, 0, sizeof(v));
	for (x = -20; x <= 40; x++)
		rt_agg_lquantize(v, x, -10, 5, 6, 1);
	assert_int_equal(v[0], 61);
	assert_int_equal(v[1], 10);
	for (i = 1; i <= 6; i++)
		assert_int_equal(v[1 + i], 5);
	assert_int_equal(v[8], 21);
	rt_agg_lquantize(v, INT64_MAX, -10, 5, 6, 1);
	rt_agg_lquantize(v, INT64_MIN, -10, 5, 6, 1);
	assert_int_equal(v[1], 11);
	assert_int_equal(v[8], 22);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_equals_the_model_over_many_switches, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_slots_start_at_zero_in_each_half, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_full_half_drops_new_keys_only, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_values_begin_at_zero, setup, teardown),
		cmocka_unit_test_setup_teardown(test_long_chains_are_bounded, setup, teardown),
		cmocka_unit_test_setup_teardown(test_slots_always_fit, setup, teardown),
		cmocka_unit_test_setup_teardown(test_none_without_aggregations, setup, teardown),
		cmocka_unit_test_setup_teardown(test_functions, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
