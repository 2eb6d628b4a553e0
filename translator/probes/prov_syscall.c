// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The syscall provider: syscall:vmlinux:NAME:entry and :return for every system call of the
 * target, typed by the prototypes the kernel keeps for its own syscall tracepoints; and
 * syscall:compat:NAME for those of 32-bit programs.
 */
#include <string.h>
#include <talloc.h>

#include "common/near.h"
#include "provider.h"

static uint32_t count(struct resolver *r)
{
	size_t n;

	target_syscalls(resolver_target(r), &n);
	return (uint32_t)n * 2;
}

static const char *module_of(const struct target_syscall *call)
{
	return call->compat ? "compat" : "vmlinux";
}

static bool has_module(const struct target_syscall *calls, size_t n, const char *wanted)
{
	for (size_t i = 0; i < n; i++)
		if (resolve_glob(wanted, module_of(&calls[i])))
			return true;
	return false;
}

static void match(struct resolver *r, const struct probe_desc *d, struct probe_set *set,
		  const char **why)
{
	bool entry = resolve_glob(d->name, "entry"), ret = resolve_glob(d->name, "return");
	const struct target_syscall *calls;
	const char **names, *near;
	size_t n;

	if (!entry && !ret)
		return;
	calls = target_syscalls(resolver_target(r), &n);
	for (uint32_t i = 0; i < n; i++) {
		struct prog_probe p = { .prov = "syscall",
					.mod = module_of(&calls[i]),
					.func = calls[i].name,
					.where = calls[i].nr };

		if (!resolve_glob(d->mod, p.mod) || !resolve_glob(d->func, p.func))
			continue;
		if (calls[i].compat)
			p.where |= PROG_SYSCALL_COMPAT;
		p.name = "entry";
		if (entry)
			resolve_add(r, &provider_syscall, i * 2, PT_SYSCALL_ENTRY, &p, set);
		p.name = "return";
		if (ret)
			resolve_add(r, &provider_syscall, i * 2 + 1, PT_SYSCALL_RETURN, &p, set);
	}
	if (set->n || !*d->prov || resolve_is_glob(d->func) || !has_module(calls, n, d->mod))
		return;
	names = talloc_array(resolver_memory(r), const char *, n + 1);
	for (size_t i = 0; i < n; i++)
		names[i] = calls[i].name;
	near = near_name(d->func, names, (unsigned int)n);
	*why = talloc_asprintf(resolver_memory(r), "the kernel has no system call '%s'%s%s%s",
			       d->func, near ? "; closest: '" : "", near ? near : "",
			       near ? "'" : "");
}

/*
 * "const char *", "struct stat *", "unsigned int": words, then stars.  What a system call is given
 * pointers to is the caller's, whether the text has __user or not.
 */
static const struct type *type_of_text(struct resolver *r, const char *text)
{
	struct type_space *s = resolver_types(r);
	char *copy = talloc_strdup(resolver_memory(r), text), *save, *word;
	char *base = talloc_strdup(copy, "");
	enum type_kind tag = TYPE_VOID;
	const struct type *t;
	unsigned int stars = 0;

	for (char *c = copy; *c; c++) {
		if (*c == '*') {
			stars++;
			*c = ' ';
		}
	}
	for (word = strtok_r(copy, " ", &save); word; word = strtok_r(NULL, " ", &save)) {
		if (!strcmp(word, "const") || !strcmp(word, "volatile") || !strcmp(word, "__user"))
			continue;
		if (!strcmp(word, "struct"))
			tag = TYPE_STRUCT;
		else if (!strcmp(word, "union"))
			tag = TYPE_UNION;
		else if (!strcmp(word, "enum"))
			tag = TYPE_ENUM;
		else
			base = talloc_asprintf(copy, "%s%s%s", base, *base ? " " : "", word);
	}
	t = tag == TYPE_VOID ? type_named(s, base) : type_tag(s, tag, base, NULL);
	if (!t)
		t = stars ? type_void(s) : type_named(s, "long");
	while (stars--)
		t = type_pointer(s, t);
	return type_userland(s, t);
}

/*
 * A register of a 32-bit program is extended by zeros, which is right for all but what the call
 * takes as signed: what the kernel does not convert it takes as it is.
 */
static const struct type *type_of_arg(struct resolver *r, const struct target_syscall *call,
				      uint32_t i)
{
	const struct type *t = type_of_text(r, call->types[i]), *base = type_strip(t);

	if (!call->converted || base->kind != TYPE_INT || base->size <= 4 || !base->is_signed)
		return t;
	return type_named(resolver_types(r), "int");
}

/* In arg0 and arg1 of a return is the result, as elsewhere errno would be in one of them. */
#define RESULTS 2

static struct location result(uint32_t n, const struct type *type)
{
	return location_at(n < RESULTS ? LOCATION_SYSCALL_RESULT : LOCATION_GIVEN, n, type);
}

static struct probe_args *args(struct resolver *r, const struct probe *probe)
{
	const struct target_syscall *calls, *call;
	struct probe_args *a;
	size_t n;

	calls = target_syscalls(resolver_target(r), &n);
	call = &calls[probe->ref / 2];
	if (probe->attach == PT_SYSCALL_RETURN) {
		a = resolve_args_create(r, RESULTS);
		for (uint32_t i = 0; i < RESULTS; i++)
			a->args[i].at = result(i, type_named(resolver_types(r), "long"));
		return a;
	}
	a = resolve_args_create(r, call->nargs);
	for (uint32_t i = 0; i < call->nargs; i++)
		a->args[i] = (struct probe_arg){
			location_at(LOCATION_REGISTER, i, type_of_arg(r, call, i)), call->args[i]
		};
	return a;
}

/* Registers as they are, whatever the call makes of them. */
static struct location argn(const struct probe *probe, const struct probe_args *a, uint32_t n,
			    const struct type *word)
{
	(void)a;
	if (probe->attach == PT_SYSCALL_RETURN)
		return result(n, word);
	return location_at(n < RT_ARG_REGISTERS ? LOCATION_REGISTER : LOCATION_GIVEN, n, word);
}

static const struct probe_attributes attributes = {
	.prov = ATTRIBUTES(EVOLVING, EVOLVING, COMMON),
	.mod = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN),
	.func = ATTRIBUTES(UNSTABLE, UNSTABLE, ISA),
	.name = ATTRIBUTES(EVOLVING, EVOLVING, COMMON),
	.args = ATTRIBUTES(UNSTABLE, UNSTABLE, ISA),
};

const struct provider provider_syscall = {
	.name = "syscall",
	.count = count,
	.match = match,
	.attributes = &attributes,
	.args = args,
	.argn = argn,
};
