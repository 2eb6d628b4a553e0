// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The event loop: how long it sleeps, and what it wants to be woken for.  Only sleeping moves the
 * clock.
 */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <time.h>

#include "loader/load/ctl.h"
#include "loader/session/session.h"

#define MSEC  1000000ull
#define SEC   (1000 * MSEC)
#define BEATS 3 /* until tracing has ended */

static struct fake_kernel kernel;
static u64 now;
static unsigned int beats, sleeps;
static struct {
	u64 at;	     /* when it is made; 0: not at all */
	u64 read_at; /* 0: not read yet */
	u64 wanted;  /* this many bytes were waited for when it came */
} record;

int __wrap_clock_gettime(clockid_t clock, struct timespec *ret);
int __wrap_ppoll(struct pollfd *fds, nfds_t n, const struct timespec *timeout, const void *mask);

int __wrap_clock_gettime(clockid_t clock, struct timespec *ret)
{
	(void)clock;
	*ret = (struct timespec){ (time_t)(now / SEC), (long)(now % SEC) };
	return 0;
}

/* The record comes, and the loop is woken if it has asked for that. */
static bool comes(u64 until)
{
	const struct dtap_rec bytes = { sizeof(bytes), 1 };
	struct dtap_cpu_ctl *page = fake_kernel_page(&kernel, 0);

	if (!record.at || record.at > until || page->head)
		return false;
	record.wanted = page->wake_at - page->head;
	fake_kernel_put(&kernel, 0, &bytes, sizeof(bytes));
	if (page->head < page->wake_at)
		return false;
	page->wake_at = DTAP_NO_WAKE;
	now = record.at;
	return true;
}

int __wrap_ppoll(struct pollfd *fds, nfds_t n, const struct timespec *timeout, const void *mask)
{
	const struct dtap_cpu_ctl *page = fake_kernel_page(&kernel, 0);
	const u64 until = now + (u64)timeout->tv_sec * SEC + (u64)timeout->tv_nsec;

	(void)mask;
	sleeps++;
	if (page->head && page->tail == page->head && !record.read_at)
		record.read_at = now;
	if (comes(until)) {
		fds[n - 1].revents = POLLIN;
		return 1;
	}
	now = until;
	return 0;
}

static int call(struct ctl *ctl, u32 request, void *arg)
{
	(void)ctl;
	assert_int_equal(request, DTAP_IOC_STATUS);
	((struct dtap_status *)arg)->state =
		++beats < BEATS ? DTAP_STATE_ACTIVE : DTAP_STATE_STOPPED;
	return 0;
}

/* Traces until BEATS heartbeats have passed; a record is made at `at`. */
static void consume(const char *switchrate, u64 at)
{
	const struct ctl_ops ops = { call, kernel.ctl.ops->map, kernel.ctl.ops->unmap };
	struct session s = { .signals = -1 };
	char *text;

	now = SEC;
	beats = sleeps = 0;
	memset(&record, 0, sizeof(record));
	record.at = at ? now + at : 0;
	s.ctl = kernel.ctl;
	s.ctl.ops = &ops;
	s.meta = fixture_meta("'clauses': [{'line': 1, 'records': [0]}], 'records': [{'size': 8}],"
			      " 'probes': [{'prov': 'fbt',"
			      " 'name': 'entry', 'funcs': 'f', 'ids': 1, 'epid': 1, 'handler': 0,"
			      " 'row': 0, 'clauses': [0]}]");
	s.setup.bufsize = kernel.ring_size;
	s.setup.bufpolicy = DTAP_BUF_SWITCH;
	runopt_init(&s.options);
	if (switchrate)
		assert_null(runopt_set(&s.options, "switchrate", switchrate, RUNOPT_LOAD));
	assert_int_equal(rings_map(&s.rings, &s.ctl, 1, kernel.ring_size), 0);
	assert_int_equal(aggr_init(&s.aggr, s.meta, NULL, 0, 0), 0);
	drops_init(&s.drops, 1);
	s.consumer = (struct consumer){
		.meta = s.meta, .options = &s.options, .out = &s.out, .aggr = &s.aggr
	};
	s.consumer.formats = record_formats(s.meta);
	text_writer_init(&s.text, &s.out, s.meta, &s.options, s.consumer.formats, 1);
	s.consumer.writer = &s.text.writer;
	s.consumer.text = &s.text;
	record_init(&s.consumer, 1);
	session_consume(&s);
	assert_false(s.failed);
	session_release(&s);
	text = out_take(&s.out, NULL);
	assert_int_equal(!!strstr(text, "f:entry"), at != 0);
	talloc_free(text);
	talloc_free(s.meta);
}

static int start(void **state)
{
	(void)state;
	fake_kernel_init(&kernel, 1);
	return 0;
}

static int end(void **state)
{
	(void)state;
	fake_kernel_deinit(&kernel);
	return 0;
}

static void test_idle(void **state)
{
	(void)state;
	consume(NULL, 0);
	assert_int_equal(sleeps, BEATS);
}

/* Read at once; then there is a rest, in which a quarter of the buffer is what wakes. */
static void test_record(void **state)
{
	(void)state;
	consume(NULL, 500 * MSEC);
	assert_int_equal(record.wanted, 1);
	assert_int_equal(record.read_at, record.at);
	assert_int_equal(sleeps, BEATS + 2);
}

static void test_switchrate(void **state)
{
	(void)state;
	consume("100ms", 250 * MSEC);
	assert_int_equal(record.wanted, kernel.ring_size / 4);
	assert_int_equal(record.read_at, SEC + 300 * MSEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_idle, start, end),
		cmocka_unit_test_setup_teardown(test_record, start, end),
		cmocka_unit_test_setup_teardown(test_switchrate, start, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
