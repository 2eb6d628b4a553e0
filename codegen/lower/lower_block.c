// SPDX-License-Identifier: GPL-2.0-or-later
/* Where statements go, and what they need there: temporaries, buffers, sites of faults. */
#include "lower_priv.h"

#include <assert.h>
#include <talloc.h>

#include "names.h"
#include "translator/lang/source.h"

struct ir_expr *lower_temp(struct lower *l, enum ir_type type)
{
	const char *prefix = type == IT_STR || type == IT_CHARS ? "str" : "t";

	return ir_ref(l->ctx, ir_local(l->ctx, l->func, type,
				       talloc_asprintf(l->ctx, "%s%u", prefix, ++l->serial), 0));
}

void lower_note(struct ir_stmt *stmt, struct loc loc)
{
	if (!loc.source || loc.end <= loc.begin || loc.end > loc.source->size)
		return;
	stmt->comment = loc.source->text + loc.begin;
	stmt->comment_len = loc.end - loc.begin;
}

/* Once, before the first use in a clause: what can fault may look into a block. */
static void begin_blocks(struct lower *l)
{
	if (l->blocks_ready || !l->prog->blocks || l->clause->func)
		return;
	l->blocks_ready = true;
	ir_eval(l->ctx, l->prologue, ir_call(l->ctx, IR_rt_scratch_renew, NULL));
}

void lower_check(struct lower *l)
{
	begin_blocks(l);
	ir_check(l->ctx, l->block);
}

void lower_begin_stmt(struct lower *l)
{
	l->start = (struct lower_start){ l->block, l->block->last, false };
}

/*
 * Kinds that prog.h gives a site always have their own; others only if the site's
 * place is theirs, else the fault belongs to the clause as a whole.
 */
uint32_t lower_site(struct lower *l, const struct prog_expr *e)
{
	const struct prog_site *site;

	if (!e || e->site >= l->prog->nsites)
		return layout_clause_site(l->prog, l->clause);
	if (e->kind == PX_LOAD || e->kind == PX_STRING || e->kind == PX_DIV || e->kind == PX_MOD ||
	    e->kind == PX_CALL || e->kind == PX_INVOKE || (e->kind == PX_VAR && e->var.nindex))
		return e->site;
	site = &l->prog->sites[e->site];
	if (site->loc.source == e->loc.source && site->loc.begin == e->loc.begin &&
	    site->loc.end == e->loc.end)
		return e->site;
	return layout_clause_site(l->prog, l->clause);
}

struct ir_expr *lower_u32(struct lower *l, uint32_t value)
{
	return ir_int(l->ctx, IT_U32, value);
}

struct ir_expr *lower_site_arg(struct lower *l, const struct prog_expr *e)
{
	return lower_u32(l, lower_site(l, e));
}

void lower_begin_scratch(struct lower *l)
{
	begin_blocks(l);
	if (l->start.takes)
		return;
	l->start.takes = true;
	ir_insert_eval(l->ctx, l->start.block, l->start.at,
		       ir_call(l->ctx, IR_rt_scratch_reset, NULL));
}

void lower_use_scratch(struct lower *l, struct ir_expr *call, uint64_t n)
{
	const struct ir_rt_info *info = ir_rt_info(call->rt);

	assert(info->does & (DOES_TAKES | DOES_KEEPS));
	call->value = n < IR_SCRATCH_MAX ? (int64_t)((n + 7) & ~7ULL) : IR_SCRATCH_MAX;
	if (info->does & DOES_TAKES)
		lower_begin_scratch(l);
	else
		begin_blocks(l);
}

struct ir_expr *lower_buffer(struct lower *l, enum ir_type type, uint32_t n, uint32_t site)
{
	uint32_t word = type == IT_KEY ? 8 : 1;
	const char *prefix = type == IT_KEY ? "key" : type == IT_CHARS ? "str" : "b";
	const char *name = talloc_asprintf(l->ctx, "%s%u", prefix, ++l->serial);
	struct ir_expr *buf, *call;

	n = (n + 7) & ~7u;
	if (n <= STACK_ITEM && l->stack + n <= STACK_CLAUSE && type != IT_CHARS &&
	    !l->clause->func) {
		l->stack += n;
		return ir_ref(l->ctx, ir_local(l->ctx, l->func, word == 8 ? IT_U64 : IT_U8, name,
					       n / word));
	}
	call = ir_call(l->ctx, IR_rt_scratch, lower_u32(l, n), lower_u32(l, site), NULL);
	lower_use_scratch(l, call, n);
	buf = ir_ref(l->ctx, ir_local(l->ctx, l->func, type, name, 0));
	ir_assign(l->ctx, l->block, buf, IO_SET, call);
	lower_check(l);
	return buf;
}

struct lower_nest lower_enter(struct lower *l, struct ir_block *block)
{
	struct lower_nest nest = { l->block, l->self_ready };

	l->block = block;
	return nest;
}

void lower_leave(struct lower *l, struct lower_nest nest)
{
	l->block = nest.block;
	l->self_ready = nest.self_ready;
}

bool lower_is_plain(const struct prog_var *var)
{
	return var->storage == PV_LOCAL && ir_type_of(var->type) != IT_VOID;
}

const char *lower_storage(void *ctx, const struct prog_var *var)
{
	if (lower_is_plain(var))
		return names_member(ctx, var->name);
	if (var->storage == PV_LOCAL)
		return talloc_asprintf(ctx, "vars->%s", names_member(ctx, var->name));
	if (var->storage == PV_THIS)
		return talloc_asprintf(ctx, "this->%s", names_member(ctx, var->name));
	return talloc_asprintf(ctx, "g_%s", var->name);
}
