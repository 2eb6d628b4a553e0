// SPDX-License-Identifier: GPL-2.0-or-later
/* Expressions: dispatch, literals, casts, sizeof and its relatives, members, subscripts. */
#include "checker.h"
#include "macro.h"
#include "poison.h"
#include "words.h"
#include "stack.h"
#include "subr.h"
#include "symbol.h"

#include <string.h>

#include "translator/lang/intern.h"

/* C99 6.4.4.1: the first of these types that holds the value. */
static struct value check_int(struct checker *c, const struct node *n)
{
	uint64_t v = n->integer.value;
	uint32_t f = n->integer.flags;
	bool wide = f & (INT_LONG | INT_LONGLONG);
	bool unsig = f & INT_UNSIGNED, decimal = f & INT_DECIMAL;
	const struct type *t;
	struct value r;

	if (f & INT_CHAR)
		t = c->t.i;
	else if (!wide && !unsig && v <= INT32_MAX)
		t = c->t.i;
	else if (!wide && (unsig || !decimal) && v <= UINT32_MAX)
		t = c->t.u;
	else if (!unsig && v <= INT64_MAX)
		t = c->t.l;
	else
		t = c->t.ul;
	if ((f & INT_CHAR) && v > UINT32_MAX)
		t = c->t.l;
	r = value_rvalue(t, px_int(c, t, (int64_t)v, n->loc), n->loc);
	r.literal = true;
	return r;
}

static struct value check_string(struct checker *c, const struct node *n)
{
	struct prog_expr *e = px_new(c, PX_STR, c->t.string, n->loc, 0);

	e->str.text = n->string.text;
	e->str.len = n->string.len;
	return value_rvalue(c->t.string, e, n->loc);
}

static struct value stringof(struct checker *c, struct value v, struct loc loc)
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
			    tname(c, v.type));
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

static struct value check_cast(struct checker *c, const struct node *n)
{
	const struct type *type = check_type(c, n->cast.type), *to;
	struct value v = check_expr(c, n->cast.operand), r;

	if (!type || v.kind == V_ERROR)
		return value_error();
	to = type_strip(type);
	if (to->kind == TYPE_STRING)
		return stringof(c, v, n->loc);
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return v;
	if (to->kind == TYPE_VOID)
		return v.action ? v : value_rvalue(type, v.e, n->loc);
	if (type_is_sou(to) && type_compatible(to, v.type))
		return v;
	if (!cast_allowed(to, &v)) {
		ERR(c, n->loc, D_CAST_INVAL, "'%s' cannot be cast to '%s'", tname(c, v.type),
		    tname(c, type));
		return value_error();
	}
	if (type_is_string(v.type))
		v.e = value_string_block(c, v.e);
	r = value_rvalue(type, px_cast(c, type, v.e), n->loc);
	r.scratch = v.scratch;
	r.literal = v.literal;
	return r;
}

static struct value sizeof_type(struct checker *c, const struct type *type, struct loc loc)
{
	const struct type *t;

	if (!type)
		return value_error();
	t = type_complete(type_strip(type));
	if (t->kind == TYPE_VOID || t->kind == TYPE_FUNCTION || t->kind == TYPE_DYN) {
		ERR(c, loc, D_SIZEOF_TYPE, "sizeof cannot be applied to '%s'", tname(c, type));
		return value_error();
	}
	if (t->incomplete) {
		ERR(c, loc, D_SIZEOF_TYPE, "'%s' is an incomplete type", tname(c, type));
		return value_error();
	}
	/* The NUL is not counted. */
	return value_rvalue(c->t.ul,
			    px_int(c, c->t.ul, t->kind == TYPE_STRING ? t->size - 1 : t->size, loc),
			    loc);
}

/* The type that a name in parentheses stands for, which the parser did not know: a module's. */
static const struct type *type_of_module(struct checker *c, const struct node *n)
{
	if (n->kind != N_IDENT || n->ident.scoped || sym_find(c->syms, SS_GLOBAL, n->ident.name) ||
	    !ident_unknown(c, n->ident.name) || builtin_find(c, n->ident.name))
		return NULL;
	return check_type_name(c, n->ident.name, NULL);
}

static struct value check_sizeof(struct checker *c, const struct node *n)
{
	const struct type *type = type_of_module(c, n->unary.operand);
	struct value v;

	if (type)
		return sizeof_type(c, type, n->loc);
	v = check_expr(c, n->unary.operand);
	if (v.kind == V_ERROR)
		return v;
	if (v.bits) {
		ERR(c, n->loc, D_SIZEOF_BITFIELD, "sizeof cannot be applied to a bit-field");
		return value_error();
	}
	/* Of a literal as in C, up to its first NUL. */
	if (v.kind == V_RVALUE && v.e->kind == PX_STR)
		return value_rvalue(c->t.ul,
				    px_int(c, c->t.ul,
					   (int64_t)strnlen(v.e->str.text, v.e->str.len) + 1,
					   n->loc),
				    n->loc);
	return sizeof_type(c, v.type, n->loc);
}

static struct value member_missing(struct checker *c, const struct type *t, const char *name,
				   struct loc loc)
{
	const char **names = talloc_array(c->ctx, const char *, t->nmembers + 1);
	const char *near, *hint = NULL;
	unsigned int i, n = 0;

	if (t->wrong)
		return value_error();
	for (i = 0; i < t->nmembers; i++)
		if (t->members[i].name)
			names[n++] = t->members[i].name;
	near = n ? diag_nearest(name, names, n) : NULL;
	if (near)
		hint = talloc_asprintf(c->ctx, "closest: '%s'", near);
	diag_error(c->diag, loc, D_TYPE_MEMBER, hint, "'%s' has no member '%s'", tname(c, t), name);
	return value_error();
}

static struct value check_offsetof(struct checker *c, const struct node *n)
{
	const struct type *type = check_type(c, n->offset_of.type), *t;
	const struct type_member *m;
	uint32_t off;

	if (!type)
		return value_error();
	t = type_complete(type_strip(type));
	if (!type_is_sou(t)) {
		ERR(c, n->loc, D_OFFSETOF_TYPE, "offsetof needs a struct or union, not '%s'",
		    tname(c, type));
		return value_error();
	}
	m = type_member_find(t, n->offset_of.member, &off);
	if (!m)
		return member_missing(c, t, n->offset_of.member, n->offset_of.member_loc);
	if (m->bits) {
		ERR(c, n->loc, D_OFFSETOF_BITFIELD,
		    "'%s' is a bit-field: it has no offset in bytes", m->name);
		return value_error();
	}
	return value_rvalue(c->t.ul, px_int(c, c->t.ul, off / 8, n->loc), n->loc);
}

/* -------------------------------------------------------------- members, subscripts */

/* The same variable `add` bytes further on, as an object of another type. */
static struct value var_part(struct checker *c, const struct value *v, const struct type *type,
			     uint32_t add)
{
	struct prog_expr *e = px_new(c, PX_VAR, type, v->loc, 0);
	struct value r = *v;

	e->na = v->e->na;
	e->a = v->e->a;
	e->var = v->e->var;
	e->var.offset += add;
	r.type = type;
	r.e = e;
	r.scratch = false;
	return r;
}

/* Byte offset of the storage unit of a bit-field and its place in it. */
static uint32_t bitfield_unit(const struct type_member *m, uint32_t off, uint8_t *bitoff)
{
	uint32_t unit = type_strip(m->type)->size * 8;

	if (off % unit + m->bits <= unit) {
		*bitoff = off % unit;
		return off / unit * (unit / 8);
	}
	*bitoff = off % 8;
	return off / 8;
}

static struct value member_at(struct checker *c, struct value base, const struct type_member *m,
			      uint32_t off, struct loc loc)
{
	uint8_t bitoff = 0;
	uint32_t bytes = m->bits ? bitfield_unit(m, off, &bitoff) : off / 8;
	struct value r;

	if (base.kind == V_VAR) {
		r = var_part(c, &base, m->type, bytes);
		r.e->loc = r.loc = loc;
		r.e->var.bits = m->bits;
		r.e->var.bitoff = bitoff;
	} else {
		r = base;
		r.kind = V_MEM;
		r.type = m->type;
		r.e = px_offset(c, base.e, bytes, loc);
		r.member += bytes;
		r.loc = loc;
	}
	r.bits = m->bits;
	r.bitoff = bitoff;
	return r;
}

/* A hint at what is meant by an incomplete struct or union; NULL: none. */
static const char *nearest_struct(struct checker *c, const struct type *t)
{
	const bool is_union = t->kind == TYPE_UNION;
	const struct type *other;
	const char *near;

	if (!t->name)
		return NULL;
	other = type_tag(c->types, is_union ? TYPE_STRUCT : TYPE_UNION, t->name, NULL);
	if (other && !other->incomplete)
		return talloc_asprintf(c->ctx, "there is a '%s'", tname(c, other));
	near = type_nearest(c->types, t->name, true);
	if (!near || !strcmp(near, t->name)) /* known to the kernel by its name only */
		return NULL;
	return talloc_asprintf(c->ctx, "closest: '%s %s'", is_union ? "union" : "struct", near);
}

/* A struct that nobody defines.  Reported once: the uses are not what is wrong. */
static struct value members_unknown(struct checker *c, const struct type *t, struct loc loc)
{
	if (t->wrong)
		return value_error();
	((struct type *)t)->wrong = true; /* ours: the checker's or type_btf.c's */
	diag_error(c->diag, loc, D_OP_INCOMPLETE, nearest_struct(c, t),
		   "'%s' is an incomplete type: its members are not known", tname(c, t));
	return value_error();
}

struct value check_member_of(struct checker *c, struct value base, const struct node *n)
{
	const struct type *t = type_complete(type_strip(base.type));
	const struct type_member *m;
	uint32_t off;

	if (base.kind == V_RVALUE && base.e->kind == PX_LOAD) {
		base.kind = V_MEM;
		base.member = c->prog->sites[base.e->site].member;
		base.e = base.e->a[0];
	} else if (base.kind == V_RVALUE && base.e->kind == PX_VAR) {
		base.kind = V_VAR;
	}
	if (t->incomplete)
		return members_unknown(c, t, n->loc);
	m = type_member_find(t, n->member.name, &off);
	if (!m)
		return member_missing(c, t, n->member.name, n->member.name_loc);
	if (base.kind == V_RVALUE) {
		ERR(c, n->loc, D_OP_LVAL,
		    "this value has no place in memory to take a member from");
		return value_error();
	}
	return member_at(c, base, m, off, n->loc);
}

struct value check_member(struct checker *c, const struct node *n)
{
	struct value v = check_expr(c, n->member.base);
	const struct type *t;

	if (v.kind == V_ERROR)
		return v;
	t = type_strip(v.type);
	if (v.kind == V_XLATE)
		return check_xlate_member(c, v, n);
	if (n->member.arrow) {
		if (!type_is_pointerlike(t)) {
			diag_error(c->diag, n->loc, D_OP_PTR, type_is_sou(t) ? "use '.'" : NULL,
				   "operator -> needs a pointer to a struct or union, not '%s'",
				   tname(c, v.type));
			return value_error();
		}
		if (!type_is_sou(t->ref)) {
			ERR(c, n->loc, D_OP_SOU,
			    "operator -> needs a pointer to a struct or union, not '%s'",
			    tname(c, v.type));
			return value_error();
		}
		v = check_deref(c, v, n->loc);
		if (v.kind == V_ERROR)
			return v;
		return check_member_of(c, v, n);
	}
	if (v.kind == V_MEM && t->kind == TYPE_VOID)
		return value_load(c, v);
	if (!type_is_sou(t)) {
		diag_error(c->diag, n->loc, D_OP_SOU, type_is_pointerlike(t) ? "use '->'" : NULL,
			   "operator . needs a struct or union, not '%s'", tname(c, v.type));
		return value_error();
	}
	return check_member_of(c, v, n);
}

struct value check_deref(struct checker *c, struct value v, struct loc loc)
{
	const struct type *t;
	struct value r;

	t = v.kind == V_XLATE ? type_strip(v.type) : NULL;
	if (t && t->kind == TYPE_POINTER) {
		v.type = t->ref;
		return v;
	}
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return v;
	t = type_strip(v.type);
	r = (struct value){ .kind = V_MEM, .loc = loc, .scratch = v.scratch };
	if (t->kind == TYPE_STRING) {
		r.type = c->t.chr;
		r.e = px_new(c, PX_STRADDR, c->t.u64, loc, 1, v.e);
		return r;
	}
	if (t->kind != TYPE_POINTER) {
		ERR(c, loc, D_DEREF_NONPTR, "'%s' is not a pointer", tname(c, v.type));
		return value_error();
	}
	if (type_strip(t->ref)->kind == TYPE_VOID) {
		diag_error(c->diag, loc, D_DEREF_VOID, "cast it to a pointer to a type with a size",
			   "a pointer to void cannot be dereferenced");
		return value_error();
	}
	if (type_strip(t->ref)->kind == TYPE_FUNCTION) {
		ERR(c, loc, D_DEREF_FUNC, "a pointer to a function cannot be dereferenced");
		return value_error();
	}
	r.type = t->ref;
	r.userland = t->userland;
	r.e = px_cast(c, c->t.u64, v.e);
	return r;
}

static bool index_inside(struct checker *c, const struct value *array, const struct value *idx,
			 struct loc loc)
{
	const int64_t i = idx->e->value;

	if (i >= 0 && i < (int64_t)type_strip(array->type)->n)
		return true;
	ERR(c, loc, D_ARR_BOUNDS, "index %lld is outside of '%s'", (long long)i,
	    tname(c, array->type));
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
		r = var_part(c, &base, t->ref, (uint32_t)idx.e->value * size);
		r.loc = loc;
		return r;
	}
	r = var_part(c, &base, t->ref, 0);
	r.loc = r.e->loc = loc;
	a = talloc_array(r.e, struct prog_expr *, base.e->na + 1);
	for (i = 0; i < base.e->na; i++)
		a[i] = base.e->a[i];
	a[i] = px_cast(c, c->t.s64, idx.e);
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

/* The one subscript of an array, a pointer or a string. */
static struct value check_subscript(struct checker *c, const struct node *n)
{
	const struct value idx = check_rvalue(c, n->index.keys.items[0]);

	if (idx.kind == V_ERROR || type_is_integer(idx.type))
		return idx;
	ERR(c, idx.loc, D_ARR_BADREF, "a subscript must be an integer, not '%s'",
	    tname(c, idx.type));
	return value_error();
}

struct value check_string_byte(struct checker *c, struct value string, const struct node *n)
{
	const uint32_t room = type_bytes(string.type) - 1; /* the last byte ends it */
	struct value idx;

	if (n->index.keys.n != 1) {
		ERR(c, n->loc, D_ARR_BADREF, "a byte of a string has one subscript");
		return value_error();
	}
	idx = check_subscript(c, n);
	if (idx.kind == V_ERROR)
		return idx;
	string.type = type_array(c->types, c->t.chr, room);
	return index_var(c, string, idx, n->loc);
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

static struct value index_pointer(struct checker *c, struct value base, struct value idx,
				  struct loc loc)
{
	struct value v, sum;
	const struct type *t;

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
		v.e = px_binary(c, PX_ADD, c->t.u64, loc,
				px_new(c, PX_STRADDR, c->t.u64, loc, 1, base.e),
				px_cast(c, c->t.u64, px_cast(c, c->t.s64, idx.e)));
		return v;
	}
	if (t->kind != TYPE_POINTER) {
		ERR(c, loc, D_OP_ARRFUN, "'%s' is not an array and cannot be subscripted",
		    tname(c, base.type));
		return value_error();
	}
	if (type_strip(t->ref)->kind == TYPE_VOID)
		return check_deref(c, base, loc);
	sum = check_arith(c, OP_ADD, base, idx, loc);
	if (sum.kind == V_ERROR)
		return sum;
	return check_deref(c, sum, loc);
}

/* Keys of what is wrong itself may have mistakes of their own. */
static struct value check_keys_only(struct checker *c, const struct node_list *keys)
{
	for (size_t i = 0; i < keys->n; i++)
		check_expr(c, keys->items[i]);
	return value_error();
}

static struct value index_uregs(struct checker *c, const struct node *n)
{
	if (n->index.keys.n == 1)
		return check_uregs(c, check_rvalue(c, n->index.keys.items[0]), n->loc);
	ERR(c, n->loc, D_PROTO_LEN, "uregs[] takes one subscript");
	return value_error();
}

/* Subscripts of a global name: args[], uregs[], inline arrays, associative arrays. */
static bool index_ident(struct checker *c, const struct node *n, struct value *ret)
{
	const struct node *base = n->index.base;
	struct sym *s;

	if (base->kind == N_VAR && base->var.name) {
		s = sym_find(c->syms, base->var.storage == ST_SELF ? SS_SELF : SS_THIS,
			     base->var.name);
		if (!s || (s->kind == SK_VAR && (!s->var->pv->assoc || !s->var->pv->nkeys)))
			return false;
		*ret = s->kind == SK_WRONG ? check_keys_only(c, &n->index.keys) :
					     check_assoc_ref(c, s->var, &n->index.keys, n->loc);
		return true;
	}
	if (base->kind != N_IDENT || base->ident.scoped)
		return false;
	s = find_global(c, base->ident.name);
	if (s && s->kind == SK_WRONG) {
		*ret = check_keys_only(c, &n->index.keys);
		return true;
	}
	if (s && s->kind == SK_INLINE && s->inl->is_array) {
		*ret = check_inline_use(c, s->inl, &n->index.keys, n->loc);
		return true;
	}
	if (s && s->kind == SK_VAR && s->var->pv->assoc) {
		*ret = check_assoc_ref(c, s->var, &n->index.keys, n->loc);
		return true;
	}
	if (s)
		return false;
	if (base->ident.name == intern("args"))
		*ret = check_args(c, n);
	else if (base->ident.name == intern("uregs"))
		*ret = index_uregs(c, n);
	else
		return false;
	return true;
}

struct value check_index(struct checker *c, const struct node *n)
{
	struct value base, idx;

	if (index_ident(c, n, &base))
		return base;
	base = check_expr(c, n->index.base);
	if (base.kind == V_ERROR)
		return base;
	if (n->index.keys.n != 1) {
		ERR(c, n->loc, D_ARR_BADREF, "'%s' takes one subscript", tname(c, base.type));
		return value_error();
	}
	idx = check_subscript(c, n);
	if (idx.kind == V_ERROR)
		return idx;
	return index_pointer(c, base, idx, n->loc);
}

/* ---------------------------------------------------------------- unary, dispatch */

static struct value check_addrof(struct checker *c, const struct node *n)
{
	struct value v = check_expr(c, n->unary.operand), r;
	const struct type *ptr;

	if (v.kind == V_ERROR)
		return v;
	if (v.bits) {
		ERR(c, n->loc, D_ADDROF_BITFIELD, "a bit-field has no address");
		return value_error();
	}
	if (v.kind == V_VAR || v.builtin || (v.kind == V_RVALUE && v.e->kind == PX_VAR)) {
		ERR(c, n->loc, D_ADDROF_VAR, "the address of a D variable cannot be taken");
		return value_error();
	}
	if (v.kind != V_MEM) {
		ERR(c, n->loc, D_ADDROF_LVAL, "operator & needs something that lies in memory");
		return value_error();
	}
	ptr = type_pointer(c->types, v.type);
	if (v.userland)
		ptr = type_userland(c->types, ptr);
	r = value_rvalue(ptr, px_cast(c, ptr, v.e), n->loc);
	r.scratch = v.scratch;
	return r;
}

/* --------------------------------------------------------------------------- calls */

static struct value call_stack(struct checker *c, const struct node *n, bool user)
{
	const struct node_list *args = &n->call.args;
	uint32_t frames = stack_default(c, n->call.name, user);
	struct value v;

	if (args->n) {
		v = check_rvalue(c, args->items[0]);
		if (!stack_frames(c, n, &v, user, &frames))
			return value_error();
	}
	if (args->n > 1) {
		v = check_rvalue(c, args->items[1]);
		if (!stack_strsize(c, n, &v))
			return value_error();
	}
	return stack_value(c, n->loc, user, frames);
}

/* An action that has a value. */
static struct value call_value(struct checker *c, const struct action_info *info,
			       const struct node *n)
{
	if (!action_takes(c, info, n))
		return value_error();
	if (info->what == PA_STACK || info->what == PA_USTACK)
		return call_stack(c, n, info->what == PA_USTACK);
	return stack_symbol(c, n, check_rvalue(c, n->call.args.items[0]), info->what);
}

static struct value call_subr(struct checker *c, const struct subr_info *info, const struct node *n)
{
	struct subr_call call;

	if (!subr_begin(c, info, n, &call))
		return value_error();
	for (size_t i = 0; i < n->call.args.n; i++)
		subr_arg(c, &call, check_expr(c, n->call.args.items[i]));
	return subr_end(c, &call);
}

static struct value check_call(struct checker *c, const struct node *n)
{
	const char *name = n->call.name;
	const struct sym *s = find_global(c, name);
	const struct action_info *action = action_find(c, name);
	const struct subr_info *subr;
	int other;

	if (s && s->kind == SK_WRONG)
		return value_error();
	if (action && strchr(action->flags, 'V'))
		return call_value(c, action, n);
	subr = subr_find(c, name);
	if (subr)
		return call_subr(c, subr, n);
	other = subr_other_find(c, name);
	if (other >= 0)
		return subr_other_begin(c, other, n) ?
			       subr_other(c, other, n, check_rvalue(c, n->call.args.items[0])) :
			       value_error();
	if (s && s->kind == SK_INLINE && s->inl->is_array)
		return check_inline_use(c, s->inl, &n->call.args, n->loc);
	return subr_none(c, n, s);
}

/* ---------------------------------------------------------------- unary, dispatch */

/* What <errno.h>, with -C, makes of errno: (*__errno_location ()). */
static bool is_c_errno(const struct node *n)
{
	return n->kind == N_CALL && n->call.name && !n->call.args.n &&
	       !strcmp(n->call.name, "__errno_location");
}

struct value check_unary(struct checker *c, const struct node *n)
{
	enum op op = n->unary.op;
	const struct type *t;
	struct prog_expr *e;
	struct value v;

	if (op == OP_SIZEOF)
		return check_sizeof(c, n);
	if (op == OP_STRINGOF)
		return stringof(c, check_expr(c, n->unary.operand), n->loc);
	if (op == OP_ADDR)
		return check_addrof(c, n);
	if (op == OP_DEREF && is_c_errno(n->unary.operand))
		return check_builtin(c, builtin_find(c, "errno"), n->loc);
	if (op == OP_DEREF)
		return check_deref(c, check_expr(c, n->unary.operand), n->loc);
	if (op == OP_INC || op == OP_DEC)
		return check_incdec(c, n, false);
	v = op == OP_PLUS ? check_rvalue(c, n->unary.operand) : check_operand(c, n->unary.operand);
	if (v.kind == V_ERROR)
		return v;
	if (op == OP_NOT) {
		e = check_truth(c, v, D_OP_SCALAR, "operator !");
		if (!e)
			return value_error();
		return value_rvalue(c->t.i, px_unary(c, PX_NOT, c->t.i, n->loc, e), n->loc);
	}
	if (!type_is_integer(v.type)) {
		ERR(c, n->loc, op == OP_COMPL ? D_OP_INT : D_OP_ARITH,
		    "operator %s needs an integer, not '%s'", op_text(op), tname(c, v.type));
		return value_error();
	}
	t = value_promote(c, &v);
	v.e = op == OP_PLUS ? value_operand_like(c, &v, &v, t) : value_operand(c, &v, t);
	v.type = t;
	v.loc = n->loc;
	if (op == OP_NEG)
		v.e = px_unary(c, PX_NEG, v.e->type, n->loc, v.e);
	else if (op == OP_COMPL)
		v.e = px_unary(c, PX_COMPL, v.e->type, n->loc, v.e);
	return v;
}

struct value check_rvalue(struct checker *c, const struct node *n)
{
	return value_load(c, check_expr(c, n));
}

bool check_const(struct checker *c, const struct node *n, enum diag_tag tag, const char *what,
		 int64_t *ret)
{
	const struct value v = check_rvalue(c, n);

	return value_const(c, &v, n->loc, tag, what, ret);
}

bool check_const_arg(struct checker *c, const struct node *n, enum diag_tag tag, const char *what,
		     int64_t *ret)
{
	const struct value v = check_rvalue(c, n);

	return value_const_arg(c, &v, n->loc, tag, what, ret);
}

static struct value check_agg_value(struct checker *c, const struct node *n)
{
	diag_error(c->diag, n->loc, D_AGG_NULL, "results are read with printa() or at the end",
		   "an aggregation has no value in an expression");
	return value_error();
}

static struct value dispatch(struct checker *c, const struct node *n)
{
	const struct node *named;

	switch ((int)n->kind) {
	case N_INT:
		return check_int(c, n);
	case N_STRING:
		return check_string(c, n);
	case N_IDENT:
		return n->ident.scoped ? symbol_named(c, n) : check_ident(c, n);
	case N_MACRO:
		named = check_macro_name(c, n);
		return named == n ? check_macro(c, n) : check_expr(c, named);
	case N_VAR:
		return check_variable(c, n);
	case N_AGG:
		return check_agg_value(c, n);
	case N_INDEX:
		return check_index(c, n);
	case N_CALL:
		return check_call(c, n);
	case N_MEMBER:
		return check_member(c, n);
	case N_UNARY:
		return check_unary(c, n);
	case N_POSTFIX:
		return check_incdec(c, n, true);
	case N_BINARY:
		return check_binary(c, n);
	case N_ASSIGN:
		return check_assign(c, n);
	case N_COND:
		return check_cond(c, n);
	case N_CAST:
		return check_cast(c, n);
	case N_SIZEOF_TYPE:
		return sizeof_type(c, check_type(c, n->type_op.type), n->loc);
	case N_OFFSETOF:
		return check_offsetof(c, n);
	case N_XLATE:
		return check_xlate(c, n);
	}
	ERR(c, n->loc, D_SYNTAX, "a type or statement stands where an expression is wanted");
	return value_error();
}

struct value check_expr(struct checker *c, const struct node *n)
{
	struct value v;

	if (c->depth >= CHECK_MAX_DEPTH) {
		ERR(c, n->loc, D_LIMIT, "the expression is nested deeper than %d levels",
		    CHECK_MAX_DEPTH);
		return value_error();
	}
	c->depth++;
	v = dispatch(c, n);
	c->depth--;
	if (v.kind == V_ERROR)
		poison(c, n);
	return v;
}

const struct node *check_literal_arg(struct checker *c, const struct node *n)
{
	struct value v;

	if (n->kind != N_MACRO)
		return n;
	v = check_expr(c, n);
	return check_literal(c, n, &v);
}
