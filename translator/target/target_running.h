/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_running.h - what the running system tells of itself, for when no file does:
 * /proc/kallsyms, /sys/kernel/btf, tracefs, and /proc/kcore for the tables in memory.
 */
#ifndef DTAP_TARGET_RUNNING_H
#define DTAP_TARGET_RUNNING_H

#include <stddef.h>

#include "target_unit.h"

/* Build-id of the running kernel (module NULL) or of a loaded module; "" when unknown. */
void target_running_build_id(const char *module, char ret[65]);

/* A number that differs when more, or less, of the system can be looked at. */
unsigned int target_running_sources(void);

/* Names of the loaded modules, sorted; the array is owned by ctx. */
const char **target_running_modules(void *ctx, size_t *n);

/* The running kernel; NULL and *err when it cannot be looked at. */
struct target_unit *target_running_kernel(void *ctx, const char **err);

/* A loaded module, base as for target_module_read(); NULL when it is not there. */
struct target_unit *target_running_module(void *ctx, const char *module,
					  const struct target_unit *base);

#endif
