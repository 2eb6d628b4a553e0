// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Assignments: variables that come into being by them, stores into variables and into
 * scratch memory, compound forms, ++ and --.
 */
#include "checker.h"

#include <assert.h>

#include "translator/lang/intern.h"

/* ------------------------------------------------------------ references to variables */

/* Gives a variable its place in the program when it is first used. */
static void var_use(struct checker *c, struct var *var)
{
	struct prog *p = c->prog;
	struct prog_var *pv = var->pv;

	if (var->used)
		return;
	var->used = true;
	ARRAY_GROW(c->ctx, p->vars, p->nvars);
	pv->id = pv->assoc || pv->storage == PV_SELF ? c->ndynvars++ : p->nvars;
	p->vars[p->nvars++] = pv;
}

struct value check_var_ref(struct checker *c, struct var *var, struct loc loc)
{
	struct value v = { .kind = V_VAR, .type = var->pv->type, .loc = loc };

	if (var->pv->assoc && var->pv->nkeys) {
		ERR(c, loc, D_ARR_BADREF, "'%s' is an associative array and needs its keys",
		    var->pv->name);
		return value_error();
	}
	var_use(c, var);
	v.e = px_new(c, PX_VAR, var->pv->type, loc, 0);
	v.e->var.var = var->pv;
	v.scratch = var->origin == VO_SCRATCH;
	return v;
}

static bool key_type_ok(const struct type *t)
{
	switch (type_strip(t)->kind) {
	case TYPE_VOID:
	case TYPE_FUNCTION:
	case TYPE_DYN:
	case TYPE_FLOAT:
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		return false;
	case TYPE_INT:
	case TYPE_POINTER:
	case TYPE_ARRAY:
	case TYPE_STRUCT:
	case TYPE_UNION:
	case TYPE_ENUM:
	case TYPE_TYPEDEF:
	case TYPE_STRING:
		return true;
	}
	return true;
}

/* The keys of a first use: character arrays become strings. */
static bool check_keys(struct checker *c, const struct node_list *keys, struct value *ret)
{
	bool ok = true;
	struct value v;

	for (size_t i = 0; i < keys->n; i++) {
		v = check_expr(c, keys->items[i]);
		if (v.kind != V_ERROR && type_is_char_array(v.type)) {
			v = value_rvalue(c->t.string, value_string(c, v), v.loc);
			if (!v.e)
				v.kind = V_ERROR;
		}
		v = value_load(c, v);
		if (v.kind == V_ERROR) {
			ok = false;
		} else if (!key_type_ok(v.type)) {
			ERR(c, v.loc, D_KEY_TYPE, "'%s' cannot be a key", tname(c, v.type));
			ok = false;
		}
		ret[i] = v;
	}
	return ok;
}

static enum sym_space var_space(const struct prog_var *pv)
{
	return pv->storage == PV_SELF ? SS_SELF : pv->storage == PV_THIS ? SS_THIS : SS_GLOBAL;
}

/* A use that does not fit the variable.  Without a declaration others are silent. */
static struct value contradicted(struct checker *c, const struct prog_var *pv)
{
	const struct sym *s = sym_find(c->syms, var_space(pv), pv->name);

	if (s && s->kind == SK_VAR && !s->var->declared)
		poison_name(c, var_space(pv), pv->name);
	return value_error();
}

static struct value assoc_value(struct checker *c, struct var *var, const struct value *keys,
				struct loc loc)
{
	struct prog_expr *e = px_new(c, PX_VAR, var->pv->type, loc, 0);
	struct value v = { .kind = V_VAR, .type = var->pv->type, .e = e, .loc = loc };

	var_use(c, var);
	e->var.var = var->pv;
	e->na = var->pv->nkeys;
	e->a = talloc_array(e, struct prog_expr *, e->na);
	for (uint32_t i = 0; i < e->na; i++) {
		e->a[i] = value_convert(
			c, keys[i], var->pv->keys[i], D_PROTO_ARG,
			talloc_asprintf(c->ctx, "key %u of '%s'", i + 1, var->pv->name));
		if (!e->a[i])
			return contradicted(c, var->pv);
		if (scratch_key(c, &keys[i], e->a[i]))
			return value_error();
	}
	v.scratch = var->origin == VO_SCRATCH;
	return v;
}

struct value check_assoc_ref(struct checker *c, struct var *var, const struct node_list *keys,
			     struct loc loc)
{
	struct value vals[CHECK_MAX_KEYS];

	if (keys->n != var->pv->nkeys) {
		ERR(c, loc, D_PROTO_LEN, "'%s' has %u key%s, not %zu", var->pv->name,
		    var->pv->nkeys, var->pv->nkeys == 1 ? "" : "s", keys->n);
		return contradicted(c, var->pv);
	}
	if (!check_keys(c, keys, vals))
		return value_error();
	return assoc_value(c, var, vals, loc);
}

/* ----------------------------------------------------------- variables by assignment */

/* The type a variable gets from its first value. */
static const struct type *inferred(struct checker *c, struct value *v)
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
			    tname(c, v->type));
		else
			ERR(c, v->loc, D_OP_INCOMPAT, "a value of type void cannot be assigned");
		return NULL;
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		diag_error(c->diag, v->loc, D_UNSUPPORTED,
			   "printf() and the keys of an aggregation take it",
			   "'%s' cannot be kept in a variable", tname(c, v->type));
		return NULL;
	default:
		return v->type;
	}
}

static struct var *var_new(struct checker *c, enum sym_space space, const char *name,
			   const struct type *type, struct loc loc)
{
	struct sym *s = sym_add(c->syms, space, SK_VAR, name, loc);

	s->var = talloc_zero(c->ctx, struct var);
	s->var->pv = talloc_zero(c->ctx, struct prog_var);
	s->var->pv->name = name;
	s->var->pv->type = type;
	s->var->pv->storage = space == SS_SELF ? PV_SELF : space == SS_THIS ? PV_THIS : PV_GLOBAL;
	return s->var;
}

/* Name and space of an assignment's left side that is a plain variable. */
static bool var_name(struct checker *c, const struct node *n, enum sym_space *space,
		     const char **name)
{
	n = check_macro_name(c, n);
	if (n->kind == N_VAR && n->var.name) {
		*space = n->var.storage == ST_SELF ? SS_SELF : SS_THIS;
		*name = n->var.name;
		return true;
	}
	if (n->kind == N_IDENT && !n->ident.scoped) {
		*space = SS_GLOBAL;
		*name = n->ident.name;
		return true;
	}
	return false;
}

static bool name_is_taken(struct checker *c, enum sym_space space, const char *name)
{
	if (sym_find(c->syms, space, name))
		return true;
	return space == SS_GLOBAL &&
	       (builtin_find(c, name) || builtin_exists(c, name) || subr_exists(c, name) ||
		action_exists(c, name) || aggfunc_exists(c, name) || name == intern("self") ||
		name == intern("this"));
}

const struct node *node_assigned(const struct node *n)
{
	const struct node *left = NULL;

	if (n->kind == N_ASSIGN)
		left = n->binary.left;
	else if ((n->kind == N_UNARY || n->kind == N_POSTFIX) &&
		 (n->unary.op == OP_INC || n->unary.op == OP_DEC))
		left = n->unary.operand;
	return left && left->kind == N_INDEX ? left->index.base : left;
}

void poison_name(struct checker *c, enum sym_space space, const char *name)
{
	struct sym *s = sym_find(c->syms, space, name);

	if (s)
		s->kind = SK_WRONG;
	else
		sym_add(c->syms, space, SK_WRONG, name, (struct loc){ 0 });
}

bool is_poisoned(struct checker *c, enum sym_space space, const char *name)
{
	struct sym *s = sym_find(c->syms, space, name);

	return s && s->kind == SK_WRONG;
}

/* What check_operand() would make of the operand of a unary operator. */
static const struct node *node_operand(const struct node *n)
{
	const bool makes = n->kind == N_UNARY && (n->unary.op == OP_NOT ||
						  n->unary.op == OP_COMPL || n->unary.op == OP_NEG);
	const struct node *operand = makes ? n->unary.operand : NULL;

	return operand && operand->kind == N_INDEX ? operand->index.base : operand;
}

static bool poison_assigned(struct checker *c, const struct node *n)
{
	const struct node *left = node_assigned(n);
	enum sym_space space;
	const char *name;

	if (!left)
		left = node_operand(n);
	if (left && left->kind == N_AGG && !sym_find(c->syms, SS_AGG, left->agg.name))
		poison_name(c, SS_AGG, left->agg.name);
	if (left && var_name(c, left, &space, &name) && !name_is_taken(c, space, name))
		poison_name(c, space, name);
	return false;
}

void poison(struct checker *c, const struct node *n)
{
	if (check_failed(c))
		node_any(n, poison_assigned, c);
}

static bool agg_name_clash(struct checker *c, const char *name, struct loc loc)
{
	if (!subr_exists(c, name) && !action_exists(c, name) && !aggfunc_exists(c, name))
		return false;
	ERR(c, loc, D_OP_LVAL, "'%s' is a function and cannot be assigned to", name);
	return true;
}

/* name[keys] = v for a new name. */
static struct value assoc_create(struct checker *c, enum sym_space space, const char *name,
				 const struct node *n, const struct type *type)
{
	struct value keys[CHECK_MAX_KEYS];
	struct var *var;

	if (space == SS_THIS) {
		ERR(c, n->loc, D_ARR_LOCAL, "'this->%s' cannot be an associative array", name);
		return value_error();
	}
	if (n->index.keys.n > CHECK_MAX_KEYS) {
		ERR(c, n->loc, D_LIMIT, "more than %d keys are not possible", CHECK_MAX_KEYS);
		return value_error();
	}
	if (!check_keys(c, &n->index.keys, keys))
		return value_error();
	var = var_new(c, space, name, type, n->loc);
	var->pv->assoc = true;
	var->pv->nkeys = n->index.keys.n;
	var->pv->keys = talloc_array(c->ctx, const struct type *, var->pv->nkeys);
	for (uint32_t i = 0; i < var->pv->nkeys; i++) {
		const struct type *t = type_promote(c, keys[i].type);

		/* Integer keys are words: a later, wider key must not be cut. */
		if (type_is_integer(t))
			t = type_int(c->types, 64, type_strip(t)->is_signed);
		var->pv->keys[i] = t;
	}
	return assoc_value(c, var, keys, n->loc);
}

/* Does the node name a variable, or an element of an associative array, that holds a string? */
static bool is_string_variable(struct checker *c, const struct node *n)
{
	const struct node *named = n->kind == N_INDEX ? n->index.base : n;
	enum sym_space space;
	const struct sym *s;
	const char *name;

	if (!var_name(c, named, &space, &name))
		return false;
	s = sym_find(c->syms, space, name);
	return s && s->kind == SK_VAR && type_is_string(s->var->pv->type) &&
	       (n->kind == N_INDEX) == (s->var->pv->nkeys > 0);
}

/*
 * The object on the left side of an assignment; new variables get `type` (NULL: none may
 * be made).
 */
static struct value target(struct checker *c, const struct node *n, const struct type *type)
{
	enum sym_space space;
	const char *name;

	if (type && var_name(c, n, &space, &name) && !name_is_taken(c, space, name)) {
		type = width_of(c, space, name, type);
		return check_var_ref(c, var_new(c, space, name, type, n->loc), n->loc);
	}
	if (type && n->kind == N_INDEX && var_name(c, n->index.base, &space, &name) &&
	    !name_is_taken(c, space, name))
		return assoc_create(c, space, name, n, width_of(c, space, name, type));
	if (n->kind == N_INDEX && is_string_variable(c, n->index.base)) {
		struct value v = check_expr(c, n->index.base);

		return v.kind == V_VAR ? check_string_byte(c, v, n) : v;
	}
	if (n->kind == N_IDENT && !n->ident.scoped &&
	    !sym_find(c->syms, SS_GLOBAL, n->ident.name) &&
	    agg_name_clash(c, n->ident.name, n->loc))
		return value_error();
	return check_expr(c, n);
}

static bool writable(struct checker *c, const struct value *v, enum op op)
{
	if (v->kind == V_ERROR)
		return false;
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
		px_new(c, PX_CALL, val->type, loc, 2, px_cast(c, c->t.u64, addr), val);

	e->subr = SUBR_STORE;
	return e;
}

/*
 * A bit-field: the integer that holds it, with other bits in its place.  The value comes first,
 * as it may change those.
 */
static struct prog_expr *store_bits(struct checker *c, struct value to, struct prog_expr *val,
				    struct loc loc)
{
	const struct type *unit = type_int(c->types, type_bytes(to.type) * 8, false);
	uint64_t mask = to.bits < 64 ? (1ULL << to.bits) - 1 : ~0ULL;
	struct value from = value_rvalue(to.type, val, loc), v;
	struct prog_expr *at = check_once(c, "at", &to), *value = check_once(c, "value", &from);
	struct prog_expr *old, *e;

	v = value_load(c, to);
	if (v.kind == V_ERROR)
		return NULL;
	old = px_new(c, PX_LOAD, unit, loc, 1, px_cast(c, c->t.u64, to.e));
	old = px_binary(c, PX_AND, c->t.u64, loc, px_cast(c, c->t.u64, old),
			px_int(c, c->t.u64, (int64_t) ~(mask << to.bitoff), loc));
	val = px_binary(c, PX_AND, c->t.u64, loc, px_cast(c, c->t.u64, from.e),
			px_int(c, c->t.u64, (int64_t)mask, loc));
	val = px_binary(c, PX_SHL, c->t.u64, loc, val, px_int(c, c->t.u64, to.bitoff, loc));
	val = px_binary(c, PX_OR, c->t.u64, loc, old, val);
	e = store_into(c, to.e, px_cast(c, unit, val), loc);
	v.e = px_new(c, PX_COMMA, v.type, loc, 2, e, v.e);
	return check_after(c, at, check_after(c, value, v)).e;
}

/*
 * A string: copied from a variable, where it has all its bytes.  One serves all, as nobody reads
 * it after the store.
 */
static struct prog_expr *store_string(struct checker *c, struct value to, struct prog_expr *val,
				      struct loc loc)
{
	struct prog_expr *at = check_once(c, "at", &to), *var, *from, *copy;
	struct value v = value_load(c, to);

	if (!c->stored)
		c->stored = check_hidden(c, "string", c->t.string, loc)->var.var;
	var = check_hidden_ref(c, c->stored, loc);
	from = px_new(c, PX_VARADDR, c->t.u64, loc, 0);
	from->var = var->var;
	copy = px_new(c, PX_CALL, c->t.vd, loc, 3, from, px_cast(c, c->t.u64, to.e),
		      px_int(c, c->t.u64, type_bytes(to.type), loc));
	copy->subr = SUBR_BCOPY;
	copy = check_sequence(c, check_set(c, var, val, loc), copy);
	return check_after(c, at, check_after(c, copy, v)).e;
}

static struct prog_expr *store_scratch(struct checker *c, const struct value *to,
				       struct prog_expr *val, struct loc loc)
{
	if (to->bits)
		return store_bits(c, *to, val, loc);
	if (type_is_string(to->type))
		return store_string(c, *to, val, loc);
	return store_into(c, to->e, val, loc);
}

/* A whole variable or element, not a part of one. */
static bool is_whole(const struct value *v)
{
	const struct prog_expr *e = v->e;

	return v->kind == V_VAR && !e->var.offset && !e->var.nindex && v->type == e->var.var->type;
}

static bool is_dynamic(const struct value *v)
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
		return px_new(c, PX_NULLSTR, t, loc, 0);
	return px_int(c, type_is_scalar(t) ? t : c->t.i, 0, loc);
}

static struct value assign_plain(struct checker *c, const struct node *n)
{
	struct value v = check_expr(c, n->binary.right), to;
	const struct type *type = NULL;
	struct prog_expr *val, *e;
	enum sym_space space;
	const char *name;
	const struct node *left = n->binary.left;
	const struct node *base = left->kind == N_INDEX ? left->index.base : left;

	if (v.kind == V_XLATE)
		v = v.e ? value_load(c, v) : xlate_object(c, v);
	if (var_name(c, base, &space, &name) && !name_is_taken(c, space, name)) {
		if (v.kind != V_ERROR)
			type = inferred(c, &v);
		if (!type) {
			poison_name(c, space, name);
			return value_error();
		}
	}
	if (v.kind == V_ERROR)
		return v;
	to = target(c, left, type);
	if (!writable(c, &to, OP_NONE))
		return value_error();
	if (type_strip(to.type)->kind == TYPE_ARRAY) {
		ERR(c, to.loc, D_OP_ARRFUN, "an array cannot be assigned to as a whole");
		return value_error();
	}
	if (is_dynamic(&to) && value_is_null(&v)) {
		e = check_set(c, to.e, zero_of(c, to.type, v.loc), n->loc);
		e->assign.del = true;
		return value_rvalue(to.type, e, n->loc);
	}
	note_width(c, &to, v.type);
	val = value_convert(c, v, to.type, D_OP_INCOMPAT, "assignment");
	if (!val || !scratch_note(c, &to, &v) || scratch_kept(c, &to, val, v.loc))
		return to.kind == V_VAR ? contradicted(c, to.e->var.var) : value_error();
	if (to.kind == V_MEM) {
		e = store_scratch(c, &to, val, n->loc);
		return e ? value_rvalue(to.type, e, n->loc) : value_error();
	}
	e = check_set(c, to.e, val, n->loc);
	to = value_rvalue(to.type, e, n->loc);
	to.scratch = v.scratch;
	return to;
}

/* The old value, kept aside where compound_scratch() cannot have it from the new one. */
static struct prog_expr *keep_old(struct checker *c, struct value *old, struct loc loc)
{
	struct prog_expr *var = check_hidden(c, "old", old->type, loc);
	struct prog_expr *set = check_set(c, var, old->e, loc);

	old->e = var;
	return set;
}

/* Read, operate, write on scratch memory. */
static struct value compound_scratch(struct checker *c, enum op op, struct value to, struct value v,
				     bool post, struct loc loc)
{
	struct prog_expr *first = check_once(c, "at", &to), *keep = NULL, *e, *val;
	struct value old = value_load(c, to), r;

	if (old.kind == V_ERROR)
		return old;
	if (post && (to.bits || type_strip(to.type)->is_bool))
		keep = keep_old(c, &old, loc);
	r = check_arith(c, op, old, v, loc);
	if (r.kind == V_ERROR)
		return r;
	val = value_convert(c, r, to.type, D_OP_INCOMPAT, "assignment");
	e = val ? store_scratch(c, &to, val, loc) : NULL;
	if (!e)
		return value_error();
	r = value_rvalue(to.type, e, loc);
	if (keep) {
		e = px_new(c, PX_COMMA, to.type, loc, 2, e, old.e);
		r = check_after(c, keep, value_rvalue(to.type, e, loc));
	} else if (post) {
		r = check_arith(c, op == OP_ADD ? OP_SUB : OP_ADD, r, v, loc);
		if (r.kind != V_ERROR)
			r = value_rvalue(to.type, px_cast(c, to.type, r.e), loc);
	}
	return check_after(c, first, r);
}

static bool same_sign(const struct type *a, const struct type *b)
{
	return type_strip(a)->is_signed == type_strip(b)->is_signed;
}

/* to op= v */
static struct value compound(struct checker *c, enum op op, struct value to, struct value v,
			     bool post, struct loc loc)
{
	struct value cur, r;
	struct prog_expr *e, *operand;
	const struct type *via;

	if (to.kind == V_MEM)
		return compound_scratch(c, op, to, v, post, loc);
	cur = value_load(c, to);
	if (cur.kind == V_ERROR)
		return cur;
	/* Typed as the whole expression would be; its operand is then taken out again. */
	r = check_arith(c, op, cur, v, loc);
	if (r.kind == V_ERROR)
		return r;
	via = r.type;
	note_width(c, &to, via);
	if (type_is_string(to.type) ||
	    (!type_is_integer(to.type) && !type_compatible(to.type, via))) {
		ERR(c, loc, D_OP_INCOMPAT, "operator %s= cannot be applied to '%s'", op_text(op),
		    tname(c, to.type));
		return value_error();
	}
	if (type_strip(via)->kind == TYPE_POINTER && r.e->na == 2)
		operand = r.e->a[1];
	else if (type_strip(via)->kind == TYPE_POINTER)
		operand = px_int(c, c->t.s64, 0, loc);
	else if (op == OP_SHL || op == OP_SHR)
		operand = v.e;
	else if ((op == OP_DIV || op == OP_MOD) && same_sign(via, value_promote(c, &cur)))
		operand = value_operand_like(c, &v, &v, via);
	else
		operand = px_cast(c, via, v.e);
	e = px_new(c, PX_ASSIGN, to.type, loc, 2, to.e, operand);
	e->assign.op = op_kind(op);
	e->assign.via = type_bytes(operand->type) > type_bytes(via) ? operand->type : via;
	e->assign.post = post;
	r = value_rvalue(to.type, e, loc);
	r.scratch = to.scratch;
	return r;
}

struct value check_assign(struct checker *c, const struct node *n)
{
	struct value v, to;

	if (n->binary.left->kind == N_INDEX && n->binary.left->index.base->kind == N_AGG) {
		ERR(c, n->binary.left->loc, D_AGG_MDIM,
		    "an aggregation has one list of keys: write '@name[a, b]'");
		return value_error();
	}
	if (n->binary.left->kind == N_AGG) {
		ERR(c, n->loc, D_AGG_NULL,
		    "an aggregation can only be assigned by a statement of its own");
		return value_error();
	}
	if (n->binary.op == OP_NONE)
		return assign_plain(c, n);
	v = check_rvalue(c, n->binary.right);
	to = target(c, n->binary.left, c->t.s64);
	if (v.kind == V_ERROR || !writable(c, &to, n->binary.op))
		return value_error();
	return compound(c, n->binary.op, to, v, false, n->loc);
}

/* What ! ~ or - is applied to: a new variable if it is the name of nothing, as with ++. */
struct value check_operand(struct checker *c, const struct node *n)
{
	const struct node *named = n->kind == N_INDEX ? n->index.base : n;
	enum sym_space space;
	const char *name;

	if (!c->cl || !var_name(c, named, &space, &name) || name_is_taken(c, space, name) ||
	    (space == SS_GLOBAL && !ident_unknown(c, name)))
		return check_rvalue(c, n);
	return value_load(c, target(c, n, c->t.s64));
}

struct value check_incdec(struct checker *c, const struct node *n, bool post)
{
	struct value to, one = value_int(c, 1, n->loc);

	if (n->unary.operand->kind == N_AGG)
		return check_expr(c, n->unary.operand);
	to = target(c, n->unary.operand, c->t.s64);
	if (!writable(c, &to, n->unary.op))
		return value_error();
	if (type_strip(to.type)->kind == TYPE_POINTER &&
	    (type_strip(type_strip(to.type)->ref)->kind == TYPE_VOID ||
	     type_strip(type_strip(to.type)->ref)->kind == TYPE_FUNCTION)) {
		ERR(c, n->loc, D_OP_VFPTR, "operator %s cannot be applied to '%s'",
		    op_text(n->unary.op), tname(c, to.type));
		return value_error();
	}
	if (!type_is_integer(to.type) && !type_is_pointerlike(to.type)) {
		ERR(c, n->loc, D_OP_SCALAR, "operator %s cannot be applied to '%s'",
		    op_text(n->unary.op), tname(c, to.type));
		return value_error();
	}
	return compound(c, n->unary.op == OP_INC ? OP_ADD : OP_SUB, to, one, post, n->loc);
}
