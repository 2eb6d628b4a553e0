/* SPDX-License-Identifier: GPL-2.0-or-later */
/* spec.h - speculations: records that wait for their commit. */
#ifndef DTAP_SPEC_H
#define DTAP_SPEC_H

#include "core/state.h"

/*
 * Process context.  rt_spec_init() takes its size from rt.opt and writes back what it rounds that
 * to; after a failed one, or without any, rt_spec_deinit() frees what there is.
 */
int rt_spec_init(void);
void rt_spec_deinit(void);

/*
 * Cleaning of speculations, every cleanrate and once after STOP: when rt_spec_clean_begin()
 * says so, rt_spec_clean() on every CPU (on it, interrupts disabled, any order), then
 * rt_spec_clean_end().  One cleaner at a time.  An offline CPU may be cleaned from another.
 */
bool rt_spec_clean_begin(void);
void rt_spec_clean(struct rt_pcpu *pcpu);
void rt_spec_clean_end(void);

/* For buf.c: room in the speculation of ctx->spec, and its end. */
struct dtap_rec *rt_spec_room(struct rt_ctx *ctx, u64 need);
void rt_spec_publish(struct rt_ctx *ctx, struct dtap_rec *rec);

#endif
