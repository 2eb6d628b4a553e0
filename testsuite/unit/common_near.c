// SPDX-License-Identifier: GPL-2.0-or-later
/* Names that somebody may have meant (common/near.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "common/near.h"

static void nearest(void **state)
{
	static const char *const names[] = {
		"execname", "pid", "ppid", "timestamp", "comm", "arg0"
	};
	const unsigned int n = sizeof(names) / sizeof(*names);

	(void)state;
	assert_string_equal(near_name("execnam", names, n), "execname");
	assert_string_equal(near_name("excename", names, n), "execname");
	assert_string_equal(near_name("pidd", names, n), "pid");
	assert_string_equal(near_name("comn", names, n), "comm");
	assert_string_equal(near_name("tiemstamp", names, n), "timestamp");
	assert_string_equal(near_name("pid", names, n), "pid");
	assert_null(near_name("walltime", names, n));
	assert_null(near_name("x", names, n));
	assert_null(near_name("", names, n));
	assert_null(near_name("pid", names, 0));
}

static void functions(void **state)
{
	static const char *const names[] = {
		"kmem_cache_flags",	 NULL,
		"kmem_cache_alloc.cold", "kmem_cache_alloc_noprof",
		"kmem_cache_alloc_node", "task_switch.isra.0",
		"task_switched",	 "grow.constprop.0.isra.12",
		"shrink.part.",		 "shrinks",
		"vma_noprof.part.0",	 "plain",
	};
	const unsigned int n = sizeof(names) / sizeof(*names);

	(void)state;
	assert_string_equal(near_function("kmem_cache_alloc", names, n), "kmem_cache_alloc_noprof");
	assert_string_equal(near_function("task_switch", names, n), "task_switch.isra.0");
	assert_string_equal(near_function("grow", names, n), "grow.constprop.0.isra.12");
	assert_string_equal(near_function("vma", names, n), "vma_noprof.part.0");
	/* None is made of these. */
	assert_string_equal(near_function("shrink", names, n), "shrinks");
	assert_string_equal(near_function("plain", names, n), "plain");
	assert_null(near_function("", names, n));
	assert_false(near_is_made_of("plain", "plain"));
	assert_false(near_is_made_of("kmem_cache_alloc.cold", "kmem_cache_alloc"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nearest),
		cmocka_unit_test(functions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
