// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/fprobe.h>
#include <linux/ftrace.h>
#include <linux/rethook.h>

#include "arch.h"
#include "compat/compat.h"
#include "fire.h"
#include "ksym.h"
#include "ksym_call.h"
#include "orc.h"
#include "return_hook.h"

static return_hook_fn *callback;

/*
 * What a handler calls would be refused when it returns, and may be so much that the hooks are all
 * that runs; at the end of tracing nothing is done with a return.  Neither is hooked.  The caller
 * has preemption disabled.
 */
static __always_inline bool is_useless(void)
{
	struct rt_pcpu *pcpu = rt_this();

	if (likely(READ_ONCE(pcpu->busy) != RT_BUSY))
		return READ_ONCE(rt.stopping);
	rt_refused(pcpu);
	return true;
}

#if defined(HAVE_FPROBE_EXIT) || defined(HAVE_RETHOOK_NODES)

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
 *   hooked, and behind a guard, this module's or that of fprobes.
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

#endif

#if defined(HAVE_FPROBE_EXIT)

static struct fprobe fprobe;

static int on_entry_hook(struct fprobe *fp, unsigned long ip, unsigned long parent,
			 struct pt_regs *regs, void *data)
{
	if (unlikely(is_useless()))
		return 1;
	if (unlikely(is_in_trampoline(regs))) {
		atomic64_inc(&hook_misses);
		return 1;
	}
	return 0;
}

static void on_return_hook(struct fprobe *fp, unsigned long ip, unsigned long parent,
			   struct pt_regs *regs, void *data)
{
	run_callback(ip, parent, regs);
}

int return_hook_register(unsigned long *ips, u32 n, u32 pool, return_hook_fn *fn)
{
	int err = find_trampoline();

	if (err)
		return err;
	callback = fn;
	atomic64_set(&hook_misses, 0);
	memset(&fprobe, 0, sizeof(fprobe));
	fprobe.entry_handler = on_entry_hook;
	fprobe.exit_handler = on_return_hook;
	fprobe.nr_maxactive = (int)pool;
	return register_fprobe_ips(&fprobe, ips, (int)n);
}

/*
 * Nobody may be between taking a node and giving it back unused when the kernel stops the rethook:
 * he would free it by call_rcu(), whatever locks the hooked function is called with.
 */
int return_hook_unregister(void)
{
	disable_fprobe(&fprobe);
	synchronize_rcu();
	return unregister_fprobe(&fprobe);
}

u64 return_hook_missed(void)
{
	return fprobe.nmissed + (u64)atomic64_read(&hook_misses);
}

#elif defined(HAVE_RETHOOK_NODES)

struct rethook *hook_call_alloc(void *data, rethook_handler_t handler);
void hook_call_stop(struct rethook *rh);
void hook_call_free(struct rethook *rh);
void hook_call_add_node(struct rethook *rh, struct rethook_node *node);
struct rethook_node *hook_call_try_get(struct rethook *rh);
void hook_call_hook(struct rethook_node *node, struct pt_regs *regs, bool mcount);

KSYM_CALL(hook_call_alloc);
KSYM_CALL(hook_call_stop);
KSYM_CALL(hook_call_free);
KSYM_CALL(hook_call_add_node);
KSYM_CALL(hook_call_try_get);
KSYM_CALL(hook_call_hook);

KSYM_NEEDS(rethook_alloc);
KSYM_NEEDS(rethook_stop);
KSYM_NEEDS(rethook_free);
KSYM_NEEDS(rethook_add_node);
KSYM_NEEDS(rethook_try_get);
KSYM_NEEDS(rethook_hook);

static const struct {
	unsigned long *target;
	const char *name;
} calls[] = {
	{ &hook_call_alloc_target, "rethook_alloc" },
	{ &hook_call_stop_target, "rethook_stop" },
	{ &hook_call_free_target, "rethook_free" },
	{ &hook_call_add_node_target, "rethook_add_node" },
	{ &hook_call_try_get_target, "rethook_try_get" },
	{ &hook_call_hook_target, "rethook_hook" },
};

/* The kernel frees nodes with kfree(), in the end also those of calls that outlive the module. */
struct hook_node {
	struct rethook_node node;
	unsigned long ip;
};

static struct ftrace_ops ops;
static struct rethook *rethook;

static void hook(unsigned long ip, struct pt_regs *regs)
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

/* The guard also keeps what is called here from being hooked in turn. */
static void on_entry_hook(unsigned long ip, unsigned long parent, struct ftrace_ops *op,
			  struct ftrace_regs *fregs)
{
	struct rt_pcpu *pcpu;
	struct fire fire;

	pcpu = fire_begin(&fire);
	if (likely(pcpu)) {
		hook(ip, compat_ftrace_regs(fregs));
		rt_leave(pcpu);
	}
	fire_end(&fire);
}

static void on_return_hook(struct rethook_node *node, void *data, struct pt_regs *regs)
{
	run_callback(container_of(node, struct hook_node, node)->ip, instruction_pointer(regs),
		     regs);
}

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

int return_hook_register(unsigned long *ips, u32 n, u32 pool, return_hook_fn *fn)
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
	ops.func = on_entry_hook;
	ops.flags = 0;
	err = ftrace_set_filter_ips(&ops, ips, n, 0, 1);
	if (!err)
		err = register_ftrace_function(&ops);
	if (err) {
		ftrace_free_filter(&ops);
		hook_call_free(rethook);
	}
	return err;
}

int return_hook_unregister(void)
{
	int err;

	hook_call_stop(rethook);
	err = unregister_ftrace_function(&ops);
	if (err)
		return err;
	ftrace_free_filter(&ops);
	hook_call_free(rethook);
	return 0;
}

u64 return_hook_missed(void)
{
	return (u64)atomic64_read(&hook_misses);
}

#elif defined(HAVE_FPROBE_EXIT_FREGS)

static struct fprobe fprobe;

/* The function graph notices by itself when it is entered again where it hooks and unhooks. */
static int on_entry_hook(struct fprobe *fp, unsigned long ip, unsigned long parent,
			 struct ftrace_regs *fregs, void *data)
{
	return is_useless();
}

static void on_return_hook(struct fprobe *fp, unsigned long ip, unsigned long parent,
			   struct ftrace_regs *fregs, void *data)
{
	callback(ip, parent, compat_ftrace_regs(fregs));
}

int return_hook_register(unsigned long *ips, u32 n, u32 pool, return_hook_fn *fn)
{
	callback = fn;
	memset(&fprobe, 0, sizeof(fprobe));
	fprobe.entry_handler = on_entry_hook;
	fprobe.exit_handler = on_return_hook;
	return register_fprobe_ips(&fprobe, ips, (int)n);
}

int return_hook_unregister(void)
{
	return unregister_fprobe(&fprobe);
}

u64 return_hook_missed(void)
{
	return fprobe.nmissed;
}

#else
#error "returns of functions: fprobes and rethooks are not as dtap knows them"
#endif
