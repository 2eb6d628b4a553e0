// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What follows from the lines of a kit, and from what the kernel has, for the parts of the runtime.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "codegen/build/kit_lacks.h"

static void *ctx;
static struct kit_parts_list list;

static int setup(void **state)
{
	static const char *const lines[] = {
		"part core",	"has rt_enter", "needs kallsyms",
		"part walk",	"has rt_walk",	"left walk.c:3: no such thing",
		"part user",	"has rt_use",	"uses core",
		"uses walk",	"part far",	"has rt_far",
		"uses user",	"part record",	"has attach_record",
		"needs events", "needs mutex",	"uses core",
	};

	(void)state;
	ctx = talloc_new(NULL);
	list = (struct kit_parts_list){ 0 };
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		assert_true(kit_lacks_read(ctx, &list, lines[i]));
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(ctx);
	return 0;
}

/* All but the one that is given. */
static bool has(void *arg, const char *symbol)
{
	return !arg || strcmp(arg, symbol) != 0;
}

static void lacks(const char *symbol, const char *part, const char *why)
{
	const struct kit_part *found = kit_lacks_find(&list, symbol);

	assert_non_null(found);
	assert_string_equal(found->name, part);
	assert_string_equal(found->why, why);
}

static void test_left_out(void **state)
{
	(void)state;
	kit_lacks_settle(ctx, &list, has, NULL);
	assert_true(kit_lacks_any(&list));
	lacks("rt_walk", "walk", "walk.c:3: no such thing");
	lacks("rt_use", "user",
	      "it needs the part 'walk', which is left out: walk.c:3: no such thing");
	assert_non_null(kit_lacks_find(&list, "rt_far"));
	assert_null(kit_lacks_find(&list, "rt_enter"));
	assert_null(kit_lacks_find(&list, "attach_record"));
	assert_null(kit_lacks_find(&list, "rt_wal"));
}

static void test_symbol(void **state)
{
	(void)state;
	kit_lacks_settle(ctx, &list, has, (void *)"mutex");
	lacks("attach_record", "record", "the kernel has no symbol 'mutex'");
	assert_null(kit_lacks_find(&list, "rt_enter"));
}

/* What the core needs, all need. */
static void test_core(void **state)
{
	(void)state;
	kit_lacks_settle(ctx, &list, has, (void *)"kallsyms");
	lacks("rt_enter", "core", "the kernel has no symbol 'kallsyms'");
	lacks("attach_record", "record",
	      "it needs the part 'core', which is left out: the kernel has no symbol 'kallsyms'");
}

static void test_lines(void **state)
{
	struct kit_parts_list empty = { 0 };

	(void)state;
	assert_false(kit_lacks_read(ctx, &empty, "has nothing"));
	assert_false(kit_lacks_read(ctx, &empty, "other line"));
	assert_false(kit_lacks_any(&empty));
	assert_null(kit_lacks_find(&empty, "rt_enter"));
	assert_true(kit_lacks_read(ctx, &empty, "part whole"));
	kit_lacks_settle(ctx, &empty, has, NULL);
	assert_false(kit_lacks_any(&empty));
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = { TEST(left_out), TEST(symbol), TEST(core), TEST(lines) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
