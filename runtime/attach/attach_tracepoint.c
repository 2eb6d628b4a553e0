// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Tracepoints: callbacks with exactly the tracepoint's number of arguments, in tables by that
 * number.  Tracepoints of modules are armed when the module is there or comes, and
 * disarmed when it goes.
 */
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/tracepoint.h>

#include "attach.h"
#include "fire.h"
#include "stack/tracepoint_iter.h"
#include "tracepoint_find.h"

#define ARITY_MAX 12

struct probe {
	const struct rt_handler *handler;
	const struct rt_probe *probe;
	struct tracepoint *tp; /* registered; NULL: not now */
};

static struct probe *probes;
static u32 nprobe;
static DEFINE_MUTEX(lock); /* probes[].tp, against modules that come and go */
static bool watching;

struct given {
	const struct probe *probe;
	const u64 *args;
	u32 n;
};

static __always_inline void fill(struct rt_ctx *ctx, const void *from)
{
	const struct given *given = from;
	u32 i;

	rt_ctx_init(ctx, given->probe->handler, given->probe->probe);
	if (ctx->handler->need & (RT_NEED_ARGS | RT_NEED_STACK_ARGS)) {
		for (i = 0; i < ARRAY_SIZE(ctx->args); i++)
			ctx->args[i] = i < given->n ? given->args[i] : 0;
	}
}

/* The callback runs with preemption disabled. */
static __always_inline void run(const struct probe *probe, const u64 *args, u32 n)
{
	const struct given given = { probe, args, n };

	fire_run(fill, &given, fire_call);
}

#define ARGS_0
#define ARGS_1	, u64 a0
#define ARGS_2	ARGS_1, u64 a1
#define ARGS_3	ARGS_2, u64 a2
#define ARGS_4	ARGS_3, u64 a3
#define ARGS_5	ARGS_4, u64 a4
#define ARGS_6	ARGS_5, u64 a5
#define ARGS_7	ARGS_6, u64 a6
#define ARGS_8	ARGS_7, u64 a7
#define ARGS_9	ARGS_8, u64 a8
#define ARGS_10 ARGS_9, u64 a9
#define ARGS_11 ARGS_10, u64 a10
#define ARGS_12 ARGS_11, u64 a11
#define VALS_0	0
#define VALS_1	a0
#define VALS_2	VALS_1, a1
#define VALS_3	VALS_2, a2
#define VALS_4	VALS_3, a3
#define VALS_5	VALS_4, a4
#define VALS_6	VALS_5, a5
#define VALS_7	VALS_6, a6
#define VALS_8	VALS_7, a7
#define VALS_9	VALS_8, a8
#define VALS_10 VALS_9, a9
#define VALS_11 VALS_10, a10
#define VALS_12 VALS_11, a11

#define CALLBACK(n)                                        \
	static void on_tracepoint_##n(void *data ARGS_##n) \
	{                                                  \
		const u64 args[] = { VALS_##n };           \
		run(data, args, n);                        \
	}
CALLBACK(0)
CALLBACK(1)
CALLBACK(2)
CALLBACK(3)
CALLBACK(4)
CALLBACK(5)
CALLBACK(6)
CALLBACK(7)
CALLBACK(8)
CALLBACK(9)
CALLBACK(10)
CALLBACK(11)
CALLBACK(12)

static void *const callbacks[ARITY_MAX + 1] = {
	on_tracepoint_0,  on_tracepoint_1,  on_tracepoint_2,  on_tracepoint_3, on_tracepoint_4,
	on_tracepoint_5,  on_tracepoint_6,  on_tracepoint_7,  on_tracepoint_8, on_tracepoint_9,
	on_tracepoint_10, on_tracepoint_11, on_tracepoint_12,
};

static const char *name_of(const struct probe *probe)
{
	return attach_name(probe->probe->func);
}

static int register_probe(struct probe *probe, struct tracepoint *tp)
{
	int err = tracepoint_probe_register(tp, callbacks[probe->probe->where], probe);

	if (!err) {
		probe->tp = tp;
		tracepoint_iter_add(tp);
	}
	return err;
}

static void unregister_probe(struct probe *probe)
{
	if (!probe->tp)
		return;
	tracepoint_probe_unregister(probe->tp, callbacks[probe->probe->where], probe);
	tracepoint_iter_remove(probe->tp);
	probe->tp = NULL;
}

/* ------------------------------------------------------------------- modules */

static void module_tracepoint(struct tracepoint *tp, bool coming)
{
	u32 i;

	for (i = 0; i < nprobe; i++) {
		if (strcmp(tp->name, name_of(&probes[i])) != 0)
			continue;
		if (coming && !probes[i].tp)
			register_probe(&probes[i], tp);
		else if (!coming && probes[i].tp == tp)
			unregister_probe(&probes[i]);
	}
}

/* Also called for the modules that are there when the notifier is registered. */
static int on_module(struct notifier_block *nb, unsigned long event, void *data)
{
	const struct tp_module *tm = data;
	u32 i;

	if (event != MODULE_STATE_COMING && event != MODULE_STATE_GOING)
		return NOTIFY_OK;
	mutex_lock(&lock);
	for (i = 0; i < tm->mod->num_tracepoints; i++)
		module_tracepoint(tracepoint_ptr_deref(&tm->mod->tracepoints_ptrs[i]),
				  event == MODULE_STATE_COMING);
	mutex_unlock(&lock);
	return NOTIFY_OK;
}

static struct notifier_block module_nb = { .notifier_call = on_module };

/* --------------------------------------------------------------------- kinds */

static void arm_core(struct probe *probe)
{
	struct tracepoint *tp = tracepoint_find(name_of(probe));
	int err;

	if (!tp)
		return;
	err = register_probe(probe, tp);
	if (err)
		attach_missing(probe->handler, probe->probe, err);
}

static int add_probe(const struct rt_handler *h, const struct rt_probe *p)
{
	if (p->where > ARITY_MAX) {
		attach_missing(h, p, -E2BIG);
		return 0;
	}
	probes[nprobe].handler = h;
	probes[nprobe].probe = p;
	arm_core(&probes[nprobe++]);
	return 0;
}

static int arm(void)
{
	const u32 n = attach_count(RT_ATTACH_TRACEPOINT);
	u32 i;
	int err;

	if (!n)
		return 0;
	probes = env_alloc(n * sizeof(*probes));
	if (!probes)
		return -ENOMEM;
	err = attach_each(RT_ATTACH_TRACEPOINT, add_probe);
	if (err)
		return err;
	err = register_tracepoint_module_notifier(&module_nb);
	watching = !err;
	for (i = 0; i < nprobe && !err; i++)
		if (!probes[i].tp && !tracepoint_find(name_of(&probes[i])))
			attach_missing(probes[i].handler, probes[i].probe, -ENOENT);
	return err;
}

static void disarm(void)
{
	u32 i;

	if (watching)
		unregister_tracepoint_module_notifier(&module_nb);
	watching = false;
	for (i = nprobe; i-- > 0;)
		unregister_probe(&probes[i]);
}

static void free_probes(void)
{
	env_free(probes);
	probes = NULL;
	nprobe = 0;
}

const struct attach_kind attach_tracepoint = {
	.arm = arm,
	.disarm = disarm,
	.free = free_probes,
};
