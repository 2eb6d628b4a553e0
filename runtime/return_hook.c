// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/fprobe.h>
#include <linux/ftrace.h>
#include <linux/rethook.h>

#include "compat/compat.h"
#include "ksym.h"
#include "ksym_call.h"
#include "return_hook.h"

static return_hook_fn *callback;

#if defined(HAVE_FPROBE_EXIT) || defined(HAVE_FPROBE_EXIT_FREGS)

static struct fprobe fprobe;

#ifdef HAVE_FPROBE_EXIT
static void on_fprobe(struct fprobe *fp, unsigned long ip, unsigned long parent,
		      struct pt_regs *regs, void *data)
{
	callback(ip, parent, regs);
}
#else
static void on_fprobe(struct fprobe *fp, unsigned long ip, unsigned long parent,
		      struct ftrace_regs *fregs, void *data)
{
	callback(ip, parent, compat_ftrace_regs(fregs));
}
#endif

int return_hook_register(unsigned long *ips, u32 n, u32 pool, return_hook_fn *fn)
{
	callback = fn;
	memset(&fprobe, 0, sizeof(fprobe));
	fprobe.exit_handler = on_fprobe;
#ifdef HAVE_FPROBE_EXIT
	fprobe.nr_maxactive = (int)pool;
#endif
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
static atomic64_t hook_misses;

/* The guard also keeps what is called here from being hooked in turn. */
static void on_entry_to_hook(unsigned long ip, unsigned long parent, struct ftrace_ops *op,
			     struct ftrace_regs *fregs)
{
	struct rethook_node *node;
	struct rt_pcpu *pcpu;
	unsigned long flags;

	raw_local_irq_save(flags);
	pcpu = rt_enter();
	if (likely(pcpu)) {
		node = hook_call_try_get(rethook);
		if (likely(node)) {
			container_of(node, struct hook_node, node)->ip = ip;
			hook_call_hook(node, compat_ftrace_regs(fregs), true);
		} else {
			atomic64_inc(&hook_misses);
		}
		rt_leave(pcpu);
	}
	raw_local_irq_restore(flags);
}

static void on_rethook(struct rethook_node *node, void *data, struct pt_regs *regs)
{
	callback(container_of(node, struct hook_node, node)->ip, node->ret_addr, regs);
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

	rethook = hook_call_alloc(NULL, on_rethook);
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
	int err = find_calls();

	if (!err)
		err = make_pool(pool);
	if (err)
		return err;
	callback = fn;
	atomic64_set(&hook_misses, 0);
	ops.func = on_entry_to_hook;
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

#else
#error "returns of functions: neither an fprobe with an exit handler nor a rethook is as dtap knows it"
#endif
