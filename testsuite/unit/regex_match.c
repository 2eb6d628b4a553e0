// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Regular expressions: automata and the runtime's steps through them, against the C library's
 * regcomp() and regexec() on random patterns and texts; what is refused, and where; and sizes.
 */
#include "rt_fixture.h"

#include <locale.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "translator/prog/regex.h"

#define PATTERN_MAX 400
#define SITE	    5

static struct rt_ctx ctx;

static int setup(void **state)
{
	*state = talloc_new(NULL);
	setlocale(LC_ALL, "C");
	fixture_reset();
	fixture_start();
	fixture_enter(&ctx, 0);
	return 0;
}

static int teardown(void **state)
{
	talloc_free(*state);
	fixture_stop();
	return 0;
}

/* The tables as generated code has them. */
static struct rt_regex *tables(void *tmp, const struct regex *re)
{
	struct rt_regex *t = talloc_zero(tmp, struct rt_regex);
	const size_t n = (size_t)(re->nstates - REGEX_FIRST_ROW) * re->nclasses;
	u8 *narrow = talloc_array(t, u8, n);

	for (size_t i = 0; i < n; i++) {
		assert_true(re->next[i] < re->nstates);
		narrow[i] = (u8)re->next[i];
	}
	*t = (struct rt_regex){
		.next = re->wide ? NULL : narrow,
		.wide_next = re->wide ? re->next : NULL,
		.nclasses = re->nclasses,
		.start = re->start,
		.ends = re->ends,
	};
	memcpy(t->classes, re->classes, sizeof(t->classes));
	return t;
}

static bool matches(void *tmp, const char *pattern, const char *text)
{
	struct regex_error error;
	const struct regex *re = regex_compile(tmp, pattern, strlen(pattern), &error);
	bool result;

	if (!re)
		fail_msg("'%s' is refused: %s", pattern, error.what);
	result = rt_match(&ctx, text, tables(tmp, re), SITE);
	assert_no_fault(&ctx);
	return result;
}

/* ------------------------------------------------------------- random patterns */

struct pattern {
	char text[PATTERN_MAX];
	size_t len;
	bool full;
	unsigned int repeated; /* groups around that are; glibc is wrong on anchors in there */
};

static unsigned int below(unsigned int n)
{
	return (unsigned int)(fixture_random() % n);
}

static void put(struct pattern *p, const char *text)
{
	const size_t n = strlen(text);

	p->full |= p->len + n >= PATTERN_MAX;
	if (p->full)
		return;
	memcpy(p->text + p->len, text, n + 1);
	p->len += n;
}

static void put_one(struct pattern *p, const char *const *words, unsigned int n)
{
	put(p, words[below(n)]);
}

static void put_alternatives(struct pattern *p, unsigned int depth);

static void put_atom(struct pattern *p, unsigned int depth)
{
	static const char *const atoms[] = {
		"a",
		"b",
		"c",
		"ab",
		".",
		"[ab]",
		"[^a]",
		"[a-c]",
		"[^b-d]",
		"[]a]",
		"[^]b]",
		"[a-]",
		"[-b]",
		"\\.",
		"\\*",
		"[[:alpha:]]",
		"[[:digit:]1b]",
		"[^[:alnum:]]",
		"[[:upper:]a]",
		"-",
		"]",
		"}",
		"\\^",
		"\\$",
		"[$^]",
		"[*.]",
		"1",
		"[[:space:]]",
		"[[:punct:]]",
		"[[:xdigit:]]",
		"[\\a]",
		"\\\\",
		"[+--]",
		"[\x80-\xff]",
	};

	if (depth && below(5) == 0) {
		put(p, "(");
		put_alternatives(p, depth - 1);
		put(p, ")");
	} else {
		put_one(p, atoms, sizeof(atoms) / sizeof(*atoms));
	}
}

static void put_sequence(struct pattern *p, unsigned int depth)
{
	static const char *const repeats[] = { "*",	"+",	"?",   "{2}",  "{0,2}",
					       "{1,3}", "{2,}", "{0}", "{,2}", "*?" };

	for (unsigned int n = below(5); n; n--) {
		const bool repeat = below(3) == 0;

		if (below(10) == 0 && !p->repeated) {
			put(p, below(2) ? "^" : "$");
			continue;
		}
		p->repeated += repeat;
		put_atom(p, depth);
		p->repeated -= repeat;
		if (repeat)
			put_one(p, repeats, sizeof(repeats) / sizeof(*repeats));
	}
}

static void put_alternatives(struct pattern *p, unsigned int depth)
{
	put_sequence(p, depth);
	while (below(3) == 0) {
		put(p, "|");
		put_sequence(p, depth);
	}
}

/* Marks in any order, most of them refused. */
static void put_noise(struct pattern *p)
{
	static const char *const marks[] = {
		"a", "b", "(", ")", "[",  "]", "{",  "}",  ",",	    "1",  "2",	"*",	 "+",  "?",
		"|", "^", "$", "-", "\\", ".", "[:", ":]", "alpha", "[^", "a-", "{1,2}", "[=", "[."
	};

	for (unsigned int n = 1 + below(9); n; n--)
		put_one(p, marks, sizeof(marks) / sizeof(*marks));
}

static void put_subject(char *text, unsigned int most)
{
	/* No newline: glibc has ^ and $ match at one though REG_NEWLINE is not set. */
	static const char bytes[] = "aaaabbbbcd1A-]}.*^$\\ \t+,\x80\xff";
	unsigned int n = below(most + 1);

	for (unsigned int i = 0; i < n; i++)
		text[i] = bytes[below(sizeof(bytes) - 1)];
	text[n] = '\0';
}

static void compare(void *tmp, const struct pattern *p, const struct regex *re, unsigned int times)
{
	const struct rt_regex *t = tables(tmp, re);
	char text[64];
	regex_t libc;
	int status = regcomp(&libc, p->text, REG_EXTENDED | REG_NOSUB);

	if (status)
		fail_msg("regcomp() refuses '%s', which was taken", p->text);
	for (; times; times--) {
		put_subject(text, below(4) ? 8 : 40);
		status = regexec(&libc, text, 0, NULL, 0);
		if (rt_match(&ctx, text, t, SITE) != (status == 0))
			fail_msg("'%s' =~ '%s': regexec() says %d", text, p->text, status == 0);
		assert_no_fault(&ctx);
	}
	regfree(&libc);
}

static void test_random(void **state)
{
	for (int i = 0; i < 8000; i++) {
		void *tmp = talloc_new(*state);
		struct pattern p = { .len = 0 };
		struct regex_error error;
		const struct regex *re;

		put_alternatives(&p, 3);
		if (p.full) {
			talloc_free(tmp);
			continue;
		}
		re = regex_compile(tmp, p.text, p.len, &error);
		if (re)
			compare(tmp, &p, re, 25);
		else if (error.kind != REGEX_LIMIT)
			fail_msg("'%s' is refused: %s", p.text, error.what);
		talloc_free(tmp);
	}
}

static void test_noise(void **state)
{
	unsigned int taken = 0;

	for (int i = 0; i < 40000; i++) {
		void *tmp = talloc_new(*state);
		struct pattern p = { .len = 0 };
		struct regex_error error = { .what = NULL };
		const struct regex *re;

		put_noise(&p);
		re = regex_compile(tmp, p.text, p.len, &error);
		if (re) {
			compare(tmp, &p, re, 5);
			taken++;
		} else {
			assert_non_null(error.what);
			assert_true(error.at + error.len <= p.len);
		}
		talloc_free(tmp);
	}
	assert_true(taken > 1000);
}

/* ---------------------------------------------------------------- what is known */

static void test_known(void **state)
{
	static const struct {
		const char *pattern, *yes, *no;
	} cases[] = {
		{ "", "", NULL },
		{ "b+", "abc", "ac" },
		{ "^ba(sh|r)$", "bash", "abash" },
		{ "^ba(sh|r)$", "bar", "bars" },
		{ "^$", "", "a" },
		{ "$^", "", "a" },
		{ "a^b", NULL, "a^b" },
		{ "(^|/)lib", "lib", "alib" },
		{ "(^|/)lib", "/usr/lib", "glib" },
		{ "[.]so([.][0-9]+)*$", "libc.so.6", "libc.sox" },
		{ "^[^/]*$", "file", "a/file" },
		{ "a{2,3}b", "aab", "ab" },
		{ "^(a{2}){2}$", "aaaa", "aaa" },
		{ "x|^y", "ax", "ay" },
		{ "()", "a", NULL },
		{ "a|", "b", NULL },
		{ "[[:digit:]]{3}", "ab123", "12a34" },
		{ ".", "\xff", "" },
		{ "^b|b$", "b\na", "a\nb\na" },
		{ "^(^a|b$){2}$", "ab", "aa" },
		{ "(^|a){2}b$", "ab", "cab" },
		{ "^(a|$){3}$", "a", "aaaa" },
		{ "a(b|c{0}$){2}[ad]", "xabba", "aba" },
		{ "a.b", "a\nb", "a\n" },
		{ "[^c]", "\n", "c" },
		{ "\\.c$", "main.c", "mainxc" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		if (cases[i].yes && !matches(*state, cases[i].pattern, cases[i].yes))
			fail_msg("'%s' !~ '%s'", cases[i].yes, cases[i].pattern);
		if (cases[i].no && matches(*state, cases[i].pattern, cases[i].no))
			fail_msg("'%s' =~ '%s'", cases[i].no, cases[i].pattern);
	}
}

static void test_refused(void **state)
{
	static const struct {
		const char *pattern;
		int kind;
		size_t at, len;
	} cases[] = {
		{ "a(b", REGEX_MALFORMED, 1, 1 },	{ "ab)", REGEX_MALFORMED, 2, 1 },
		{ "*a", REGEX_MALFORMED, 0, 1 },	{ "a|+", REGEX_MALFORMED, 2, 1 },
		{ "^*", REGEX_MALFORMED, 1, 1 },	{ "x[ab", REGEX_MALFORMED, 1, 3 },
		{ "[z-a]", REGEX_MALFORMED, 1, 3 },	{ "[[:alfa:]]", REGEX_MALFORMED, 1, 8 },
		{ "a{x}", REGEX_MALFORMED, 1, 1 },	{ "a{2,1}", REGEX_MALFORMED, 1, 5 },
		{ "ab\\", REGEX_MALFORMED, 2, 1 },	{ "(a)\\1", REGEX_UNSUPPORTED, 3, 2 },
		{ "[[.a.]]", REGEX_UNSUPPORTED, 1, 2 }, { "[[=a=]]", REGEX_UNSUPPORTED, 1, 2 },
		{ "\\d", REGEX_UNSUPPORTED, 0, 2 },	{ "a\\<b", REGEX_UNSUPPORTED, 1, 2 },
		{ "a{300}", REGEX_LIMIT, 1, 5 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *pattern = cases[i].pattern;
		struct regex_error error;

		if (regex_compile(*state, pattern, strlen(pattern), &error))
			fail_msg("'%s' is taken", pattern);
		if ((int)error.kind != cases[i].kind || !error.somewhere ||
		    error.at != cases[i].at || error.len != cases[i].len)
			fail_msg("'%s': %zu bytes from %zu on: %s", pattern, error.len, error.at,
				 error.what);
	}
}

/* --------------------------------------------------------------------- the limits */

static const struct regex *compile(void *tmp, const char *pattern)
{
	struct regex_error error;

	return regex_compile(tmp, pattern, strlen(pattern), &error);
}

static void test_sizes(void **state)
{
	const struct regex *re = compile(*state, "[a-z]|[b-y0-9]");

	/* What begins anywhere needs one row, and bytes are those that are meant and the others. */
	assert_int_equal(re->nstates, REGEX_FIRST_ROW + 1);
	assert_int_equal(re->nclasses, 2);
	re = compile(*state, "^(abc|abd|xbc|xbd)$");
	assert_int_equal(re->nstates, REGEX_FIRST_ROW + 4);
	/* a, b, c and d, x as a, all others */
	assert_int_equal(re->nclasses, 4);
	re = compile(*state, "a*");
	assert_int_equal(re->start, REGEX_MATCHED);
	re = compile(*state, "a^");
	assert_int_equal(re->start, REGEX_FAILED);
	/* 2^10 states know where of the last ten bytes an a was. */
	re = compile(*state, "a.{9}$");
	assert_int_equal(re->nstates, REGEX_FIRST_ROW + 1024);
	assert_true(re->wide);
}

static void too_large(void *tmp, const char *pattern)
{
	struct regex_error error;

	if (regex_compile(tmp, pattern, strlen(pattern), &error))
		fail_msg("'%s' is taken", pattern);
	assert_int_equal(error.kind, REGEX_LIMIT);
}

static void test_limits(void **state)
{
	char *deep = talloc_strdup(*state, "");

	too_large(*state, "a.{14}$");
	too_large(*state, "(a|b)*a(a|b){200}c");
	too_large(*state, "(((a{255}){255}){255}){255}");
	for (int i = 0; i < 101; i++)
		deep = talloc_strdup_append(deep, "(");
	too_large(*state, deep);
	deep = talloc_strdup(*state, "a");
	for (int i = 0; i < 500; i++)
		deep = talloc_strdup_append(deep, "*");
	too_large(*state, deep);
	assert_non_null(compile(*state, "^(a{255}){20}$"));
}

static void test_null(void **state)
{
	const struct rt_regex *t = tables(*state, compile(*state, "a"));

	assert_false(rt_match(&ctx, NULL, t, SITE));
	assert_int_equal(ctx.fault_site, SITE);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 0);
}

/* Bytes beyond the string size are not looked at. */
static void test_strsize(void **state)
{
	char text[FIXTURE_STRSIZE + 2];

	memset(text, 'a', sizeof(text));
	text[FIXTURE_STRSIZE - 1] = 'b';
	assert_false(matches(*state, "b", text));
	assert_true(matches(*state, "aa$", text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_random, setup, teardown),
		cmocka_unit_test_setup_teardown(test_noise, setup, teardown),
		cmocka_unit_test_setup_teardown(test_known, setup, teardown),
		cmocka_unit_test_setup_teardown(test_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(test_sizes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_limits, setup, teardown),
		cmocka_unit_test_setup_teardown(test_null, setup, teardown),
		cmocka_unit_test_setup_teardown(test_strsize, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
