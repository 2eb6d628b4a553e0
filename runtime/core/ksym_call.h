/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ksym_call.h - functions of the kernel that it does not export.
 *
 * KSYM_CALL(name, symbol) in one source defines a function of the target's own
 * prototype that goes on at the address ksym_init() found.  It gets there by a return
 * instruction, not by an indirect call: with IBT the kernel seals (removes) the landing
 * pad of functions it never calls indirectly, and an indirect call would fault there.
 */
#ifndef DTAP_KSYM_CALL_H
#define DTAP_KSYM_CALL_H

#include <linux/linkage.h>
#include <linux/objtool.h>
#include <asm/unwind_hints.h>

#ifdef CONFIG_X86_64
#define KSYM_CALL(name)                                                                          \
	unsigned long name##_target;                                                             \
	asm(".pushsection .text, \"ax\"\n"                                                       \
	    ".balign 16\n"                                                                       \
	    ".globl " #name "\n"                                                                 \
	    ".type " #name ", @function\n" #name ":\n"                                           \
	    "	pushq " #name "_target(%rip)\n" UNWIND_HINT_FUNC "	" ASM_RET ".size " #name \
	    ", . - " #name "\n"                                                                  \
	    ".popsection\n")
#else
#error "KSYM_CALL: not known for this architecture"
#endif

#endif
