/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * target_calls.h - functions of the kernel that calls in it show to be unsafe to probe.
 *
 * At its return a hooked function goes through the kernel's trampoline, outside of any guard: were
 * a function that is called there hooked in turn, its return would go through the trampoline, too,
 * without end.  Which ones these are depends on the kernel's configuration (with lockdep, RCU
 * checks itself there), so they are derived from the calls in the kernel's own code.
 */
#ifndef DTAP_TARGET_CALLS_H
#define DTAP_TARGET_CALLS_H

struct target_mem;
struct target_unit;

/*
 * Sets TARGET_FUNC_HOOK and TARGET_FUNC_DENIED of what return hooks call, as far as direct calls
 * and jumps tell: not what is behind pointers, nor in the parts of functions that the compiler has
 * put aside as unlikely, warnings mostly.  (The hook itself recognizes those:
 * runtime/attach/return_hook.c.)
 *
 * Sets TARGET_FUNC_TO_USER and TARGET_FUNC_DENIED of functions that end on the way to user mode.
 *
 * Needs the symbols in order of their addresses, and TARGET_FUNC_FTRACE.
 */
void target_calls_deny(const struct target_mem *mem, struct target_unit *unit);

#endif
