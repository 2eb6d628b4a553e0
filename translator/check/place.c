// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Locations become nodes of the typed program: those that the lowering knows as they are, the
 * others as what they are made of.
 */
#include "place.h"

#include <assert.h>

#include "fold.h"

static struct prog_expr *leaf(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			      const struct location *at, uint32_t n, struct loc loc)
{
	struct prog_expr *e = fold_new(c, kind, type, loc, 0);

	e->arg.at = talloc_memdup(c->ctx, at, sizeof(*at));
	e->arg.n = n;
	return e;
}

/* Of one that is found by another: that, which is a scalar. */
static struct prog_expr *base(struct checker *c, const struct location *at, uint32_t n,
			      struct loc loc)
{
	assert(type_is_scalar(at->of->type));
	return value_load(c, place_value(c, at->of, n, loc)).e;
}

static struct prog_expr *address(struct checker *c, const struct location *at, uint32_t n,
				 struct loc loc)
{
	struct location area = *at;
	struct prog_expr *e;
	uint32_t offset;

	switch (at->kind) {
	case LOCATION_REGISTER:
	case LOCATION_TRACEPOINT:
	case LOCATION_RESULT:
	case LOCATION_SYSCALL_RESULT:
	case LOCATION_GIVEN:
	case LOCATION_STACK:
	case LOCATION_RECORD:
		area = location_area(at, &offset);
		e = leaf(c, PX_ARGADDR, c->t.u64, &area, n, loc);
		return fold_offset(c, e, offset, loc);
	case LOCATION_DATA:
		area = location_area(at->of, &offset);
		e = fold_binary(c, PX_AND, c->t.u, loc, base(c, at, n, loc),
				fold_int(c, c->t.u, 0xffff, loc));
		return fold_new(c, PX_ADD, c->t.u64, loc, 2,
				leaf(c, PX_ARGADDR, c->t.u64, &area, n, loc),
				fold_cast(c, c->t.u64, e));
	case LOCATION_MEMORY:
		return fold_offset(c, base(c, at, n, loc), at->n, loc);
	case LOCATION_CONSTANT:
	case LOCATION_LOST:
		break;
	}
	assert(!"what is nowhere has no address");
	return NULL;
}

struct value place_value(struct checker *c, const struct location *at, uint32_t n, struct loc loc)
{
	struct value v = { .kind = V_MEM, .type = at->type, .loc = loc, .builtin = true };
	const struct type *type = type_strip(at->type);

	if (at->kind == LOCATION_LOST) {
		ERR(c, loc, D_UNSUPPORTED,
		    "this argument, of type '%s', is in registers that dtap does not see",
		    value_tname(c, at->type));
		return value_error();
	}
	if (at->kind == LOCATION_CONSTANT) {
		v.kind = V_RVALUE;
		v.e = fold_int(c, at->type, at->n, loc);
	} else if (location_is_word(at) && type_is_scalar(type)) {
		v.kind = V_RVALUE;
		v.e = leaf(c, PX_ARG, c->t.s64, at, n, loc);
		/* Who passes a bool in a register sets its low byte only. */
		if (type->kind == TYPE_INT && type->is_bool)
			v.e = fold_cast(c, c->t.u8, v.e);
		v.e = fold_cast(c, at->type, v.e);
	} else {
		v.e = address(c, at, n, loc);
		v.userland = location_is_userland(at);
	}
	return type_is_string(type) ? value_load(c, v) : v;
}

struct prog_expr *place_argn(struct checker *c, const struct location *at, uint32_t n,
			     struct loc loc)
{
	const struct type *type = type_strip(at->type);
	struct prog_expr *e;

	if (at->kind == LOCATION_LOST)
		return fold_int(c, c->t.s64, 0, loc);
	if (location_is_word(at)) {
		e = leaf(c, PX_ARG, c->t.s64, at, n, loc);
		if (type_is_scalar(type) && type->size < 8)
			e = fold_cast(c, type_int(c->types, type->size * 8, type->is_signed), e);
	} else if (type_is_scalar(type)) {
		e = value_load(c, place_value(c, at, n, loc)).e;
	} else {
		e = address(c, at, n, loc);
	}
	return fold_cast(c, c->t.s64, e);
}

struct prog_expr *place_by_row(struct checker *c, const struct location *at, uint32_t n,
			       struct loc loc)
{
	return leaf(c, PX_ARGN, c->t.s64, at, n, loc);
}
