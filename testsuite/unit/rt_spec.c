/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Speculations: every state, parts on several CPUs, and all CPUs at once. */
#include "rt_fixture.h"

#include "runtime/record/spec.h"

#define NTHREADS 3

struct record {
	struct dtap_rec rec;
	u64 seq;
};

static struct rt_ctx on[2]; /* a handler on each of two CPUs; entered in turn */
static struct rt_ctx *firing;

static void end_firing(void)
{
	if (firing)
		fixture_leave(firing);
	firing = NULL;
}

static int setup(void **state)
{
	(void)state;
	fixture_reset();
	fixture_start();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	end_firing();
	fixture_stop();
	return 0;
}

/* A firing on this CPU, until the next one begins. */
static struct rt_ctx *cpu(u32 n)
{
	end_firing();
	fixture_enter(&on[n], n);
	firing = &on[n];
	return firing;
}

static bool record(struct rt_ctx *ctx, u64 seq)
{
	struct record *rec = rt_reserve(ctx, 0, sizeof(*rec), 0);

	if (!rec)
		return false;
	rec->seq = seq;
	rt_commit(ctx, rec);
	return true;
}

/* A clause: speculate(id); trace(seq); */
static bool speculate(u32 n, u64 id, u64 seq)
{
	struct rt_ctx *ctx = cpu(n);

	return rt_speculate(ctx, id) && record(ctx, seq);
}

static u32 records(u32 n)
{
	return (u32)(rt.percpu[n]->ctl->head / sizeof(struct record));
}

static u64 seq_of(u32 n, u32 i)
{
	return ((struct record *)rt.percpu[n]->ring)[i].seq;
}

static bool clean(void)
{
	u32 i;

	if (!rt_spec_clean_begin())
		return false;
	end_firing();
	for (i = 0; i < rt.ncpu; i++) {
		rt_this_cpu = rt.percpu[i];
		rt_spec_clean(rt.percpu[i]);
	}
	rt_spec_clean_end();
	return true;
}

static void test_ids(void **state)
{
	(void)state;
	assert_int_equal(rt_speculation(cpu(0)), 1);
	assert_int_equal(rt_speculation(cpu(1)), 2);
	assert_int_equal(rt_speculation(cpu(1)), 0);
	assert_int_equal(fixture_drops(1, DTAP_DROP_SPECUNAVAIL), 1);
	rt_spec_discard(cpu(0), 1, 0);
	assert_int_equal(rt_speculation(cpu(0)), 1);
	assert_false(rt_speculate(cpu(0), 0));
	assert_false(rt_speculate(cpu(0), 3));
	assert_false(rt_speculate(cpu(0), ~0ULL));
	rt_spec_commit(cpu(0), 0, 0);
	assert_int_equal(on[0].fault, 0);
	rt_spec_discard(cpu(0), 0, 0);
	assert_int_equal(on[0].fault, 0);
	assert_int_equal(rt_speculation(cpu(0)), 0);
}

/* What speculation() never gave is a fault; what it gave and is free again is not. */
static void test_unknown_ids(void **state)
{
	static const u64 unknown[] = { 1, 2, 3, ~0ULL };
	struct rt_ctx *c = cpu(0);

	(void)state;
	c->fault = 0;
	for (int i = 0; i < 4; i++) {
		rt_spec_commit(c, unknown[i], 7);
		assert_int_equal(c->fault, DTAP_FAULT_ILLOP);
		assert_int_equal(c->fault_site, 7);
		c->fault = 0;
		rt_spec_discard(c, unknown[i], 8);
		assert_int_equal(c->fault, DTAP_FAULT_ILLOP);
		c->fault = 0;
	}
	assert_int_equal(rt_speculation(c), 1);
	rt_spec_discard(c, 1, 0);
	rt_spec_discard(c, 1, 0);
	rt_spec_commit(c, 1, 0);
	assert_int_equal(c->fault, 0);
}

static void test_commit_on_one_cpu(void **state)
{
	u32 id = rt_speculation(cpu(0));

	(void)state;
	assert_true(speculate(0, id, 1));
	assert_true(speculate(0, id, 2));
	assert_int_equal(records(0), 0);
	assert_true(record(cpu(0), 3));
	rt_spec_commit(cpu(0), id, 0);
	assert_int_equal(records(0), 3);
	assert_int_equal(seq_of(0, 0), 3);
	assert_int_equal(seq_of(0, 1), 1);
	assert_int_equal(seq_of(0, 2), 2);
	/* Free at once. */
	assert_false(clean());
	assert_int_equal(rt_speculation(cpu(0)), id);
	assert_false(rt_speculate(cpu(0), id + 1));
}

static void test_discard_on_one_cpu(void **state)
{
	u32 id = rt_speculation(cpu(0));

	(void)state;
	assert_true(speculate(0, id, 1));
	rt_spec_discard(cpu(0), id, 0);
	rt_spec_commit(cpu(0), id, 0);
	assert_int_equal(records(0), 0);
	assert_false(speculate(0, id, 2));
	assert_int_equal(rt_speculation(cpu(0)), id);
	assert_true(speculate(0, id, 3));
	rt_spec_commit(cpu(0), id, 0);
	assert_int_equal(records(0), 1);
	assert_int_equal(seq_of(0, 0), 3);
}

static void test_commit_of_parts_on_two_cpus(void **state)
{
	u32 id = rt_speculation(cpu(0));

	(void)state;
	assert_true(speculate(0, id, 1));
	assert_true(speculate(1, id, 2));
	rt_spec_commit(cpu(0), id, 0);
	assert_int_equal(records(0), 1);
	assert_int_equal(records(1), 0);
	/* Neither usable nor free before it is clean. */
	assert_false(speculate(0, id, 9));
	rt_spec_commit(cpu(1), id, 0);
	assert_int_equal(rt_speculation(cpu(0)), 2);
	assert_int_equal(rt_speculation(cpu(0)), 0);
	assert_int_equal(fixture_drops(0, DTAP_DROP_SPECBUSY), 1);
	assert_int_equal(fixture_drops(0, DTAP_DROP_SPECUNAVAIL), 0);
	assert_true(clean());
	assert_int_equal(records(1), 1);
	assert_int_equal(seq_of(1, 0), 2);
	assert_int_equal(rt_speculation(cpu(0)), id);
	assert_false(clean());
}

static void test_commit_elsewhere(void **state)
{
	u32 id = rt_speculation(cpu(0));

	(void)state;
	assert_true(speculate(0, id, 1));
	rt_spec_commit(cpu(1), id, 0);
	assert_int_equal(records(0), 0);
	assert_true(clean());
	assert_int_equal(records(0), 1);
	assert_int_equal(records(1), 0);
}

static void test_discard_elsewhere(void **state)
{
	u32 id = rt_speculation(cpu(0));

	(void)state;
	assert_true(speculate(0, id, 1));
	assert_true(speculate(1, id, 2));
	rt_spec_discard(cpu(1), id, 0);
	assert_true(clean());
	assert_int_equal(records(0), 0);
	assert_int_equal(records(1), 0);
	/* Nothing is left for the next user. */
	assert_int_equal(rt_speculation(cpu(1)), id);
	assert_true(speculate(0, id, 3));
	rt_spec_commit(cpu(0), id, 0);
	assert_int_equal(records(0), 1);
	assert_int_equal(seq_of(0, 0), 3);
}

/* What a clause records after its speculation's end is nobody else's. */
static void test_recording_after_the_end(void **state)
{
	u32 id = rt_speculation(cpu(0));
	struct rt_ctx *ctx = cpu(0);
	struct record *rec;

	(void)state;
	assert_true(speculate(0, id, 1));
	assert_true(rt_speculate(ctx, id));
	rec = rt_reserve(ctx, 0, sizeof(*rec), 0);
	rt_commit(ctx, rec);
	rt_spec_discard(ctx, id, 0);
	assert_null(rt_reserve(ctx, 0, sizeof(*rec), 0));
	ctx->spec = 0;
	assert_int_equal(rt_speculation(ctx), id);
	assert_true(speculate(0, id, 2));
	assert_true(rt_speculate(ctx, id));
	rt_spec_commit(ctx, id, 0);
	assert_null(rt_reserve(ctx, 0, sizeof(*rec), 0));
	assert_int_equal(records(0), 1);
	assert_int_equal(seq_of(0, 0), 2);
}

static void test_overflow(void **state)
{
	u32 id = rt_speculation(cpu(0)), n = 0;

	(void)state;
	while (speculate(0, id, n))
		n++;
	assert_int_equal(n, 1024 / sizeof(struct record));
	assert_int_equal(fixture_drops(0, DTAP_DROP_SPEC), 1);
	assert_int_equal(fixture_drops(0, DTAP_DROP_PRINCIPAL), 0);
	rt_spec_commit(cpu(0), id, 0);
	assert_int_equal(records(0), n);
	/* A ring without room for all of them: the rest is counted, one by one. */
	id = rt_speculation(cpu(0));
	while (records(0) < 4096 / 16 - 10)
		assert_true(record(cpu(0), 0));
	for (n = 0; n < 30; n++)
		assert_true(speculate(0, id, n));
	rt_spec_commit(cpu(0), id, 0);
	assert_int_equal(records(0), 256);
	assert_int_equal(fixture_drops(0, DTAP_DROP_PRINCIPAL), 20);
}

static void clause_nothing(struct rt_ctx *ctx)
{
	(void)ctx;
}

static void test_next_clause_is_not_speculative(void **state)
{
	(void)state;
	/* rt_clause() ends it, whatever the clause did. */
	assert_true(rt_speculate(cpu(0), rt_speculation(cpu(0))));
	rt_clause(&on[0], 1, clause_nothing);
	assert_int_equal(on[0].spec, 0);
}

/* Records that commits have put into rings, by all CPUs. */
static u64 committed;

static void *cpu_main(void *arg)
{
	const u32 n = (u32)(uintptr_t)arg;
	struct rt_ctx ctx;
	u64 i, written = 0;

	for (i = 0; i < 30000; i++) {
		u64 id = 1 + i % 4;

		fixture_enter(&ctx, n);
		/* The loader reads everything at once. */
		rt.percpu[n]->ctl->tail = rt.percpu[n]->head;
		if (i % 3 == 0)
			rt_speculation(&ctx);
		ctx.spec = 0;
		if (rt_speculate(&ctx, id))
			written += record(&ctx, i);
		ctx.spec = 0;
		if (i % 7 == n)
			rt_spec_commit(&ctx, id, 0);
		else if (i % 11 == n)
			rt_spec_discard(&ctx, id, 0);
		fixture_leave(&ctx);
	}
	__atomic_fetch_add(&committed, rt.percpu[n]->head / sizeof(struct record),
			   __ATOMIC_RELAXED);
	return (void *)(uintptr_t)written;
}

static void test_cpus_at_once(void **state)
{
	pthread_t threads[NTHREADS];
	uintptr_t i;
	u64 written = 0;
	void *n;

	(void)state;
	fixture_stop();
	fixture_reset();
	env_user_ncpu = NTHREADS;
	fixture_setup.nspec = 4;
	fixture_start();
	committed = 0;
	for (i = 0; i < NTHREADS; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, cpu_main, (void *)i), 0);
	for (i = 0; i < NTHREADS; i++) {
		assert_int_equal(pthread_join(threads[i], &n), 0);
		written += (uintptr_t)n;
	}
	assert_true(committed <= written);
	clean();
	for (i = 0; i < 4; i++) {
		rt_spec_discard(cpu(0), i + 1, 0);
		clean();
	}
	for (i = 0; i < 4; i++)
		assert_int_equal(rt_speculation(cpu(0)), i + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_ids, setup, teardown),
		cmocka_unit_test_setup_teardown(test_unknown_ids, setup, teardown),
		cmocka_unit_test_setup_teardown(test_commit_on_one_cpu, setup, teardown),
		cmocka_unit_test_setup_teardown(test_discard_on_one_cpu, setup, teardown),
		cmocka_unit_test_setup_teardown(test_commit_of_parts_on_two_cpus, setup, teardown),
		cmocka_unit_test_setup_teardown(test_commit_elsewhere, setup, teardown),
		cmocka_unit_test_setup_teardown(test_discard_elsewhere, setup, teardown),
		cmocka_unit_test_setup_teardown(test_recording_after_the_end, setup, teardown),
		cmocka_unit_test_setup_teardown(test_overflow, setup, teardown),
		cmocka_unit_test_setup_teardown(test_next_clause_is_not_speculative, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_cpus_at_once, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
