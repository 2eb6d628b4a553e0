/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rings: wrap-around, policies, hostile control pages, variable parts. */
#include "rt_fixture.h"

#include "runtime/record/buf.h"

struct record {
	struct dtap_rec rec;
	u64 seq;
	struct dtap_span text;
};

static struct rt_ctx ctx;

static int setup(void **state)
{
	(void)state;
	fixture_reset();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fixture_stop();
	return 0;
}

static void begin(void)
{
	fixture_start();
	fixture_enter(&ctx, 0);
}

static struct rt_pcpu *cpu0(void)
{
	return rt.percpu[0];
}

/* The loader's view: the record at position pos. */
static struct record *at(u64 pos)
{
	return (struct record *)(cpu0()->ring + (pos & (fixture_setup.bufsize - 1)));
}

static bool write_one(u64 seq, u32 textlen)
{
	char text[FIXTURE_STRSIZE];
	struct record *rec = rt_reserve(&ctx, 0, sizeof(*rec), RT_TAIL_STR(FIXTURE_STRSIZE));

	if (!rec)
		return false;
	memset(text, 'a' + (int)(seq % 26), textlen);
	text[textlen] = 0;
	rec->seq = seq;
	rt_tail_str(&ctx, rec, &rec->text, text, 0);
	rt_commit(&ctx, rec);
	return true;
}

static void check_one(const struct record *rec, u64 seq, u32 textlen)
{
	const char *text = (const char *)rec + rec->text.off;
	u32 i;

	assert_int_equal(rec->rec.epid, FIXTURE_EPID);
	assert_int_equal(rec->seq, seq);
	assert_int_equal(rec->text.len, textlen);
	assert_int_equal(rec->rec.len, sizeof(*rec) + RT_ALIGN8(textlen));
	for (i = 0; i < textlen; i++)
		assert_int_equal(text[i], 'a' + (int)(seq % 26));
	for (; i % 8; i++)
		assert_int_equal(text[i], 0);
}

static void test_wraps_around_for_long(void **state)
{
	u64 read = 0, written = 0, pos = 0;

	(void)state;
	begin();
	while (read < 20000) {
		u64 n = fixture_random() % 8;

		while (n-- && write_one(written, (u32)(written * 7 % 250)))
			written++;
		assert_true(cpu0()->ctl->head - pos <= fixture_setup.bufsize);
		while (pos < cpu0()->ctl->head) {
			check_one(at(pos), read, (u32)(read * 7 % 250));
			pos += at(pos)->rec.len;
			read++;
		}
		assert_int_equal(pos, cpu0()->ctl->head);
		cpu0()->ctl->tail = pos;
	}
	assert_int_equal(read, written);
}

static void test_full_ring_drops_and_counts(void **state)
{
	u64 n = 0;

	(void)state;
	begin();
	while (write_one(n, 8))
		n++;
	assert_int_equal(n, (4096 - 256 - sizeof(struct record)) / 32 + 1);
	assert_int_equal(fixture_drops(0, DTAP_DROP_PRINCIPAL), 1);
	assert_false(write_one(n, 8));
	assert_int_equal(fixture_drops(0, DTAP_DROP_PRINCIPAL), 2);
	assert_int_equal(cpu0()->ctl->head, n * 32);
	/* Space that the loader gives back can be used. */
	cpu0()->ctl->tail = 256 + 64;
	assert_true(write_one(n, 8));
}

static void test_exact_fit(void **state)
{
	struct dtap_rec *rec;

	(void)state;
	begin();
	rec = rt_reserve(&ctx, 0, 4096, 0);
	assert_non_null(rec);
	rt_commit(&ctx, rec);
	assert_null(rt_reserve(&ctx, 0, 8, 0));
	cpu0()->ctl->tail = 4096;
	assert_null(rt_reserve(&ctx, 0, 4096, 8));
	assert_null(rt_reserve(&ctx, 0, 4096, 0xfffffff8));
	assert_non_null(rt_reserve(&ctx, 0, 8, 4088));
}

/* Whatever the loader writes, records stay inside the ring and nothing crashes. */
static void test_garbage_in_the_control_page(void **state)
{
	u64 i;

	(void)state;
	begin();
	for (i = 0; i < 100000; i++) {
		struct record *rec;
		u64 tail = fixture_random();

		switch (i % 4) {
		case 0:
			tail = cpu0()->head + (tail & 0xffff) - 0x8000;
			break;
		case 1:
			tail = ~0ULL - (tail & 7);
			break;
		case 2:
			tail = cpu0()->head;
			break;
		}
		cpu0()->ctl->tail = tail;
		cpu0()->ctl->head = fixture_random();
		rec = rt_reserve(&ctx, 0, sizeof(*rec), (u32)(fixture_random() % 600) & ~7u);
		if (!rec)
			continue;
		assert_in_range((u8 *)rec - cpu0()->ring, 0, 4095);
		assert_true(cpu0()->rec_end <= cpu0()->ring + 2 * 4096);
		memset(rec + 1, 0x5a, (size_t)(cpu0()->rec_end - (u8 *)(rec + 1)));
		rt_tail_bytes(&ctx, rec, &rec->text, "0123456789", 10);
		rt_commit(&ctx, rec);
		assert_int_equal(cpu0()->ctl->head, cpu0()->head);
	}
}

static void test_abandoned_record_leaves_nothing(void **state)
{
	struct record *rec;

	(void)state;
	begin();
	assert_true(write_one(0, 5));
	rec = rt_reserve(&ctx, 0, sizeof(*rec), 104);
	assert_non_null(rec);
	rec->seq = 99;
	fixture_give_up(&ctx);
	assert_true(write_one(1, 6));
	check_one(at(0), 0, 5);
	check_one(at(at(0)->rec.len), 1, 6);
	assert_int_equal(cpu0()->ctl->head, at(0)->rec.len + 32);
}

static void test_policy_ring_keeps_the_newest(void **state)
{
	u64 pos, seq, n;

	(void)state;
	fixture_setup.bufpolicy = DTAP_BUF_RING;
	begin();
	for (n = 0; n < 5000; n++)
		assert_true(write_one(n, (u32)(n * 5 % 100)));
	pos = cpu0()->ctl->tail;
	assert_true(cpu0()->ctl->head - pos <= 4096);
	assert_true(cpu0()->ctl->head - pos >= 4096 - 256 - 2 * 128);
	seq = at(pos)->seq;
	for (; pos < cpu0()->ctl->head; pos += at(pos)->rec.len, seq++)
		check_one(at(pos), seq, (u32)(seq * 5 % 100));
	assert_int_equal(seq, 5000);
	assert_int_equal(fixture_drops(0, DTAP_DROP_PRINCIPAL), 0);
	assert_null(rt_reserve(&ctx, 0, 4096, 8));
	assert_int_equal(fixture_drops(0, DTAP_DROP_PRINCIPAL), 1);
}

static void test_policy_ring_survives_a_damaged_ring(void **state)
{
	u64 n;

	(void)state;
	fixture_setup.bufpolicy = DTAP_BUF_RING;
	begin();
	for (n = 0; n < 20000; n++) {
		cpu0()->ctl->tail = fixture_random();
		assert_true(write_one(n, (u32)(n * 5 % 100)));
		if (n % 16 == 0)
			*(u32 *)(cpu0()->ring + (fixture_random() & 0xff8)) =
				(u32)fixture_random() >> (fixture_random() & 31);
	}
}

static void test_policy_fill_ends_tracing(void **state)
{
	u64 n = 0;

	(void)state;
	fixture_setup.bufpolicy = DTAP_BUF_FILL;
	begin();
	while (write_one(n, 8))
		n++;
	assert_int_equal(rt.state, DTAP_STATE_FILLED);
	assert_int_equal(rt.filled_cpu, 0);
	assert_int_equal(rt.active, 0);
	assert_true(rt_stopping());
	assert_int_equal(fixture_wakes, 1);
	assert_int_equal(fixture_drops(0, DTAP_DROP_PRINCIPAL), 0);
	/* END has room of its own. */
	rt.state = DTAP_STATE_STOPPED;
	rt_buf_open_reserve();
	assert_true(write_one(n, 8));
	while (write_one(n, 8))
		;
	assert_int_equal(fixture_drops(0, DTAP_DROP_PRINCIPAL), 1);
}

static void test_wakes_a_waiting_loader_once(void **state)
{
	(void)state;
	begin();
	write_one(0, 1);
	assert_int_equal(fixture_wakes, 0);
	cpu0()->ctl->wake_at = cpu0()->ctl->head + 1;
	write_one(1, 1);
	write_one(2, 1);
	assert_int_equal(fixture_wakes, 1);
	assert_int_equal(cpu0()->ctl->wake_at, DTAP_NO_WAKE);
	/* No sooner than the ring is as full as the loader wants. */
	cpu0()->ctl->wake_at = 1000;
	while (cpu0()->ctl->head < 1000) {
		assert_int_equal(fixture_wakes, 1);
		write_one(3, 1);
	}
	assert_int_equal(fixture_wakes, 2);
}

static void test_variable_parts(void **state)
{
	struct {
		struct dtap_rec rec;
		struct dtap_span bytes, loaded, stack, ustack, usym, cut;
	} * rec;
	u64 *words;
	const u64 source = 0x1122334455667788ULL;

	(void)state;
	begin();
	rec = rt_reserve(&ctx, 0, sizeof(*rec), 8 + 8 + RT_TAIL_STACK(3) + RT_TAIL_USTACK(9) + 16);
	assert_non_null(rec);
	rt_tail_bytes(&ctx, rec, &rec->bytes, "abc", 3);
	assert_true(rt_tail_load(&ctx, rec, &rec->loaded, (u64)&source, 8, 0));
	rt_tail_stack(&ctx, rec, &rec->stack, 3);
	rt_tail_ustack(&ctx, rec, &rec->ustack, 9);
	rt_tail_usym(&ctx, rec, &rec->usym, 0xdead);
	/* Four frames fewer than asked for: 32 bytes are left; more than that is cut. */
	rt_tail_bytes(&ctx, rec, &rec->cut, &ctx, 100);
	rt_commit(&ctx, rec);

	words = (u64 *)rec;
	assert_int_equal(rec->bytes.off, sizeof(*rec));
	assert_int_equal(rec->bytes.len, 3);
	assert_int_equal(words[sizeof(*rec) / 8], 0x636261);
	assert_int_equal(words[rec->loaded.off / 8], source);
	assert_int_equal(rec->stack.len, 24);
	assert_int_equal(words[rec->stack.off / 8 + 2], 0x3000);
	assert_int_equal(rec->ustack.len, 48);
	assert_int_equal(words[rec->ustack.off / 8], FIXTURE_PID);
	assert_int_equal(words[rec->ustack.off / 8 + 5], 0x5000);
	assert_int_equal(rec->usym.len, 16);
	assert_int_equal(words[rec->usym.off / 8 + 1], 0xdead);
	assert_int_equal(rec->cut.len, 32);
	assert_int_equal(cpu0()->ctl->head, rec->rec.len);
}

static void test_faulting_parts(void **state)
{
	struct record *rec;

	(void)state;
	begin();
	rec = rt_reserve(&ctx, 0, sizeof(*rec), 512);
	rt_tail_str(&ctx, rec, &rec->text, NULL, 7);
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 0);
	assert_int_equal(rec->text.len, 0);
	assert_false(rt_tail_load(&ctx, rec, &rec->text, 16, 8, 7));
	assert_fault(&ctx, DTAP_FAULT_BADADDR, 16);
}

static void test_sizes_are_rounded(void **state)
{
	(void)state;
	fixture_setup.bufsize = 5000;
	begin();
	assert_int_equal(fixture_setup.bufsize, 8192);
	fixture_stop();
	fixture_reset();
	rt_script.uses = 0;
	fixture_setup.bufsize = 4 << 20;
	begin();
	assert_int_equal(fixture_setup.bufsize, 65536);
}

static void test_stamps(void **state)
{
	const struct dtap_rec_time *time;
	u64 pos = 0, last = 0;

	(void)state;
	fixture_setup.stamped = 1;
	begin();
	for (u64 seq = 0; seq < 3; seq++) {
		assert_true(write_one(seq, 3));
		time = (const void *)at(pos);
		assert_int_equal(time->rec.epid, DTAP_EPID_TIME);
		assert_int_equal(time->rec.len, sizeof(*time));
		assert_true(time->time && time->time >= last);
		last = time->time;
		pos += sizeof(*time);
		check_one(at(pos), seq, 3);
		pos += at(pos)->rec.len;
	}
	assert_int_equal(pos, cpu0()->ctl->head);
	/* A record that finds no room leaves no time behind. */
	while (write_one(0, 3))
		;
	pos = cpu0()->head;
	assert_false(write_one(0, 3));
	assert_int_equal(cpu0()->head, pos);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_wraps_around_for_long, setup, teardown),
		cmocka_unit_test_setup_teardown(test_full_ring_drops_and_counts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_exact_fit, setup, teardown),
		cmocka_unit_test_setup_teardown(test_garbage_in_the_control_page, setup, teardown),
		cmocka_unit_test_setup_teardown(test_abandoned_record_leaves_nothing, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_policy_ring_keeps_the_newest, setup, teardown),
		cmocka_unit_test_setup_teardown(test_policy_ring_survives_a_damaged_ring, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_policy_fill_ends_tracing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_wakes_a_waiting_loader_once, setup, teardown),
		cmocka_unit_test_setup_teardown(test_variable_parts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_faulting_parts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_sizes_are_rounded, setup, teardown),
		cmocka_unit_test_setup_teardown(test_stamps, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
