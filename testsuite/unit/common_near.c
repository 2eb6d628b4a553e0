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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
