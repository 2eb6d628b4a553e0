// SPDX-License-Identifier: GPL-2.0-or-later
#include <fnmatch.h>
#include <string.h>

#include <talloc.h>

#include "target.h"
#include "target_calls.h"
#include "target_mem.h"
#include "target_unit.h"

#define MAX_FUNCTION (64u << 10) /* bytes of a function that are looked at */

/* Where return hooks begin to run: rethook's trampoline. */
static const char *const roots[] = {
	"arch_rethook_trampoline",
	"arch_rethook_trampoline_callback",
};

/*
 * What is called there, but only to report what a checker of the kernel has found (which then keeps
 * silent), or once the hook is done with: the scheduler, and what frees hooks that were taken out.
 */
static const char *const beyond[] = {
	"*.cold",
	"__asan_*",
	"__ubsan_*",
	"__tsan_*",
	"__msan_*",
	"__sanitizer_*",
	"kasan_report*",
	"__stack_chk_fail",
	"__warn*",
	"warn_*",
	"*printk*",
	"*ratelimit*",
	"panic",
	"dump_stack*",
	"lockdep_rcu_suspicious",
	"debug_locks_off*",
	"console_verbose",
	"nbcon_*",
	"check_preemption_disabled",
	"trace_hardirqs_*",
	"__SCT__preempt_schedule*",
	"preempt_schedule*",
	"call_rcu",
	"kfree_call_rcu",
	"kvfree_call_rcu",
	"kfree",
};

/*
 * Who calls one of these returns in the state of user mode: with interrupts off that lockdep takes
 * for on, and RCU not watching.
 */
static const char *const to_user[] = {
	"syscall_exit_to_user_mode",
	"irqentry_exit_to_user_mode",
	"exit_to_user_mode",
};

struct walk {
	const struct target_mem *mem;
	struct target_unit *unit;
	uint32_t *pending; /* symbols' indexes */
	size_t npending;
	uint8_t *seen; /* by symbol */
	uint8_t *code; /* MAX_FUNCTION */
};

static bool is_beyond(const char *name)
{
	for (size_t i = 0; i < sizeof(beyond) / sizeof(beyond[0]); i++)
		if (!fnmatch(beyond[i], name, 0))
			return true;
	return false;
}

/* All symbols at the address are the same function; the first one stands for it. */
static void visit(struct walk *w, uint64_t addr)
{
	const struct target_unit *unit = w->unit;
	const struct target_sym *sym = target_unit_sym_from(unit, addr);
	const struct target_sym *end = unit->syms + unit->nsyms;

	if (!sym || sym->addr != addr || !strchr("tTwW", sym->type) || w->seen[sym - unit->syms])
		return;
	w->seen[sym - unit->syms] = 1;
	/* The running kernel may have calls go through what is before a function. */
	if (!strncmp(target_unit_str(unit, sym->name), "__pfx_", 6)) {
		visit(w, target_unit_sym_end(unit, sym));
		return;
	}
	for (const struct target_sym *other = sym; other < end && other->addr == addr; other++)
		if (is_beyond(target_unit_str(unit, other->name)))
			return;
	w->pending[w->npending++] = (uint32_t)(sym - unit->syms);
}

/* The function's code, 0 if it cannot be read; a very long one's first part. */
static uint64_t read_code(struct walk *w, const struct target_sym *sym)
{
	uint64_t size = target_unit_sym_end(w->unit, sym) - sym->addr;

	if (size > MAX_FUNCTION)
		size = MAX_FUNCTION;
	return target_mem_read(w->mem, sym->addr, w->code, size) ? size : 0;
}

/*
 * Where the next of the function's calls and jumps goes to; *at: where to go on, 0 at first.
 * false: there is none.  These are x86-64's call, jmp and conditional jumps with a 32-bit
 * displacement.  Instructions are not told apart: what only looks like one would have to hit a
 * function's first byte.
 */
static bool next_callee(const struct walk *w, const struct target_sym *sym, uint64_t size,
			uint64_t *at, uint64_t *callee)
{
	int32_t distance;

	for (uint64_t i = *at; i + 5 <= size; i++) {
		uint64_t op = i;

		if (w->code[i] == 0x0f && (w->code[i + 1] & 0xf0) == 0x80 && i + 6 <= size)
			op = i + 1;
		else if (w->code[i] != 0xe8 && w->code[i] != 0xe9)
			continue;
		memcpy(&distance, w->code + op + 1, sizeof(distance));
		*callee = sym->addr + op + 5 + (uint64_t)(int64_t)distance;
		*at = i + 1;
		return true;
	}
	return false;
}

static void visit_callees(struct walk *w, const struct target_sym *sym)
{
	const uint64_t size = read_code(w, sym);
	uint64_t at = 0, callee;

	while (next_callee(w, sym, size, &at, &callee))
		visit(w, callee);
}

static void set_flags(struct target_unit *unit, const struct target_sym *sym, uint8_t flags)
{
	const uint64_t addr = sym->addr;

	for (; sym < unit->syms + unit->nsyms && sym->addr == addr; sym++)
		unit->syms[sym - unit->syms].flags |= flags;
}

static void deny_hooks(struct walk *w)
{
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		const struct target_sym *sym = target_unit_find(w->unit, roots[i]);

		if (sym)
			visit(w, sym->addr);
	}
	while (w->npending) {
		const struct target_sym *sym = &w->unit->syms[w->pending[--w->npending]];

		visit_callees(w, sym);
		set_flags(w->unit, sym, TARGET_FUNC_HOOK | TARGET_FUNC_DENIED);
	}
}

static bool calls_one_of(struct walk *w, const struct target_sym *sym, const uint64_t *addrs,
			 size_t n)
{
	const uint64_t size = read_code(w, sym);
	uint64_t at = 0, callee;

	while (next_callee(w, sym, size, &at, &callee))
		for (size_t i = 0; i < n; i++)
			if (callee == addrs[i])
				return true;
	return false;
}

static void deny_ways_to_user(struct walk *w)
{
	uint64_t addrs[sizeof(to_user) / sizeof(to_user[0])];
	const struct target_unit *unit = w->unit;
	size_t n = 0;

	for (size_t i = 0; i < sizeof(to_user) / sizeof(to_user[0]); i++) {
		const struct target_sym *sym = target_unit_find(unit, to_user[i]);

		if (sym)
			addrs[n++] = sym->addr;
	}
	for (size_t i = 0; n && i < unit->nsyms; i++) {
		const struct target_sym *sym = &unit->syms[i];

		if (sym->flags & TARGET_FUNC_FTRACE && calls_one_of(w, sym, addrs, n))
			set_flags(w->unit, sym, TARGET_FUNC_TO_USER | TARGET_FUNC_DENIED);
	}
}

void target_calls_deny(const struct target_mem *mem, struct target_unit *unit)
{
	struct walk w = { .mem = mem, .unit = unit };

	w.pending = talloc_array(unit, uint32_t, unit->nsyms);
	w.seen = talloc_zero_array(w.pending, uint8_t, unit->nsyms);
	w.code = talloc_array(w.pending, uint8_t, MAX_FUNCTION);
	deny_hooks(&w);
	deny_ways_to_user(&w);
	talloc_free(w.pending);
}
