// SPDX-License-Identifier: GPL-2.0-or-later
/* A caller that breaks a contract of the runtime is ended by rt_assert(). */
#include "rt_fixture.h"

#include "refused.h"
#include "runtime/core/guard.h"
#include "runtime/record/buf.h"
#include "runtime/record/spec.h"
#include "runtime/session/storage.h"

static struct rt_ctx ctx;

struct two {
	struct dtap_rec rec;
	struct dtap_span span;
};

static void *reserve(void)
{
	void *rec = rt_reserve(&ctx, 0, sizeof(struct two), 64);

	assert_non_null(rec);
	return rec;
}

/* ------------------------------------------------------------ what is allowed */

static void kept(void)
{
	const u64 key[] = { 1, 2 };
	struct two *rec = reserve();

	rt_tail_bytes(&ctx, rec, &rec->span, "abc", 3);
	rt_commit(&ctx, rec);
	rt_spec_commit(&ctx, 0, 0);
	rt_var_set64(&ctx, 1, key, sizeof(key), 3);
	if (rt_var_get64(&ctx, 1, key, sizeof(key)) != 3)
		_exit(1);
}

static void test_kept(void **state)
{
	(void)state;
	assert_false(is_refused(kept));
}

/* --------------------------------------------------------------- the guard, CPUs */

static void without_guard(void)
{
	fixture_leave(&ctx);
	rt_reserve(&ctx, 0, sizeof(struct two), 0);
}

static void loads_without_guard(void)
{
	fixture_leave(&ctx);
	rt_load64(&ctx, (u64)(unsigned long)&ctx, 0);
}

static void variable_without_guard(void)
{
	fixture_leave(&ctx);
	rt_var_get64(&ctx, 1, &(u64){ 1 }, 8);
}

static void on_another_cpu(void)
{
	rt_this_cpu = rt.percpu[1];
	rt_reserve(&ctx, 0, sizeof(struct two), 0);
}

static void leaves_twice(void)
{
	fixture_leave(&ctx);
	fixture_leave(&ctx);
}

static void holds_another_cpu(void)
{
	rt_hold(rt.percpu[1]);
}

static void after_deinit(void)
{
	fixture_stop();
	rt_enter_ungated();
}

static void test_guard(void **state)
{
	(void)state;
	assert_true(is_refused(without_guard));
	assert_true(is_refused(loads_without_guard));
	assert_true(is_refused(variable_without_guard));
	assert_true(is_refused(on_another_cpu));
	assert_true(is_refused(leaves_twice));
	assert_true(is_refused(holds_another_cpu));
	assert_true(is_refused(after_deinit));
}

/* ------------------------------------------------------------------------ records */

static void two_open(void)
{
	reserve();
	reserve();
}

static void room_while_open(void)
{
	reserve();
	rt_buf_room(rt_pcpu_of(&ctx), 16, 0);
}

static void spec_commit_while_open(void)
{
	reserve();
	rt_spec_commit(&ctx, 1, 0);
}

static void commits_twice(void)
{
	void *rec = reserve();

	rt_commit(&ctx, rec);
	rt_commit(&ctx, rec);
}

static void tail_of_committed(void)
{
	struct two *rec = reserve();

	rt_commit(&ctx, rec);
	rt_tail_bytes(&ctx, rec, &rec->span, "abc", 3);
}

static void larger_than_declared(void)
{
	rt_reserve(&ctx, 0, rt_script.record_max + 8, 0);
}

static void of_another_clause(void)
{
	rt_reserve(&ctx, ctx.handler->nepid, sizeof(struct two), 0);
}

static void not_of_words(void)
{
	rt_reserve(&ctx, 0, sizeof(struct two), 4);
}

static void clause_with_open_fault(void)
{
	ctx.fault = DTAP_FAULT_BADADDR;
	rt_clause(&ctx, 0, NULL);
}

static void clause_of_another_handler(void)
{
	rt_clause(&ctx, ctx.handler->nepid, NULL);
}

static void test_records(void **state)
{
	(void)state;
	assert_true(is_refused(two_open));
	assert_true(is_refused(room_while_open));
	assert_true(is_refused(spec_commit_while_open));
	assert_true(is_refused(commits_twice));
	assert_true(is_refused(of_another_clause));
	assert_true(is_refused(not_of_words));
	assert_true(is_refused(tail_of_committed));
	assert_true(is_refused(larger_than_declared));
	assert_true(is_refused(clause_with_open_fault));
	assert_true(is_refused(clause_of_another_handler));
}

/* A fault gives the open record up; the clause after it may record. */
static void after_fault(void)
{
	reserve();
	rt_fault(&ctx, DTAP_FAULT_BADADDR, 1, 0);
	rt_fault_report(&ctx);
	rt_commit(&ctx, reserve());
}

static void test_fault_gives_up_the_record(void **state)
{
	(void)state;
	assert_false(is_refused(after_fault));
}

/* ------------------------------------------------------------- keys, loads, cleaning */

static const u64 key[2];

static void key_of_bytes(void)
{
	rt_var_get64(&ctx, 1, key, 12);
}

static void key_of_nothing(void)
{
	rt_var_set64(&ctx, 1, key, 0, 1);
}

static void key_string_of_bytes(void)
{
	u64 k[4];

	rt_key_str(&ctx, k, "abc", 12, 0);
}

static void aggregation_undeclared(void)
{
	rt_agg_find(&ctx, rt_script.naggs, key, 8, 8);
}

static void load_unprotected(void)
{
	u64 value;

	env_load64(&value, (u64)(unsigned long)key);
}

static void user_copy_while_loading(void)
{
	u64 value;

	env_nofault_begin();
	env_copy_from_user(&value, (u64)(unsigned long)key, sizeof(value));
}

static void speculation_of_nobody(void)
{
	ctx.spec = rt.opt.nspec + 1;
	reserve();
}

static void cleans_unasked(void)
{
	rt_spec_clean(rt_this());
}

static void starts_twice(void)
{
	rt_storage_init(&fixture_setup);
}

static void test_others(void **state)
{
	(void)state;
	assert_true(is_refused(key_of_bytes));
	assert_true(is_refused(key_of_nothing));
	assert_true(is_refused(key_string_of_bytes));
	assert_true(is_refused(aggregation_undeclared));
	assert_true(is_refused(load_unprotected));
	assert_true(is_refused(user_copy_while_loading));
	assert_true(is_refused(speculation_of_nobody));
	assert_true(is_refused(cleans_unasked));
	assert_true(is_refused(starts_twice));
}

static int setup(void **state)
{
	(void)state;
	fixture_reset();
	rt_script.naggs = 1;
	fixture_start();
	fixture_enter(&ctx, 0);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fixture_leave(&ctx);
	fixture_stop();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(test_guard, setup, teardown),
		cmocka_unit_test_setup_teardown(test_records, setup, teardown),
		cmocka_unit_test_setup_teardown(test_fault_gives_up_the_record, setup, teardown),
		cmocka_unit_test_setup_teardown(test_others, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
