/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * orc.h - kernel stacks by the kernel's own ORC tables.
 *
 * What arch/x86/kernel/unwind_orc.c does, with two differences: what the tables say of a pc is
 * remembered, and reads of the stack may fail instead of being checked beforehand.  What only the
 * kernel knows (code of BPF and of ftrace, registers that were not saved) is left to it.
 */
#ifndef DTAP_ORC_H
#define DTAP_ORC_H

#include <linux/types.h>

/* A frame: ip is where it goes on, sp the stack pointer then. */
struct orc_frame {
	unsigned long
		ip; /* 0: a function was entered, and at sp is the address that it returns to */
	unsigned long sp, bp;
	bool interrupted; /* ip is the instruction to be executed, not the one after a call */
};

/* Finds the tables.  Process context, after ksym_init(). */
void orc_init(void);

/*
 * The pcs of the frames from this one on whose sp is above `beyond`, but for those of this module:
 * at most max.  pcs NULL: they are only counted.  -1: only the kernel's unwinder can tell.  Any
 * context with interrupts disabled.
 */
s32 orc_walk(const struct orc_frame *frame, unsigned long beyond, u64 *pcs, u32 max);

/*
 * Whether `place`, on the stack some frames above this one, holds the return address of a function
 * under way.  -1: only the kernel's unwinder can tell.  Context as above.
 */
s32 orc_returns_at(const struct orc_frame *frame, unsigned long place);

/* The frame of the code that says this. */
#ifdef CONFIG_UNWINDER_ORC
#define ORC_HERE()                                                           \
	({                                                                   \
		struct orc_frame here = { 0 };                               \
                                                                             \
		asm volatile("lea (%%rip), %0\n\t"                           \
			     "mov %%rsp, %1\n\t"                             \
			     "mov %%rbp, %2\n\t"                             \
			     : "=r"(here.ip), "=r"(here.sp), "=r"(here.bp)); \
		here;                                                        \
	})

#else
#define ORC_HERE() ((struct orc_frame){ 0 })
#endif

#endif
