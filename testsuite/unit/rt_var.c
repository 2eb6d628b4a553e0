/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Dynamic variables against a model, exhaustion, and CPUs at once (run it under TSan, too). */
#include "rt_fixture.h"

#include "runtime/data/key.h"

#define NKEYS	 500
#define NTHREADS 4
#define ROUNDS	 20000

static struct rt_ctx ctx;

static int setup(void **state)
{
	(void)state;
	fixture_reset();
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

static void test_equals_the_model(void **state)
{
	static u64 model[3][NKEYS];
	u32 i;

	(void)state;
	fixture_setup.dynvarsize = 1 << 20;
	begin();
	for (i = 0; i < 200000; i++) {
		u32 var = (u32)(fixture_random() % 3);
		u64 n = fixture_random() % NKEYS;
		u64 key[2] = { n % 11, n };
		u64 value = fixture_random() % 3;

		assert_int_equal(rt_var_get64(&ctx, var, key, 16), model[var][n]);
		if (value)
			value = fixture_random();
		if (value % 3)
			rt_var_set64(&ctx, var, key, 16, value);
		else
			assert_int_equal(rt_var_add64(&ctx, var, key, 16, value - model[var][n]),
					 value);
		model[var][n] = value;
	}
	assert_int_equal(fixture_drops(0, DTAP_DROP_DYNAMIC), 0);
}

static void test_values_of_any_size(void **state)
{
	struct {
		char text[40];
	} in, out;
	u64 key = 5;

	(void)state;
	begin();
	memset(&in, 'x', sizeof(in));
	memset(&out, 'y', sizeof(out));
	rt_var_get(&ctx, 1, &key, 8, &out, sizeof(out));
	assert_int_equal(out.text[0], 0);
	assert_int_equal(out.text[39], 0);
	rt_var_set(&ctx, 1, &key, 8, &in, sizeof(in));
	rt_var_get(&ctx, 1, &key, 8, &out, sizeof(out));
	assert_memory_equal(&in, &out, sizeof(in));
	rt_var_del(&ctx, 1, &key, 8);
	rt_var_get(&ctx, 1, &key, 8, &out, sizeof(out));
	assert_int_equal(out.text[0], 0);
	/* The key's length and the variable tell elements apart. */
	rt_var_set64(&ctx, 1, (u64[]){ 5, 0 }, 16, 7);
	assert_int_equal(rt_var_get64(&ctx, 1, &key, 8), 0);
	assert_int_equal(rt_var_get64(&ctx, 2, (u64[]){ 5, 0 }, 16), 0);
	assert_int_equal(rt_var_get64(&ctx, 1, (u64[]){ 5, 0 }, 16), 7);
	/* Larger than any element the script declares. */
	rt_var_set(&ctx, 1, &key, 8, &in, 80);
	assert_int_equal(fixture_drops(0, DTAP_DROP_DYNAMIC), 1);
}

static void test_exhaustion_drops_and_recovers(void **state)
{
	u64 key, stored = 0;

	(void)state;
	begin();
	for (key = 1; !fixture_drops(0, DTAP_DROP_DYNAMIC); key++)
		rt_var_set64(&ctx, 0, &key, 8, key);
	stored = key - 2;
	assert_true(stored >= 65536 / (16 + 64 + 8));
	assert_int_equal(rt_var_get64(&ctx, 0, &(u64){ stored + 1 }, 8), 0);
	/* Existing elements can be changed. */
	rt_var_set64(&ctx, 0, &(u64){ 1 }, 8, 99);
	assert_int_equal(rt_var_get64(&ctx, 0, &(u64){ 1 }, 8), 99);
	assert_int_equal(fixture_drops(0, DTAP_DROP_DYNAMIC), 1);
	/* All that is released on this CPU can be used again here. */
	for (key = 1; key <= stored; key++)
		rt_var_del(&ctx, 0, &key, 8);
	for (key = 1; key <= stored; key++)
		rt_var_set64(&ctx, 0, &(u64){ key + 1000000 }, 8, key);
	assert_int_equal(fixture_drops(0, DTAP_DROP_DYNAMIC), 1);
	for (key = 1; key <= stored; key++)
		assert_int_equal(rt_var_get64(&ctx, 0, &(u64){ key + 1000000 }, 8), key);
}

/* Zero for an element that does not exist takes no storage. */
static void test_zero_creates_nothing(void **state)
{
	u64 key;

	(void)state;
	begin();
	for (key = 0; key < 5000; key++) {
		rt_var_set64(&ctx, 0, &key, 8, 0);
		rt_var_get64(&ctx, 0, &key, 8);
		rt_var_del(&ctx, 0, &key, 8);
	}
	assert_int_equal(fixture_drops(0, DTAP_DROP_DYNAMIC), 0);
}

/*
 * Each CPU owns some keys and counts in them; one key is shared and holds a pair of equal
 * words, which nobody may ever see differ.
 */
static void *cpu_main(void *arg)
{
	const u32 cpu = (u32)(uintptr_t)arg;
	struct rt_ctx mine;
	u64 bad = 0;
	u32 i;

	fixture_enter(&mine, cpu);
	for (i = 0; i < ROUNDS; i++) {
		u64 key = (u64)cpu << 32 | (i % 50);
		u64 shared = 7, pair[2] = { i, i };

		rt_var_set64(&mine, 1, &key, 8, i + 1);
		bad += rt_var_get64(&mine, 1, &key, 8) != i + 1;
		if (i % 2)
			rt_var_del(&mine, 1, &key, 8);
		if (i % 16 == cpu)
			rt_var_del(&mine, 2, &shared, 8);
		else
			rt_var_set(&mine, 2, &shared, 8, pair, sizeof(pair));
		rt_var_get(&mine, 2, &shared, 8, pair, sizeof(pair));
		bad += pair[0] != pair[1];
	}
	fixture_leave(&mine);
	return (void *)(uintptr_t)bad;
}

static void run_threads(void)
{
	pthread_t threads[NTHREADS];
	uintptr_t i;
	void *bad;

	for (i = 0; i < NTHREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, cpu_main, (void *)i), 0);
	for (i = 0; i < NTHREADS; i++) {
		assert_int_equal(pthread_join(threads[i], &bad), 0);
		/* Threads of one real CPU may wait for a lock longer than CPUs would. */
		assert_true((uintptr_t)bad <= fixture_drops((u32)i, DTAP_DROP_DYNAMIC));
	}
}

static void test_cpus_at_once(void **state)
{
	(void)state;
	env_user_ncpu = NTHREADS;
	fixture_setup.dynvarsize = 1 << 18;
	fixture_start();
	run_threads();
}

/* The same with a pool that is too small: free chunks travel between CPUs all the time. */
static void test_cpus_at_once_in_a_small_pool(void **state)
{
	u64 key, n = 0;

	(void)state;
	env_user_ncpu = NTHREADS;
	fixture_setup.dynvarsize = 4096;
	fixture_start();
	run_threads();
	fixture_enter(&ctx, 0);
	for (key = 0; key < 50 * NTHREADS; key++) {
		u64 k = (key / 50) << 32 | key % 50;

		n += rt_var_get64(&ctx, 1, &k, 8) != 0;
		rt_var_del(&ctx, 1, &k, 8);
	}
	rt_var_del(&ctx, 2, &(u64){ 7 }, 8);
	assert_true(n <= 46);
	fixture_leave(&ctx);
	/*
	 * No chunk is lost or doubled: the whole pool can be had, once. A CPU may have kept some
	 * that it could not give back for contention, so each is asked.
	 */
	key = 0;
	for (u32 cpu = 0; cpu < NTHREADS; cpu++) {
		fixture_enter(&ctx, cpu);
		n = fixture_drops(cpu, DTAP_DROP_DYNAMIC);
		do {
			key++;
			rt_var_set64(&ctx, 3, &key, 8, key);
		} while (fixture_drops(cpu, DTAP_DROP_DYNAMIC) == n);
		key--;
		fixture_leave(&ctx);
	}
	assert_int_equal(key, 4096 / (16 + 64 + 8));
}

static void test_smallest_pool_holds_one(void **state)
{
	u64 key = 1;

	(void)state;
	fixture_setup.dynvarsize = 1;
	begin();
	rt_var_set64(&ctx, 0, &key, 8, 5);
	assert_int_equal(rt_var_get64(&ctx, 0, &key, 8), 5);
	rt_var_set64(&ctx, 0, &(u64){ 2 }, 8, 5);
	assert_int_equal(fixture_drops(0, DTAP_DROP_DYNAMIC), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_equals_the_model, setup, teardown),
		cmocka_unit_test_setup_teardown(test_values_of_any_size, setup, teardown),
		cmocka_unit_test_setup_teardown(test_exhaustion_drops_and_recovers, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_zero_creates_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_cpus_at_once, setup, teardown),
		cmocka_unit_test_setup_teardown(test_cpus_at_once_in_a_small_pool, setup, teardown),
		cmocka_unit_test_setup_teardown(test_smallest_pool_holds_one, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
