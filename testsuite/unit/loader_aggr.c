// SPDX-License-Identifier: GPL-2.0-or-later
/* Aggregations: merging, results, sorting, joining, clear() and trunc(), and garbled halves. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "loader/aggr/aggr.h"
#include "loader/aggr/aggr_print.h"

#define STRING_KEY "'keys': [{'kind': 'string'}]"

static unsigned char half[4096];
static struct meta *meta;
static struct aggr aggr;
static struct aggr_style style;

static void begin(const char *aggs)
{
	meta = fixture_meta(aggs);
	assert_int_equal(aggr_init(&aggr, meta, NULL, 0, 0), 0);
	memset(&style, 0, sizeof(style));
	style.fmt.stack_indent = 14;
}

static void end(void)
{
	aggr_deinit(&aggr);
	talloc_free(meta);
}

static struct dtap_agg_half *empty_half(u32 slots)
{
	struct dtap_agg_half *h = (void *)half;

	memset(half, 0, sizeof(half));
	h->slots_size = slots;
	h->first = h->used = sizeof(*h) + slots;
	return h;
}

static void add(u32 agg, const void *key, u32 keylen, const u64 *value, u32 words)
{
	struct dtap_agg_half *h = (void *)half;
	struct dtap_agg_ent ent = { .agg = agg, .keylen = keylen };

	ent.len = (u32)(sizeof(ent) + keylen + 8 * words);
	memcpy(half + h->used, &ent, sizeof(ent));
	memcpy(half + h->used + sizeof(ent), key, keylen);
	memcpy(half + h->used + sizeof(ent) + keylen, value, 8 * words);
	h->used += ent.len;
}

static void add_string(u32 agg, const char *key, const u64 *value, u32 words)
{
	char padded[64] = "";

	strcpy(padded, key);
	add(agg, padded, (u32)(strlen(key) + 8) & ~7u, value, words);
}

static void merge(void)
{
	assert_true(aggr_merge_half(&aggr, 0, half, sizeof(half)));
}

static void expect(const char *format, u32 naggs, const char *expected)
{
	const u32 aggs[] = { 0, 1, 2 };
	void *heap = talloc_new(NULL);
	struct capture c;
	struct fmt fmt;

	if (format)
		assert_null(fmt_parse(heap, format, &fmt));
	capture_begin(&c);
	style.fmt.out = &c.out;
	aggr_print(&aggr, &style, aggs, naggs, format ? &fmt : NULL);
	capture_expect(&c, expected);
	talloc_free(heap);
}

static void test_default_layout(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'count', 'size': 8, " STRING_KEY "}]");
	empty_half(0);
	add_string(0, "sh", (u64[]){ 3 }, 1);
	add_string(0, "cat", (u64[]){ 1 }, 1);
	merge();
	merge();
	expect(NULL, 1,
	       "  cat                                                               2\n"
	       "  sh                                                                6\n");
	end();
}

static void test_int_keys(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'sum', 'size': 16, 'keys': [{'kind': 'int', 'size': 8, 'signed': "
	      "true},"
	      "{'kind': 'int', 'size': 4, 'signed': true}, {'kind': 'int', 'size': 2},"
	      "{'kind': 'int', 'size': 1}]}]");
	empty_half(0);
	add(0, (u64[]){ 1, (u64)-2, 3, 4 }, 32, (u64[]){ 1, (u64)-7 }, 2);
	add(0, (u64[]){ (u64)-1, 2, 3, 4 }, 32, (u64[]){ 1, (u64)-7 }, 2);
	merge();
	expect(NULL, 1,
	       "               -1        2     3   4               -7\n"
	       "                1       -2     3   4               -7\n");
	end();
}

/* One or two bytes are unsigned, whatever their type: printed so, and sorted so. */
static void test_narrow_keys(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'count', 'size': 8, 'keys': [{'kind': 'int', 'size': 2, "
	      "'signed': true},"
	      "{'kind': 'int', 'size': 1, 'signed': true}]}]");
	empty_half(0);
	add(0, (u64[]){ 0xffff, 0x80 }, 16, (u64[]){ 1 }, 1);
	add(0, (u64[]){ 1, 0xff }, 16, (u64[]){ 1 }, 1);
	add(0, (u64[]){ 1, 2 }, 16, (u64[]){ 1 }, 1);
	merge();
	expect(NULL, 1,
	       "     1   2                1\n"
	       "     1 255                1\n"
	       " 65535 128                1\n");
	expect("%d %d|", 1, "1 2|1 -1|-1 -128|");
	end();
}

static void test_results(void **state)
{
	struct meta_agg a = { .func = AGG_AVG };

	(void)state;
	assert_int_equal(aggr_result(&a, (u64[]){ 2, (u64)-5 }, 1), -2);
	assert_int_equal(aggr_result(&a, (u64[]){ 3, 1000 }, 10), 33);
	assert_int_equal(aggr_result(&a, (u64[]){ 0, 0 }, 1), 0);
	a.func = AGG_MIN;
	assert_true(aggr_result(&a, (u64[]){ 0, 0 }, 1) == INT64_MAX);
	assert_int_equal(aggr_result(&a, (u64[]){ 1, (u64)-9 }, 1), -9);
	a.func = AGG_MAX;
	assert_true(aggr_result(&a, (u64[]){ 0, 0 }, 1) == INT64_MIN);
	a.func = AGG_STDDEV;
	/* 200 400 400 400 500 500 700 900: mean 500, mean of squares 290000, root of 40000. */
	assert_int_equal(aggr_result(&a, (u64[]){ 8, 4000, 2320000, 0 }, 1), 200);
	/* +-3e9: squares need more than 64 bits. */
	assert_int_equal(aggr_result(&a, (u64[]){ 2, 0, 18000000000000000000ull, 0 }, 1),
			 3000000000);
	a.func = AGG_SUM;
	assert_int_equal(aggr_result(&a, (u64[]){ 1, 2599 }, 100), 25);
}

static void test_merge_extremes(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'min', 'size': 16, 'slot': 32},"
	      "{'func': 'max', 'size': 16, 'slot': 48}]");
	empty_half(32);
	memcpy(half + 32, (u64[]){ 1, 5, 1, (u64)-5 }, 32);
	merge();
	memcpy(half + 32, (u64[]){ 1, (u64)-6, 1, (u64)-7 }, 32);
	merge();
	/* Untouched since: a zero value must not count. */
	memset(half + 32, 0, 32);
	merge();
	expect("%@d %@d\n", 2, "-6 -5\n");
	end();
}

static void test_sorting(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'count', 'size': 8, 'keys': [{'kind': 'string'},"
	      "{'kind': 'int', 'size': 4, 'signed': true}]}]");
	empty_half(0);
	add(0, "b\0\0\0\0\0\0\0\2\0\0\0\0\0\0", 16, (u64[]){ 5 }, 1);
	add(0, "a\0\0\0\0\0\0\0\1\0\0\0\0\0\0", 16, (u64[]){ 5 }, 1);
	add(0, "c\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 16, (u64[]){ 9 }, 1);
	add(0, "d\0\0\0\0\0\0\0\3\0\0\0\0\0\0", 16, (u64[]){ 1 }, 1);
	merge();
	expect("%s%d ", 1, "d3 a1 b2 c-1 ");
	style.order.reverse = true;
	expect("%s%d ", 1, "c-1 b2 a1 d3 ");
	style.order.reverse = false;
	style.order.by_key = true;
	expect("%s%d ", 1, "a1 b2 c-1 d3 ");
	style.order.keypos = 1;
	expect("%s%d ", 1, "c-1 a1 b2 d3 ");
	end();
}

static void test_join(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'sum', 'size': 16, " STRING_KEY "},"
	      "{'func': 'count', 'size': 8, " STRING_KEY "}]");
	empty_half(0);
	add_string(0, "a", (u64[]){ 1, 30 }, 2);
	add_string(0, "b", (u64[]){ 1, 10 }, 2);
	add_string(1, "a", (u64[]){ 1 }, 1);
	add_string(1, "z", (u64[]){ 2 }, 1);
	merge();
	expect("%s %@d %@d\n", 2, "z 0 2\nb 10 0\na 30 1\n");
	style.order.pos = 1;
	expect("%s %@d %@d\n", 2, "b 10 0\na 30 1\nz 0 2\n");
	/* The last aggregation again for more conversions; none for fewer. */
	expect("%s %@d %@d %@d\n", 2, "b 10 0 0\na 30 1 1\nz 0 2 2\n");
	expect("%@5d|", 1, "   10|   30|");
	end();
}

static void test_clear_and_trunc(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'count', 'size': 8, " STRING_KEY "}]");
	empty_half(0);
	for (u64 i = 1; i <= 6; i++)
		add_string(0, (char[]){ (char)('a' + i), 0 }, &i, 1);
	merge();
	aggr_trunc(&aggr, 0, 4);
	expect("%s%@d ", 1, "d3 e4 f5 g6 ");
	aggr_trunc(&aggr, 0, -3);
	expect("%s%@d ", 1, "d3 e4 f5 ");
	aggr_clear(&aggr, 0);
	expect("%s%@d ", 1, "d0 e0 f0 ");
	merge();
	expect("%s%@d ", 1, "b1 c2 d3 e4 f5 g6 ");
	aggr.states[0].normal = 2;
	expect("%s%@d ", 1, "b0 c1 d1 e2 f2 g3 ");
	aggr_trunc(&aggr, 0, 0);
	expect("%s%@d ", 1, "");
	expect(NULL, 1, "");
	end();
}

/* Option aggpercpu (Output, aggregations): a line for each CPU after the value. */
static void test_per_cpu(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'count', 'size': 8, " STRING_KEY "},"
	      "{'func': 'min', 'size': 16, " STRING_KEY "}]");
	aggr_keep_cpus(&aggr, 2);
	empty_half(0);
	add_string(0, "a", (u64[]){ 3 }, 1);
	add_string(1, "a", (u64[]){ 1, (u64)-9 }, 2);
	assert_true(aggr_merge_half(&aggr, 1, half, sizeof(half)));
	expect(NULL, 2,
	       "  a                                                                 3\n"
	       "    [CPU 0]                0\n"
	       "    [CPU 1]                3               -9\n"
	       "    [CPU 0]                0\n"
	       "    [CPU 1]               -9\n");
	assert_true(aggr_merge_half(&aggr, 0, half, sizeof(half)));
	aggr.states[0].normal = 2;
	expect(NULL, 1,
	       "  a                                                                 3\n"
	       "    [CPU 0]                1\n"
	       "    [CPU 1]                1\n");
	/* A format prints what it says. */
	expect("%s %@d\n", 1, "a 3\n");
	aggr_clear(&aggr, 0);
	expect(NULL, 1,
	       "  a                                                                 0\n"
	       "    [CPU 0]                0\n"
	       "    [CPU 1]                0\n");
	end();
}

static void test_many_keys(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'count', 'size': 8, 'keys': [{'kind': 'int', 'size': 8}]}]");
	for (u64 i = 0; i < 20000; i += 50) {
		empty_half(0);
		for (u64 k = i; k < i + 50; k++)
			add(0, &k, 8, (u64[]){ 1 }, 1);
		merge();
	}
	assert_int_equal(aggr.nentries, 20000);
	aggr_trunc(&aggr, 0, 2);
	expect("%d ", 1, "19998 19999 ");
	end();
}

/* Keys without room are not kept, and that is known; those that are there go on. */
static void test_full(void **state)
{
	(void)state;
	begin("'aggs': [{'func': 'count', 'size': 8, 'keys': [{'kind': 'int', 'size': 8}]}]");
	aggr.room = 12000;
	for (int round = 0; round < 2; round++) {
		empty_half(0);
		for (u64 k = 0; k < 50; k++)
			add(0, &k, 8, (u64[]){ 1 }, 1);
		merge();
	}
	assert_true(aggr.full);
	assert_in_range(aggr.nentries, 10, 49);
	assert_in_range(aggr.taken, 6000, 12000);
	aggr_trunc(&aggr, 0, 1);
	assert_in_range(aggr.taken, 100, 1200);
	aggr_trunc(&aggr, 0, 0);
	assert_int_equal(aggr.taken, 0);
	end();
}

static void refuse(u64 at, u64 bytes, u64 value)
{
	unsigned char saved[8];
	bool taken;

	memcpy(saved, half + at, sizeof(saved));
	memcpy(half + at, &value, bytes);
	taken = aggr_merge_half(&aggr, 0, half, sizeof(half));
	memcpy(half + at, saved, sizeof(saved));
	assert_false(taken);
}

static void test_garbled(void **state)
{
	u64 entry;

	(void)state;
	begin("'aggs': [{'func': 'count', 'size': 8, " STRING_KEY "},"
	      "{'func': 'count', 'size': 8, 'slot': 32}]");
	entry = empty_half(8)->first;
	add_string(0, "key", (u64[]){ 1 }, 1);
	merge();
	refuse(offsetof(struct dtap_agg_half, used), 8, sizeof(half) + 8);
	refuse(offsetof(struct dtap_agg_half, used), 8, ~0ull);
	refuse(offsetof(struct dtap_agg_half, used), 8, entry + 4);
	refuse(offsetof(struct dtap_agg_half, used), 8, entry + 8);
	refuse(offsetof(struct dtap_agg_half, first), 8, 8);
	refuse(offsetof(struct dtap_agg_half, first), 8, ~0ull);
	refuse(entry + offsetof(struct dtap_agg_ent, len), 4, 0);
	refuse(entry + offsetof(struct dtap_agg_ent, len), 4, 48);
	refuse(entry + offsetof(struct dtap_agg_ent, len), 4, 0xfffffff8u);
	refuse(entry + offsetof(struct dtap_agg_ent, len), 4, 32);
	refuse(entry + offsetof(struct dtap_agg_ent, agg), 4, 1);
	refuse(entry + offsetof(struct dtap_agg_ent, agg), 4, 2);
	refuse(entry + offsetof(struct dtap_agg_ent, keylen), 4, 0);
	refuse(entry + offsetof(struct dtap_agg_ent, keylen), 4, 16);
	refuse(entry + offsetof(struct dtap_agg_ent, keylen), 4, 0xfffffff8u);
	/* A string without its NUL. */
	refuse(entry + sizeof(struct dtap_agg_ent), 8, ~0ull);
	assert_false(aggr_merge_half(&aggr, 0, half, 8));
	assert_false(aggr_merge_half(&aggr, 0, half, entry + 8));
	end();
}

/* Any bytes: refused or taken, never read out of bounds (the sanitizers look). */
static void test_random(void **state)
{
	unsigned char *copy = malloc(512);

	(void)state;
	begin("'aggs': [{'func': 'llquantize', 'size': 1000, 'params': [10, 0, 2, 10], " STRING_KEY
	      "},"
	      "{'func': 'count', 'size': 8, 'keys': [{'kind': 'stack'}, {'kind': 'ustack'},"
	      "{'kind': 'bytes', 'size': 12}, {'kind': 'usym'}]}]");
	srand(1);
	for (int round = 0; round < 20000; round++) {
		empty_half(0);
		add(1, (u64[]){ 1, 7, 1, 9, 8, 1, 2, 3, 4 }, 72, (u64[]){ 1 }, 1);
		add(1, (u64[]){ 0, 0, 9, 1, 2, 3, 4 }, 56, (u64[]){ 1 }, 1);
		memcpy(copy, half, 512);
		for (int i = 0; i < 3; i++)
			copy[rand() % 256] = (unsigned char)(rand() % 4 ? rand() % 16 : rand());
		aggr_merge_half(&aggr, 0, copy, 512);
	}
	free(copy);
	end();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_default_layout), cmocka_unit_test(test_narrow_keys),
		cmocka_unit_test(test_int_keys),       cmocka_unit_test(test_results),
		cmocka_unit_test(test_merge_extremes), cmocka_unit_test(test_sorting),
		cmocka_unit_test(test_join),	       cmocka_unit_test(test_clear_and_trunc),
		cmocka_unit_test(test_many_keys),      cmocka_unit_test(test_per_cpu),
		cmocka_unit_test(test_full),	       cmocka_unit_test(test_garbled),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
