// SPDX-License-Identifier: GPL-2.0-or-later
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <bpf/btf.h>
#include <talloc.h>

#include "common/array.h"
#include "target.h"
#include "target_mem.h"
#include "target_scan.h"
#include "target_unit.h"

#define MAX_STRING   256
#define MAX_SYSCALLS 1024
/* With IBT the location follows the function's ENDBR instruction. */
#define ENDBR_SIZE 4

struct range {
	uint64_t begin, end;
};

static bool has_prefix(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

bool target_scan_is_function(const char *name)
{
	size_t len = strlen(name);

	/* The labels around the linker's groups of functions. */
	if (!strcmp(name, "_stext") || !strcmp(name, "_text") ||
	    (len > 11 && !strcmp(name + len - 11, "_text_start")) ||
	    (len > 9 && !strcmp(name + len - 9, "_text_end")))
		return false;
	return !has_prefix(name, "__pfx_") && !has_prefix(name, "__cfi_") &&
	       !has_prefix(name, "__SCT__") && !strstr(name, ".cold");
}

static struct range symbol_range(const struct target_unit *unit, const char *begin, const char *end)
{
	const struct target_sym *from = target_unit_find(unit, begin);
	const struct target_sym *to = target_unit_find(unit, end);
	struct range r = {};

	if (from && to && from->addr < to->addr)
		r = (struct range){ from->addr, to->addr };
	return r;
}

static struct range section_range(const struct target_mem *mem, const char *name)
{
	const struct target_segment *seg = target_mem_section(mem, name);
	struct range r = {};

	if (seg)
		r = (struct range){ seg->addr, seg->addr + seg->blob.size };
	return r;
}

/* nm(1) calls all text that is in an executable section, which .data is on some kernels. */
static void correct_type(struct target_sym *sym)
{
	if (sym->type == 't')
		sym->type = 'd';
	else if (sym->type == 'T')
		sym->type = 'D';
}

void target_scan_kernel_symbols(struct target_unit *unit)
{
	struct range text = symbol_range(unit, "_stext", "_etext");
	struct range data = symbol_range(unit, "_sdata", "_edata");
	struct range percpu = symbol_range(unit, "__per_cpu_start", "__per_cpu_end");

	for (size_t i = 0; i < unit->nsyms; i++) {
		struct target_sym *sym = &unit->syms[i];

		sym->percpu = sym->addr >= percpu.begin && sym->addr < percpu.end;
		sym->text = sym->addr >= text.begin && sym->addr < text.end &&
			    strchr("tTwW", sym->type) &&
			    target_scan_is_function(target_unit_str(unit, sym->name));
		if (sym->addr >= data.begin && sym->addr < data.end)
			correct_type(sym);
	}
}

static void deny_range(struct target_unit *unit, struct range r)
{
	for (size_t i = 0; i < unit->nsyms; i++) {
		if (unit->syms[i].addr >= r.begin && unit->syms[i].addr < r.end)
			unit->syms[i].flags |= TARGET_FUNC_DENIED;
	}
}

static void flag_denied(const struct target_mem *mem, struct target_unit *unit, struct range r)
{
	for (uint64_t at = r.begin; at + 8 <= r.end; at += 8) {
		uint64_t addr = target_mem_pointer(mem, at);
		const struct target_sym *sym = addr ? target_unit_sym_from(unit, addr) : NULL;

		for (; sym && sym < unit->syms + unit->nsyms && sym->addr == addr; sym++)
			unit->syms[sym - unit->syms].flags |= TARGET_FUNC_DENIED;
	}
}

/* Of several names for an address the kernel shows the first, so that one is the function. */
static bool flag_function(struct target_unit *unit, uint64_t addr)
{
	const struct target_sym *sym = target_unit_sym_from(unit, addr);

	for (; sym && sym < unit->syms + unit->nsyms && sym->addr == addr; sym++) {
		if (sym->text) {
			unit->syms[sym - unit->syms].flags |= TARGET_FUNC_FTRACE;
			return true;
		}
	}
	return false;
}

/* Locations outside a function's start belong to weak functions that were overridden. */
static void flag_ftrace(const struct target_mem *mem, struct target_unit *unit, struct range r)
{
	for (uint64_t at = r.begin; at + 8 <= r.end; at += 8) {
		uint64_t addr = target_mem_pointer(mem, at);

		if (addr && !flag_function(unit, addr))
			flag_function(unit, addr - ENDBR_SIZE);
	}
}

void target_scan_kernel_denied(struct target_unit *unit)
{
	/* populate_kprobe_blacklist() and x86's arch_populate_kprobe_blacklist() */
	static const char *const denied[][2] = {
		{ "__noinstr_text_start", "__noinstr_text_end" },
		{ "__kprobes_text_start", "__kprobes_text_end" },
		{ "__entry_text_start", "__entry_text_end" },
	};

	for (size_t i = 0; i < sizeof(denied) / sizeof(denied[0]); i++)
		deny_range(unit, symbol_range(unit, denied[i][0], denied[i][1]));
}

/*
 * struct error_injection_entry: the address, and what sort of failure the callers know, which are
 * two words.
 */
static void flag_marked(const struct target_mem *mem, struct target_unit *unit, struct range r)
{
	for (uint64_t at = r.begin; at + 16 <= r.end; at += 16) {
		uint64_t addr = target_mem_pointer(mem, at);
		const struct target_sym *sym = addr ? target_unit_sym_from(unit, addr) : NULL;

		for (; sym && sym < unit->syms + unit->nsyms && sym->addr == addr; sym++)
			unit->syms[sym - unit->syms].flags |= TARGET_FUNC_MARKED;
	}
}

void target_scan_kernel_functions(const struct target_mem *mem, struct target_unit *unit)
{
	flag_ftrace(mem, unit, symbol_range(unit, "__start_mcount_loc", "__stop_mcount_loc"));
	flag_denied(mem, unit,
		    symbol_range(unit, "__start_kprobe_blacklist", "__stop_kprobe_blacklist"));
	flag_marked(mem, unit,
		    symbol_range(unit, "__start_error_injection_whitelist",
				 "__stop_error_injection_whitelist"));
	target_scan_kernel_denied(unit);
}

void target_scan_module_functions(const struct target_mem *mem, struct target_unit *unit)
{
	for (size_t i = 0; i < unit->nsyms; i++) {
		if (!target_scan_is_function(target_unit_str(unit, unit->syms[i].name)))
			unit->syms[i].text = false;
	}
	flag_ftrace(mem, unit, section_range(mem, "__mcount_loc"));
	flag_denied(mem, unit, section_range(mem, "_kprobe_blacklist"));
	flag_marked(mem, unit, section_range(mem, "_error_injection_whitelist"));
	deny_range(unit, section_range(mem, ".noinstr.text"));
	deny_range(unit, section_range(mem, ".kprobes.text"));
}

/* Offset of a member, or what it was in 6.1 when there is no BTF. */
static unsigned int member(const struct target_unit *unit, const char *type, const char *name,
			   unsigned int dflt)
{
	int off = target_unit_member(unit, type, name);

	return off < 0 ? dflt : (unsigned int)off;
}

/* "const char __user *" as "const char *". */
static void without_user(char *type)
{
	char *at;

	while ((at = strstr(type, "__user"))) {
		char *rest = at + strlen("__user");

		while (*rest == ' ')
			rest++;
		memmove(at, rest, strlen(rest) + 1);
	}
}

/* Copies an array of nargs string pointers as offsets; false if one cannot be read. */
static bool read_strings(const struct target_mem *mem, struct target_unit *unit, uint64_t array,
			 uint32_t nargs, uint32_t *ret)
{
	char text[MAX_STRING];

	for (uint32_t i = 0; i < nargs; i++) {
		if (!target_mem_string(mem, target_mem_pointer(mem, array + 8 * i), text,
				       sizeof(text)))
			return false;
		without_user(text);
		ret[i] = target_unit_string(unit, text);
	}
	return true;
}

/* A call of which only the number and name are known: six words. */
static void without_metadata(struct target_unit *unit, const char *word,
			     struct target_unit_syscall *call)
{
	uint32_t type = target_unit_string(unit, word);

	call->nargs = 6;
	for (unsigned int i = 0; i < 6; i++) {
		char name[8];

		snprintf(name, sizeof(name), "arg%u", i);
		call->types[i] = type;
		call->args[i] = target_unit_string(unit, name);
	}
}

static bool read_metadata(const struct target_mem *mem, struct target_unit *unit, uint64_t meta,
			  struct target_unit_syscall *call)
{
	static const char type[] = "syscall_metadata";
	uint64_t types, args;
	uint32_t nargs;

	if (!target_mem_read(mem, meta + member(unit, type, "nb_args", 12), &nargs,
			     sizeof(nargs)) ||
	    nargs > 6)
		return false;
	types = target_mem_pointer(mem, meta + member(unit, type, "types", 16));
	args = target_mem_pointer(mem, meta + member(unit, type, "args", 24));
	if (!read_strings(mem, unit, types, nargs, call->types) ||
	    !read_strings(mem, unit, args, nargs, call->args))
		return false;
	call->nargs = nargs;
	return true;
}

/* The variables that describe system calls: __syscall_meta__openat and so on. */
static const struct target_sym **metadata_symbols(struct target_unit *unit, size_t *n)
{
	const struct target_sym **list = NULL;

	*n = 0;
	for (size_t i = 0; i < unit->nsyms; i++) {
		if (!has_prefix(target_unit_str(unit, unit->syms[i].name), "__syscall_meta__"))
			continue;
		array_add(unit, list, *n) = &unit->syms[i];
	}
	return list;
}

/* "__x64_sys_openat" → "openat": the name after the architecture's prefix, NULL = no call. */
static const char *syscall_name(const struct target_unit *unit, uint64_t handler)
{
	static const char *const prefixes[] = { "__x64_sys_", "__arm64_sys_" };

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		const struct target_sym *sym = target_unit_sym_at(unit, handler, prefixes[i]);
		const char *name = sym ? target_unit_str(unit, sym->name) : NULL;

		if (name && strcmp(name + strlen(prefixes[i]), "ni_syscall") != 0)
			return name + strlen(prefixes[i]);
	}
	return NULL;
}

static bool has_syscall(const struct target_unit *unit, const char *name)
{
	for (size_t i = 0; i < unit->nsyscalls; i++) {
		if (!strcmp(target_unit_str(unit, unit->syscalls[i].name), name))
			return true;
	}
	return false;
}

/* Its description, if the kernel has one. */
static bool find_metadata(const struct target_mem *mem, struct target_unit *unit, const char *name,
			  const struct target_sym **metas, size_t nmetas,
			  struct target_unit_syscall *call)
{
	for (size_t i = 0; i < nmetas; i++) {
		const char *meta = target_unit_str(unit, metas[i]->name);

		if (!strcmp(meta + strlen("__syscall_meta__"), name))
			return read_metadata(mem, unit, metas[i]->addr, call);
	}
	return false;
}

static void add_syscall(const struct target_mem *mem, struct target_unit *unit, uint32_t nr,
			uint64_t handler, const struct target_sym **metas, size_t nmetas)
{
	const char *found = handler ? syscall_name(unit, handler) : NULL;
	struct target_unit_syscall call = { .nr = nr };
	char name[MAX_STRING];
	bool known;

	if (!found || strlen(found) >= sizeof(name) || has_syscall(unit, found))
		return;
	strcpy(name, found);
	call.name = target_unit_string(unit, name);
	known = find_metadata(mem, unit, name, metas, nmetas, &call);
	/* All implemented calls have metadata, or none: what lacks it alone only returns ENOSYS. */
	if (!known && nmetas)
		return;
	if (!known)
		without_metadata(unit, "long", &call);
	*target_unit_add_syscall(unit) = call;
}

/* ---------------------------------------------------------- 32-bit system calls */

#define COMPAT_PREFIX "__ia32_"

/* From here on a call has one number on all architectures, and the handler's name is the call's. */
#define SHARED_NUMBERS 424

static const struct i386_call {
	uint32_t nr;
	const char *name, *handler;
	uint32_t same; /* see i386.def */
} i386_calls[] = {
#define I386(nr, name, handler, same) { nr, #name, handler, same },
#include "i386.def"
#undef I386
};

/* What handles 32-bit calls; the weak ones stand in for what the kernel was built without. */
static const char **compat_handlers(struct target_unit *unit, size_t *n)
{
	const char **list = NULL;

	*n = 0;
	for (size_t i = 0; i < unit->nsyms; i++) {
		const char *name = target_unit_str(unit, unit->syms[i].name);

		if (!has_prefix(name, COMPAT_PREFIX) || toupper(unit->syms[i].type) == 'W')
			continue;
		array_add(unit, list, *n) = name + strlen(COMPAT_PREFIX);
	}
	return list;
}

static bool has_handler(const char *const *handlers, size_t n, const char *prefix, const char *name)
{
	const size_t length = strlen(prefix);

	for (size_t i = 0; i < n; i++)
		if (!strncmp(handlers[i], prefix, length) && !strcmp(handlers[i] + length, name))
			return true;
	return false;
}

/*
 * The parameters: what the 64-bit call of the name has, as far as they are the same; what is behind
 * them is words.
 */
static void add_compat(const struct target_mem *mem, struct target_unit *unit,
		       const struct i386_call *from, bool converts, const struct target_sym **metas,
		       size_t nmetas)
{
	struct target_unit_syscall call = { .nr = TARGET_SYSCALL_COMPAT | from->nr }, words = { 0 };
	char name[MAX_STRING];

	snprintf(name, sizeof(name), "%s", from->name);
	without_metadata(unit, "unsigned int", &words);
	for (uint32_t i = find_metadata(mem, unit, name, metas, nmetas, &call) ? from->same : 0;
	     i < 6; i++) {
		call.types[i] = words.types[i];
		call.args[i] = words.args[i];
		call.nargs = 6;
	}
	call.name = target_unit_string(unit, name);
	if (converts)
		call.nr |= TARGET_SYSCALL_CONVERTED;
	*target_unit_add_syscall(unit) = call;
}

/* Which of the two kinds of handlers the kernel has for a call; false: neither. */
static bool is_handled(const char *const *handlers, size_t n, const struct i386_call *call,
		       bool *converts)
{
	*converts = !has_prefix(call->handler, "sys_") || has_prefix(call->handler, "sys_ia32_");
	if (has_handler(handlers, n, "", call->handler))
		return true;
	*converts = !*converts;
	return has_handler(handlers, n, *converts ? "compat_sys_" : "sys_", call->name);
}

static void scan_compat(const struct target_mem *mem, struct target_unit *unit,
			const struct target_sym **metas, size_t nmetas)
{
	const size_t shared = unit->nsyscalls;
	const char **handlers;
	bool converts;
	size_t n;

	handlers = compat_handlers(unit, &n);
	for (size_t i = 0; n && i < sizeof(i386_calls) / sizeof(*i386_calls); i++)
		if (is_handled(handlers, n, &i386_calls[i], &converts))
			add_compat(mem, unit, &i386_calls[i], converts, metas, nmetas);
	for (size_t i = 0; n && i < shared; i++) {
		char name[MAX_STRING], handler[MAX_STRING + 16];
		const struct i386_call call = { unit->syscalls[i].nr, name, handler, 6 };

		if (call.nr < SHARED_NUMBERS)
			continue;
		snprintf(name, sizeof(name), "%s", target_unit_str(unit, unit->syscalls[i].name));
		snprintf(handler, sizeof(handler), "compat_sys_%s", name);
		if (is_handled(handlers, n, &call, &converts))
			add_compat(mem, unit, &call, converts, metas, nmetas);
	}
	talloc_free(handlers);
}

void target_scan_syscalls(const struct target_mem *mem, struct target_unit *unit)
{
	const struct target_sym *table = target_unit_find(unit, "sys_call_table");
	const struct target_sym **metas;
	uint64_t size;
	size_t nmetas;

	if (!table)
		return;
	size = target_unit_sym_end(unit, table) - table->addr;
	if (size / 8 > MAX_SYSCALLS)
		size = MAX_SYSCALLS * 8;
	metas = metadata_symbols(unit, &nmetas);
	for (uint32_t nr = 0; nr < size / 8; nr++)
		add_syscall(mem, unit, nr, target_mem_pointer(mem, table->addr + 8ull * nr), metas,
			    nmetas);
	scan_compat(mem, unit, metas, nmetas);
	talloc_free(metas);
}

static uint32_t find_type(const struct target_unit *unit, const char *name, uint32_t kind)
{
	uint32_t id = 0;

	for (; unit && !id; unit = unit->base)
		id = target_unit_btf_find(unit, name, kind);
	return id;
}

/* Adds the event when the variable at addr is a trace_event_call of a tracepoint. */
static void add_event(const struct target_mem *mem, struct target_unit *unit, uint64_t addr)
{
	static const char call[] = "trace_event_call";
	uint64_t class = target_mem_pointer(mem, addr + member(unit, call, "class", 16));
	uint64_t tp = target_mem_pointer(mem, addr + member(unit, call, "tp", 24));
	const struct target_sym *class_sym = target_unit_sym_at(unit, class, "event_class_");
	const struct target_sym *tp_sym = target_unit_sym_at(unit, tp, "__tracepoint_");
	char system[MAX_STRING], name[MAX_STRING], text[MAX_STRING + 32];
	struct target_unit_event *event;
	struct target_unit_event e = {};

	if (!class || !tp || !class_sym || !tp_sym ||
	    !target_mem_string(
		    mem,
		    target_mem_pointer(mem, class + member(unit, "trace_event_class", "system", 0)),
		    system, sizeof(system)))
		return;
	snprintf(name, sizeof(name), "%s",
		 target_unit_str(unit, tp_sym->name) + strlen("__tracepoint_"));
	snprintf(text, sizeof(text), "trace_event_raw_%s",
		 target_unit_str(unit, class_sym->name) + strlen("event_class_"));
	e.system = target_unit_string(unit, system);
	e.name = target_unit_string(unit, name);
	e.tracepoint = e.name;
	if ((!unit->btf && !unit->base) || find_type(unit, text, BTF_KIND_STRUCT))
		e.record = target_unit_string(unit, text);
	snprintf(text, sizeof(text), "btf_trace_%s", name);
	e.proto_id = find_type(unit, text, BTF_KIND_TYPEDEF);
	event = target_unit_add_event(unit);
	*event = e;
}

void target_scan_events(const struct target_mem *mem, struct target_unit *unit)
{
	for (size_t i = 0; i < unit->nsyms; i++) {
		const char *name = target_unit_str(unit, unit->syms[i].name);

		if (has_prefix(name, "event_") && !has_prefix(name, "event_class_") &&
		    strchr("dDbBrR", unit->syms[i].type))
			add_event(mem, unit, unit->syms[i].addr);
	}
}
