// SPDX-License-Identifier: GPL-2.0-or-later
#include "lacking.h"

#include <string.h>
#include <talloc.h>

bool lacking_has(struct target *t, const char *symbol)
{
	bool percpu;

	return target_symbol(t, symbol, NULL, &percpu) ||
	       !target_symbol(t, "kallsyms_lookup_name", NULL, &percpu);
}

static bool functions_known(struct target *t)
{
	const struct target_func *funcs;
	size_t n;

	funcs = target_funcs(t, &n);
	for (size_t i = 0; i < n; i++)
		if (funcs[i].flags & TARGET_FUNC_FTRACE)
			return true;
	return false;
}

static bool events_known(struct target *t)
{
	size_t n;

	target_events(t, &n);
	return n;
}

static bool calls_known(struct target *t)
{
	size_t n;

	target_syscalls(t, &n);
	return n;
}

/* They are in the kernel's image, and tracefs has the running one's. */
static const char *explain_unknown(void *ctx, struct target *t, const char *what)
{
	const bool here = target_is_running(t);

	return talloc_asprintf(
		ctx,
		"the %s of kernel %s are not known: its image /boot/vmlinuz-%s cannot "
		"be read%s",
		what, target_release(t), target_release(t),
		here ? ", nor can tracefs (mount -t tracefs tracefs "
		       "/sys/kernel/tracing)" :
		       "");
}

/* A function or object of the kernel's that is there if it was built with the option. */
static const struct {
	const char *prov; /* NULL: all */
	const char *symbol, *what;
	bool (*known)(struct target *t); /* are there any */
	const char *names;
} needs[] = {
	{ NULL, "try_module_get", "modules (CONFIG_MODULES)", NULL, NULL },
	{ "fbt", "register_ftrace_function", "function tracing (CONFIG_FUNCTION_TRACER)",
	  functions_known, "functions" },
	{ "sdt", "tracepoint_probe_register", "tracepoints (CONFIG_TRACEPOINTS)", events_known,
	  "tracepoints" },
	{ "rawtp", "tracepoint_probe_register", "tracepoints (CONFIG_TRACEPOINTS)", events_known,
	  "tracepoints" },
	{ "syscall", "__start_syscalls_metadata",
	  "descriptions of its system calls (CONFIG_FTRACE_SYSCALLS)", calls_known,
	  "system calls" },
};

const char *lacking_explain(void *ctx, struct target *t, const char *prov)
{
	for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++) {
		if (!needs[i].prov || strcmp(needs[i].prov, prov))
			continue;
		if (!lacking_has(t, needs[i].symbol))
			return talloc_asprintf(
				ctx,
				"kernel %s was built without %s; --vm runs the script "
				"with another",
				target_release(t), needs[i].what);
		if (!needs[i].known(t))
			return explain_unknown(ctx, t, needs[i].names);
	}
	return NULL;
}

const char *lacking_for_modules(struct target *t)
{
	for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++)
		if (!needs[i].prov && !lacking_has(t, needs[i].symbol))
			return needs[i].what;
	return NULL;
}
