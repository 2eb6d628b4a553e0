// SPDX-License-Identifier: GPL-2.0-or-later
/* Which translator takes a value, and what its members become. */
#include "xlator.h"

#include "fold.h"
#include "member.h"
#include "translator/types/type_priv.h"

struct xlator *xlator_exact(struct checker *c, const struct type *out, const struct type *in)
{
	for (uint32_t i = 0; i < c->nxlators; i++)
		if (type_compatible(c->xlators[i]->out, out) &&
		    type_compatible(c->xlators[i]->in, in))
			return c->xlators[i];
	return NULL;
}

/*
 * How well an integer of type t is kept in another one: best of the same signedness and wide
 * enough, then in a signed one that holds all it can be, else in the widest.
 */
static unsigned int integer_fit(const struct type *t, const struct type *in)
{
	if (in->is_signed == t->is_signed && in->size >= t->size)
		return 300 - in->size;
	if (in->is_signed && in->size > t->size)
		return 200 - in->size;
	return in->size;
}

/* A translator of integers; NULL if there is none, or, with V_ERROR, none is best. */
static struct xlator *xlator_integer(struct checker *c, const struct type *out, struct value *v)
{
	const struct type *t = type_strip(v->type), *in;
	struct xlator *best = NULL, *other = NULL;
	unsigned int fit, most = 0;

	for (uint32_t i = 0; i < c->nxlators; i++) {
		in = type_strip(c->xlators[i]->in);
		if (!type_is_integer(in) || !type_compatible(c->xlators[i]->out, out))
			continue;
		fit = 2 * integer_fit(t, in) + (in->kind == TYPE_INT);
		if (fit > most) {
			best = c->xlators[i];
			other = NULL;
			most = fit;
		} else if (fit == most) {
			other = c->xlators[i];
		}
	}
	if (!other)
		return best;
	diag_error(c->diag, v->loc, D_XLATE_NONE, "cast the value to one of them",
		   "translators to '%s' take '%s' and '%s', neither of which is nearer to '%s'",
		   value_tname(c, out), value_tname(c, best->in), value_tname(c, other->in),
		   value_tname(c, v->type));
	*v = value_error();
	return NULL;
}

/*
 * One that takes what v converts to by itself: another integer, a pointer to or from void.  v is
 * V_ERROR after a report.
 */
static struct xlator *xlator_like(struct checker *c, const struct type *out, struct value *v)
{
	const struct type *t = type_strip(v->type), *in;
	struct xlator *x = NULL;

	if (type_is_integer(t))
		x = xlator_integer(c, out, v);
	for (uint32_t i = 0; i < c->nxlators && !x && v->kind != V_ERROR; i++) {
		in = type_strip(c->xlators[i]->in);
		if (!type_compatible(c->xlators[i]->out, out))
			continue;
		if ((t->kind == TYPE_POINTER && in->kind == TYPE_POINTER &&
		     (type_strip(t->ref)->kind == TYPE_VOID ||
		      type_strip(in->ref)->kind == TYPE_VOID)) ||
		    (value_is_strlike(v) && (type_is_string(in) || type_is_char_pointer(in))))
			x = c->xlators[i];
	}
	if (!x)
		return NULL;
	in = value_space_type(c, x->in, v);
	v->e = value_convert(c, *v, in, D_XLATE_NONE, "a translator's input");
	*v = v->e ? value_rvalue(in, v->e, v->loc) : value_error();
	return x;
}

/* A pointer, of a type, to an object in memory. */
static struct value pointer_to(struct checker *c, const struct value *v, const struct type *type)
{
	if (v->userland)
		type = type_userland(c->types, type);
	return value_rvalue(type, fold_cast(c, type, v->e), v->loc);
}

/* The translator for a value, which may be adapted: pointer for object or the other way. */
static struct xlator *xlator_for(struct checker *c, const struct type *out, struct value *v)
{
	struct xlator *x = xlator_exact(c, out, v->type);
	const struct type *t = type_strip(v->type);

	if (x)
		return x;
	if (v->kind == V_MEM) {
		x = xlator_exact(c, out, type_pointer(c->types, v->type));
		if (x)
			*v = pointer_to(c, v, x->in);
		return x;
	}
	x = t->kind == TYPE_POINTER ? xlator_exact(c, out, t->ref) : NULL;
	if (!x)
		return xlator_like(c, out, v);
	*v = member_deref(c, *v, v->loc);
	return x;
}

struct value xlator_translate(struct checker *c, const struct type *type, struct value v,
			      enum diag_tag tag, struct loc loc)
{
	const struct type *out = type_strip(type);
	struct value r, *input;
	struct xlator *x;

	if (out->kind == TYPE_POINTER)
		out = out->ref;
	if (v.kind != V_XLATE && !type_is_sou(v.type))
		v = value_load(c, v);
	if (v.kind == V_ERROR)
		return v;
	x = v.kind == V_XLATE ? NULL : xlator_for(c, out, &v);
	if (v.kind == V_ERROR)
		return v;
	if (!x && c->xlator_wrong)
		return value_error();
	if (!x) {
		ERR(c, loc, tag, "there is no translator from '%s' to '%s'", value_tname(c, v.type),
		    value_tname(c, out));
		return value_error();
	}
	input = talloc(c->ctx, struct value);
	*input = v;
	r = (struct value){ .kind = V_XLATE, .type = type, .loc = loc };
	r.xlator = x;
	r.input = input;
	return r;
}

struct value xlator_value(struct checker *c, const struct type *type, struct value v,
			  struct loc loc)
{
	const struct type *out = type_strip(type);

	if (!type_is_sou(out->kind == TYPE_POINTER ? out->ref : out)) {
		ERR(c, loc, D_XLATE_SOU,
		    "xlate makes a struct or union or a pointer to one, not '%s'",
		    value_tname(c, type));
		return value_error();
	}
	return xlator_translate(c, type, v, D_XLATE_NONE, loc);
}

struct value xlator_member(struct checker *c, struct value v, const struct type *type,
			   struct loc loc)
{
	const struct type *t = type_strip(type);
	struct prog_expr *e;

	if (v.kind == V_ERROR)
		return v;
	if (v.kind == V_XLATE || type_is_sou(t)) {
		if (type_compatible(v.type, type))
			return v;
		ERR(c, v.loc, D_XLATE_INCOMPAT,
		    "a translator's member: '%s' cannot be converted to '%s'",
		    value_tname(c, v.type), value_tname(c, type));
		return value_error();
	}
	if (t->kind == TYPE_ARRAY)
		return v;
	if (t->kind != TYPE_STRING) {
		v = value_load(c, v);
		if (v.kind == V_ERROR)
			return v;
		type = value_space_type(c, type, &v);
		if (type_is_scalar(t) && (type_is_integer(v.type) || type_is_pointerlike(v.type)))
			return value_rvalue(type, fold_cast(c, type, v.e), loc);
	}
	e = value_convert(c, v, type, D_XLATE_INCOMPAT, "a translator's member");
	return e ? value_rvalue(type, e, loc) : value_error();
}

struct prog_expr *xlator_bytes(struct checker *c, struct value v, struct value *to)
{
	const struct type *t = type_strip(to->type);
	struct type *sized;

	if (t->kind != TYPE_ARRAY)
		return value_convert(c, v, to->type, D_XLATE_INCOMPAT, "a translator's member");
	if (!t->size) {
		ERR(c, v.loc, D_OP_INCOMPLETE, "'%s' has no size and cannot be in a variable",
		    value_tname(c, to->type));
		return NULL;
	}
	if (type_is_char_array(t) && value_is_strlike(&v)) {
		/* Stored as a string is, cut to the array. */
		sized = type_alloc(c->types, TYPE_STRING);
		sized->size = t->size;
		sized->align = 1;
		to->e->type = to->type = sized;
		return value_string(c, v);
	}
	if (v.kind == V_MEM && type_compatible(v.type, t))
		return fold_new(c, PX_LOAD, v.type, v.loc, 1,
				fold_cast(c, c->t.u64, value_address(c, &v)));
	if (v.kind == V_VAR && type_compatible(v.type, t))
		return v.e;
	ERR(c, v.loc, D_XLATE_INCOMPAT, "a translator's member: '%s' cannot be converted to '%s'",
	    value_tname(c, v.type), value_tname(c, to->type));
	return NULL;
}
