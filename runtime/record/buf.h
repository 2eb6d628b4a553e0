/* SPDX-License-Identifier: GPL-2.0-or-later */
/* buf.h - the rings that records are in. */
#ifndef DTAP_BUF_H
#define DTAP_BUF_H

#include "core/state.h"

/*
 * Process context.  rt_buf_init() takes its size from rt.opt and writes back what it rounds that
 * to; after a failed one, or without any, rt_buf_deinit() frees what there is.
 */
int rt_buf_init(void);
void rt_buf_deinit(void);

/*
 * Room for a whole record in the ring, and its publication.  No other record may be open.
 * time: of the record, if records have one.
 */
struct dtap_rec *rt_buf_room(struct rt_pcpu *pcpu, u64 need, u64 time);
void rt_buf_publish(struct rt_pcpu *pcpu, struct dtap_rec *rec);
/* The firing's timestamp; 0 if records have none. */
u64 rt_buf_time(struct rt_ctx *ctx);

/* After STOP and with bufpolicy=fill, END may use the room that was kept for it. */
void rt_buf_open_reserve(void);

#endif
