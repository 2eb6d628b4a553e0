/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * return_hook.h - a callback at the return of functions, by the kernel's rethook: the return
 * address of a call is replaced by that of a trampoline, and kept in a node from a pool of fixed
 * size.  A call that finds the pool empty is missed.
 *
 * Process context, except where marked; the callback runs with preemption disabled.
 */
#ifndef DTAP_RETURN_HOOK_H
#define DTAP_RETURN_HOOK_H

#include "env.h"
#include "rt.h"

/* ip: the function's ftrace call; parent: where it returns to. */
typedef void return_hook_fn(unsigned long ip, unsigned long parent, struct pt_regs *regs);

/* Once at a time; pool: calls that may be under way at once.  A negative errno, or 0. */
int return_hook_init(u32 pool, return_hook_fn *fn);
/* Hooks the call that has just entered the function.  Any context, with the guard held. */
void return_hook_enter(unsigned long ip, struct pt_regs *regs);
/* No callback begins from now on; those that have begun end within an RCU grace period. */
void return_hook_stop(void);
/* After return_hook_stop(), when nobody can be in return_hook_enter().  Calls may be under way. */
void return_hook_deinit(void);
/* Calls missed since return_hook_init(). */
u64 return_hook_missed(void);

#endif
