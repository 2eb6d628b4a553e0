// SPDX-License-Identifier: GPL-2.0-or-later
/* Types as written, and declarations of variables, typedefs and kernel symbols. */
#include "decl.h"

#include <string.h>

#include "translator/lang/intern.h"
#include "translator/types/type_priv.h"

#define BASE_WORDS   (TW_CHAR | TW_INT | TW_FLOAT | TW_DOUBLE | TW_VOID | TW_STRING | TW_BOOL)
#define LENGTH_WORDS (TW_SHORT | TW_LONG | TW_LONGLONG)
#define SIGN_WORDS   (TW_SIGNED | TW_UNSIGNED)
#define EXTERN_MAX   (1u << 31) /* bytes of an array in the kernel */

static unsigned int bits_set(uint32_t w)
{
	return (unsigned int)__builtin_popcount(w);
}

const struct type *check_type_name(struct checker *c, const char *name, const char *scope)
{
	return type_named(c->types, scope ? talloc_asprintf(c->ctx, "%s`%s", scope, name) : name);
}

void type_undefined(struct checker *c, const char *name, struct loc loc)
{
	const char *near = type_nearest(c->types, name, false);

	if (is_poisoned(c, SS_TYPEDEF, name))
		return;
	poison_name(c, SS_TYPEDEF, name);
	diag_error(c->diag, loc, D_SYNTAX,
		   near ? talloc_asprintf(c->ctx, "closest: '%s'", near) : NULL,
		   "there is no type '%s'", name);
}

static const struct type *base_error(struct checker *c, const struct node *n, enum diag_tag tag,
				     const char *text)
{
	ERR(c, n->loc, tag, "%s", text);
	return NULL;
}

static const struct type *base_named(struct checker *c, const struct node *n)
{
	uint32_t w = n->type_base.words;
	const struct type *t;

	if (w & SIGN_WORDS)
		return base_error(c, n, D_DECL_SIGNINT, "signed and unsigned need an integer type");
	if (w & LENGTH_WORDS)
		return base_error(c, n, D_DECL_LONGINT, "short and long need an arithmetic type");
	if (w & BASE_WORDS)
		return base_error(c, n, D_DECL_COMBO, "a declaration cannot have two types");
	t = check_type_name(c, n->type_base.name, n->type_base.scope);
	if (!t)
		type_undefined(c, n->type_base.name, n->loc);
	return t;
}

static const struct type *integer_type(struct checker *c, uint32_t w)
{
	bool is_signed = !(w & TW_UNSIGNED);

	if (w & TW_CHAR) {
		if (w & TW_UNSIGNED)
			return type_named(c->types, "unsigned char");
		return type_named(c->types, w & TW_SIGNED ? "signed char" : "char");
	}
	if (w & TW_SHORT)
		return type_int(c->types, 16, is_signed);
	if (w & TW_LONGLONG)
		return type_named(c->types, is_signed ? "long long" : "unsigned long long");
	if (w & TW_LONG)
		return type_int(c->types, 64, is_signed);
	return type_int(c->types, 32, is_signed);
}

static const struct type *check_base(struct checker *c, const struct node *n)
{
	uint32_t w = n->type_base.words;

	if (n->type_base.name)
		return base_named(c, n);
	if (bits_set(w & BASE_WORDS) > 1)
		return base_error(c, n, D_DECL_COMBO, "a declaration cannot have two types");
	if (bits_set(w & LENGTH_WORDS) > 1 || bits_set(w & SIGN_WORDS) > 1)
		return base_error(c, n, D_DECL_COMBO, "these type words contradict each other");
	if ((w & TW_CHAR) && (w & LENGTH_WORDS))
		return base_error(c, n, D_DECL_CHARATTR, "char can be neither short nor long");
	if ((w & TW_VOID) && (w & (LENGTH_WORDS | SIGN_WORDS)))
		return base_error(c, n, D_DECL_VOIDATTR,
				  "void takes no signed, unsigned, short or long");
	if ((w & SIGN_WORDS) && (w & (TW_FLOAT | TW_DOUBLE | TW_STRING | TW_BOOL)))
		return base_error(c, n, D_DECL_SIGNINT, "signed and unsigned need an integer type");
	if ((w & LENGTH_WORDS) && (w & (TW_STRING | TW_BOOL | TW_FLOAT)))
		return base_error(c, n, D_DECL_LONGINT, "short and long need an arithmetic type");
	if (w & TW_VOID)
		return c->t.vd;
	if (w & TW_STRING)
		return c->t.string;
	if (w & TW_BOOL)
		return type_named(c->types, "_Bool");
	if (w & TW_FLOAT)
		return type_named(c->types, "float");
	if (w & TW_DOUBLE)
		return type_named(c->types, w & LENGTH_WORDS ? "long double" : "double");
	return integer_type(c, w);
}

bool node_is_type(const struct node *n)
{
	return (n->kind >= N_TYPE_BASE && n->kind <= N_TYPE_FUNC) || n->kind == N_PARAM;
}

static const struct type *check_array(struct checker *c, const struct node *n)
{
	const uint32_t most = n == c->external ? EXTERN_MAX : CHECK_MAX_BYTES;
	const struct node_list *sizes = &n->type_wrap.sizes;
	const struct type *of;
	int64_t count = 0;
	uint32_t size;

	if (n == c->external)
		c->external = n->type_wrap.ref;
	of = check_type(c, n->type_wrap.ref);
	if (!of)
		return NULL;
	if (type_strip(of)->kind == TYPE_VOID || type_strip(of)->kind == TYPE_FUNCTION)
		return base_error(c, n, D_DECL_VOIDOBJ, "an array needs elements with a size");
	if (sizes->n > 1 || (sizes->n && node_is_type(sizes->items[0])))
		return base_error(c, n, D_DECL_ARRSUB,
				  "an array has one integer constant as its size; keys make an "
				  "associative array of a D variable");
	if (sizes->n &&
	    !check_const(c, sizes->items[0], D_DECL_ARRSUB, "the size of an array", &count))
		return NULL;
	if (sizes->n && count < 0)
		return base_error(c, n, D_DECL_ARRSUB, "the size of an array is negative");
	size = type_bytes(of);
	if ((uint64_t)count > most || (uint64_t)count * size > most) {
		ERR(c, n->loc, D_DECL_ARRBIG, "an array may have at most %u bytes", most);
		return NULL;
	}
	return type_array(c->types, of, (uint32_t)count);
}

static bool check_params(struct checker *c, const struct node *n, struct type *t)
{
	const struct node_list *params = &n->type_func.params;
	struct type_member *m = talloc_zero_array(t, struct type_member, params->n + 1);
	bool ok = true;

	for (size_t i = 0; i < params->n; i++) {
		const struct node *p = params->items[i];
		const struct type *pt;

		if (p->decl.storage & (DECL_STATIC | DECL_AUTO | DECL_EXTERN | DECL_TYPEDEF |
				       DECL_SELF | DECL_THIS)) {
			ERR(c, p->loc, D_DECL_PARMCLASS, "a parameter takes no storage class");
			ok = false;
		}
		pt = check_type(c, p->decl.type);
		if (!pt)
			return false;
		if (type_strip(pt)->kind == TYPE_VOID) {
			if (params->n == 1 && !p->decl.name)
				break;
			ERR(c, p->loc, D_DECL_PROTO_VOID,
			    "void must be the only, unnamed parameter");
			return false;
		}
		if (type_strip(pt)->kind == TYPE_ARRAY)
			pt = type_pointer(c->types, type_strip(pt)->ref);
		m[t->n].name = p->decl.name;
		m[t->n++].type = pt;
	}
	t->members = m;
	t->varargs = n->type_func.varargs;
	return ok;
}

static const struct type *check_func(struct checker *c, const struct node *n)
{
	const struct type *result = check_type(c, n->type_func.result);
	struct type *t;

	if (!result)
		return NULL;
	t = type_alloc(c->types, TYPE_FUNCTION);
	t->ref = result;
	return check_params(c, n, t) ? t : NULL;
}

/* A pointer to what is declared as userland, in one step or more. */
static bool is_userland(const struct node *n)
{
	while (n->kind == N_TYPE_POINTER || n->kind == N_TYPE_ARRAY)
		n = n->type_wrap.ref;
	switch ((int)n->kind) {
	case N_TYPE_BASE:
		return n->type_base.words & TW_USERLAND;
	case N_TYPE_SOU:
		return n->type_sou.quals & TW_USERLAND;
	case N_TYPE_ENUM:
		return n->type_enum.quals & TW_USERLAND;
	}
	return false;
}

const struct type *check_type(struct checker *c, const struct node *n)
{
	const struct type *t;

	switch ((int)n->kind) {
	case N_TYPE_BASE:
		return check_base(c, n);
	case N_TYPE_SOU:
		return check_sou(c, n);
	case N_TYPE_ENUM:
		return check_enum(c, n);
	case N_TYPE_POINTER:
		t = check_type(c, n->type_wrap.ref);
		t = t ? type_pointer(c->types, t) : NULL;
		return t && is_userland(n) ? type_userland(c->types, t) : t;
	case N_TYPE_ARRAY:
		return check_array(c, n);
	case N_TYPE_FUNC:
		return check_func(c, n);
	case N_PARAM:
		return check_type(c, n->decl.type);
	}
	ERR(c, n->loc, D_SYNTAX, "a type is wanted here");
	return NULL;
}

/* ---------------------------------------------------------------- declarations */

static void redeclared(struct checker *c, const struct node *n, const char *what)
{
	ERR(c, n->decl.name_loc, D_DECL_IDRED, "'%s' is already %s", n->decl.name, what);
}

static void declare_typedef(struct checker *c, const struct node *n, const struct type *t)
{
	struct sym *s = sym_find(c->syms, SS_TYPEDEF, n->decl.name);
	/* A module's type of the name is another one. */
	const bool near = type_look_near(c->types, true);
	const struct type *old = type_named(c->types, n->decl.name);

	type_look_near(c->types, near);
	if ((old && type_compatible(old, t)) || (s && s->kind == SK_WRONG))
		return;
	if (s || (old && !old->btf_id && old->kind != TYPE_TYPEDEF)) {
		ERR(c, n->decl.name_loc, D_DECL_TYPERED, "the type '%s' is already defined as '%s'",
		    n->decl.name, tname(c, type_strip(old)));
		return;
	}
	sym_add(c->syms, SS_TYPEDEF, SK_TYPE, n->decl.name, n->decl.name_loc)->type = t;
	type_define_name(c->types, n->decl.name, type_typedef(c->types, n->decl.name, t));
}

static void declare_extern(struct checker *c, const struct node *n, const struct type *t)
{
	bool func = type_strip(t)->kind == TYPE_FUNCTION;
	struct sym *s = sym_find(c->syms, SS_GLOBAL, n->decl.name);

	if (s && s->kind == (func ? SK_PROTO : SK_EXTERN) && type_compatible(s->type, t))
		return;
	if (s && s->kind == SK_WRONG)
		return;
	if (s) {
		redeclared(c, n, "declared otherwise");
		poison_name(c, SS_GLOBAL, n->decl.name);
		return;
	}
	if (type_is_string(t)) {
		ERR(c, n->loc, D_DECL_CLASS, "a kernel symbol cannot have the type string");
		return;
	}
	s = sym_add(c->syms, SS_GLOBAL, func ? SK_PROTO : SK_EXTERN, n->decl.name,
		    n->decl.name_loc);
	s->type = t;
}

/* Types of an associative array's keys; false when the array is an ordinary one. */
static bool assoc_keys(struct checker *c, const struct node *n, struct prog_var *pv, bool *ok)
{
	const struct node_list *sizes = &n->type_wrap.sizes;
	size_t types = 0;

	if (n->kind != N_TYPE_ARRAY)
		return false;
	for (size_t i = 0; i < sizes->n; i++)
		types += node_is_type(sizes->items[i]);
	if (!types)
		return false;
	*ok = false;
	if (types != sizes->n) {
		ERR(c, n->loc, D_DECL_ARRSUB, "all keys of an associative array must be types");
		return true;
	}
	if (types > CHECK_MAX_KEYS) {
		ERR(c, n->loc, D_LIMIT, "more than %d keys are not possible", CHECK_MAX_KEYS);
		return true;
	}
	pv->assoc = true;
	pv->nkeys = types;
	pv->keys = talloc_array(pv, const struct type *, types);
	for (size_t i = 0; i < types; i++) {
		pv->keys[i] = check_type(c, sizes->items[i]);
		if (!pv->keys[i])
			return true;
		if (type_strip(pv->keys[i])->kind == TYPE_VOID ||
		    type_strip(pv->keys[i])->kind == TYPE_FUNCTION) {
			ERR(c, sizes->items[i]->loc, D_KEY_TYPE, "'%s' cannot be a key",
			    tname(c, pv->keys[i]));
			return true;
		}
	}
	*ok = true;
	return true;
}

static bool variable_type_ok(struct checker *c, const struct node *n, const struct type *t)
{
	const struct type *s = type_complete(type_strip(t));

	if (s->kind == TYPE_VOID || s->kind == TYPE_FUNCTION) {
		ERR(c, n->decl.name_loc, D_DECL_VOIDOBJ, "'%s' cannot have the type '%s'",
		    n->decl.name, tname(c, t));
		return false;
	}
	if (s->incomplete) {
		ERR(c, n->decl.name_loc, D_DECL_INCOMPLETE, "'%s' has the incomplete type '%s'",
		    n->decl.name, tname(c, t));
		return false;
	}
	if (s->kind == TYPE_ARRAY && !s->n) {
		ERR(c, n->decl.name_loc, D_DECL_ARRNULL, "the array '%s' needs a size",
		    n->decl.name);
		return false;
	}
	return true;
}

static bool same_var(const struct prog_var *a, const struct prog_var *b)
{
	if (a->assoc != b->assoc || a->nkeys != b->nkeys || !type_compatible(a->type, b->type))
		return false;
	for (uint32_t i = 0; i < a->nkeys; i++)
		if (!type_compatible(a->keys[i], b->keys[i]))
			return false;
	return true;
}

static void declare_var(struct checker *c, const struct node *n)
{
	const uint32_t st = n->decl.storage;
	const enum sym_space space = st & DECL_SELF ? SS_SELF :
				     st & DECL_THIS ? SS_THIS :
						      SS_GLOBAL;
	struct prog_var *pv = talloc_zero(c->ctx, struct prog_var);
	bool ok = true;
	struct sym *s;

	pv->name = n->decl.name;
	pv->storage = space == SS_SELF ? PV_SELF : space == SS_THIS ? PV_THIS : PV_GLOBAL;
	if (assoc_keys(c, n->decl.type, pv, &ok))
		pv->type = check_type(c, n->decl.type->type_wrap.ref);
	else
		pv->type = check_type(c, n->decl.type);
	if (!ok || !pv->type || !variable_type_ok(c, n, pv->type))
		return;
	if (pv->assoc && space == SS_THIS) {
		ERR(c, n->loc, D_DECL_LOCASSC, "'this->%s' cannot be an associative array",
		    pv->name);
		return;
	}
	if (space == SS_GLOBAL && (builtin_exists(c, pv->name) || subr_exists(c, pv->name) ||
				   action_exists(c, pv->name) || aggfunc_exists(c, pv->name))) {
		redeclared(c, n, "a built-in name");
		return;
	}
	s = sym_find(c->syms, space, pv->name);
	if (s) {
		if (s->kind == SK_WRONG || (s->kind == SK_VAR && same_var(s->var->pv, pv)))
			return;
		redeclared(c, n, "defined otherwise");
		poison_name(c, space, pv->name);
		return;
	}
	s = sym_add(c->syms, space, SK_VAR, pv->name, n->decl.name_loc);
	s->var = talloc_zero(c->ctx, struct var);
	s->var->pv = pv;
	s->var->declared = true;
}

/* A name whose declaration has a mistake is known, unless it is to be told from another one's. */
static void poison_declared(struct checker *c, const struct node *n)
{
	const uint32_t st = n->decl.storage;
	const char *name = n->decl.name;

	if (!name || !check_failed(c))
		return;
	if ((st & DECL_TYPEDEF) && !type_named(c->types, name))
		poison_name(c, SS_TYPEDEF, name);
	if ((st & DECL_SELF) && !sym_find(c->syms, SS_SELF, name))
		poison_name(c, SS_SELF, name);
	if ((st & DECL_THIS) && !sym_find(c->syms, SS_THIS, name))
		poison_name(c, SS_THIS, name);
	if (!(st & (DECL_TYPEDEF | DECL_SELF | DECL_THIS)) && !sym_find(c->syms, SS_GLOBAL, name))
		poison_name(c, SS_GLOBAL, name);
}

static void check_declared(struct checker *c, const struct node *n)
{
	uint32_t st = n->decl.storage;
	const struct type *t;

	if (n->decl.scope) {
		ERR(c, n->decl.name_loc, D_DECL_SCOPE, "a name with a scope cannot be declared");
		return;
	}
	if (st & (DECL_STATIC | DECL_AUTO | DECL_REGISTER)) {
		ERR(c, n->loc, D_DECL_BADCLASS, "static, auto and register have no meaning in D");
		return;
	}
	if (bits_set(st & (DECL_EXTERN | DECL_TYPEDEF | DECL_SELF | DECL_THIS)) > 1) {
		ERR(c, n->loc, D_DECL_CLASS, "only one storage class can be given");
		return;
	}
	if (!n->decl.name) {
		const struct node *type = n->decl.type;

		t = check_type(c, type);
		if (t && ((type->kind != N_TYPE_SOU && type->kind != N_TYPE_ENUM) ||
			  (st & (DECL_SELF | DECL_THIS | DECL_EXTERN))))
			ERR(c, n->loc, D_DECL_USELESS, "this declaration declares nothing");
		return;
	}
	if (!(st & (DECL_TYPEDEF | DECL_EXTERN)) && n->decl.type->kind != N_TYPE_FUNC) {
		declare_var(c, n);
		return;
	}
	c->external = st & DECL_EXTERN ? n->decl.type : NULL;
	t = check_type(c, n->decl.type);
	c->external = NULL;
	if (!t)
		return;
	if (st & DECL_TYPEDEF)
		declare_typedef(c, n, t);
	else
		declare_extern(c, n, t);
}

void check_decl(struct checker *c, const struct node *n)
{
	check_declared(c, n);
	poison_declared(c, n);
}
