// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What the parts that a module may lack come down to when they are not linked: weak definitions,
 * which the part's own replace.
 */
#include <linux/compiler.h>

#include "attach/attach.h"
#include "attach/syscall_watch.h"
#include "builtin/action.h"
#include "builtin/process.h"
#include "data/agg.h"
#include "data/var.h"
#include "record/spec.h"
#include "stack/chain.h"
#include "stack/orc.h"
#include "stack/tracepoint_iter.h"

void __weak action_init(void)
{
}

void __weak action_deinit(void)
{
}

void __weak orc_init(void)
{
}

int __weak rt_chain_init(void)
{
	return 0;
}

void __weak rt_chain_deinit(void)
{
}

int __weak rt_agg_init(void)
{
	return 0;
}

void __weak rt_agg_deinit(void)
{
}

void __weak rt_agg_prepare(struct rt_pcpu *pcpu)
{
}

u32 __weak rt_agg_switch(struct rt_pcpu *pcpu)
{
	return 0;
}

int __weak rt_var_init(void)
{
	return 0;
}

void __weak rt_var_deinit(void)
{
}

int __weak rt_spec_init(void)
{
	return 0;
}

void __weak rt_spec_deinit(void)
{
}

bool __weak rt_spec_clean_begin(void)
{
	return false;
}

void __weak rt_spec_clean(struct rt_pcpu *pcpu)
{
}

void __weak rt_spec_clean_end(void)
{
}

struct dtap_rec *__weak rt_spec_room(struct rt_ctx *ctx, u64 need)
{
	return NULL;
}

void __weak rt_spec_publish(struct rt_ctx *ctx, struct dtap_rec *rec)
{
}

void __weak process_begin(void)
{
}

void __weak process_end(void)
{
}

int __weak process_id(struct dtap_process *request)
{
	return -EOPNOTSUPP;
}

int __weak syscall_watch(struct dtap_watch *watch)
{
	return -EOPNOTSUPP;
}

bool __weak syscall_watched(const struct rt_handler *h)
{
	return false;
}

void __weak syscall_watch_set(struct syscall_row *rows, const struct syscall_row *end)
{
}

void __weak tracepoint_iter_clear(void)
{
}
