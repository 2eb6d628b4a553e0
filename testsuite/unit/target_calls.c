// SPDX-License-Identifier: GPL-2.0-or-later
/* What return hooks call, found in a kernel of a few functions. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "translator/target/target.h"
#include "translator/target/target_calls.h"
#include "translator/target/target_mem.h"
#include "translator/target/target_unit.h"

#define BASE 0xffffffff81000000ull
#define SIZE 32 /* of each function */

/* Each function is at BASE + SIZE * its place here. */
static const char *const names[] = {
	"arch_rethook_trampoline_callback",
	"handler",
	"jumped_to",
	"branched_to",
	"arch_rethook_trampoline",
	"_printk",
	"console",
	"handler.cold",
	"reported",
	"other",
	"call_rcu",
	"__SCT__tramp",
	"behind_static_call",
	"__pfx_padded",
	"padded",
	"called_by_none",
	"too_far",
	"syscall_exit_to_user_mode",
	"ends_in_user_mode",
	"not_traceable",
};

static void *arena;
static struct target_unit *unit;
static struct target_mem *mem;
static uint8_t code[SIZE * sizeof(names) / sizeof(names[0])];

static size_t place(const char *name)
{
	size_t i = 0;

	while (strcmp(names[i], name) != 0)
		i++;
	return SIZE * i;
}

/* Writes an instruction that goes to a function, or to `off` bytes after its start. */
static void jump(const char *from, size_t at, int opcode, const char *to, size_t off)
{
	uint8_t *p = code + place(from) + at;
	int32_t distance;

	if (opcode > 0xff)
		*p++ = (uint8_t)(opcode >> 8);
	*p++ = (uint8_t)opcode;
	distance = (int32_t)((int64_t)(place(to) + off) - (p + 4 - code));
	memcpy(p, &distance, sizeof(distance));
}

static int setup(void **state)
{
	struct target_sym *sym;

	(void)state;
	arena = talloc_new(NULL);
	unit = target_unit_create(arena);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		sym = target_unit_add_sym(unit);
		sym->addr = BASE + SIZE * i;
		sym->name = target_unit_string(unit, names[i]);
		sym->type = 't';
		if (strcmp(names[i], "not_traceable") != 0)
			sym->flags = TARGET_FUNC_FTRACE;
	}
	sym = target_unit_add_sym(unit);
	sym->addr = BASE + place("handler");
	sym->name = target_unit_string(unit, "alias_of_handler");
	sym->type = 'T';
	target_unit_sort_syms(unit);

	mem = talloc_zero(arena, struct target_mem);
	mem->fd = -1;
	mem->nsegments = 1;
	mem->segments = talloc_zero(arena, struct target_segment);
	mem->segments[0] = (struct target_segment){
		.name = ".text",
		.addr = BASE,
		.blob = { code, sizeof(code) },
		.exec = true,
	};
	memset(code, 0x90, sizeof(code));
	jump("arch_rethook_trampoline_callback", 1, 0xe8, "handler", 0);
	jump("handler", 0, 0xe8, "_printk", 0);
	jump("handler", 5, 0x0f84, "branched_to", 0);
	jump("handler", 11, 0x0f85, "handler.cold", 0);
	jump("handler", 17, 0xe8, "called_by_none", 4);
	jump("handler", 27, 0xe9, "jumped_to", 0);
	jump("jumped_to", 0, 0xe8, "__SCT__tramp", 0);
	jump("jumped_to", 5, 0xe8, "call_rcu", 0);
	jump("jumped_to", 10, 0xe8, "__pfx_padded", 0);
	jump("branched_to", 0, 0xe8, "handler", 0);
	jump("__SCT__tramp", 0, 0xe9, "behind_static_call", 0);
	jump("_printk", 0, 0xe8, "console", 0);
	jump("handler.cold", 0, 0xe8, "reported", 0);
	jump("call_rcu", 0, 0xe8, "other", 0);
	jump("ends_in_user_mode", 9, 0xe9, "syscall_exit_to_user_mode", 0);
	jump("not_traceable", 0, 0xe8, "syscall_exit_to_user_mode", 0);
	/* Cut by the function's end. */
	code[place("behind_static_call") + SIZE - 1] = 0xe8;
	target_calls_deny(mem, unit);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	return talloc_free(arena);
}

static bool is_denied(const char *name)
{
	const struct target_sym *sym = target_unit_find(unit, name);

	assert_non_null(sym);
	assert_int_equal(!(sym->flags & TARGET_FUNC_HOOK), !(sym->flags & TARGET_FUNC_DENIED));
	return sym->flags & TARGET_FUNC_HOOK;
}

static void test_called(void **state)
{
	(void)state;
	assert_true(is_denied("arch_rethook_trampoline_callback"));
	assert_true(is_denied("arch_rethook_trampoline"));
	assert_true(is_denied("handler"));
	assert_true(is_denied("alias_of_handler"));
	assert_true(is_denied("branched_to"));
	assert_true(is_denied("jumped_to"));
	assert_true(is_denied("behind_static_call"));
	assert_true(is_denied("padded"));
}

static void test_not_called(void **state)
{
	(void)state;
	assert_false(is_denied("other"));
	assert_false(is_denied("too_far"));
	assert_false(is_denied("called_by_none"));
}

/* What only reports, or frees hooks that are gone, may be probed, and so may what it calls. */
static void test_beyond(void **state)
{
	(void)state;
	assert_false(is_denied("_printk"));
	assert_false(is_denied("console"));
	assert_false(is_denied("handler.cold"));
	assert_false(is_denied("reported"));
	assert_false(is_denied("call_rcu"));
}

static bool goes_to_user(const char *name)
{
	return target_unit_find(unit, name)->flags & TARGET_FUNC_TO_USER;
}

static void test_to_user(void **state)
{
	const struct target_sym *sym = target_unit_find(unit, "ends_in_user_mode");

	(void)state;
	assert_int_equal(sym->flags, TARGET_FUNC_FTRACE | TARGET_FUNC_TO_USER | TARGET_FUNC_DENIED);
	assert_false(goes_to_user("syscall_exit_to_user_mode"));
	assert_false(goes_to_user("not_traceable"));
	assert_false(goes_to_user("handler"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_called),
		cmocka_unit_test(test_not_called),
		cmocka_unit_test(test_beyond),
		cmocka_unit_test(test_to_user),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
