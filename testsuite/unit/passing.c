// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Where arguments are (passing.h), compared with where the C compiler puts them: the functions are
 * called with distinct bytes, and the one that they all are notes the registers and the stack.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "translator/prog/passing.h"
#include "translator/types/type_priv.h"

#define STACK_WORDS 16

uint64_t passed[RT_ARG_REGISTERS + STACK_WORDS];
extern const char note[]; /* code, called as functions of many types */
asm(".pushsection .text\n"
    "note:\n"
    "	mov %rdi, passed(%rip)\n"
    "	mov %rsi, passed+8(%rip)\n"
    "	mov %rdx, passed+16(%rip)\n"
    "	mov %rcx, passed+24(%rip)\n"
    "	mov %r8, passed+32(%rip)\n"
    "	mov %r9, passed+40(%rip)\n"
    "	mov %rdi, %rax\n"
    "	lea 8(%rsp), %rsi\n"
    "	lea passed+48(%rip), %rdi\n"
    "	mov $16, %ecx\n"
    "	rep movsq\n"
    "	ret\n"
    ".popsection\n");

struct one {
	long a;
};
struct pair {
	long a;
	int b;
};
struct three {
	char bytes[3];
};
struct big {
	long a[3];
};
struct __attribute__((packed)) loose {
	char a;
	long b;
};
struct bits {
	unsigned int a : 3, b : 7;
	long c;
};
struct none {
};
struct real {
	double a;
};
struct mixed {
	long a;
	double b;
};
union either {
	long a;
	struct pair b;
};

static struct type_space *space;
static const struct type *t_int, *t_long, *t_pointer, *t_wide, *t_one, *t_pair, *t_three, *t_big,
	*t_loose, *t_bits, *t_none, *t_real, *t_mixed, *t_either;

static const struct type *sou(enum type_kind kind, uint32_t size, uint32_t n,
			      const struct type_member *m)
{
	struct type *t = type_alloc(space, kind);

	t->size = size;
	t->align = 8;
	t->members = talloc_memdup(space, m, n * sizeof(*m));
	t->nmembers = n;
	return t;
}

#define SOU(kind, type, ...)                                                            \
	sou(kind, sizeof(type),                                                         \
	    sizeof((struct type_member[]){ __VA_ARGS__ }) / sizeof(struct type_member), \
	    (struct type_member[]){ __VA_ARGS__ })
#define STRUCT(type, ...) SOU(TYPE_STRUCT, struct type, __VA_ARGS__)

static int setup(void **state)
{
	const struct type *t_double, *t_char;

	(void)state;
	space = type_space_create(NULL, NULL, 256);
	t_int = type_named(space, "int");
	t_long = type_named(space, "long");
	t_char = type_named(space, "char");
	t_double = type_named(space, "double");
	t_pointer = type_pointer(space, t_int);
	t_wide = type_array(space, type_named(space, "uint64_t"), 2);
	t_one = STRUCT(one, { .type = t_long });
	t_pair = STRUCT(pair, { .type = t_long }, { .type = t_int, .offset = 64 });
	t_three = STRUCT(three, { .type = type_array(space, t_char, 3) });
	t_big = STRUCT(big, { .type = type_array(space, t_long, 3) });
	t_loose = STRUCT(loose, { .type = t_char }, { .type = t_long, .offset = 8 });
	t_bits =
		STRUCT(bits, { .type = t_int, .bits = 3 },
		       { .type = t_int, .offset = 3, .bits = 7 }, { .type = t_long, .offset = 64 });
	t_none = sou(TYPE_STRUCT, 0, 0, (struct type_member[]){ { 0 } });
	t_real = STRUCT(real, { .type = t_double });
	t_mixed = STRUCT(mixed, { .type = t_long }, { .type = t_double, .offset = 64 });
	t_either = SOU(TYPE_UNION, union either, { .type = t_long }, { .type = t_pair });
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(space);
	return 0;
}

/* Distinct bytes, no two values of a call alike. */
static void fill(void *value, size_t size, unsigned int i)
{
	for (size_t k = 0; k < size; k++)
		((unsigned char *)value)[k] = (unsigned char)(i * 16 + k + 1);
}

/* `lost`: bit i is set if argument i is in no register that is seen. */
static void compare(const struct type *result, uint32_t n, const struct type *const *types,
		    const void *const *values, uint32_t lost)
{
	struct type_member members[12] = { { 0 } };
	struct type function = { .kind = TYPE_FUNCTION, .ref = result, .members = members, .n = n };
	struct location at[12];

	for (uint32_t i = 0; i < n; i++)
		members[i].type = types[i];
	passing_arguments(&function, at);
	for (uint32_t i = 0; i < n; i++) {
		assert_ptr_equal(at[i].type, types[i]);
		if (lost & 1u << i) {
			assert_int_equal(at[i].kind, LOCATION_LOST);
			continue;
		}
		if (!types[i]->size)
			continue;
		if (at[i].kind == LOCATION_REGISTER)
			assert_in_range(at[i].n, 0, RT_ARG_REGISTERS - 1);
		else
			assert_int_equal(at[i].kind, LOCATION_STACK);
		assert_in_range(at[i].n, 0, STACK_WORDS - 3);
		assert_memory_equal(&passed[passing_number(&at[i])], values[i], types[i]->size);
	}
}

#define VALUE(type, name, i)            \
	type name;                      \
	memset(&name, 0, sizeof(name)); \
	fill(&name, sizeof(name), i)
#define TYPES(...)                   \
	(const struct type *const[]) \
	{                            \
		__VA_ARGS__          \
	}
#define VALUES(...)           \
	(const void *const[]) \
	{                     \
		__VA_ARGS__   \
	}

static void test_registers(void **state)
{
	VALUE(int, a, 0);
	VALUE(struct pair, b, 1);
	VALUE(long, c, 2);
	VALUE(struct three, d, 3);
	VALUE(struct bits, e, 4);

	(void)state;
	((void (*)(int, struct pair, long, struct three))note)(a, b, c, d);
	compare(type_void(space), 4, TYPES(t_int, t_pair, t_long, t_three), VALUES(&a, &b, &c, &d),
		0);
	((void (*)(struct bits, int))note)(e, a);
	assert_memory_equal(&passed[2], &a, sizeof(a));
	compare(type_void(space), 2, TYPES(t_bits, t_int), VALUES(&e, &a), 0);
}

/*
 * A value is in registers or on the stack, never in both, and later ones may still find a register.
 */
static void test_short_of_registers(void **state)
{
	VALUE(int, a, 0);
	VALUE(struct pair, b, 1);
	VALUE(int *, c, 2);
	VALUE(struct one, d, 3);
	VALUE(union either, e, 4);

	(void)state;
	((void (*)(int, int, int, int, int, struct pair, int *, struct one, int))note)(
		a, a, a, a, a, b, c, d, a);
	compare(type_void(space), 9,
		TYPES(t_int, t_int, t_int, t_int, t_int, t_pair, t_pointer, t_one, t_int),
		VALUES(&a, &a, &a, &a, &a, &b, &c, &d, &a), 0);
	((void (*)(struct pair, union either, struct pair, union either, int))note)(b, e, b, e, a);
	compare(type_void(space), 5, TYPES(t_pair, t_either, t_pair, t_either, t_int),
		VALUES(&b, &e, &b, &e, &a), 0);
}

static void test_memory(void **state)
{
	VALUE(int, a, 0);
	VALUE(struct big, b, 1);
	VALUE(struct loose, c, 2);
	VALUE(struct none, d, 3);

	(void)state;
	((void (*)(int, struct big, int, struct loose, int))note)(a, b, a, c, a);
	compare(type_void(space), 5, TYPES(t_int, t_big, t_int, t_loose, t_int),
		VALUES(&a, &b, &a, &c, &a), 0);
	((void (*)(struct none, int))note)(d, a);
	compare(type_void(space), 2, TYPES(t_none, t_int), VALUES(&d, &a), 0);
}

static void test_wide(void **state)
{
	VALUE(int, a, 0);
	VALUE(__int128, b, 1);

	(void)state;
	((void (*)(int, __int128, int))note)(a, b, a);
	compare(type_void(space), 3, TYPES(t_int, t_wide, t_int), VALUES(&a, &b, &a), 0);
	((void (*)(int, int, int, int, int, __int128, int, int, __int128, int))note)(a, a, a, a, a,
										     b, a, a, b, a);
	compare(type_void(space), 10,
		TYPES(t_int, t_int, t_int, t_int, t_int, t_wide, t_int, t_int, t_wide, t_int),
		VALUES(&a, &a, &a, &a, &a, &b, &a, &a, &b, &a), 0);
}

static void test_floating(void **state)
{
	VALUE(int, a, 0);
	VALUE(struct real, b, 1);
	VALUE(struct mixed, c, 2);
	VALUE(double, d, 3);

	(void)state;
	((void (*)(struct real, int, struct mixed, double, int))note)(b, a, c, d, a);
	compare(type_void(space), 5,
		TYPES(t_real, t_int, t_mixed, type_named(space, "double"), t_int),
		VALUES(&b, &a, &c, &d, &a), 1 | 4 | 8);
}

/* The address for a large result is passed before all. */
static void test_results(void **state)
{
	VALUE(int, a, 0);
	VALUE(struct pair, b, 1);

	(void)state;
	((struct big(*)(int, struct pair))note)(a, b);
	compare(t_big, 2, TYPES(t_int, t_pair), VALUES(&a, &b), 0);
	((struct loose(*)(int))note)(a);
	compare(t_loose, 1, TYPES(t_int), VALUES(&a), 0);
	((struct pair(*)(int))note)(a);
	compare(t_pair, 1, TYPES(t_int), VALUES(&a), 0);
}

/* What of a result is seen after the return: one register, or memory that it leads to. */
static void test_results_after(void **state)
{
	static const struct {
		const struct type **type;
		enum location_kind kind;
	} results[] = {
		{ &t_long, LOCATION_RESULT },  { &t_pointer, LOCATION_RESULT },
		{ &t_one, LOCATION_RESULT },   { &t_three, LOCATION_RESULT },
		{ &t_pair, LOCATION_LOST },    { &t_wide, LOCATION_LOST },
		{ &t_real, LOCATION_LOST },    { &t_big, LOCATION_MEMORY },
		{ &t_loose, LOCATION_MEMORY },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(results) / sizeof(*results); i++) {
		const struct type function = { .kind = TYPE_FUNCTION, .ref = *results[i].type };
		const struct location at = passing_result(space, space, &function);

		assert_int_equal(at.kind, results[i].kind);
		assert_ptr_equal(at.type, *results[i].type);
		if (at.kind != LOCATION_MEMORY)
			continue;
		assert_int_equal(at.of->kind, LOCATION_RESULT);
		assert_ptr_equal(at.of->type, type_pointer(space, at.type));
	}
}

/* The first four words on the stack are fetched with the registers, if they are values. */
static void test_words(void **state)
{
	const struct location first = location_at(LOCATION_STACK, 0, t_int),
			      last = location_at(LOCATION_STACK, 3, t_pointer),
			      beyond = location_at(LOCATION_STACK, 4, t_int),
			      object = location_at(LOCATION_STACK, 0, t_one);
	uint32_t offset;

	(void)state;
	for (uint32_t n = 0; n < 12; n++) {
		const struct location at = passing_word(n, t_long);

		assert_int_equal(passing_number(&at), n);
		assert_int_equal(location_word(&at), n < RT_ARG_WORDS ? n : RT_ARG_WORDS);
	}
	assert_int_equal(location_word(&first), 6);
	assert_int_equal(location_word(&last), 9);
	assert_int_equal(location_word(&beyond), RT_ARG_WORDS);
	assert_int_equal(location_word(&object), RT_ARG_WORDS);
	assert_int_equal(location_area(&beyond, &offset).n, 0);
	assert_int_equal(offset, 32);
}

/* One expression reads both: the same word, or the same memory. */
static void test_same(void **state)
{
	const struct location reg = location_at(LOCATION_REGISTER, 1, t_int),
			      tp = location_at(LOCATION_TRACEPOINT, 1, t_long),
			      result = location_at(LOCATION_RESULT, 0, t_long),
			      other = location_at(LOCATION_REGISTER, 2, t_int),
			      field = location_at(LOCATION_RECORD, 1, t_int),
			      next = location_at(LOCATION_RECORD, 2, t_int);
	const struct type *user = type_userland(space, t_pointer);
	const struct location kernel_memory = location_by(
		space, LOCATION_MEMORY, location_at(LOCATION_REGISTER, 0, t_pointer), 8, t_int);
	const struct location user_memory = location_by(
		space, LOCATION_MEMORY, location_at(LOCATION_REGISTER, 0, user), 8, t_int);

	(void)state;
	assert_true(location_same(&reg, &tp));
	assert_true(location_same(&reg, &result));
	assert_false(location_same(&reg, &other));
	assert_false(location_same(&reg, &field));
	assert_true(location_same(&field, &field));
	assert_false(location_same(&field, &next));
	assert_true(location_same(&user_memory, &user_memory));
	assert_false(location_same(&user_memory, &kernel_memory));
	assert_true(location_is_userland(&user_memory));
	assert_false(location_is_userland(&kernel_memory));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_registers),     cmocka_unit_test(test_short_of_registers),
		cmocka_unit_test(test_memory),	      cmocka_unit_test(test_wide),
		cmocka_unit_test(test_floating),      cmocka_unit_test(test_results),
		cmocka_unit_test(test_results_after), cmocka_unit_test(test_words),
		cmocka_unit_test(test_same),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
