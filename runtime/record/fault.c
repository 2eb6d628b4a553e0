// SPDX-License-Identifier: GPL-2.0-or-later
/* Faults of clauses: their records, and the ERROR clauses that they run. */
#include "buf.h"
#include "core/guard.h"

static void record_fault(struct rt_ctx *ctx)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	struct dtap_rec_fault *rec = (void *)rt_buf_room(pcpu, sizeof(*rec), rt_buf_time(ctx));

	if (!rec)
		return;
	rec->rec.len = sizeof(*rec);
	rec->rec.epid = DTAP_EPID_FAULT;
	rec->epid = (u32)rt_epid(ctx);
	rec->code = ctx->fault;
	rec->site = ctx->fault_site;
	rec->pad = 0;
	rec->value = ctx->fault_value;
	rt_buf_publish(pcpu, &rec->rec);
}

static void run_error_handler(struct rt_ctx *failed, const struct rt_handler *handler)
{
	struct rt_ctx ctx;

	ctx.cpu = failed->cpu;
	rt_ctx_init(&ctx, handler, handler->probes);
	ctx.timestamp = failed->timestamp;
	ctx.walltimestamp = failed->walltimestamp;
	ctx.turns = failed->turns; /* its loops are loops of the firing */
	ctx.regs = failed->regs;
	ctx.ip = failed->ip;
	ctx.caller = failed->caller;
	ctx.args[0] = 0;
	ctx.args[1] = failed->probe->id;
	ctx.args[2] = failed->handler->clauses[failed->slot];
	ctx.args[3] = (u64)-1;
	ctx.args[4] = failed->fault;
	ctx.args[5] = failed->fault_value;
	memset(&ctx.args[RT_ARG_REGISTERS], 0,
	       (RT_ARG_WORDS - RT_ARG_REGISTERS) * sizeof(ctx.args[0]));
	handler->run(&ctx);
	failed->turns = ctx.turns;
}

/* The ERROR clauses work on storage of their own, as a firing inside another one. */
static void run_error_handlers(struct rt_ctx *ctx)
{
	struct rt_pcpu *pcpu = rt_pcpu_of(ctx);
	u8 *thisv = pcpu->base.thisv;
	char *strtok_buf = pcpu->strtok_buf;
	char *strtok_next = pcpu->base.strtok_next;
	u32 i;

	pcpu->failed = ctx;
	pcpu->base.thisv = pcpu->error_thisv;
	pcpu->strtok_buf = pcpu->error_strtok_buf;
	for (i = 0; i < rt_script.nhandler; i++) {
		if (rt_script.handlers[i].attach != RT_ATTACH_ERROR)
			continue;
		pcpu->base.strtok_next = NULL;
		run_error_handler(ctx, &rt_script.handlers[i]);
	}
	pcpu->base.thisv = thisv;
	pcpu->strtok_buf = strtok_buf;
	pcpu->base.strtok_next = strtok_next;
}

/* A member of NULL: the address is that of the pointer, as DTrace says it. */
static bool is_of_null(const struct rt_ctx *ctx)
{
	return ctx->fault == DTAP_FAULT_BADADDR && ctx->fault_site < rt_script.nmember &&
	       ctx->fault_value == rt_script.members[ctx->fault_site];
}

/* A record that the clause had open was never published and so is gone. */
void rt_fault_report(struct rt_ctx *ctx)
{
	RT_WATCHED(rt_pcpu_of(ctx)->open = NULL);
	if (ctx->fault == RT_ENDED) {
		ctx->fault = 0;
		return;
	}
	if (is_of_null(ctx))
		ctx->fault_value = 0;
	if (ctx->handler->attach == RT_ATTACH_ERROR) {
		rt_drop(rt_pcpu_of(ctx), DTAP_DROP_DBLERROR);
	} else {
		record_fault(ctx);
		if (rt_script.uses & RT_USES_ERROR)
			run_error_handlers(ctx);
	}
	ctx->fault = 0;
}
