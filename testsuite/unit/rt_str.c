/* SPDX-License-Identifier: GPL-2.0-or-later */
/* String subroutines: tables of edge cases, and libc or plain rules for random strings. */
#include "rt_fixture.h"

#include <arpa/inet.h>
#include <libgen.h>
#include <limits.h>

#define SITE 5

static struct rt_ctx ctx;

static int setup(void **state)
{
	(void)state;
	fixture_reset();
	fixture_start();
	fixture_enter(&ctx, 0);
	return 0;
}

static int setup_short(void **state)
{
	(void)state;
	fixture_reset();
	fixture_setup.strsize = 7;
	fixture_start();
	fixture_enter(&ctx, 0);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

/* A string of up to `max` letters out of few. */
static char *random_string(char *buf, u32 max, const char *letters)
{
	u64 i, n = fixture_random() % (max + 1), k = strlen(letters);

	for (i = 0; i < n; i++)
		buf[i] = letters[fixture_random() % k];
	buf[n] = 0;
	return buf;
}

/* A result that may be NULL, beside the expected one. */
static void same(const char *got, const char *expected)
{
	assert_no_fault(&ctx);
	rt_scratch_reset(&ctx);
	if (!expected)
		assert_null(got);
	else if (!got)
		fail_msg("NULL instead of \"%s\"", expected);
	else
		assert_string_equal(got, expected);
}

static void test_null_faults(void **state)
{
	(void)state;
#define NULL_FAULTS(call)                                  \
	do {                                               \
		(void)(call);                              \
		assert_int_equal(ctx.fault_site, SITE);    \
		assert_fault(&ctx, DTAP_FAULT_BADADDR, 0); \
	} while (0)
	NULL_FAULTS(rt_strlen(&ctx, NULL, SITE));
	NULL_FAULTS(rt_strcmp(&ctx, NULL, "", SITE));
	NULL_FAULTS(rt_strcmp(&ctx, "", NULL, SITE));
	NULL_FAULTS(rt_strncmp(&ctx, NULL, "", 0, SITE));
	NULL_FAULTS(rt_strncmp(&ctx, "", NULL, 0, SITE));
	NULL_FAULTS(rt_strjoin(&ctx, NULL, "", SITE));
	NULL_FAULTS(rt_strjoin(&ctx, "", NULL, SITE));
	NULL_FAULTS(rt_substr(&ctx, NULL, 0, 0, false, SITE));
	NULL_FAULTS(rt_strstr(&ctx, NULL, "", SITE));
	NULL_FAULTS(rt_strstr(&ctx, "", NULL, SITE));
	NULL_FAULTS(rt_strchr(&ctx, NULL, 'a', SITE));
	NULL_FAULTS(rt_strrchr(&ctx, NULL, 'a', SITE));
	NULL_FAULTS(rt_index(&ctx, NULL, "", 0, false, SITE));
	NULL_FAULTS(rt_rindex(&ctx, "", NULL, 0, false, SITE));
	NULL_FAULTS(rt_basename(&ctx, NULL, SITE));
	NULL_FAULTS(rt_dirname(&ctx, NULL, SITE));
	NULL_FAULTS(rt_cleanpath(&ctx, NULL, SITE));
	NULL_FAULTS(rt_strtok(&ctx, "", NULL, SITE));
	NULL_FAULTS(rt_toupper(&ctx, NULL, SITE));
	NULL_FAULTS(rt_tolower(&ctx, NULL, SITE));
	NULL_FAULTS(rt_strtoll(&ctx, NULL, 10, SITE));
	NULL_FAULTS(rt_json(&ctx, NULL, "a", SITE));
	NULL_FAULTS(rt_json(&ctx, "{}", NULL, SITE));
	NULL_FAULTS(rt_inet_ntoa(&ctx, 0, SITE));
	NULL_FAULTS(rt_inet_ntoa6(&ctx, 0, 0, SITE));
	NULL_FAULTS(rt_key_str(&ctx, (u64[2]){ 0 }, NULL, 16, SITE));
	{
		char var[8] = "old";

		rt_str_set(&ctx, var, NULL, sizeof(var), SITE);
		assert_fault(&ctx, DTAP_FAULT_BADADDR, 0);
		assert_string_equal(var, "old");
	}
}

static void test_like_libc(void **state)
{
	char a[32], b[8], joined[64];
	u32 i;

	(void)state;
	for (i = 0; i < 50000; i++) {
		u32 c = "abc"[fixture_random() % 3], n = fixture_random() % 5;

		random_string(a, 12, "abc");
		random_string(b, 3, "ab");
		assert_int_equal(rt_strlen(&ctx, a, SITE), strlen(a));
		assert_int_equal(rt_strcmp(&ctx, a, b, SITE) > 0, strcmp(a, b) > 0);
		assert_int_equal(rt_strcmp(&ctx, a, b, SITE) < 0, strcmp(a, b) < 0);
		assert_int_equal(rt_strncmp(&ctx, a, b, n, SITE) > 0, strncmp(a, b, n) > 0);
		assert_int_equal(rt_strncmp(&ctx, a, b, n, SITE) < 0, strncmp(a, b, n) < 0);
		assert_int_equal(rt_streq(a, b), !strcmp(a, b));
		assert_ptr_equal(rt_strstr(&ctx, a, b, SITE), strstr(a, b));
		assert_ptr_equal(rt_strchr(&ctx, a, c, SITE), strchr(a, (int)c));
		assert_ptr_equal(rt_strrchr(&ctx, a, c, SITE), strrchr(a, (int)c));
		assert_ptr_equal(rt_strchr(&ctx, a, 0, SITE), a + strlen(a));
		snprintf(joined, sizeof(joined), "%s%s", a, b);
		same(rt_strjoin(&ctx, a, b, SITE), joined);
	}
	assert_true(rt_strcmp(&ctx, "\xff", "a", SITE) > 0);
}

/* Positions by trying them all; the rules for starts outside are Perl's. */
static s32 slow_index(const char *s, const char *sub, s64 start, bool backwards)
{
	s64 n = (s64)strlen(s), nsub = (s64)strlen(sub), pos, found = -1;

	if (!backwards) {
		start = start < 0 ? 0 : start;
		if (start >= n)
			return nsub ? -1 : (s32)n;
	} else if (start < 0) {
		return nsub ? -1 : 0;
	}
	for (pos = 0; pos + nsub <= n; pos++) {
		if (memcmp(s + pos, sub, (size_t)nsub))
			continue;
		if (!backwards && pos >= start)
			return (s32)pos;
		if (backwards && pos <= start)
			found = pos;
	}
	return (s32)found;
}

static void test_index_rindex(void **state)
{
	char s[16], sub[4];
	u32 i;

	(void)state;
	for (i = 0; i < 50000; i++) {
		s64 start = (s64)(fixture_random() % 20) - 4;

		random_string(s, 10, "ab");
		random_string(sub, 3, "ab");
		assert_int_equal(rt_index(&ctx, s, sub, start, true, SITE),
				 slow_index(s, sub, start, false));
		assert_int_equal(rt_rindex(&ctx, s, sub, start, true, SITE),
				 slow_index(s, sub, start, true));
		assert_int_equal(rt_index(&ctx, s, sub, 7, false, SITE),
				 slow_index(s, sub, 0, false));
		assert_int_equal(rt_rindex(&ctx, s, sub, 7, false, SITE),
				 slow_index(s, sub, 1000, true));
	}
	assert_int_equal(rt_index(&ctx, "", "", 0, false, SITE), 0);
	assert_int_equal(rt_index(&ctx, "foo", "", 99, true, SITE), 3);
	assert_int_equal(rt_index(&ctx, "foo", "o", INT64_MAX, true, SITE), -1);
	assert_int_equal(rt_rindex(&ctx, "foo", "o", INT64_MAX, true, SITE), 2);
	assert_int_equal(rt_rindex(&ctx, "foo", "", 0, false, SITE), 3);
	assert_int_equal(rt_rindex(&ctx, "foo", "", -1, true, SITE), 0);
	assert_int_equal(rt_rindex(&ctx, "foo", "f", INT64_MIN, true, SITE), -1);
}

static void test_substr(void **state)
{
	(void)state;
#define SUBSTR(s, i, n, expected) same(rt_substr(&ctx, s, i, n, true, SITE), expected)
	SUBSTR("foobarbaz", 3, 3, "bar");
	SUBSTR("foobarbaz", 300, 3, "");
	SUBSTR("foobarbaz", -10, 3, "fo");
	SUBSTR("foobarbaz", -10, 1, "");
	SUBSTR("foobarbaz", -3, 2, "ba");
	SUBSTR("foobarbaz", -3, -2, "b");
	SUBSTR("foobarbaz", -3, -3, "");
	SUBSTR("foobarbaz", 0, -1, "foobarba");
	SUBSTR("foobarbaz", 2, 0, "");
	SUBSTR("foobarbaz", 8, 100, "z");
	SUBSTR("foobarbaz", 9, 1, "");
	SUBSTR("foobarbaz", INT64_MIN, INT64_MAX, "foobarbaz");
	SUBSTR("foobarbaz", INT64_MAX, INT64_MAX, "");
	SUBSTR("foobarbaz", 1, INT64_MIN, "");
	SUBSTR("", 0, 5, "");
	same(rt_substr(&ctx, "foobarbaz", 4, 0, false, SITE), "arbaz");
	same(rt_substr(&ctx, "foobarbaz", -4, 0, false, SITE), "rbaz");
	same(rt_substr(&ctx, "foobarbaz", -40, 0, false, SITE), "foobarbaz");
	same(rt_substr(&ctx, "foobarbaz", 9, 0, false, SITE), "");
}

static void test_basename_dirname(void **state)
{
	char s[16], copy[16];
	u32 i;

	(void)state;
	/* POSIX: glibc's own agree on everything but leading double slashes. */
	for (i = 0; i < 20000; i++) {
		random_string(s, 8, "ab/");
		strcpy(copy, s);
		same(rt_basename(&ctx, s, SITE), __xpg_basename(copy));
		if (s[0] == '/' && s[1] == '/')
			continue;
		strcpy(copy, s);
		same(rt_dirname(&ctx, s, SITE), dirname(copy));
	}
	same(rt_dirname(&ctx, "///", SITE), "/");
	same(rt_dirname(&ctx, "//a", SITE), "/");
	same(rt_dirname(&ctx, "//a//b//", SITE), "//a");
	same(rt_dirname(&ctx, "a/b/", SITE), "a");
	same(rt_basename(&ctx, "///", SITE), "/");
	same(rt_basename(&ctx, "", SITE), ".");
	same(rt_dirname(&ctx, "", SITE), ".");
}

static void test_cleanpath(void **state)
{
	(void)state;
#define CLEAN(s, expected) same(rt_cleanpath(&ctx, s, SITE), expected)
	CLEAN("/foo/bar/baz", "/foo/bar/baz");
	CLEAN("/foo/bar///baz/", "/foo/bar/baz/");
	CLEAN("/foo/././foo", "/foo/foo");
	CLEAN("/foo/bar/../../../../../../bar/baz", "/bar/baz");
	CLEAN("/foo/bar/../", "/foo/");
	CLEAN("/foo/./bar/../../../../../../bar/baz/", "/bar/baz/");
	CLEAN("/.../.foo/..foo", "/.../.foo/..foo");
	CLEAN("///", "/");
	CLEAN("", "");
	CLEAN("a/../b", "/b");
	CLEAN("../a", "../a");
	CLEAN("/a/..", "/");
	CLEAN("/a/b/..", "/a");
	CLEAN("/a/b/.", "/a/b");
	CLEAN("/a/b/./", "/a/b/");
	CLEAN("/.", "/");
	CLEAN("/..", "/");
	CLEAN("/a/...", "/a/...");
	CLEAN(".", ".");
	CLEAN("/../../a/../../b", "/b");
	CLEAN("a//b/./c/../d", "a/b/d");
}

static void test_strtok(void **state)
{
	char s[32], copy[32];
	u32 i;

	(void)state;
	for (i = 0; i < 20000; i++) {
		const char *delims = i % 2 ? ",;" : "a";
		char *expected, *save;
		const char *got;

		random_string(s, 14, "ab,;");
		strcpy(copy, s);
		expected = strtok_r(copy, delims, &save);
		got = rt_strtok(&ctx, s, delims, SITE);
		memset(s, 'X', 8); /* the rest is kept elsewhere */
		s[8] = 0;
		do {
			same(got, expected);
			if (!expected)
				break;
			expected = strtok_r(NULL, delims, &save);
			got = rt_strtok(&ctx, NULL, delims, SITE);
		} while (expected || got);
		same(rt_strtok(&ctx, NULL, delims, SITE), NULL);
	}
	/* Survives a clause's scratch, not a firing. */
	same(rt_strtok(&ctx, "a b", " ", SITE), "a");
	same(rt_strtok(&ctx, NULL, " ", SITE), "b");
	same(rt_strtok(&ctx, "a b", " ", SITE), "a");
	fixture_leave(&ctx);
	fixture_enter(&ctx, 0);
	same(rt_strtok(&ctx, NULL, " ", SITE), NULL);
	same(rt_strtok(&ctx, "whole", "", SITE), "whole");
}

/* NULL in a variable is before "", and no string to be cut. */
static void test_null(void **state)
{
	(void)state;
	assert_int_equal(rt_strcmp_null(NULL, NULL), 0);
	assert_true(rt_strcmp_null(NULL, "") < 0);
	assert_true(rt_strcmp_null("", NULL) > 0);
	assert_int_equal(rt_strcmp_null("a", "a"), 0);
	assert_true(rt_strcmp_null("a", "b") < 0);
	same(rt_strtok_of(&ctx, "a b", " ", SITE), "a");
	assert_null(rt_strtok_of(&ctx, NULL, " ", SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 0);
	same(rt_strtok(&ctx, NULL, " ", SITE), "b");
}

/* copyinstr() counts the NUL of what it is to give, stringof() that of no array. */
static void test_sizes(void **state)
{
	(void)state;
	same(rt_copyinstr(&ctx, (u64) "abcdef", 4, SITE), "abc");
	same(rt_copyinstr(&ctx, (u64) "abcdef", 1, SITE), "");
	same(rt_copyinstr(&ctx, (u64) "abcdef", 0, SITE), "");
	same(rt_copyinstr(&ctx, (u64) "abcdef", ~0ULL, SITE), "abcdef");
	same(rt_string(&ctx, (u64) "abcdef", 4, SITE), "abcd");
	same(rt_string_from(&ctx, "abc", 1, SITE), "bc");
	same(rt_string_from(&ctx, "abc", 3, SITE), "");
	same(rt_string_from(&ctx, "abc", FIXTURE_STRSIZE - 1, SITE), "");
	assert_null(rt_string_from(&ctx, "abc", FIXTURE_STRSIZE, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, FIXTURE_STRSIZE);
	assert_null(rt_string_from(&ctx, "abc", -1, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, ~0ULL);
	NULL_FAULTS(rt_string_from(&ctx, NULL, 0, SITE));
}

static void test_case(void **state)
{
	(void)state;
	same(rt_toupper(&ctx, "aZ@[`{09\xe4", SITE), "AZ@[`{09\xe4");
	same(rt_tolower(&ctx, "aZ@[`{09\xc4", SITE), "az@[`{09\xc4");
	same(rt_tolower(&ctx, "", SITE), "");
}

static void test_lltostr(void **state)
{
	char expected[72];
	u32 i;

	(void)state;
	for (i = 0; i < 20000; i++) {
		s64 v = (s64)(fixture_random() >> (fixture_random() & 63));

		if (i & 1)
			v = -v;
		snprintf(expected, sizeof(expected), "%lld", (long long)v);
		same(rt_lltostr(&ctx, v, 10, SITE), expected);
		snprintf(expected, sizeof(expected), "0x%llx", (unsigned long long)v);
		same(rt_lltostr(&ctx, v, 16, SITE), expected);
		snprintf(expected, sizeof(expected), "%#llo", (unsigned long long)v);
		same(rt_lltostr(&ctx, v, 8, SITE), expected);
	}
	same(rt_lltostr(&ctx, 0, 10, SITE), "0");
	same(rt_lltostr(&ctx, 0, 16, SITE), "0x0");
	same(rt_lltostr(&ctx, 0, 8, SITE), "0");
	same(rt_lltostr(&ctx, INT64_MIN, 10, SITE), "-9223372036854775808");
	same(rt_lltostr(&ctx, -1, 2, SITE),
	     "1111111111111111111111111111111111111111111111111111111111111111");
	same(rt_lltostr(&ctx, 35 * 36 + 10, 36, SITE), "za");
	assert_null(rt_lltostr(&ctx, 5, 1, SITE));
	assert_fault(&ctx, DTAP_FAULT_ILLOP, 0);
	assert_null(rt_lltostr(&ctx, 5, 37, SITE));
	assert_fault(&ctx, DTAP_FAULT_ILLOP, 0);
	assert_null(rt_lltostr(&ctx, 5, -10, SITE));
	assert_fault(&ctx, DTAP_FAULT_ILLOP, 0);
}

static void test_strtoll(void **state)
{
	static const struct {
		const char *s;
		s64 base, value;
	} cases[] = {
		{ "0", 10, 0 },
		{ "-123abc", 10, -123 },
		{ " \t+7", 10, 7 },
		{ "0x1f", 16, 31 },
		{ "1F", 16, 31 },
		{ "0x", 16, 0 },
		{ "0xg", 16, 0 },
		{ "-0x10", 16, -16 },
		{ "0x10", 10, 0 },
		{ "017", 8, 15 },
		{ "017", 0, 15 },
		{ "0x17", 0, 23 },
		{ "17", 0, 17 },
		{ "zz", 36, 1295 },
		{ "102", 2, 2 },
		{ "", 10, 0 },
		{ "-", 10, 0 },
		{ "--5", 10, 0 },
		{ "9223372036854775807", 10, INT64_MAX },
		{ "-9223372036854775808", 10, INT64_MIN },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(rt_strtoll(&ctx, cases[i].s, cases[i].base, SITE), cases[i].value);
		assert_no_fault(&ctx);
	}
	rt_strtoll(&ctx, "1", 1, SITE);
	assert_fault(&ctx, DTAP_FAULT_ILLOP, 0);
	rt_strtoll(&ctx, "1", 37, SITE);
	assert_fault(&ctx, DTAP_FAULT_ILLOP, 0);
}

/* libc's text where the rules are the same, parsed back everywhere. */
static void test_inet(void **state)
{
	char expected[INET6_ADDRSTRLEN];
	static const u8 zeroes[10];
	u8 a[16];
	u32 i, k;

	(void)state;
	for (i = 0; i < 20000; i++) {
		for (k = 0; k < 16; k++)
			a[k] = (u8)(fixture_random() >> 20);
		same(rt_inet_ntoa(&ctx, (u64)a, SITE), inet_ntop(AF_INET, a, expected, 64));
		for (k = 0; k < 16; k += 2)
			if (fixture_random() & 1)
				a[k] = a[k + 1] = 0;
		if (!memcmp(a, zeroes, 10) &&
		    (!memcmp(a + 10, "\xff\xff", 2) ||
		     (!a[10] && !a[11] && (a[12] || a[13] || a[14] || a[15] > 1)))) {
			inet_ntop(AF_INET, a + 12, expected, sizeof(expected));
			same(rt_inet_ntoa6(&ctx, (u64)a, 0, SITE), expected);
			same(rt_inet_ntoa6(&ctx, (u64)a, 1, SITE) + 2, expected);
			continue;
		}
		inet_ntop(AF_INET6, a, expected, sizeof(expected));
		same(rt_inet_ntoa6(&ctx, (u64)a, 0, SITE), expected);
		same(rt_inet_ntoa6(&ctx, (u64)a, 1, SITE), expected);
		rt_scratch_reset(&ctx);
	}
}

static void test_inet_cases(void **state)
{
	static const char *const texts[] = {
		"::",
		"::1",
		"::1.2.3.4",
		"::0.0.0.5",
		"::ffff:192.168.2.1",
		"1::",
		"1::2",
		"fe80::214:4fff:fe3b:76c8",
		"1:2:3:4:5:6:7:8",
		"1:0:3:4:5:6:7:8",
		"2001:db8::1:0:0:1",
		"::2:3:4:5:6:7:8",
		"1:2:3:4:5:6:7:0",
	};
	u8 a[20] = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *text = texts[i];
		bool ipv4 = strchr(text, '.');

		assert_int_equal(inet_pton(AF_INET6, text, a), 1);
		if (!strcmp(text, "::2:3:4:5:6:7:8"))
			text = "0:2:3:4:5:6:7:8"; /* one group is not shortened */
		same(rt_inet_ntop(&ctx, 10, (u64)a, SITE), ipv4 ? strrchr(text, ':') + 1 : text);
	}
	inet_pton(AF_INET6, "::ffff:1.2.3.4", a);
	same(rt_inet_ntoa6(&ctx, (u64)a, 1, SITE), "::1.2.3.4");
	same(rt_inet_ntop(&ctx, 2, (u64) "\x7f\0\0\1", SITE), "127.0.0.1");
	assert_null(rt_inet_ntop(&ctx, 1, (u64)a, SITE));
	assert_fault(&ctx, DTAP_FAULT_ILLOP, 0);
	for (i = 0; i < 20; i++)
		a[i] = (u8)(i * 13);
	same(rt_link_ntop(&ctx, 1, (u64)a, SITE), "00:0d:1a:27:34:41");
	same(rt_link_ntop(&ctx, 32, (u64)a, SITE),
	     "00:0d:1a:27:34:41:4e:5b:68:75:82:8f:9c:a9:b6:c3:d0:dd:ea:f7");
	assert_null(rt_link_ntop(&ctx, 2, (u64)a, SITE));
	assert_fault(&ctx, DTAP_FAULT_ILLOP, 0);
	assert_null(rt_link_ntop(&ctx, 1, 24, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 24);
}

/* A conversion as C's printf() has it: flags and letter of `how`, 64 bits for an integer. */
static const char *spec_of(u32 how)
{
	static const struct {
		u32 flag;
		char letter;
	} flags[] = { { RT_FORMAT_LEFT, '-' },
		      { RT_FORMAT_ZEROS, '0' },
		      { RT_FORMAT_PLUS, '+' },
		      { RT_FORMAT_BLANK, ' ' },
		      { RT_FORMAT_PREFIX, '#' } };
	const char letter = (char)(how & 0xff);
	static char spec[24];
	char *p = spec;

	*p++ = '%';
	for (u32 i = 0; i < 5; i++)
		if (how & flags[i].flag)
			*p++ = flags[i].letter;
	p += sprintf(p, "*.*");
	if (letter != 's')
		p += sprintf(p, "ll");
	*p++ = letter;
	*p = '\0';
	return spec;
}

static void test_format(void **state)
{
	static const u64 edges[] = { 0, 1, 8, 9, 10, 15, 16, 1ULL << 63, -1ULL, -1ULL >> 1 };
	char dst[FIXTURE_STRSIZE], expected[FIXTURE_STRSIZE], text[12];
	u32 at;

	(void)state;
	for (u32 i = 0; i < 200000; i++) {
		const char letter = "duoxXs"[fixture_random() % 6];
		const u32 how = (u32)letter | (fixture_random() % 32 * RT_FORMAT_LEFT);
		const int width = (int)(fixture_random() % 40) - 20;
		const int precision = (int)(fixture_random() % 30) - 5;
		u64 v = (u64)fixture_random() << 32 >> fixture_random() % 64;

		if (fixture_random() % 4 == 0)
			v = edges[fixture_random() % 10];
		at = rt_format_text(dst, 0, "<");
		if (letter == 's') {
			const u32 left = how & RT_FORMAT_LEFT;

			random_string(text, 11, "abc");
			at = rt_format_str(&ctx, dst, at, text, how, width, precision, SITE);
			sprintf(expected, spec_of((u32)letter | left), width, precision, text);
		} else {
			at = rt_format_int(dst, at, v, how, width, precision);
			sprintf(expected, spec_of(how), width, precision, v);
		}
		assert_string_equal(dst + 1, expected);
		assert_int_equal(at, strlen(dst));
	}
	at = rt_format_char(dst, 0, 'x', 'c' | RT_FORMAT_LEFT, 3, -1);
	at = rt_format_char(dst, at, 'y', 'c', 3, -1);
	assert_string_equal(dst, "x    y");
	at = rt_format_char(dst, at, 'z', 'c', 2, 0);
	assert_string_equal(dst, "x    y  ");
	assert_no_fault(&ctx);
	rt_format_str(&ctx, dst, at, NULL, 's', 0, -1, SITE);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 0);
}

static void test_json(void **state)
{
	static const char doc[] = " { \"a\" : 1 , \"b\": {\"c\": [10, {\"d\":\"x\\\"y]}\"}, [true,"
				  "null]], \"e\":-1.5e3}, \"s\": \"\", \"a\": 2, \"\": 9}";

	(void)state;
#define JSON(path, expected) same(rt_json(&ctx, doc, path, SITE), expected)
	JSON("a", "1");
	JSON("b.e", "-1.5e3");
	JSON("b.c[0]", "10");
	JSON("b.c[1].d", "x\\\"y]}");
	JSON("b.c[2][0]", "true");
	JSON("b.c[2][1]", "null");
	JSON("b.c[1]", "{\"d\":\"x\\\"y]}\"}");
	JSON("b.c[2]", "[true,null]");
	JSON("s", "");
	JSON("b.c[3]", NULL);
	JSON("b.c[x]", NULL);
	JSON("b.x", NULL);
	JSON("x", NULL);
	JSON("a.b", NULL);
	JSON("", NULL);
	same(rt_json(&ctx, "[[1,2],[3]]", "[1][0]", SITE), "3");
	same(rt_json(&ctx, "[]", "[0]", SITE), NULL);
	same(rt_json(&ctx, "{\"a\":[1,2", "a", SITE), NULL);
	same(rt_json(&ctx, "{\"a\":\"open", "a", SITE), NULL);
	same(rt_json(&ctx, "{\"a\" 1}", "a", SITE), NULL);
	same(rt_json(&ctx, "{\"a\":}", "a", SITE), NULL);
	same(rt_json(&ctx, "{\"a\":\"\\", "a", SITE), NULL);
	same(rt_json(&ctx, "7", "a", SITE), NULL);
	same(rt_json(&ctx, "[1]", "[99999999999999999999999]", SITE), NULL);
}

/* Nonsense of any kind ends, inside the string (ASan watches). */
static void test_json_nonsense(void **state)
{
	char path[12];
	u32 i;

	(void)state;
	for (i = 0; i < 100000; i++) {
		char *doc = random_string(malloc(41), 40, "{}[]\"\\:,a0 ");

		doc = realloc(doc, strlen(doc) + 1);
		random_string(path, 11, "a0.[]");
		rt_json(&ctx, doc, path, SITE);
		assert_no_fault(&ctx);
		rt_scratch_reset(&ctx);
		free(doc);
	}
}

/* strsize 7: seven characters, and a NUL. */
static void test_results_are_cut(void **state)
{
	char var[32];

	(void)state;
	same(rt_strjoin(&ctx, "abcde", "fghij", SITE), "abcdefg");
	same(rt_toupper(&ctx, "abcdefghij", SITE), "ABCDEFG");
	same(rt_lltostr(&ctx, 123456789, 10, SITE), "1234567");
	assert_int_equal(rt_strlen(&ctx, "abcdefghij", SITE), 7);
	assert_int_equal(rt_strcmp(&ctx, "abcdefgXX", "abcdefgYY", SITE), 0);
	memset(var, 'x', sizeof(var));
	rt_str_set(&ctx, var, "abcdefghij", sizeof(var), SITE);
	assert_string_equal(var, "abcdefg");
	assert_int_equal(var[31], 0);
	rt_str_set(&ctx, var, "abcdefghij", 4, SITE);
	assert_string_equal(var, "abc");
	same(rt_string(&ctx, (u64) "abcdefghij", 0, SITE), "abcdefg");
	same(rt_strtok(&ctx, "ab cdefghij", " ", SITE), "ab");
	same(rt_strtok(&ctx, NULL, " ", SITE), "cdef");
	assert_int_equal(rt_format_text(var, 0, "abcde"), 5);
	assert_int_equal(rt_format_int(var, 5, 12345, 'd', 0, -1), 7);
	assert_string_equal(var, "abcde12");
	assert_int_equal(rt_format_int(var, 7, 1, 'd', 1 << 30, 1 << 30), 7);
	assert_int_equal(rt_format_char(var, 6, 'x', 'c', -(1 << 30), -1), 7);
	assert_string_equal(var, "abcde1x");
	assert_int_equal(rt_format_str(&ctx, var, 2, "x", 's', INT_MIN, INT_MIN, SITE), 7);
	assert_string_equal(var, "abx    ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_null_faults, setup, teardown),
		cmocka_unit_test_setup_teardown(test_like_libc, setup, teardown),
		cmocka_unit_test_setup_teardown(test_index_rindex, setup, teardown),
		cmocka_unit_test_setup_teardown(test_substr, setup, teardown),
		cmocka_unit_test_setup_teardown(test_basename_dirname, setup, teardown),
		cmocka_unit_test_setup_teardown(test_cleanpath, setup, teardown),
		cmocka_unit_test_setup_teardown(test_strtok, setup, teardown),
		cmocka_unit_test_setup_teardown(test_null, setup, teardown),
		cmocka_unit_test_setup_teardown(test_sizes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_case, setup, teardown),
		cmocka_unit_test_setup_teardown(test_lltostr, setup, teardown),
		cmocka_unit_test_setup_teardown(test_strtoll, setup, teardown),
		cmocka_unit_test_setup_teardown(test_inet, setup, teardown),
		cmocka_unit_test_setup_teardown(test_inet_cases, setup, teardown),
		cmocka_unit_test_setup_teardown(test_format, setup, teardown),
		cmocka_unit_test_setup_teardown(test_json, setup, teardown),
		cmocka_unit_test_setup_teardown(test_json_nonsense, setup, teardown),
		cmocka_unit_test_setup_teardown(test_results_are_cut, setup_short, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
