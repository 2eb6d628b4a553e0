// SPDX-License-Identifier: GPL-2.0-or-later
/* Members, dereferences and addresses of typed operands. */
#include "member.h"

#include <string.h>

#include "common/near.h"
#include "fold.h"

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
	near = n ? near_name(name, names, n) : NULL;
	if (near)
		hint = talloc_asprintf(c->ctx, "closest: '%s'", near);
	diag_error(c->diag, loc, D_TYPE_MEMBER, hint, "'%s' has no member '%s'", value_tname(c, t),
		   name);
	return value_error();
}

/* The same variable `add` bytes further on, as an object of another type. */
struct value member_var_part(struct checker *c, const struct value *v, const struct type *type,
			     uint32_t add)
{
	struct prog_expr *e = fold_new(c, PX_VAR, type, v->loc, 0);
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
		r = member_var_part(c, &base, m->type, bytes);
		r.e->loc = r.loc = loc;
		r.e->var.bits = m->bits;
		r.e->var.bitoff = bitoff;
	} else {
		r = base;
		r.kind = V_MEM;
		r.type = m->type;
		r.e = fold_offset(c, base.e, bytes, loc);
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
		return talloc_asprintf(c->ctx, "there is a '%s'", value_tname(c, other));
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
	((struct type *)t)->wrong = true; /* ours: the checker's or a source's */
	diag_error(c->diag, loc, D_OP_INCOMPLETE, nearest_struct(c, t),
		   "'%s' is an incomplete type: its members are not known", value_tname(c, t));
	return value_error();
}

struct value member_of(struct checker *c, struct value base, const struct node *n)
{
	const struct type *t = type_complete(type_strip(base.type));
	const struct type_member *m;
	uint32_t off;

	if (base.kind == V_RVALUE && base.e->kind == PX_LOAD) {
		base.kind = V_MEM;
		base.member = c->prog->sites[base.e->site].member;
		base.e = base.e->a[0];
		if (base.userland) /* it was copied in: from there */
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

struct value member_deref(struct checker *c, struct value v, struct loc loc)
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
		r.e = fold_new(c, PX_STRADDR, c->t.u64, loc, 1, v.e);
		return r;
	}
	if (t->kind != TYPE_POINTER) {
		ERR(c, loc, D_DEREF_NONPTR, "'%s' is not a pointer", value_tname(c, v.type));
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
	r.e = fold_cast(c, c->t.u64, v.e);
	return r;
}

struct value member_value(struct checker *c, struct value v, const struct node *n)
{
	const struct type *t = type_strip(v.type);

	if (n->member.arrow) {
		if (!type_is_pointerlike(t)) {
			diag_error(c->diag, n->loc, D_OP_PTR, type_is_sou(t) ? "use '.'" : NULL,
				   "operator -> needs a pointer to a struct or union, not '%s'",
				   value_tname(c, v.type));
			return value_error();
		}
		if (!type_is_sou(t->ref)) {
			ERR(c, n->loc, D_OP_SOU,
			    "operator -> needs a pointer to a struct or union, not '%s'",
			    value_tname(c, v.type));
			return value_error();
		}
		v = member_deref(c, v, n->loc);
		if (v.kind == V_ERROR)
			return v;
		return member_of(c, v, n);
	}
	if (v.kind == V_MEM && t->kind == TYPE_VOID)
		return value_load(c, v);
	if (!type_is_sou(t)) {
		diag_error(c->diag, n->loc, D_OP_SOU, type_is_pointerlike(t) ? "use '->'" : NULL,
			   "operator . needs a struct or union, not '%s'", value_tname(c, v.type));
		return value_error();
	}
	return member_of(c, v, n);
}

/* A string's characters, where they stay until the clause ends. */
static void keep_string(struct checker *c, struct prog_expr **address)
{
	while ((*address)->kind == PX_ADD || (*address)->kind == PX_CAST)
		address = &(*address)->a[0];
	if ((*address)->kind == PX_STRADDR)
		*address = value_string_block(c, (*address)->a[0]);
}

struct value member_address(struct checker *c, struct value v, struct loc loc)
{
	const struct type *ptr;
	struct value r;

	if (v.kind == V_ERROR)
		return v;
	if (v.bits) {
		ERR(c, loc, D_ADDROF_BITFIELD, "a bit-field has no address");
		return value_error();
	}
	if (v.kind == V_VAR || v.builtin || (v.kind == V_RVALUE && v.e->kind == PX_VAR)) {
		ERR(c, loc, D_ADDROF_VAR, "the address of a D variable cannot be taken");
		return value_error();
	}
	if (v.kind != V_MEM) {
		ERR(c, loc, D_ADDROF_LVAL, "operator & needs something that lies in memory");
		return value_error();
	}
	keep_string(c, &v.e);
	ptr = type_pointer(c->types, v.type);
	if (v.userland)
		ptr = type_userland(c->types, ptr);
	r = value_rvalue(ptr, fold_cast(c, ptr, v.e), loc);
	r.scratch = v.scratch;
	return r;
}

struct value member_offsetof(struct checker *c, const struct type *type, const struct node *n)
{
	const struct type *t = type_complete(type_strip(type));
	const struct type_member *m;
	uint32_t off;

	if (!type_is_sou(t)) {
		ERR(c, n->loc, D_OFFSETOF_TYPE, "offsetof needs a struct or union, not '%s'",
		    value_tname(c, type));
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
	return value_rvalue(c->t.ul, fold_int(c, c->t.ul, off / 8, n->loc), n->loc);
}
