/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * attach_cpus.h - CPUs that come online and go, for mechanisms that arm each of them.
 *
 * Known by a tracepoint: of places for callbacks (cpuhp_setup_state()) the kernel has some 30, for
 * all drivers together, and prints a warning when they are taken, which ends a host with
 * panic_on_warn.
 */
#ifndef DTAP_ATTACH_CPUS_H
#define DTAP_ATTACH_CPUS_H

struct tracepoint;

/*
 * Called on the CPU in question, in process context with preemption off.  The lock of CPU hotplug
 * is held, which others take while they hold those of trace events, tracepoints and ftrace: none
 * of these may be taken.  Nothing is called for a CPU that could not come or go.
 */
struct cpus_watch {
	void (*online)(unsigned int cpu);
	void (*offline)(unsigned int cpu); /* may be NULL */
	struct tracepoint *tp;		   /* NULL: nothing is called */
};

/* A negative errno, with its reason (attach_because()).  Process context, as the other. */
int cpus_watch(struct cpus_watch *watch);

/* Nothing is called any more; the module's code may be entered until tracepoints are in sync. */
void cpus_watch_end(struct cpus_watch *watch);

#endif
