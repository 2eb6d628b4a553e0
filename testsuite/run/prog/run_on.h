/* SPDX-License-Identifier: GPL-2.0-or-later */
/* run_on.h - keeps the calling thread to one CPU.  Needs _GNU_SOURCE. */
#ifndef DTAP_RUN_ON_H
#define DTAP_RUN_ON_H

#include <sched.h>

static inline void run_on(int cpu)
{
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(cpu, &cpus);
	sched_setaffinity(0, sizeof(cpus), &cpus);
}

#endif
