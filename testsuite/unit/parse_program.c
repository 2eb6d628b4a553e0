// SPDX-License-Identifier: GPL-2.0-or-later
/* Items: clauses and descriptions, statements, declarations of every shape, control lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "parse_fixture.h"

static void clauses(void **state)
{
	(void)state;
	assert_tree("BEGIN {}", "clause :::BEGIN (body)");
	assert_tree("BEGIN, syscall:::entry\n/x/\n{ a; b }",
		    "clause :::BEGIN syscall:::entry (pred (ident x)) (body (stmt (ident a)) "
		    "(stmt (ident b)))");
	assert_tree("BEGIN { ; a;; }", "clause :::BEGIN (body (stmt) (stmt (ident a)) (stmt))");
	assert_tree("BEGIN{}END{}", "clause :::BEGIN (body); clause :::END (body)");
	assert_tree("BEGIN/x/{}", "clause :::BEGIN (pred (ident x)) (body)");
	assert_tree("BEGIN\\\n{}", "clause :::BEGIN (body)");
	assert_tree("", "");
}

/* Division inside predicates: '/' ends one before { ; / or the end. */
static void slashes(void **state)
{
	(void)state;
	assert_tree("BEGIN /a / b/ {}",
		    "clause :::BEGIN (pred (binary / (ident a) (ident b))) (body)");
	assert_tree(
		"BEGIN / a / 2 == 1 / /* comment */ {}",
		"clause :::BEGIN (pred (binary == (binary / (ident a) (int 2)) (int 1))) (body)");
	assert_tree("BEGIN /a /* x */ / b/\n# 3 \"x\"\n{}",
		    "clause :::BEGIN (pred (binary / (ident a) (ident b))) (body)");
	assert_tree("BEGIN /a /= 2/ {}",
		    "clause :::BEGIN (pred (assign /= (ident a) (int 2))) (body)");
	assert_tree("BEGIN { a / b; }",
		    "clause :::BEGIN (body (stmt (binary / (ident a) (ident b))))");
}

static void descriptions(void **state)
{
	(void)state;
	assert_tree("a:b:c:d, b:c:d, c:d, d, :::, 42 {}",
		    "clause a:b:c:d :b:c:d ::c:d :::d ::: 42 (body)");
	assert_tree("syscall::*read*:entry,profile-97hz,a:[!a-c]?\\.:x.isra.0:e {}",
		    "clause syscall::*read*:entry :::profile-97hz a:[!a-c]?\\.:x.isra.0:e (body)");
	assert_tree(
		"pid$target:libc.so.6::entry,syscall::$1:x,$2:d,p$$1:::,a$:::b {}",
		"clause pid123:libc.so.6::entry syscall::read:x a:b:c:d pread::: a$:::b (body)");
	assert_tree("fbt::foo@plt:entry,vmlinux`x,fbt::~a+1%:x {}",
		    "clause fbt::foo@plt:entry :::vmlinux`x fbt::~a+1%:x (body)");
}

static void descriptions_of_options(void **state)
{
	(void)state;
	assert_string_equal(tree('n', "BEGIN"), "clause :::BEGIN");
	assert_string_equal(tree('n', "BEGIN, 7"), "clause :::BEGIN 7");
	assert_string_equal(tree('n', "BEGIN END{}"), "clause :::BEGIN; clause :::END (body)");
	assert_string_equal(tree('n', "int x; BEGIN"), "decl x (base int); clause :::BEGIN");
	assert_string_equal(tree('f', "read"), "clause ::read:");
	assert_string_equal(tree('f', "a:b:read /x/ {}"),
			    "clause a:b:read: (pred (ident x)) (body)");
	assert_string_equal(tree('f', "42"), "clause ::42:");
	assert_string_equal(tree('m', "ext4"), "clause :ext4::");
	assert_string_equal(tree('m', "fbt:ext4"), "clause fbt:ext4::");
	assert_string_equal(tree('P', "fbt"), "clause fbt:::");
	assert_string_equal(tree('i', "12 {}"), "clause 12 (body)");
	assert_string_equal(errors('f', "a:b:c:d"), "1:1 D_PDESC_INVAL");
	assert_string_equal(errors('m', "a:b:c"), "1:1 D_PDESC_INVAL");
	assert_string_equal(errors('P', "a:b"), "1:1 D_PDESC_INVAL");
	assert_string_equal(errors('i', "BEGIN"), "1:1 D_PDESC_INVAL");
	assert_string_equal(errors('i', "0"), "1:1 D_PDESC_INVAL");
	assert_string_equal(errors('n', "4294967296"), "1:1 D_PDESC_INVAL");
	assert_string_equal(errors('n', "BEGIN /x/"), "1:10 D_SYNTAX");
}

static void wrong_descriptions(void **state)
{
	(void)state;
	assert_errors("BEGIN, a:b:c:d:e {}", "1:8 D_PDESC_INVAL");
	assert_errors("pid$nope:::x {} $9:::x {}", "1:4 D_MACRO_UNDEF, 1:17 D_MACRO_UNDEF");
	assert_errors("$2:d:e {}", "1:1 D_PDESC_INVAL");
	assert_errors("p234567890123456789012345678901234567890123456789012345678901234:::x {}",
		      "1:1 D_PDESC_INVAL");
}

static void statements(void **state)
{
	(void)state;
	assert_tree("BEGIN { if (a) b; else c; d }",
		    "clause :::BEGIN (body (if (ident a) (then (stmt (ident b))) (else (stmt "
		    "(ident c)))) (stmt (ident d)))");
	assert_tree("BEGIN { if (a) if (b) c; else d; }",
		    "clause :::BEGIN (body (if (ident a) (then (if (ident b) (then (stmt (ident "
		    "c))) (else (stmt (ident d)))))))");
	assert_tree("BEGIN { if (a) { b } else if (c) { } }",
		    "clause :::BEGIN (body (if (ident a) (then (block (stmt (ident b)))) (else (if "
		    "(ident c) (then (block))))))");
	assert_tree("BEGIN { while (a) a--; for (;;) ; for (i = 0; i < 3; i++) { b } }",
		    "clause :::BEGIN (body (while (test (ident a)) (body (stmt (postfix -- (ident "
		    "a))))) (for (body (stmt))) (for (init (assign = (ident i) (int 0))) (test "
		    "(binary < (ident i) (int 3))) (step (postfix ++ (ident i))) (body (block "
		    "(stmt (ident b))))))");
	assert_tree("BEGIN { typeof(x * 2) y; typeof(int) *z; typeof = 1; }",
		    "clause :::BEGIN (body (decl y (typeof (binary * (ident x) (int 2)))) "
		    "(decl z (pointer (typeof (base int)))) "
		    "(stmt (assign = (ident typeof) (int 1))))");
	assert_tree(
		"const int t[] = { 1, x * 2, }; BEGIN {}",
		"decl t (array (sizes) (base const int)) (value (table (int 1) (binary * (ident x) "
		"(int 2)))); clause :::BEGIN (body)");
	assert_tree("BEGIN { (int[]){ 1 }[0]; }",
		    "clause :::BEGIN (body (stmt (index (cast (array (sizes) (base int)) (table "
		    "(int 1))) (int 0))))");
	assert_tree("BEGIN { delete a[1]; delete self->x }",
		    "clause :::BEGIN (body (delete (index (ident a) (int 1))) "
		    "(delete (var self->x)))");
	assert_tree("BEGIN { delete = 1; delete(x); }",
		    "clause :::BEGIN (body (stmt (assign = (ident delete) (int 1))) "
		    "(stmt (call delete (ident x))))");
	assert_tree("BEGIN { return; return (1); return x }",
		    "clause :::BEGIN (body (return) (return (int 1)) (return (ident x)))");
	assert_tree(
		"BEGIN { do a++; while (a); switch (a) { case 1: b; break; default: continue } }",
		"clause :::BEGIN (body (do (test (ident a)) (body (stmt (postfix ++ (ident a))))) "
		"(switch (test (ident a)) (body (block (case (int 1)) (stmt (ident b)) (break) "
		"(case) (continue)))))");
	assert_tree("BEGIN { int x = 1, *y; for (int i = 0;;) ; }",
		    "clause :::BEGIN (body (decl x (base int) (value (int 1))) (decl y (pointer "
		    "(base int))) "
		    "(block (decl i (base int) (value (int 0))) (for (body (stmt)))))");
}

static void functions(void **state)
{
	(void)state;
	assert_tree("int f(int x, pid_t y) { int z; z = x; return z }\nBEGIN {}",
		    "function (decl f (function (params (param x (base int)) (param y (base "
		    "pid_t))) (base int))) (block (decl z (base int)) (stmt (assign = (ident z) "
		    "(ident x))) (return (ident z))); clause :::BEGIN (body)");
	assert_tree(
		"pid_t *f() { pid_t *p, q; }",
		"function (decl f (function () (params) (pointer (base pid_t)))) (block (decl p "
		"(pointer (base pid_t))) (decl q (base pid_t)))");
	assert_errors("int x { }", "1:5 D_SYNTAX");
	assert_errors("BEGIN { static int x; }", "1:9 D_SYNTAX");
}

static void variables(void **state)
{
	(void)state;
	assert_tree(
		"int x; self string s; this unsigned long y;",
		"decl x (base int); decl self s (base string); decl this y (base unsigned long)");
	assert_tree("int a[string, int], b[4], c[2][3], *d[5], (*e)[6];",
		    "decl a (array (sizes (base string) (base int)) (base int)); "
		    "decl b (array (sizes (int 4)) (base int)); "
		    "decl c (array (sizes (int 2)) (array (sizes (int 3)) (base int))); "
		    "decl d (array (sizes (int 5)) (pointer (base int))); "
		    "decl e (pointer (array (sizes (int 6)) (base int)))");
	assert_tree("self int last[dev_t]; this int y[N + 1];",
		    "decl self last (array (sizes (base dev_t)) (base int)); "
		    "decl this y (array (sizes (binary + (ident N) (int 1))) (base int))");
	assert_tree("extern int `x; extern struct task_struct mod`init;",
		    "decl extern x (base int); decl extern mod`init (sou struct task_struct)");
	assert_tree(
		"const char *const volatile p; char const *q; long long int r; _Bool b;",
		"decl p (pointer const volatile (base const char)); decl q (pointer (base const "
		"char)); decl r (base llong int); decl b (base _Bool)");
	assert_tree("int pid_t; pid_t dev_t; unsigned code;",
		    "decl pid_t (base int); decl dev_t (base pid_t); decl code (base unsigned)");
	assert_tree(
		"static auto register int x; restrict int y; self z;",
		"decl static auto register x (base int); decl y (base int); decl self z (base)");
}

static void function_types(void **state)
{
	(void)state;
	assert_tree(
		"int f(void), g(), h(int, ...), (*i)(char *s);",
		"decl f (function (params (param (base void))) (base int)); "
		"decl g (function () (params) (base int)); "
		"decl h (function ... (params (param (base int))) (base int)); "
		"decl i (pointer (function (params (param s (pointer (base char)))) (base int)))");
	assert_tree(
		"void (*f(int))(char);",
		"decl f (function (params (param (base int))) (pointer (function (params (param "
		"(base char))) (base void))))");
	assert_tree("int (*a[3])(int (*)(void), int []);",
		    "decl a (array (sizes (int 3)) (pointer (function (params (param (pointer "
		    "(function (params (param (base void))) (base int)))) (param (array (sizes) "
		    "(base int)))) (base int))))");
}

static void tagged_types(void **state)
{
	(void)state;
	assert_tree("struct a; struct a { int x, *y; struct a *next; };",
		    "decl (sou struct a); decl (sou struct a {} (field x (base int)) (field y "
		    "(pointer (base int))) (field next (pointer (sou struct a))))");
	assert_tree("struct { int a:3, :2, b; union { char c; }; struct { int d; } e; } x;",
		    "decl x (sou struct {} (field a (base int) (width (int 3))) (field (base int) "
		    "(width (int 2))) (field b (base int)) (field (sou union {} (field c (base "
		    "char)))) (field e (sou struct {} (field d (base int)))))");
	assert_tree("enum e { A, B = A + 1, C, }; enum { D } x; enum e y;",
		    "decl (enum e {} (enumerator A) (enumerator B (binary + (ident A) (int 1))) "
		    "(enumerator C)); decl x (enum {} (enumerator D)); decl y (enum e)");
	assert_tree("struct pid_t { pid_t pid_t; code code[2]; } code;",
		    "decl code (sou struct pid_t {} (field pid_t (base pid_t)) (field code (array "
		    "(sizes (int 2)) (base code))))");
}

static void typedefs(void **state)
{
	(void)state;
	assert_tree("typedef int foo; foo x; foo*y; self foo z[foo];",
		    "decl typedef foo (base int); decl x (base foo); decl y (pointer (base foo)); "
		    "decl self z (array (sizes (base foo)) (base foo))");
	assert_tree(
		"typedef struct s { int a; } s, *sp; BEGIN { (sp)x; }",
		"decl typedef s (sou struct s {} (field a (base int))); decl typedef sp (pointer "
		"(sou struct s {} (field a (base int)))); clause :::BEGIN (body (stmt (cast "
		"(base sp) (ident x))))");
}

/* Words at the outer level: a type begins a declaration only where it can. */
static void outer_words(void **state)
{
	(void)state;
	assert_tree("int*x;", "decl x (pointer (base int))");
	assert_tree("int*x {}", "clause :::int*x (body)");
	assert_tree("int*:x {}", "clause ::int*:x (body)");
	assert_tree("pid_t x;", "decl x (base pid_t)");
	assert_tree("pid_t*x, *y;", "decl x (pointer (base pid_t)); decl y (pointer (base pid_t))");
	assert_tree("pid_t (*f)(void);",
		    "decl f (pointer (function (params (param (base void))) (base pid_t)))");
	assert_tree(
		"code {} code:x {} code /x/ {}",
		"clause :::code (body); clause ::code:x (body); clause :::code (pred (ident x)) "
		"(body)");
	assert_tree("int::x:y {} int-1 {}", "clause int::x:y (body); clause :::int-1 (body)");
	assert_tree("structural {} selfish {}",
		    "clause :::structural (body); clause :::selfish (body)");
	assert_tree("if {} goto {} probe {}",
		    "clause :::if (body); clause :::goto (body); clause :::probe (body)");
}

static void inlines(void **state)
{
	(void)state;
	assert_tree("inline int X = 1 + 2;",
		    "inline (decl inline X (base int)) (binary + (int 1) (int 2))");
	assert_tree(
		"inline string s[int32_t a, struct x *b] = a == 1 ? \"x\" : b->s;",
		"inline (decl inline s (array (sizes (param a (base int32_t)) (param b (pointer "
		"(sou struct x)))) (base string))) (cond (binary == (ident a) (int 1)) (string "
		"\"x\") (member ->s (ident b)))");
	assert_tree("inline code x = (pid_t)code; inline int y = $1;",
		    "inline (decl inline x (base code)) (cast (base pid_t) (ident code)); inline "
		    "(decl inline y (base int)) (macro $1)");
}

static void translators(void **state)
{
	(void)state;
	assert_tree("translator pid_t < int32_t T > { };",
		    "translator T (base pid_t) (base int32_t)");
	assert_tree(
		"translator struct out < struct mod`task *T > { a = T->x; code = (int)*T->y; };",
		"translator T (sou struct out) (pointer (sou struct mod`task)) (a (member ->x "
		"(ident T))) (code (cast (base int) (unary * (member ->y (ident T)))))");
}

static void providers(void **state)
{
	(void)state;
	assert_tree("provider foo { probe start(int, char *) : (string, int x); probe int(void); "
		    "probe none(); };",
		    "provider foo (decl start (function (params (param (base int)) (param (pointer "
		    "(base char))))) (width (function (params (param (base string)) (param x (base "
		    "int)))))) (decl int (function (params (param (base void))))) (decl none "
		    "(function () (params)))");
}

static void control_lines(void **state)
{
	(void)state;
	assert_tree(
		"#!/usr/sbin/dtrace -s\n#pragma D option quiet\n#pragma D  binding \"1 0\" x\n"
		"#ident \"x\"\n#\n#pragma ident \"a\" /* c */\nint x;\n#pragma D attributes a/b/c "
		"x\n"
		"BEGIN {\n#pragma D option a=b\n}",
		"pragma D option quiet; pragma D binding \"1 0\" x; pragma ident \"a\"; decl x "
		"(base int); pragma D attributes a/b/c x; clause :::BEGIN (body); pragma D option "
		"a=b");
	assert_string_equal(tree('n', "BEGIN\n#pragma D option a"),
			    "clause :::BEGIN; pragma D option a");
	assert_errors("#foo\n #!x\nBEGIN {}\n#line x\n# 1x\n# 1 \"x\n",
		      "1:1 D_PRAGCTL_INVAL, 2:2 D_PRAGCTL_INVAL, 4:1 D_PRAGMA_MALFORM, 5:1 "
		      "D_PRAGMA_MALFORM, 6:1 D_PRAGMA_MALFORM");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clauses),
		cmocka_unit_test(slashes),
		cmocka_unit_test(descriptions),
		cmocka_unit_test(descriptions_of_options),
		cmocka_unit_test(wrong_descriptions),
		cmocka_unit_test(statements),
		cmocka_unit_test(functions),
		cmocka_unit_test(variables),
		cmocka_unit_test(function_types),
		cmocka_unit_test(tagged_types),
		cmocka_unit_test(typedefs),
		cmocka_unit_test(outer_words),
		cmocka_unit_test(inlines),
		cmocka_unit_test(translators),
		cmocka_unit_test(providers),
		cmocka_unit_test(control_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
