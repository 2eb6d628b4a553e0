// SPDX-License-Identifier: GPL-2.0-or-later
/* Subscripts of arrays, pointers and strings. */
#include "index.h"

#include "fold.h"
#include "member.h"
#include "op.h"

static bool index_inside(struct checker *c, const struct value *array, const struct value *idx,
			 struct loc loc)
{
	const int64_t i = idx->e->value;

	if (i >= 0 && i < (int64_t)type_strip(array->type)->n)
		return true;
	ERR(c, loc, D_ARR_BOUNDS, "index %lld is outside of '%s'", (long long)i,
	    value_tname(c, array->type));
	return false;
}

static struct value index_var(struct checker *c, struct value base, struct value idx,
			      struct loc loc)
{
	const struct type *t = type_strip(base.type);
	uint32_t size = type_bytes(t->ref), i;
	struct prog_index *index;
	struct prog_expr **a;
	struct value r;

	if (idx.e->kind == PX_INT) {
		if (!index_inside(c, &base, &idx, loc))
			return value_error();
		r = member_var_part(c, &base, t->ref, (uint32_t)idx.e->value * size);
		r.loc = loc;
		return r;
	}
	r = member_var_part(c, &base, t->ref, 0);
	r.loc = r.e->loc = loc;
	a = talloc_array(r.e, struct prog_expr *, base.e->na + 1);
	for (i = 0; i < base.e->na; i++)
		a[i] = base.e->a[i];
	a[i] = fold_cast(c, c->t.s64, idx.e);
	r.e->a = a;
	r.e->na = base.e->na + 1;
	index = talloc_array(r.e, struct prog_index, base.e->var.nindex + 1);
	for (i = 0; i < base.e->var.nindex; i++)
		index[i] = base.e->var.index[i];
	index[i] = (struct prog_index){ .scale = size, .bound = t->n };
	r.e->var.index = index;
	r.e->var.nindex = i + 1;
	return r;
}

/* V_ERROR: reported. */
static struct value subscript(struct checker *c, struct value idx)
{
	if (idx.kind == V_ERROR || type_is_integer(idx.type))
		return idx;
	ERR(c, idx.loc, D_ARR_BADREF, "a subscript must be an integer, not '%s'",
	    value_tname(c, idx.type));
	return value_error();
}

struct value index_string_byte(struct checker *c, struct value string, struct value idx,
			       struct loc loc)
{
	const uint32_t room = type_bytes(string.type) - 1; /* the last byte ends it */

	idx = subscript(c, idx);
	if (idx.kind == V_ERROR)
		return idx;
	string.type = type_array(c->types, c->t.chr, room);
	return index_var(c, string, idx, loc);
}

/* A constant index of an array in memory.  One without a size is as long as its object. */
static bool index_fits(struct checker *c, const struct value *base, const struct value *idx,
		       struct loc loc)
{
	const struct type *t = type_strip(base->type);

	if (t->kind != TYPE_ARRAY || !t->n || idx->e->kind != PX_INT)
		return true;
	return index_inside(c, base, idx, loc);
}

struct value index_value(struct checker *c, struct value base, struct value idx, struct loc loc)
{
	struct value v, sum;
	const struct type *t;

	idx = subscript(c, idx);
	if (idx.kind == V_ERROR)
		return idx;
	if (base.kind == V_VAR && type_strip(base.type)->kind == TYPE_ARRAY)
		return index_var(c, base, idx, loc);
	if (base.kind == V_MEM && !index_fits(c, &base, &idx, loc))
		return value_error();
	base = value_load(c, base);
	if (base.kind == V_ERROR)
		return base;
	t = type_strip(base.type);
	if (t->kind == TYPE_STRING) {
		v = (struct value){ .kind = V_MEM, .type = c->t.chr, .loc = loc };
		v.e = fold_binary(c, PX_ADD, c->t.u64, loc,
				  fold_new(c, PX_STRADDR, c->t.u64, loc, 1, base.e),
				  fold_cast(c, c->t.u64, fold_cast(c, c->t.s64, idx.e)));
		return v;
	}
	if (t->kind != TYPE_POINTER) {
		ERR(c, loc, D_OP_ARRFUN, "'%s' is not an array and cannot be subscripted",
		    value_tname(c, base.type));
		return value_error();
	}
	if (type_strip(t->ref)->kind == TYPE_VOID)
		return member_deref(c, base, loc);
	sum = op_arith(c, OP_ADD, base, idx, loc);
	if (sum.kind == V_ERROR)
		return sum;
	return member_deref(c, sum, loc);
}
