/* SPDX-License-Identifier: GPL-2.0-or-later */
/* agg.h - the halves that aggregations are in. */
#ifndef DTAP_AGG_H
#define DTAP_AGG_H

#include "core/state.h"

/*
 * Process context.  rt_agg_init() takes its size from rt.opt and writes back what it rounds that
 * to; after a failed one, or without any, rt_agg_deinit() frees what there is.
 */
int rt_agg_init(void);
void rt_agg_deinit(void);

/*
 * DTAP_IOC_AGG_SWITCH in two steps: rt_agg_prepare() empties the inactive half (process
 * context, any CPU, one caller at a time); rt_agg_switch() runs on the CPU itself with
 * interrupts disabled and returns the index of the half that may be read now.
 */
void rt_agg_prepare(struct rt_pcpu *pcpu);
u32 rt_agg_switch(struct rt_pcpu *pcpu);

#endif
