// SPDX-License-Identifier: GPL-2.0-or-later
/* The agreement with a kernel side whose numbers are impossible: refused, or without harm. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "loader/symbols/ksym.h"
#include "loader/session/session.h"

#define PAGE 4096u

/* What the kernel side answers. */
static struct dtap_info info;
static struct dtap_setup setup;
static struct dtap_missing missing;
static u32 nmissing;
static unsigned char memory[2 * PAGE] __attribute__((aligned(4096)));

static int call(struct ctl *ctl, u32 request, void *arg)
{
	(void)ctl;
	if (request == DTAP_IOC_INFO)
		*(struct dtap_info *)arg = info;
	else if (request == DTAP_IOC_SETUP)
		*(struct dtap_setup *)arg = setup;
	else if (request == DTAP_IOC_MISSING)
		*(struct dtap_missing *)arg = missing;
	else
		((struct dtap_status *)arg)->nmissing = nmissing;
	return 0;
}

static void *map(struct ctl *ctl, u64 offset, size_t size, bool writable, bool twice)
{
	(void)ctl;
	(void)offset;
	(void)writable;
	assert_true(size * (twice ? 2 : 1) <= sizeof(memory));
	return memory;
}

static void unmap(struct ctl *ctl, void *address, size_t size, bool twice)
{
	(void)ctl;
	(void)address;
	(void)size;
	(void)twice;
}

static int start(void **state)
{
	(void)state;
	info = (struct dtap_info){ .abi = DTAP_ABI_VERSION, .ncpu = 1, .strsize = 256 };
	setup = (struct dtap_setup){ .bufsize = PAGE, .cleanrate = 9900990, .cpu = -1 };
	missing = (struct dtap_missing){ 0 };
	nmissing = 0;
	return 0;
}

/* Sets up and begins; message: what is said besides, "" for nothing. */
static void check(bool ok, const char *message)
{
	static const struct ctl_ops ops = { call, map, unmap };
	struct loader_request request = { .path = "lies.ko", .verbose = true };
	struct session s = { .request = &request, .signals = -1, .ctl = { .ops = &ops, .fd = -1 } };
	const char *said;
	bool got;

	s.meta = fixture_meta("'clauses': [{'line': 1}], 'probes': [{'prov': 'fbt',"
			      " 'name': 'entry', 'funcs': 'f g', 'ids': 1, 'epid': 1, 'handler': 0,"
			      " 'row': 0, 'clauses': [0]}]");
	s.out.file = stdout;
	fixture_messages_begin();
	got = session_set_options(&s) && session_set_up(&s) && session_begin(&s);
	said = fixture_messages();
	if (got != ok || !strstr(said, message) || (!*message && *said))
		fail_msg("%s, with: %s", got ? "taken" : "refused", said);
	session_release(&s);
	ksym_free();
	plan_deinit(&s.plan);
	talloc_free(s.meta);
}

static void test_usual(void **state)
{
	(void)state;
	check(true, "");
}

static void test_rates(void **state)
{
	(void)state;
	setup.cleanrate = 0;
	check(true, "");
	setup.cleanrate = UINT64_MAX;
	check(true, "once every 18446744073 seconds");
}

static void test_cpus(void **state)
{
	(void)state;
	info.ncpu = 0;
	check(false, "speaks of 0 CPUs");
	info.ncpu = 0x80000001;
	check(false, "speaks of 2147483649 CPUs");
}

static void test_sizes(void **state)
{
	static const u64 bad[] = { 0, 1, 3 * PAGE, 1ull << 33, 1ull << 63 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		setup.bufsize = bad[i];
		check(false, "buffers of impossible size");
	}
}

/* More probes than there are, and an errno that has no positive. */
static void test_missing(void **state)
{
	(void)state;
	nmissing = UINT32_MAX;
	missing.error = INT32_MIN;
	check(false, "none of the probes can be armed");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_usual, start),
		cmocka_unit_test_setup(test_rates, start),
		cmocka_unit_test_setup(test_cpus, start),
		cmocka_unit_test_setup(test_sizes, start),
		cmocka_unit_test_setup(test_missing, start),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
