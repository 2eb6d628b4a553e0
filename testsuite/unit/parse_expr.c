// SPDX-License-Identifier: GPL-2.0-or-later
/* Expressions: precedence, operands, literals, names that are types and those that are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parse_fixture.h"

/* Binary operators from the tightest to the loosest; equal levels side by side. */
static const struct {
	const char *op;
	int level;
} binary[] = {
	{ "*", 3 }, { "/", 3 },	 { "%", 3 },  { "+", 4 },   { "-", 4 },	  { "<<", 5 },	{ ">>", 5 },
	{ "<", 6 }, { "<=", 6 }, { ">", 6 },  { ">=", 6 },  { "==", 7 },  { "!=", 7 },	{ "!~", 7 },
	{ "&", 8 }, { "^", 9 },	 { "|", 10 }, { "&&", 11 }, { "^^", 12 }, { "||", 13 }, { ",", 16 },
};

#define NBINARY (sizeof(binary) / sizeof(*binary))

static void every_pair(void **state)
{
	(void)state;
	for (size_t i = 0; i < NBINARY; i++) {
		for (size_t k = 0; k < NBINARY; k++) {
			const char *a = binary[i].op, *b = binary[k].op;
			char text[64], expected[128];

			snprintf(text, sizeof(text), "a %s b %s c", a, b);
			if (binary[i].level <= binary[k].level)
				snprintf(expected, sizeof(expected),
					 "binary %s (binary %s (ident a) (ident b)) (ident c)", b,
					 a);
			else
				snprintf(expected, sizeof(expected),
					 "binary %s (ident a) (binary %s (ident b) (ident c))", a,
					 b);
			assert_expr(text, expected);
		}
	}
}

static void conditions(void **state)
{
	(void)state;
	assert_expr("a ? b : c ? d : e",
		    "cond (ident a) (ident b) (cond (ident c) (ident d) (ident e))");
	assert_expr(
		"a || b ? c , d : e",
		"cond (binary || (ident a) (ident b)) (binary , (ident c) (ident d)) (ident e)");
	assert_expr("a = b ? c : d", "assign = (ident a) (cond (ident b) (ident c) (ident d))");
	assert_expr("a ? printf(\"x\") : 1", "cond (ident a) (call printf (string \"x\")) (int 1)");
}

static void assignments(void **state)
{
	static const char *const ops[] = { "", "+", "-", "*", "/", "%", "&", "^", "|", "<<", ">>" };

	(void)state;
	for (size_t i = 0; i < sizeof(ops) / sizeof(*ops); i++) {
		char text[64], expected[128];

		snprintf(text, sizeof(text), "a %s= b = c", ops[i]);
		snprintf(expected, sizeof(expected),
			 "assign %s= (ident a) (assign = (ident b) (ident c))", ops[i]);
		assert_expr(text, expected);
	}
	assert_expr("a = 1, b = 2",
		    "binary , (assign = (ident a) (int 1)) (assign = (ident b) (int 2))");
	assert_errors("BEGIN { a + b = c; }", "1:15 D_SYNTAX");
}

static void unary(void **state)
{
	(void)state;
	assert_expr("-a * !b", "binary * (unary - (ident a)) (unary ! (ident b))");
	assert_expr("~a + +b", "binary + (unary ~ (ident a)) (unary + (ident b))");
	assert_expr("*a++", "unary * (postfix ++ (ident a))");
	assert_expr("++a", "unary ++ (ident a)");
	assert_expr("- -a--", "unary - (unary - (postfix -- (ident a)))");
	assert_expr("a - --b", "binary - (ident a) (unary -- (ident b))");
	assert_expr("&a->b", "unary & (member ->b (ident a))");
	assert_expr("sizeof a + 1", "binary + (unary sizeof (ident a)) (int 1)");
	assert_expr("sizeof (int)", "sizeof (base int)");
	assert_expr("sizeof (x)[0]", "unary sizeof (index (ident x) (int 0))");
	assert_expr("stringof a + 1", "binary + (unary stringof (ident a)) (int 1)");
	assert_expr("stringof (a)[1]", "index (unary stringof (ident a)) (int 1)");
	assert_expr("stringof (char *)a", "unary stringof (cast (pointer (base char)) (ident a))");
	assert_expr("stringof *a", "unary stringof (unary * (ident a))");
	assert_expr("stringof stringof a", "unary stringof (unary stringof (ident a))");
}

/* =~ is one mark before a string alone, and !~ wherever an operator can stand. */
static void matches(void **state)
{
	(void)state;
	assert_expr("a =~ \"x\" == b", "binary == (binary =~ (ident a) (string \"x\")) (ident b)");
	assert_expr("a < b !~ \"x\" & c",
		    "binary & (binary !~ (binary < (ident a) (ident b)) (string \"x\")) (ident c)");
	assert_expr("a =~ /* b */ \"x\"", "binary =~ (ident a) (string \"x\")");
	assert_expr("a=~\"x\"", "binary =~ (ident a) (string \"x\")");
	assert_expr("a =~ $$1", "binary =~ (ident a) (macro $$1)");
	assert_expr("a =~ $2", "binary =~ (ident a) (macro $2)");
	assert_expr("a =~ $1", "assign = (ident a) (unary ~ (macro $1))");
	assert_expr("a =~ $target", "assign = (ident a) (unary ~ (macro $target))");
	assert_expr("a =~b", "assign = (ident a) (unary ~ (ident b))");
	assert_expr("a=~(\"x\" == b)",
		    "assign = (ident a) (unary ~ (binary == (string \"x\") (ident b)))");
	assert_expr("a = ~\"x\"", "assign = (ident a) (unary ~ (string \"x\"))");
	assert_expr("a ==~b", "binary == (ident a) (unary ~ (ident b))");
	assert_expr("a !=~b", "binary != (ident a) (unary ~ (ident b))");
	assert_expr("a !~ b", "binary !~ (ident a) (ident b)");
	assert_expr("!~a", "unary ! (unary ~ (ident a))");
	assert_expr("! ~a + !!~b", "binary + (unary ! (unary ~ (ident a))) "
				   "(unary ! (unary ! (unary ~ (ident b))))");
	assert_expr("a = !~b", "assign = (ident a) (unary ! (unary ~ (ident b)))");
	assert_expr("a !~ !~b", "binary !~ (ident a) (unary ! (unary ~ (ident b)))");
	assert_expr("(x) !~ \"y\"", "binary !~ (ident x) (string \"y\")");
	assert_expr("(pid_t)!~x", "cast (base pid_t) (unary ! (unary ~ (ident x)))");
	assert_errors("BEGIN { a ! ~b; }", "1:11 D_SYNTAX");
}

static void casts(void **state)
{
	(void)state;
	assert_expr("(int)a + b", "binary + (cast (base int) (ident a)) (ident b)");
	assert_expr("(int)a.b", "cast (base int) (member .b (ident a))");
	assert_expr("(struct x *)a->b", "cast (pointer (sou struct x)) (member ->b (ident a))");
	assert_expr("(unsigned long long)-1", "cast (base unsigned llong) (unary - (int 1))");
	assert_expr("(const char *const)a", "cast (pointer const (base const char)) (ident a)");
	assert_expr("(int (*)(int, char *))a",
		    "cast (pointer (function (params (param (base int)) (param (pointer (base "
		    "char)))) (base int))) (ident a)");
	assert_expr("(pid_t)a", "cast (base pid_t) (ident a)");
	assert_expr("(pid_t *)a", "cast (pointer (base pid_t)) (ident a)");
	assert_expr("(struct mod`tag *)a", "cast (pointer (sou struct mod`tag)) (ident a)");
	assert_expr("(mod`type_t)a", "cast (base mod`type_t) (ident a)");
	assert_expr("($3)a", "cast (base pid_t) (ident a)");
	assert_expr("(struct $1 *)a", "cast (pointer (sou struct read)) (ident a)");
	assert_expr("(userland char *)a", "cast (pointer (base userland char)) (ident a)");
}

static void operands(void **state)
{
	(void)state;
	assert_expr("a[1, b]", "index (ident a) (int 1) (ident b)");
	assert_expr("self->x[1]", "index (var self->x) (int 1)");
	assert_expr("this->x", "var this->x");
	assert_expr("self", "var self");
	assert_expr("f(a, (b, c))", "call f (ident a) (binary , (ident b) (ident c))");
	assert_expr("f()", "call f");
	assert_expr("args[0]->a.b", "member .b (member ->a (index (ident args) (int 0)))");
	assert_expr("offsetof(struct x, y)", "offsetof y (sou struct x)");
	assert_expr("xlate <struct x *> (a)->b",
		    "member ->b (xlate (pointer (sou struct x)) (ident a))");
	assert_expr("`a", "ident `a");
	assert_expr("vmlinux`a.b", "member .b (ident vmlinux`a)");
	assert_expr("9p`a", "ident 9p`a");
	assert_expr("``a", "ident ``a");
	assert_expr("$1 + $$target", "binary + (macro $1) (macro $$target)");
	assert_expr("@a", "agg @a");
	assert_expr("@[x, 1] = count()", "assign = (agg @[] (ident x) (int 1)) (call count)");
	assert_expr("@ = count()", "assign = (agg @) (call count)");
	assert_expr("(a)(b)", "call a (ident b)");
	assert_errors("BEGIN { self->x(b); `f(1); }", "1:9 D_FUNC_IDENT, 1:21 D_FUNC_IDENT");
}

static void member_names(void **state)
{
	(void)state;
	assert_expr("a->int.self->string",
		    "member ->string (member .self (member ->int (ident a)))");
	assert_expr("a->pid_t", "member ->pid_t (ident a)");
	assert_expr("self->probe", "var self->probe");
	assert_expr("self->$1", "var self->read");
	assert_expr("offsetof(pid_t, if)", "offsetof if (base pid_t)");
}

/* `code` is a type; it is so only where nothing else makes sense. */
static void type_or_variable(void **state)
{
	(void)state;
	assert_expr("code = 1", "assign = (ident code) (int 1)");
	assert_expr("code += 1", "assign += (ident code) (int 1)");
	assert_expr("code <<= 1", "assign <<= (ident code) (int 1)");
	assert_expr("code++", "postfix ++ (ident code)");
	assert_expr("code[1]", "index (ident code) (int 1)");
	assert_expr("trace(code)", "call trace (ident code)");
	assert_expr("a + code", "binary + (ident a) (ident code)");
	assert_expr("(code * 2)", "binary * (ident code) (int 2)");
	assert_expr("(code == 2)", "binary == (ident code) (int 2)");
	assert_expr("(code)a", "cast (base code) (ident a)");
	assert_expr("(code **)a", "cast (pointer (pointer (base code))) (ident a)");
	assert_expr("sizeof (code)", "sizeof (base code)");
	assert_expr("xlate <code>(a)", "xlate (base code) (ident a)");
	assert_expr("code", "ident code");
}

static void integers(void **state)
{
	(void)state;
	assert_expr("0", "int 0");
	assert_expr("010", "int 8");
	assert_expr("0xfF", "int 255");
	assert_expr("18446744073709551615", "int 18446744073709551615");
	assert_expr("1u", "int 1 u");
	assert_expr("1UL", "int 1 u l");
	assert_expr("1lU", "int 1 u l");
	assert_expr("1ULL", "int 1 u ll");
	assert_expr("1llu", "int 1 u ll");
	assert_expr("1L", "int 1 l");
	assert_errors("BEGIN { a = 18446744073709551616; }", "1:13 D_INT_OFLOW");
	assert_errors("BEGIN { a = 0x10000000000000000; }", "1:13 D_INT_OFLOW");
	assert_errors("BEGIN { a = 09; b = 0x1g; c = 12z; d = 0x; e = 1lul; }",
		      "1:14 D_INT_DIGIT, 1:24 D_INT_DIGIT, 1:33 D_INT_DIGIT, 1:40 D_INT_DIGIT, "
		      "1:49 D_INT_DIGIT");
	assert_errors("BEGIN { a = 1.5; b = .5; c = 1e5; d = 1.; e = 2e-3; }",
		      "1:13 D_SYNTAX, 1:22 D_SYNTAX, 1:30 D_SYNTAX, 1:39 D_SYNTAX, 1:47 D_SYNTAX");
}

static void characters(void **state)
{
	(void)state;
	assert_expr("'a'", "int 97 char");
	assert_expr("'ab'", "int 24930 char");
	assert_expr("'abcdefgh'", "int 7017280452245743464 char");
	assert_expr("'\\n'", "int 10 char");
	assert_expr("'\\''", "int 39 char");
	assert_expr("'\"'", "int 34 char");
	assert_expr("'\\0'", "int 0 char");
	assert_expr("'\\377'", "int 255 char");
	assert_expr("'\\x41'", "int 65 char");
	assert_errors("BEGIN { a = ''; }", "1:13 D_CHR_NULL");
	assert_errors("BEGIN { a = 'abcdefghi'; }", "1:13 D_CHR_OFLOW");
	assert_errors("BEGIN { a = 'a\n; }", "1:13 D_CHR_NL");
	assert_errors("BEGIN { a = '\\xg'; }", "1:14 D_SYNTAX");
}

static void strings(void **state)
{
	(void)state;
	assert_expr("\"a\\tb\\x41\\101\\0\\q\\\"\"", "string \"a\\011bAA\\000q\\\"\"");
	assert_expr("\"\"", "string \"\"");
	assert_expr("\"a\\\nb\"", "string \"ab\"");
	assert_expr("\"/* no comment */\"", "string \"/* no comment */\"");
	assert_errors("BEGIN { a = \"abc\n; }", "1:13 D_STR_NL");
	assert_errors("BEGIN { a = \"abc", "1:13 D_SYNTAX");
	assert_errors("BEGIN { printf(\"a\" \"b\"); }", "1:20 D_SYNTAX");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_pair),	    cmocka_unit_test(conditions),
		cmocka_unit_test(assignments),	    cmocka_unit_test(unary),
		cmocka_unit_test(matches),	    cmocka_unit_test(casts),
		cmocka_unit_test(operands),	    cmocka_unit_test(member_names),
		cmocka_unit_test(type_or_variable), cmocka_unit_test(integers),
		cmocka_unit_test(characters),	    cmocka_unit_test(strings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
