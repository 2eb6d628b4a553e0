// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Types as written.  Sizes of arrays, widths of bit-fields and values of enumerators are
 * expressions, which may have types in them.
 */
#include "type.h"

#include "expr.h"
#include "tag.h"
#include "translator/types/type_priv.h"
#include "undefined.h"

#define BASE_WORDS   (TW_CHAR | TW_INT | TW_FLOAT | TW_DOUBLE | TW_VOID | TW_STRING | TW_BOOL)
#define LENGTH_WORDS (TW_SHORT | TW_LONG | TW_LONGLONG)
#define SIGN_WORDS   (TW_SIGNED | TW_UNSIGNED)
#define EXTERN_MAX   (1u << 31) /* bytes of an array in the kernel */

const struct type *type_of_name(struct checker *c, const char *name, const char *scope)
{
	return type_named(c->types, scope ? talloc_asprintf(c->ctx, "%s`%s", scope, name) : name);
}

static unsigned int bits_set(uint32_t w)
{
	return (unsigned int)__builtin_popcount(w);
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
	t = type_of_name(c, n->type_base.name, n->type_base.scope);
	if (!t)
		undefined_type(c, n->type_base.name, n->loc);
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

bool type_is_node(const struct node *n)
{
	return (n->kind >= N_TYPE_BASE && n->kind <= N_TYPE_FUNC) || n->kind == N_PARAM;
}

static const struct type *check_array(struct checker *c, const struct scope *sc,
				      const struct node *n)
{
	const uint32_t most = n == sc->external ? EXTERN_MAX : CHECK_MAX_BYTES;
	const struct node_list *sizes = &n->type_wrap.sizes;
	struct scope inside = *sc;
	const struct type *of;
	int64_t count = 0;
	uint32_t size;

	if (n == sc->external)
		inside.external = n->type_wrap.ref;
	of = type_written(c, &inside, n->type_wrap.ref);
	if (!of)
		return NULL;
	if (type_strip(of)->kind == TYPE_VOID || type_strip(of)->kind == TYPE_FUNCTION)
		return base_error(c, n, D_DECL_VOIDOBJ, "an array needs elements with a size");
	if (sizes->n > 1 || (sizes->n && type_is_node(sizes->items[0])))
		return base_error(c, n, D_DECL_ARRSUB,
				  "an array has one integer constant as its size; keys make an "
				  "associative array of a D variable");
	if (sizes->n &&
	    !expr_const(c, sc, sizes->items[0], D_DECL_ARRSUB, "the size of an array", &count))
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

static bool check_params(struct checker *c, const struct scope *sc, const struct node *n,
			 struct type *t)
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
		pt = type_written(c, sc, p->decl.type);
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

static const struct type *check_func(struct checker *c, const struct scope *sc,
				     const struct node *n)
{
	const struct type *result = type_written(c, sc, n->type_func.result);
	struct type *t;

	if (!result)
		return NULL;
	t = type_alloc(c->types, TYPE_FUNCTION);
	t->ref = result;
	return check_params(c, sc, n, t) ? t : NULL;
}

/* What an expression is of; it is not evaluated, so what it would ask for is not wanted. */
static const struct type *check_type_of(struct checker *c, const struct scope *sc,
					const struct node *n)
{
	const uint32_t privileges = c->prog->privileges;
	const bool blocks = c->prog->blocks;
	struct value v;

	if (type_is_node(n->type_of.of))
		return type_written(c, sc, n->type_of.of);
	v = expr_value(c, sc, n->type_of.of);
	if (v.kind == V_MEM && type_strip(v.type)->kind == TYPE_VOID)
		v = value_load(c, v); /* a symbol of an unknown type, which is said */
	c->prog->privileges = privileges;
	c->prog->blocks = blocks;
	if (v.kind == V_ERROR)
		return NULL;
	switch (type_strip(v.type)->kind) {
	case TYPE_DYN:
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		break;
	default:
		if (!v.action)
			return value_space_type(c, v.type, &v);
	}
	ERR(c, n->loc, D_OP_DYN, "typeof cannot take '%s': nothing can be declared with its type",
	    value_tname(c, v.type));
	return NULL;
}

/* ----------------------------------------------------------- structs, unions and enums */

static void check_field(struct checker *c, const struct scope *sc, struct tag_def *def,
			const struct node *f)
{
	const struct type *t = type_written(c, sc, f->decl.type);
	int64_t width = 0;

	if (!t)
		def->wrong = true;
	if (!t || !tag_takes(c, def, f, t))
		return;
	if (f->decl.width &&
	    !expr_const(c, sc, f->decl.width, D_DECL_BFCONST, "the width of a bit-field", &width))
		def->wrong = true;
	else
		tag_add(c, def, f, t, width);
}

static const struct type *define_sou(struct checker *c, const struct scope *sc,
				     const struct node *n, enum type_kind kind)
{
	const struct node_list *fields = &n->type_sou.fields;
	struct tag_def def;

	if (!tag_begin(c, n, kind, &def))
		return NULL;
	for (size_t i = 0; i < fields->n; i++)
		check_field(c, sc, &def, fields->items[i]);
	return tag_end(c, &def);
}

static const struct type *check_sou(struct checker *c, const struct scope *sc, const struct node *n)
{
	enum type_kind kind = n->type_sou.is_union ? TYPE_UNION : TYPE_STRUCT;
	const char *scope = n->type_sou.scope && *n->type_sou.scope ? n->type_sou.scope : NULL;

	if (n->type_sou.defined && n->type_sou.tag)
		return define_sou(c, sc, n, kind);
	if (n->type_sou.defined) {
		if (c->tagless != n) {
			c->tagless_type = define_sou(c, sc, n, kind);
			c->tagless = n;
		}
		return c->tagless_type;
	}
	return tag_named(c, kind, scope, n->type_sou.tag, n->loc);
}

/* value: one more than that of the enumerator before. */
static bool enumerator_value(struct checker *c, const struct scope *sc, const struct node *e,
			     int64_t *value)
{
	if (e->enumerator.value && !expr_const(c, sc, e->enumerator.value, D_DECL_ENCONST,
					       "the value of an enumerator", value))
		return false;
	return tag_enumerator_fits(c, e, *value);
}

static const struct type *define_enum(struct checker *c, const struct scope *sc,
				      const struct node *n)
{
	const struct node_list *items = &n->type_enum.list;
	struct type_enumerator *list = talloc_array(c->ctx, struct type_enumerator, items->n + 1);
	const char *tag = n->type_enum.tag;
	const struct type *old = tag ? type_tag_defined(c->types, TYPE_ENUM, tag) : NULL;
	int64_t value = 0;
	bool ok = true;

	if (n->type_enum.scope) {
		ERR(c, n->loc, D_DECL_SCOPE, "a type that is being defined has no scope");
		return NULL;
	}
	for (size_t i = 0; i < items->n && ok; i++, value++) {
		ok = enumerator_value(c, sc, items->items[i], &value);
		list[i].name = items->items[i]->enumerator.name;
		list[i].value = value;
	}
	return tag_enum(c, sc, n, old, list, ok);
}

static const struct type *check_enum(struct checker *c, const struct scope *sc,
				     const struct node *n)
{
	const char *scope = n->type_enum.scope && *n->type_enum.scope ? n->type_enum.scope : NULL;

	if (n->type_enum.defined)
		return define_enum(c, sc, n);
	return tag_named(c, TYPE_ENUM, scope, n->type_enum.tag, n->loc);
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
	case N_TYPE_OF:
		return n->type_of.quals & TW_USERLAND;
	}
	return false;
}

const struct type *type_written(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct type *t;

	switch ((int)n->kind) {
	case N_TYPE_BASE:
		return check_base(c, n);
	case N_TYPE_SOU:
		return check_sou(c, sc, n);
	case N_TYPE_ENUM:
		return check_enum(c, sc, n);
	case N_TYPE_OF:
		return check_type_of(c, sc, n);
	case N_TYPE_POINTER:
		t = type_written(c, sc, n->type_wrap.ref);
		t = t ? type_pointer(c->types, t) : NULL;
		return t && is_userland(n) ? type_userland(c->types, t) : t;
	case N_TYPE_ARRAY:
		return check_array(c, sc, n);
	case N_TYPE_FUNC:
		return check_func(c, sc, n);
	case N_PARAM:
		return type_written(c, sc, n->decl.type);
	}
	ERR(c, n->loc, D_SYNTAX, "a type is wanted here");
	return NULL;
}
