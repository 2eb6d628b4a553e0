// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Functions of the program become functions of C.  A scalar parameter or local is a variable of C;
 * others are members of `vars`, memory that each call has for itself.
 */
#include "lower_priv.h"

#include <assert.h>
#include <talloc.h>

#include "codegen/ir/ir_uses.h"
#include "names.h"

enum ir_type lower_type_of(const struct type *type)
{
	return type_is_string(type) ? IT_STR : ir_type_of(type);
}

static uint32_t variable_size(const struct prog_var *var)
{
	return (type_strip(var->type)->size + 7) & ~7u;
}

/* A string that is passed is copied to where its variable is. */
static void take_string(struct lower *l, const struct prog_var *var, struct ir_expr *value)
{
	struct prog_expr target = {
		.kind = PX_VAR, .type = var->type, .loc = l->clause->loc, .var.var = var
	};
	const enum ir_rt store = lower_nullable(l, &target) ? IR_rt_str_put : IR_rt_str_set;

	ir_eval(l->ctx, l->block,
		ir_call(l->ctx, store, lower_var_place(l, var), value,
			lower_u32(l, l->prog->strsize),
			lower_u32(l, layout_clause_site(l->prog, l->clause)), NULL));
}

void lower_params(struct lower *l)
{
	const struct prog_func *f = l->clause->func;

	for (uint32_t i = 0; f && i < f->nparams; i++) {
		const struct prog_var *var = f->params[i];
		struct ir_local *local;

		if (lower_is_plain(var))
			continue;
		local = ir_local(l->ctx, l->func, IT_STR, names_member(l->ctx, var->name), 0);
		local->is_param = true;
		take_string(l, var, ir_ref(l->ctx, local));
	}
}

void lower_return(struct lower *l, const struct prog_stmt *s)
{
	struct ir_expr *v = NULL;

	if (s->e[0] && l->clause->func) {
		v = lower_value(l, s->e[0]);
		if (ir_type_is_int(l->func->result))
			v = ir_cast(l->ctx, l->func->result, v);
	}
	ir_return(l->ctx, l->block, v);
}

struct ir_expr *lower_invoke(struct lower *l, const struct prog_expr *e, bool want)
{
	struct ir_expr *call = ir_invoke(l->ctx, l->out->funcs[e->func->body.id]);
	struct ir_expr *v[IR_MAX_ARGS];

	assert(e->na <= IR_MAX_ARGS);
	lower_operands(l, e->a, e->na, v);
	for (uint32_t i = 0; i < e->na; i++) {
		const enum ir_type type = lower_type_of(e->func->params[i]->type);

		ir_add_arg(call, ir_type_is_int(type) ? ir_cast(l->ctx, type, v[i]) : v[i]);
	}
	lower_begin_scratch(l);
	l->calls = true;
	if (e->func->counts)
		lower_turn(l, lower_site(l, e));
	return lower_result(l, e, call, call->type, true, want && call->type != IT_VOID);
}

static uint32_t frame_size(const struct lower *l, const struct prog_func *f)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->prog->nvars; i++)
		if (l->prog->vars[i]->func == f && !lower_is_plain(l->prog->vars[i]))
			n += variable_size(l->prog->vars[i]);
	return n;
}

void lower_funcs(const struct lower *base)
{
	const struct prog *p = base->prog;

	base->out->funcs = talloc_zero_array(base->ctx, struct ir_func *, p->nfuncs + 1);
	for (uint32_t i = 0; i < p->nfuncs; i++) {
		struct ir_func *func = talloc_zero(base->ctx, struct ir_func);

		func->func = p->funcs[i];
		func->result = lower_type_of(p->funcs[i]->result);
		func->frame = frame_size(base, p->funcs[i]);
		func->scratch = p->funcs[i]->recursive ? IR_SCRATCH_MAX : 0;
		func->kept = func->result == IT_STR ? p->strsize + 8 : 0;
		base->out->funcs[i] = func;
	}
	for (uint32_t i = 0; i < p->nfuncs; i++) {
		struct lowered_clause to = { .uses_this = false };
		struct lower l = *base;

		l.clause = &p->funcs[i]->body;
		l.lc = &base->layout->funcs[i];
		l.to = &to;
		l.func = base->out->funcs[i];
		lower_body(&l);
		base->out->funcs_use_this |= to.uses_this;
	}
	ir_uses_of_funcs(base->out->funcs, p->nfuncs);
}
