// SPDX-License-Identifier: GPL-2.0-or-later
/* Macro arguments at load: their types are the build's, and each must be referred to. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "loader/session/macro.h"

#define TARGET 4711
#define LOST   4712 /* ends before it is asked for */

static pid_t target = TARGET;
static struct dtap_macro sent[8];
static char text[64]; /* of the last one */
static u32 nsent;

static int take(struct ctl *ctl, u32 request, void *arg)
{
	(void)ctl;
	if (request == DTAP_IOC_PROCESS) {
		struct dtap_process *process = arg;

		process->id = process->of == DTAP_PROCESS_ID ? process->id + 100000 :
							       (s32)process->of * 1000;
		return process->id == 100000 + LOST ? -ESRCH : 0;
	}
	assert_int_equal(request, DTAP_IOC_MACRO);
	sent[nsent] = *(struct dtap_macro *)arg;
	if (sent[nsent].len) {
		assert_in_range(sent[nsent].len, 1, sizeof(text));
		memcpy(text, (const char *)(uintptr_t)sent[nsent].str, sent[nsent].len);
	}
	nsent++;
	return 0;
}

static const struct ctl_ops ops = { .call = take };

static struct runopts options;

/* What is said about one argument, or two; "" when it is taken. */
static const char *send(const char *members, const char *first, const char *second)
{
	const char *const args[] = { first, second };
	struct loader_request request = { .args = args, .nargs = second ? 2 : first ? 1 : 0 };
	struct meta *meta = fixture_meta(members);
	struct ctl ctl = { .ops = &ops, .fd = -1 };
	const char *said;
	bool ok;

	nsent = 0;
	fixture_messages_begin();
	ok = macro_send(meta, &request, &options, target, &ctl);
	said = fixture_messages();
	assert_int_equal(ok, !*said);
	talloc_free(meta);
	return said;
}

#define INT  "'macros': [{'name': '1', 'kind': 'int', 'value': 5}]"
#define LONG "'macros': [{'name': '1', 'kind': 'int', 'value': 5000000000}]"

static void test_numbers(void **state)
{
	static const struct {
		const char *text;
		s64 value;
	} good[] = {
		{ "7", 7 },
		{ "-7", -7 },
		{ "+7", 7 },
		{ "0x7f", 127 },
		{ "017", 15 },
		{ "7u", 7 },
		{ "7UL", 7 },
		{ "2147483647", INT32_MAX },
		{ "-2147483648", INT32_MIN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		assert_string_equal(send(INT, good[i].text, NULL), "");
		assert_int_equal(nsent, 1);
		assert_true((s64)sent[0].value == good[i].value);
	}
	assert_string_equal(send(LONG, "-9223372036854775808", NULL), "");
	assert_true((s64)sent[0].value == INT64_MIN);
	assert_string_equal(send(LONG, "18446744073709551615", NULL), "");
	assert_true((s64)sent[0].value == -1);
}

static void test_range(void **state)
{
	(void)state;
	assert_string_equal(
		send(INT, "5000000000", NULL),
		"dtaprun: the value of $1 is out of range: 5000000000; the module was built "
		"for an int, with 5 there\n");
	assert_string_equal(send(INT, "18446744073709551616", NULL),
			    "dtaprun: the value of $1 is out of range: 18446744073709551616\n");
	assert_string_equal(send(LONG, "-9223372036854775809", NULL),
			    "dtaprun: the value of $1 is out of range: -9223372036854775809\n");
	assert_string_equal(
		send(INT, "five", NULL),
		"dtaprun: $1 must be an integer, as it was when the module was built, not "
		"'five'\n");
	assert_string_equal(
		send(INT, "5x", NULL),
		"dtaprun: $1 must be an integer, as it was when the module was built, not "
		"'5x'\n");
}

static void test_unused(void **state)
{
	(void)state;
	assert_string_equal(send(INT, "1", "2"),
			    "dtaprun: extraneous argument '2' ($2 is not referenced)\n");
	assert_string_equal(
		send("'macros': [{'name': '$2', 'kind': 'string', 'value': 'a'}]", "1", "2"),
		"dtaprun: extraneous argument '1' ($1 is not referenced)\n");
	assert_string_equal(
		send("'macros': [{'name': 'target', 'kind': 'int', 'value': 0}]", "1", NULL),
		"dtaprun: extraneous argument '1' ($1 is not referenced)\n");
	assert_null(runopt_set(&options, "argref", NULL, RUNOPT_LOAD));
	assert_string_equal(send(INT, "1", "2"), "");
	runopt_init(&options);
}

/* What the build has left open is any integer with a sign, or any string, and may be needed. */
static void test_open(void **state)
{
	static const char number[] =
		"'macros': [{'name': '1', 'kind': 'int', 'value': 0, 'open': true,"
		" 'needed': true}]";
	static const char both[] = "'macros': [{'name': '1', 'kind': 'int', 'value': 0,"
				   " 'open': true}, {'name': '$2', 'kind': 'string',"
				   " 'value': '', 'open': true, 'needed': true}]";

	(void)state;
	assert_string_equal(send(number, "-9223372036854775808", NULL), "");
	assert_true((s64)sent[0].value == INT64_MIN);
	assert_string_equal(send(number, "0x7fffffffffffffff", NULL), "");
	assert_true((s64)sent[0].value == INT64_MAX);
	assert_string_equal(send(number, "9223372036854775808", NULL),
			    "dtaprun: the value of $1 is out of range: 9223372036854775808\n");
	assert_string_equal(send(number, "12x", NULL),
			    "dtaprun: $1 must be an integer, not '12x'\n");
	assert_string_equal(send(number, "", NULL), "dtaprun: $1 must be an integer, not ''\n");
	assert_string_equal(send(number, NULL, NULL),
			    "dtaprun: $1 is not given: the module takes an integer there\n");
	assert_string_equal(send(both, "1", NULL),
			    "dtaprun: $$2 is not given: the module takes a string there\n");
	assert_string_equal(send(both, "1", "two"), "");
	assert_string_equal(text, "two");
}

/* A string keeps as many bytes as strings have. */
static void test_length(void **state)
{
	static const char string[] = "'macros': [{'name': '$1', 'kind': 'string', 'value': ''}]";

	(void)state;
	assert_null(runopt_set(&options, "strsize", "8", RUNOPT_LOAD));
	assert_string_equal(send(string, "12345678", NULL), "");
	assert_string_equal(text, "12345678");
	assert_string_equal(send(string, "123456789", NULL),
			    "dtaprun: the value of $$1 has 9 bytes, and strings have 8 at most "
			    "(option strsize)\n");
	runopt_init(&options);
}

/* What became a name or a type in the module cannot be another one. */
static void test_fixed(void **state)
{
	static const char fixed[] =
		"'macros': [{'name': '1', 'kind': 'string', 'value': 'file', 'fixed': true}]";

	(void)state;
	assert_string_equal(send(fixed, "file", NULL), "");
	assert_int_equal(nsent, 0);
	assert_string_equal(send(fixed, "inode", NULL),
			    "dtaprun: $1 cannot be 'inode': the module was built for 'file'\n");
}

/* $1 is without the quotes around it, $$1 with them; escapes are read in both. */
static void test_strings(void **state)
{
	static const struct {
		const char *given, *plain, *kept;
	} strings[] = {
		{ "nst", "nst", "nst" },
		{ "\"nst\"", "nst", "\"nst\"" },
		{ "\"a\\nb\"", "a\nb", "\"a\nb\"" },
		{ "a\\tb\\\\", "a\tb\\", "a\tb\\" },
		{ "\"a\"b", "\"a\"b", "\"a\"b" },
		{ "\"", "\"", "\"" },
		{ "\"\"", "", "\"\"" },
		{ "\\x41\\102\\q", "ABq", "ABq" },
		{ "a\\", "a\\", "a\\" },
		{ "\\x", "x", "x" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(strings) / sizeof(*strings); i++) {
		assert_string_equal(
			send("'macros': [{'name': '1', 'kind': 'string'}]", strings[i].given, NULL),
			"");
		assert_string_equal(text, strings[i].plain);
		assert_string_equal(send("'macros': [{'name': '$1', 'kind': 'string'}]",
					 strings[i].given, NULL),
				    "");
		assert_string_equal(text, strings[i].kept);
	}
	assert_string_equal(send("'macros': [{'name': '1', 'kind': 'string', 'value': 'a b', "
				 "'fixed': true}]",
				 "\"a\\x20b\"", NULL),
			    "");
}

/* Processes are what the kernel side calls them. */
static void test_processes(void **state)
{
	static const char *const names[] = { "ppid", "pgid", "sid" };
	char members[100];

	(void)state;
	assert_null(runopt_set(&options, "argref", NULL, RUNOPT_LOAD));
	assert_string_equal(
		send("'macros': [{'name': 'target', 'kind': 'int', 'value': 0}]", "", NULL), "");
	assert_true(sent[0].value == TARGET + 100000);
	assert_string_equal(
		send("'macros': [{'name': 'pid', 'kind': 'int', 'value': 0}]", "", NULL), "");
	assert_true(sent[0].value == getpid() + 100000);
	for (int i = 0; i < 3; i++) {
		snprintf(members, sizeof(members),
			 "'macros': [{'name': '%s', 'kind': 'int', 'value': 0}]", names[i]);
		assert_string_equal(send(members, "", NULL), "");
		assert_true(sent[0].value == 1000 * (i + 1));
	}
	target = 0;
	assert_string_equal(
		send("'macros': [{'name': 'target', 'kind': 'int', 'value': 7}]", "", NULL), "");
	assert_true(nsent == 1 && sent[0].value == 0);
	target = LOST;
	assert_string_equal(
		send("'macros': [{'name': 'target', 'kind': 'int', 'value': 0}]", "", NULL),
		"dtaprun: failed to set $target: No such process\n");
	target = TARGET;
	runopt_init(&options);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_range),
		cmocka_unit_test(test_unused),	cmocka_unit_test(test_open),
		cmocka_unit_test(test_length),	cmocka_unit_test(test_fixed),
		cmocka_unit_test(test_strings), cmocka_unit_test(test_processes),
	};

	runopt_init(&options);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
