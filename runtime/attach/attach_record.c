// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Records of trace events: the fields that the event's TP_fast_assign fills.  A perf event
 * per traced CPU asks for a raw sample of each hit; the kernel then assembles the record and
 * hands it, synchronously and with preemption disabled, to the overflow handler here.
 * Software events of period 1 are never throttled (perf_swevent_overflow() passes throttle
 * = 0 for a first overflow).  Some events count more than 1 per hit (__perf_count()): who asks for
 * the period, too, is called once all the same (perf_swevent_event()).  A hit inside another one in
 * the same kind of context is not delivered by perf.
 *
 * Of the 420 instructions that a hit takes in the kernel, 150 assemble the record (perf_trace_X()
 * and its buffer) and 270 hand it over.  Only a BPF program could take it without these, in a copy
 * of the event; but none is run while the CPU is in another one, or changes a map, and what
 * happened then would be missed.
 *
 * A CPU that goes offline takes its events with it.  When one comes, its events are made again, by
 * a work: that takes locks which a callback of CPU hotplug must not take (attach.h).  What the CPU
 * hits in the few milliseconds before is not seen.
 */
#include <linux/cpumask.h>
#include <linux/mutex.h>
#include <linux/perf_event.h>
#include <linux/trace_events.h>
#include <linux/workqueue.h>

#include "attach.h"
#include "attach_cpus.h"
#include "core/ksym.h"
#include "fire.h"
#include "stack/tracepoint_iter.h"

struct probe {
	const struct rt_handler *handler;
	const struct rt_probe *probe;
	int id;			    /* of the event; negative: not armed */
	struct perf_event **events; /* by CPU, NULL where there is none */
};

static struct probe *probes;
static u32 nprobe;
static DEFINE_MUTEX(lock);  /* both, and the events, against CPUs that come */
static struct cpumask came; /* CPUs to be given events */
static u32 nfailed;	    /* events that could not be made again: each has missed hits */

struct sample {
	const struct probe *probe;
	struct perf_sample_data *data;
	struct pt_regs *regs;
};

static __always_inline void fill(struct rt_ctx *ctx, const void *from)
{
	const struct sample *sample = from;

	rt_ctx_init(ctx, sample->probe->handler, sample->probe->probe);
	ctx->record = sample->data->raw->frag.data;
	ctx->regs = sample->regs;
	if (ctx->handler->need & (RT_NEED_ARGS | RT_NEED_STACK_ARGS))
		memset(ctx->args, 0, sizeof(ctx->args));
}

static void on_record(struct perf_event *event, struct perf_sample_data *data, struct pt_regs *regs)
{
	const struct sample sample = { event->overflow_handler_context, data, regs };

	fire_run(fill, &sample, fire_call);
}

/* ---------------------------------------------------------------- finding events */

/* Both are global in the kernel, though not exported. */
KSYM_NEEDS(ftrace_events);
KSYM_NEEDS(event_mutex);
static struct list_head *event_list;
static struct mutex *event_lock;

static int find_event_list(void)
{
	event_list = (struct list_head *)ksym_lookup("ftrace_events");
	event_lock = (struct mutex *)ksym_lookup("event_mutex");
	if (event_list && event_lock)
		return 0;
	attach_because(DTAP_REASON_EVENTS);
	return -EOPNOTSUPP;
}

static bool is_named(struct trace_event_call *call, const struct rt_probe *p)
{
	return !strcmp(call->class->system, attach_name(p->mod)) &&
	       !strcmp(trace_event_name(call), attach_name(p->name));
}

/* The id of the event that the probe names by its module, the group, and its name; or -ENOENT. */
static int event_id(const struct rt_probe *p)
{
	struct trace_event_call *call;
	int id = -ENOENT;

	mutex_lock(event_lock);
	list_for_each_entry(call, event_list, list) {
		if (!is_named(call, p))
			continue;
		id = call->event.type;
		if (call->flags & TRACE_EVENT_FL_TRACEPOINT)
			tracepoint_iter_add(call->tp);
		break;
	}
	mutex_unlock(event_lock);
	return id;
}

/* --------------------------------------------------------------------- events */

/* A CPU that is, or has just gone, offline has no event. */
static int arm_cpu(struct probe *probe, u32 cpu)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_TRACEPOINT,
		.size = sizeof(attr),
		.config = probe->id,
		.sample_period = 1,
		.sample_type = PERF_SAMPLE_RAW | PERF_SAMPLE_PERIOD,
	};
	struct perf_event *event;

	event = perf_event_create_kernel_counter(&attr, (int)cpu, NULL, on_record, probe);
	if (IS_ERR(event))
		return PTR_ERR(event) == -ENODEV ? 0 : PTR_ERR(event);
	probe->events[cpu] = event;
	return 0;
}

static bool is_wanted(u32 cpu)
{
	return rt.opt.cpu < 0 || (u32)rt.opt.cpu == cpu;
}

static void disarm_probe(struct probe *probe)
{
	u32 cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++) {
		if (probe->events[cpu])
			perf_event_release_kernel(probe->events[cpu]);
		probe->events[cpu] = NULL;
	}
}

static int arm_probe(struct probe *probe)
{
	int err = 0;
	u32 cpu;

	probe->id = event_id(probe->probe);
	if (probe->id < 0)
		return probe->id;
	/* Without cpus_read_lock(): enabling the tracepoint takes it. */
	for_each_online_cpu(cpu) {
		if (is_wanted(cpu))
			err = arm_cpu(probe, cpu);
		if (err)
			break;
	}
	if (err) {
		disarm_probe(probe);
		probe->id = err;
	}
	return err;
}

static int add_probe(const struct rt_handler *h, const struct rt_probe *p)
{
	struct probe *probe = &probes[nprobe];
	int err;

	probe->events = env_alloc(nr_cpu_ids * sizeof(*probe->events));
	if (!probe->events)
		return -ENOMEM;
	probe->handler = h;
	probe->probe = p;
	mutex_lock(&lock);
	nprobe++;
	err = arm_probe(probe);
	mutex_unlock(&lock);
	if (err)
		attach_missing(h, p, err);
	return 0;
}

/* ------------------------------------------------------------- CPUs that come */

/* The new event first: with one or the other the tracepoint stays enabled. */
static void rearm(struct probe *probe, u32 cpu)
{
	struct perf_event *old = probe->events[cpu];

	probe->events[cpu] = NULL;
	if (arm_cpu(probe, cpu))
		nfailed++;
	if (old)
		perf_event_release_kernel(old);
}

static void rearm_fn(struct work_struct *work)
{
	u32 cpu, i;

	mutex_lock(&lock);
	for_each_possible_cpu(cpu) {
		if (!cpumask_test_and_clear_cpu(cpu, &came))
			continue;
		for (i = 0; i < nprobe; i++)
			if (probes[i].id >= 0)
				rearm(&probes[i], cpu);
	}
	mutex_unlock(&lock);
}

static DECLARE_WORK(rearm_work, rearm_fn);

static void cpu_online_fn(unsigned int cpu)
{
	if (is_wanted(cpu)) {
		cpumask_set_cpu(cpu, &came);
		schedule_work(&rearm_work);
	}
}

static struct cpus_watch watch = { .online = cpu_online_fn };

/* --------------------------------------------------------------------- kinds */

static int arm(void)
{
	const u32 n = attach_count(RT_ATTACH_TRACEPOINT_RECORD);
	int err;

	if (!n)
		return 0;
	err = find_event_list();
	if (err)
		return err;
	probes = env_alloc(n * sizeof(*probes));
	if (!probes)
		return -ENOMEM;
	err = cpus_watch(&watch);
	if (err)
		return err;
	return attach_each(RT_ATTACH_TRACEPOINT_RECORD, add_probe);
}

static void disarm(void)
{
	u32 i;

	cpus_watch_end(&watch);
	cancel_work_sync(&rearm_work);
	cpumask_clear(&came);
	for (i = nprobe; i-- > 0;)
		disarm_probe(&probes[i]);
}

static void free_probes(void)
{
	u32 i;

	for (i = 0; i < nprobe; i++)
		env_free(probes[i].events);
	env_free(probes);
	probes = NULL;
	nprobe = 0;
}

static u64 missed(void)
{
	return READ_ONCE(nfailed);
}

const struct attach_kind attach_record = {
	.arm = arm,
	.disarm = disarm,
	.free = free_probes,
	.missed = missed,
};
