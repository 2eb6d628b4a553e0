// SPDX-License-Identifier: GPL-2.0-or-later
/* The shape of diagnostics, their order, places after control lines, nearest names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "translator/lang/diag.h"
#include "parse_fixture.h"
#include "translator/lang/source.h"

static void *ctx;
static struct diag *diag;
static char *shown;

static int setup(void **state)
{
	(void)state;
	ctx = talloc_new(NULL);
	diag = diag_create(ctx);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(ctx);
	free(shown);
	shown = NULL;
	return 0;
}

static const char *show(const char *program)
{
	size_t size;
	FILE *out;

	free(shown);
	out = open_memstream(&shown, &size);
	diag_print(diag, out, program);
	fclose(out);
	return shown;
}

static struct source *source(const char *name, const char *text)
{
	return source_from_text(ctx, name, text, strlen(text));
}

static struct loc at(const struct source *s, const char *word)
{
	uint32_t begin = strstr(s->text, word) - s->text;

	return (struct loc){ s, begin, begin + strlen(word) };
}

static void shape(void **state)
{
	struct source *s = source("exec.d", "a\nb\nc\n        printf(\"%s\", args[0]->comn);\n");

	(void)state;
	diag_error(diag, at(s, "comn"), D_TYPE_MEMBER, "closest: 'comm'", "'%s' has no member '%s'",
		   "struct task_struct", "comn");
	assert_int_equal(diag_count(diag), 1);
	assert_string_equal(
		show(NULL),
		"exec.d:4:31: error: 'struct task_struct' has no member 'comn' [D_TYPE_MEMBER]\n"
		"    4 |         printf(\"%s\", args[0]->comn);\n"
		"      |                               ^~~~ closest: 'comm'\n");
}

static void tabs_and_bytes(void **state)
{
	struct source *s = source("x", "\ta\tb = \xc3\xa9\x01\xff here;\r\n");

	(void)state;
	diag_error(diag, at(s, "here"), D_SYNTAX, NULL, "m");
	assert_string_equal(show(NULL), "x:1:13: error: m [D_SYNTAX]\n"
					"    1 | \ta\tb = \xc3\xa9?? here;\n"
					"      | \t \t        ^~~~\n");
}

static void ranges(void **state)
{
	struct source *s = source("x", "one two\nthree\n");

	(void)state;
	diag_error(diag, (struct loc){ s, 4, 12 }, D_SYNTAX, NULL, "over the line's end");
	diag_error(diag, (struct loc){ s, 14, 14 }, D_SYNTAX, NULL, "at the end");
	assert_string_equal(show(NULL), "x:1:5: error: over the line's end [D_SYNTAX]\n"
					"    1 | one two\n"
					"      |     ^~~\n"
					"x:3:1: error: at the end [D_SYNTAX]\n"
					"    3 | \n"
					"      | ^\n");
}

static void long_lines(void **state)
{
	char text[2000];
	struct source *s;

	(void)state;
	memset(text, 'a', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	memcpy(text + 1000, "here", 4);
	s = source("x", text);
	diag_error(diag, at(s, "here"), D_SYNTAX, NULL, "m");
	assert_true(strlen(show(NULL)) < 500);
	assert_non_null(strstr(shown, "x:1:1001: error"));
	assert_non_null(strstr(shown, "...aaaa"));
	assert_int_equal(strstr(shown, "here") - strstr(shown, "    1 |"),
			 strchr(strstr(shown, "      |"), '^') - strstr(shown, "      |"));
}

static void order(void **state)
{
	struct source *a = source("a", "1 2 3"), *b = source(NULL, "1 2 3");

	(void)state;
	diag_error(diag, at(a, "3"), D_SYNTAX, NULL, "third");
	diag_error(diag, at(b, "1"), D_SYNTAX, NULL, "other");
	diag_error(diag, at(a, "2"), D_SYNTAX, NULL, "second");
	diag_warn(diag, at(a, "1"), "hidden by the error");
	diag_error(diag, at(a, "1"), D_SYNTAX, NULL, "first");
	diag_error(diag, at(a, "1"), D_SYNTAX, NULL, "first again");
	diag_warn(diag, at(b, "2"), "careful");
	diag_fatal(diag, "cannot read '%s'", "x");
	assert_int_equal(diag_count(diag), 6);
	assert_string_equal(show("dtap"), "a:1:1: error: first [D_SYNTAX]\n"
					  "    1 | 1 2 3\n      | ^\n"
					  "a:1:3: error: second [D_SYNTAX]\n"
					  "    1 | 1 2 3\n      |   ^\n"
					  "a:1:5: error: third [D_SYNTAX]\n"
					  "    1 | 1 2 3\n      |     ^\n"
					  "dtap: command line:1:1: error: other [D_SYNTAX]\n"
					  "    1 | 1 2 3\n      | ^\n"
					  "dtap: command line:1:3: warning: careful\n"
					  "    1 | 1 2 3\n      |   ^\n"
					  "dtap: error: cannot read 'x'\n");
}

static void marks(void **state)
{
	(void)state;
	assert_string_equal(
		messages('s', "x.i",
			 "# 1 \"x.d\"\n\n# 7 \"dir/y.h\" 1 3\nint 1;\n#line 40\nint 2;\n"
			 "# 3 \"x.d\" 2\n\nint 3;\n"),
		"dir/y.h:7:5: error: expected a name or ';' before '1' [D_SYNTAX]\n"
		"    7 | int 1;\n      |     ^\n"
		"dir/y.h:40:5: error: expected a name or ';' before '2' [D_SYNTAX]\n"
		"   40 | int 2;\n      |     ^\n"
		"x.d:4:5: error: expected a name or ';' before '3' [D_SYNTAX]\n"
		"    4 | int 3;\n      |     ^\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(shape, setup, teardown),
		cmocka_unit_test_setup_teardown(tabs_and_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(ranges, setup, teardown),
		cmocka_unit_test_setup_teardown(long_lines, setup, teardown),
		cmocka_unit_test_setup_teardown(order, setup, teardown),
		cmocka_unit_test(marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
