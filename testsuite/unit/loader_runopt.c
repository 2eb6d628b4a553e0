// SPDX-License-Identifier: GPL-2.0-or-later
/* Run-time options: units, words, sources. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <stdlib.h>

#include "loader/meta/runopt.h"

static struct runopts o;

static const char *set(const char *name, const char *value)
{
	return runopt_set(&o, name, value, RUNOPT_LOAD);
}

static void test_defaults(void **state)
{
	(void)state;
	runopt_init(&o);
	assert_int_equal(runopt_get(&o, bufsize), 4 << 20);
	assert_int_equal(runopt_get(&o, aggsize), 4 << 20);
	assert_int_equal(runopt_get(&o, cleanrate), 1000000000 / 101);
	assert_int_equal(runopt_get(&o, bufpolicy), 0);
	assert_int_equal(runopt_get(&o, bufresize), 1);
	assert_int_equal(runopt_get(&o, stackframes), 20);
	assert_int_equal(runopt_get(&o, ustackframes), 100);
	assert_int_equal(runopt_get(&o, switchrate), 0);
	assert_false(runopt_is_set(&o, cpu));
}

static void test_units(void **state)
{
	static const struct {
		enum option_id id;
		const char *name, *value;
		uint64_t expected;
	} good[] = {
		{ OPTION_bufsize, "bufsize", "512", 512 },
		{ OPTION_bufsize, "bufsize", "0x1000", 4096 },
		{ OPTION_bufsize, "bufsize", "010", 8 },
		{ OPTION_bufsize, "bufsize", "2K", 2048 },
		{ OPTION_bufsize, "bufsize", "3m", 3 << 20 },
		{ OPTION_bufsize, "bufsize", "1g", 1ull << 30 },
		{ OPTION_bufsize, "bufsize", "1T", 1ull << 40 },
		{ OPTION_switchrate, "switchrate", "5", 5 },
		{ OPTION_switchrate, "switchrate", "5ns", 5 },
		{ OPTION_switchrate, "switchrate", "7usec", 7000 },
		{ OPTION_switchrate, "switchrate", "7MS", 7000000 },
		{ OPTION_switchrate, "switchrate", "2sec", 2000000000 },
		{ OPTION_switchrate, "switchrate", "1m", 60000000000 },
		{ OPTION_switchrate, "switchrate", "1hour", 3600000000000 },
		{ OPTION_switchrate, "switchrate", "1d", 86400000000000 },
		{ OPTION_switchrate, "switchrate", "10hz", 100000000 },
		{ OPTION_switchrate, "switchrate", "0hz", 0 },
		{ OPTION_quiet, "quiet", NULL, 1 },
		{ OPTION_quiet, "quiet", "No", 0 },
		{ OPTION_quiet, "quiet", "ENABLED", 1 },
		{ OPTION_quiet, "quiet", "unset", 0 },
		{ OPTION_quiet, "quiet", "17", 1 },
		{ OPTION_quiet, "quiet", "", 0 },
		{ OPTION_bufpolicy, "bufpolicy", "ring", 2 },
		{ OPTION_bufpolicy, "bufpolicy", "fill", 1 },
		{ OPTION_bufresize, "bufresize", "manual", 0 },
		{ OPTION_cpu, "cpu", "3", 3 },
	};

	(void)state;
	runopt_init(&o);
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_null(set(good[i].name, good[i].value));
		assert_int_equal(o.value[good[i].id], good[i].expected);
	}
}

static void test_refused(void **state)
{
	static const char *const bad[][2] = {
		{ "bufsize", "-1" },
		{ "bufsize", "" },
		{ "bufsize", "12q" },
		{ "bufsize", "1kk" },
		{ "bufsize", "k" },
		{ "bufsize", "99999999999999999999" },
		{ "bufsize", "99999999999t" },
		{ "switchrate", "1parsec" },
		{ "switchrate", "hz" },
		{ "switchrate", "-5ms" },
		{ "quiet", "perhaps" },
		{ "bufpolicy", "maybe" },
		{ "bufpolicy", "" },
		{ "cpu", "-1" },
		{ "cpu", "1k" },
		{ "nosuch", "1" },
		{ "bufsize", "0" },
		{ "aggsize", "0k" },
		{ "strsize", "0" },
		{ "strsize", "65537" },
		{ "nspec", "1025" },
		{ "stackframes", "0" },
		{ "ustackframes", "2000" },
		{ "", "1" },
	};

	(void)state;
	runopt_init(&o);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_non_null(set(bad[i][0], bad[i][1]));
	assert_non_null(set("bufsize", NULL));
	assert_int_equal(runopt_get(&o, bufsize), 4 << 20);
}

/* In the units of the option. */
static void test_limits(void **state)
{
	(void)state;
	runopt_init(&o);
	assert_string_equal(set("watchdog", "1sec"), "must be at least 5sec");
	assert_string_equal(set("watchdog", "4999ms"), "must be at least 5sec");
	assert_null(set("watchdog", "5000ms"));
	assert_string_equal(set("bufsize", "0"), "must be at least 1");
	assert_string_equal(set("nspec", "1025"), "must be from 0 to 1024");
}

static void test_sources(void **state)
{
	(void)state;
	runopt_init(&o);
	assert_null(runopt_set(&o, "defaultargs", NULL, RUNOPT_BUILD));
	/* The records have room for this many frames; another number is refused. */
	assert_null(runopt_set(&o, "stackframes", "5", RUNOPT_BUILD));
	assert_null(set("stackframes", "5"));
	assert_string_equal(set("stackframes", "6"), "is decided when the module is built");
	assert_non_null(runopt_set(&o, "bufsize", "1m", RUNOPT_SETOPT));
	assert_null(runopt_set(&o, "aggsortkey", NULL, RUNOPT_SETOPT));
	assert_int_equal(runopt_get(&o, aggsortkey), 1);
	setenv("DTRACE_OPT_BUFSIZE", "32k", 1);
	setenv("DTRACE_OPT_AGGSIZE", "16k", 1);
	setenv("DTAP_OPT_BUFSIZE", "64k", 1);
	setenv("DTAP_OPT_QUIET", "", 1);
	runopt_init(&o);
	assert_int_equal(runopt_get(&o, bufsize), 65536);
	assert_int_equal(runopt_get(&o, aggsize), 16384);
	assert_int_equal(runopt_get(&o, quiet), 1);
	assert_null(set("bufsize", "1m"));
	assert_int_equal(runopt_get(&o, bufsize), 1 << 20);
	setenv("DTAP_OPT_BUFSIZE", "nonsense", 1);
	setenv("DTAP_OPT_STACKFRAMES", "7", 1); /* it was for the build */
	fixture_messages_begin();
	runopt_init(&o);
	assert_string_equal(
		fixture_messages(),
		"dtaprun: DTAP_OPT_BUFSIZE in the environment passed over: invalid value for "
		"specified option: 'nonsense'; valid: a whole number of bytes, as 4096, 64k, 16m "
		"or 1g\n");
	assert_int_equal(runopt_get(&o, bufsize), 32768);
	assert_int_equal(runopt_get(&o, stackframes), 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults), cmocka_unit_test(test_units),
		cmocka_unit_test(test_refused),	 cmocka_unit_test(test_limits),
		cmocka_unit_test(test_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
