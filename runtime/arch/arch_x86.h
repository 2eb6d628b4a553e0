/* SPDX-License-Identifier: GPL-2.0-or-later */
/* arch_x86.h - see arch.h. */
#ifndef DTAP_ARCH_X86_H
#define DTAP_ARCH_X86_H

#include <linux/linkage.h>
#include <linux/ptrace.h>
#include <linux/sched/task_stack.h>
#include <asm/fsgsbase.h>
#include <asm/ibt.h>
#include <asm/syscall.h>
#include <asm/unwind.h>

#include "compat/compat.h"
#include "env.h"
#include "rt.h"

#define ARCH_NSYSCALL	 NR_syscalls
#define ARCH_NCOMPAT	 512 /* 32-bit system calls have lower numbers */
#define ARCH_BEFORE_CALL ENDBR_INSN_SIZE
/* arch/x86/kernel/rethook.c pushes the registers where the frame ends, then calls. */
#define ARCH_TRAMPOLINE_FRAME(regs) ((unsigned long)((regs) + 1))
/* At a function's entry the stack pointer is at the return address; after its return, after it. */
#define ARCH_RETURN_PLACE(regs)	    ((regs)->sp)
#define ARCH_RETURNED_PLACE(regs)   ((regs)->sp - sizeof(long))
#define ARCH_TRAMPOLINE_CALL(frame) ((frame) - sizeof(struct pt_regs) - sizeof(long))

/* A return thunk, where mitigations want one; a landing pad, as its address is taken. */
#define ARCH_RETURN_ONLY(name)                              \
	void name(void);                                    \
	asm(".pushsection .text\n"                          \
	    ".type " #name ", @function\n"                  \
	    ".globl " #name "\n" /* hidden in the module */ \
	    #name ":\n" ASM_ENDBR ASM_RET "\n"              \
	    ".size " #name ", .-" #name "\n"                \
	    ".popsection\n")

static __always_inline void arch_call_args(struct rt_ctx *ctx, const struct pt_regs *regs)
{
	ctx->args[0] = regs->di;
	ctx->args[1] = regs->si;
	ctx->args[2] = regs->dx;
	ctx->args[3] = regs->cx;
	ctx->args[4] = regs->r8;
	ctx->args[5] = regs->r9;
}

static inline u64 arch_stack_args(const struct pt_regs *regs)
{
	return ARCH_RETURN_PLACE(regs) + 8;
}

static inline void arch_call_stack_args(struct rt_ctx *ctx, const struct pt_regs *regs)
{
	u32 i;

	for (i = RT_ARG_REGISTERS; i < RT_ARG_WORDS; i++) {
		u64 addr = arch_stack_args(regs) + 8ULL * (i - RT_ARG_REGISTERS);

		ctx->args[i] = 0;
		env_nofault_begin();
		if (env_kernel_range(addr, 8) && !env_load64(&ctx->args[i], addr))
			ctx->args[i] = 0;
		env_nofault_end();
	}
}

static __always_inline void arch_syscall_args(struct rt_ctx *ctx, const struct pt_regs *regs)
{
	ctx->args[0] = regs->di;
	ctx->args[1] = regs->si;
	ctx->args[2] = regs->dx;
	ctx->args[3] = regs->r10;
	ctx->args[4] = regs->r8;
	ctx->args[5] = regs->r9;
}

/* The upper halves may hold anything when a 64-bit program calls by int 0x80. */
static inline void arch_compat_args(struct rt_ctx *ctx, const struct pt_regs *regs)
{
	ctx->args[0] = (u32)regs->bx;
	ctx->args[1] = (u32)regs->cx;
	ctx->args[2] = (u32)regs->dx;
	ctx->args[3] = (u32)regs->si;
	ctx->args[4] = (u32)regs->di;
	ctx->args[5] = (u32)regs->bp;
}

static __always_inline bool arch_compat_syscall(void)
{
#ifdef CONFIG_IA32_EMULATION
	return current_thread_info()->status & TS_COMPAT;
#else
	return false;
#endif
}

static __always_inline u64 arch_function(u64 ip)
{
#ifdef CONFIG_X86_KERNEL_IBT
	u64 before = ip - ENDBR_INSN_SIZE;
	bool ok = false;
	u32 insn;

	/* A function without a landing pad may be the first thing that is mapped. */
	env_nofault_begin();
	if (env_kernel_range(before, sizeof(insn)))
		ok = env_load32(&insn, before);
	env_nofault_end();
	if (ok && compat_is_endbr(insn))
		return before;
#endif
	return ip;
}

static inline u32 arch_walk(struct unwind_state *state, bool (*own)(unsigned long pc), u64 *pcs,
			    u32 max)
{
	u32 n = 0, passed = 0;

	for (; n < max && !unwind_done(state); unwind_next_frame(state)) {
		unsigned long pc = unwind_get_return_address(state);

		if (!pc)
			break;
		if (own && own(pc)) {
			if (++passed > ARCH_OWN_MAX)
				break;
			continue;
		}
		if (pcs)
			pcs[n] = pc;
		n++;
	}
	return n;
}

static inline u32 arch_walk_from(unsigned long frame, bool (*own)(unsigned long pc), u64 *pcs,
				 u32 max)
{
	struct unwind_state state;

	unwind_start(&state, current, NULL, (unsigned long *)frame);
	return arch_walk(&state, own, pcs, max);
}

static inline u32 arch_walk_regs(struct pt_regs *regs, bool (*own)(unsigned long pc), u64 *pcs,
				 u32 max)
{
	struct unwind_state state;

	unwind_start(&state, current, regs, NULL);
	return arch_walk(&state, own, pcs, max);
}

static inline void arch_user_frame(const struct pt_regs *regs, u64 *pc, u64 *fp)
{
	*pc = regs->ip;
	*fp = regs->bp;
}

static inline bool arch_user_wide(struct pt_regs *regs)
{
	return user_64bit_mode(regs);
}

/* Solaris' numbers: 0 to 20 are the order of struct pt_regs. */
static inline bool arch_user_reg(const struct pt_regs *regs, u32 index, u64 *v)
{
	const struct thread_struct *thread = &current->thread;

	switch (index) {
	case 0 ... 20:
		*v = ((const unsigned long *)regs)[index];
		return true;
	case 21:
		*v = thread->ds;
		return true;
	case 22:
		*v = thread->es;
		return true;
	case 23:
		/* The selectors are 0; a program may have set the base without the kernel. */
		*v = boot_cpu_has(X86_FEATURE_FSGSBASE) ? rdfsbase() : thread->fsbase;
		return true;
	case 24:
		*v = thread->gsbase;
		return true;
	case 25:
		*v = thread->trap_nr;
		return true;
	}
	return false;
}

#endif
