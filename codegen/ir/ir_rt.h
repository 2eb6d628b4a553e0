/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ir_rt.h - the functions of the runtime that IR may call, as runtime/rt.def has them.
 */
#ifndef DTAP_CODEGEN_IR_RT_H
#define DTAP_CODEGEN_IR_RT_H

#include <stdbool.h>
#include <stdint.h>

enum ir_rt {
#define RT_FUNC(result, name, does, args)  IR_##name,
#define RT_QUICK(result, name, does, args) IR_##name,
#include "runtime/rt.def"
#undef RT_FUNC
#undef RT_QUICK
	IR_NRT
};

/* What a function does, see there. */
enum {
	DOES_FAULTS = 0x1,
	DOES_SAME = 0x2,
	DOES_LOADS = 0x4,
	DOES_LOOKS_UP = 0x8,
	DOES_CHANGES = 0x10,
	DOES_RECORDS = 0x20,
	DOES_TIME = 0x40,
	DOES_TOKEN = 0x80,
	DOES_N_ARGS = 0x100,
	DOES_N_STACK_ARGS = 0x200,
	DOES_N_PROBE = 0x400,
	DOES_N_REGS = 0x800,
	DOES_N_CALLER = 0x1000,
	DOES_NEEDS = 0x1f00, /* of all these */
	DOES_CALLS = 0x2000, /* something */
	DOES_ACTS = 0x4000,
	DOES_ELEMENT = 0x8000, /* with DOES_CHANGES */
	DOES_TAKES = 0x10000,
	DOES_KEEPS = 0x20000,
	DOES_TURNS = 0x40000,
};

/* Types of arguments and results; ir.h has those of values. */
enum ir_rt_type {
	RT_END, /* no further argument */
	RT_VOID,
	RT_BOOL,
	RT_U16,
	RT_U32,
	RT_U64,
	RT_S32,
	RT_S64,
	RT_STR,
	RT_CHARS,
	RT_MEM,
	RT_DATA,
	RT_KEY,
	RT_WORDS,
	RT_RECORD,
	RT_SPAN,
	RT_REGEX,
	RT_CTX,
	RT_SITE,
};

#define IR_RT_ARGS 10 /* with the context, and the end */

struct ir_rt_info {
	const char *name;
	enum ir_rt_type result;
	enum ir_rt_type args[IR_RT_ARGS];
	uint32_t does; /* DOES_* */
};

const struct ir_rt_info *ir_rt_info(enum ir_rt rt);
/* Whether the context is its first argument. */
bool ir_rt_has_ctx(enum ir_rt rt);
/* The types of what follows it; RT_END ends them. */
const enum ir_rt_type *ir_rt_args(enum ir_rt rt);

#endif
