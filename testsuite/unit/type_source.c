// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Types from several sources at once: which one is asked first, and that all are.  A kernel and a
 * module with BTF, what the program declares, and one source more.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <bpf/btf.h>
#include <cmocka.h>
#include <talloc.h>

#include "translator/target/target.h"
#include "translator/types/type_priv.h"

/* A target with one module, "mod". */
static struct btf *kernel, *module;

struct btf *target_btf(struct target *t)
{
	(void)t;
	return kernel;
}

uint32_t target_btf_find(struct target *t, const char *name, uint32_t kind)
{
	const int id = btf__find_by_name_kind(kernel, name, kind);

	(void)t;
	return id > 0 ? (uint32_t)id : 0;
}

struct btf *target_module_btf(struct target *t, const char *name)
{
	(void)t;
	return strcmp(name, "mod") ? NULL : module;
}

const char *target_known_module(struct target *t, size_t n)
{
	(void)t;
	return n ? NULL : "mod";
}

bool target_load_module(struct target *t, const char *name)
{
	(void)t;
	return !strcmp(name, "mod");
}

static struct type_space *types;

/* "both", "kernels" and "shared" in the kernel, "both", "modules" and "shared" in the module. */
static int setup(void **state)
{
	static char target; /* its address alone is of interest */
	int i, s;

	(void)state;
	kernel = btf__new_empty();
	i = btf__add_int(kernel, "int", 4, BTF_INT_SIGNED);
	s = btf__add_struct(kernel, "kernels", 4);
	btf__add_field(kernel, "x", i, 0, 0);
	btf__add_struct(kernel, "both", 8);
	btf__add_typedef(kernel, "number", i);
	btf__add_fwd(kernel, "modules", BTF_FWD_STRUCT);
	btf__add_enum(kernel, "kinds", 4);
	btf__add_enum_value(kernel, "KERNELS", 5);
	module = btf__new_empty_split(kernel);
	btf__add_struct(module, "modules", 16);
	btf__add_field(module, "of", s, 0, 0);
	btf__add_struct(module, "both", 24);
	btf__add_enum(module, "others", 4);
	btf__add_enum_value(module, "MODULES", 6);
	types = type_space_create(NULL, (struct target *)&target, 256);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(types);
	btf__free(module);
	btf__free(kernel);
	return 0;
}

static const struct type *of_struct(const char *tag, const char *in)
{
	return type_tag(types, TYPE_STRUCT, tag, in);
}

static uint32_t size(const char *tag, const char *in)
{
	const struct type *t = of_struct(tag, in);

	return t ? t->size : 0;
}

/* The kernel's is meant unless the module is named, or looked in first. */
static void test_modules(void **state)
{
	(void)state;
	assert_int_equal(size("both", NULL), 8);
	assert_int_equal(size("both", "vmlinux"), 8);
	assert_int_equal(size("both", "mod"), 24);
	type_look_first(types, "mod");
	assert_int_equal(size("both", NULL), 24);
	assert_int_equal(size("kernels", NULL), 4);
	type_look_first(types, NULL);
	assert_int_equal(size("both", NULL), 8);
	/* What a module lacks is the kernel's; one that does not exist has nothing. */
	assert_int_equal(size("kernels", "mod"), 4);
	assert_null(of_struct("kernels", "none"));
	assert_null(of_struct("absent", NULL));
}

/* One that is only mentioned in the kernel is that of the module, once modules are looked in. */
static void test_mentioned(void **state)
{
	static const char *const modules[] = { "mod" };

	(void)state;
	assert_true(of_struct("modules", NULL)->incomplete);
	type_look_also(types, modules, 1);
	assert_int_equal(size("modules", NULL), 16);
	assert_true(type_look_near(types, true) == false);
	assert_true(of_struct("modules", NULL)->incomplete);
}

/* Members are read on first use, and the kernel's types are the same ones in its modules. */
static void test_members(void **state)
{
	const struct type *t;

	(void)state;
	t = of_struct("modules", "mod");
	assert_null(t->members);
	assert_ptr_equal(type_complete(t), t);
	assert_int_equal(t->nmembers, 1);
	assert_ptr_equal(t->members[0].type, of_struct("kernels", NULL));
}

static void test_enumerators(void **state)
{
	const struct type *t;
	int64_t value;

	(void)state;
	assert_true(type_enumerator(types, "KERNELS", &t, &value));
	assert_int_equal(value, 5);
	assert_string_equal(t->name, "kinds");
	assert_false(type_enumerator(types, "MODULES", &t, &value));
	type_look_first(types, "mod");
	assert_true(type_enumerator(types, "MODULES", &t, &value));
	assert_int_equal(value, 6);
}

static void declare(const char *tag, uint32_t bytes)
{
	struct type *t = type_alloc(types, TYPE_STRUCT);

	t->name = tag;
	t->size = bytes;
	t->incomplete = !bytes;
	type_define_tag(types, t);
}

/* The program's types hide the others, but where these are named with their module. */
static void test_program(void **state)
{
	(void)state;
	declare("both", 40);
	assert_int_equal(size("both", NULL), 40);
	assert_int_equal(size("both", "D"), 40);
	assert_int_equal(size("both", "vmlinux"), 8);
	assert_int_equal(size("both", "mod"), 24);
	type_look_first(types, "mod");
	assert_int_equal(size("both", NULL), 40);
	/* A mention is of what others have. */
	declare("kernels", 0);
	assert_int_equal(size("kernels", NULL), 4);
	assert_true(of_struct("kernels", "D")->incomplete);
	/* Names of typedefs likewise. */
	assert_int_equal(type_strip(type_named(types, "number"))->size, 4);
	type_define_name(types, "number", type_int(types, 64, false));
	assert_int_equal(type_named(types, "number")->size, 8);
	assert_int_equal(type_strip(type_named(types, "vmlinux`number"))->size, 4);
	assert_int_equal(type_named(types, "D`number")->size, 8);
}

/* One that has "both" and "second", with a member that it fills when asked. */
static const struct type *second_find(struct type_source *s, enum type_kind kind, const char *name,
				      bool mentioned)
{
	struct type *t;

	if (kind != TYPE_STRUCT || mentioned || (strcmp(name, "both") && strcmp(name, "second")))
		return NULL;
	t = type_alloc(s->space, kind);
	t->name = "second";
	t->size = 100;
	t->source = s;
	return t;
}

static void second_complete(struct type_source *s, struct type *t)
{
	struct type_member *m = talloc_zero(t, struct type_member);

	m->name = "only";
	m->type = type_int(s->space, 32, true);
	t->members = m;
	t->nmembers = 1;
}

static const struct type *second_variable(struct type_source *s, const char *name)
{
	return strcmp(name, "jiffies") ? NULL : type_int(s->space, 64, false);
}

static void second_names(struct type_source *s, bool tags, struct type_names *all)
{
	(void)s;
	if (!tags)
		return;
	all->names = talloc_realloc(all, all->names, const char *, all->n + 1);
	all->names[all->n++] = "second";
}

static const struct type_source_ops second_ops = {
	.find = second_find,
	.complete = second_complete,
	.variable = second_variable,
	.names = second_names,
};

static void add_second(const char *of)
{
	struct type_source *s = talloc_zero(types, struct type_source);

	*s = (struct type_source){ .ops = &second_ops, .space = types, .module = of };
	type_source_add(s);
}

/* What the first source of a module does not have is asked of the next. */
static void test_second(void **state)
{
	struct target_func unknown = { .name = "f", .module = "vmlinux" };
	uint32_t offset;
	const struct type *t;
	int64_t value;

	(void)state;
	assert_null(of_struct("second", NULL));
	assert_null(type_nearest(types, "secund", true));
	add_second(NULL);
	assert_int_equal(size("both", NULL), 8);
	t = of_struct("second", NULL);
	assert_int_equal(t->size, 100);
	assert_string_equal(type_member_find(t, "only", &offset)->name, "only");
	assert_string_equal(type_nearest(types, "secund", true), "second");
	assert_int_equal(type_of_variable(types, "jiffies")->size, 8);
	/* What it has no ops for it does not have. */
	assert_null(type_of_function(types, &unknown));
	assert_false(type_enumerator(types, "MODULES", &t, &value));
	assert_true(type_enumerator(types, "KERNELS", &t, &value));
}

/* A space without a kernel has what is added to it. */
static void test_alone(void **state)
{
	struct type_space *with = types;

	(void)state;
	types = type_space_create(NULL, NULL, 256);
	assert_null(of_struct("both", NULL));
	add_second(NULL);
	assert_int_equal(size("both", NULL), 100);
	talloc_free(types);
	types = with;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_modules, setup, teardown),
		cmocka_unit_test_setup_teardown(test_mentioned, setup, teardown),
		cmocka_unit_test_setup_teardown(test_members, setup, teardown),
		cmocka_unit_test_setup_teardown(test_enumerators, setup, teardown),
		cmocka_unit_test_setup_teardown(test_program, setup, teardown),
		cmocka_unit_test_setup_teardown(test_second, setup, teardown),
		cmocka_unit_test_setup_teardown(test_alone, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
