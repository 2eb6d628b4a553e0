// SPDX-License-Identifier: GPL-2.0-or-later
/* Rings: order, wrapping, space given back, and contents that make no sense. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <stdlib.h>
#include <string.h>

#include "loader/load/ring.h"

struct small {
	struct dtap_rec rec;
	u64 n;
};

static void put(struct fake_kernel *k, u64 n)
{
	const struct small s = { { sizeof(s), 1 }, n };

	fake_kernel_put(k, 0, &s, sizeof(s));
}

static void test_order_and_wrap(void **state)
{
	struct fake_kernel k;
	struct rings rings;
	u64 next = 0, put_so_far = 0;

	(void)state;
	fake_kernel_init(&k, 1);
	assert_int_equal(rings_map(&rings, &k.ctl, 1, k.ring_size), 0);
	assert_int_equal(ring_used(&rings.cpu[0]), 0);
	for (int round = 0; round < 50; round++) {
		const struct small *s;

		for (int i = 0; i < 100 + round; i++)
			put(&k, put_so_far++);
		assert_int_not_equal(ring_used(&rings.cpu[0]), 0);
		ring_begin(&rings.cpu[0]);
		while ((s = (const void *)ring_next(&rings.cpu[0])))
			assert_int_equal(s->n, next++);
		ring_end(&rings.cpu[0]);
		assert_int_equal(fake_kernel_page(&k, 0)->tail, fake_kernel_page(&k, 0)->head);
	}
	assert_int_equal(next, put_so_far);
	assert_false(rings.cpu[0].bad);
	rings_unmap(&rings);
	fake_kernel_deinit(&k);
}

static void test_overwritten(void **state)
{
	const struct small *s;
	struct fake_kernel k;
	struct rings rings;

	(void)state;
	fake_kernel_init(&k, 1);
	assert_int_equal(rings_map(&rings, &k.ctl, 1, k.ring_size), 0);
	for (u64 i = 0; i < 300; i++)
		put(&k, i);
	/* bufpolicy=ring: 256 fit, the kernel has moved the tail. */
	fake_kernel_page(&k, 0)->tail = (300 - 256) * sizeof(*s);
	ring_begin(&rings.cpu[0]);
	s = (const void *)ring_next(&rings.cpu[0]);
	assert_int_equal(s->n, 44);
	rings_unmap(&rings);
	fake_kernel_deinit(&k);
}

static void expect_bad(const void *bytes, u64 size, u64 head)
{
	struct fake_kernel k;
	struct rings rings;

	fake_kernel_init(&k, 1);
	assert_int_equal(rings_map(&rings, &k.ctl, 1, k.ring_size), 0);
	fake_kernel_put(&k, 0, bytes, size);
	if (head)
		fake_kernel_page(&k, 0)->head = head;
	ring_begin(&rings.cpu[0]);
	while (ring_next(&rings.cpu[0]))
		;
	assert_true(rings.cpu[0].bad);
	assert_null(ring_peek(&rings.cpu[0]));
	ring_begin(&rings.cpu[0]);
	assert_null(ring_next(&rings.cpu[0]));
	rings_unmap(&rings);
	fake_kernel_deinit(&k);
}

static void test_garbled(void **state)
{
	const u32 lengths[] = { 0, 1, 4, 7, 9, 12, 24, 4096, 0xfffffff8u, 0xffffffffu };

	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		const struct small s = { { lengths[i], 1 }, 0 };

		expect_bad(&s, sizeof(s), 0);
	}
	const struct small s = { { sizeof(s), 1 }, 0 };

	expect_bad(&s, sizeof(s), sizeof(s) + 4);
	expect_bad(&s, sizeof(s), 3 * 4096);
	expect_bad(&s, sizeof(s), ~7ull);
}

/* A ring of nothing but times is read in one go, not once for each of them. */
static void test_looking_ahead(void **state)
{
	static const struct dtap_rec_time time = { { sizeof(time), DTAP_EPID_TIME }, 1 };
	struct fake_kernel k;
	struct rings rings;

	(void)state;
	fake_kernel_init(&k, 1);
	assert_int_equal(rings_map(&rings, &k.ctl, 1, k.ring_size), 0);
	fake_kernel_put(&k, 0, &time, sizeof(time));
	put(&k, 7);
	ring_begin(&rings.cpu[0]);
	assert_int_equal(ring_peek_past(&rings.cpu[0], DTAP_EPID_TIME)->epid, 1);
	while (k.ring_size - fake_kernel_page(&k, 0)->head >= sizeof(time) + sizeof(struct small))
		fake_kernel_put(&k, 0, &time, sizeof(time));
	put(&k, 8);
	ring_begin(&rings.cpu[0]);
	ring_next(&rings.cpu[0]);
	ring_next(&rings.cpu[0]);
	assert_null(ring_peek_past(&rings.cpu[0], DTAP_EPID_TIME));
	assert_false(rings.cpu[0].bad);
	rings_unmap(&rings);
	fake_kernel_deinit(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_looking_ahead),
		cmocka_unit_test(test_order_and_wrap),
		cmocka_unit_test(test_overwritten),
		cmocka_unit_test(test_garbled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
