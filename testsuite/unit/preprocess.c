// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The preprocessor's rules (translator/lang/preprocess.h) by the examples of ISO C, 6.10.3, and
 * what D adds to them; where bytes of the result are from.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "translator/lang/preprocess.h"

static const char *const words[] = { "-DGIVEN=7", "-DPLAIN", "-DTWICE(x)=2*x", "-DGONE", "-UGONE" };

static const struct source *run(void *ctx, const char *text, struct diag *diag)
{
	const struct preprocess_request req = { .diag = diag,
						.words = words,
						.nwords = sizeof(words) / sizeof(*words) };

	return preprocess_program(preprocess_create(ctx, &req), ctx,
				  source_from_text(ctx, "unit.d", text, strlen(text)));
}

/* Blanks as one, none at the ends. */
static char *collapsed(void *ctx, const char *text)
{
	char *ret = talloc_array(ctx, char, strlen(text) + 1), *to = ret;

	for (; *text; text++) {
		if (!strchr(" \t\n", *text))
			*to++ = *text;
		else if (to > ret && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > ret && to[-1] == ' ')
		to--;
	*to = '\0';
	return ret;
}

static void makes(const char *text, const char *expected)
{
	void *ctx = talloc_new(NULL);
	struct diag *diag = diag_create(ctx);
	const struct source *source = run(ctx, text, diag);

	diag_print(diag, stderr, "unit");
	assert_int_equal(diag_count(diag), 0);
	assert_string_equal(collapsed(ctx, source->text), expected);
	talloc_free(ctx);
}

static void standard(void **state)
{
	(void)state;
	makes("#define x 3\n#define f(a) f(x * (a))\n#undef x\n#define x 2\n#define g f\n"
	      "#define z z[0]\n#define h g(~\n#define m(a) a(w)\n#define w 0,1\n"
	      "#define t(a) a\n#define p() int\n#define q(x) x\n#define r(x,y) x ## y\n"
	      "#define str(x) # x\n"
	      "f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);\n"
	      "g(x+(3,4)-w) | h 5) & m\n(f)^m(m);\n"
	      "p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };\n"
	      "char c[2][6] = { str(hello), str() };\n",
	      "f(2 * (y+1)) + f(2 * (f(2 * (z[0])))) % f(2 * (0)) + t(1); "
	      "f(2 * (2+(3,4)-0,1)) | f(2 * (~ 5)) & f(2 * (0,1))^m(0,1); "
	      "int i[] = { 1, 23, 4, 5, }; "
	      "char c[2][6] = { \"hello\", \"\" };");
	makes("#define str(s) # s\n#define xstr(s) str(s)\n"
	      "#define debug(s, t) printf(\"x\" # s \"= %d, x\" # t \"= %s\", \\\n"
	      "		x ## s, x ## t)\n"
	      "#define glue(a, b) a ## b\n#define xglue(a, b) glue(a, b)\n"
	      "#define HIGHLOW \"hello\"\n#define LOW LOW \", world\"\n"
	      "debug(1, 2);\n"
	      "fputs(str(strncmp(\"abc\\0d\", \"abc\", '\\4') // this goes away\n"
	      "	== 0) str(: @\\n), s);\n"
	      "glue(HIGH, LOW);\nxglue(HIGH, LOW)\n",
	      "printf(\"x\" \"1\" \"= %d, x\" \"2\" \"= %s\", x1, x2); "
	      "fputs(\"strncmp(\\\"abc\\\\0d\\\", \\\"abc\\\", '\\\\4') == 0\" \": @\\n\", s); "
	      "\"hello\"; \"hello\" \", world\"");
	makes("#define t(x,y,z) x ## y ## z\n"
	      "int j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,),\n"
	      "	t(10,,), t(,11,), t(,,12), t(,,) };\n",
	      "int j[] = { 123, 45, 67, 89, 10, 11, 12, };");
	makes("#define hash_hash # ## #\n#define mkstr(a) # a\n#define in_between(a) mkstr(a)\n"
	      "#define join(c, d) in_between(c hash_hash d)\njoin(x, y)\n",
	      "\"x ## y\"");
	makes("#define debug(...) printf(stderr, __VA_ARGS__)\n"
	      "#define showlist(...) puts(#__VA_ARGS__)\n"
	      "#define report(test, ...) ((test)?puts(#test):printf(__VA_ARGS__))\n"
	      "debug(\"Flag\"); debug(\"X = %d\\n\", x);\n"
	      "showlist(The first, second, and third items.);\n"
	      "report(x>y, \"x is %d but y is %d\", x, y);\n",
	      "printf(stderr, \"Flag\"); printf(stderr, \"X = %d\\n\", x); "
	      "puts(\"The first, second, and third items.\"); "
	      "((x>y)?puts(\"x>y\"):printf(\"x is %d but y is %d\", x, y));");
}

static void of_d(void **state)
{
	(void)state;
	/* GNU's comma; none of the arguments, an empty one. */
	makes("#define say(f, ...) printf(f, ## __VA_ARGS__)\n"
	      "say(\"a\"); say(\"b\", 1); say(\"c\",);\n",
	      "printf(\"a\"); printf(\"b\", 1); printf(\"c\",);");
	/* Macro variables, strings, comments and members that are none; descriptions. */
	makes("#define pid 5\n#define n 3\n#define P syscall::read\n"
	      "P:entry, tick-n /$pid == pid/ { trace(\"pid n\"); @n[$$n] = 'n'; /* pid */ }\n",
	      "syscall::read:entry, tick-3 /$pid == 5/ "
	      "{ trace(\"pid n\"); @3[$$n] = 'n'; /* pid */ }");
	/* What would become another word, or a comment, is kept apart. */
	makes("#define m -1\n#define s /\n#define star *\n1-m; 1 s/**/star 2; s star\n",
	      "1- -1; 1 / /**/ * 2; / *");
	makes("#define f(x) [x]\nf; f (1); f\n(2); f\n#define g f\ng(3) f", "f; [1]; [2]; f [3] f");
	makes("#ifndef GIVEN\n#error none\n#endif\nGIVEN PLAIN TWICE(3) GONE __LINE__ __FILE__\n",
	      "7 1 2*3 GONE 4 \"unit.d\"");
}

static void conditions(void **state)
{
	static const char *const yes[] = {
		"1",
		"1 + 2 * 3 == 7",
		"(1 + 2) * 3 == 9",
		"10 - 4 - 3 == 3",
		"2 << 1 + 1 == 8",
		"7 / 2 == 3 && -7 / 2 == -3 && -7 % 2 == -1",
		"1 || 1 / 0",
		"!(0 && 1 / 0)",
		"1 ? 2 : 1 / 0",
		"0 ? 0 : 1 ? 5 : 0",
		"-1 < 0",
		"-1 > 0u",
		"0xffffffffffffffff == -1",
		"0x10 == 16 && 010 == 8 && 1UL && 2ll",
		"'A' == 65 && '\\n' == 10",
		"~0 == -1",
		"-1 >> 1 == -1",
		"1 << 63 < 0",
		"(5 & 3) == 1 && (5 | 3) == 7 && (5 ^ 3) == 6",
		"1 ^^ 0",
		"!(1 ^^ 1)",
		"defined PLAIN",
		"defined(GIVEN) && !defined GONE",
		"GIVEN == 7 && nosuch == 0",
		"TWICE(4) == 8",
		"1 /* 0 */ // 0",
		"3 > 2 && 2 >= 2 && 2 <= 2",
		"(-9223372036854775807 - 1) / -1 != 5",
		"1 <\\\n2",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(yes) / sizeof(*yes); i++) {
		char *text = talloc_asprintf(NULL, "#if %s\nyes\n#else\nno\n#endif\n", yes[i]);

		makes(text, "yes");
		talloc_free(text);
	}
	makes("#if 0\na\n#if 1\nb\n#elif nonsense (\n#else\n#error no\n#endif\n#elif 1\nc\n"
	      "#if 0\nd\n#else\ne\n#endif\n#elif 1/0\nf\n#else\ng\n#endif\nh\n",
	      "c e h");
	makes("#ifdef X\n#include \"nosuch\"\n#define Y\n/* #endif */ don't\n"
	      "/*\n#endif\n*/\n#endif\nY\n",
	      "Y");
}

/* A byte of the result, and where it is from. */
static void from(const struct source *source, const char *text, uint32_t line, uint32_t column,
		 const char *use)
{
	const uint32_t at = (uint32_t)(strstr(source->text, text) - source->text);
	const struct source_span span = source_origin(source, at, at + 1);
	uint32_t row, col;
	const char *file;

	source_place(source, at, &file, &row, &col);
	assert_string_equal(file, "unit.d");
	assert_int_equal(row, line);
	assert_int_equal(col, column);
	if (use)
		assert_string_equal(span.use->macro, use);
	else
		assert_null(span.use);
}

static void places(void **state)
{
	void *ctx = talloc_new(NULL);
	struct diag *diag = diag_create(ctx);
	const struct source *source = run(ctx,
					  "#define one first\n"
					  "#define two(x) second x\n"
					  "  one after two(\n"
					  "     in) last\n"
					  "#if 0\nno\n#endif\nend /* c */\n",
					  diag);

	(void)state;
	from(source, "first", 3, 3, "one");
	from(source, "after", 3, 7, NULL);
	from(source, "second", 3, 13, "two");
	from(source, "in", 3, 13, "two");
	from(source, "last", 4, 10, NULL);
	from(source, "end", 8, 1, NULL);
	talloc_free(ctx);
}

/* What has nothing for the preprocessor is as it was. */
static void untouched(void **state)
{
	void *ctx = talloc_new(NULL);
	struct diag *diag = diag_create(ctx);
	static const char text[] = "#!/usr/sbin/dtap -s\n#pragma D option quiet\n#nonsense\n#\n"
				   "BEGIN { trace('\\''); } /* \" */ // '\n#\"\n\\\n/*";
	const struct source *source = run(ctx, text, diag);

	(void)state;
	assert_int_equal(diag_count(diag), 0);
	assert_int_equal(source->npieces, 0);
	assert_string_equal(source->text, text);
	talloc_free(ctx);
}

static unsigned int errors(const char *text)
{
	void *ctx = talloc_new(NULL);
	struct diag *diag = diag_create(ctx);
	unsigned int n;

	run(ctx, text, diag);
	n = diag_count(diag);
	talloc_free(ctx);
	return n;
}

/* However much a program asks for, it gets an answer. */
static void limits(void **state)
{
	char *text = talloc_strdup(NULL, "#define x0 x\n");

	(void)state;
	for (int i = 1; i <= 40; i++)
		text = talloc_asprintf_append(text, "#define x%d x%d x%d\n", i, i - 1, i - 1);
	text = talloc_asprintf_append(text, "x40\n");
	assert_int_equal(errors(text), 1);
	talloc_free(text);

	text = talloc_strdup(NULL, "#define f(x) x x x x x x x x\n");
	for (int i = 0; i < 8; i++)
		text = talloc_strdup_append_buffer(text, "f(");
	text = talloc_asprintf_append(text, "\"%0*d\"))))))))\n", 1000, 0);
	assert_int_equal(errors(text), 1);
	talloc_free(text);

	text = talloc_strdup(NULL, "#define f(x) x x\n");
	for (int i = 0; i < 20000; i++)
		text = talloc_strdup_append_buffer(text, "f(");
	assert_int_equal(errors(text), 1);
	for (int i = 0; i < 20000; i++)
		text = talloc_strdup_append_buffer(text, ")");
	assert_int_equal(errors(text), 1);
	talloc_free(text);

	text = talloc_strdup(NULL, "#if ");
	for (int i = 0; i < 20000; i++)
		text = talloc_strdup_append_buffer(text, i % 2 ? "(" : "!");
	text = talloc_strdup_append_buffer(text, "\n#endif\n");
	assert_int_equal(errors(text), 1);
	talloc_free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(standard),   cmocka_unit_test(of_d),
		cmocka_unit_test(conditions), cmocka_unit_test(places),
		cmocka_unit_test(untouched),  cmocka_unit_test(limits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
