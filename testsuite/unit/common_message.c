// SPDX-License-Identifier: GPL-2.0-or-later
/* Messages: what could be a command for a terminal is written out, all else passes. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/message.h"

static void check(const char *text, size_t len, const char *keep, const char *expected)
{
	char to[256];
	size_t n = message_escape(to, sizeof(to), text, len, keep);

	assert_int_equal(n, strlen(expected));
	assert_memory_equal(to, expected, n);
}

#define CHECK(text, keep, expected) check(text, sizeof(text) - 1, keep, expected)

static void test_controls(void **state)
{
	(void)state;
	CHECK("plain", "", "plain");
	CHECK("a\033[31mb", "", "a\\x1b[31mb");
	CHECK("a\nb\tc\rd", "", "a\\nb\\tc\\rd");
	CHECK("a\nb\tc\rd", "\n\t", "a\nb\tc\\rd");
	CHECK("\x7f\a\0x", "\n", "\\x7f\\x07\\x00x");
}

static void test_utf8(void **state)
{
	(void)state;
	CHECK("\u00e9\u20ac\U0001f600", "", "\u00e9\u20ac\U0001f600");
	/* CSI as a C1 control, encoded and bare. */
	CHECK("\xc2\x9b"
	      "2J",
	      "", "\\xc2\\x9b2J");
	CHECK("\x9b"
	      "2J",
	      "", "\\x9b2J");
	/* Right-to-left override. */
	CHECK("\u202egnp", "", "\\xe2\\x80\\xaegnp");
	/* Not UTF-8: cut, too long, a surrogate, beyond the last code. */
	CHECK("\xe2\x82", "", "\\xe2\\x82");
	CHECK("\xc0\x9b", "", "\\xc0\\x9b");
	CHECK("\xe0\x80\x9b", "", "\\xe0\\x80\\x9b");
	CHECK("\xed\xa0\x80", "", "\\xed\\xa0\\x80");
	CHECK("\xf4\x90\x80\x80", "", "\\xf4\\x90\\x80\\x80");
}

/* What does not fit is left out as a whole: never half of an escape. */
static void test_room(void **state)
{
	char to[8] = "";

	(void)state;
	assert_int_equal(message_escape(to, 4, "ab\033", 3, ""), 2);
	assert_int_equal(message_escape(to, 6, "ab\033", 3, ""), 6);
	assert_int_equal(message_escape(to, 2, "\u20ac", 3, ""), 0);
}

static void test_print(void **state)
{
	char *text;
	size_t len;
	FILE *f = open_memstream(&text, &len);

	(void)state;
	message_print(f, "name: %s", "a\nb");
	message_lines(f, "name: %s", "a\nb\033\n");
	fclose(f);
	assert_string_equal(text, "name: a\\nb\nname: a\nb\\x1b\n");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_controls),
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_print),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
