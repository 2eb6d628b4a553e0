/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * compat.h - the differences between kernels, hidden.
 *
 * config.h is written by the build: HAVE_NAME is defined in it when checks/NAME.c (in lower
 * case) compiles against the target's headers.  There is no other test of what the kernel is.
 */
#ifndef DTAP_COMPAT_H
#define DTAP_COMPAT_H

#include <linux/ftrace.h>
#include <linux/hrtimer.h>
#include <linux/mm.h>
#include <linux/module.h>
#ifdef CONFIG_X86_KERNEL_IBT
#include <asm/ibt.h>
#endif

#include "config.h"

/* Exported, but declared in kernel/rcu/rcu.h only: grace periods are expedited in between. */
void rcu_expedite_gp(void);
void rcu_unexpedite_gp(void);

/*
 * Registers at an ftrace call: stack pointer, instruction pointer and what carries
 * arguments are valid.  e4cf33ca4812 ("ftrace: Consolidate ftrace_regs accessor functions
 * for archs using pt_regs", 6.13, backported) hid the struct behind arch_ftrace_regs().
 */
static __always_inline struct pt_regs *compat_ftrace_regs(struct ftrace_regs *fregs)
{
#ifdef HAVE_ARCH_FTRACE_REGS
	return &arch_ftrace_regs(fregs)->regs;
#else
	return &fregs->regs;
#endif
}

#ifdef CONFIG_X86_KERNEL_IBT
/*
 * A landing pad's word.  72e213a7ccf9 ("x86/ibt: Clean up is_endbr()", 6.15) took the name for an
 * address.
 */
static __always_inline bool compat_is_endbr(u32 word)
{
#ifdef HAVE_ENDBR_WORD
	return __is_endbr(word);
#else
	return is_endbr(word);
#endif
}
#endif

/*
 * Where a module's code is.  ac3b43283923 ("module: replace module_layout with module_memory",
 * 6.4).
 */
static inline void compat_module_text(const struct module *mod, unsigned long *start,
				      unsigned long *size)
{
#ifdef HAVE_MODULE_MEM
	*start = (unsigned long)mod->mem[MOD_TEXT].base;
	*size = mod->mem[MOD_TEXT].size;
#else
	*start = (unsigned long)mod->core_layout.base;
	*size = mod->core_layout.text_size;
#endif
}

/* 908d31cc4cb1 ("hrtimers: Introduce hrtimer_setup() to replace hrtimer_init()", 6.13). */
static inline void compat_hrtimer_setup(struct hrtimer *timer,
					enum hrtimer_restart (*fn)(struct hrtimer *timer),
					clockid_t clock, enum hrtimer_mode mode)
{
#ifdef HAVE_HRTIMER_SETUP
	hrtimer_setup(timer, fn, clock, mode);
#else
	hrtimer_init(timer, clock, mode);
	timer->function = fn;
#endif
}

/* bc292ab00f6c ("mm: introduce vma->vm_flags wrapper functions", 6.3). */
static inline void compat_vm_flags(struct vm_area_struct *vma, unsigned long set,
				   unsigned long clear)
{
#ifdef HAVE_VM_FLAGS_SET
	vm_flags_mod(vma, set, clear);
#else
	vma->vm_flags = (vma->vm_flags | set) & ~clear;
#endif
}

#endif
