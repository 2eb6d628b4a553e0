/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ir_uses.h - what a clause asks of the context it runs in, by the runtime functions it calls.
 */
#ifndef DTAP_CODEGEN_IR_USES_H
#define DTAP_CODEGEN_IR_USES_H

#include "ir.h"

#define IR_MAY_FAULT  0x1 /* may fault, record or speculate: runs as rt_clause() */
#define IR_READS_TIME 0x2 /* the firing's cached clocks */
#define IR_CUTS_TOKEN 0x4 /* strtok()'s place in the firing */

uint32_t ir_uses(const struct ir_func *func);

#endif
