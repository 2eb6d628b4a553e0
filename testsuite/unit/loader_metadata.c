// SPDX-License-Identifier: GPL-2.0-or-later
/* Metadata: what is read from it, and that anything wrong is refused and never trusted. */
#define _GNU_SOURCE 1
#include "loader_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#define CLAUSES                                                                      \
	"'records': [{'size': 16, 'fields': [{'kind': 'int', 'off': 8, 'size': 4}]," \
	" 'actions': [{'act': 'trace', 'fields': [0]}]}, {'size': 8}],"              \
	" 'clauses': [{'line': 1, 'records': [0]}, {'line': 2}, {'line': 3, 'records': [1, 0]}]"

static void test_probes(void **state)
{
	struct meta *m = fixture_meta(
		CLAUSES
		", 'probes': [{'prov': 'fbt', 'mod': 'vmlinux', 'name': 'entry', 'funcs': 'a b c',"
		" 'ids': 10, 'idstep': 2, 'epid': 1, 'handler': 0, 'row': 0, 'clauses': [0, 1]},"
		" {'prov': 'x', 'name': 'n', 'funcs': 'd e f', 'ids': '7 3x2', 'epid': 7,"
		" 'handler': 1, 'row': 4, 'clauses': [1]}]");
	struct meta_probe p;

	(void)state;
	assert_false(meta_probe_by_epid(m, 0, &p));
	assert_true(meta_probe_by_epid(m, 1, &p));
	assert_string_equal(p.func, "a");
	assert_int_equal(p.clause_index, 0);
	assert_true(meta_probe_by_epid(m, 6, &p));
	assert_string_equal(p.func, "c");
	assert_int_equal(p.id, 14);
	assert_int_equal(p.clause_index, 1);
	assert_true(meta_probe_by_epid(m, 8, &p));
	assert_string_equal(p.func, "e");
	assert_int_equal(p.id, 3);
	assert_true(meta_probe_by_epid(m, 9, &p));
	assert_int_equal(p.id, 4);
	assert_false(meta_probe_by_epid(m, 10, &p));
	assert_false(meta_probe_by_epid(m, UINT32_MAX, &p));
	assert_true(meta_probe_by_row(m, 1, 5, &p));
	assert_string_equal(p.func, "e");
	assert_false(meta_probe_by_row(m, 1, 7, &p));
	assert_false(meta_probe_by_row(m, 1, 3, &p));
	talloc_free(m);
}

static const struct meta_record *record_of(const struct meta *m, uint32_t epid, uint32_t clause)
{
	struct meta_probe p;

	assert_true(meta_probe_by_epid(m, epid, &p));
	assert_int_equal(p.clause_index, clause);
	return p.record;
}

/* A clause has an EPID for each of its records, and one if it makes none. */
static void test_records(void **state)
{
	struct meta *m = fixture_meta(
		CLAUSES ", 'probes': [{'prov': 'x', 'name': 'n', 'funcs': 'f g', 'ids': 10,"
			" 'epid': 3, 'handler': 0, 'row': 0, 'clauses': [0, 1, 2, 0]}]");
	struct meta_probe p;

	(void)state;
	assert_int_equal(m->groups[0].nepids, 5);
	for (uint32_t first = 3; first <= 8; first += 5) {
		assert_ptr_equal(record_of(m, first, 0), &m->records[0]);
		assert_null(record_of(m, first + 1, 1));
		assert_ptr_equal(record_of(m, first + 2, 2), &m->records[1]);
		assert_ptr_equal(record_of(m, first + 3, 2), &m->records[0]);
		assert_ptr_equal(record_of(m, first + 4, 0), &m->records[0]);
	}
	assert_true(meta_probe_by_epid(m, 12, &p));
	assert_string_equal(p.func, "g");
	assert_false(meta_probe_by_epid(m, 13, &p));
	assert_true(meta_probe_by_row(m, 0, 1, &p));
	assert_ptr_equal(p.record, &m->records[0]);
	talloc_free(m);
}

static void test_version(void **state)
{
	static const char text[] =
		"{\"version\":%u,\"module\":\"dtap_x\",\"target\":{\"release\":\"6.1\"}}";
	char copy[sizeof(text)], why[200];

	(void)state;
	for (unsigned int version = 0; version < 4; version++) {
		const int n = snprintf(copy, sizeof(copy), text, version);
		struct meta *m = meta_parse(NULL, copy, (size_t)n, why, sizeof(why));

		if (version == 2)
			assert_non_null(m);
		else
			assert_string_equal(why, "it has another version of the metadata");
		talloc_free(m);
	}
}

/* Characters that stand for bytes (common/meta_text.h), and others around them. */
static void test_bytes(void **state)
{
	struct meta *m = fixture_meta("'formats': ['a\xf4\x8f\xbb\xbf\xc3\xa9\xf4\x8f\xba\x80',"
				      " '\xf4\x8f\xb9\xbf|\xf4\x8f\xbc\x80']");

	(void)state;
	assert_string_equal(m->formats[0], "a\xff\xc3\xa9\x80");
	assert_string_equal(m->formats[1], "\xf4\x8f\xb9\xbf|\xf4\x8f\xbc\x80");
	talloc_free(m);
}

/* Each is one mistake. */
static const char *const refused[] = {
	"'version': 2", /* once more */
	"'clauses': 5",
	"'clauses': [5]",
	"'clauses': [{'line': 1, 'records': [0]}]",
	"'records': 5",
	"'records': [5]",
	"'records': [{'size': 4}]",
	"'records': [{'size': 12, 'fields': [{'kind': 'int', 'off': 8, 'size': 8}]}]",
	"'records': [{'size': 16, 'fields': [{'kind': 'int', 'off': 8, 'size': 3}]}]",
	"'records': [{'size': 16, 'fields': [{'kind': 'int', 'off': 0, 'size': 4}]}]",
	"'records': [{'size': 16, 'fields': [{'kind': 'int', 'off': 4294967295, "
	"'size': 4}]}]",
	"'records': [{'size': 16, 'fields': [{'kind': 'what', 'off': 8}]}]",
	"'records': [{'size': -16}]",
	"'records': [{'size': 16, 'actions': [{'act': 'what'}]}]",
	"'records': [{'size': 16, 'actions': [{'act': 'trace', 'fields': [0]}]}]",
	"'records': [{'size': 16, 'actions': [{'act': 'trace'}]}]",
	"'records': [{'size': 16, 'actions': [{'act': 'printf'}]}]",
	"'records': [{'size': 16, 'actions': [{'act': 'printf', 'format': 0}]}]",
	"'records': [{'size': 16, 'actions': [{'act': 'printa', 'aggs': [0]}]}]",
	"'records': [{'size': 16, 'actions': [{'act': 'printa'}]}]",
	"'probes': [{'prov': 'p', 'name': 'n', 'funcs': 'f', 'ids': 1, 'epid': 1,"
	" 'handler': 0, 'row': 0, 'clauses': [0]}]",
	CLAUSES ", 'probes': [{'prov': 'p', 'name': 'n', 'funcs': 'f', 'ids': 1, 'epid': 0,"
		" 'handler': 0, 'row': 0, 'clauses': [0]}]",
	CLAUSES ", 'probes': [{'prov': 'p', 'name': 'n', 'funcs': 'f', 'ids': 1, 'epid': 1,"
		" 'handler': 0, 'row': 0, 'clauses': []}]",
	CLAUSES ", 'probes': [{'prov': 'p', 'name': 'n', 'funcs': 'f', 'ids': '1 2', 'epid': 1,"
		" 'handler': 0, 'row': 0, 'clauses': [0]}]",
	CLAUSES ", 'probes': [{'prov': 'p', 'name': 'n', 'funcs': 'f g', 'ids': '1 x', 'epid': 1,"
		" 'handler': 0, 'row': 0, 'clauses': [0]}]",
	CLAUSES
	", 'probes': [{'prov': 'p', 'name': 'n', 'funcs': 'f g', 'ids': '1 2147483648', 'epid': 1,"
	" 'handler': 0, 'row': 0, 'clauses': [0]}]",
	CLAUSES ", 'probes': [{'prov': 'p', 'name': 'n', 'funcs': '#0', 'ids': 1, 'epid': 1,"
		" 'handler': 0, 'row': 0, 'clauses': [0]}]",
	CLAUSES ", 'probes': [{'prov': 'p', 'name': 'n', 'funcs': 1, 'ids': 1, 'epid': 1,"
		" 'handler': 0, 'row': 0, 'clauses': [0]}]",
	CLAUSES ", 'probes': [{'prov': 'p', 'name': 'n', 'funcs': 'f g', 'ids': 1, 'epid': 1,"
		" 'handler': 0, 'row': 0, 'clauses': [0]},"
		" {'prov': 'p', 'name': 'n', 'funcs': 'f', 'ids': 1, 'epid': 2,"
		" 'handler': 0, 'row': 0, 'clauses': [0]}]",
	"'aggs': [{'func': 'what', 'size': 8}]",
	"'aggs': [{'func': 'sum', 'size': 8}]",
	"'aggs': [{'func': 'count', 'size': 12}]",
	"'aggs': [{'func': 'quantize', 'size': 1016}]",
	"'aggs': [{'func': 'lquantize', 'size': 64, 'params': [0, 10, 0, 1]}]",
	"'aggs': [{'func': 'lquantize', 'size': 32, 'params': [0, 100, 1, 100]}]",
	"'aggs': [{'func': 'lquantize', 'size': 64}]",
	"'aggs': [{'func': 'llquantize', 'size': 8000, 'params': [0, 0, 1, 10]}]",
	"'aggs': [{'func': 'llquantize', 'size': 8000, 'params': [10, 0, 60, 10]}]",
	"'aggs': [{'func': 'llquantize', 'size': 8000, 'params': [10, 0, 1, 0]}]",
	"'aggs': [{'func': 'llquantize', 'size': 16, 'params': [10, 0, 1, 10]}]",
	"'aggs': [{'func': 'count', 'size': 8, 'slot': 4}]",
	"'aggs': [{'func': 'count', 'size': 8, 'slot': 32, 'keys': [{'kind': 'string'}]}]",
	"'aggs': [{'func': 'count', 'size': 8, 'keys': [{'kind': 'int', 'size': 5}]}]",
	"'aggs': [{'func': 'count', 'size': 8, 'keys': [{'kind': 'bytes'}]}]",
	"'types': [{'kind': 'typedef', 'name': 't', 'ref': 1}]",
	"'types': [{'kind': 'typedef', 'name': 't'}]",
	"'types': [{'kind': 'struct', 'members': [{'name': 'm', 'off': 0, 'type': 1}]}]",
	"'types': [{'kind': 'struct', 'members': [{'name': 'm', 'off': 0, 'type': 0}]}]",
	"'types': [{'kind': 'array', 'n': 2, 'ref': 0}]",
	"'types': [{'kind': 'typedef', 'name': 't', 'ref': 1}, {'kind': 'typedef', 'name': 'u', "
	"'ref': 0}]",
	"'types': [{'kind': 'struct', 'members': [{'name': 'm', 'off': 0, 'type': 1}]},"
	" {'kind': 'array', 'n': 2, 'ref': 2}, {'kind': 'typedef', 'name': 't', 'ref': 0}]",
	"'aggs': [{'func': 'count', 'size': 8, 'keys': [{'kind': 'int', 'size': 8}]},"
	" {'func': 'count', 'size': 8, 'keys': [{'kind': 'string'}]}],"
	" 'records': [{'size': 16, 'actions': [{'act': 'printa', 'aggs': [0, 1]}]}]",
	"'types': [{'kind': 'enum', 'size': 4, 'values': [['A']]}]",
	"'options': {'quiet': 1}",
	"'options': []",
	"'macros': [{'name': '1', 'kind': 'float'}]",
	"'programs': [{'text': 'x', 'kind': 'script', 'matched': -1}]",
	"'formats': [1]",
	"'ksyms': [1]",
};

static void test_refused(void **state)
{
	char why[200];

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		*why = '\0';
		if (fixture_parse(refused[i], why))
			fail_msg("taken: %s", refused[i]);
		assert_true(*why);
	}
}

/* A type may point at itself, and hold another twice. */
static void test_pointers(void **state)
{
	struct meta *m = fixture_meta(
		"'types': [{'kind': 'struct', 'size': 24, 'members': [{'name': 'next', 'off': 0, "
		"'type': 1},"
		" {'name': 'a', 'off': 64, 'type': 2}, {'name': 'b', 'off': 128, 'type': 2}]},"
		" {'kind': 'pointer', 'size': 8, 'ref': 0}, {'kind': 'int', 'size': 8}]");

	(void)state;
	assert_int_equal(m->ntypes, 3);
	talloc_free(m);
}

/* `piece` this many times in brackets, in a member that nobody reads. */
static void refuse_much(const char *piece, size_t count, const char *wanted)
{
	const size_t n = strlen(piece);
	char *text = malloc(count * n + 20), *at = text, why[200] = "";

	assert_non_null(text);
	at = stpcpy(at, "'x': [");
	for (size_t i = 0; i < count; i++)
		at = stpcpy(at, piece);
	stpcpy(at, "0]");
	assert_null(fixture_parse(text, why));
	if (!strstr(why, wanted))
		fail_msg("refused, but: %s", why);
	free(text);
}

/* What would take a minute and gigabytes is refused before it is read. */
static void test_much(void **state)
{
	static const char level[] = "[";

	(void)state;
	refuse_much("[],", 8u << 20, "more than 2097152 values");
	refuse_much(level, 100, "more than 32 levels");
	refuse_much("        ", 5u << 20, "at most 33554432 are taken");
}

/* A document with everything, cut and damaged at every place: taken or refused, never a crash. */
static void test_garbage(void **state)
{
	static const char good[] =
		"{\"version\":2,\"module\":\"dtap_x\",\"target\":{\"release\":\"6.1\"},"
		"\"formats\":[\"%d\"],"
		"\"clauses\":[{\"line\":1,\"records\":[0]}],"
		"\"records\":[{\"size\":24,\"fields\":[{\"kind\":\"int\",\"off\":8,"
		"\"size\":8},"
		"{\"kind\":\"string\",\"off\":16}],\"actions\":[{\"act\":\"printf\",\"format\":0,"
		"\"fields\":[0]},"
		"{\"act\":\"printa\",\"aggs\":[0]}]}],\"aggs\":[{\"func\":\"llquantize\","
		"\"size\":1000,"
		"\"params\":[10,0,2,10],\"keys\":[{\"kind\":\"string\"}]}],"
		"\"probes\":[{\"prov\":\"p\","
		"\"name\":\"n\",\"funcs\":\"f\",\"ids\":1,\"epid\":1,\"handler\":0,\"row\":0,"
		"\"clauses\":[0]}],"
		"\"types\":[{\"kind\":\"typedef\",\"name\":\"t\",\"ref\":1},{\"kind\":\"int\","
		"\"size\":4}]}";
	char copy[sizeof(good)], why[200];
	struct meta *m;

	(void)state;
	m = meta_parse(NULL, good, sizeof(good) - 1, why, sizeof(why));
	assert_non_null(m);
	talloc_free(m);
	for (size_t i = 0; i < sizeof(good) - 1; i++) {
		assert_null(meta_parse(NULL, good, i, why, sizeof(why)));
		for (const char *p = "09-\"[]{}a\xff"; *p; p++) {
			memcpy(copy, good, sizeof(good));
			copy[i] = *p;
			talloc_free(meta_parse(NULL, copy, sizeof(good) - 1, why, sizeof(why)));
		}
	}
}

static char *add_group(char *p, unsigned int epid, unsigned int handler, const char *first,
		       unsigned int n)
{
	p += sprintf(
		p,
		"{\"prov\":\"fbt\",\"mod\":\"vmlinux\",\"name\":\"entry\",\"ids\":4,\"epid\":%u,"
		"\"handler\":%u,\"row\":0,\"clauses\":[0],\"funcs\":\"%s",
		epid, handler, first);
	for (unsigned int i = 1; i < n; i++)
		p += sprintf(p, " function_%u", i);
	return p + sprintf(p, "\"}");
}

/*
 * Long lists, which jansson does not see, among short ones and one with an escape, which it does.
 */
static void test_many(void **state)
{
	const unsigned int n = 35000;
	char *text = malloc(n * 60 + 1000), *p = text, why[200] = "";
	struct meta_probe probe;
	struct meta *m;

	(void)state;
	p += sprintf(p, "{\"version\":2,\"module\":\"dtap_x\",\"target\":{\"release\":\"6.1\"},"
			"\"clauses\":[{\"line\":1,\"text\":\"\\\"funcs\\\":\\\"x\"}],"
			"\"probes\":[");
	p = add_group(p, 1, 0, "first", 1);
	*p++ = ',';
	p = add_group(p, 2, 1, "second", n);
	*p++ = ',';
	p = add_group(p, n + 2, 2, "thi\\u0072d", 1000);
	*p++ = ',';
	p = add_group(p, n + 1002, 3, "fourth", n);
	p += sprintf(p, "]}");
	m = meta_parse(NULL, text, (size_t)(p - text), why, sizeof(why));
	assert_string_equal(why, "");
	assert_non_null(m);
	assert_string_equal(m->clauses[0].text, "\"funcs\":\"x");
	assert_true(meta_probe_by_epid(m, 1, &probe));
	assert_string_equal(probe.func, "first");
	assert_true(meta_probe_by_epid(m, n + 1, &probe));
	assert_string_equal(probe.func, "function_34999");
	assert_true(meta_probe_by_epid(m, n + 2, &probe));
	assert_string_equal(probe.func, "third");
	assert_true(meta_probe_by_epid(m, n + 1002, &probe));
	assert_string_equal(probe.func, "fourth");
	talloc_free(m);
	/* Cut anywhere near its end. */
	for (unsigned int i = 1; i < 20; i++)
		assert_null(meta_parse(NULL, text, (size_t)(p - text) - i, why, sizeof(why)));
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes),	cmocka_unit_test(test_probes),
		cmocka_unit_test(test_records), cmocka_unit_test(test_version),
		cmocka_unit_test(test_refused), cmocka_unit_test(test_pointers),
		cmocka_unit_test(test_much),	cmocka_unit_test(test_garbage),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
