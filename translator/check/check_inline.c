// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Inlines and translators.  Both are kept as written and checked where they are used, with
 * their parameters bound to values, so an unused one costs nothing; check_unused.c is for these.
 */
#include "checker.h"

#include <assert.h>
#include <string.h>

#include "decl.h"
#include "translator/lang/intern.h"
#include "translator/types/type_priv.h"

#define MAX_EXPANSIONS 10000 /* inside other expansions, in one clause */

/* Counts what is expanded inside other expansions: its number can double with each level. */
static bool may_expand(struct checker *c, struct loc loc)
{
	if (!c->bound || ++c->nexpanded <= MAX_EXPANSIONS)
		return true;
	if (c->nexpanded == MAX_EXPANSIONS + 1)
		ERR(c, loc, D_LIMIT,
		    "the inlines and translators of this clause use more than %d others",
		    MAX_EXPANSIONS);
	return false;
}

/* ------------------------------------------------------------------------- inlines */

static bool inline_params(struct checker *c, const struct node *type, struct inline_sym *in)
{
	const struct node_list *sizes = &type->type_wrap.sizes;

	in->is_array = true;
	in->nparams = sizes->n;
	in->params = talloc_array(in, const char *, sizes->n + 1);
	in->param_types = talloc_array(in, const struct type *, sizes->n + 1);
	for (size_t i = 0; i < sizes->n; i++) {
		const struct node *p = sizes->items[i];

		if (p->kind != N_PARAM || !p->decl.name) {
			ERR(c, p->loc, D_DECL_PROTO_NAME, "a parameter of an inline needs a name");
			return false;
		}
		if (p->decl.storage)
			ERR(c, p->loc, D_DECL_PARMCLASS, "a parameter takes no storage class");
		for (size_t k = 0; k < i; k++)
			if (!strcmp(in->params[k], p->decl.name))
				ERR(c, p->decl.name_loc, D_DECL_PROTO_NAME,
				    "there are two parameters '%s'", p->decl.name);
		in->params[i] = p->decl.name;
		in->param_types[i] = check_type(c, p->decl.type);
		if (!in->param_types[i])
			return false;
		if (type_strip(in->param_types[i])->kind == TYPE_VOID) {
			ERR(c, p->loc, D_DECL_PROTO_VOID,
			    "a parameter of an inline cannot be void");
			return false;
		}
	}
	return true;
}

static void define_inline(struct checker *c, const struct node *n)
{
	const struct node *d = n->inline_def.decl, *type = d->decl.type;
	struct inline_sym *in = talloc_zero(c->ctx, struct inline_sym);
	const char *name = d->decl.name;
	enum sym_space space = SS_GLOBAL;
	struct sym *s;

	if (d->decl.scope) {
		ERR(c, d->decl.name_loc, D_DECL_SCOPE, "a name with a scope cannot be declared");
		return;
	}
	in->node = n;
	if (type->kind == N_TYPE_ARRAY && type->type_wrap.sizes.n &&
	    node_is_type(type->type_wrap.sizes.items[0])) {
		if (!inline_params(c, type, in))
			return;
		type = type->type_wrap.ref;
	}
	in->type = check_type(c, type);
	if (!in->type)
		return;
	if (version_hides(c, name) && check_is_library(c, n->loc.source))
		space = SS_LIBRARY;
	s = sym_find(c->syms, space, name);
	if (s && s->kind == SK_WRONG)
		return;
	if (s || builtin_exists(c, name) || subr_exists(c, name) || action_exists(c, name)) {
		ERR(c, d->decl.name_loc, D_DECL_IDRED, "'%s' is already defined", name);
		return;
	}
	sym_add(c->syms, space, SK_INLINE, name, d->decl.name_loc)->inl = in;
}

void check_inline_def(struct checker *c, const struct node *n)
{
	const char *name = n->inline_def.decl->decl.name;

	if (binding_hides(c, name))
		return;
	define_inline(c, n);
	if (check_failed(c) && !sym_find(c->syms, SS_GLOBAL, name))
		poison_name(c, SS_GLOBAL, name);
}

struct value check_as_type(struct checker *c, struct value v, const struct type *type,
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
			v = value_rvalue(type, px_cast(c, type, v.e), loc);
			v.literal = literal;
			v.scratch = scratch;
			return v;
		}
	}
	e = value_convert(c, v, type, D_OP_INCOMPAT, "the value of an inline");
	return e ? value_rvalue(type, e, loc) : value_error();
}

struct value check_inline_body(struct checker *c, struct inline_sym *in,
			       const struct bindings *bound, struct loc loc)
{
	const struct bindings *outer = c->bound;
	const bool in_library = c->in_library;
	struct value v;

	if (in->busy) {
		ERR(c, loc, D_LIMIT, "an inline refers to itself");
		return value_error();
	}
	if (!may_expand(c, loc))
		return value_error();
	in->busy = in->used = true;
	c->bound = bound;
	c->in_library = check_is_library(c, in->node->loc.source);
	v = check_expr(c, in->node->inline_def.value);
	c->in_library = in_library;
	c->bound = outer;
	in->busy = false;
	v = check_as_type(c, v, in->type, loc);
	v.loc = loc;
	return v;
}

struct value check_inline_use(struct checker *c, struct inline_sym *in,
			      const struct node_list *args, struct loc loc)
{
	struct bindings bound = { 0 };
	uint32_t n = args ? args->n : 0;
	struct prog_expr *e, *first = NULL;
	struct value v;
	bool own;

	if (n != in->nparams) {
		ERR(c, loc, D_PROTO_LEN, "'%s' takes %u argument%s, not %u",
		    in->node->inline_def.decl->decl.name, in->nparams, in->nparams == 1 ? "" : "s",
		    n);
		return value_error();
	}
	bound.list = talloc_zero_array(c->ctx, struct binding, n + 1);
	bound.n = n;
	for (uint32_t i = 0; i < n; i++) {
		v = check_rvalue(c, args->items[i]);
		if (v.kind == V_ERROR)
			return v;
		e = value_convert(c, v, in->param_types[i], D_PROTO_ARG,
				  "an argument of an inline");
		if (!e)
			return value_error();
		bound.list[i].name = in->params[i];
		v = value_rvalue(in->param_types[i], e, v.loc);
		e = check_once(c, in->params[i], &v);
		bound.list[i].value = v;
		if (e)
			first = check_sequence(c, first, e);
	}
	own = stability_is_declared(c, in->node->inline_def.decl->decl.name);
	c->hidden += own;
	v = check_after(c, first, check_inline_body(c, in, &bound, loc));
	c->hidden -= own;
	return v;
}

/* --------------------------------------------------------------------- translators */

static struct xlator *xlator_exact(struct checker *c, const struct type *out, const struct type *in)
{
	for (uint32_t i = 0; i < c->nxlators; i++)
		if (type_compatible(c->xlators[i]->out, out) &&
		    type_compatible(c->xlators[i]->in, in))
			return c->xlators[i];
	return NULL;
}

void check_translator(struct checker *c, const struct node *n)
{
	struct xlator *x = talloc_zero(c->ctx, struct xlator);
	const struct node_list *names = &n->translator.names;
	uint32_t off;

	if (binding_hides_translator(c, n->loc))
		return;
	x->out = check_type(c, n->translator.out);
	x->in = check_type(c, n->translator.in);
	x->param = n->translator.param;
	x->node = n;
	x->checked = talloc_zero_array(x, bool, names->n + 1);
	c->xlator_wrong |= !x->out || !x->in;
	if (!x->out || !x->in)
		return;
	if (!type_is_sou(x->out)) {
		ERR(c, n->loc, D_XLATE_SOU, "a translator makes a struct or union, not '%s'",
		    tname(c, x->out));
		c->xlator_wrong = true;
		return;
	}
	if (type_complete(type_strip(x->out))->incomplete) {
		ERR(c, n->loc, D_XLATE_SOU,
		    "a translator cannot make '%s', whose members are not known", tname(c, x->out));
		c->xlator_wrong = true;
		return;
	}
	if (xlator_exact(c, x->out, x->in)) {
		ERR(c, n->loc, D_XLATE_REDECL, "there is already a translator from '%s' to '%s'",
		    tname(c, x->in), tname(c, x->out));
		return;
	}
	for (size_t i = 0; i < names->n; i++) {
		if (type_member_find(type_complete(type_strip(x->out)), names->items[i]->ident.name,
				     &off) ||
		    type_complete(type_strip(x->out))->wrong)
			continue;
		ERR(c, names->items[i]->loc, D_XLATE_MEMB, "'%s' has no member '%s'",
		    tname(c, x->out), names->items[i]->ident.name);
	}
	ARRAY_GROW(c->ctx, c->xlators, c->nxlators);
	c->xlators[c->nxlators++] = x;
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
		   tname(c, out), tname(c, best->in), tname(c, other->in), tname(c, v->type));
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
	v->e = value_convert(c, *v, x->in, D_XLATE_NONE, "a translator's input");
	*v = v->e ? value_rvalue(x->in, v->e, v->loc) : value_error();
	return x;
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
			*v = value_rvalue(x->in, px_cast(c, x->in, v->e), v->loc);
		return x;
	}
	x = t->kind == TYPE_POINTER ? xlator_exact(c, out, t->ref) : NULL;
	if (!x)
		return xlator_like(c, out, v);
	*v = check_deref(c, *v, v->loc);
	return x;
}

struct value check_translated(struct checker *c, const struct type *type, struct value v,
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
		ERR(c, loc, tag, "there is no translator from '%s' to '%s'", tname(c, v.type),
		    tname(c, out));
		return value_error();
	}
	input = talloc(c->ctx, struct value);
	*input = v;
	r = (struct value){ .kind = V_XLATE, .type = type, .loc = loc };
	r.xlator = x;
	r.input = input;
	return r;
}

struct value check_xlate(struct checker *c, const struct node *n)
{
	const struct type *type = check_type(c, n->cast.type), *out;
	struct value v = check_expr(c, n->cast.operand);

	if (!type || v.kind == V_ERROR)
		return value_error();
	out = type_strip(type);
	if (!type_is_sou(out->kind == TYPE_POINTER ? out->ref : out)) {
		ERR(c, n->loc, D_XLATE_SOU,
		    "xlate makes a struct or union or a pointer to one, not '%s'", tname(c, type));
		return value_error();
	}
	return check_translated(c, type, v, D_XLATE_NONE, n->loc);
}

static struct value xlate_convert(struct checker *c, struct value v, const struct type *type,
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
		    "a translator's member: '%s' cannot be converted to '%s'", tname(c, v.type),
		    tname(c, type));
		return value_error();
	}
	if (t->kind == TYPE_ARRAY)
		return v;
	if (t->kind != TYPE_STRING) {
		v = value_load(c, v);
		if (v.kind == V_ERROR)
			return v;
		if (type_is_scalar(t) && (type_is_integer(v.type) || type_is_pointerlike(v.type)))
			return value_rvalue(type, px_cast(c, type, v.e), loc);
	}
	e = value_convert(c, v, type, D_XLATE_INCOMPAT, "a translator's member");
	return e ? value_rvalue(type, e, loc) : value_error();
}

struct value check_xlate_member(struct checker *c, struct value base, const struct node *n)
{
	struct xlator *x = (struct xlator *)base.xlator; /* ours; only its busy mark changes */
	const struct bindings *outer = c->bound;
	const struct node_list *names = &x->node->translator.names;
	struct binding one = { .name = x->param, .value = *base.input };
	struct bindings bound = { .list = &one, .n = 1 };
	const bool in_library = c->in_library;
	const struct type_member *m;
	struct prog_expr *first;
	struct value v;
	uint32_t off;
	size_t i;

	m = type_member_find(type_complete(type_strip(x->out)), n->member.name, &off);
	if (!m)
		return check_member_of(c,
				       (struct value){ .kind = V_MEM,
						       .type = x->out,
						       .loc = n->loc,
						       .e = px_int(c, c->t.u64, 0, n->loc) },
				       n);
	for (i = 0; i < names->n; i++)
		if (names->items[i]->ident.name == n->member.name)
			break;
	if (i == names->n) {
		ERR(c, n->member.name_loc, D_XLATE_NOCONV,
		    "the translator to '%s' does not define the member '%s'", tname(c, x->out),
		    n->member.name);
		return value_error();
	}
	if (x->busy && c->depth > CHECK_MAX_DEPTH / 2) {
		ERR(c, n->loc, D_LIMIT, "a translator refers to itself");
		return value_error();
	}
	if (!may_expand(c, n->loc))
		return value_error();
	first = check_once(c, x->param, &one.value);
	x->busy = x->checked[i] = true;
	c->bound = &bound;
	c->hidden++; /* to hide what changes is what translators are for */
	c->in_library = check_is_library(c, x->node->loc.source);
	v = check_expr(c, x->node->translator.values.items[i]);
	c->in_library = in_library;
	c->hidden--;
	c->bound = outer;
	x->busy = false;
	v = check_after(c, first, xlate_convert(c, v, m->type, n->loc));
	v.loc = n->loc;
	return v;
}

/* One member's value as its bytes in the object; NULL after a report. */
static struct prog_expr *member_bytes(struct checker *c, struct value v, struct value *to)
{
	const struct type *t = type_strip(to->type);
	struct type *sized;

	if (t->kind != TYPE_ARRAY)
		return value_convert(c, v, to->type, D_XLATE_INCOMPAT, "a translator's member");
	if (!t->size) {
		ERR(c, v.loc, D_OP_INCOMPLETE, "'%s' has no size and cannot be in a variable",
		    tname(c, to->type));
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
		return px_new(c, PX_LOAD, v.type, v.loc, 1, px_cast(c, c->t.u64, v.e));
	if (v.kind == V_VAR && type_compatible(v.type, t))
		return v.e;
	ERR(c, v.loc, D_XLATE_INCOMPAT, "a translator's member: '%s' cannot be converted to '%s'",
	    tname(c, v.type), tname(c, to->type));
	return NULL;
}

static bool assign_members(struct checker *c, struct value v, const struct prog_expr *object,
			   struct prog_expr **ret);

/* A member's value, put where `to` is, behind *ret. */
static bool assign_member(struct checker *c, struct value m, struct value *to,
			  struct prog_expr **ret)
{
	struct prog_expr *val;

	if (m.kind == V_XLATE && type_is_sou(m.type)) {
		assert(type_compatible(m.type, to->type));
		return assign_members(c, m, to->e, ret);
	}
	val = member_bytes(c, m, to);
	if (!val)
		return false;
	*ret = check_sequence(c, *ret, check_set(c, to->e, val, m.loc));
	return true;
}

/* The members that the translator defines, assigned one by one to `object`. */
static bool assign_members(struct checker *c, struct value v, const struct prog_expr *object,
			   struct prog_expr **ret)
{
	const struct node_list *names = &v.xlator->node->translator.names;
	struct value input = *v.input;
	struct prog_expr *first = check_once(c, v.xlator->param, &input);

	v.input = &input;
	if (first)
		*ret = check_sequence(c, *ret, first);
	for (size_t i = 0; i < names->n; i++) {
		struct node *n = node_create(c->ctx, N_MEMBER, v.loc);
		struct value base = { .kind = V_VAR, .type = v.xlator->out, .loc = v.loc }, to, m;

		n->member.name = names->items[i]->ident.name;
		n->member.name_loc = v.loc;
		m = check_xlate_member(c, v, n);
		base.e = talloc_memdup(c->ctx, object, sizeof(*object));
		to = check_member_of(c, base, n);
		if (m.kind == V_ERROR || to.kind == V_ERROR)
			return false;
		if (!assign_member(c, m, &to, ret))
			return false;
	}
	return true;
}

struct value xlate_object(struct checker *c, struct value v)
{
	const struct xlator *x = v.xlator;
	struct prog_expr *object = check_hidden(c, "xlate", x->out, v.loc), *e = object;
	struct prog_expr *first = NULL;

	if (!assign_members(c, v, object, &first))
		return value_error();
	if (type_strip(v.type)->kind == TYPE_POINTER) {
		e = px_new(c, PX_VARADDR, c->t.u64, v.loc, 0);
		e->var = object->var;
		e = px_cast(c, v.type, value_bytes_block(c, e, type_bytes(x->out), v.loc));
	}
	return value_rvalue(v.type, check_sequence(c, first, e), v.loc);
}
