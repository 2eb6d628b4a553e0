// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <assert.h>

/* How a built-in variable is read. */
static const struct builtin {
	const char *call; /* function of the context, or NULL */
	const char *text; /* else: C text */
	enum ir_type type;
	uint32_t need;
	bool faults;
} builtins[] = {
	[PB_EXECNAME] = { .call = "rt_execname", .type = IT_STR },
	[PB_PID] = { .call = "rt_pid", .type = IT_U32 },
	[PB_NSPID] = { .call = "rt_nspid", .type = IT_U32 },
	[PB_TID] = { .call = "rt_tid", .type = IT_U32 },
	[PB_PPID] = { .call = "rt_ppid", .type = IT_U32 },
	[PB_UID] = { .call = "rt_uid", .type = IT_U32 },
	[PB_GID] = { .call = "rt_gid", .type = IT_U32 },
	[PB_CPU] = { .call = "rt_cpu_number", .type = IT_U32 },
	[PB_CURTHREAD] = { .call = "rt_curthread", .type = IT_U64 },
	[PB_TIMESTAMP] = { .call = "rt_timestamp", .type = IT_U64 },
	[PB_VTIMESTAMP] = { .call = "rt_vtimestamp", .type = IT_U64 },
	[PB_WALLTIMESTAMP] = { .call = "rt_walltimestamp", .type = IT_S64 },
	[PB_CALLER] = { .call = "rt_caller", .type = IT_U64, .need = NEED_CALLER },
	[PB_UCALLER] = { .call = "rt_ucaller", .type = IT_U64 },
	[PB_STACKDEPTH] = { .call = "rt_stackdepth", .type = IT_U32, .need = NEED_REGS },
	[PB_USTACKDEPTH] = { .call = "rt_ustackdepth", .type = IT_U32 },
	[PB_IPL] = { .call = "rt_ipl", .type = IT_U32 },
	[PB_ERRNO] = { .call = "rt_errno", .type = IT_S32, .need = NEED_ARGS },
	[PB_EPID] = { .call = "rt_epid", .type = IT_U64, .need = NEED_PROBE },
	[PB_ID] = { .text = "ctx->probe->id", .type = IT_U32, .need = NEED_PROBE },
	[PB_PROBEPROV] = { .text = "rt_name(ctx->probe->prov)",
			   .type = IT_STR,
			   .need = NEED_PROBE },
	[PB_PROBEMOD] = { .text = "rt_name(ctx->probe->mod)", .type = IT_STR, .need = NEED_PROBE },
	[PB_PROBEFUNC] = { .call = "rt_probefunc", .type = IT_STR, .need = NEED_PROBE },
	[PB_PROBENAME] = { .text = "rt_name(ctx->probe->name)",
			   .type = IT_STR,
			   .need = NEED_PROBE },
	[PB_UREGS] = { .call = "rt_ureg", .type = IT_U64, .need = NEED_REGS, .faults = true },
	[PB_CWD] = { .call = "rt_cwd", .type = IT_STR, .faults = true },
	[PB_ROOT] = { .call = "rt_root", .type = IT_STR, .faults = true },
	[PB_ZONENAME] = { .call = "rt_zonename", .type = IT_STR, .faults = true },
	[PB_EXECARGS] = { .call = "rt_execargs", .type = IT_STR, .faults = true },
	[PB_CHIP] = { .call = "rt_chip", .type = IT_S32 },
	[PB_LGRP] = { .call = "rt_lgrp", .type = IT_S32 },
	[PB_CURCPU] = { .call = "rt_curcpu", .type = IT_U64 },
};

struct ir_expr *lower_builtin(struct lower *l, const struct prog_expr *e, bool want)
{
	const struct builtin *b = &builtins[e->builtin];
	struct ir_expr *call, *arg;

	l->to->need |= b->need;
	if (b->text) {
		call = ir_name(l->ctx, b->type, "%s", b->text);
	} else if (!b->faults) {
		arg = e->builtin == PB_STACKDEPTH || e->builtin == PB_USTACKDEPTH ?
			      lower_u32(l, l->prog->maxframes) :
			      NULL;
		call = ir_call(l->ctx, b->type, b->call, arg, NULL);
	} else if (e->builtin == PB_UREGS) {
		assert(e->na == 1);
		arg = ir_cast(l->ctx, IT_U32, lower_value(l, e->a[0]));
		call = ir_call(l->ctx, b->type, b->call, arg, lower_site_arg(l, e), NULL);
	} else {
		lower_use_scratch(l, l->prog->strsize);
		call = ir_call(l->ctx, b->type, b->call, lower_site_arg(l, e), NULL);
	}
	if (b->faults)
		call = lower_result(l, e, call, b->type, true, want);
	return b->type == IT_STR ? call : ir_cast(l->ctx, ir_type_of(e->type), call);
}
