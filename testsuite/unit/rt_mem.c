/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Checked access, scratch memory, keys, arithmetic. */
#include "rt_fixture.h"

#include "runtime/memory/scratch.h"

#define SITE 9
#define PAGE 4096

static struct rt_ctx ctx;
static char *page; /* the page after it is not mapped */

static int setup(void **state)
{
	(void)state;
	fixture_reset();
	fixture_start();
	fixture_enter(&ctx, 0);
	page = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(page, MAP_FAILED);
	munmap(page + PAGE, PAGE);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	munmap(page, PAGE);
	fixture_stop();
	return 0;
}

static void test_loads(void **state)
{
	const u64 v = 0xfedcba9876543210ULL;
	u64 end = (u64)(page + PAGE);
	char buf[32];

	(void)state;
	assert_int_equal(rt_load8(&ctx, (u64)&v, SITE), 0x10);
	assert_int_equal(rt_load16(&ctx, (u64)&v + 6, SITE), 0xfedc);
	assert_int_equal(rt_load32(&ctx, (u64)&v + 4, SITE), 0xfedcba98);
	assert_int_equal(rt_load64(&ctx, (u64)&v, SITE), v);
	assert_no_fault(&ctx);
	assert_int_equal(rt_load64(&ctx, 0, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 0);
	assert_int_equal(rt_load64(&ctx, ~0ULL, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, ~0ULL);
	assert_int_equal(rt_load32(&ctx, end - 2, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, end - 2);

	strcpy(page + PAGE - 13, "twelve bytes");
	assert_true(rt_load(&ctx, buf, end - 13, 13, SITE));
	assert_string_equal(buf, "twelve bytes");
	assert_false(rt_load(&ctx, buf, end - 13, 14, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, end - 13);
	assert_false(rt_load(&ctx, buf, ~0ULL - 3, 8, SITE));
	ctx.fault = 0;
	/* The first fault of a clause stays. */
	rt_load8(&ctx, 1, SITE);
	rt_load8(&ctx, 2, SITE);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 1);
}

/* Strings at every distance from the end of the mapped page, of every length. */
static void strings_near_the_end(const char *(*get)(struct rt_ctx *, u64, u64, u32), u64 all,
				 u32 nul)
{
	u32 dist, len, i;

	for (dist = 1; dist < 40; dist++) {
		for (len = 0; len < 80; len++) {
			char *s = page + PAGE - dist - 32;
			const char *got;

			memset(page, 'z', PAGE);
			for (i = 0; i < len && s + i < page + PAGE; i++)
				s[i] = (char)('a' + i % 26);
			if (s + len < page + PAGE)
				s[len] = 0;
			got = get(&ctx, (u64)s, all, SITE);
			if (s + len < page + PAGE) {
				assert_non_null(got);
				assert_string_equal(got, s);
			} else {
				assert_null(got);
				assert_fault(&ctx, DTAP_FAULT_BADADDR, (u64)s);
			}
			/*
			 * With a limit, in which copyinstr() counts the NUL, nothing after it is
			 * looked at.
			 */
			got = get(&ctx, (u64)s, 32 + dist + nul, SITE);
			assert_non_null(got);
			assert_int_equal(strlen(got), len < 32 + dist ? len : 32 + dist);
			rt_scratch_reset(&ctx);
		}
	}
}

static void test_kernel_strings(void **state)
{
	(void)state;
	strings_near_the_end(rt_string, 0, 0);
}

static void test_user_strings(void **state)
{
	(void)state;
	strings_near_the_end(rt_copyinstr, ~0ULL, 1);
}

static void test_strings_take_what_they_need(void **state)
{
	char big[600];
	const char *s;

	(void)state;
	assert_non_null(rt_string(&ctx, (u64) "abcd", 0, SITE));
	assert_int_equal(ctx.cpu->scratch_used, 8);
	memset(big, 'q', sizeof(big));
	s = rt_string(&ctx, (u64)big, 0, SITE);
	assert_int_equal(strlen(s), FIXTURE_STRSIZE - 1);
	assert_null(rt_string(&ctx, 8, 0, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 8);
	assert_int_equal(ctx.cpu->scratch_used, 8 + FIXTURE_STRSIZE);
}

/* The bytes of a block, without its checks. */
static char *bytes(u64 number)
{
	u64 room;

	return scratch_find(&ctx, number, &room);
}

static void test_scratch(void **state)
{
	u64 small = rt_alloca(&ctx, 5, SITE), big;
	u64 v = 0x1111111111111111ULL;
	char *p;

	(void)state;
	assert_int_equal((u64)bytes(small) % 8, 0);
	assert_true(rt_store(&ctx, small, &v, 5, SITE));
	assert_false(rt_store(&ctx, small, &v, 6, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, small);
	assert_false(rt_store(&ctx, small + 5, &v, 1, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, small + 5);
	assert_false(rt_store(&ctx, small - 1, &v, 1, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, small - 1);
	assert_false(rt_store(&ctx, (u64)page, &v, 1, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, (u64)page);
	/* The address of scratch itself is none of a block. */
	p = bytes(small);
	assert_false(rt_store(&ctx, (u64)p, &v, 1, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, (u64)p);
	assert_false(rt_store(&ctx, ~0ULL, &v, 8, SITE));
	ctx.fault = 0;

	big = rt_alloca(&ctx, 4072, SITE);
	assert_ptr_equal(bytes(big), p + 8);
	assert_true(rt_store(&ctx, big + 4064, &v, 8, SITE));
	assert_int_equal(rt_load64(&ctx, big + 4064, SITE), v);
	assert_int_equal(rt_load16(&ctx, big + 4070, SITE), 0x1111);
	assert_int_equal(rt_load16(&ctx, big + 4071, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, big + 4071);
	/* No way leads from one block into another. */
	assert_int_equal(rt_load8(&ctx, small + 8, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, small + 8);
	assert_int_equal(rt_load8(&ctx, big - 8, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, big - 8);
	assert_int_equal(rt_alloca(&ctx, 1, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_NOSCRATCH, 1);
	assert_null(rt_scratch(&ctx, ~0ULL, SITE));
	assert_fault(&ctx, DTAP_FAULT_NOSCRATCH, ~0ULL);
	rt_scratch_renew(&ctx);
	assert_null(rt_scratch(&ctx, 4097, SITE));
	assert_fault(&ctx, DTAP_FAULT_NOSCRATCH, 4097);
	/* alloca() zeroes memory that was used before. */
	assert_int_equal(rt_load64(&ctx, rt_alloca(&ctx, 8, SITE), SITE), 0);
	/* What was kept leads nowhere, not even to what is in its place now. */
	assert_false(rt_store(&ctx, small, &v, 1, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, small);
	assert_int_equal(rt_load8(&ctx, small, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, small);
}

/* Each load has its own place, and either may be of a block. */
static void test_load_through(void **state)
{
	struct {
		u64 pad, number;
	} object = { 0, 0x1122334455667788ULL };
	u64 pointer = (u64)&object, wrong = 16, block, to_block;

	(void)state;
	assert_int_equal(rt_load64_through(&ctx, (u64)&pointer, 8, 1, 2), object.number);
	assert_int_equal(rt_load32_through(&ctx, (u64)&pointer, 8, 1, 2), 0x55667788);
	assert_int_equal(rt_load16_through(&ctx, (u64)&pointer, 8, 1, 2), 0x7788);
	assert_int_equal(rt_load8_through(&ctx, (u64)&pointer, 9, 1, 2), 0x77);
	assert_int_equal(rt_load64_through(&ctx, 24, 8, 1, 2), 0);
	assert_int_equal(ctx.fault_site, 1);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 24);
	assert_int_equal(rt_load8_through(&ctx, (u64)&wrong, 8, 1, 2), 0);
	assert_int_equal(ctx.fault_site, 2);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 24);
	block = rt_alloca(&ctx, 16, SITE);
	assert_true(rt_store(&ctx, block + 8, &object.number, 8, SITE));
	assert_int_equal(rt_load64_through(&ctx, (u64)&block, 8, 1, 2), object.number);
	to_block = rt_alloca(&ctx, 8, SITE);
	assert_true(rt_store(&ctx, to_block, &pointer, 8, SITE));
	assert_int_equal(rt_load16_through(&ctx, to_block, 8, 1, 2), 0x7788);
	assert_int_equal(ctx.fault, 0);
}

/* What statements take ends with them; blocks, and what lies under one, with the clause. */
static void test_statements(void **state)
{
	const char *first, *second;
	u64 block;

	(void)state;
	first = rt_string(&ctx, (u64) "first", 0, SITE);
	rt_scratch_reset(&ctx);
	assert_ptr_equal(rt_string(&ctx, (u64) "other", 0, SITE), first);
	block = rt_string_block(&ctx, "kept", SITE);
	rt_scratch_reset(&ctx);
	second = rt_string(&ctx, (u64) "second", 0, SITE);
	assert_true(second >= bytes(block) + FIXTURE_STRSIZE);
	for (int i = 0; i < 1000; i++) {
		rt_scratch_reset(&ctx);
		assert_ptr_equal(rt_string(&ctx, (u64) "third", 0, SITE), second);
	}
	assert_string_equal(first, "other");
	assert_string_equal(bytes(block), "kept");
	rt_scratch_renew(&ctx);
	assert_ptr_equal(rt_string(&ctx, (u64) "fourth", 0, SITE), first);
	assert_null(bytes(block));
}

static void test_many_blocks(void **state)
{
	u64 first, n = 0;

	(void)state;
	fixture_stop();
	fixture_reset();
	rt_script.scratch_size = 128 << 10;
	fixture_start();
	fixture_enter(&ctx, 0);
	first = rt_alloca(&ctx, 0, SITE);
	while (rt_alloca(&ctx, 1, SITE))
		n++;
	assert_int_equal(n, 1023);
	assert_fault(&ctx, DTAP_FAULT_NOSCRATCH, 1);
	assert_int_equal(rt_load8(&ctx, first, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, first);
	assert_null(rt_string(&ctx, first, 0, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, first);
}

/* A string in a block ends with it, and is copied whole whatever else scratch holds. */
static void test_block_strings(void **state)
{
	u64 p = rt_alloca(&ctx, 8, SITE), s;

	(void)state;
	assert_true(rt_store(&ctx, p, "abcdefgh", 8, SITE));
	assert_string_equal(rt_string(&ctx, p, 0, SITE), "abcdefgh");
	assert_string_equal(rt_string(&ctx, p + 3, 0, SITE), "defgh");
	assert_string_equal(rt_string(&ctx, p, 3, SITE), "abc");
	assert_null(rt_string(&ctx, p + 8, 0, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, p + 8);
	s = rt_string_block(&ctx, "text", SITE);
	assert_string_equal(rt_string(&ctx, s + 1, 0, SITE), "ext");
	assert_int_equal(rt_load8(&ctx, s + FIXTURE_STRSIZE - 1, SITE), 0);
	assert_no_fault(&ctx);
	rt_load8(&ctx, s + FIXTURE_STRSIZE, SITE);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, s + FIXTURE_STRSIZE);
	assert_int_equal(rt_string_block(&ctx, NULL, SITE), 0);
	s = rt_bytes_block(&ctx, (u64)page, 4, SITE);
	strcpy(page, "xyz");
	assert_int_equal(rt_load32(&ctx, s, SITE), 0);
	assert_no_fault(&ctx);
}

static void test_bcopy(void **state)
{
	u64 p = rt_alloca(&ctx, 64, SITE), q = rt_alloca(&ctx, 8, SITE);

	(void)state;
	assert_true(rt_bcopy(&ctx, (u64) "0123456789abcdef", p, 17, SITE));
	assert_string_equal(bytes(p), "0123456789abcdef");
	assert_true(rt_bcopy(&ctx, p, p + 3, 16, SITE));
	assert_memory_equal(bytes(p), "0120123456789abcdef", 19);
	assert_true(rt_bcopy(&ctx, p + 3, q, 8, SITE));
	assert_memory_equal(bytes(q), "01234567", 8);
	assert_false(rt_bcopy(&ctx, 16, p, 8, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 16);
	assert_false(rt_bcopy(&ctx, p, (u64)page, 8, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, (u64)page);
	assert_false(rt_bcopy(&ctx, (u64)page, p, 65, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADSIZE, 65);
	assert_false(rt_bcopy(&ctx, (u64)page, p, 1ULL << 32, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADSIZE, 1ULL << 32);
	assert_false(rt_bcopy(&ctx, q, p, 9, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADSIZE, 9);
}

static void test_user_memory(void **state)
{
	char out[200];
	u64 p;
	u32 i;

	(void)state;
	strcpy(page, "user");
	p = rt_copyin(&ctx, (u64)page, 5, SITE);
	assert_string_equal(bytes(p), "user");
	memset(page + 5, 'x', 20);
	p = rt_copyin(&ctx, (u64)page + 5, 16, SITE);
	assert_string_equal(rt_string(&ctx, p, 0, SITE), "xxxxxxxxxxxxxxxx");
	assert_false(rt_store(&ctx, p + 16, "", 1, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, p + 16);
	p = rt_copyin(&ctx, (u64)page, 5, SITE);
	assert_int_equal(rt_copyin(&ctx, 16, 5, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 16);
	assert_int_equal(rt_copyin(&ctx, (u64)page, 1 << 20, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_BADSIZE, 1 << 20);
	assert_int_equal(rt_copyin(&ctx, (u64)page, 4096, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_NOSCRATCH, 4096);
	assert_true(rt_copyinto(&ctx, (u64)page + 1, 3, p, SITE));
	assert_string_equal(bytes(p), "serr");
	assert_false(rt_copyinto(&ctx, (u64)page, 4000, p, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADSIZE, 4000);
	assert_false(rt_copyinto(&ctx, (u64)page, 4, p + 6, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, p + 6);
	assert_false(rt_copyinto(&ctx, (u64)page + PAGE - 2, 4, p, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, (u64)page + PAGE - 2);

	for (i = 0; i < sizeof(out); i++)
		out[i] = (char)i;
	assert_true(rt_copyout(&ctx, (u64)out, (u64)page, sizeof(out), SITE));
	assert_memory_equal(page, out, sizeof(out));
	assert_false(rt_copyout(&ctx, (u64)out, (u64)page + PAGE - 100, sizeof(out), SITE));
	assert_int_equal(ctx.fault, DTAP_FAULT_BADADDR);
	ctx.fault = 0;
	assert_false(rt_copyout(&ctx, 32, (u64)page, 8, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 32);
	assert_false(rt_copyout(&ctx, (u64)out, (u64)page, 1ULL << 40, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADSIZE, 1ULL << 40);

	memset(page, 'x', 16);
	assert_true(rt_copyoutstr(&ctx, "abc", (u64)page, 100, SITE));
	assert_memory_equal(page, "abc\0xx", 6);
	assert_true(rt_copyoutstr(&ctx, "defghi", (u64)page, 2, SITE));
	assert_memory_equal(page, "dec\0xx", 6);
	assert_true(rt_copyoutstr(&ctx, "defghi", 0, 0, SITE));
	assert_false(rt_copyoutstr(&ctx, "defghi", 16, 2, SITE));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 16);
}

/* rt_key_execname() is rt_key_str() of the same bytes, for every length and with old rubbish. */
static void test_execname_keys(void **state)
{
	char comm[16];
	u32 len, i;

	(void)state;
	env_user_comm = comm;
	for (len = 0; len < 16; len++) {
		u64 k[2] = { 1, 1 }, expected[2] = { 1, 1 };

		for (i = 0; i < 16; i++)
			comm[i] = (char)(fixture_random() | 1);
		comm[len] = 0;
		i = (u32)(rt_key_execname(&ctx, k) - k);
		assert_int_equal(rt_key_str(&ctx, expected, comm, 16, SITE) - expected, i);
		assert_int_equal(i, len / 8 + 1);
		assert_memory_equal(k, expected, 8 * i);
	}
	/* A name that is being replaced may lack its NUL for a moment. */
	{
		u64 k[2];

		memset(comm, 'x', 16);
		assert_ptr_equal(rt_key_execname(&ctx, k), k + 2);
		assert_int_equal(k[1], 0x0078787878787878);
	}
}

static void test_keys(void **state)
{
	u64 k[8];

	(void)state;
	memset(k, 0xee, sizeof(k));
	assert_ptr_equal(rt_key_str(&ctx, k, "abcdefgh", 256, SITE), k + 2);
	assert_int_equal(k[1], 0);
	assert_ptr_equal(rt_key_str(&ctx, k, "abcdefghijkl", 8, SITE), k + 1);
	assert_string_equal((char *)k, "abcdefg");
	assert_ptr_equal(rt_key_str(&ctx, k, "", 8, SITE), k + 1);
	assert_int_equal(k[0], 0);
	memset(k, 0xee, sizeof(k));
	assert_ptr_equal(rt_key_bytes(&ctx, k, "123456789", 9), k + 2);
	assert_int_equal(k[1], '9');
	assert_ptr_equal(rt_key_bytes(&ctx, k, "12345678", 8), k + 1);
	assert_int_equal(k[1], '9');
	assert_ptr_equal(rt_key_stack(&ctx, k, 3), k + 4);
	assert_int_equal(k[0], 3);
	assert_int_equal(k[3], 0x3000);
	assert_ptr_equal(rt_key_ustack(&ctx, k, 2), k + 4);
	assert_int_equal(k[1], FIXTURE_PID);
	assert_ptr_equal(rt_key_usym(&ctx, k, 77), k + 2);
	assert_int_equal(k[0], FIXTURE_PID);
	assert_int_equal(k[1], 77);
}

static void test_division(void **state)
{
	(void)state;
	assert_int_equal(rt_sdiv(&ctx, -7, 2, SITE), -3);
	assert_int_equal(rt_smod(&ctx, -7, 2, SITE), -1);
	assert_int_equal(rt_sdiv(&ctx, INT64_MIN, -1, SITE), INT64_MIN);
	assert_int_equal(rt_smod(&ctx, INT64_MIN, -1, SITE), 0);
	assert_int_equal(rt_udiv(&ctx, ~0ULL, 2, SITE), ~0ULL >> 1);
	assert_int_equal(rt_umod(&ctx, ~0ULL, 10, SITE), 5);
	assert_no_fault(&ctx);
	assert_int_equal(rt_sdiv(&ctx, 1, 0, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_DIVZERO, 0);
	assert_int_equal(rt_smod(&ctx, 1, 0, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_DIVZERO, 0);
	assert_int_equal(rt_udiv(&ctx, 1, 0, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_DIVZERO, 0);
	assert_int_equal(rt_umod(&ctx, 1, 0, SITE), 0);
	assert_fault(&ctx, DTAP_FAULT_DIVZERO, 0);
}

static void test_random_numbers_differ(void **state)
{
	u32 buckets[16] = { 0 }, i;

	(void)state;
	for (i = 0; i < 16000; i++)
		buckets[rt_rand(&ctx) % 16]++;
	for (i = 0; i < 16; i++)
		assert_in_range(buckets[i], 800, 1200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_loads, setup, teardown),
		cmocka_unit_test_setup_teardown(test_kernel_strings, setup, teardown),
		cmocka_unit_test_setup_teardown(test_user_strings, setup, teardown),
		cmocka_unit_test_setup_teardown(test_strings_take_what_they_need, setup, teardown),
		cmocka_unit_test_setup_teardown(test_scratch, setup, teardown),
		cmocka_unit_test_setup_teardown(test_load_through, setup, teardown),
		cmocka_unit_test_setup_teardown(test_statements, setup, teardown),
		cmocka_unit_test_setup_teardown(test_many_blocks, setup, teardown),
		cmocka_unit_test_setup_teardown(test_block_strings, setup, teardown),
		cmocka_unit_test_setup_teardown(test_bcopy, setup, teardown),
		cmocka_unit_test_setup_teardown(test_user_memory, setup, teardown),
		cmocka_unit_test_setup_teardown(test_execname_keys, setup, teardown),
		cmocka_unit_test_setup_teardown(test_keys, setup, teardown),
		cmocka_unit_test_setup_teardown(test_division, setup, teardown),
		cmocka_unit_test_setup_teardown(test_random_numbers_differ, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
