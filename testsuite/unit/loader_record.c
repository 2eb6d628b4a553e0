// SPDX-License-Identifier: GPL-2.0-or-later
/* Records to text: columns, trace(), dumps, print(), faults; and records without sense. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "loader/consume/record.h"

#define PROBES                                                                                 \
	"'probes': [{'prov': 'dtrace', 'name': 'BEGIN', 'funcs': '', 'ids': 1, 'epid': 1,"     \
	" 'handler': 0, 'row': 0, 'clauses': [0]},"                                            \
	" {'prov': 'fbt', 'mod': 'vmlinux', 'name': 'entry', 'funcs': 'f g', 'ids': 50,"       \
	" 'epid': 2, 'handler': 1, 'row': 0, 'clauses': [0, 0]},"                              \
	" {'prov': 'syscall', 'mod': 'vmlinux', 'name': 'return', 'funcs': 'read', 'ids': 60," \
	" 'epid': 6, 'handler': 2, 'row': 0, 'clauses': [0, 0]}]"

static struct meta *meta;
static struct aggr aggr;
static struct runopts options;
static struct text text;
static struct consumer consumer;
static struct capture capture;

static void begin(const char *members)
{
	meta = fixture_meta(members);
	runopt_init(&options);
	assert_int_equal(aggr_init(&aggr, meta, NULL, 0, 0), 0);
	capture_begin(&capture);
	memset(&consumer, 0, sizeof(consumer));
	consumer.meta = meta;
	consumer.options = &options;
	consumer.out = &capture.out;
	consumer.aggr = &aggr;
	consumer.formats = record_formats(meta);
	assert_non_null(consumer.formats);
	text_writer_init(&text, &capture.out, meta, &options, consumer.formats, 2);
	consumer.writer = &text.writer;
	consumer.text = &text;
	record_init(&consumer, 2);
}

static void end(const char *expected)
{
	capture_expect(&capture, expected);
	record_deinit(&consumer);
	text_writer_deinit(&text);
	aggr_deinit(&aggr);
	talloc_free(meta);
}

static bool feed(const void *rec, u32 next_epid)
{
	const struct dtap_rec next = { sizeof(next), next_epid };

	return record_process(&consumer, 1, rec, next_epid ? &next : NULL);
}

static void feed_plain(u32 epid, u32 next_epid)
{
	const struct dtap_rec rec = { sizeof(rec), epid };

	assert_true(feed(&rec, next_epid));
}

#define DEFAULT_CLAUSE                               \
	"'clauses': [{'line': 1, 'records': [0]}], " \
	"'records': [{'size': 8, 'actions': [{'act': 'default'}]}], "

static void test_columns(void **state)
{
	(void)state;
	begin(DEFAULT_CLAUSE PROBES);
	feed_plain(1, 0);
	feed_plain(2, 0);
	feed_plain(4, 0);
	end("CPU     ID                    FUNCTION:NAME\n"
	    "  1      1                           :BEGIN \n"
	    "  1     50                          f:entry \n"
	    "  1     51                          g:entry \n");
	begin(DEFAULT_CLAUSE PROBES);
	runopt_set(&options, "quiet", NULL, RUNOPT_LOAD);
	feed_plain(1, 0);
	end("");
	setenv("_DTRACE_TESTING", "", 1);
	begin(DEFAULT_CLAUSE PROBES);
	feed_plain(2, 0);
	end("                   FUNCTION:NAME\n"
	    "                         f:entry \n");
	unsetenv("_DTRACE_TESTING");
}

static void test_flowindent(void **state)
{
	(void)state;
	begin(DEFAULT_CLAUSE PROBES);
	runopt_set(&options, "flowindent", NULL, RUNOPT_LOAD);
	feed_plain(1, 2);
	feed_plain(2, 3); /* f:entry, first clause */
	feed_plain(3, 4); /* its second clause */
	feed_plain(4, 6);
	feed_plain(6, 7); /* read:return: the first of two clauses */
	feed_plain(7, 0);
	feed_plain(7, 0);
	end("CPU FUNCTION                                 \n"
	    "  1 | :BEGIN                                  \n"
	    "  1  -> f                                     \n"
	    "  1   | f:entry                               \n"
	    "  1    -> g                                   \n"
	    "  1     | read:return                         \n"
	    "  1    <= read                                \n"
	    "  1  <= read                                  \n");
}

struct traced {
	struct dtap_rec rec;
	s64 number;
	struct dtap_span string, bytes;
	char tail[24];
};

static const struct traced traced = {
	.rec = { sizeof(traced), 1 },
	.number = -5,
	.string = { 32, 3 },
	.bytes = { 40, 5 },
	.tail = "abc\0\0\0\0\0\1B~\x7f\xff",
};

#define TRACE_FIELDS                                                            \
	"'fields': [{'kind': 'int', 'off': 8, 'size': 8, 'signed': true},"      \
	" {'kind': 'int', 'off': 8, 'size': 4},"                                \
	" {'kind': 'int', 'off': 8, 'size': 2, 'signed': true},"                \
	" {'kind': 'int', 'off': 8, 'size': 1}, {'kind': 'string', 'off': 16}," \
	" {'kind': 'bytes', 'off': 24}]"

#define TRACE_CLAUSE                                                                       \
	"'clauses': [{'line': 1, 'records': [0]}], 'records': [{'size': 32, " TRACE_FIELDS \
	", 'actions': ["                                                                   \
	"{'act': 'trace', 'fields': [0]}, {'act': 'trace', 'fields': [1]},"                \
	"{'act': 'trace', 'fields': [2]}, {'act': 'trace', 'fields': [3]},"                \
	"{'act': 'trace', 'fields': [4]}]}], "

static void test_trace(void **state)
{
	(void)state;
	begin(TRACE_CLAUSE PROBES);
	assert_true(feed(&traced, 0));
	end("CPU     ID                    FUNCTION:NAME\n"
	    "  1      1                           :BEGIN                   -5 4294967291    -5 251"
	    "  abc                              \n");
	begin(TRACE_CLAUSE PROBES);
	runopt_set(&options, "quiet", NULL, RUNOPT_LOAD);
	assert_true(feed(&traced, 0));
	end("-54294967291-5251abc");
}

#define DUMP_HEAD \
	"\n             0  1  2  3  4  5  6  7  8  9  a  b  c  d  e  f  0123456789abcdef\n"

#define DUMP_ALL DUMP_HEAD "         0: 01 42 7e 7f ff                                   .B~..\n"
#define DUMP_TWO DUMP_HEAD "         0: 01 42                                            .B\n"

/* A dynamic size that is negative or too large means all. */
static void test_dump(void **state)
{
	struct traced two = traced;

	(void)state;
	begin("'clauses': [{'line': 1, 'records': [0]}], 'records': [{'size': 32, " TRACE_FIELDS
	      ", 'actions': ["
	      "{'act': 'tracemem', 'fields': [5]},"
	      "{'act': 'tracemem', 'fields': [5, 0], 'dyn': 0}]}], " PROBES);
	runopt_set(&options, "quiet", NULL, RUNOPT_LOAD);
	assert_true(feed(&traced, 0));
	two.number = 2;
	assert_true(feed(&two, 0));
	two.number = 6;
	assert_true(feed(&two, 0));
	end(DUMP_ALL DUMP_ALL DUMP_ALL DUMP_TWO DUMP_ALL DUMP_ALL);
}

static void test_print(void **state)
{
	static const struct {
		struct dtap_rec rec;
		u64 address;
		struct dtap_span span;
		struct {
			int n;
			unsigned int bits;
			char name[8];
			u64 pointer;
		} object;
	} rec = { { sizeof(rec), 1 }, 0x1000, { 24, 24 }, { -7, 0x50, "ab", 0xbeef } };
	static const char types[] =
		"'types': [{'kind': 'int', 'name': 'int', 'size': 4, 'signed': true},"
		"{'kind': 'int', 'name': 'char', 'size': 1, 'signed': true, 'char': true},"
		"{'kind': 'array', 'name': 'char [8]', 'size': 8, 'ref': 1, 'n': 8},"
		"{'kind': 'pointer', 'name': 'void *', 'size': 8},"
		"{'kind': 'enum', 'name': 'enum e', 'size': 4, 'values': [['FIVE', 5]]},"
		"{'kind': 'struct', 'name': 'struct s', 'size': 24, 'members': ["
		"{'name': 'n', 'off': 0, 'type': 0}, {'name': 'low', 'off': 32, 'bits': 4, "
		"'type': 0},"
		"{'name': 'high', 'off': 36, 'bits': 4, 'type': 4}, {'name': 'name', 'off': 64, "
		"'type': 2},"
		"{'name': 'pointer', 'off': 128, 'type': 3}]}], ";
	char *members;

	(void)state;
	assert_true(asprintf(&members,
			     "%s'clauses': [{'line': 1, 'records': [0]}], "
			     "'records': [{'size': 24, 'fields': ["
			     "{'kind': 'int', 'off': 8, 'size': 8}, {'kind': 'bytes', 'off': 16}],"
			     "'actions': [{'act': 'print', 'fields': [0, 1], 'type': 5}]}], %s",
			     types, PROBES) > 0);
	begin(members);
	free(members);
	runopt_set(&options, "quiet", NULL, RUNOPT_LOAD);
	assert_true(feed(&rec, 0));
	runopt_set(&options, "printsize", "8", RUNOPT_LOAD);
	assert_true(feed(&rec, 0));
#define COLUMN "                                            "
	end("0x1000 = *\n" COLUMN "(struct s) {\n" COLUMN " .n = (int)-7,\n" COLUMN
	    " .high = (enum e)FIVE,\n" COLUMN " .name = (char [8]) [\n" COLUMN
	    "  (char)'a',\n" COLUMN "  (char)'b',\n" COLUMN " ],\n" COLUMN
	    " .pointer = (void *)0xbeef,\n" COLUMN "}\n"
	    "0x1000 = *\n" COLUMN "(struct s) {\n" COLUMN " .n = (int)-7,\n" COLUMN
	    " .high = (enum e)FIVE,\n" COLUMN " ...\n" COLUMN "}\n");
}

static void test_consumer_actions(void **state)
{
	static const struct {
		struct dtap_rec rec;
		s64 number;
		struct dtap_span name;
		char tail[16];
	} rec = { { sizeof(rec), 1 }, 9, { 24, 5 }, "quiet" };

	(void)state;
	begin("'clauses': [{'line': 1, 'records': [0]}], 'records': [{'size': 24, 'fields': ["
	      "{'kind': 'int', 'off': 8, 'size': 4, 'signed': true}, {'kind': 'string', 'off': "
	      "16}],"
	      "'actions': [{'act': 'exit', 'fields': [0]}, {'act': 'setopt', 'fields': [1]},"
	      "{'act': 'system', 'format': 0, 'fields': [0]}]}], 'formats': ['exit %d'], " PROBES);
	assert_true(feed(&rec, 0));
	assert_true(consumer.exited);
	assert_int_equal(consumer.exit_status, 9);
	assert_int_equal(runopt_get(&options, quiet), 1);
	end("CPU     ID                    FUNCTION:NAME\n"
	    "  1      1                           :BEGIN ");
}

/* A name that a script has made up is not a command for the terminal. */
static void test_setopt_message(void **state)
{
	static const struct {
		struct dtap_rec rec;
		struct dtap_span name;
		char tail[16];
	} rec = { { sizeof(rec), 1 }, { 16, 11 }, "a\033[31m\nb\302\233" };
	const char *messages;

	(void)state;
	begin("'clauses': [{'line': 1, 'records': [0]}], "
	      "'records': [{'size': 16, 'fields': [{'kind': 'string', 'off': 8}],"
	      "'actions': [{'act': 'setopt', 'fields': [0]}]}], " PROBES);
	fixture_messages_begin();
	assert_true(feed(&rec, 0));
	messages = fixture_messages();
	assert_non_null(strstr(messages, "failed to set a\\x1b[31m\\nb\\xc2\\x9b by setopt(): "));
	end("CPU     ID                    FUNCTION:NAME\n"
	    "  1      1                           :BEGIN \n");
}

static const char *fault_message(u32 code, u64 value, u32 site)
{
	const struct dtap_rec_fault fault = {
		{ sizeof(fault), DTAP_EPID_FAULT }, 2, code, site, 0, value
	};

	fixture_messages_begin();
	assert_true(feed(&fault, 0));
	return fixture_messages();
}

static void test_faults(void **state)
{
	(void)state;
	begin(DEFAULT_CLAUSE
	      "'sites': [{'line': 4, 'col': 2, 'source': 'open.d'}, {'line': 7}], " PROBES);
	assert_string_equal(fault_message(DTAP_FAULT_BADADDR, 0x10, 0),
			    "dtaprun: error in dt_clause_0 for probe ID 50 (fbt:vmlinux:f:entry): "
			    "invalid address (0x10) at open.d:4\n");
	assert_string_equal(fault_message(DTAP_FAULT_DIVZERO, 0, 1),
			    "dtaprun: error in dt_clause_0 for probe ID 50 (fbt:vmlinux:f:entry): "
			    "divide-by-zero at command line:7\n");
	assert_string_equal(fault_message(DTAP_FAULT_BADINDEX, (u64)-1, UINT32_MAX),
			    "dtaprun: error in dt_clause_0 for probe ID 50 (fbt:vmlinux:f:entry): "
			    "index out of bounds (-1) at command line:1\n");
	assert_string_equal(fault_message(99, 0, UINT32_MAX),
			    "dtaprun: error in dt_clause_0 for probe ID 50 (fbt:vmlinux:f:entry): "
			    "unknown fault at command line:1\n");
	end("");
}

static void test_garbled(void **state)
{
	struct traced bad = traced;

	(void)state;
	begin(TRACE_CLAUSE PROBES);
	bad.rec.epid = 0;
	assert_false(feed(&bad, 0));
	bad.rec.epid = 8;
	assert_false(feed(&bad, 0));
	bad = traced;
	bad.rec.len = 24;
	assert_false(feed(&bad, 0));
	bad = traced;
	bad.string.off = sizeof(bad) + 1;
	assert_false(feed(&bad, 0));
	bad.string = (struct dtap_span){ 48, 9 };
	assert_false(feed(&bad, 0));
	bad.string = (struct dtap_span){ 48, UINT32_MAX };
	assert_false(feed(&bad, 0));
	bad.rec = (struct dtap_rec){ 8, DTAP_EPID_FAULT };
	assert_false(feed(&bad, 0));
	talloc_free(out_take(&capture.out, NULL));
	capture_begin(&capture);
	end("");
}

/* Spans of every kind over random bytes: refused or taken, never read out of bounds. */
static void test_random(void **state)
{
	static const char members[] =
		"'clauses': [{'line': 1, 'records': [0]}], 'records': [{'size': 72, 'fields': ["
		"{'kind': 'string', 'off': 8},"
		"{'kind': 'bytes', 'off': 16}, {'kind': 'stack', 'off': 24}, {'kind': 'ustack', "
		"'off': 32},"
		"{'kind': 'usym', 'off': 40}, {'kind': 'umod', 'off': 48}, {'kind': 'uaddr', "
		"'off': 56},"
		"{'kind': 'sym', 'off': 64}], 'actions': [{'act': 'trace', 'fields': [0]},"
		"{'act': 'tracemem', 'fields': [1]}, {'act': 'stack', 'fields': [2]},"
		"{'act': 'ustack', 'fields': [3]}, {'act': 'usym', 'fields': [4]},"
		"{'act': 'umod', 'fields': [5]}, {'act': 'uaddr', 'fields': [6]},"
		"{'act': 'sym', 'fields': [7]}]}], " PROBES;
	u32 *rec = malloc(128);

	(void)state;
	srand(1);
	begin(members);
	for (int round = 0; round < 5000; round++) {
		memset(rec, 0, 128);
		rec[0] = 128;
		rec[1] = 1;
		for (int i = 2; i < 18; i += 2) {
			rec[i] = (u32)(rand() % 5 ? 72 + 8 * (rand() % 6) : rand() % 160);
			rec[i + 1] = (u32)(rand() % 5 ? 16 : rand() % 64);
		}
		feed(rec, 0);
	}
	free(rec);
	talloc_free(out_take(&capture.out, NULL));
	capture_begin(&capture);
	end("");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),	       cmocka_unit_test(test_flowindent),
		cmocka_unit_test(test_trace),	       cmocka_unit_test(test_dump),
		cmocka_unit_test(test_print),	       cmocka_unit_test(test_consumer_actions),
		cmocka_unit_test(test_setopt_message), cmocka_unit_test(test_faults),
		cmocka_unit_test(test_garbled),	       cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
