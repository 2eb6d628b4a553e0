// SPDX-License-Identifier: GPL-2.0-or-later
/* Pointers that BTF tells to be the user's, as clang's kernels have them: __user is a type tag. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <bpf/btf.h>
#include <cmocka.h>
#include <talloc.h>

#include "translator/target/target.h"
#include "translator/types/type.h"

/* A target that has this BTF, and nothing else. */
static struct btf *kernel;

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

struct btf *target_module_btf(struct target *t, const char *module)
{
	(void)t;
	(void)module;
	return NULL;
}

const char *target_known_module(struct target *t, size_t n)
{
	(void)t;
	(void)n;
	return NULL;
}

bool target_load_module(struct target *t, const char *module)
{
	(void)t;
	(void)module;
	return false;
}

static void *arena;
static struct type_space *types;
static int character;

static int setup(void **state)
{
	static char target; /* its address alone is of interest */

	(void)state;
	arena = talloc_new(NULL);
	kernel = btf__new_empty();
	character = btf__add_int(kernel, "char", 1, BTF_INT_SIGNED);
	types = type_space_create(arena, (struct target *)&target, 256);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	talloc_free(arena);
	btf__free(kernel);
	return 0;
}

/* A variable that has the type. */
static const char *variable(int id)
{
	char *name = talloc_asprintf(arena, "variable%d", id);

	btf__add_var(kernel, name, BTF_VAR_GLOBAL_ALLOCATED, id);
	return name;
}

/* To be asked for when all are there. */
static const struct type *type_of(const char *name)
{
	return type_of_variable(types, name);
}

/* char *, char __user *, const char __user *, char __rcu * */
static void test_pointers(void **state)
{
	const int user = btf__add_type_tag(kernel, "user", character);
	const char *plain = variable(btf__add_ptr(kernel, character));
	const char *tagged = variable(btf__add_ptr(kernel, user));
	const char *constant = variable(btf__add_ptr(
		kernel, btf__add_type_tag(kernel, "user", btf__add_const(kernel, character))));
	const char *after = variable(btf__add_ptr(kernel, btf__add_const(kernel, user)));
	const char *other =
		variable(btf__add_ptr(kernel, btf__add_type_tag(kernel, "rcu", character)));

	(void)state;
	assert_false(type_is_userland(type_of(plain)));
	assert_true(type_is_userland(type_of(tagged)));
	assert_true(type_is_userland(type_of(constant)));
	assert_true(type_is_userland(type_of(after)));
	assert_false(type_is_userland(type_of(other)));
	assert_int_equal(type_strip(type_of(tagged))->ref->kind, TYPE_INT);
}

/* A member, and a pointer to the user's pointers: char __user *__user *. */
static void test_members(void **state)
{
	const int user = btf__add_ptr(kernel, btf__add_type_tag(kernel, "user", character));
	const int both = btf__add_ptr(kernel, btf__add_type_tag(kernel, "user", user));
	const int kept = btf__add_ptr(kernel, user);
	const struct type *t;

	(void)state;
	btf__add_struct(kernel, "iovec", 24);
	btf__add_field(kernel, "base", user, 0, 0);
	btf__add_field(kernel, "vector", both, 64, 0);
	btf__add_field(kernel, "kept", kept, 128, 0);
	t = type_complete(type_tag(types, TYPE_STRUCT, "iovec", NULL));
	assert_int_equal(t->nmembers, 3);
	assert_true(type_is_userland(t->members[0].type));
	assert_true(type_is_userland(t->members[1].type));
	assert_true(type_is_userland(type_strip(t->members[1].type)->ref));
	/* In the kernel, with what it leads to in the user's. */
	assert_false(type_is_userland(t->members[2].type));
	assert_true(type_is_userland(type_strip(t->members[2].type)->ref));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_pointers, setup, teardown),
		cmocka_unit_test_setup_teardown(test_members, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
