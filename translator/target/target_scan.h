/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_scan.h - what the symbols and the bytes of a unit say about its probes: which
 * functions ftrace knows, which must not be probed, the system calls and the trace events.
 *
 * The unit has its symbols, ordered by address, and its BTF (or its base's): member offsets
 * come from there, and from the layout of Linux 6.1 where there is none.
 */
#ifndef DTAP_TARGET_SCAN_H
#define DTAP_TARGET_SCAN_H

#include <stdbool.h>

struct target_mem;
struct target_unit;

/* False for names that are no function of their own: paddings, cold parts. */
bool target_scan_is_function(const char *name);

/*
 * Marks the functions of the kernel's resident text, and its per-CPU variables; corrects data's
 * type.
 */
void target_scan_kernel_symbols(struct target_unit *unit);

/* Marks what lies in the sections that must not be probed, known by the symbols around them. */
void target_scan_kernel_denied(struct target_unit *unit);

/* Marks ftrace-able and denied functions from the kernel image's own tables. */
void target_scan_kernel_functions(const struct target_mem *mem, struct target_unit *unit);

/* The same from a module's sections. */
void target_scan_module_functions(const struct target_mem *mem, struct target_unit *unit);

/* Adds the system calls: kernel/trace/trace_syscalls.c's metadata, else the names alone. */
void target_scan_syscalls(const struct target_mem *mem, struct target_unit *unit);

/* Adds the trace events that belong to a tracepoint. */
void target_scan_events(const struct target_mem *mem, struct target_unit *unit);

#endif
