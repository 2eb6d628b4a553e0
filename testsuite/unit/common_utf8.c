// SPDX-License-Identifier: GPL-2.0-or-later
/* Steps through UTF-8: every character of Unicode, and what is none. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "common/utf8.h"

/* The bytes of a code by the definition, however little sense it makes; how many. */
static size_t encode(unsigned char *to, uint32_t code, size_t n)
{
	static const unsigned char lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	if (n == 1) {
		to[0] = (unsigned char)code;
		return 1;
	}
	for (size_t i = n - 1; i > 0; i--, code >>= 6)
		to[i] = 0x80 | (code & 0x3f);
	to[0] = (unsigned char)(lead[n] | code);
	return n;
}

static size_t length_of(uint32_t code)
{
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

static void test_characters(void **state)
{
	unsigned char text[4];

	(void)state;
	for (uint32_t code = 0; code < 0x1fffff; code++) {
		const size_t n = encode(text, code, length_of(code));
		const int good = code < 0xd800 || (code > 0xdfff && code <= 0x10ffff);

		if (utf8_step(text, n) != (good ? n : 0))
			fail_msg("U+%04X", code);
		if (good && utf8_character(text, n) != code)
			fail_msg("U+%04X is read as another", code);
		if (n > 1 && utf8_step(text, n - 1))
			fail_msg("half of U+%04X", code);
	}
}

/* More bytes than a character takes. */
static void test_too_long(void **state)
{
	unsigned char text[4];

	(void)state;
	for (uint32_t code = 0; code < 0x10000; code++)
		for (size_t n = length_of(code) + 1; n <= 4; n++)
			if (utf8_step(text, encode(text, code, n)))
				fail_msg("U+%04X in %zu bytes", code, n);
}

/* Each byte after the first is a continuation. */
static void test_broken(void **state)
{
	static const char *const whole[] = { "\u00e9", "\u20ac", "\U0001f600" };
	char text[5];

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (size_t k = 1; k < strlen(whole[i]); k++)
			for (unsigned int byte = 0; byte < 256; byte++) {
				strcpy(text, whole[i]);
				text[k] = (char)byte;
				if (byte >= 0x80 && byte < 0xc0)
					continue;
				assert_int_equal(utf8_step(text, 4), 0);
			}
	for (unsigned int byte = 0x80; byte < 0xc2; byte++)
		assert_int_equal(utf8_step((char[4]){ (char)byte, '\x80', '\x80', '\x80' }, 4), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_characters),
		cmocka_unit_test(test_too_long),
		cmocka_unit_test(test_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
