// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/err.h>
#include <linux/rethook.h>
#include <linux/slab.h>

#include "arch/arch.h"
#include "compat/compat.h"
#include "core/ksym.h"
#include "core/ksym_call.h"
#include "return_hook.h"
#include "stack/orc.h"

static return_hook_fn *callback;
static atomic64_t hook_misses;

KSYM_NEEDS(arch_rethook_trampoline);
KSYM_NEEDS(kallsyms_lookup_size_offset);

#define CALLERS_MAX 16 /* frames between the trampoline and a function that it leads to */

/*
 * The kernel's trampoline, where a hooked function returns to, calls functions whose own returns
 * may be hooked, which would never end.  Those that may not be hooked are listed
 * (translator/target/target_calls.h), but no list has all: calls through pointers, another
 * configuration.  So an entry within the trampoline is not hooked, but counted as missed.  It is
 * recognized by the stack:
 *
 * - Until its hook is unlinked, a function that is in its trampoline is the task's innermost
 *   hooked one, and the trampoline's call is on the stack below its frame.  The same word may be
 *   left from an earlier function with that frame; it is wiped when a function is hooked.
 * - Afterwards it is the one whose callback was the last on this CPU, preemption is disabled at
 *   least as often as then, and where its return address was is the address that it will return to.
 *   All that may be left from before, too, so then the stack is walked: by functions that are not
 *   hooked, and behind this module's guard.
 */
static unsigned long trampoline, trampoline_size;

static int find_trampoline(void)
{
	unsigned long offset;

	trampoline = ksym_lookup("arch_rethook_trampoline");
	if (!trampoline || !ksym_size(trampoline, &trampoline_size, &offset))
		return -EOPNOTSUPP;
	return 0;
}

/* Stacks have gaps that KASAN forbids to read. */
static __no_kasan_or_inline unsigned long stack_word(unsigned long place)
{
	return READ_ONCE(*(unsigned long *)place);
}

static __always_inline bool is_of_trampoline(unsigned long pc)
{
	return pc - trampoline - 1 < trampoline_size - 1;
}

static __always_inline bool has_trampoline_call(unsigned long frame)
{
	return is_of_trampoline(stack_word(ARCH_TRAMPOLINE_CALL(frame)));
}

static __no_kasan_or_inline void wipe_trampoline_call(unsigned long frame)
{
	if (unlikely(has_trampoline_call(frame)))
		WRITE_ONCE(*(unsigned long *)ARCH_TRAMPOLINE_CALL(frame), 0);
}

/* Whether sp may be in a call by the trampoline of the function with that frame. */
static __always_inline bool is_below(unsigned long sp, unsigned long frame)
{
	return sp < ARCH_TRAMPOLINE_CALL(frame) && !((sp ^ frame) & ~(THREAD_SIZE - 1)) &&
	       has_trampoline_call(frame);
}

static noinline bool has_trampoline_caller(struct pt_regs *regs, unsigned long call)
{
	const struct orc_frame entered = { .sp = regs->sp, .bp = frame_pointer(regs) };
	const s32 known = orc_returns_at(&entered, call);
	u64 pcs[CALLERS_MAX];
	u32 i, n;

	if (likely(known >= 0))
		return known;
	n = arch_walk_from(regs->sp, NULL, pcs, ARRAY_SIZE(pcs));
	for (i = 0; i < n; i++)
		if (is_of_trampoline(pcs[i]))
			return true;
	return false;
}

/* Whether the function entered with these registers is called in the trampoline; no preemption. */
static bool is_in_trampoline(struct pt_regs *regs)
{
	const unsigned long sp = regs->sp;
	const struct llist_node *first = READ_ONCE(current->rethooks.first);
	const struct rt_pcpu *pcpu = rt_this();
	unsigned long frame;

	if (first) {
		frame = container_of(first, struct rethook_node, llist)->frame;
		if (is_below(sp, frame))
			return true;
	}
	frame = READ_ONCE(pcpu->returning_from);
	return frame && preempt_count() >= READ_ONCE(pcpu->returning_count) &&
	       is_below(sp, frame) && stack_word(frame) == READ_ONCE(pcpu->returning_to) &&
	       has_trampoline_caller(regs, ARCH_TRAMPOLINE_CALL(frame));
}

static __always_inline void run_callback(unsigned long ip, unsigned long parent,
					 struct pt_regs *regs)
{
	struct rt_pcpu *pcpu = rt_this();

	WRITE_ONCE(pcpu->returning_from, ARCH_TRAMPOLINE_FRAME(regs));
	WRITE_ONCE(pcpu->returning_to, instruction_pointer(regs));
	WRITE_ONCE(pcpu->returning_count, preempt_count());
	callback(ip, parent, regs);
}

#ifdef HAVE_RETHOOK_NODES
struct rethook *hook_call_alloc(void *data, rethook_handler_t handler);
void hook_call_add_node(struct rethook *rh, struct rethook_node *node);
KSYM_CALL(hook_call_add_node);
KSYM_NEEDS(rethook_add_node);
#else
struct rethook *hook_call_alloc(void *data, rethook_handler_t handler, int size, int num);
#endif
void hook_call_stop(struct rethook *rh);
void hook_call_free(struct rethook *rh);
struct rethook_node *hook_call_try_get(struct rethook *rh);
void hook_call_hook(struct rethook_node *node, struct pt_regs *regs, bool mcount);

KSYM_CALL(hook_call_alloc);
KSYM_CALL(hook_call_stop);
KSYM_CALL(hook_call_free);
KSYM_CALL(hook_call_try_get);
KSYM_CALL(hook_call_hook);

KSYM_NEEDS(rethook_alloc);
KSYM_NEEDS(rethook_stop);
KSYM_NEEDS(rethook_free);
KSYM_NEEDS(rethook_try_get);
KSYM_NEEDS(rethook_hook);

static const struct {
	unsigned long *target;
	const char *name;
} calls[] = {
	{ &hook_call_alloc_target, "rethook_alloc" },
	{ &hook_call_stop_target, "rethook_stop" },
	{ &hook_call_free_target, "rethook_free" },
	{ &hook_call_try_get_target, "rethook_try_get" },
	{ &hook_call_hook_target, "rethook_hook" },
#ifdef HAVE_RETHOOK_NODES
	{ &hook_call_add_node_target, "rethook_add_node" },
#endif
};

static int find_calls(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(calls); i++) {
		*calls[i].target = ksym_lookup(calls[i].name);
		if (!*calls[i].target)
			return -EOPNOTSUPP;
	}
	return 0;
}

/* The kernel frees nodes, in the end also those of calls that outlive the module. */
struct hook_node {
	struct rethook_node node;
	unsigned long ip;
};

static struct rethook *rethook;

void return_hook_enter(unsigned long ip, struct pt_regs *regs)
{
	struct rethook_node *node;

	if (unlikely(is_in_trampoline(regs))) {
		atomic64_inc(&hook_misses);
		return;
	}
	node = hook_call_try_get(rethook);
	if (unlikely(!node)) {
		atomic64_inc(&hook_misses);
		return;
	}
	wipe_trampoline_call(regs->sp);
	container_of(node, struct hook_node, node)->ip = ip;
	hook_call_hook(node, regs, true);
}

/* cf8e8658100d ("fprobe: Pass return address to the handlers", 6.6) changed this, too. */
#ifdef HAVE_RETHOOK_PARENT
static void on_return_hook(struct rethook_node *node, void *data, unsigned long parent,
			   struct pt_regs *regs)
#else
static void on_return_hook(struct rethook_node *node, void *data, struct pt_regs *regs)
#endif
{
	run_callback(container_of(node, struct hook_node, node)->ip, instruction_pointer(regs),
		     regs);
}

#ifdef HAVE_RETHOOK_NODES

static int make_pool(u32 pool)
{
	struct hook_node *node;

	rethook = hook_call_alloc(NULL, on_return_hook);
	if (!rethook)
		return -ENOMEM;
	for (; pool; pool--) {
		node = kzalloc(sizeof(*node), GFP_KERNEL);
		if (!node) {
			hook_call_free(rethook);
			return -ENOMEM;
		}
		hook_call_add_node(rethook, &node->node);
	}
	return 0;
}

#else

static int make_pool(u32 pool)
{
	rethook = hook_call_alloc(NULL, on_return_hook, sizeof(struct hook_node), (int)pool);
	return IS_ERR(rethook) ? (int)PTR_ERR(rethook) : 0;
}

#endif

int return_hook_init(u32 pool, return_hook_fn *fn)
{
	int err = find_trampoline();

	if (!err)
		err = find_calls();
	if (!err)
		err = make_pool(pool);
	if (err)
		return err;
	callback = fn;
	atomic64_set(&hook_misses, 0);
	return 0;
}

void return_hook_stop(void)
{
	hook_call_stop(rethook);
}

void return_hook_deinit(void)
{
	hook_call_free(rethook);
}

u64 return_hook_missed(void)
{
	return (u64)atomic64_read(&hook_misses);
}
