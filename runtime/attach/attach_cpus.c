// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * CPUs that come and go: the tracepoint cpuhp_exit, at the end of each step by which a CPU is
 * brought up or down (kernel/cpu.c).
 */
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/tracepoint.h>
#include <trace/events/cpuhp.h>

#include "attach.h"
#include "attach_cpus.h"
#include "tracepoint_find.h"

/*
 * The last step up and the first down.  On the way up `state` is the step itself, on the way down
 * what comes below it.
 */
static void on_step(void *data, unsigned int cpu, int state, int step, int result)
{
	const struct cpus_watch *watch = data;

	if (step != CPUHP_AP_ACTIVE || result)
		return;
	if (state >= step)
		watch->online(cpu);
	else if (watch->offline)
		watch->offline(cpu);
}

int cpus_watch(struct cpus_watch *watch)
{
	struct tracepoint *tp = tracepoint_find("cpuhp_exit");
	int err = -ENOENT;

	check_trace_callback_type_cpuhp_exit(on_step);
	if (tp)
		err = tracepoint_probe_register(tp, (void *)on_step, watch);
	if (err)
		attach_because(DTAP_REASON_CPUS);
	else
		watch->tp = tp;
	return err;
}

void cpus_watch_end(struct cpus_watch *watch)
{
	if (!watch->tp)
		return;
	tracepoint_probe_unregister(watch->tp, (void *)on_step, watch);
	watch->tp = NULL;
	/* Until a CPU that is on its way has arrived. */
	cpus_read_lock();
	cpus_read_unlock();
}
