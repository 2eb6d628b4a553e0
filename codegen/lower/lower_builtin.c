// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

/* What gives a built-in variable. */
static const enum ir_rt builtins[] = {
	[PB_EXECNAME] = IR_rt_execname,
	[PB_PID] = IR_rt_pid,
	[PB_NSPID] = IR_rt_nspid,
	[PB_TID] = IR_rt_tid,
	[PB_PPID] = IR_rt_ppid,
	[PB_UID] = IR_rt_uid,
	[PB_GID] = IR_rt_gid,
	[PB_CPU] = IR_rt_cpu_number,
	[PB_CURTHREAD] = IR_rt_curthread,
	[PB_TIMESTAMP] = IR_rt_timestamp,
	[PB_VTIMESTAMP] = IR_rt_vtimestamp,
	[PB_WALLTIMESTAMP] = IR_rt_walltimestamp,
	[PB_CALLER] = IR_rt_caller,
	[PB_UCALLER] = IR_rt_ucaller,
	[PB_STACKDEPTH] = IR_rt_stackdepth,
	[PB_USTACKDEPTH] = IR_rt_ustackdepth,
	[PB_IPL] = IR_rt_ipl,
	[PB_ERRNO] = IR_rt_errno,
	[PB_EPID] = IR_rt_epid,
	[PB_ID] = IR_rt_id,
	[PB_PROBEPROV] = IR_rt_probeprov,
	[PB_PROBEMOD] = IR_rt_probemod,
	[PB_PROBEFUNC] = IR_rt_probefunc,
	[PB_PROBENAME] = IR_rt_probename,
	[PB_UREGS] = IR_rt_ureg,
	[PB_CWD] = IR_rt_cwd,
	[PB_ROOT] = IR_rt_root,
	[PB_ZONENAME] = IR_rt_zonename,
	[PB_EXECARGS] = IR_rt_execargs,
	[PB_CHIP] = IR_rt_chip,
	[PB_LGRP] = IR_rt_lgrp,
	[PB_CURCPU] = IR_rt_curcpu,
};

struct ir_expr *lower_builtin(struct lower *l, const struct prog_expr *e, bool want)
{
	const enum ir_rt rt = builtins[e->builtin];
	const bool faults = ir_rt_info(rt)->does & DOES_FAULTS;
	struct ir_expr *call = ir_call(l->ctx, rt, NULL);

	if (e->builtin == PB_STACKDEPTH || e->builtin == PB_USTACKDEPTH)
		ir_add_arg(call, lower_u32(l, l->prog->maxframes));
	if (e->builtin == PB_UREGS)
		ir_add_arg(call, ir_cast(l->ctx, IT_U32, lower_value(l, e->a[0])));
	if (faults && call->type == IT_STR)
		lower_use_scratch(l, l->prog->strsize);
	if (faults) {
		ir_add_arg(call, lower_site_arg(l, e));
		call = lower_result(l, e, call, call->type, true, want);
	}
	return call->type == IT_STR ? call : ir_cast(l->ctx, ir_type_of(e->type), call);
}
