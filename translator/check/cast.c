// SPDX-License-Identifier: GPL-2.0-or-later
/* Casts, stringof and sizeof. */
#include "cast.h"

#include <string.h>

#include "fold.h"

struct value cast_string(struct checker *c, struct value v, struct loc loc)
{
	struct prog_expr *e;

	if (v.kind == V_ERROR)
		return v;
	if (!value_is_strlike(&v)) {
		v = value_load(c, v);
		if (v.kind == V_ERROR)
			return v;
		if (!type_is_integer(v.type) && !type_is_pointerlike(v.type)) {
			ERR(c, loc, D_STRINGOF_TYPE, "stringof cannot be applied to '%s'",
			    value_tname(c, v.type));
			return value_error();
		}
	}
	e = value_string(c, v);
	return e ? value_rvalue(c->t.string, e, loc) : value_error();
}

static bool cast_allowed(const struct type *to, const struct value *v)
{
	const struct type *from = type_strip(v->type);

	if (to->kind == TYPE_INT || to->kind == TYPE_ENUM)
		return type_is_integer(from) || from->kind == TYPE_POINTER ||
		       from->kind == TYPE_SYMADDR || from->kind == TYPE_USYMADDR;
	if (to->kind == TYPE_POINTER)
		return type_is_integer(from) || from->kind == TYPE_POINTER ||
		       from->kind == TYPE_STRING;
	return false;
}

struct value cast_value(struct checker *c, const struct type *type, struct value v, struct loc loc)
{
	const struct type *to = type_strip(type);
	struct value r;

	if (to->kind == TYPE_STRING)
		return cast_string(c, v, loc);
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return v;
	if (to->kind == TYPE_VOID)
		return v.action ? v : value_rvalue(type, v.e, loc);
	if (type_is_sou(to) && type_compatible(to, v.type))
		return v;
	if (!cast_allowed(to, &v)) {
		ERR(c, loc, D_CAST_INVAL, "'%s' cannot be cast to '%s'", value_tname(c, v.type),
		    value_tname(c, type));
		return value_error();
	}
	if (type_is_string(v.type))
		v.e = value_string_block(c, v.e);
	r = value_rvalue(type, fold_cast(c, type, v.e), loc);
	r.scratch = v.scratch;
	r.literal = v.literal;
	return r;
}

struct value cast_sizeof(struct checker *c, const struct type *type, struct loc loc)
{
	const struct type *t;

	if (!type)
		return value_error();
	t = type_complete(type_strip(type));
	if (t->kind == TYPE_VOID || t->kind == TYPE_FUNCTION || t->kind == TYPE_DYN) {
		ERR(c, loc, D_SIZEOF_TYPE, "sizeof cannot be applied to '%s'",
		    value_tname(c, type));
		return value_error();
	}
	if (t->incomplete) {
		ERR(c, loc, D_SIZEOF_TYPE, "'%s' is an incomplete type", value_tname(c, type));
		return value_error();
	}
	/* The NUL is not counted. */
	return value_rvalue(
		c->t.ul, fold_int(c, c->t.ul, t->kind == TYPE_STRING ? t->size - 1 : t->size, loc),
		loc);
}

struct value cast_sizeof_value(struct checker *c, struct value v, struct loc loc)
{
	if (v.kind == V_ERROR)
		return v;
	if (v.bits) {
		ERR(c, loc, D_SIZEOF_BITFIELD, "sizeof cannot be applied to a bit-field");
		return value_error();
	}
	/* Of a literal as in C, up to its first NUL. */
	if (v.kind == V_RVALUE && v.e->kind == PX_STR)
		return value_rvalue(c->t.ul,
				    fold_int(c, c->t.ul,
					     (int64_t)strnlen(v.e->str.text, v.e->str.len) + 1,
					     loc),
				    loc);
	return cast_sizeof(c, v.type, loc);
}
