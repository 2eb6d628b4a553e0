/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The guard, the gate, faults and ERROR clauses, set-up and its failures. */
#include "rt_fixture.h"

#include "runtime/core/guard.h"

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

/* ------------------------------------------------------------- guard and gate */

static void test_nested_handler_is_counted(void **state)
{
	(void)state;
	begin();
	assert_null(rt_enter());
	assert_null(rt_enter_ungated());
	assert_int_equal(fixture_drops(0, DTAP_DROP_NESTED), 2);
	fixture_leave(&ctx);
	rt_leave(rt_enter());
	assert_int_equal(fixture_drops(0, DTAP_DROP_NESTED), 2);
}

static void test_closed_gate_is_silent(void **state)
{
	u32 i;

	(void)state;
	begin();
	rt.active = 0;
	assert_null(rt_enter());
	for (i = 0; i < DTAP_NDROPS; i++)
		assert_int_equal(rt.percpu[0]->ctl->drops[i], 0);
}

static void test_held_cpu(void **state)
{
	u32 was;

	(void)state;
	begin();
	fixture_leave(&ctx);
	was = rt_hold(rt.percpu[0]);
	assert_null(rt_enter());
	rt_release(rt.percpu[0], was);
	rt_leave(rt_enter());
}

static void test_option_cpu(void **state)
{
	(void)state;
	fixture_setup.cpu = 1;
	fixture_start();
	rt_this_cpu = rt.percpu[0];
	assert_null(rt_enter());
	assert_int_equal(fixture_drops(0, DTAP_DROP_NESTED), 0);
	assert_null(rt.percpu[0]->ring);
	rt_this_cpu = rt.percpu[1];
	assert_non_null(rt_enter());
}

static void test_absent_cpu_is_counted_as_missed(void **state)
{
	(void)state;
	fixture_start();
	rt.percpu[1]->busy = RT_ABSENT;
	rt_this_cpu = rt.percpu[1];
	assert_null(rt_enter());
	assert_int_equal(fixture_drops(1, DTAP_DROP_MISSED), 1);
	rt.percpu[1]->busy = RT_IDLE;
}

static void test_exit_closes_the_gate(void **state)
{
	(void)state;
	begin();
	assert_false(rt_stopping());
	rt_exit(&ctx, 3);
	assert_true(rt_stopping());
	assert_int_equal(rt.state, DTAP_STATE_DRAINING);
	assert_int_equal(rt.exit_status, 3);
	assert_int_equal(fixture_wakes, 1);
	rt_exit(&ctx, 4);
	assert_int_equal(rt.exit_status, 4);
	assert_int_equal(fixture_wakes, 1);
	fixture_leave(&ctx);
	assert_null(rt_enter());
	assert_false(rt_state_end(DTAP_STATE_FILLED));
	assert_int_equal(rt.state, DTAP_STATE_DRAINING);
}

/* ------------------------------------------------------------------- faults */

static u64 error_args[6];
static u32 errors;
static bool error_faults;

static void error_clause(struct rt_ctx *e)
{
	struct dtap_rec *rec;

	errors++;
	memcpy(error_args, e->args, sizeof(error_args));
	memset(e->cpu->thisv, 0xee, 64);
	assert_string_equal(rt_strtok(e, "x y", " ", 0), "x");
	rec = rt_reserve(e, 0, sizeof(*rec), 0);
	if (error_faults)
		rt_load64(e, 8, 1);
	else
		rt_commit(e, rec);
}

static void faulting_clause(struct rt_ctx *c)
{
	u64 *v = rt_agg_slot(c, 32);

	assert_non_null(rt_reserve(c, 0, 64, 0));
	rt_agg_count(v);
	rt_load64(c, 0x99, 77);
}

static const struct dtap_rec_fault *first_record(void)
{
	return (const void *)rt.percpu[0]->ring;
}

static void begin_with_aggs(void)
{
	rt_script.naggs = 1;
	rt_script.agg_slots_size = 8;
	errors = 0;
	error_faults = false;
	begin();
}

static void test_fault_is_recorded(void **state)
{
	const struct dtap_rec_fault *rec;

	(void)state;
	begin_with_aggs();
	rt_clause(&ctx, 2, faulting_clause);
	assert_no_fault(&ctx);
	rec = first_record();
	assert_int_equal(rec->rec.epid, DTAP_EPID_FAULT);
	assert_int_equal(rec->rec.len, sizeof(*rec));
	assert_int_equal(rec->epid, FIXTURE_EPID + 2);
	assert_int_equal(rec->code, DTAP_FAULT_BADADDR);
	assert_int_equal(rec->site, 77);
	assert_int_equal(rec->value, 0x99);
	/* The open record is gone, what was aggregated stays. */
	assert_int_equal(rt.percpu[0]->ctl->head, sizeof(*rec));
	assert_int_equal(*rt_agg_slot(&ctx, 32), 1);
}

static void test_error_clauses_run(void **state)
{
	(void)state;
	fixture_error_clause = error_clause;
	begin_with_aggs();
	memset(ctx.cpu->thisv, 0x11, 64);
	assert_string_equal(rt_strtok(&ctx, "a b", " ", 0), "a");
	rt_clause(&ctx, 1, faulting_clause);
	assert_int_equal(errors, 1);
	assert_int_equal(error_args[1], FIXTURE_PROBE);
	assert_int_equal(error_args[2], 7);
	assert_int_equal(error_args[3], -1);
	assert_int_equal(error_args[4], DTAP_FAULT_BADADDR);
	assert_int_equal(error_args[5], 0x99);
	assert_int_equal(rt.percpu[0]->ctl->head, sizeof(struct dtap_rec_fault) + 8);
	/* The firing's own variables are untouched. */
	assert_int_equal(ctx.cpu->thisv[0], 0x11);
	assert_string_equal(rt_strtok(&ctx, NULL, " ", 0), "b");
}

static void test_fault_in_error_clause_only_counts(void **state)
{
	(void)state;
	fixture_error_clause = error_clause;
	begin_with_aggs();
	error_faults = true;
	rt_clause(&ctx, 0, faulting_clause);
	assert_int_equal(errors, 1);
	assert_no_fault(&ctx);
	assert_int_equal(fixture_drops(0, DTAP_DROP_DBLERROR), 1);
	assert_int_equal(rt.percpu[0]->ctl->head, sizeof(struct dtap_rec_fault));
}

static void speculating_clause(struct rt_ctx *c)
{
	assert_true(rt_speculate(c, 1));
	assert_non_null(rt_reserve(c, 0, 64, 0));
	rt_fault(c, DTAP_FAULT_DIVZERO, 0, 1);
}

static void test_fault_in_a_speculation(void **state)
{
	(void)state;
	begin();
	assert_int_equal(rt_speculation(&ctx), 1);
	rt_clause(&ctx, 0, speculating_clause);
	assert_int_equal(first_record()->code, DTAP_FAULT_DIVZERO);
	assert_int_equal(rt.percpu[0]->ctl->head, sizeof(struct dtap_rec_fault));
	rt_spec_commit(&ctx, 1, 0);
	assert_int_equal(rt.percpu[0]->ctl->head, sizeof(struct dtap_rec_fault));
}

/* -------------------------------------------------------------------- set-up */

static void test_bad_options_are_refused(void **state)
{
	(void)state;
	fixture_setup.bufpolicy = 3;
	assert_int_equal(fixture_try_start(), -EINVAL);
	fixture_reset();
	fixture_setup.cpu = 2;
	assert_int_equal(fixture_try_start(), -EINVAL);
}

static void test_strsize_is_limited(void **state)
{
	(void)state;
	fixture_setup.strsize = 100000;
	fixture_start();
	assert_int_equal(fixture_setup.strsize, FIXTURE_STRSIZE - 1);
	fixture_stop();
	fixture_reset();
	fixture_setup.strsize = 32;
	fixture_start();
	assert_int_equal(fixture_setup.strsize, 32);
	assert_int_equal(rt.strsize, 33);
}

/* Wherever memory ends, everything taken before is given back (LSan watches). */
static void test_every_shortage_of_memory(void **state)
{
	u64 budget;
	u32 failures = 0;

	(void)state;
	for (budget = 0;; budget += 512) {
		fixture_reset();
		rt_script.naggs = 1;
		env_user_budget = budget;
		if (fixture_try_start() == 0)
			break;
		assert_null(rt.percpu);
		failures++;
	}
	assert_true(failures > 100);
}

static void ask_for_much(u32 bufresize)
{
	fixture_reset();
	rt_script.naggs = 1;
	fixture_setup.bufsize = 1 << 20;
	fixture_setup.aggsize = 1 << 20;
	fixture_setup.dynvarsize = 1 << 20;
	fixture_setup.specsize = 1 << 20;
	fixture_setup.bufresize = bufresize;
	env_user_largest = 100 << 10;
}

static void test_bufresize_halves(void **state)
{
	(void)state;
	ask_for_much(0);
	assert_int_equal(fixture_try_start(), -ENOMEM);
	ask_for_much(1);
	fixture_start();
	assert_int_equal(fixture_setup.bufsize, 64 << 10);
	assert_int_equal(fixture_setup.aggsize, 64 << 10);
	assert_int_equal(fixture_setup.dynvarsize, 64 << 10);
	assert_int_equal(fixture_setup.specsize, 64 << 10);
	fixture_stop();
	ask_for_much(1);
	rt_script.agg_slots_size = 200 << 10; /* more than can be had */
	assert_int_equal(fixture_try_start(), -ENOMEM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_nested_handler_is_counted, setup, teardown),
		cmocka_unit_test_setup_teardown(test_closed_gate_is_silent, setup, teardown),
		cmocka_unit_test_setup_teardown(test_held_cpu, setup, teardown),
		cmocka_unit_test_setup_teardown(test_option_cpu, setup, teardown),
		cmocka_unit_test_setup_teardown(test_absent_cpu_is_counted_as_missed, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_exit_closes_the_gate, setup, teardown),
		cmocka_unit_test_setup_teardown(test_fault_is_recorded, setup, teardown),
		cmocka_unit_test_setup_teardown(test_error_clauses_run, setup, teardown),
		cmocka_unit_test_setup_teardown(test_fault_in_error_clause_only_counts, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_fault_in_a_speculation, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bad_options_are_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(test_strsize_is_limited, setup, teardown),
		cmocka_unit_test_setup_teardown(test_every_shortage_of_memory, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bufresize_halves, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
