// SPDX-License-Identifier: GPL-2.0-or-later
/* Where the traced data go: long texts, files in turn, and files that do not take them. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "loader/host/out.h"

static bool close_fails;

int __real_fclose(FILE *file);
int __wrap_fclose(FILE *file);

/* As close(2) may say of a file elsewhere that what was written is lost. */
int __wrap_fclose(FILE *file)
{
	const int status = __real_fclose(file);

	errno = EIO;
	return close_fails ? EOF : status;
}

static void expect_file(const char *path, const char *expected)
{
	char text[64] = "";
	FILE *f = fopen(path, "r");

	assert_non_null(f);
	assert_int_equal(fread(text, 1, sizeof(text) - 1, f), strlen(expected));
	assert_string_equal(text, expected);
	__real_fclose(f);
}

/* Around what one turn of vsnprintf() has room for, and more than a buffer holds. */
static void test_lengths(void **state)
{
	static const size_t sizes[] = { 1, 255, 256, 257, 511, 512, 513, 70000 };
	static char text[70001];
	struct out out = { 0 };
	size_t sum = 0, size;
	char *all;

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		memset(text, 'a' + (int)i, sizes[i]);
		text[sizes[i]] = '\0';
		out_text(&out, "%s", text);
		out_bytes(&out, text, sizes[i]);
		out_fill(&out, 'a' + (char)i, sizes[i]);
		sum += 3 * sizes[i];
	}
	all = out_take(&out, &size);
	assert_int_equal(size, sum);
	for (size_t i = 0, at = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		for (size_t k = 0; k < 3 * sizes[i]; k++)
			assert_int_equal(all[at++], 'a' + (int)i);
	talloc_free(all);
}

static void test_reopen(void **state)
{
	char folder[] = "/tmp/dtap-out.XXXXXX", first[64], second[64];
	struct out out;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(first, sizeof(first), "%s/first", folder);
	snprintf(second, sizeof(second), "%s/second", folder);
	assert_true(out_open(&out, first));
	out_text(&out, "one\n");
	assert_true(out_reopen(&out, second));
	out_text(&out, "two\n");
	assert_true(out_reopen(&out, ""));
	out_text(&out, "three\n");
	out_flush(&out);
	expect_file(first, "one\nthree\n");
	expect_file(second, "two\n");
	out_truncate(&out);
	out_text(&out, "four\n");
	assert_false(out.failed);
	close_fails = true;
	fixture_messages_begin();
	assert_true(out_reopen(&out, second));
	assert_non_null(strstr(fixture_messages(), "/first: Input/output error"));
	assert_true(out.failed);
	close_fails = false;
	out_close(&out);
	expect_file(first, "four\n");
	unlink(first);
	unlink(second);
	rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_reopen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
