// SPDX-License-Identifier: GPL-2.0-or-later
/* What a kernel was built without, as lacking.h says it; the kernels are made up here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <talloc.h>

#include "translator/probes/lacking.h"

/* In the place of target.c's. */
struct target {
	const char *without; /* a symbol that it does not have */
	bool silent;	     /* its symbols are not known */
	bool running;
	size_t nfuncs, nevents, ncalls;
};

static const struct target_func funcs[] = { { .name = "a" },
					    { .name = "b", .flags = TARGET_FUNC_FTRACE } };

const char *target_release(const struct target *t)
{
	(void)t;
	return "1.2.3";
}

bool target_is_running(const struct target *t)
{
	return t->running;
}

const struct target_func *target_funcs(struct target *t, size_t *n)
{
	*n = t->nfuncs;
	return funcs;
}

const struct target_event *target_events(struct target *t, size_t *n)
{
	*n = t->nevents;
	return NULL;
}

const struct target_syscall *target_syscalls(struct target *t, size_t *n)
{
	*n = t->ncalls;
	return NULL;
}

char target_symbol(struct target *t, const char *name, const char *module, bool *percpu)
{
	assert_null(module);
	*percpu = false;
	return t->silent || (t->without && !strcmp(name, t->without)) ? 0 : 'T';
}

static const struct target whole = { .nfuncs = 2, .nevents = 1, .ncalls = 1 };

/*
 * What is said of the provider starts with `text` (NULL: nothing is said), in a sentence with
 * `part`.
 */
static void says(struct target t, const char *prov, const char *text, const char *part)
{
	void *ctx = talloc_new(NULL);
	const char *said = lacking_explain(ctx, &t, prov);

	if (!text) {
		assert_null(said);
	} else {
		assert_non_null(said);
		assert_memory_equal(said, text, strlen(text));
		assert_non_null(strstr(said, part));
	}
	talloc_free(ctx);
}

static void test_whole(void **state)
{
	static const char *const provs[] = { "fbt",	"sdt",	  "rawtp", "syscall",
					     "profile", "dtrace", "" };
	struct target t = whole, silent = whole;

	(void)state;
	silent.silent = true;
	for (size_t i = 0; i < sizeof(provs) / sizeof(*provs); i++) {
		says(whole, provs[i], NULL, NULL);
		says(silent, provs[i], NULL, NULL);
	}
	assert_null(lacking_for_modules(&t));
	assert_null(lacking_for_modules(&silent));
}

static void test_built_without(void **state)
{
	static const char start[] = "kernel 1.2.3 was built without ";
	struct target t = whole;

	(void)state;
	t.without = "register_ftrace_function";
	says(t, "fbt", start, "CONFIG_FUNCTION_TRACER");
	says(t, "sdt", NULL, NULL);
	t.without = "tracepoint_probe_register";
	says(t, "sdt", start, "CONFIG_TRACEPOINTS");
	says(t, "rawtp", start, "--vm");
	t.without = "__start_syscalls_metadata";
	says(t, "syscall", start, "CONFIG_FTRACE_SYSCALLS");
	says(t, "fbt", NULL, NULL);
	t.without = "try_module_get";
	assert_non_null(strstr(lacking_for_modules(&t), "CONFIG_MODULES"));
	says(t, "fbt", NULL, NULL);
}

static void test_unknown(void **state)
{
	struct target t = whole;

	(void)state;
	t.nfuncs = 1;
	says(t, "fbt", "the functions of kernel 1.2.3 are not known", "/boot/vmlinuz-1.2.3");
	t.running = true;
	says(t, "fbt", "the functions of kernel 1.2.3 are not known", "tracefs");
	t.nevents = 0;
	says(t, "rawtp", "the tracepoints", "tracefs");
	t.ncalls = 0;
	says(t, "syscall", "the system calls", "tracefs");
	/* What is not there at all goes first. */
	t.without = "tracepoint_probe_register";
	says(t, "sdt", "kernel 1.2.3 was built without", "CONFIG_TRACEPOINTS");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_built_without),
		cmocka_unit_test(test_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
