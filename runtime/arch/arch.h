/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * arch.h - what the runtime must know of the processor: registers at calls and system
 * calls, the kernel's unwinder.  One header per architecture, chosen here.
 *
 *   arch_call_args(ctx, regs)		args[0..5] of the function being entered
 *   arch_call_stack_args(ctx, regs)	args from RT_ARG_REGISTERS on
 *   arch_stack_args(regs)		address of the first of these
 *   arch_syscall_args(ctx, regs)	args[0..5] of a system call
 *   arch_syscall_result(regs)		what a system call returns, as signed
 *   arch_compat_syscall()		the current one is of another ABI than the kernel's own
 *   ARCH_NSYSCALL			numbers of the own ABI are below this
 *   arch_function(ip)			start of the function whose ftrace call is at ip
 *   ARCH_BEFORE_CALL			most bytes between the two
 *   ARCH_RETURN_PLACE(regs)		where the return address is of the function being entered
 *   ARCH_RETURNED_PLACE(regs)		where it was, with the registers at a return
 *   ARCH_RETURN_ONLY(name)		defines a function that returns and changes no register
 *   ARCH_TRAMPOLINE_FRAME(regs)	frame (where its return address was) of the function whose
 *					return the registers of rethook's trampoline are of
 *   ARCH_TRAMPOLINE_CALL(frame)	where the return address of the trampoline's call is then
 *   arch_walk_from(frame, own, pcs, max)	callers whose frames are above the address `frame`
 *   arch_walk_regs(regs, own, pcs, max)	callers of the interrupted kernel code, without it;
 *					both leave out those of which own(pc) holds; NULL: none
 *   arch_user_frame(regs, &pc, &fp)	where user code was
 *   arch_user_wide(regs)		64-bit code
 *   arch_user_reg(regs, index, &v)	uregs[index]; false: no such register
 *
 * The walks store at most max addresses, return how many (store nothing, only count, when
 * pcs is NULL), and are bounded by max.  Any context with interrupts disabled.
 */
#ifndef DTAP_ARCH_H
#define DTAP_ARCH_H

#define ARCH_OWN_MAX 32 /* frames that a walk leaves out */

#ifdef CONFIG_X86_64
#include "arch_x86.h"
#else
#error "dtap does not know this architecture"
#endif

#endif
