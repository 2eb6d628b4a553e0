/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON text: strings of any bytes, numbers of 64 bits, commas; and the ranges of buckets. */
#include "loader_fixture.h"

#include "loader/meta/buckets.h"
#include "loader/format/json_out.h"

static struct capture capture;

static void check_string(const char *bytes, size_t size, const char *expected)
{
	struct json j = { .out = &capture.out };

	capture_begin(&capture);
	json_out_string(&j, bytes, size);
	capture_expect(&capture, expected);
}

#define CHECK(bytes, expected) check_string(bytes, sizeof(bytes) - 1, expected)

static void test_strings(void **state)
{
	(void)state;
	CHECK("", "\"\"");
	CHECK("a\"\\\n\t\x01\x7f", "\"a\\\"\\\\\\n\\u0009\\u0001\\u007f\"");
	CHECK("\xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80",
	      "\"\xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80\"");
	/* Cut short, too long a form, half of a surrogate pair, beyond U+10FFFF, no first byte. */
	CHECK("\xe2\x82", "\"\\ufffd\\ufffd\"");
	CHECK("\xc0\xaf", "\"\\ufffd\\ufffd\"");
	CHECK("\xe0\x80\xaf", "\"\\ufffd\\ufffd\\ufffd\"");
	CHECK("\xed\xa0\x80", "\"\\ufffd\\ufffd\\ufffd\"");
	CHECK("\xf4\x90\x80\x80", "\"\\ufffd\\ufffd\\ufffd\\ufffd\"");
	CHECK("\x80z\xff", "\"\\ufffdz\\ufffd\"");
}

static void test_structure(void **state)
{
	struct json j = { .out = &capture.out };

	(void)state;
	capture_begin(&capture);
	json_out_open(&j, '{');
	json_out_key(&j, "a");
	json_out_open(&j, '[');
	json_out_signed(&j, INT64_MIN);
	json_out_unsigned(&j, UINT64_MAX);
	json_out_open(&j, '[');
	json_out_close(&j, ']');
	json_out_null(&j);
	json_out_close(&j, ']');
	json_out_key(&j, "b");
	json_out_address(&j, UINT64_MAX);
	json_out_key(&j, "c");
	json_out_bytes(&j, (const unsigned char *)"\x00\xfe", 2);
	json_out_key(&j, "d");
	json_out_text(&j, NULL);
	json_out_close(&j, '}');
	capture_expect(&capture, "{\"a\":[-9223372036854775808,18446744073709551615,[],null],"
				 "\"b\":\"0xffffffffffffffff\",\"c\":\"00fe\",\"d\":null}");
}

/* Each bucket begins where the one before ends. */
static void check_ranges(const struct meta_agg *agg, bool bounded)
{
	const struct buckets b = buckets_of(agg);
	struct bucket_range range, last = { 0 };

	for (u32 i = 0, seen = 0; i < b.count; i++) {
		if (!buckets_exists(&b, i))
			continue;
		range = bucket_range(&b, i);
		if (seen++) {
			assert_true(range.has_min && last.has_max);
			assert_int_equal(range.min, last.max + 1);
		} else {
			assert_int_equal(range.has_min, bounded);
		}
		assert_true(!range.has_min || !range.has_max || range.min <= range.max);
		last = range;
	}
	assert_int_equal(last.has_max, bounded);
}

static void test_ranges(void **state)
{
	const struct meta_agg quantize = { .func = AGG_QUANTIZE };
	const struct meta_agg lquantize = { .func = AGG_LQUANTIZE, .params = { -7, 20, 3, 9 } };
	const struct meta_agg zero = { .func = AGG_LLQUANTIZE, .params = { 10, 0, 6, 20 } };
	const struct meta_agg two = { .func = AGG_LLQUANTIZE, .params = { 2, 3, 9, 2 } };
	struct buckets b = buckets_of(&quantize);
	struct bucket_range range = bucket_range(&b, 0);

	(void)state;
	check_ranges(&quantize, true);
	assert_int_equal(range.min, INT64_MIN);
	range = bucket_range(&b, b.count - 1);
	assert_int_equal(range.max, INT64_MAX);
	check_ranges(&lquantize, false);
	check_ranges(&zero, false);
	check_ranges(&two, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
