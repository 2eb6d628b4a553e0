/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ir_uses.h - what a clause does and needs, as runtime/rt.def says of the functions that it calls.
 */
#ifndef DTAP_CODEGEN_IR_USES_H
#define DTAP_CODEGEN_IR_USES_H

#include "ir.h"

/* DOES_* of all that is in it; operands in the context need what fills them. */
uint32_t ir_uses(const struct ir_func *func);
/*
 * Of functions that may call each other, into their `does`, which ir_uses() of others asks for.
 * They all act: they may assign to any variable.
 */
void ir_uses_of_funcs(struct ir_func *const *funcs, uint32_t n);
/* RT_NEED_* of rt.h, which cannot be included beside libc's headers, for DOES_*. */
uint32_t ir_needs(uint32_t does);

#endif
