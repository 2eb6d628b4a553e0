// SPDX-License-Identifier: GPL-2.0-or-later
/* Syntax errors: where they are, what they say, and that each mistake is told once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "parse_fixture.h"

/* The sentence of the first error. */
static void assert_sentence(const char *text, const char *expected)
{
	const char *all = messages('s', "x", text);
	const char *from = strstr(all, "error: ");
	size_t len = strlen(expected);

	assert_non_null(from);
	if (strncmp(from + 7, expected, len) || strncmp(from + 7 + len, " [", 2))
		fail_msg("%s\n%sexpected: %s", text, all, expected);
}

static void sentences(void **state)
{
	(void)state;
	assert_sentence("BEGIN { trace(1) foo }", "expected ';' or '}' before 'foo'");
	assert_sentence("BEGIN { trace(1; }", "expected ',' or ')' before ';'");
	assert_sentence("BEGIN { x = ; }", "expected an expression before ';'");
	assert_sentence("BEGIN { x[1; }", "expected ',' or ']' before ';'");
	assert_sentence("BEGIN { x = a ? b; }", "expected ':' before ';'");
	assert_sentence("BEGIN { goto x; }", "expected a statement or '}' before 'goto'");
	assert_sentence("BEGIN { while x; }", "expected '(' before 'x'");
	assert_sentence("BEGIN { if (x) }", "expected a statement before '}'");
	assert_sentence("BEGIN { x->; }", "expected a name before ';'");
	assert_sentence("BEGIN { (int; }", "expected a type or ')' before ';'");
	assert_sentence("BEGIN {", "expected a statement or '}' before the end of the input");
	assert_sentence("BEGIN { trace(1)", "expected ';' or '}' before the end of the input");
	assert_sentence("BEGIN /x {}", "expected the predicate's closing '/' before '{'");
	assert_sentence("BEGIN /x/ END {}", "expected the predicate's closing '/' before '{'");
	assert_sentence("BEGIN // {}", "expected '{', '/' or ',' before the end of the input");
	assert_sentence("BEGIN", "expected '{', '/' or ',' before the end of the input");
	assert_sentence("BEGIN, {}", "expected a probe description before '{'");
	assert_sentence("}", "expected a probe description or a declaration before '}'");
	assert_sentence("int x", "expected ';' before the end of the input");
	assert_sentence("struct { int; x };", "expected a type or '}' before 'x'");
	assert_sentence("enum { A B };", "expected ',' or '}' before 'B'");
	assert_sentence("inline int x;", "expected '=' before ';'");
	assert_sentence("translator int < x > {};", "expected a type before 'x'");
	assert_sentence("provider p { x };", "expected '}' or 'probe' before 'x'");
	assert_sentence("struct foo { int x;\nBEGIN {}", "expected '}' before 'BEGIN'");
}

static void recovery_in_bodies(void **state)
{
	(void)state;
	assert_errors("BEGIN\n{\n\ttrace(1)\n\ttrace(2);\n\tx = ;\n\ty = 3;\n}\nEND { z = = 3; }",
		      "4:2 D_SYNTAX, 5:6 D_SYNTAX, 8:11 D_SYNTAX");
	assert_errors("BEGIN { x = (1; y = 2); z[3; f(4 5); }",
		      "1:15 D_SYNTAX, 1:22 D_SYNTAX, 1:28 D_SYNTAX, 1:34 D_SYNTAX");
	assert_errors("BEGIN { if (x { a; b; } else { c; } d e; { f g } h i }",
		      "1:15 D_SYNTAX, 1:39 D_SYNTAX, 1:46 D_SYNTAX, 1:52 D_SYNTAX");
	assert_errors("BEGIN { for (;;} END { a b }", "1:16 D_SYNTAX, 1:26 D_SYNTAX");
	assert_errors("BEGIN { x = (1 { y; } z; } END { a b }", "1:16 D_SYNTAX, 1:36 D_SYNTAX");
	assert_errors("BEGIN { self int x; this->y z; }", "1:14 D_SYNTAX, 1:29 D_SYNTAX");
}

static void recovery_of_clauses(void **state)
{
	(void)state;
	assert_errors("BEGIN { a;\nEND { b c; }\nsyscall::read:entry { d e; }",
		      "2:1 D_SYNTAX, 2:9 D_SYNTAX, 3:25 D_SYNTAX");
	assert_errors("BEGIN { { { a;\nsyscall:::entry, END { b c; }",
		      "2:1 D_SYNTAX, 2:26 D_SYNTAX");
	assert_errors("BEGIN { a; } }\nEND { b c; }", "1:14 D_SYNTAX, 2:9 D_SYNTAX");
	assert_errors("BEGIN { a; };\nEND { b c; }", "1:13 D_SYNTAX, 2:9 D_SYNTAX");
	assert_errors("BEGIN /a b/ { c d } END { e f }",
		      "1:10 D_SYNTAX, 1:17 D_SYNTAX, 1:29 D_SYNTAX");
	assert_errors("BEGIN /a == / { c d }", "1:13 D_SYNTAX, 1:19 D_SYNTAX");
	assert_errors("BEGIN /a/ /b/ { c d }", "1:11 D_SYNTAX, 1:19 D_SYNTAX");
	assert_errors("BEGIN / / { c d }", "1:9 D_SYNTAX, 1:15 D_SYNTAX");
	assert_errors("BEGIN / a + \nEND { c d }", "2:1 D_SYNTAX, 2:9 D_SYNTAX");
	assert_errors("BEGIN, { a b }\nEND END { c d }\n",
		      "1:8 D_SYNTAX, 1:12 D_SYNTAX, 2:5 D_SYNTAX, "
		      "2:13 D_SYNTAX");
	assert_errors("BEGIN / a", "1:10 D_SYNTAX");
	assert_errors("x = 1;\nBEGIN { a b }", "1:3 D_SYNTAX, 2:11 D_SYNTAX");
	assert_errors("*/ trace(1);", "1:12 D_SYNTAX");
}

static void recovery_of_declarations(void **state)
{
	(void)state;
	/* A type that there is not is the checker's to tell. */
	assert_errors("foo_x x;\nBEGIN { a b }", "2:11 D_SYNTAX");
	assert_errors("foo_x *x;\nint y\nint z;\nBEGIN { a b }", "3:1 D_SYNTAX, 4:11 D_SYNTAX");
	assert_errors("int x\nBEGIN { a b }", "2:1 D_SYNTAX, 2:11 D_SYNTAX");
	assert_errors("int 5; int [; int y; BEGIN { a b }",
		      "1:5 D_SYNTAX, 1:12 D_SYNTAX, 1:32 D_SYNTAX");
	assert_errors("struct s { int a int b; char *c }; int x y;\nBEGIN { a b }",
		      "1:18 D_SYNTAX, 1:33 D_SYNTAX, 1:42 D_SYNTAX, 2:11 D_SYNTAX");
	assert_errors("struct s { int a;\n\nBEGIN { a b }\nEND { a b }",
		      "3:1 D_SYNTAX, 3:11 D_SYNTAX, 4:9 D_SYNTAX");
	assert_errors("struct s { foo { int a; } b; int c d; };", "1:12 D_SYNTAX, 1:36 D_SYNTAX");
	assert_errors("enum { A B, C }; enum { , }; enum {}; int x y;",
		      "1:10 D_SYNTAX, 1:25 D_SYNTAX, 1:36 D_SYNTAX, 1:45 D_SYNTAX");
	assert_errors("translator int < int x > { a = ; b = 2; c 3; d = 4 }; int x y;",
		      "1:32 D_SYNTAX, 1:43 D_SYNTAX, 1:52 D_SYNTAX, 1:61 D_SYNTAX");
	assert_errors("provider p { probe x(int; probe y(char); probe z; }; int x y;",
		      "1:25 D_SYNTAX, 1:49 D_SYNTAX, 1:60 D_SYNTAX");
	assert_errors("int f(int x { return x; }\nint g(int x) { a b }\nBEGIN { a b }",
		      "1:13 D_SYNTAX, 2:18 D_SYNTAX, 3:11 D_SYNTAX");
	assert_errors("import x; counter y; int z z;",
		      "1:1 D_SYNTAX, 1:11 D_SYNTAX, 1:28 D_SYNTAX");
}

static void meaning_of_words(void **state)
{
	(void)state;
	assert_errors("long long long x; int int y; struct a int b; self self int z;",
		      "1:11 D_DECL_COMBO, 1:23 D_DECL_COMBO, 1:39 D_DECL_COMBO, 1:51 D_DECL_CLASS");
	assert_errors("struct a struct b x; BEGIN { sizeof (static int); a->b`c; }",
		      "1:10 D_DECL_COMBO, 1:38 D_SYNTAX, 1:54 D_SYNTAX");
	assert_errors("translator int < int > { };", "1:18 D_SYNTAX");
}

static void lexical(void **state)
{
	(void)state;
	assert_errors("BEGIN { a; /* b; }\nEND { c d }", "1:12 D_SYNTAX");
	assert_errors("/* a /* b */ BEGIN { c d }", "1:6 D_SYNTAX, 1:24 D_SYNTAX");
	assert_errors("/*/ BEGIN { c d }", "1:1 D_SYNTAX");
	assert_errors("BEGIN { // x y\n a; \\ # `; }\n// foo\nEND { c d }",
		      "2:5 D_SYNTAX, 2:7 D_SYNTAX, 2:9 D_SYNTAX, 4:9 D_SYNTAX");
	assert_errors("BEGIN { trace(\x01 1); caf\xc3\xa9 = 1; $ x; }\n\xe2\x80\x9c",
		      "1:15 D_SYNTAX, 1:24 D_SYNTAX, 1:32 D_SYNTAX, 2:1 D_SYNTAX");
}

/* `unit` n times between two texts. */
static char *repeat(const char *before, const char *unit, unsigned int n, const char *after)
{
	size_t len = strlen(unit);
	char *text = malloc(strlen(before) + len * n + strlen(after) + 1);
	char *end = stpcpy(text, before);

	for (unsigned int i = 0; i < n; i++)
		end = stpcpy(end, unit);
	strcpy(end, after);
	return text;
}

static void limits(void **state)
{
	static const char *const deep[][3] = {
		{ "BEGIN { x = ", "(", "1;}" },
		{ "BEGIN { x = ", "- ", "1;}" },
		{ "BEGIN { x = 1", "+1", ";}" },
		{ "BEGIN { x", "[1]", ";}" },
		{ "BEGIN { x", ".a", ";}" },
		{ "BEGIN ", "{", "" },
		{ "BEGIN {", "if (1) ", ";}" },
		{ "BEGIN {", "if (1) ; else ", ";}" },
		{ "int ", "*", "x;" },
		{ "int x", "[1]", ";" },
		{ "int ", "(", "x;" },
		{ "struct a { ", "struct { ", "" },
		{ "int x", "(int ", "" },
		{ "BEGIN { x = ", "a ? b : ", "1;}" },
		{ "BEGIN { x = ", "a = ", "1;}" },
		{ "BEGIN { ", "(int)", "1;}" },
		{ "BEGIN { ", "sizeof ", "1;}" },
		{ "BEGIN { ", "f(", "" },
		{ "BEGIN { @a[", "@a[", "" },
		{ "BEGIN { 1", ",1", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(deep) / sizeof(*deep); i++) {
		char *text = repeat(deep[i][0], deep[i][1], 50000, deep[i][2]);
		const char *list = errors('s', text);
		const char *tag = strchr(list, ' ');

		if (!tag || strcmp(tag, " D_LIMIT"))
			fail_msg("%s %s ...: %s", deep[i][0], deep[i][1], list);
		free(text);
	}
}

static void many_errors(void **state)
{
	char *text = repeat("BEGIN {", "a b; ", 1000, "}");
	const char *list = errors('s', text);

	(void)state;
	assert_string_equal(strrchr(list, ' '), " D_LIMIT");
	free(text);
}

static void long_lists(void **state)
{
	char *text = repeat("BEGIN { f(1", ", 1", 100000, "); }");

	(void)state;
	assert_string_equal(errors('s', text), "");
	free(text);
	text = repeat("BEGIN { ", "x = 1; ", 100000, "}");
	assert_string_equal(errors('s', text), "");
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences),
		cmocka_unit_test(recovery_in_bodies),
		cmocka_unit_test(recovery_of_clauses),
		cmocka_unit_test(recovery_of_declarations),
		cmocka_unit_test(meaning_of_words),
		cmocka_unit_test(lexical),
		cmocka_unit_test(limits),
		cmocka_unit_test(many_errors),
		cmocka_unit_test(long_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
