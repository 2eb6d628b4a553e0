// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Assignments of typed values: stores into variables and into scratch memory, compound forms, ++
 * and --.
 */
#include "assign.h"

#include <assert.h>

#include "fold.h"
#include "hidden.h"
#include "known.h"
#include "op.h"
#include "scratch.h"
#include "translator/lang/intern.h"
#include "var.h"
#include "width.h"

/* ----------------------------------------------------------- variables by assignment */

const struct type *assign_type(struct checker *c, struct value *v)
{
	if (type_is_char_array(v->type) && v->kind != V_RVALUE) {
		v->e = value_string(c, *v);
		v->kind = v->e ? V_RVALUE : V_ERROR;
		v->type = c->t.string;
		return v->type;
	}
	*v = value_load(c, *v);
	if (v->kind == V_ERROR)
		return NULL;
	switch (type_strip(v->type)->kind) {
	case TYPE_VOID:
		if (v->action)
			ERR(c, v->loc, D_OP_INCOMPAT, "'%s' has no value that could be assigned",
			    value_tname(c, v->type));
		else
			ERR(c, v->loc, D_OP_INCOMPAT, "a value of type void cannot be assigned");
		return NULL;
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		diag_error(c->diag, v->loc, D_UNSUPPORTED,
			   "printf() and the keys of an aggregation take it",
			   "'%s' cannot be kept in a variable", value_tname(c, v->type));
		return NULL;
	default:
		return v->type;
	}
}

bool assign_to_function(struct checker *c, const struct scope *sc, const char *name, struct loc loc)
{
	if (!known_is_subr(c, sc, name) && !known_is_action(c, sc, name) &&
	    !known_is_aggfunc(c, sc, name))
		return false;
	ERR(c, loc, D_OP_LVAL, "'%s' is a function and cannot be assigned to", name);
	return true;
}

static bool writable(struct checker *c, const struct value *v, enum op op)
{
	if (v->kind == V_ERROR)
		return false;
	if (v->kind == V_VAR && v->e->var.var->nvalues) {
		ERR(c, v->loc, D_OP_WRITE, "a table of constants cannot be changed");
		return false;
	}
	if (v->kind == V_VAR || (v->kind == V_MEM && v->scratch))
		return true;
	if (v->kind == V_MEM || v->builtin)
		diag_error(c->diag, v->loc, D_OP_WRITE,
			   v->kind == V_MEM ? "kernel memory is read-only" : NULL,
			   "operator %s can only be applied to a writable variable",
			   op == OP_NONE ? "=" : op_text(op));
	else
		ERR(c, v->loc, D_OP_LVAL, "operator %s needs a variable on its left side",
		    op == OP_NONE ? "=" : op_text(op));
	return false;
}

/* ----------------------------------------------------------------------- stores */

static struct prog_expr *store_into(struct checker *c, struct prog_expr *addr,
				    struct prog_expr *val, struct loc loc)
{
	struct prog_expr *e =
		fold_new(c, PX_CALL, val->type, loc, 2, fold_cast(c, c->t.u64, addr), val);

	e->subr = SUBR_STORE;
	return e;
}

/*
 * A bit-field: the integer that holds it, with other bits in its place.  The value comes first,
 * as it may change those.
 */
static struct prog_expr *store_bits(struct checker *c, const struct scope *sc, struct value to,
				    struct prog_expr *val, struct loc loc)
{
	const struct type *unit = type_int(c->types, type_bytes(to.type) * 8, false);
	uint64_t mask = to.bits < 64 ? (1ULL << to.bits) - 1 : ~0ULL;
	struct value from = value_rvalue(to.type, val, loc), v;
	struct prog_expr *at = hidden_once(c, sc, "at", &to),
			 *value = hidden_once(c, sc, "value", &from);
	struct prog_expr *old, *e;

	v = value_load(c, to);
	if (v.kind == V_ERROR)
		return NULL;
	old = fold_new(c, PX_LOAD, unit, loc, 1, fold_cast(c, c->t.u64, to.e));
	old = fold_binary(c, PX_AND, c->t.u64, loc, fold_cast(c, c->t.u64, old),
			  fold_int(c, c->t.u64, (int64_t) ~(mask << to.bitoff), loc));
	val = fold_binary(c, PX_AND, c->t.u64, loc, fold_cast(c, c->t.u64, from.e),
			  fold_int(c, c->t.u64, (int64_t)mask, loc));
	val = fold_binary(c, PX_SHL, c->t.u64, loc, val, fold_int(c, c->t.u64, to.bitoff, loc));
	val = fold_binary(c, PX_OR, c->t.u64, loc, old, val);
	e = store_into(c, to.e, fold_cast(c, unit, val), loc);
	v.e = fold_new(c, PX_COMMA, v.type, loc, 2, e, v.e);
	return hidden_after(c, at, hidden_after(c, value, v)).e;
}

/*
 * A string: copied from a variable, where it has all its bytes.  One serves all, as nobody reads
 * it after the store.
 */
static struct prog_expr *store_string(struct checker *c, const struct scope *sc, struct value to,
				      struct prog_expr *val, struct loc loc)
{
	struct prog_expr *at = hidden_once(c, sc, "at", &to), *var, *from, *copy;
	struct value v = value_load(c, to);

	if (!c->stored)
		c->stored = hidden_new(c, "string", c->t.string, loc)->var.var;
	var = hidden_ref(c, c->stored, loc);
	from = fold_new(c, PX_VARADDR, c->t.u64, loc, 0);
	from->var = var->var;
	copy = fold_new(c, PX_CALL, c->t.vd, loc, 3, from, fold_cast(c, c->t.u64, to.e),
			fold_int(c, c->t.u64, type_bytes(to.type), loc));
	copy->subr = SUBR_BCOPY;
	copy = hidden_sequence(c, hidden_set(c, var, val, loc), copy);
	return hidden_after(c, at, hidden_after(c, copy, v)).e;
}

static struct prog_expr *store_scratch(struct checker *c, const struct scope *sc,
				       const struct value *to, struct prog_expr *val,
				       struct loc loc)
{
	if (to->bits)
		return store_bits(c, sc, *to, val, loc);
	if (type_is_string(to->type))
		return store_string(c, sc, *to, val, loc);
	return store_into(c, to->e, val, loc);
}

/* A whole variable or element, not a part of one. */
static bool is_whole(const struct value *v)
{
	const struct prog_expr *e = v->e;

	return v->kind == V_VAR && !e->var.offset && !e->var.nindex && v->type == e->var.var->type;
}

bool assign_is_element(const struct value *v)
{
	return is_whole(v) && (v->e->var.var->assoc || v->e->var.var->storage == PV_SELF);
}

/* What is assigned decides how wide the variable is. */
static void note_width(struct checker *c, const struct value *to, const struct type *type)
{
	const struct prog_var *pv = is_whole(to) ? to->e->var.var : NULL;
	const struct sym *s = pv ? sym_find(c->syms, var_space(pv), pv->name) : NULL;

	if (s && s->kind == SK_VAR)
		width_note(c, var_space(pv), s->var, type);
}

static struct prog_expr *zero_of(struct checker *c, const struct type *t, struct loc loc)
{
	if (type_is_string(t))
		return fold_new(c, PX_NULLSTR, t, loc, 0);
	return fold_int(c, type_is_scalar(t) ? t : c->t.i, 0, loc);
}

/*
 * Whether a variable's pointer leads to where the value does, in user memory or in the kernel's:
 * what is read through it is read there.  Reported if not.
 */
static bool same_space(struct checker *c, const struct value *to, const struct value *v)
{
	const bool user = value_is_userland(v);

	if (v->kind == V_ERROR || value_is_null(v) || value_is_userland(to) == user ||
	    !type_is_pointerlike(to->type) ||
	    (!type_is_pointerlike(v->type) && !type_is_string(v->type)))
		return true;
	diag_error(c->diag, v->loc, D_OP_INCOMPAT,
		   user ? "declare it as a pointer to userland, or cast the value" :
			  "cast the value",
		   user ? "a pointer into user memory cannot become one into the kernel's" :
			  "a pointer into the kernel's memory cannot become one into the user's");
	return false;
}

struct value assign_plain(struct checker *c, const struct scope *sc, struct value to,
			  struct value v, struct loc loc)
{
	struct prog_expr *val, *e;

	if (!writable(c, &to, OP_NONE))
		return value_error();
	if (type_strip(to.type)->kind == TYPE_ARRAY) {
		ERR(c, to.loc, D_OP_ARRFUN, "an array cannot be assigned to as a whole");
		return value_error();
	}
	if (assign_is_element(&to) && value_is_null(&v)) {
		e = hidden_set(c, to.e, zero_of(c, to.type, v.loc), loc);
		e->assign.del = true;
		return value_rvalue(to.type, e, loc);
	}
	note_width(c, &to, v.type);
	val = value_convert(c, v, to.type, D_OP_INCOMPAT, "assignment");
	if (!val || !same_space(c, &to, &v) || !scratch_note(c, &to, &v) ||
	    scratch_kept(c, &to, val, v.loc))
		return to.kind == V_VAR ? var_contradicted(c, to.e->var.var) : value_error();
	if (to.kind == V_MEM) {
		e = store_scratch(c, sc, &to, val, loc);
		return e ? value_rvalue(to.type, e, loc) : value_error();
	}
	e = hidden_set(c, to.e, val, loc);
	to = value_rvalue(to.type, e, loc);
	to.scratch = v.scratch;
	return to;
}

struct value assign_delete(struct checker *c, struct value v, struct loc loc)
{
	struct prog_expr *e;

	if (v.kind == V_ERROR)
		return v;
	if (!assign_is_element(&v)) {
		ERR(c, v.loc, D_OP_LVAL,
		    "delete needs a thread-local variable, or an element of an associative array");
		return value_error();
	}
	e = hidden_set(c, v.e, zero_of(c, v.type, loc), loc);
	e->assign.del = true;
	return value_rvalue(v.type, e, loc);
}

/* The old value, kept aside where compound_scratch() cannot have it from the new one. */
static struct prog_expr *keep_old(struct checker *c, struct value *old, struct loc loc)
{
	struct prog_expr *var = hidden_new(c, "old", old->type, loc);
	struct prog_expr *set = hidden_set(c, var, old->e, loc);

	old->e = var;
	return set;
}

/* Read, operate, write on scratch memory. */
static struct value compound_scratch(struct checker *c, const struct scope *sc, enum op op,
				     struct value to, struct value v, bool post, struct loc loc)
{
	struct prog_expr *first = hidden_once(c, sc, "at", &to), *keep = NULL, *e, *val;
	struct value old = value_load(c, to), r;

	if (old.kind == V_ERROR)
		return old;
	if (post && (to.bits || type_strip(to.type)->is_bool))
		keep = keep_old(c, &old, loc);
	r = op_arith(c, op, old, v, loc);
	if (r.kind == V_ERROR)
		return r;
	val = value_convert(c, r, to.type, D_OP_INCOMPAT, "assignment");
	e = val ? store_scratch(c, sc, &to, val, loc) : NULL;
	if (!e)
		return value_error();
	r = value_rvalue(to.type, e, loc);
	if (keep) {
		e = fold_new(c, PX_COMMA, to.type, loc, 2, e, old.e);
		r = hidden_after(c, keep, value_rvalue(to.type, e, loc));
	} else if (post) {
		r = op_arith(c, op == OP_ADD ? OP_SUB : OP_ADD, r, v, loc);
		if (r.kind != V_ERROR)
			r = value_rvalue(to.type, fold_cast(c, to.type, r.e), loc);
	}
	return hidden_after(c, first, r);
}

static bool same_sign(const struct type *a, const struct type *b)
{
	return type_strip(a)->is_signed == type_strip(b)->is_signed;
}

/* string += v, of which r is the sum */
static struct value append(struct checker *c, const struct value *to, const struct value *r,
			   struct loc loc)
{
	struct prog_expr *e = fold_new(c, PX_ASSIGN, to->type, loc, 2, to->e, r->e->a[1]);

	e->assign.op = PX_ADD;
	e->assign.via = to->type;
	return value_rvalue(to->type, e, loc);
}

/* to op= v */
static struct value compound(struct checker *c, const struct scope *sc, enum op op, struct value to,
			     struct value v, bool post, struct loc loc)
{
	struct value cur, r;
	struct prog_expr *e, *operand;
	const struct type *via;

	if (to.kind == V_MEM)
		return compound_scratch(c, sc, op, to, v, post, loc);
	cur = value_load(c, to);
	if (cur.kind == V_ERROR)
		return cur;
	/* Typed as the whole expression would be; its operand is then taken out again. */
	r = op_arith(c, op, cur, v, loc);
	if (r.kind == V_ERROR)
		return r;
	via = r.type;
	note_width(c, &to, via);
	if (type_is_string(to.type) && r.e->kind == PX_CALL && r.e->subr == SUBR_STRJOIN)
		return append(c, &to, &r, loc);
	if (type_is_string(to.type)) {
		ERR(c, loc, D_OP_INCOMPAT, "operator %s= cannot be applied to '%s'", op_text(op),
		    value_tname(c, to.type));
		return value_error();
	}
	if (type_is_integer(to.type) ? !type_is_integer(via) : !type_compatible(to.type, via)) {
		ERR(c, loc, D_OP_INCOMPAT, "operator %s=: '%s' cannot be converted to '%s'",
		    op_text(op), value_tname(c, via), value_tname(c, to.type));
		return value_error();
	}
	if (type_strip(to.type)->is_bool)
		via = r.e->type; /* compared with 0, so all of its bits count */
	if ((type_strip(to.type)->is_bool || type_strip(via)->kind == TYPE_POINTER) && r.e->na == 2)
		operand = r.e->a[1];
	else if (type_strip(via)->kind == TYPE_POINTER)
		operand = fold_int(c, c->t.s64, 0, loc);
	else if (op == OP_SHL || op == OP_SHR)
		operand = v.e;
	else if ((op == OP_DIV || op == OP_MOD) && same_sign(via, value_promote(c, &cur)))
		operand = value_operand_like(c, &v, &v, via);
	else
		operand = fold_cast(c, via, v.e);
	e = fold_new(c, PX_ASSIGN, to.type, loc, 2, to.e, operand);
	e->assign.op = op_kind(op);
	e->assign.via = type_bytes(operand->type) > type_bytes(via) ? operand->type : via;
	e->assign.post = post;
	r = value_rvalue(to.type, e, loc);
	r.scratch = to.scratch;
	return r;
}

struct value assign_op(struct checker *c, const struct scope *sc, enum op op, struct value to,
		       struct value v, struct loc loc)
{
	if (v.kind == V_ERROR || !writable(c, &to, op))
		return value_error();
	return compound(c, sc, op, to, v, false, loc);
}

struct value assign_step(struct checker *c, const struct scope *sc, const struct node *n,
			 struct value to, bool post)
{
	const struct value one = value_int(c, 1, n->loc);

	if (!writable(c, &to, n->unary.op))
		return value_error();
	if (type_strip(to.type)->kind == TYPE_POINTER &&
	    (type_strip(type_strip(to.type)->ref)->kind == TYPE_VOID ||
	     type_strip(type_strip(to.type)->ref)->kind == TYPE_FUNCTION)) {
		ERR(c, n->loc, D_OP_VFPTR, "operator %s cannot be applied to '%s'",
		    op_text(n->unary.op), value_tname(c, to.type));
		return value_error();
	}
	if (!type_is_integer(to.type) && !type_is_pointerlike(to.type)) {
		ERR(c, n->loc, D_OP_SCALAR, "operator %s cannot be applied to '%s'",
		    op_text(n->unary.op), value_tname(c, to.type));
		return value_error();
	}
	return compound(c, sc, n->unary.op == OP_INC ? OP_ADD : OP_SUB, to, one, post, n->loc);
}
