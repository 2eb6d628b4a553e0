// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Distributions, drawn.  Expectations are worked out by hand from the rules: a row before
 * and one after the data, bars of 40 columns by round(40 * count / total), half for each
 * side when there are both signs.
 */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <string.h>

#include "loader/aggr/histogram.h"
#include "runtime/llquantize.h"

#define HEADER	"\n           value  ------------- Distribution ------------- count    \n"
#define ATS40	"@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@"
#define ATS20	"@@@@@@@@@@@@@@@@@@@@"
#define BLANK40 "                                        "
#define BLANK20 "                    "

static u64 counters[1024];

static void reset(void)
{
	memset(counters, 0, sizeof(counters));
}

static void expect(const struct meta_agg *agg, s64 normal, const char *rows)
{
	char expected[8192] = HEADER;
	struct capture c;

	strcat(expected, rows);
	capture_begin(&c);
	histogram_print(&c.out, agg, counters, normal, false);
	capture_expect(&c, expected);
}

static const struct meta_agg quantize = { .func = AGG_QUANTIZE };

static void test_quantize(void **state)
{
	(void)state;
	reset();
	counters[63] = 1;
	counters[65] = 3;
	expect(&quantize, 1,
	       "              -1 |" BLANK40 " 0        \n"
	       "               0 |@@@@@@@@@@                               1        \n"
	       "               1 |" BLANK40 " 0        \n"
	       "               2 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@           3        \n"
	       "               4 |" BLANK40 " 0        \n");
	/* The counts are divided, the bars are not. */
	counters[63] = 100;
	counters[65] = 300;
	expect(&quantize, 100,
	       "              -1 |" BLANK40 " 0        \n"
	       "               0 |@@@@@@@@@@                               1        \n"
	       "               1 |" BLANK40 " 0        \n"
	       "               2 |@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@           3        \n"
	       "               4 |" BLANK40 " 0        \n");
	/* The quotient of these two has no place in 64 bits. */
	counters[63] = 0;
	counters[65] = 1ull << 63;
	expect(&quantize, -1,
	       "               1 " BLANK40 "| 0        \n"
	       "               2 " ATS40 "| -9223372036854775808\n"
	       "               4 " BLANK40 "| 0        \n");
}

static void test_rounding(void **state)
{
	(void)state;
	/* 40/80 = 0.5 is rounded up. */
	reset();
	counters[64] = 1;
	counters[65] = 79;
	expect(&quantize, 1,
	       "               0 |" BLANK40 " 0        \n"
	       "               1 |@                                        1        \n"
	       "               2 |" ATS40 " 79       \n"
	       "               4 |" BLANK40 " 0        \n");
	/* 40/81 is less than one half. */
	counters[65] = 80;
	expect(&quantize, 1,
	       "               0 |" BLANK40 " 0        \n"
	       "               1 |" BLANK40 " 1        \n"
	       "               2 |" ATS40 " 80       \n"
	       "               4 |" BLANK40 " 0        \n");
}

static void test_signs(void **state)
{
	(void)state;
	reset();
	counters[64] = (u64)-1;
	counters[65] = (u64)-3;
	expect(&quantize, 1,
	       "               0 " BLANK40 "| 0        \n"
	       "               1                               @@@@@@@@@@| -1       \n"
	       "               2           @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@| -3       \n"
	       "               4 " BLANK40 "| 0        \n");
	reset();
	counters[64] = (u64)-1;
	counters[65] = 1;
	expect(&quantize, 1,
	       "               0 " BLANK20 "|" BLANK20 " 0        \n"
	       "               1           @@@@@@@@@@|" BLANK20 " -1       \n"
	       "               2 " BLANK20 "|@@@@@@@@@@           1        \n"
	       "               4 " BLANK20 "|" BLANK20 " 0        \n");
}

static void test_ends(void **state)
{
	(void)state;
	reset();
	expect(&quantize, 1,
	       "              -1 |" BLANK40 " 0        \n"
	       "               0 |" BLANK40 " 0        \n"
	       "               1 |" BLANK40 " 0        \n");
	counters[0] = 1;
	expect(&quantize, 1,
	       "-4611686018427387904 |" ATS40 " 1        \n"
	       "-2305843009213693952 |" BLANK40 " 0        \n");
	reset();
	counters[126] = 1;
	expect(&quantize, 1,
	       "2305843009213693952 |" BLANK40 " 0        \n"
	       "4611686018427387904 |" ATS40 " 1        \n");
}

static void test_lquantize(void **state)
{
	/* lquantize(x, -10, 25, 10): three levels, and the limit becomes 20. */
	const struct meta_agg agg = { .func = AGG_LQUANTIZE, .params = { -10, 25, 10, 3 } };

	(void)state;
	reset();
	expect(&agg, 1,
	       "           < -10 |" BLANK40 " 0        \n"
	       "             -10 |" BLANK40 " 0        \n"
	       "               0 |" BLANK40 " 0        \n");
	counters[0] = 1;
	counters[2] = 2;
	counters[4] = 1;
	expect(&agg, 1,
	       "           < -10 |@@@@@@@@@@                               1        \n"
	       "             -10 |" BLANK40 " 0        \n"
	       "               0 |@@@@@@@@@@@@@@@@@@@@                     2        \n"
	       "              10 |" BLANK40 " 0        \n"
	       "           >= 20 |@@@@@@@@@@                               1        \n");
	assert_true(buckets_weight(&agg, counters) == -11 + 2 * 0 + 21);
	assert_int_equal(buckets_zero(&agg, counters), 2);
	/*
	 * From -9 on by 10 there is no bucket at 0, from 1 on the one below, to -1 the one above.
	 */
	assert_int_equal(buckets_zero(&(struct meta_agg){ .func = AGG_LQUANTIZE,
							  .params = { -9, 11, 10, 2 } },
				      (u64[]){ 1, 2, 3, 4 }),
			 0);
	assert_int_equal(
		buckets_zero(&(struct meta_agg){ .func = AGG_LQUANTIZE, .params = { 1, 3, 1, 2 } },
			     (u64[]){ 1, 2, 3, 4 }),
		1);
	assert_int_equal(buckets_zero(&(struct meta_agg){ .func = AGG_LQUANTIZE,
							  .params = { -3, -1, 1, 2 } },
				      (u64[]){ 1, 2, 3, 4 }),
			 4);
}

/* llquantize(x, 10, 1, 2, 10): slices 10, 20 ... 90 and 100, 200 ... 900. */
static void test_llquantize(void **state)
{
	const struct meta_agg agg = { .func = AGG_LLQUANTIZE, .params = { 10, 1, 2, 10 } };
	const struct llquantize q = { 10, 1, 2, 10 };

	(void)state;
	assert_int_equal(llquantize_nbucket(&q), 19);
	reset();
	counters[llquantize_index(&q, 5)]++;
	counters[llquantize_index(&q, 25)]++;
	expect(&agg, 1,
	       "             -10 |" BLANK40 " 0        \n"
	       "      abs() < 10 |" ATS20 "                     1        \n"
	       "              10 |" BLANK40 " 0        \n"
	       "              20 |" ATS20 "                     1        \n"
	       "              30 |" BLANK40 " 0        \n");
	reset();
	counters[llquantize_index(&q, 1000)]++;
	counters[llquantize_index(&q, 999)]++;
	expect(&agg, 1,
	       "             800 |" BLANK40 " 0        \n"
	       "             900 |" ATS20 "                     1        \n"
	       "         >= 1000 |" ATS20 "                     1        \n");
	reset();
	counters[llquantize_index(&q, -1000)]++;
	expect(&agg, 1,
	       "        <= -1000 |" ATS40 " 1        \n"
	       "            -900 |" BLANK40 " 0        \n");
}

/* Without data there are all rows: llquantize(x, 2, 1, 1, 2) has [2, 4) and what is around. */
static void test_llquantize_empty(void **state)
{
	const struct meta_agg agg = { .func = AGG_LLQUANTIZE, .params = { 2, 1, 1, 2 } };

	(void)state;
	reset();
	expect(&agg, 1,
	       "           <= -4 |" BLANK40 " 0        \n"
	       "              -2 |" BLANK40 " 0        \n"
	       "       abs() < 2 |" BLANK40 " 0        \n"
	       "               2 |" BLANK40 " 0        \n"
	       "            >= 4 |" BLANK40 " 0        \n");
}

/* Below 1 there is nothing to cut: llquantize(x, 10, 0, 1, 100) has 1 ... 9, then 10, 11 ... */
static void test_llquantize_narrow(void **state)
{
	const struct meta_agg agg = { .func = AGG_LLQUANTIZE, .params = { 10, 0, 1, 100 } };
	const struct llquantize q = { 10, 0, 1, 100 };

	(void)state;
	reset();
	counters[llquantize_index(&q, 9)]++;
	expect(&agg, 1,
	       "               8 |" BLANK40 " 0        \n"
	       "               9 |" ATS40 " 1        \n"
	       "              10 |" BLANK40 " 0        \n");
	reset();
	counters[llquantize_index(&q, 1)]++;
	expect(&agg, 1,
	       "               0 |" BLANK40 " 0        \n"
	       "               1 |" ATS40 " 1        \n"
	       "               2 |" BLANK40 " 0        \n");
}

static void test_zoom(void **state)
{
	struct capture c;

	(void)state;
	reset();
	counters[64] = 2;
	counters[65] = 1;
	capture_begin(&c);
	histogram_print(&c.out, &quantize, counters, 1, true);
	capture_expect(&c, HEADER "               0 |" BLANK40 " 0        \n"
				  "               1 |" ATS40 " 2        \n"
				  "               2 |" ATS20 "                     1        \n"
				  "               4 |" BLANK40 " 0        \n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_quantize),
		cmocka_unit_test(test_rounding),
		cmocka_unit_test(test_signs),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_lquantize),
		cmocka_unit_test(test_llquantize),
		cmocka_unit_test(test_llquantize_empty),
		cmocka_unit_test(test_llquantize_narrow),
		cmocka_unit_test(test_zoom),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
