// SPDX-License-Identifier: GPL-2.0-or-later
/* From what an expression denotes to the value a context wants: loads, decay, conversions. */
#include "value.h"

#include <assert.h>

#include "checker.h"
#include "fold.h"

struct value value_error(void)
{
	return (struct value){ .kind = V_ERROR };
}

struct value value_rvalue(const struct type *type, struct prog_expr *e, struct loc loc)
{
	return (struct value){ .kind = V_RVALUE, .type = type, .e = e, .loc = loc };
}

struct value value_int(struct checker *c, int64_t v, struct loc loc)
{
	struct value r = value_rvalue(c->t.i, fold_int(c, c->t.i, v, loc), loc);

	r.literal = true;
	return r;
}

const char *value_tname(struct checker *c, const struct type *t)
{
	return type_name(c->ctx, t);
}

const struct type *value_promote_type(struct checker *c, const struct type *t)
{
	const struct type *s = type_strip(t);

	if (s->kind == TYPE_ENUM)
		return s->size > 4 ? type_int(c->types, 64, s->is_signed) : c->t.i;
	if (s->kind == TYPE_INT && s->size < 4)
		return c->t.i;
	return t;
}

const struct type *value_promote(struct checker *c, const struct value *v)
{
	uint8_t bits = v->e->kind == PX_LOAD ? v->e->load.bits :
		       v->e->kind == PX_VAR  ? v->e->var.bits :
					       0;

	if (bits && bits < 32 && type_strip(v->type)->size == 4)
		return c->t.i;
	return value_promote_type(c, v->type);
}

const struct type *value_usual_type(struct checker *c, const struct type *a, const struct type *b)
{
	const struct type *x, *y;

	a = value_promote_type(c, a);
	b = value_promote_type(c, b);
	x = type_strip(a);
	y = type_strip(b);
	if (x->size != y->size)
		return x->size > y->size ? a : b;
	if (x->is_signed != y->is_signed)
		return x->is_signed ? b : a;
	return a;
}

const struct type *value_computed_type(struct checker *c, const struct type *t)
{
	return type_is_integer(t) && type_bytes(t) < 8 ?
		       type_int(c->types, 64, type_strip(t)->is_signed) :
		       t;
}

static bool is_wide(const struct value *v)
{
	return type_bytes(v->e->type) > type_bytes(v->type) &&
	       (v->e->kind != PX_INT || fold_wrap(v->type, v->e->value) != v->e->value);
}

struct prog_expr *value_operand(struct checker *c, const struct value *v, const struct type *t)
{
	const struct type *from = type_strip(value_promote(c, v)), *to = type_strip(t);
	struct prog_expr *e = v->e;

	/* C's conversion to an unsigned type of the same width. */
	if (to->size < 8 && from->is_signed != to->is_signed)
		e = fold_cast(c, t, e);
	return fold_cast(c, value_computed_type(c, t), e);
}

struct prog_expr *value_operand_like(struct checker *c, const struct value *v,
				     const struct value *other, const struct type *t)
{
	return is_wide(v) || is_wide(other) ? value_operand(c, v, t) : fold_cast(c, t, v->e);
}

bool value_is_null(const struct value *v)
{
	return v->kind == V_RVALUE && v->e->kind == PX_INT && v->e->value == 0 &&
	       type_is_integer(v->type);
}

bool value_is_userland(const struct value *v)
{
	return type_is_pointerlike(v->type) &&
	       (type_is_userland(v->type) || (v->kind == V_MEM && v->userland));
}

const struct type *value_space_type(struct checker *c, const struct type *t, const struct value *v)
{
	return value_is_userland(v) ? type_userland(c->types, t) : t;
}

bool value_is_string(const struct value *v)
{
	return v->kind != V_ERROR && (type_is_string(v->type) || type_is_char_array(v->type));
}

bool value_is_strlike(const struct value *v)
{
	return value_is_string(v) || (v->kind != V_ERROR && type_is_char_pointer(v->type));
}

/* The address of a variable's bytes; of those of a dynamic one a copy, good for the clause. */
static struct prog_expr *var_address(struct checker *c, const struct value *v)
{
	struct prog_expr *e;

	if (type_strip(v->type)->kind == TYPE_ARRAY && !type_bytes(v->type)) {
		ERR(c, v->loc, D_OP_INCOMPLETE, "'%s' has no size and cannot be in a variable",
		    value_tname(c, v->type));
		return NULL;
	}
	e = fold_new(c, PX_VARADDR, c->t.u64, v->loc, 0);
	e->na = v->e->na;
	e->a = v->e->a;
	e->var = v->e->var;
	return e;
}

struct prog_expr *value_copied_in(struct checker *c, struct prog_expr *address,
				  struct prog_expr *size, struct loc loc)
{
	struct prog_expr *e =
		fold_new(c, PX_CALL, c->t.u64, loc, 2, fold_cast(c, c->t.u64, address),
			 fold_cast(c, c->t.u64, size));

	e->subr = SUBR_COPYIN;
	c->prog->privileges |= PROG_USER;
	c->prog->blocks = true;
	return e;
}

struct prog_expr *value_string_block(struct checker *c, struct prog_expr *string)
{
	struct prog_expr *e = fold_new(c, PX_CALL, c->t.u64, string->loc, 1, string);

	e->subr = SUBR_STRING_BLOCK;
	c->prog->blocks = true;
	return e;
}

struct prog_expr *value_bytes_block(struct checker *c, struct prog_expr *address, uint32_t size,
				    struct loc loc)
{
	struct prog_expr *e =
		fold_new(c, PX_CALL, c->t.u64, loc, 2, address, fold_int(c, c->t.u64, size, loc));

	e->subr = SUBR_BYTES_BLOCK;
	c->prog->blocks = true;
	return e;
}

struct prog_expr *value_address(struct checker *c, const struct value *v)
{
	if (v->kind == V_MEM && v->userland)
		return value_copied_in(c, v->e, fold_int(c, c->t.u64, type_bytes(v->type), v->loc),
				       v->loc);
	if (v->kind == V_MEM)
		return v->e;
	if (v->kind == V_VAR)
		return var_address(c, v);
	return NULL;
}

/* For the fault of a member of NULL, whose address is said to be 0. */
static void note_member(struct checker *c, const struct prog_expr *load, const struct value *v)
{
	if (v->kind == V_MEM && !v->userland)
		c->prog->sites[load->site].member = v->member;
}

static struct value load_string(struct checker *c, const struct value *v, uint32_t size)
{
	struct prog_expr *addr = value_address(c, v), *e;

	if (!addr)
		return value_error();
	e = fold_new(c, PX_STRING, c->t.string, v->loc, 1, fold_cast(c, c->t.u64, addr));
	e->size = size;
	note_member(c, e, v);
	return value_rvalue(c->t.string, e, v->loc);
}

static struct value load_scalar(struct checker *c, const struct value *v)
{
	struct prog_expr *e = fold_new(c, PX_LOAD, v->type, v->loc, 1,
				       fold_cast(c, c->t.u64, value_address(c, v)));

	e->load.bits = v->bits;
	e->load.bitoff = v->bitoff;
	note_member(c, e, v);
	return value_rvalue(v->userland ? type_userland(c->types, v->type) : v->type, e, v->loc);
}

static struct value load_object(struct checker *c, const struct value *v)
{
	const struct type *t = type_complete(type_strip(v->type));
	struct prog_expr *e;
	struct value r;

	if (t->incomplete || !t->size) {
		ERR(c, v->loc, D_OP_INCOMPLETE, "'%s' is an incomplete type",
		    value_tname(c, v->type));
		return value_error();
	}
	if (v->kind == V_VAR)
		return value_rvalue(v->type, v->e, v->loc);
	e = fold_new(c, PX_LOAD, v->type, v->loc, 1, fold_cast(c, c->t.u64, value_address(c, v)));
	note_member(c, e, v);
	r = value_rvalue(v->type, e, v->loc);
	r.userland = v->userland;
	return r;
}

static struct value decay(struct checker *c, const struct value *v)
{
	const struct type *t = type_strip(v->type);
	const struct type *ptr = type_pointer(c->types, t->kind == TYPE_ARRAY ? t->ref : t);
	struct prog_expr *addr = v->userland ? v->e : value_address(c, v);
	struct value r;

	if (!addr)
		return value_error();
	if (v->kind == V_VAR && (v->e->var.var->assoc || v->e->var.var->storage == PV_SELF))
		addr = value_bytes_block(c, addr, type_bytes(v->type), v->loc);
	if (v->userland)
		ptr = type_userland(c->types, ptr);
	r = value_rvalue(ptr, fold_cast(c, ptr, addr), v->loc);
	r.scratch = v->scratch;
	r.array = t->kind == TYPE_ARRAY ? v->type : NULL;
	return r;
}

struct value value_load(struct checker *c, struct value v)
{
	struct value r;

	switch (v.kind) {
	case V_ERROR:
	case V_RVALUE:
		return v;
	case V_XLATE:
		if (v.e) {
			v.kind = type_is_sou(v.type) ? V_MEM : V_RVALUE;
			return value_load(c, v);
		}
		ERR(c, v.loc, D_OP_DYN,
		    "a translated '%s' has no value of its own: name one of its members",
		    value_tname(c, v.type));
		return value_error();
	case V_MEM:
	case V_VAR:
		break;
	}
	switch (type_strip(v.type)->kind) {
	case TYPE_INT:
	case TYPE_ENUM:
	case TYPE_POINTER:
		if (v.kind == V_MEM)
			return load_scalar(c, &v);
		r = value_rvalue(v.type, v.e, v.loc);
		r.scratch = v.scratch;
		return r;
	case TYPE_ARRAY:
	case TYPE_FUNCTION:
		return decay(c, &v);
	case TYPE_STRING:
		return v.kind == V_VAR ? value_rvalue(v.type, v.e, v.loc) : load_string(c, &v, 0);
	case TYPE_STRUCT:
	case TYPE_UNION:
		return load_object(c, &v);
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		return value_rvalue(v.type, v.e, v.loc);
	case TYPE_FLOAT:
		diag_error(c->diag, v.loc, D_OP_ARITH, "printf() and trace() print it",
			   "D does not compute with values of type '%s'", value_tname(c, v.type));
		return value_error();
	case TYPE_VOID:
		if (v.e->kind == PX_SYMBOL)
			diag_error(c->diag, v.loc, D_SYM_NOTYPES,
				   talloc_asprintf(c->ctx, "name one: *(TYPE *)&`%s",
						   c->prog->ksyms[v.e->index].name),
				   "the type of the kernel symbol '%s' is not known",
				   c->prog->ksyms[v.e->index].name);
		else
			ERR(c, v.loc, D_DEREF_VOID, "an object of type void has no value");
		return value_error();
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_DYN:
	case TYPE_TYPEDEF:
		break;
	}
	ERR(c, v.loc, D_OP_DYN, "'%s' has no value here", value_tname(c, v.type));
	return value_error();
}

struct prog_expr *value_string(struct checker *c, struct value v)
{
	struct prog_expr *e;

	assert(v.kind != V_ERROR);
	if (v.kind != V_RVALUE && type_is_char_array(v.type))
		v = load_string(c, &v, type_strip(v.type)->size);
	else
		v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (type_is_string(v.type))
		return v.e;
	if (value_is_null(&v))
		return fold_new(c, PX_NULLSTR, c->t.string, v.loc, 0);
	if (type_is_userland(v.type)) {
		c->prog->privileges |= PROG_USER;
		e = fold_new(c, PX_CALL, c->t.string, v.loc, 1, fold_cast(c, c->t.u64, v.e));
		e->subr = SUBR_COPYINSTR;
		return e;
	}
	e = fold_new(c, PX_STRING, c->t.string, v.loc, 1, fold_cast(c, c->t.u64, v.e));
	return e;
}

/* Whether a pointer value may be stored in, or compared with, pointer type `to`. */
static bool pointer_fits(const struct type *to, const struct type *from)
{
	const struct type *a = type_strip(to), *b = type_strip(from);

	if (b->kind != TYPE_POINTER)
		return false;
	return type_strip(a->ref)->kind == TYPE_VOID || type_strip(b->ref)->kind == TYPE_VOID ||
	       type_compatible(a->ref, b->ref);
}

static struct prog_expr *convert_scalar(struct checker *c, const struct value *v,
					const struct type *type)
{
	const struct type *to = type_strip(type);

	if (to->kind == TYPE_INT || to->kind == TYPE_ENUM) {
		if (type_is_integer(v->type))
			return fold_cast(c, type, v->e);
		return NULL;
	}
	if (to->kind == TYPE_POINTER) {
		if (value_is_null(v) || pointer_fits(type, v->type))
			return fold_cast(c, type, v->e);
		if (type_is_string(v->type) &&
		    (type_is_char_pointer(type) || type_strip(to->ref)->kind == TYPE_VOID))
			return fold_cast(c, type, value_string_block(c, v->e));
		return NULL;
	}
	if ((to->kind == TYPE_SYMADDR || to->kind == TYPE_USYMADDR) &&
	    type_strip(v->type)->kind == to->kind)
		return v->e;
	return NULL;
}

struct prog_expr *value_convert(struct checker *c, struct value v, const struct type *type,
				enum diag_tag tag, const char *what)
{
	const struct type *to = type_strip(type);
	struct prog_expr *e = NULL;

	if (v.kind == V_ERROR)
		return NULL;
	if (to->kind == TYPE_STRING && (value_is_strlike(&v) || value_is_null(&v)))
		return value_string(c, v);
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (type_is_sou(type) && type_compatible(type, v.type))
		return v.e;
	if (type_is_scalar(type))
		e = convert_scalar(c, &v, type);
	if (!e)
		ERR(c, v.loc, tag, "%s: '%s' cannot be converted to '%s'", what,
		    value_tname(c, v.type), value_tname(c, type));
	return e;
}

static bool is_const(struct checker *c, const struct value *v, int64_t *ret)
{
	return v->kind != V_ERROR && type_is_integer(v->type) && fold_const(c, v->e, ret);
}

static bool is_open(struct checker *c, const struct value *v, const char *what)
{
	return type_is_integer(v->type) && fold_open(c, v->e, what);
}

bool value_const(struct checker *c, const struct value *v, struct loc loc, enum diag_tag tag,
		 const char *what, int64_t *ret)
{
	if (is_const(c, v, ret))
		return true;
	if (v->kind != V_ERROR && !is_open(c, v, what))
		ERR(c, loc, tag, "%s must be an integer constant", what);
	return false;
}

bool value_const_arg(struct checker *c, const struct value *v, struct loc loc, enum diag_tag tag,
		     const char *what, int64_t *ret)
{
	if (is_const(c, v, ret))
		return true;
	if (v->kind == V_ERROR || is_open(c, v, what))
		return false;
	if (type_is_integer(v->type))
		ERR(c, loc, tag, "%s must be an integer constant", what);
	else
		ERR(c, loc, D_PROTO_ARG, "%s must be an integer constant, not '%s'", what,
		    value_tname(c, v->type));
	return false;
}

struct value value_as_type(struct checker *c, struct value v, const struct type *type,
			   struct loc loc)
{
	const struct type *t = type_strip(type);
	struct prog_expr *e;

	if (v.kind == V_ERROR || v.kind == V_XLATE)
		return v;
	if (t->kind == TYPE_VOID || type_is_sou(t))
		return v;
	if (t->kind == TYPE_POINTER && type_strip(t->ref)->kind == TYPE_VOID)
		return value_load(c, v);
	if (t->kind == TYPE_ARRAY)
		return v;
	if (t->kind == TYPE_POINTER || type_is_integer(t)) {
		bool literal, scratch;

		v = value_load(c, v);
		if (v.kind == V_ERROR)
			return v;
		literal = v.literal;
		scratch = v.scratch;
		if ((type_is_integer(v.type) || type_is_pointerlike(v.type)) &&
		    (t->kind == TYPE_POINTER || type_is_integer(v.type))) {
			type = value_space_type(c, type, &v);
			v = value_rvalue(type, fold_cast(c, type, v.e), loc);
			v.literal = literal;
			v.scratch = scratch;
			return v;
		}
	}
	e = value_convert(c, v, type, D_OP_INCOMPAT, "the value of an inline");
	return e ? value_rvalue(type, e, loc) : value_error();
}
