// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <stdlib.h>
#include <talloc.h>

static struct ir_expr *param(struct lower *l, const struct prog_agg *agg, int i, enum ir_type type)
{
	return ir_int(l->ctx, type, agg->params[i]);
}

static struct ir_expr *update(struct lower *l, const struct prog_agg *agg, struct ir_expr *words,
			      struct ir_expr *value, struct ir_expr *incr)
{
	switch (agg->func) {
	case AGG_COUNT:
		return ir_call(l->ctx, IR_rt_agg_count, words, NULL);
	case AGG_SUM:
	case AGG_AVG:
		return ir_call(l->ctx, IR_rt_agg_sum, words, value, NULL);
	case AGG_MIN:
		return ir_call(l->ctx, IR_rt_agg_min, words, value, NULL);
	case AGG_MAX:
		return ir_call(l->ctx, IR_rt_agg_max, words, value, NULL);
	case AGG_STDDEV:
		return ir_call(l->ctx, IR_rt_agg_stddev, words, value, NULL);
	case AGG_QUANTIZE:
		return ir_call(l->ctx, IR_rt_agg_quantize, words, value, incr, NULL);
	case AGG_LQUANTIZE:
		return ir_call(l->ctx, IR_rt_agg_lquantize, words, value, param(l, agg, 0, IT_S32),
			       param(l, agg, 2, IT_U32), param(l, agg, 3, IT_U32), incr, NULL);
	case AGG_LLQUANTIZE:
		return ir_call(l->ctx, IR_rt_agg_llquantize, words, value, param(l, agg, 0, IT_U32),
			       param(l, agg, 1, IT_U32), param(l, agg, 2, IT_U32),
			       param(l, agg, 3, IT_U32), incr, NULL);
	}
	abort();
}

/* A value that is the same whatever happens before it is used. */
static struct ir_expr *settle(struct lower *l, struct ir_expr *v, bool later_effect)
{
	struct ir_expr *t;

	if (!later_effect || ir_is_const(v))
		return v;
	t = lower_temp(l, v->type);
	ir_assign(l->ctx, l->block, t, IO_SET, v);
	return t;
}

void lower_agg(struct lower *l, const struct prog_stmt *s)
{
	const struct prog_agg *agg = s->agg.agg;
	struct ir_expr *words, *value = NULL, *incr = ir_int(l->ctx, IT_S64, 1);
	struct lower_key key = { 0 };
	struct lower_nest nest;
	struct ir_stmt *stmt;

	if (agg->nkeys) {
		struct lower_component *c =
			talloc_zero_array(l->ctx, struct lower_component, agg->nkeys);

		for (uint32_t i = 0; i < agg->nkeys; i++) {
			const struct prog_field *k = &s->agg.keys[i];

			c[i] = (struct lower_component){ k->kind, k->expr, k->size,
							 k->from_address };
			if (k->kind == PF_BYTES)
				c[i].size = layout_bytes(k);
		}
		key = lower_key(l, c, agg->nkeys, false);
	}
	if (s->agg.value)
		value = settle(l, ir_cast(l->ctx, IT_S64, lower_value(l, s->agg.value)),
			       s->agg.incr && lower_has_effect(s->agg.incr));
	if (s->agg.incr)
		incr = ir_cast(l->ctx, IT_S64, lower_value(l, s->agg.incr));
	if (!agg->nkeys) {
		words = ir_call(l->ctx, IR_rt_agg_slot, lower_u32(l, l->layout->slots[agg->id]),
				NULL);
		lower_note(ir_eval(l->ctx, l->block, update(l, agg, words, value, incr)), s->loc);
		return;
	}
	words = ir_ref(l->ctx, ir_local(l->ctx, l->func, IT_KEY,
					talloc_asprintf(l->ctx, "v%u", ++l->serial), 0));
	stmt = ir_assign(l->ctx, l->block, words, IO_SET,
			 ir_call(l->ctx, IR_rt_agg_find, lower_u32(l, agg->id), key.words, key.len,
				 lower_u32(l, agg->value_size), NULL));
	lower_note(stmt, s->loc);
	stmt = ir_if(l->ctx, l->block, words);
	nest = lower_enter(l, stmt->yes);
	ir_eval(l->ctx, l->block, update(l, agg, words, value, incr));
	lower_leave(l, nest);
}
