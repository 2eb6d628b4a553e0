/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * return_hook.h - a callback at the return of functions, by what the kernel has for it: an
 * fprobe, or an ftrace_ops and a rethook, which is what fprobes were made of.  Both keep a node
 * for each call under way, from a pool of fixed size; a call that finds it empty is missed.  Newer
 * fprobes need no pool: they are made of the function graph's stack per task, and a call that finds
 * that one full is missed.
 *
 * Process context; the callback runs with preemption disabled.
 */
#ifndef DTAP_RETURN_HOOK_H
#define DTAP_RETURN_HOOK_H

#include "internal.h"

/* ip: the function's ftrace call; parent: where it returns to. */
typedef void return_hook_fn(unsigned long ip, unsigned long parent, struct pt_regs *regs);

/* Hooks n functions, at most once at a time; pool: calls that may be under way at once. */
int return_hook_register(unsigned long *ips, u32 n, u32 pool, return_hook_fn *fn);
/*
 * Callbacks may still run until an RCU grace period has passed.  On error, a negative errno, the
 * functions stay hooked and nothing that callbacks use is freed.
 */
int return_hook_unregister(void);
/* Calls missed since return_hook_register(). */
u64 return_hook_missed(void);

#endif
