/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Stacks that have been walked before: one is known exactly when a walk would find its frames. */
#include "rt_fixture.h"

#include "runtime/core/guard.h"
#include "runtime/stack/chain.h"

#define ROOM   10
#define FIRST  0x1000
#define USER   0x33
#define KERNEL 0x10

/* A stack on which the caller of frame i is at word 4 * i + 3, and a segment at word 40. */
static u64 words[64];
static struct rt_ctx ctx;
static struct chain_walk from;
static u64 pcs[ROOM];

static u64 pc_of(u32 i)
{
	return FIRST + 0x100 * i;
}

static int setup(void **state)
{
	u32 i;

	(void)state;
	fixture_reset();
	fixture_start();
	fixture_enter(&ctx, 0);
	for (i = 0; i < 9; i++)
		words[4 * i + 3] = pc_of(i + 1);
	words[40] = USER;
	from = (struct chain_walk){
		.ip = FIRST, .sp = (u64)words, .reach = sizeof(words), .room = ROOM
	};
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fixture_leave(&ctx);
	fixture_stop();
	return 0;
}

/* How many were kept in the set. */
static u32 kept(void)
{
	return chain_set(rt_pcpu_of(&ctx)->chains, &from)->next;
}

/* What a walk of n frames does, of which those of the mask are left out; cs: a word, or 0. */
static void walk(u32 n, u32 passed, u32 cs)
{
	struct chain_maker maker;
	u32 i;

	chain_begin(&maker, rt_pcpu_of(&ctx), &from);
	for (i = 0; i < n; i++) {
		if (i)
			chain_add(&maker, (u64)&words[4 * i - 1], pc_of(i));
		if (passed >> i & 1)
			chain_pass(&maker);
	}
	chain_end(&maker, cs ? (u64)&words[cs] : 0);
}

/*
 * The same, with frame 3 found by a frame pointer that was saved at word `saved` (0: it was never
 * saved); it points at word 9, which is above frame 2's return address.
 */
static void walk_by_bp(u32 n, u32 saved)
{
	struct chain_maker maker;
	u32 i;

	if (saved)
		words[saved] = (u64)&words[9];
	else
		from.bp = (u64)&words[9];
	chain_begin(&maker, rt_pcpu_of(&ctx), &from);
	for (i = 1; i < n; i++) {
		if (i == 3)
			chain_turn(&maker, (u64)&words[9], (u64)&words[8]);
		chain_add(&maker, (u64)&words[4 * i - 1], pc_of(i));
		if (saved == 4 * i - 2)
			chain_add_bp(&maker, (u64)&words[saved]);
	}
	chain_end(&maker, (u64)&words[40]);
}

static u32 follow(void)
{
	u32 n;

	memset(pcs, 0, sizeof(pcs));
	env_nofault_begin();
	n = chain_recall(rt_pcpu_of(&ctx), &from, pcs);
	env_nofault_end();
	return n;
}

static void expect(u32 first, u32 n)
{
	u32 i;

	assert_int_equal(follow(), n);
	for (i = 0; i < n; i++)
		assert_int_equal(pcs[i], pc_of(first + i));
}

static void test_nothing_is_known_at_first(void **state)
{
	(void)state;
	assert_int_equal(follow(), 0);
}

static void test_same_stack(void **state)
{
	(void)state;
	walk(5, 0, 40);
	expect(0, 5);
	expect(0, 5);
}

/* Another thread's stack is elsewhere, and has the same at the same distances. */
static void test_same_stack_elsewhere(void **state)
{
	static u64 other[64];

	(void)state;
	walk(5, 0, 40);
	memcpy(other, words, sizeof(other));
	from.sp = (u64)other;
	env_nofault_begin();
	assert_int_equal(chain_recall(rt_pcpu_of(&ctx), &from, pcs), 5);
	other[7]++;
	assert_int_equal(chain_recall(rt_pcpu_of(&ctx), &from, pcs), 0);
	env_nofault_end();
}

static void test_each_word_counts(void **state)
{
	u32 i;

	(void)state;
	walk(5, 0, 40);
	for (i = 0; i < 4; i++) {
		words[4 * i + 3]++;
		assert_int_equal(follow(), 0);
		words[4 * i + 3]--;
	}
	words[4 * 4 + 3]++; /* is not read */
	expect(0, 5);
	words[40] = KERNEL;
	assert_int_equal(follow(), 0);
}

static void test_what_was_asked_counts(void **state)
{
	struct chain_walk other = from;

	(void)state;
	walk(5, 0, 40);
	env_nofault_begin();
	other.ip++;
	assert_int_equal(chain_recall(rt_pcpu_of(&ctx), &other, pcs), 0);
	other = from;
	other.room--;
	assert_int_equal(chain_recall(rt_pcpu_of(&ctx), &other, pcs), 0);
	other = from;
	other.beyond = from.sp;
	assert_int_equal(chain_recall(rt_pcpu_of(&ctx), &other, pcs), 0);
	other.beyond = from.sp - 1; /* below the first frame, as before */
	assert_int_equal(chain_recall(rt_pcpu_of(&ctx), &other, pcs), 5);
	env_nofault_end();
}

static void test_room_is_taken(void **state)
{
	(void)state;
	from.room = 3;
	walk(3, 0, 0);
	words[40] = KERNEL; /* nobody went there */
	expect(0, 3);
}

static void test_first_frames_are_left_out(void **state)
{
	(void)state;
	from.beyond = from.sp + 8;
	walk(5, 1, 40);
	expect(1, 4);
	words[3]++;
	assert_int_equal(follow(), 0);
	words[3]--;
	from.beyond = from.sp + 8 * 12;
	walk(5, 7, 40);
	expect(3, 2);
	words[11]++;
	assert_int_equal(follow(), 0);
	words[11]--;
	from.beyond += 8;
	assert_int_equal(follow(), 0);
}

static void test_what_is_not_kept(void **state)
{
	struct chain_maker maker;

	(void)state;
	/* left out after frames that are not; all left out */
	walk(5, 4, 40);
	assert_int_equal(follow(), 0);
	walk(5, 5, 40);
	assert_int_equal(follow(), 0);
	walk(3, 7, 40);
	assert_int_equal(follow(), 0);
	/* too long, by one; just as long as may be */
	from.room = 2 * CHAIN_FRAMES;
	from.reach = 8 * 4 * (CHAIN_FRAMES + 2);
	walk(CHAIN_FRAMES + 2, 0, 0);
	assert_int_equal(kept(), 0);
	walk(CHAIN_FRAMES + 1, 0, 0);
	assert_int_equal(kept(), 1);
	from.room = ROOM;
	from.reach = sizeof(words);
	/* out of reach; not ended */
	chain_begin(&maker, rt_pcpu_of(&ctx), &from);
	chain_add(&maker, from.sp + from.reach, pc_of(1));
	chain_end(&maker, 0);
	chain_begin(&maker, rt_pcpu_of(&ctx), &from);
	chain_add(&maker, from.sp + from.reach - 8, pc_of(1));
	assert_int_equal(kept(), 1);
}

/*
 * Some stacks that begin at the same pc are kept at once; one more goes in place of the oldest.
 * They differ in how many words there are between two frames.
 */
static void test_ways(void **state)
{
	struct chain_maker maker;
	u32 i, known = 0;

	(void)state;
	from.room = 2;
	for (i = 0; i <= CHAIN_WAYS; i++) {
		chain_begin(&maker, rt_pcpu_of(&ctx), &from);
		chain_add(&maker, (u64)&words[16 + i], pc_of(1));
		chain_end(&maker, 0);
	}
	for (i = 0; i <= CHAIN_WAYS; i++) {
		memset(words, 0, sizeof(words));
		words[16 + i] = pc_of(1);
		known += follow() == 2;
		assert_int_equal(known, i);
	}
}

/* Frames that come after a random gap count from the frame pointer. */
static void test_turn(void **state)
{
	u32 saved, gap;

	(void)state;
	for (saved = 0; saved <= 6; saved += 6) {
		walk_by_bp(6, saved);
		expect(0, 6);
		for (gap = 1; gap <= 8; gap++) {
			memmove(&words[9 + gap], &words[9], 8 * 40);
			*(saved ? &words[saved] : &from.bp) = (u64)&words[9 + gap];
			expect(0, 6);
			words[10 + gap]++; /* not read */
			expect(0, 6);
			words[11 + gap]++;
			assert_int_equal(follow(), 0);
			words[11 + gap]--;
			memmove(&words[9], &words[9 + gap], 8 * 40);
		}
		*(saved ? &words[saved] : &from.bp) = (u64)&words[9];
		expect(0, 6);
	}
}

/* A frame pointer that leads elsewhere is not followed. */
static void test_turn_elsewhere(void **state)
{
	static u64 other[64];
	u64 wrong[] = { 0,
			8,
			(u64)words - 8,
			(u64)&words[7],
			(u64)&words[8] + 8,
			(u64)words + sizeof(words),
			(u64)words + sizeof(words) - 8,
			(u64)&other[9],
			~0ULL,
			~7ULL };
	u32 i;

	(void)state;
	memcpy(other, words, sizeof(other));
	walk_by_bp(6, 0);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		from.bp = wrong[i];
		assert_int_equal(follow(), wrong[i] == (u64)&words[9] ? 6 : 0);
	}
	from.bp = (u64)&words[9];
	expect(0, 6);
}

static void test_turns_that_are_not_kept(void **state)
{
	struct chain_maker maker;
	u32 i;

	(void)state;
	/* two of them; down; frames left out after it */
	for (i = 0; i < 4; i++) {
		chain_begin(&maker, rt_pcpu_of(&ctx), &from);
		chain_add(&maker, (u64)&words[3], pc_of(1));
		chain_turn(&maker, (u64)&words[i == 1 ? 3 : 5], (u64)&words[4]);
		chain_add(&maker, (u64)&words[7], pc_of(2));
		if (i == 2)
			chain_turn(&maker, (u64)&words[9], (u64)&words[8]);
		chain_add(&maker, (u64)&words[11], pc_of(3));
		if (i == 3)
			chain_pass(&maker);
		chain_end(&maker, (u64)&words[40]);
		assert_int_equal(kept(), 1);
	}
}

/* A place that cannot be read is none that holds the address. */
static void test_unreadable(void **state)
{
	(void)state;
	walk(5, 0, 40);
	from.sp = 8;
	env_nofault_begin();
	assert_int_equal(chain_recall(rt_pcpu_of(&ctx), &from, pcs), 0);
	env_nofault_end();
}

static void test_no_memory(void **state)
{
	(void)state;
	fixture_leave(&ctx);
	fixture_stop();
	env_user_largest = sizeof(struct chains) - 1;
	fixture_setup.bufsize = 4096;
	fixture_setup.aggsize = 4096;
	fixture_setup.dynvarsize = 4096;
	assert_int_equal(fixture_try_start(), -ENOMEM);
	env_user_largest = ~0ULL;
	fixture_start();
	fixture_enter(&ctx, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_is_known_at_first),
		TEST(test_same_stack),
		TEST(test_same_stack_elsewhere),
		TEST(test_each_word_counts),
		TEST(test_what_was_asked_counts),
		TEST(test_room_is_taken),
		TEST(test_first_frames_are_left_out),
		TEST(test_what_is_not_kept),
		TEST(test_turn),
		TEST(test_turn_elsewhere),
		TEST(test_turns_that_are_not_kept),
		TEST(test_ways),
		TEST(test_unreadable),
		TEST(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
