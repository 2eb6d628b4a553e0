// SPDX-License-Identifier: GPL-2.0-or-later
/* Generated clauses run on the real runtime core: what they record is what D means. */
#include <dlfcn.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "codegen_fixture.h"
#include "codegen_machine.h"
#include "refused.h"

static int setup(void **state)
{
	(void)state;
	fixture_new("");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	machine_stop();
	fixture_free();
	return 0;
}

static int64_t args[10];

/* The value of an integer expression, through a record. */
static int64_t value_of(struct prog_expr *e)
{
	struct prog_clause *c = clause("", NULL);
	int64_t v;

	s_record(c, PA_TRACE, 1, x_cast(&t_s64, e));
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	machine_fire(0, args);
	v = machine_record_s64(8);
	return v;
}

#define EXPRESSION_TEST(name, expected, e)                          \
	static void test_##name(void **state)                       \
	{                                                           \
		(void)state;                                        \
		args[0] = 7;                                        \
		args[1] = -3;                                       \
		args[2] = 0;                                        \
		assert_int_equal(value_of(e), (int64_t)(expected)); \
	}

#define A(i)	    x_arg(i, &t_s64)
#define B(op, a, b) x(PX_##op, &t_s64, NULL, 2, a, b)
#define I(v)	    x_int(&t_s64, v)

EXPRESSION_TEST(wraps, INT64_MIN, B(ADD, I(INT64_MAX), B(SUB, A(0), I(6))))
EXPRESSION_TEST(int_wraps, INT32_MIN,
		x(PX_ADD, &t_int, NULL, 2, x_int(&t_int, INT32_MAX),
		  x_cast(&t_int, B(SUB, A(0), I(6)))))
EXPRESSION_TEST(shift_count_is_masked, 14, B(SHL, A(0), I(65)))
EXPRESSION_TEST(shift_by_variable, 7ULL << 61, B(SHL, A(0), A(1)))
EXPRESSION_TEST(narrow, (int8_t)0xf9, x_cast(&t_char, x(PX_NEG, &t_s64, NULL, 1, A(0))))
EXPRESSION_TEST(narrow_unsigned, 0xf9, x_cast(&t_u8, x(PX_NEG, &t_s64, NULL, 1, A(0))))
EXPRESSION_TEST(u16_of_negative, 0xfffd, x_cast(&t_u16, A(1)))
EXPRESSION_TEST(sign_extends, -3, x_cast(&t_s64, x_cast(&t_int, A(1))))
EXPRESSION_TEST(zero_extends, 0xfffffffd, x_cast(&t_s64, x_cast(&t_u32, A(1))))
EXPRESSION_TEST(divides, -2, B(DIV, A(0), A(1)))
EXPRESSION_TEST(divides_by_constant, 3, B(DIV, A(0), I(2)))
EXPRESSION_TEST(minimum_by_minus_one, INT64_MIN, B(DIV, I(INT64_MIN), B(ADD, A(1), I(2))))
EXPRESSION_TEST(modulo, 1, B(MOD, A(0), A(1)))
EXPRESSION_TEST(signed_less, 1, x(PX_LT, &t_int, NULL, 2, A(1), A(0)))
EXPRESSION_TEST(unsigned_less, 0,
		x(PX_LT, &t_int, NULL, 2, x_cast(&t_u64, A(1)), x_cast(&t_u64, A(0))))
EXPRESSION_TEST(complement, ~7LL, x(PX_COMPL, &t_s64, NULL, 1, A(0)))
EXPRESSION_TEST(not, 1, x(PX_NOT, &t_int, NULL, 1, A(2)))
EXPRESSION_TEST(exclusive_or, 1, x(PX_LXOR, &t_int, NULL, 2, A(0), A(2)))
EXPRESSION_TEST(precedence, (7 - (-3 - 7)) * 2 & 0xff,
		B(AND, B(MUL, B(SUB, A(0), B(SUB, A(1), A(0))), I(2)), I(255)))
EXPRESSION_TEST(conditional, -3, x(PX_COND, &t_s64, NULL, 3, A(0), A(1), I(5)))
EXPRESSION_TEST(lazy_and_skips_a_fault, 0, x(PX_LAND, &t_int, NULL, 2, A(2), B(DIV, A(0), A(2))))
EXPRESSION_TEST(lazy_or_skips_a_fault, 1, x(PX_LOR, &t_int, NULL, 2, A(0), B(DIV, A(0), A(2))))
EXPRESSION_TEST(lazy_and, 1, x(PX_LAND, &t_int, NULL, 2, A(0), B(DIV, A(0), A(1))))
EXPRESSION_TEST(lazy_conditional, 4,
		x(PX_COND, &t_s64, NULL, 3, A(2), B(DIV, A(0), A(2)), B(ADD, A(1), A(0))))
EXPRESSION_TEST(length, 3,
		x_call(SUBR_STRLEN, &t_s64, 1,
		       x_call(SUBR_STRJOIN, &t_string, 2, x_str("a"), x_str("bc"))))
EXPRESSION_TEST(equal_strings, 1,
		x(PX_STREQ, &t_int, NULL, 2, x_str("comm"), x_builtin(PB_EXECNAME, &t_string)))
EXPRESSION_TEST(unequal_strings, 1,
		x(PX_STRNE, &t_int, NULL, 2, x_str("com"), x_builtin(PB_EXECNAME, &t_string)))
EXPRESSION_TEST(string_order, 1,
		x(PX_STRGT, &t_int, NULL, 2, x_builtin(PB_EXECNAME, &t_string), x_str("bash")))
EXPRESSION_TEST(strange_literal, 13,
		x_call(SUBR_STRLEN, &t_s64, 1,
		       x_str("\"\\\?\?/*//\n\x01"
			     "7\xff\t")))
EXPRESSION_TEST(substr, 2,
		x_call(SUBR_STRLEN, &t_s64, 1,
		       x_call(SUBR_SUBSTR, &t_string, 2, x_str("abcd"), I(2))))
EXPRESSION_TEST(index, 1, x_call(SUBR_INDEX, &t_int, 2, x_str("abcd"), x_str("bc")))
EXPRESSION_TEST(strstr_is_null, 1,
		x(PX_STRNULL, &t_int, NULL, 1,
		  x_call(SUBR_STRSTR, &t_string, 2, x_str("abc"), x_str("x"))))
EXPRESSION_TEST(match, 1, x_match("^c[n-p]m*$", x_builtin(PB_EXECNAME, &t_string)))
EXPRESSION_TEST(no_match, 0, x_match("^m", x_builtin(PB_EXECNAME, &t_string)))
EXPRESSION_TEST(match_of_many_states, 1, x_match("[cx].{9}$", x_str("x0c987654321")))
EXPRESSION_TEST(network_order, 0x0700, x_call(SUBR_HTONS, &t_u16, 1, x_cast(&t_u16, A(0))))

static const struct {
	int32_t a;
	uint32_t bits;
	uint64_t b;
} object = { -5, 0xa5c3f00d, 0x1122334455667788 };

#define FIELD(type, off)                                                                         \
	x_load(type,                                                                             \
	       x(PX_ADD, &t_ptr, NULL, 2, x_int(&t_ptr, (intptr_t)&object), x_int(&t_ptr, off)), \
	       NULL)

static struct prog_expr *bits(struct prog_expr *e, uint8_t width, uint8_t off)
{
	e->load.bits = width;
	e->load.bitoff = off;
	return e;
}

EXPRESSION_TEST(load_signed, -5, FIELD(&t_int, 0))
EXPRESSION_TEST(load_wide, 0x1122334455667788, FIELD(&t_u64, 8))
EXPRESSION_TEST(load_byte, 0x88, FIELD(&t_u8, 8))
EXPRESSION_TEST(bit_field, 0xf, bits(FIELD(&t_u32, 4), 4, 12))
EXPRESSION_TEST(signed_bit_field, -1, bits(FIELD(&t_int, 4), 4, 12))

static void test_fault_abandons_the_record(void **state)
{
	struct prog_clause *c = clause("", NULL), *d = clause("", NULL);

	(void)state;
	s_record(c, PA_TRACE, 1, x_load(&t_int, x_int(&t_ptr, 16), NULL));
	s_record(d, PA_TRACE, 1, I(42));
	handler(PT_FBT_ENTRY, "f", 2, c, d);
	machine_start(fixture_build());
	machine_fire(0, args);
	assert_int_equal(machine_epid(0), 0xfffffff0);
	assert_int_equal(machine_epid(1), 2);
	assert_int_equal(machine_records(), 2);
}

static void test_predicate(void **state)
{
	struct prog_clause *c = clause(
		"", x(PX_LAND, &t_int, NULL, 2, A(0), x(PX_LT, &t_int, NULL, 2, A(1), I(0))));

	(void)state;
	s_record(c, PA_TRACE, 1, A(0));
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	args[0] = 1;
	args[1] = 1;
	machine_fire(0, args);
	assert_int_equal(machine_records(), 0);
	args[1] = -1;
	machine_fire(0, args);
	assert_int_equal(machine_records(), 1);
}

static void test_variables(void **state)
{
	struct prog_clause *c = clause("", NULL), *d = clause("", NULL);
	struct prog_var *g = var("g", PV_GLOBAL, &t_int, 0), *t = var("int", PV_THIS, &t_s64, 0);
	struct prog_var *s = var("s", PV_SELF, &t_u64, 0),
			*a = var("a", PV_GLOBAL, &t_int, 2, &t_string, &t_int);
	struct prog_var *arr = var("arr", PV_GLOBAL, &t_array, 0),
			*p = var("p", PV_GLOBAL, &t_pair, 0);
	struct prog_var *sp = var("sp", PV_SELF, &t_pair, 0);
	struct prog_expr *post;

	(void)state;
	s_expr(c, x_op(x_var(g, 0), PX_ADD, &t_int, x_int(&t_int, 5)));
	s_expr(c, x_set(x_var(t, 0), x_op(x_var(g, 0), PX_MUL, &t_s64, I(3))));
	s_expr(c, x_set(x_var(s, 0), x_cast(&t_u64, A(0))));
	s_expr(c,
	       x_op(x_var(a, 2, x_str("k"), x_int(&t_int, -1)), PX_SUB, &t_int, x_int(&t_int, 9)));
	s_expr(c, x_set(x_element(arr, A(0)), x_int(&t_int, 77)));
	s_expr(c, x_set(x_part(x_var(p, 0), &t_u64, 8), x_int(&t_u64, 88)));
	s_expr(c, x_set(x_part(x_var(sp, 0), &t_u64, 8), x_int(&t_u64, 99)));
	s_expr(c, x_set(x_part(x_var(sp, 0), &t_int, 0), x_int(&t_int, -6)));
	post = x_op(x_var(g, 0), PX_ADD, &t_int, x_int(&t_int, 1));
	post->assign.post = true;
	s_record(d, PA_TRACE, 9, x_var(t, 0), x_cast(&t_s64, post), x_cast(&t_s64, x_var(g, 0)),
		 x_var(s, 0), x_cast(&t_s64, x_var(a, 2, x_str("k"), x_int(&t_int, -1))),
		 x_cast(&t_s64, x_element(arr, I(7))), x_part(x_var(p, 0), &t_u64, 8),
		 x_part(x_var(sp, 0), &t_u64, 8), x_cast(&t_s64, x_part(x_var(sp, 0), &t_int, 0)));
	handler(PT_FBT_ENTRY, "f", 2, c, d);
	machine_start(fixture_build());
	args[0] = 7;
	machine_fire(0, args);
	assert_int_equal(machine_records(), 1);
	assert_int_equal(machine_record_s64(8), 15);
	assert_int_equal(machine_record_s64(16), 15);
	assert_int_equal(machine_record_s64(24), 16);
	assert_int_equal(machine_record_s64(32), 7);
	assert_int_equal(machine_record_s64(40), -9);
	assert_int_equal(machine_record_s64(48), 77);
	assert_int_equal(machine_record_s64(56), 88);
	assert_int_equal(machine_record_s64(64), 99);
	assert_int_equal(machine_record_s64(72), -6);
	args[0] = 10;
	machine_fire(0, args);
	assert_int_equal(machine_epid(1), 0xfffffff0);
}

static void test_string_variables(void **state)
{
	struct prog_clause *c = clause("", NULL);
	struct prog_var *g = var("g", PV_GLOBAL, &t_string, 0),
			*s = var("s", PV_SELF, &t_string, 0);
	struct prog_var *u = var("u", PV_SELF, &t_string, 0),
			*n = var("n", PV_GLOBAL, &t_string, 0);

	(void)state;
	s_expr(c, x_set(x_var(g, 0), x_str("hello")));
	s_expr(c, x_set(x_var(s, 0), x_call(SUBR_STRJOIN, &t_string, 2, x_var(g, 0), x_str("!"))));
	s_record(c, PA_TRACE, 2, x_var(s, 0),
		 x(PX_STREQ, &t_int, NULL, 2, x_var(g, 0), x_str("hello")));
	s_record(c, PA_TRACE, 3, x(PX_STRNULL, &t_int, NULL, 1, x_var(u, 0)),
		 x(PX_STRNULL, &t_int, NULL, 1, x_var(n, 0)),
		 x(PX_STRNULL, &t_int, NULL, 1,
		   x_set(x_var(n, 0), x(PX_NULLSTR, &t_string, NULL, 0))));
	s_record(c, PA_TRACE, 1, x(PX_STRNULL, &t_int, NULL, 1, x_set(x_var(u, 0), x_str(""))));
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	machine_fire(0, args);
	assert_string_equal(machine_record_str(8), "hello!");
	assert_int_equal(machine_record_s32(16), 1);
	assert_int_equal(machine_record_s32(20), 1);
	assert_int_equal(machine_record_s32(24), 0);
	assert_int_equal(machine_record_s32(28), 1);
	assert_int_equal(machine_record_s32(32), 0);
}

static void test_aggregations(void **state)
{
	struct prog_clause *c = clause("", NULL);
	struct prog_expr *k = x_builtin(PB_EXECNAME, &t_string),
			 *big = x_call(SUBR_STRJOIN, &t_string, 2, x_str("x"), k);
	struct prog_expr *stack = x(PX_STACK, &t_u64, NULL, 0);
	struct prog_agg *count = agg("", AGG_COUNT, 8, 0), *lq = agg("lq", AGG_LQUANTIZE, 96, 0);
	struct prog_agg *keyed = agg("k", AGG_SUM, 16, 3, k, big, I(-1)),
			*stacks = agg("s", AGG_MAX, 16, 1, stack);

	(void)state;
	stack->size = 20;
	stacks->keys[0].kind = PF_STACK;
	lq->params[1] = 100;
	lq->params[2] = 10;
	lq->params[3] = 10;
	s_agg(c, count, NULL, 0);
	s_agg(c, lq, A(0), 0);
	s_agg(c, keyed, A(0), 3, k, big, I(-1));
	s_agg(c, stacks, A(0), 1, stack);
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	args[0] = 25;
	machine_fire(0, args);
	machine_fire(0, args);
	assert_int_equal(machine_agg_slot(32, 0), 2);
	assert_int_equal(machine_agg_slot(40, 0), 2);
	assert_int_equal(machine_agg_slot(40, 1 + 3), 2);
	assert_int_equal(machine_agg_value(2, 1), 50);
	assert_int_equal(machine_agg_key(2, 0), 0x6d6d6f63); /* "comm" */
	assert_int_equal(machine_agg_key(2, 2), -1);
	assert_int_equal(machine_agg_value(3, 1), 25);
	assert_int_equal(machine_agg_key(3, 0), 5);
}

static void test_records_of_every_kind(void **state)
{
	struct prog_clause *c = clause("", NULL);
	struct prog_var *p = var("p", PV_GLOBAL, &t_pair, 0);
	struct prog_expr *stack = x(PX_STACK, &t_u64, NULL, 0);
	struct prog_expr *usym = x(PX_SYM, &t_u64, NULL, 1, x_int(&t_u64, 0x1234));

	(void)state;
	usym->symkind = SYM_USYM;
	stack->size = 3;
	s_expr(c, x_set(x_var(p, 0), x_load(&t_pair, x_int(&t_ptr, (intptr_t)&object), NULL)));
	s_record(c, PA_TRACE, 6, x_cast(&t_u8, A(0)), x_cast(&t_u16, A(0)), x_var(p, 0), stack,
		 usym, x_load(&t_pair, x_int(&t_ptr, (intptr_t)&object), NULL));
	s_record(c, PA_EXIT, 1, x_int(&t_int, 3));
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	machine_fire(0, args);
	assert_int_equal(machine_records(), 1);
	assert_memory_equal(machine_record_span(12, 16), &object, 16);
	assert_int_equal(*(const uint64_t *)machine_record_span(20, 24), 0x1000);
	assert_int_equal(((const uint64_t *)machine_record_span(28, 16))[1], 0x1234);
	assert_memory_equal(machine_record_span(36, 16), &object, 16);
	assert_int_equal(machine_record_s32(44), 3);
}

static void test_speculation(void **state)
{
	struct prog_clause *c = clause("", NULL), *d = clause("", NULL);
	struct prog_var *id = var("id", PV_GLOBAL, &t_int, 0);

	(void)state;
	s_expr(c, x_set(x_var(id, 0), x_call(SUBR_SPECULATION, &t_int, 0)));
	s_plain(d, PS_SPECULATE, x_var(id, 0));
	s_record(d, PA_TRACE, 1, I(5));
	handler(PT_FBT_ENTRY, "f", 2, c, d);
	handler(PT_FBT_ENTRY, "g", 1, c = clause("", NULL));
	s_plain(c, PS_COMMIT, x_var(id, 0));
	machine_start(fixture_build());
	machine_fire(0, args);
	assert_int_equal(machine_records(), 0);
	machine_fire(1, args);
	assert_int_equal(machine_records(), 1);
	assert_int_equal(machine_record_s64(8), 5);
}

static void test_scratch(void **state)
{
	struct prog_clause *c = clause("", NULL);
	struct prog_var *p = var("p", PV_THIS, &t_ptr, 0);

	(void)state;
	s_expr(c, x_set(x_var(p, 0), x_call(SUBR_ALLOCA, &t_ptr, 1, x_int(&t_u64, 16))));
	s_expr(c, x_call(SUBR_STORE, &t_void, 2, x_var(p, 0), x_cast(&t_int, A(1))));
	s_record(c, PA_TRACE, 1, x_cast(&t_s64, x_load(&t_int, x_var(p, 0), NULL)));
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	args[1] = -3;
	machine_fire(0, args);
	assert_int_equal(machine_record_s64(8), -3);
}

static void fire_right(void)
{
	machine_fire(0, args);
}

/* The runtime's contracts hold in generated code, too. */
static void test_contracts(void **state)
{
	struct prog_clause *c = clause("", NULL);

	(void)state;
	s_expr(c, x_call(SUBR_ALLOCA, &t_ptr, 1, x_int(&t_u64, 16)));
	handler(PT_FBT_ENTRY, "f", 1, c);
	machine_start(fixture_build());
	assert_false(is_refused(fire_right));
	assert_true(is_refused(machine_fire_wrong));
}

#define T(name) cmocka_unit_test_setup_teardown(test_##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(wraps),
		T(int_wraps),
		T(shift_count_is_masked),
		T(shift_by_variable),
		T(narrow),
		T(narrow_unsigned),
		T(u16_of_negative),
		T(sign_extends),
		T(zero_extends),
		T(divides),
		T(divides_by_constant),
		T(minimum_by_minus_one),
		T(modulo),
		T(signed_less),
		T(unsigned_less),
		T(complement),
		T(not ),
		T(exclusive_or),
		T(precedence),
		T(conditional),
		T(lazy_and_skips_a_fault),
		T(lazy_or_skips_a_fault),
		T(lazy_and),
		T(lazy_conditional),
		T(length),
		T(equal_strings),
		T(unequal_strings),
		T(string_order),
		T(strange_literal),
		T(substr),
		T(index),
		T(strstr_is_null),
		T(match),
		T(no_match),
		T(match_of_many_states),
		T(network_order),
		T(load_signed),
		T(load_wide),
		T(load_byte),
		T(bit_field),
		T(signed_bit_field),
		T(fault_abandons_the_record),
		T(predicate),
		T(variables),
		T(string_variables),
		T(aggregations),
		T(records_of_every_kind),
		T(speculation),
		T(scratch),
		T(contracts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
