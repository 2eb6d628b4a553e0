/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ir_verify.h - what all IR keeps to: locals that have a value on every way before they are read,
 * operands that agree in type, assignments that have something
 * to assign to, calls with the arguments that runtime/rt.def says.  Aborts on our mistake.
 */
#ifndef DTAP_CODEGEN_IR_VERIFY_H
#define DTAP_CODEGEN_IR_VERIFY_H

#include "ir.h"

void ir_verify(const struct ir_func *func);

#endif
