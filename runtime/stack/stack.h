/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * stack.h - program counters of kernel and user stacks, innermost first: the number written,
 * at most max.  Unit tests fake them.
 */
#ifndef DTAP_STACK_H
#define DTAP_STACK_H

#include "rt.h"

u32 rt_stack_walk(struct rt_ctx *ctx, u64 *pcs, u32 max);
u32 rt_stack_walk_user(struct rt_ctx *ctx, u64 *pcs, u32 max);

#endif
