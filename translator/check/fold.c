// SPDX-License-Identifier: GPL-2.0-or-later
/* Nodes of the typed program; integer constants are folded while they are built. */
#include "fold.h"

#include <assert.h>
#include <stdarg.h>

#include "checker.h"

int64_t fold_wrap(const struct type *type, int64_t v)
{
	const struct type *t = type_strip(type);
	unsigned int shift;

	if (t->kind == TYPE_POINTER || t->size == 0 || t->size >= 8)
		return v;
	if (t->is_bool)
		return v != 0;
	shift = 64 - t->size * 8;
	if (t->is_signed)
		return (int64_t)((uint64_t)v << shift) >> shift;
	return (int64_t)((uint64_t)v << shift >> shift);
}

uint32_t fold_site(struct checker *c, struct loc loc)
{
	struct prog *p = c->prog;

	array_add(c->ctx, p->sites, p->nsites) = (struct prog_site){ .loc = loc };
	return p->nsites - 1;
}

static bool can_fault(enum prog_expr_kind kind)
{
	switch ((int)kind) {
	case PX_LOAD:
	case PX_STRING:
	case PX_DIV:
	case PX_MOD:
	case PX_CALL:
	case PX_INVOKE:
	case PX_BUILTIN:
	case PX_VAR:
	case PX_VARADDR:
	case PX_ASSIGN:
	case PX_STRLT:
	case PX_STRLE:
	case PX_STRGT:
	case PX_STRGE:
	case PX_STREQ:
	case PX_STRNE:
	case PX_MATCH:
		return true;
	}
	return false;
}

struct prog_expr *fold_new(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			   struct loc loc, unsigned int na, ...)
{
	struct prog_expr *e = talloc_zero(c->ctx, struct prog_expr);
	unsigned int i;
	va_list ap;

	assert(type);
	e->kind = kind;
	e->type = type;
	e->loc = loc;
	e->na = na;
	if (na) {
		e->a = talloc_array(e, struct prog_expr *, na);
		va_start(ap, na);
		for (i = 0; i < na; i++) {
			e->a[i] = va_arg(ap, struct prog_expr *);
			assert(e->a[i]);
		}
		va_end(ap);
	}
	if (can_fault(kind) || type_is_string(type))
		e->site = fold_site(c, loc);
	return e;
}

struct prog_expr *fold_int(struct checker *c, const struct type *type, int64_t value,
			   struct loc loc)
{
	struct prog_expr *e = fold_new(c, PX_INT, type, loc, 0);

	e->value = fold_wrap(type, value);
	return e;
}

/* Value of `a kind b` at the width of operands of type t; false: no value (division by zero). */
static bool fold(enum prog_expr_kind kind, const struct type *t, int64_t a, int64_t b, int64_t *ret)
{
	const struct type *s = type_strip(t);
	bool is_signed = s->kind != TYPE_POINTER && s->is_signed;
	uint64_t ua = (uint64_t)a, ub = (uint64_t)b, r = 0;

	switch ((int)kind) {
	case PX_MUL:
		r = ua * ub;
		break;
	case PX_ADD:
		r = ua + ub;
		break;
	case PX_SUB:
		r = ua - ub;
		break;
	case PX_AND:
		r = ua & ub;
		break;
	case PX_OR:
		r = ua | ub;
		break;
	case PX_XOR:
		r = ua ^ ub;
		break;
	case PX_SHL:
		r = ua << (ub % 64);
		break;
	case PX_SHR:
		r = is_signed ? (uint64_t)(a >> (ub % 64)) : ua >> (ub % 64);
		break;
	case PX_LT:
		r = is_signed ? a < b : ua < ub;
		break;
	case PX_LE:
		r = is_signed ? a <= b : ua <= ub;
		break;
	case PX_GT:
		r = is_signed ? a > b : ua > ub;
		break;
	case PX_GE:
		r = is_signed ? a >= b : ua >= ub;
		break;
	case PX_EQ:
		r = ua == ub;
		break;
	case PX_NE:
		r = ua != ub;
		break;
	case PX_LAND:
		r = ua && ub;
		break;
	case PX_LOR:
		r = ua || ub;
		break;
	case PX_LXOR:
		r = !ua != !ub;
		break;
	case PX_DIV:
	case PX_MOD:
		if (!b)
			return false;
		if (is_signed && b == -1)
			r = kind == PX_DIV ? 0 - ua : 0;
		else if (is_signed)
			r = (uint64_t)(kind == PX_DIV ? a / b : a % b);
		else
			r = kind == PX_DIV ? ua / ub : ua % ub;
		break;
	default:
		return false;
	}
	*ret = (int64_t)r;
	return true;
}

struct prog_expr *fold_binary(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			      struct loc loc, struct prog_expr *a, struct prog_expr *b)
{
	int64_t v;

	if (a->kind == PX_INT && b->kind == PX_INT && fold(kind, a->type, a->value, b->value, &v))
		return fold_int(c, type, v, loc);
	if ((kind == PX_ADD || kind == PX_SUB) && b->kind == PX_INT && b->value == 0 &&
	    a->type == type)
		return a;
	return fold_new(c, kind, type, loc, 2, a, b);
}

struct prog_expr *fold_unary(struct checker *c, enum prog_expr_kind kind, const struct type *type,
			     struct loc loc, struct prog_expr *a)
{
	if (a->kind == PX_INT) {
		if (kind == PX_NEG)
			return fold_int(c, type, (int64_t)(0 - (uint64_t)a->value), loc);
		if (kind == PX_COMPL)
			return fold_int(c, type, ~a->value, loc);
		if (kind == PX_NOT)
			return fold_int(c, type, !a->value, loc);
	}
	return fold_new(c, kind, type, loc, 1, a);
}

/*
 * The lower half of a result, computed from those of its operands, for readers of the C; NULL: it
 * depends on more.
 */
static struct prog_expr *lower_half(struct checker *c, const struct type *type, struct prog_expr *e)
{
	struct prog_expr *a, *b;

	switch ((int)e->kind) {
	case PX_INT:
		return fold_int(c, type, e->value, e->loc);
	case PX_CAST:
		return type_strip(e->a[0]->type)->size > 4 ? NULL : fold_cast(c, type, e->a[0]);
	case PX_NEG:
	case PX_COMPL:
		a = lower_half(c, type, e->a[0]);
		return a ? fold_unary(c, e->kind, type, e->loc, a) : NULL;
	case PX_SHL:
		if (e->a[1]->kind != PX_INT || (uint64_t)e->a[1]->value > 31)
			return NULL;
		a = lower_half(c, type, e->a[0]);
		return a ? fold_binary(c, e->kind, type, e->loc, a, e->a[1]) : NULL;
	case PX_MUL:
	case PX_ADD:
	case PX_SUB:
	case PX_AND:
	case PX_XOR:
	case PX_OR:
		a = lower_half(c, type, e->a[0]);
		b = a ? lower_half(c, type, e->a[1]) : NULL;
		return b ? fold_binary(c, e->kind, type, e->loc, a, b) : NULL;
	}
	return NULL;
}

/* Whether a cast to `to` cuts a result of an operator that counts with 64 bits. */
static bool cuts_result(const struct type *to, const struct prog_expr *e)
{
	return to->kind == TYPE_INT && !to->is_bool && to->size <= 4 &&
	       type_strip(e->type)->kind == TYPE_INT && type_strip(e->type)->size == 8 &&
	       (e->kind == PX_NEG || e->kind == PX_COMPL ||
		(e->kind >= PX_MUL && e->kind <= PX_OR));
}

struct prog_expr *fold_cast(struct checker *c, const struct type *type, struct prog_expr *e)
{
	const struct type *to = type_strip(type), *from = type_strip(e->type);
	struct prog_expr *half;

	if (type == e->type)
		return e;
	half = cuts_result(to, e) ? lower_half(c, to->size == 4 ? type : c->t.i, e) : NULL;
	if (half)
		return fold_cast(c, type, half);
	if (e->kind == PX_INT)
		return fold_int(c, type, e->value, e->loc);
	if (to->kind == TYPE_INT && to->is_bool && !(from->kind == TYPE_INT && from->is_bool))
		return fold_new(
			c, PX_CAST, type, e->loc, 1,
			fold_new(c, PX_NE, c->t.i, e->loc, 2, e, fold_int(c, e->type, 0, e->loc)));
	if (e->kind == PX_CAST && type_strip(e->type)->size == 8 && to->size == 8)
		return fold_new(c, PX_CAST, type, e->loc, 1, e->a[0]);
	return fold_new(c, PX_CAST, type, e->loc, 1, e);
}

struct prog_expr *fold_offset(struct checker *c, struct prog_expr *addr, uint64_t offset,
			      struct loc loc)
{
	addr = fold_cast(c, c->t.u64, addr);
	if (!offset)
		return addr;
	if (addr->kind == PX_ADD && addr->a[1]->kind == PX_INT)
		return fold_new(c, PX_ADD, c->t.u64, loc, 2, addr->a[0],
				fold_int(c, c->t.u64, addr->a[1]->value + (int64_t)offset, loc));
	return fold_binary(c, PX_ADD, c->t.u64, loc, addr,
			   fold_int(c, c->t.u64, (int64_t)offset, loc));
}

/* Evaluates; with c set, marks the macros that took part as fixed. */
static bool eval(struct checker *c, struct prog *prog, const struct prog_expr *e, int64_t *ret)
{
	int64_t a, b;

	switch ((int)e->kind) {
	case PX_INT:
		*ret = e->value;
		return true;
	case PX_MACRO_INT:
		if (prog && prog->macros[e->index].open)
			return false;
		if (prog) {
			*ret = prog->macros[e->index].value;
			if (c)
				prog->macros[e->index].fixed = true;
		} else {
			*ret = 1;
		}
		return true;
	case PX_CAST:
		if (!eval(c, prog, e->a[0], &a))
			return false;
		*ret = fold_wrap(e->type, a);
		return true;
	case PX_NEG:
	case PX_COMPL:
	case PX_NOT:
		if (!eval(c, prog, e->a[0], &a))
			return false;
		a = e->kind == PX_NEG ? (int64_t)(0 - (uint64_t)a) : e->kind == PX_NOT ? !a : ~a;
		*ret = fold_wrap(e->type, a);
		return true;
	case PX_COND:
		if (!eval(c, prog, e->a[0], &a))
			return false;
		return eval(c, prog, e->a[a ? 1 : 2], ret);
	}
	if (e->kind < PX_MUL || e->kind > PX_LXOR || e->na != 2)
		return false;
	if (!eval(c, prog, e->a[0], &a))
		return false;
	if ((e->kind == PX_LAND && !a) || (e->kind == PX_LOR && a)) {
		*ret = a != 0;
		return true;
	}
	if (!eval(c, prog, e->a[1], &b) || !fold(e->kind, e->a[0]->type, a, b, &a))
		return false;
	*ret = fold_wrap(e->type, a);
	return true;
}

bool fold_const(struct checker *c, const struct prog_expr *e, int64_t *ret)
{
	int64_t probe;

	return eval(NULL, c->prog, e, &probe) && eval(c, c->prog, e, ret);
}

bool fold_open(struct checker *c, const struct prog_expr *e, const char *what)
{
	if (e->kind == PX_MACRO_INT && c->prog->macros[e->index].open) {
		ERR(c, e->loc, D_MACRO_OPEN,
		    "macro argument $%s is open until the module is loaded, and %s must be known "
		    "before",
		    c->prog->macros[e->index].name, what);
		return true;
	}
	for (uint32_t i = 0; i < e->na; i++)
		if (fold_open(c, e->a[i], what))
			return true;
	return false;
}

bool fold_is_const(const struct prog_expr *e)
{
	int64_t v;

	return eval(NULL, NULL, e, &v);
}

bool fold_pure(const struct prog_expr *e)
{
	uint32_t i;

	if (e->kind == PX_ASSIGN || e->kind == PX_CLEAR || e->kind == PX_CALL ||
	    e->kind == PX_INVOKE)
		return false;
	for (i = 0; i < e->na; i++)
		if (!fold_pure(e->a[i]))
			return false;
	return true;
}
