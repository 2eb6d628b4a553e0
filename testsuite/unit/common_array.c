// SPDX-License-Identifier: GPL-2.0-or-later
/* Arrays that grow, and whole files. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <talloc.h>

#include "common/array.h"
#include "common/file.h"

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
	return talloc_free(ctx);
}

static void test_add(void **state)
{
	uint64_t *numbers = NULL;
	uint32_t n = 0;

	(void)state;
	for (uint64_t i = 0; i < 1000; i++) {
		array_add(ctx, numbers, n) = i * i;
		assert_int_equal(n, i + 1);
		assert_true(talloc_get_size(numbers) >= n * sizeof(*numbers));
		assert_true(talloc_get_size(numbers) < 2 * n * sizeof(*numbers) + 1);
	}
	for (uint64_t i = 0; i < 1000; i++)
		assert_int_equal(numbers[i], i * i);
	assert_ptr_equal(talloc_parent(numbers), ctx);
}

static void test_reserve(void **state)
{
	size_t room = 0, before;
	char *text = array_reserve(ctx, NULL, &room, 100, 1), *same;

	(void)state;
	assert_non_null(text);
	assert_true(room >= 100);
	memset(text, 'x', room);
	before = room;
	same = array_reserve(ctx, text, &room, before, 1);
	assert_ptr_equal(same, text);
	assert_int_equal(room, before);
	text = array_reserve(ctx, text, &room, before + 1, 1);
	assert_true(room > before);
	for (size_t i = 0; i < before; i++)
		assert_int_equal(text[i], 'x');
	/* More than there can be: refused, and what is there stays. */
	before = room;
	assert_null(array_reserve(ctx, text, &room, SIZE_MAX, 1));
	assert_null(array_reserve(ctx, text, &room, SIZE_MAX / 4, 16));
	assert_int_equal(room, before);
	assert_int_equal(*text, 'x');
}

static void test_file(void **state)
{
	char path[] = "/tmp/dtap-file.XXXXXX", *bytes = talloc_size(ctx, 300000), *read;
	const size_t sizes[] = { 0, 1, 16383, 16384, 16385, 300000 };
	size_t size;

	(void)state;
	close(mkstemp(path));
	for (size_t i = 0; i < 300000; i++)
		bytes[i] = (char)(i % 251);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		assert_true(file_write(path, bytes, sizes[i]));
		read = file_read(ctx, path, &size);
		assert_non_null(read);
		assert_int_equal(size, sizes[i]);
		assert_memory_equal(read, bytes, size);
		assert_int_equal(read[size], 0);
		talloc_free(read);
	}
	unlink(path);
	assert_null(file_read(ctx, path, &size));
	assert_int_equal(errno, ENOENT);
	assert_null(file_read(ctx, "/", &size));
	assert_int_equal(errno, EISDIR);
	/* Its size is said to be 0. */
	assert_non_null(file_read(ctx, "/proc/self/stat", &size));
	assert_true(size > 20);
}

static void test_most(void **state)
{
	int fds[2];
	size_t size;

	(void)state;
	for (size_t most = 9; most < 12; most++) {
		assert_int_equal(pipe(fds), 0);
		assert_true(file_write_to(fds[1], "0123456789", 10));
		close(fds[1]);
		if (most < 10) {
			assert_null(file_read_from(ctx, fds[0], most, &size));
			assert_int_equal(errno, EFBIG);
		} else {
			assert_string_equal(file_read_from(ctx, fds[0], most, &size), "0123456789");
		}
		close(fds[0]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_add),
		cmocka_unit_test(test_reserve),
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_most),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
