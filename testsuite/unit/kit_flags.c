// SPDX-License-Identifier: GPL-2.0-or-later
/* Which of kbuild's compiler flags a script object gets: gcc(1), clang(1). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <talloc.h>

#include "codegen/build/kit_flags.h"

static void *ctx;

static int setup(void **state)
{
	(void)state;
	ctx = talloc_new(NULL);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(ctx);
	return 0;
}

/* The words that are left of a command, joined with blanks. */
static void becomes(const char *command, const char *expected)
{
	const struct args *flags = kit_flags(ctx, args_split(ctx, command));
	char *text = talloc_strdup(ctx, flags->v[0]);

	for (size_t i = 1; i < flags->n; i++)
		text = talloc_asprintf_append(text, " %s", flags->v[i]);
	assert_string_equal(text, expected);
}

static void test_code(void **state)
{
	(void)state;
	becomes("gcc -nostdinc -O2 -mcmodel=kernel -fno-common -std=gnu11 -m64",
		"gcc -nostdinc -O2 -mcmodel=kernel -fno-common -std=gnu11 -m64");
	becomes("gcc -Wa,-march=armv8.5-a -Wall -Wp,-MMD,x.d -Werror=return-type",
		"gcc -Wa,-march=armv8.5-a");
}

static void test_headers_and_names(void **state)
{
	(void)state;
	becomes("gcc -Iinclude -I include -DA=1 -D B -UC -U C -include a.h -isystem /usr/inc "
		"-imacros m.h "
		"-iquote q -idirafter d -O2",
		"gcc -O2");
	becomes("gcc -g -gdwarf-5 -fmacro-prefix-map=/a/= -MD -MF x.d -MT x.o -c -o x.o x.c -O2",
		"gcc -O2");
}

/* The next word belongs to the option, whatever it looks like. */
static void test_words(void **state)
{
	(void)state;
	becomes("gcc --param asan-globals=1 --param=asan-stack=1 -O2",
		"gcc --param asan-globals=1 --param=asan-stack=1 -O2");
	becomes("clang -mllvm -asan-stack=0 -Xclang -fcf-protection -Xassembler -g -target "
		"x86_64-linux-gnu",
		"clang -mllvm -asan-stack=0 -Xclang -fcf-protection -Xassembler -g -target "
		"x86_64-linux-gnu");
	becomes("clang --target=x86_64-linux-gnu -x c -O2",
		"clang --target=x86_64-linux-gnu -x c -O2");
	/* That of an option that goes, too. */
	becomes("gcc -Xlinker -O1 -T -O3 -Xpreprocessor -O0 -D -O -MF -m32 -O2", "gcc -O2");
	becomes("gcc -O2 --param", "gcc -O2");
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(code), TEST(headers_and_names), TEST(words) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
