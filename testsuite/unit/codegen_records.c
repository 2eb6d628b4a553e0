// SPDX-License-Identifier: GPL-2.0-or-later
/* Runs of statements: which records there are, when they are made, and what they have in them. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "codegen/codegen.h"
#include "codegen_fixture.h"
#include "codegen_machine.h"
#include "runtime/abi.h"

static int setup(void **state)
{
	(void)state;
	fixture_new("");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	fixture_free();
	return 0;
}

static int64_t args[10];

static void fire(unsigned int handler, int64_t arg0, int64_t arg1)
{
	args[0] = arg0;
	args[1] = arg1;
	machine_fire(handler, args);
}

static void trace(struct prog_clause *c, int64_t value)
{
	s_record(c, PA_TRACE, 1, x_int(&t_s64, value));
}

static struct prog_expr *arg(uint32_t n)
{
	return x_arg(n, &t_s64);
}

/* Reads where nothing is. */
static void fault(struct prog_clause *c)
{
	s_expr(c, x_load(&t_int, x_int(&t_ptr, 16), NULL));
}

/* The records from `first` on have the values after it, which end with -1, and no others follow. */
static void expect_values(unsigned int first, ...)
{
	va_list ap;
	int64_t v;

	va_start(ap, first);
	while ((v = va_arg(ap, int)) != -1)
		assert_int_equal(machine_value(first++, 8), v);
	va_end(ap);
	assert_int_equal(machine_records(), first);
}

/*
 * trace(1); if (arg0) { trace(2); if (arg1) trace(3); trace(4); } else trace(5); trace(6);
 * then a clause trace(7).
 */
static void build_nested(void)
{
	struct prog_clause *c = clause("", NULL), *d = clause("", NULL);
	struct prog_clause *yes = block(), *inner = block(), *no = block();

	trace(inner, 3);
	trace(yes, 2);
	s_if(yes, arg(1), inner, NULL);
	trace(yes, 4);
	trace(no, 5);
	trace(c, 1);
	s_if(c, arg(0), yes, no);
	trace(c, 6);
	trace(d, 7);
	handler(PT_FBT_ENTRY, "f", 2, c, d);
	handler(PT_FBT_ENTRY, "g", 2, d, c);
}

static void test_each_run_has_a_record(void **state)
{
	static const uint32_t epids[] = { 1, 2, 3, 4, 6, 7, 1, 2, 4, 6, 7, 1, 5, 6, 7 };

	(void)state;
	build_nested();
	machine_start(fixture_build());
	fire(0, 1, 1);
	fire(0, 1, 0);
	fire(0, 0, 1);
	expect_values(0, 1, 2, 3, 4, 6, 7, 1, 2, 4, 6, 7, 1, 5, 6, 7, -1);
	for (unsigned int i = 0; i < sizeof(epids) / sizeof(*epids); i++)
		assert_int_equal(machine_epid(i), epids[i]);
	fire(1, 0, 0); /* the same clauses in another order */
	expect_values(15, 7, 1, 5, 6, -1);
	assert_int_equal(machine_epid(15), 8);
	assert_int_equal(machine_epid(16), 9);
	assert_int_equal(machine_epid(17), 13);
	machine_stop();
}

static size_t length(json_t *o, const char *key)
{
	return json_array_size(json_object_get(o, key));
}

static void test_metadata(void **state)
{
	json_t *m, *clauses, *probes;
	size_t len;
	char *text;

	(void)state;
	build_nested();
	text = codegen_metadata(fixture_ctx, &prog, &len);
	m = json_loadb(text, len, 0, NULL);
	assert_non_null(m);
	assert_int_equal(length(m, "records"), 7);
	clauses = json_object_get(m, "clauses");
	assert_int_equal(length(json_array_get(clauses, 0), "records"), 6);
	assert_int_equal(length(json_array_get(clauses, 1), "records"), 1);
	probes = json_object_get(m, "probes");
	assert_int_equal(json_integer_value(json_object_get(json_array_get(probes, 1), "epid")), 8);
	json_decref(m);
}

/* What records nothing does not end a run: not assignments, nor an if of them. */
static void test_passes_over_what_records_nothing(void **state)
{
	struct prog_clause *c = clause("", NULL), *yes = block();
	struct prog_var *n = var("n", PV_GLOBAL, &t_s64, 0);

	(void)state;
	s_expr(yes, x_set(x_var(n, 0), arg(0)));
	trace(c, 1);
	s_if(c, arg(0), yes, NULL);
	s_record(c, PA_TRACE, 1, x_var(n, 0));
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	fire(0, 9, 0);
	expect_values(0, 1, -1);
	assert_int_equal(machine_value(0, 16), 9);
	machine_stop();
}

/* A fault takes the run that it is in, and ends the clause: earlier runs stay. */
static void test_fault_takes_its_run(void **state)
{
	struct prog_clause *c = clause("", NULL), *yes = block(), *d = clause("", NULL);

	(void)state;
	trace(yes, 2);
	fault(yes);
	trace(c, 1);
	s_if(c, arg(0), yes, NULL);
	trace(c, 3);
	trace(d, 4);
	handler(PT_FBT_ENTRY, "f", 2, c, d);
	machine_start(fixture_build());
	fire(0, 0, 0);
	expect_values(0, 1, 3, 4, -1);
	fire(0, 1, 0);
	assert_int_equal(machine_records(), 6);
	assert_int_equal(machine_epid(3), 1);
	assert_int_equal(machine_epid(4), DTAP_EPID_FAULT);
	assert_int_equal((uint32_t)machine_value(4, 8), 1); /* the clause */
	assert_int_equal(machine_epid(5), 4);
	machine_stop();
}

/* The condition of an if that ends a run is not part of it. */
static void test_fault_in_a_condition(void **state)
{
	struct prog_clause *c = clause("", NULL), *yes = block();

	(void)state;
	trace(yes, 2);
	trace(c, 1);
	s_if(c, x_load(&t_int, x_int(&t_ptr, 16), NULL), yes, NULL);
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	fire(0, 0, 0);
	assert_int_equal(machine_records(), 2);
	assert_int_equal(machine_value(0, 8), 1);
	assert_int_equal(machine_epid(1), DTAP_EPID_FAULT);
	machine_stop();
}

/* What goes before a commit() in a clause comes out before the speculation, the rest after it. */
static void test_commit_ends_a_run(void **state)
{
	struct prog_var *id = var("id", PV_GLOBAL, &t_int, 0);
	struct prog_clause *c = clause("", NULL), *d = clause("", NULL), *e = clause("", NULL);
	struct prog_clause *yes = block();

	(void)state;
	s_expr(c, x_set(x_var(id, 0), x_call(SUBR_SPECULATION, &t_int, 0)));
	s_plain(d, PS_SPECULATE, x_var(id, 0));
	trace(d, 2);
	handler(PT_FBT_ENTRY, "f", 2, c, d);
	s_plain(yes, PS_COMMIT, x_var(id, 0));
	trace(e, 1);
	s_if(e, arg(0), yes, NULL);
	trace(e, 3);
	handler(PT_FBT_ENTRY, "g", 1, e);
	machine_start(fixture_build());
	fire(0, 0, 0);
	fire(1, 0, 0);
	expect_values(0, 1, 3, -1);
	fire(1, 1, 0);
	expect_values(2, 1, 2, 3, -1);
	machine_stop();
}

/* In one branch into a speculation, in the other at once; and all that follows. */
static void test_speculation_in_a_branch(void **state)
{
	struct prog_var *id = var("id", PV_GLOBAL, &t_int, 0);
	struct prog_clause *c = clause("", NULL), *d = clause("", NULL), *e = clause("", NULL);
	struct prog_clause *yes = block(), *no = block();

	(void)state;
	s_expr(c, x_set(x_var(id, 0), x_call(SUBR_SPECULATION, &t_int, 0)));
	s_plain(yes, PS_SPECULATE, x_var(id, 0));
	trace(yes, 1);
	trace(no, 2);
	s_if(d, arg(0), yes, no);
	trace(d, 3);
	handler(PT_FBT_ENTRY, "f", 2, c, d);
	s_plain(e, PS_COMMIT, x_var(id, 0));
	handler(PT_FBT_ENTRY, "g", 1, e);
	machine_start(fixture_build());
	fire(0, 0, 0);
	expect_values(0, 2, 3, -1);
	fire(0, 1, 0);
	expect_values(2, -1);
	fire(1, 0, 0);
	expect_values(2, 1, 3, -1);
	machine_stop();
}

/* What has no fields needs no struct. */
static const char nested_c[] = "static void clause_0(struct rt_ctx *ctx)\n"
			       "{\n"
			       "\tstruct record_0 *rec1;\n"
			       "\tstruct record_2 *rec3;\n"
			       "\n"
			       "\tif (ctx->args[0] == 7) {\n"
			       "\t\trec1 = rt_reserve(ctx, 0, sizeof(*rec1), 0);\n"
			       "\t\tif (!rec1)\n"
			       "\t\t\treturn; /* counted as a drop */\n"
			       "\t\trec1->f0 = 1;\n"
			       "\t\trt_commit(ctx, rec1);\n"
			       "\t} else if (ctx->args[0] == 8) {\n"
			       "\t\tif (!rt_record(ctx, 1))\n"
			       "\t\t\treturn; /* counted as a drop */\n"
			       "\t}\n"
			       "\trec3 = rt_reserve(ctx, 2, sizeof(*rec3), 0);\n"
			       "\tif (!rec3)\n"
			       "\t\treturn; /* counted as a drop */\n"
			       "\trec3->f0 = 3;\n"
			       "\trt_commit(ctx, rec3);\n"
			       "}\n";

static void test_reads_like_the_script(void **state)
{
	struct prog_clause *c = clause("", NULL), *yes = block(), *no = block(), *other = block();
	const char *text;

	(void)state;
	trace(yes, 1);
	s_record(other, PA_FTRUNCATE, 0);
	s_if(no, x(PX_EQ, &t_int, NULL, 2, x_arg(0, &t_u64), x_int(&t_u64, 8)), other, NULL);
	s_if(c, x(PX_EQ, &t_int, NULL, 2, x_arg(0, &t_u64), x_int(&t_u64, 7)), yes, no);
	trace(c, 3);
	handler(PT_FBT_ENTRY, "f", 1, c);
	text = fixture_compile();
	assert_null(strstr(text, "struct record_1"));
	text = strstr(text, "static void clause_0");
	assert_non_null(text);
	if (strncmp(text, nested_c, strlen(nested_c)))
		assert_string_equal(text, nested_c);
}

#define T(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(each_run_has_a_record),
		T(metadata),
		T(passes_over_what_records_nothing),
		T(fault_takes_its_run),
		T(fault_in_a_condition),
		T(commit_ends_a_run),
		T(speculation_in_a_branch),
		T(reads_like_the_script),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
