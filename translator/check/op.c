// SPDX-License-Identifier: GPL-2.0-or-later
/* Operators of typed operands: arithmetic, comparisons, logic, ?: and comma. */
#include "op.h"

#include "args.h"
#include "fold.h"
#include "translator/lang/intern.h"

enum prog_expr_kind op_kind(enum op op)
{
	switch (op) {
	case OP_MUL:
		return PX_MUL;
	case OP_DIV:
		return PX_DIV;
	case OP_MOD:
		return PX_MOD;
	case OP_ADD:
		return PX_ADD;
	case OP_SUB:
		return PX_SUB;
	case OP_SHL:
		return PX_SHL;
	case OP_SHR:
		return PX_SHR;
	case OP_LT:
		return PX_LT;
	case OP_LE:
		return PX_LE;
	case OP_GT:
		return PX_GT;
	case OP_GE:
		return PX_GE;
	case OP_EQ:
		return PX_EQ;
	case OP_NE:
		return PX_NE;
	case OP_BAND:
		return PX_AND;
	case OP_BXOR:
		return PX_XOR;
	case OP_BOR:
		return PX_OR;
	case OP_LAND:
		return PX_LAND;
	case OP_LXOR:
		return PX_LXOR;
	case OP_LOR:
		return PX_LOR;
	case OP_COMMA:
		return PX_COMMA;
	case OP_MATCH:
	case OP_NOMATCH:
		return PX_MATCH;
	case OP_NONE:
	case OP_NEG:
	case OP_PLUS:
	case OP_NOT:
	case OP_COMPL:
	case OP_DEREF:
	case OP_ADDR:
	case OP_INC:
	case OP_DEC:
	case OP_SIZEOF:
	case OP_STRINGOF:
		break;
	}
	return PX_ASSIGN;
}

static struct value incompatible(struct checker *c, enum op op, const struct value *a,
				 const struct value *b, struct loc loc)
{
	ERR(c, loc, D_OP_INCOMPAT, "operands of %s have incompatible types '%s' and '%s'",
	    op == OP_NONE ? "?:" : op_text(op), value_tname(c, a->type), value_tname(c, b->type));
	return value_error();
}

struct prog_expr *op_truth(struct checker *c, struct value v, enum diag_tag tag, const char *what)
{
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return NULL;
	if (v.array || (!type_is_integer(v.type) && !type_is_pointerlike(v.type))) {
		const struct type *t = v.array ? v.array : v.type;

		diag_error(c->diag, v.loc, tag,
			   type_is_string(t) || type_is_char_array(t) ?
				   "compare it with \"\" or NULL" :
				   NULL,
			   "%s needs a scalar, not '%s'", what, value_tname(c, t));
		return NULL;
	}
	return v.e;
}

/* -------------------------------------------------------------------- arithmetic */

/* Size of what a pointer steps over; 0 after a report. */
static uint32_t step(struct checker *c, enum op op, const struct value *p, struct loc loc)
{
	const struct type *ref = type_strip(type_strip(p->type)->ref);
	uint32_t size;

	if (ref->kind == TYPE_VOID || ref->kind == TYPE_FUNCTION) {
		diag_error(c->diag, loc, D_OP_INCOMPAT,
			   ref->kind == TYPE_VOID ? "cast it to a pointer to a type with a size" :
						    NULL,
			   "operator %s cannot be applied to '%s': what it points to has no size",
			   op_text(op), value_tname(c, p->type));
		return 0;
	}
	size = type_bytes(ref);
	if (!size)
		ERR(c, p->loc, D_OP_INCOMPLETE, "'%s' is an incomplete type: its size is not known",
		    value_tname(c, ref));
	return size;
}

static struct value pointer_offset(struct checker *c, enum op op, struct value p, struct value i,
				   struct loc loc)
{
	uint32_t size = step(c, op, &p, loc);
	struct prog_expr *e;
	struct value r;

	if (!size)
		return value_error();
	e = fold_cast(c, c->t.s64, i.e);
	if (size > 1)
		e = fold_binary(c, PX_MUL, c->t.s64, loc, e, fold_int(c, c->t.s64, size, loc));
	r = value_rvalue(p.type, fold_binary(c, op_kind(op), p.type, loc, p.e, e), loc);
	r.scratch = p.scratch;
	return r;
}

/* A string `i` bytes further on: what a pointer to its bytes would lead to. */
static struct value string_offset(struct checker *c, enum op op, struct value s, struct value i,
				  struct loc loc)
{
	struct prog_expr *n = fold_cast(c, c->t.s64, i.e), *e;

	if (op == OP_SUB)
		n = fold_unary(c, PX_NEG, c->t.s64, loc, n);
	e = fold_new(c, PX_CALL, c->t.string, loc, 2, s.e, n);
	e->subr = SUBR_STRING_FROM;
	return value_rvalue(c->t.string, e, loc);
}

/* Text and text, of which one is surely that: a pointer alone may lead to anything. */
static bool joins(const struct value *a, const struct value *b)
{
	return value_is_strlike(a) && value_is_strlike(b) &&
	       (value_is_string(a) || value_is_string(b));
}

/* As strjoin() has it. */
static struct value join(struct checker *c, struct value a, struct value b, struct loc loc)
{
	struct prog_expr *x = value_string(c, a), *y = value_string(c, b), *e;

	if (!x || !y)
		return value_error();
	e = fold_new(c, PX_CALL, c->t.string, loc, 2, x, y);
	e->subr = SUBR_STRJOIN;
	return value_rvalue(c->t.string, e, loc);
}

struct value op_add(struct checker *c, struct value a, struct value b, struct loc loc)
{
	if (joins(&a, &b))
		return join(c, a, b, loc);
	a = value_load(c, a);
	b = value_load(c, b);
	if (a.kind == V_ERROR || b.kind == V_ERROR)
		return value_error();
	return op_arith(c, OP_ADD, a, b, loc);
}

static struct value pointer_difference(struct checker *c, struct value a, struct value b,
				       struct loc loc)
{
	uint32_t size = step(c, OP_SUB, &a, loc);
	struct prog_expr *e;

	if (!size)
		return value_error();
	if (!type_compatible(a.type, b.type))
		return incompatible(c, OP_SUB, &a, &b, loc);
	e = fold_binary(c, PX_SUB, c->t.l, loc, fold_cast(c, c->t.l, a.e),
			fold_cast(c, c->t.l, b.e));
	if (size > 1)
		e = fold_binary(c, PX_DIV, c->t.l, loc, e, fold_int(c, c->t.l, size, loc));
	return value_rvalue(c->t.l, e, loc);
}

static struct value shift(struct checker *c, enum op op, struct value a, struct value b,
			  struct loc loc)
{
	const struct type *t = value_promote(c, &a), *wide = value_computed_type(c, t);

	return value_rvalue(t, fold_binary(c, op_kind(op), wide, loc, value_operand(c, &a, t), b.e),
			    loc);
}

/* Whether a result may have more bits than operands of type t have. */
static bool may_grow(enum op op, const struct value *b)
{
	if (op == OP_DIV)
		return b->e->kind != PX_INT || b->e->value == -1;
	return op == OP_ADD || op == OP_SUB || op == OP_MUL;
}

static bool is_pointer(const struct value *v)
{
	return type_strip(v->type)->kind == TYPE_POINTER;
}

static struct value not_number(struct checker *c, enum op op, const struct value *v, struct loc loc)
{
	bool ints = op != OP_MUL && op != OP_DIV && op != OP_ADD && op != OP_SUB;

	ERR(c, loc, ints ? D_OP_INT : D_OP_ARITH, "operator %s needs %s operands, not '%s'",
	    op_text(op), ints ? "integer" : "arithmetic", value_tname(c, v->type));
	return value_error();
}

struct value op_arith(struct checker *c, enum op op, struct value a, struct value b, struct loc loc)
{
	bool ai = type_is_integer(a.type), bi = type_is_integer(b.type);
	struct prog_expr *x, *y;
	const struct type *t;
	struct value r;

	if (op == OP_ADD && ai && is_pointer(&b))
		return pointer_offset(c, op, b, a, loc);
	if ((op == OP_ADD || op == OP_SUB) && is_pointer(&a) && bi)
		return pointer_offset(c, op, a, b, loc);
	if (op == OP_SUB && is_pointer(&a) && is_pointer(&b))
		return pointer_difference(c, a, b, loc);
	if (op == OP_ADD && ai && type_is_string(b.type))
		return string_offset(c, op, b, a, loc);
	if ((op == OP_ADD || op == OP_SUB) && type_is_string(a.type) && bi)
		return string_offset(c, op, a, b, loc);
	if (op == OP_ADD && joins(&a, &b))
		return join(c, a, b, loc);
	if (!ai || !bi) {
		if (op == OP_ADD || op == OP_SUB)
			return incompatible(c, op, &a, &b, loc);
		return not_number(c, op, ai ? &b : &a, loc);
	}
	if ((op == OP_DIV || op == OP_MOD) && b.e->kind == PX_INT && b.e->value == 0) {
		ERR(c, loc, D_DIV_ZERO, "division by zero");
		return value_error();
	}
	if (op == OP_SHL || op == OP_SHR)
		return shift(c, op, a, b, loc);
	t = value_usual_type(c, value_promote(c, &a), value_promote(c, &b));
	if (may_grow(op, &b)) {
		x = value_operand(c, &a, t);
		y = value_operand(c, &b, t);
	} else {
		x = value_operand_like(c, &a, &b, t);
		y = value_operand_like(c, &b, &a, t);
	}
	r = value_rvalue(t, fold_binary(c, op_kind(op), x->type, loc, x, y), loc);
	r.scratch = a.scratch || b.scratch;
	return r;
}

/* ------------------------------------------------------------------- comparisons */

static enum prog_expr_kind string_kind(enum op op)
{
	switch ((int)op) {
	case OP_LT:
		return PX_STRLT;
	case OP_LE:
		return PX_STRLE;
	case OP_GT:
		return PX_STRGT;
	case OP_GE:
		return PX_STRGE;
	case OP_EQ:
		return PX_STREQ;
	}
	return PX_STRNE;
}

static struct value compare_strings(struct checker *c, enum op op, struct value a, struct value b,
				    struct loc loc)
{
	struct prog_expr *x = value_string(c, a), *y = value_string(c, b);

	if (!x || !y)
		return value_error();
	return value_rvalue(c->t.i, fold_new(c, string_kind(op), c->t.i, loc, 2, x, y), loc);
}

static struct value compare_null(struct checker *c, enum op op, struct value s, struct loc loc)
{
	struct prog_expr *e = value_string(c, s);

	if (!e)
		return value_error();
	e = fold_new(c, PX_STRNULL, c->t.i, loc, 1, e);
	if (op == OP_NE)
		e = fold_unary(c, PX_NOT, c->t.i, loc, e);
	return value_rvalue(c->t.i, e, loc);
}

static struct value compare_scalars(struct checker *c, const struct scope *sc, enum op op,
				    struct value a, struct value b, struct loc loc)
{
	struct prog_expr *x, *y;
	bool ap, bp;
	const struct type *t;

	a = value_load(c, a);
	b = value_load(c, b);
	if (a.kind == V_ERROR || b.kind == V_ERROR)
		return value_error();
	ap = is_pointer(&a);
	bp = is_pointer(&b);
	if (type_is_integer(a.type) && type_is_integer(b.type)) {
		t = value_usual_type(c, value_promote(c, &a), value_promote(c, &b));
		x = value_operand_like(c, &a, &b, t);
		y = value_operand_like(c, &b, &a, t);
	} else if ((ap && bp) || (ap && type_is_integer(b.type)) ||
		   (bp && type_is_integer(a.type))) {
		if (ap && bp && !type_compatible(a.type, b.type) &&
		    type_strip(type_strip(a.type)->ref)->kind != TYPE_VOID &&
		    type_strip(type_strip(b.type)->ref)->kind != TYPE_VOID)
			return incompatible(c, op, &a, &b, loc);
		x = fold_cast(c, c->t.u64, a.e);
		y = fold_cast(c, c->t.u64, b.e);
	} else {
		return incompatible(c, op, &a, &b, loc);
	}
	if (op == OP_EQ || op == OP_NE)
		args_compared(c, sc, a.e, b.e, loc);
	return value_rvalue(c->t.i, fold_binary(c, op_kind(op), c->t.i, loc, x, y), loc);
}

struct value op_compare(struct checker *c, const struct scope *sc, enum op op, struct value a,
			struct value b, struct loc loc)
{
	bool as, bs;

	if (a.kind == V_ERROR || b.kind == V_ERROR)
		return value_error();
	as = type_is_string(a.type);
	bs = type_is_string(b.type);
	if ((op == OP_EQ || op == OP_NE) && as && value_is_null(&b))
		return compare_null(c, op, a, loc);
	if ((op == OP_EQ || op == OP_NE) && bs && value_is_null(&a))
		return compare_null(c, op, b, loc);
	if ((as && value_is_strlike(&b)) || (bs && value_is_strlike(&a)) ||
	    (type_is_char_array(a.type) && type_is_char_array(b.type)))
		return compare_strings(c, op, a, b, loc);
	return compare_scalars(c, sc, op, a, b, loc);
}

bool op_enum_tag(struct checker *c, const struct value *left, const struct node *n,
		 struct value *ret)
{
	const struct type *t = type_strip(left->type);

	if (t->kind != TYPE_ENUM || n->kind != N_IDENT || n->ident.scoped)
		return false;
	t = type_complete(t);
	for (uint32_t i = 0; i < t->nenumerators; i++) {
		if (intern(t->enumerators[i].name) != n->ident.name)
			continue;
		*ret = value_rvalue(left->type,
				    fold_int(c, left->type, t->enumerators[i].value, n->loc),
				    n->loc);
		return true;
	}
	return false;
}

/* ------------------------------------------------------------------------- logic */

struct value op_logic(struct checker *c, enum op op, struct value l, struct value r, struct loc loc)
{
	const char *what = talloc_asprintf(c->ctx, "operator %s", op_text(op));
	struct prog_expr *a, *b;

	if (l.kind == V_ERROR || r.kind == V_ERROR)
		return value_error();
	a = op_truth(c, l, D_OP_SCALAR, what);
	b = op_truth(c, r, D_OP_SCALAR, what);
	if (!a || !b)
		return value_error();
	if (a->kind == PX_INT && ((op == OP_LAND && !a->value) || (op == OP_LOR && a->value)))
		return value_int(c, op == OP_LOR, loc);
	return value_rvalue(c->t.i, fold_binary(c, op_kind(op), c->t.i, loc, a, b), loc);
}

struct value op_comma(struct checker *c, struct value l, struct value r, struct loc loc)
{
	if (l.kind == V_ERROR || r.kind == V_ERROR)
		return value_error();
	if (l.action || r.action) {
		ERR(c, l.action ? l.loc : r.loc, D_OP_ACT,
		    "'%s' cannot be an operand of a comma: make it a statement of its own",
		    value_tname(c, l.action ? l.type : r.type));
		return value_error();
	}
	r.e = fold_new(c, PX_COMMA, r.e->type, loc, 2, l.e, r.e);
	r.loc = loc;
	return r;
}

/* ---------------------------------------------------------------------------- ?: */

static struct value cond_make(struct checker *c, const struct type *t, struct prog_expr *test,
			      struct prog_expr *a, struct prog_expr *b, struct loc loc)
{
	return value_rvalue(t, fold_new(c, PX_COND, t, loc, 3, test, a, b), loc);
}

static struct value cond_strings(struct checker *c, struct prog_expr *test, struct value a,
				 struct value b, struct loc loc)
{
	struct prog_expr *x = value_string(c, a), *y = value_string(c, b);

	if (!x || !y)
		return value_error();
	return cond_make(c, c->t.string, test, x, y, loc);
}

/* An action in a branch: whether it runs depends on what is known too late for D. */
static struct value cond_action(struct checker *c, const struct value *a, const struct value *b)
{
	diag_error(c->diag, a->action ? a->loc : b->loc, D_OP_ACT,
		   "write 'if (condition) action(); else …', or a predicate",
		   "'%s' may only depend on a constant here",
		   value_tname(c, a->action ? a->type : b->type));
	return value_error();
}

static struct value cond_values(struct checker *c, struct prog_expr *test, struct value a,
				struct value b, struct loc loc)
{
	const struct type *t;
	struct prog_expr *x, *y;
	struct value r;

	a = value_load(c, a);
	b = value_load(c, b);
	if (a.kind == V_ERROR || b.kind == V_ERROR)
		return value_error();
	if (type_is_integer(a.type) && type_is_integer(b.type)) {
		t = value_usual_type(c, value_promote(c, &a), value_promote(c, &b));
		x = value_operand_like(c, &a, &b, t);
		y = value_operand_like(c, &b, &a, t);
		r = cond_make(c, x->type, test, x, y, loc);
		r.type = t;
		r.scratch = a.scratch || b.scratch;
		return r;
	}
	if (is_pointer(&a) && is_pointer(&b) && value_is_userland(&a) != value_is_userland(&b)) {
		diag_error(
			c->diag, loc, D_OP_INCOMPAT, "cast one of them",
			"operands of ?: are a pointer into user memory and one into the kernel's");
		return value_error();
	}
	if (is_pointer(&a) &&
	    (value_is_null(&b) ||
	     (is_pointer(&b) && (type_compatible(a.type, b.type) ||
				 type_strip(type_strip(b.type)->ref)->kind == TYPE_VOID))))
		t = a.type;
	else if (is_pointer(&b) &&
		 (value_is_null(&a) ||
		  (is_pointer(&a) && type_strip(type_strip(a.type)->ref)->kind == TYPE_VOID)))
		t = b.type;
	else if (a.action || b.action)
		return cond_action(c, &a, &b);
	else if (type_strip(a.type)->kind == TYPE_VOID && type_strip(b.type)->kind == TYPE_VOID)
		return cond_make(c, a.type, test, a.e, b.e, loc);
	else
		return incompatible(c, OP_NONE, &a, &b, loc);
	r = cond_make(c, t, test, fold_cast(c, t, a.e), fold_cast(c, t, b.e), loc);
	r.scratch = a.scratch || b.scratch;
	return r;
}

struct value op_cond(struct checker *c, struct prog_expr *test, struct value a, struct value b,
		     struct loc loc)
{
	bool as, bs;

	if (a.kind == V_ERROR || b.kind == V_ERROR)
		return value_error();
	as = value_is_string(&a);
	bs = value_is_string(&b);
	if ((as && (value_is_strlike(&b) || value_is_null(&b))) ||
	    (bs && (value_is_strlike(&a) || value_is_null(&a))))
		return cond_strings(c, test, a, b, loc);
	return cond_values(c, test, a, b, loc);
}

/* ------------------------------------------------------------------------- unary */

struct value op_unary(struct checker *c, enum op op, struct value v, struct loc loc)
{
	const struct type *t;
	struct prog_expr *e;

	if (v.kind == V_ERROR)
		return v;
	if (op == OP_NOT) {
		e = op_truth(c, v, D_OP_SCALAR, "operator !");
		if (!e)
			return value_error();
		return value_rvalue(c->t.i, fold_unary(c, PX_NOT, c->t.i, loc, e), loc);
	}
	if (!type_is_integer(v.type)) {
		diag_error(c->diag, loc, op == OP_COMPL ? D_OP_INT : D_OP_ARITH,
			   op == OP_COMPL && value_is_strlike(&v) ?
				   "the regular expression after =~ is a string literal or $$1" :
				   NULL,
			   "operator %s needs an integer, not '%s'", op_text(op),
			   value_tname(c, v.type));
		return value_error();
	}
	t = value_promote(c, &v);
	v.e = op == OP_PLUS ? value_operand_like(c, &v, &v, t) : value_operand(c, &v, t);
	v.type = t;
	v.loc = loc;
	if (op == OP_NEG)
		v.e = fold_unary(c, PX_NEG, v.e->type, loc, v.e);
	else if (op == OP_COMPL)
		v.e = fold_unary(c, PX_COMPL, v.e->type, loc, v.e);
	return v;
}
