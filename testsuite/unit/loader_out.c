// SPDX-License-Identifier: GPL-2.0-or-later
/* Where the traced data go: long texts, files in turn, and files that do not take them. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

/* A folder of its own, with the file that is written to. */
struct place {
	char folder[32], path[48], old[48], older[48];
};

static void begin(struct place *p, struct out *out)
{
	strcpy(p->folder, "/tmp/dtap-out.XXXXXX");
	assert_non_null(mkdtemp(p->folder));
	snprintf(p->path, sizeof(p->path), "%s/out", p->folder);
	snprintf(p->old, sizeof(p->old), "%s/out.1", p->folder);
	snprintf(p->older, sizeof(p->older), "%s/out.2", p->folder);
	assert_true(out_open(out, p->path));
}

static void end(struct place *p)
{
	unlink(p->path);
	unlink(p->old);
	unlink(p->older);
	rmdir(p->folder);
}

/* What was written before is in the file as it was called then. */
static void test_renew(void **state)
{
	struct place p;
	struct stat st;
	struct out out;

	(void)state;
	begin(&p, &out);
	chmod(p.path, 0600);
	out_text(&out, "one\n");
	rename(p.path, p.old);
	out_renew(&out);
	out_text(&out, "two\n");
	out_flush(&out);
	expect_file(p.old, "one\n");
	expect_file(p.path, "two\n");
	assert_int_equal(stat(p.path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* Where a folder stands in the way all goes on in the old one. */
	rename(p.path, p.older);
	mkdir(p.path, 0700);
	fixture_messages_begin();
	out_renew(&out);
	assert_non_null(strstr(fixture_messages(), "all goes on in the old file"));
	out_text(&out, "three\n");
	assert_false(out.failed);
	out_close(&out);
	expect_file(p.older, "two\nthree\n");
	rmdir(p.path);
	end(&p);
}

/* At the end of a record and of a line; without a line's end with twice as much. */
static void test_rotate(void **state)
{
	struct place p;
	struct out out;

	(void)state;
	begin(&p, &out);
	assert_true(out_rotate(&out, 10, 2));
	out_text(&out, "12345678\n");
	out_border(&out);
	out_text(&out, "abc");
	out_border(&out);
	out_text(&out, "\n");
	out_border(&out);
	expect_file(p.old, "12345678\nabc\n");
	expect_file(p.path, "");
	out_text(&out, "1234567890123456789");
	out_border(&out);
	out_flush(&out);
	expect_file(p.old, "12345678\nabc\n");
	out_text(&out, "0");
	out_border(&out);
	expect_file(p.older, "12345678\nabc\n");
	expect_file(p.old, "12345678901234567890");
	/* The third one takes the first one's place. */
	out_text(&out, "123456789\n");
	out_border(&out);
	expect_file(p.older, "12345678901234567890");
	expect_file(p.old, "123456789\n");
	out_close(&out);
	/* What is in the file already counts. */
	assert_true(out_open(&out, p.path));
	out_text(&out, "123456789\n");
	out_close(&out);
	assert_true(out_open(&out, p.path));
	assert_true(out_rotate(&out, 10, 1));
	out_text(&out, "next\n");
	out_border(&out);
	expect_file(p.old, "123456789\nnext\n");
	out_close(&out);
	end(&p);
}

/* The old file goes on under its name; later it is tried again. */
static void test_rotate_fails(void **state)
{
	struct place p;
	struct out out;

	(void)state;
	begin(&p, &out);
	assert_true(out_rotate(&out, 4, 1));
	mkdir(p.old, 0700);
	fixture_messages_begin();
	for (int i = 0; i < 4; i++) {
		out_text(&out, "1\n");
		out_border(&out);
	}
	assert_non_null(strstr(fixture_messages(), "all goes on in the old file"));
	expect_file(p.path, "1\n1\n1\n1\n");
	rmdir(p.old);
	out_text(&out, "2\n");
	out_border(&out);
	out_text(&out, "2\n");
	out_border(&out);
	expect_file(p.old, "1\n1\n1\n1\n2\n2\n");
	out_close(&out);
	end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lengths),	     cmocka_unit_test(test_reopen),
		cmocka_unit_test(test_renew),	     cmocka_unit_test(test_rotate),
		cmocka_unit_test(test_rotate_fails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
