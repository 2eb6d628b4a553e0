// SPDX-License-Identifier: GPL-2.0-or-later
/* Where arguments of probes are (translator/prog/location.h), as IR. */
#include "lower_priv.h"

#include <assert.h>
#include <stdlib.h>

struct ir_expr *lower_word(struct lower *l, const struct location *at)
{
	switch (at->kind) {
	case LOCATION_REGISTER:
	case LOCATION_STACK:
	case LOCATION_TRACEPOINT:
	case LOCATION_RESULT:
	case LOCATION_SYSCALL_RESULT:
	case LOCATION_GIVEN:
		return ir_cast(l->ctx, IT_S64,
			       ir_operand(l->ctx, IX_ARG, IT_U64, location_word(at)));
	case LOCATION_RECORD:
	case LOCATION_DATA:
	case LOCATION_MEMORY:
	case LOCATION_CONSTANT:
	case LOCATION_LOST:
		break;
	}
	assert(!"it is not a word");
	abort();
}

struct ir_expr *lower_word_by_row(struct lower *l, const struct location *at, uint32_t n)
{
	return ir_call(l->ctx, IR_rt_argn, lower_u32(l, location_word(at)), lower_u32(l, n), NULL);
}

struct ir_expr *lower_area(struct lower *l, const struct location *at)
{
	switch (at->kind) {
	case LOCATION_REGISTER:
	case LOCATION_TRACEPOINT:
	case LOCATION_RESULT:
	case LOCATION_SYSCALL_RESULT:
	case LOCATION_GIVEN:
		return ir_operand(l->ctx, IX_ARG_ADDR, IT_U64, location_word(at));
	case LOCATION_STACK:
		return ir_call(l->ctx, IR_rt_stack_args, NULL);
	case LOCATION_RECORD:
		return ir_cast(l->ctx, IT_U64, ir_operand(l->ctx, IX_EVENT, IT_BYTES, 0));
	case LOCATION_DATA:
	case LOCATION_MEMORY:
	case LOCATION_CONSTANT:
	case LOCATION_LOST:
		break;
	}
	assert(!"it lies in no memory that is known here");
	abort();
}

static bool is_in_record(const struct prog_expr *address)
{
	if (address->kind == PX_ARGADDR)
		return address->arg.at->kind == LOCATION_RECORD;
	if (address->kind == PX_CAST && ir_type_size(ir_type_of(address->type)) == 8)
		return is_in_record(address->a[0]);
	return address->kind == PX_ADD && address->a[1]->kind == PX_INT &&
	       is_in_record(address->a[0]);
}

bool lower_in_record(const struct prog_expr *address, int64_t *offset)
{
	*offset = 0;
	if (!is_in_record(address))
		return false;
	for (; address->kind != PX_ARGADDR; address = address->a[0])
		if (address->kind == PX_ADD)
			*offset += address->a[1]->value;
	return true;
}
