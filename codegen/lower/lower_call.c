// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What an integer argument is that is left out; see subrs.def. */
enum absent { ABSENT_ZERO, ABSENT_TEN, ABSENT_STRSIZE, ABSENT_ANY };

static const struct subr {
	enum ir_rt rt;
	enum absent absent;
} subrs[] = {
#define SUBR(name, subr, result, params, flags, since, function, absent) \
	[SUBR_##subr] = { IR_##function, ABSENT_##absent },
#define MADE(subr, text, flags, function) [SUBR_##subr] = { IR_##function, ABSENT_ZERO },
#include "translator/prog/subrs.def"
};

/* Sizes that only the run knows: what they may take of scratch memory. */
#define SCRATCH_UNKNOWN 8192
#define BLOCK_ENTRY	8 /* bytes in the table of blocks */

/* What alloca(), copyin() and the like put into a block. */
static uint64_t block_size(struct lower *l, const struct prog_expr *e)
{
	const struct prog_expr *size;

	if (e->subr == SUBR_STRING_BLOCK)
		return l->prog->strsize;
	if (l->prog->scratchsize && e->subr != SUBR_BYTES_BLOCK) {
		const bool asked = l->asked;

		/* Together they have no more. */
		l->asked = true;
		return asked ? 0 : l->prog->scratchsize;
	}
	size = e->subr == SUBR_ALLOCA ? e->a[0] : e->a[1];
	while (size->kind == PX_CAST)
		size = size->a[0];
	return size->kind == PX_INT && size->value >= 0 ? (uint64_t)size->value : SCRATCH_UNKNOWN;
}

static void count_scratch(struct lower *l, struct ir_expr *call, const struct prog_expr *e)
{
	const uint32_t does = ir_rt_info(call->rt)->does;

	if (does & DOES_TAKES)
		lower_use_scratch(l, call, l->prog->strsize + 8);
	else if (does & DOES_KEEPS)
		lower_use_scratch(l, call, block_size(l, e) + 8 + BLOCK_ENTRY);
}

static struct ir_expr *absent_value(struct lower *l, enum absent absent, enum ir_type type)
{
	switch (absent) {
	case ABSENT_ZERO:
		return ir_int(l->ctx, type, 0);
	case ABSENT_TEN:
		return ir_int(l->ctx, type, 10);
	case ABSENT_STRSIZE:
		return ir_int(l->ctx, type, l->prog->strsize);
	case ABSENT_ANY:
		return ir_operand(l->ctx, IX_ANY_SIZE, type, 0);
	}
	abort();
}

static enum ir_type int_type(enum ir_rt_type type)
{
	return type == RT_U64 ? IT_U64 : type == RT_U32 ? IT_U32 : type == RT_U16 ? IT_U16 : IT_S64;
}

/* In the function's own types; a BOOL among them says whether the one before it was given. */
static void add_args(struct lower *l, struct ir_expr *call, const struct prog_expr *e,
		     const struct subr *subr)
{
	const enum ir_rt_type *args = ir_rt_args(subr->rt);
	struct ir_expr *v[IR_MAX_ARGS];
	uint32_t n = 0;

	assert(e->na <= IR_MAX_ARGS);
	lower_operands(l, e->a, e->na, v);
	for (; *args != RT_END; args++) {
		if (*args == RT_SITE)
			ir_add_arg(call, lower_site_arg(l, e));
		else if (*args == RT_BOOL)
			ir_add_arg(call, ir_int(l->ctx, IT_S32, n <= e->na));
		else if (*args == RT_STR)
			ir_add_arg(call, v[n++]);
		else if (n++ < e->na)
			ir_add_arg(call, ir_cast(l->ctx, int_type(*args), v[n - 1]));
		else
			ir_add_arg(call, absent_value(l, subr->absent, int_type(*args)));
	}
}

/* *p = v into scratch memory: the value goes through a temporary that has an address. */
static struct ir_expr *store(struct lower *l, const struct prog_expr *e)
{
	const struct type *type = type_strip(e->a[1]->type);
	struct ir_expr *v[2], *source, *call;
	uint32_t size = type->size;

	lower_operands(l, e->a, 1, v);
	v[0] = ir_cast(l->ctx, IT_U64, v[0]);
	if (lower_has_effect(e->a[1]) && !ir_is_const(v[0])) {
		struct ir_expr *t = lower_temp(l, IT_U64);

		ir_assign(l->ctx, l->block, t, IO_SET, v[0]);
		v[0] = t;
	}
	if (ir_type_of(type) == IT_VOID) {
		v[1] = source = lower_bytes(l, e->a[1], size);
	} else {
		v[1] = lower_temp(l, ir_type_of(type));
		ir_assign(l->ctx, l->block, v[1], IO_SET, lower_value(l, e->a[1]));
		source = ir_ref_addr(l->ctx, IT_BYTES, v[1]->local);
	}
	call = ir_call(l->ctx, IR_rt_store, v[0], source, lower_u32(l, size), lower_site_arg(l, e),
		       NULL);
	lower_note(ir_eval(l->ctx, l->block, call), e->loc);
	lower_check(l);
	return v[1];
}

/* Only NULL as written goes on with what is left of a string. */
static enum ir_rt called(struct lower *l, const struct prog_expr *e, const struct subr *subr)
{
	if (e->subr == SUBR_STRTOK && e->a[0]->kind != PX_NULLSTR && lower_nullable(l, e->a[0]))
		return IR_rt_strtok_of;
	return subr->rt;
}

struct ir_expr *lower_call(struct lower *l, const struct prog_expr *e, bool want)
{
	const struct subr *subr = &subrs[e->subr];
	struct ir_expr *call;
	enum ir_type type;

	if (e->subr == SUBR_STORE)
		return store(l, e);
	if (e->subr == SUBR_ISSET)
		return lower_var_isset(l, e);
	if (e->subr == SUBR_SPRINTF)
		return lower_format(l, e);
	if (e->subr == SUBR_SPECULATION)
		l->out->uses_spec = true;
	call = ir_call(l->ctx, called(l, e, subr), NULL);
	add_args(l, call, e, subr);
	if (!ir_rt_has_ctx(subr->rt)) /* an operator like others */
		return ir_cast(l->ctx, ir_type_of(e->type), call);
	count_scratch(l, call, e);
	type = call->type == IT_STR ? IT_STR : ir_type_of(e->type);
	return lower_result(l, e, call, type, ir_rt_info(subr->rt)->does & DOES_FAULTS,
			    want && type != IT_VOID);
}
