// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

/* What gives a built-in variable. */
static const enum ir_rt builtins[] = {
#define BUILTIN(name, pb, type, since, function) [PB_##pb] = IR_##function,
#define SPECIAL(name, pb, function)		 [PB_##pb] = IR_##function,
#include "translator/prog/builtins.def"
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
	if (ir_rt_info(rt)->does & DOES_TAKES)
		lower_use_scratch(l, call, l->prog->strsize);
	if (faults) {
		ir_add_arg(call, lower_site_arg(l, e));
		call = lower_result(l, e, call, call->type, true, want);
	}
	return call->type == IT_STR ? call : ir_cast(l->ctx, ir_type_of(e->type), call);
}
