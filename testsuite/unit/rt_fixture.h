/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * rt_fixture.h - the runtime's core in a test program: a script with one handler and one ERROR
 * handler, CPUs that are threads, and the kernel-specific functions faked.
 */
#ifndef RT_FIXTURE_H
#define RT_FIXTURE_H

#include "runtime/core/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <pthread.h>
#include <cmocka.h>

#define FIXTURE_EPID	100
#define FIXTURE_PROBE	4711
#define FIXTURE_PID	1234
#define FIXTURE_STRSIZE 256 /* with the NUL */

/* What a test may change before fixture_start(). */
extern struct dtap_setup fixture_setup;
extern u32 fixture_wakes;
/* Run by the ERROR handler; NULL: nothing. */
extern void (*fixture_error_clause)(struct rt_ctx *ctx);

/* Defaults of rt_script, fixture_setup and the environment. */
void fixture_reset(void);
/* rt_storage_init() with fixture_setup, which then holds what was granted; its result. */
int fixture_try_start(void);
/* The same, must succeed; opens the gate. */
void fixture_start(void);
void fixture_stop(void);

/* Makes the calling thread CPU `cpu` and begins a firing; `ctx` is the caller's. */
void fixture_enter(struct rt_ctx *ctx, u32 cpu);
void fixture_leave(struct rt_ctx *ctx);
/* What a fault does to the open record, without a fault. */
void fixture_give_up(struct rt_ctx *ctx);

/* xorshift with a fixed seed: tests repeat. */
u64 fixture_random(void);
u64 fixture_drops(u32 cpu, enum dtap_drop kind);

/* Whether the ctx has this fault and value; clears it. */
#define assert_fault(ctx, code, val)                         \
	do {                                                 \
		assert_int_equal((ctx)->fault, (code));      \
		assert_int_equal((ctx)->fault_value, (val)); \
		(ctx)->fault = 0;                            \
	} while (0)
#define assert_no_fault(ctx) assert_int_equal((ctx)->fault, 0)

#endif
