// SPDX-License-Identifier: GPL-2.0-or-later
/* How much memory there is: of the machine, and of control groups that allow less. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "loader/host/memory.h"

#define GB (1ull << 30)

static char root[] = "/tmp/dtap-memory.XXXXXX";

static void put(const char *path, const char *text)
{
	char full[200];
	FILE *f;

	snprintf(full, sizeof(full), "%s%s", root, path);
	for (char *p = full + strlen(root) + 1; (p = strchr(p, '/')); *p++ = '/') {
		*p = '\0';
		mkdir(full, 0700);
	}
	f = fopen(full, "w");
	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void check(u64 total, u64 available)
{
	const struct memory m = memory_in(root);

	assert_int_equal(m.total, total);
	assert_int_equal(m.available, available);
}

static int start(void **state)
{
	(void)state;
	if (!mkdtemp(root))
		return -1;
	put("/proc/meminfo",
	    "MemTotal:  16777216 kB\nMemFree: 1 kB\nMemAvailable:    8388608 kB\n");
	return 0;
}

static int end(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", root);
	return system(command);
}

static void test_machine(void **state)
{
	(void)state;
	check(16 * GB, 8 * GB);
}

/* Each group above limits, too; page cache that can go is not in the way. */
static void test_groups(void **state)
{
	(void)state;
	put("/proc/self/cgroup", "0::/outer/inner\n");
	check(16 * GB, 8 * GB);
	put("/sys/fs/cgroup/outer/inner/memory.max", "max\n");
	put("/sys/fs/cgroup/outer/inner/memory.current", "4096\n");
	check(16 * GB, 8 * GB);
	put("/sys/fs/cgroup/outer/memory.max", "4294967296\n");
	put("/sys/fs/cgroup/outer/memory.current", "2147483648\n");
	check(4 * GB, 2 * GB);
	put("/sys/fs/cgroup/outer/memory.stat", "anon 7\ninactive_file 1073741824\n");
	check(4 * GB, 3 * GB);
	put("/sys/fs/cgroup/outer/inner/memory.max", "1073741824\n");
	check(GB, GB - 4096);
	put("/sys/fs/cgroup/outer/inner/memory.current", "2147483648\n");
	check(GB, 0);
}

static void test_old_groups(void **state)
{
	(void)state;
	put("/proc/self/cgroup", "5:cpu:/a\n3:memory:/b\n");
	put("/sys/fs/cgroup/memory/b/memory.limit_in_bytes", "2147483648\n");
	put("/sys/fs/cgroup/memory/b/memory.usage_in_bytes", "1073741824\n");
	check(2 * GB, GB);
}

static void test_short(void **state)
{
	const struct memory m = { .total = 32 * GB, .available = GB - 1 };

	(void)state;
	assert_true(memory_is_short(&m, GB));
	assert_false(memory_is_short(&m, GB / 2)); /* to end would not help */
	assert_false(memory_is_short(&(struct memory){ 32 * GB, 2 * GB }, 30 * GB));
}

static void test_text(void **state)
{
	char text[MEMORY_TEXT];

	(void)state;
	assert_string_equal(memory_text(100, text), "100");
	assert_string_equal(memory_text(300ull << 20, text), "300m");
	assert_string_equal(memory_text(UINT64_MAX, text), "15e");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_machine),	   cmocka_unit_test(test_groups),
		cmocka_unit_test(test_old_groups), cmocka_unit_test(test_short),
		cmocka_unit_test(test_text),
	};

	return cmocka_run_group_tests(tests, start, end);
}
