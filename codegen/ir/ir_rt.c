// SPDX-License-Identifier: GPL-2.0-or-later
#include "ir_rt.h"

#define FAULTS		  DOES_FAULTS
#define SAME		  DOES_SAME
#define LOADS		  DOES_LOADS
#define LOOKS_UP	  DOES_LOOKS_UP
#define CHANGES		  DOES_CHANGES
#define ELEMENT		  (DOES_CHANGES | DOES_ELEMENT)
#define RECORDS		  DOES_RECORDS
#define TIME		  DOES_TIME
#define ACTS		  DOES_ACTS
#define TAKES		  DOES_TAKES
#define KEEPS		  DOES_KEEPS
#define TOKEN		  DOES_TOKEN
#define TURNS		  DOES_TURNS
#define N_ARGS		  DOES_N_ARGS
#define N_STACK_ARGS	  DOES_N_STACK_ARGS
#define N_PROBE		  DOES_N_PROBE
#define N_REGS		  DOES_N_REGS
#define N_CALLER	  DOES_N_CALLER

#define CTX		  RT_CTX
#define FIRST(type, name) RT_##type
#define ARG(type, name)	  , RT_##type
#define SITE		  , RT_SITE

static const struct ir_rt_info funcs[] = {
#define RT_FUNC(result, name, does, args)  [IR_##name] = { #name, RT_##result, { args }, does },
#define RT_QUICK(result, name, does, args) [IR_##name] = { #name, RT_##result, { args }, does },
#include "runtime/rt.def"
};

const struct ir_rt_info *ir_rt_info(enum ir_rt rt)
{
	return &funcs[rt];
}

bool ir_rt_has_ctx(enum ir_rt rt)
{
	return funcs[rt].args[0] == RT_CTX;
}

const enum ir_rt_type *ir_rt_args(enum ir_rt rt)
{
	return funcs[rt].args + ir_rt_has_ctx(rt);
}
