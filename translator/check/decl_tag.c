// SPDX-License-Identifier: GPL-2.0-or-later
/* struct, union and enum specifiers: layout by the System V ABI for x86-64 (LP64). */
#include "decl.h"

#include <string.h>

#include "translator/lang/intern.h"
#include "translator/lang/source.h"
#include "translator/types/type_priv.h"

static struct type *tag_new(struct checker *c, enum type_kind kind, const char *tag)
{
	struct type *t = type_alloc(c->types, kind);

	t->name = tag;
	t->incomplete = true;
	if (tag)
		type_define_tag(c->types, t);
	return t;
}

struct layout {
	uint64_t bits;	/* used so far */
	uint32_t align; /* bytes */
	bool is_union;
};

static uint32_t type_align(const struct type *t)
{
	t = type_strip(t);
	if (t->kind == TYPE_ARRAY)
		return type_align(t->ref);
	return t->align ? t->align : 1;
}

static uint32_t place(struct layout *l, const struct type *t, uint32_t width, bool is_field)
{
	uint64_t unit = (uint64_t)type_bytes(t) * 8, align = (uint64_t)type_align(t) * 8, at;

	if (type_align(t) > l->align)
		l->align = type_align(t);
	at = l->is_union ? 0 : l->bits;
	if (is_field && !width) {
		l->bits = (l->bits + align - 1) / align * align;
		return (uint32_t)l->bits;
	}
	if (!is_field || at / unit != (at + width - 1) / unit)
		at = (at + align - 1) / align * align;
	if (!is_field)
		width = (uint32_t)unit;
	if (at + width > l->bits)
		l->bits = at + width;
	return (uint32_t)at;
}

/* Width of a bit-field; false after a report. */
static bool field_width(struct checker *c, const struct node *f, const struct type *t,
			uint32_t *width)
{
	int64_t w;

	if (!type_is_integer(t)) {
		ERR(c, f->loc, D_DECL_BFTYPE, "a bit-field needs an integer type, not '%s'",
		    tname(c, t));
		return false;
	}
	if (!check_const(c, f->decl.width, D_DECL_BFCONST, "the width of a bit-field", &w))
		return false;
	if (w < 0 || w > (int64_t)type_bytes(t) * 8 || (w == 0 && f->decl.name)) {
		ERR(c, f->decl.width->loc, D_DECL_BFSIZE, "%lld bits do not fit in '%s'",
		    (long long)w, tname(c, t));
		return false;
	}
	*width = (uint32_t)w;
	return true;
}

static bool is_member(const struct type_member *list, uint32_t n, const char *name)
{
	uint32_t offset;

	for (uint32_t i = 0; i < n; i++)
		if (list[i].name ? !strcmp(list[i].name, name) :
				   type_is_sou(list[i].type) &&
					   type_member_find(list[i].type, name, &offset))
			return true;
	return false;
}

/* No member, nor one of a struct without a name, is called as another one. */
static bool members_apart(struct checker *c, const struct node *f, const struct type *t,
			  const struct type_member *list, uint32_t n)
{
	const char *name = f->decl.name;

	for (uint32_t i = 0; !name && type_is_sou(t) && i < t->nmembers; i++) {
		if (t->members[i].name && is_member(list, n, t->members[i].name)) {
			ERR(c, f->loc, D_DECL_MNAME, "there are two members '%s'",
			    t->members[i].name);
			return false;
		}
	}
	if (!name || !is_member(list, n, name))
		return true;
	ERR(c, f->decl.name_loc, D_DECL_MNAME, "there are two members '%s'", name);
	return false;
}

static bool add_field(struct checker *c, const struct node *f, struct layout *l,
		      struct type_member *list, uint32_t *n)
{
	const struct node *declared = f->decl.type;
	const struct type *t = check_type(c, declared), *s;
	uint32_t width = 0;

	if (!t)
		return false;
	if (!f->decl.name && !f->decl.width) {
		if (declared->kind == N_TYPE_ENUM ||
		    (declared->kind == N_TYPE_SOU && declared->type_sou.tag))
			return true; /* a type, no member */
		if (declared->kind != N_TYPE_SOU) {
			ERR(c, f->loc, D_DECL_MNAME, "a member needs a name");
			return false;
		}
	}
	s = type_complete(type_strip(t));
	if (f->decl.scope) {
		ERR(c, f->decl.name_loc, D_DECL_SCOPE, "a member has no scope");
		return false;
	}
	if (f->decl.storage & ~(uint32_t)(DECL_CONST | DECL_VOLATILE)) {
		ERR(c, f->loc, D_DECL_CLASS, "a member takes no storage class");
		return false;
	}
	if (s->kind == TYPE_VOID || s->kind == TYPE_FUNCTION) {
		ERR(c, f->loc, D_DECL_VOIDOBJ, "a member cannot have the type '%s'", tname(c, t));
		return false;
	}
	if (s->incomplete) {
		ERR(c, f->loc, D_DECL_INCOMPLETE, "a member has the incomplete type '%s'",
		    tname(c, t));
		return false;
	}
	if (f->decl.width && !field_width(c, f, t, &width))
		return false;
	if (!members_apart(c, f, s, list, *n))
		return false;
	list[*n].name = f->decl.name;
	list[*n].type = t;
	list[*n].bits = width;
	list[*n].offset = place(l, t, width, f->decl.width != NULL);
	if (f->decl.name || !f->decl.width)
		(*n)++;
	return true;
}

static bool same_members(const struct type *a, const struct type_member *list, uint32_t n)
{
	if (a->nmembers != n)
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (a->members[i].name != list[i].name || a->members[i].offset != list[i].offset ||
		    a->members[i].bits != list[i].bits ||
		    !type_compatible(a->members[i].type, list[i].type))
			return false;
	return true;
}

static const struct type *define_sou(struct checker *c, const struct node *n, enum type_kind kind)
{
	const struct node_list *fields = &n->type_sou.fields;
	struct type_member *list = talloc_zero_array(c->ctx, struct type_member, fields->n + 1);
	const char *tag = n->type_sou.tag;
	const struct type *old = tag ? type_tag_defined(c->types, kind, tag) : NULL;
	struct layout l = { .align = 1, .is_union = n->type_sou.is_union };
	struct type *t;
	uint32_t count = 0;
	bool ok = true;

	if (n->type_sou.scope) {
		ERR(c, n->loc, D_DECL_SCOPE, "a type that is being defined has no scope");
		return NULL;
	}
	t = old && old->incomplete ? (struct type *)old /* ours: tag_new() */ : NULL;
	if (!t && !old)
		t = tag_new(c, kind, tag);
	for (size_t i = 0; i < fields->n; i++)
		if (!add_field(c, fields->items[i], &l, list, &count))
			ok = false;
	if (!t) {
		if (ok && !same_members(old, list, count)) {
			ERR(c, n->loc, D_DECL_TYPERED, "'%s' is already defined otherwise",
			    tname(c, old));
			return NULL;
		}
		return old;
	}
	t->members = list;
	t->nmembers = count;
	t->align = l.align;
	t->size = (uint32_t)((l.bits + l.align * 8 - 1) / (l.align * 8) * l.align);
	t->incomplete = false;
	t->wrong = !ok;
	return ok ? t : NULL;
}

static void no_tag(struct checker *c, const char *scope, const char *kind, const char *tag,
		   struct loc loc)
{
	if (!strcmp(scope, "D") || !strcmp(scope, "C"))
		ERR(c, loc, D_SYNTAX, "the program itself has no %s %s", kind, tag);
	else
		ERR(c, loc, D_SYNTAX, "the module %s has no %s %s", scope, kind, tag);
}

const struct type *check_sou(struct checker *c, const struct node *n)
{
	enum type_kind kind = n->type_sou.is_union ? TYPE_UNION : TYPE_STRUCT;
	const char *scope = n->type_sou.scope && *n->type_sou.scope ? n->type_sou.scope : NULL;
	const struct type *t;

	if (n->type_sou.defined && n->type_sou.tag)
		return define_sou(c, n, kind);
	if (n->type_sou.defined) {
		if (c->tagless != n) {
			c->tagless_type = define_sou(c, n, kind);
			c->tagless = n;
		}
		return c->tagless_type;
	}
	t = type_tag(c->types, kind, n->type_sou.tag, scope);
	if (!t && scope)
		no_tag(c, scope, n->type_sou.is_union ? "union" : "struct", n->type_sou.tag,
		       n->loc);
	return t || scope ? t : tag_new(c, kind, n->type_sou.tag);
}

/* ------------------------------------------------------------------------- enums */

static bool add_enumerator(struct checker *c, const struct node *e, int64_t value)
{
	const char *name = e->enumerator.name;
	struct sym *s = sym_find(c->syms, SS_GLOBAL, name);

	if (s && ((s->kind == SK_CONST && s->value == value) || s->kind == SK_WRONG))
		return true;
	if (s || builtin_exists(c, name)) {
		/* D's names are more than headers can know of: the name stays D's. */
		if (source_included(e->loc.source, e->loc.begin) &&
		    (!s || check_is_library(c, s->loc.source)))
			return true;
		ERR(c, e->loc, D_DECL_IDRED, "'%s' is already defined", name);
		return false;
	}
	sym_add(c->syms, SS_GLOBAL, SK_CONST, name, e->loc)->value = value;
	return true;
}

/*
 * As GCC has them: all values in the fewest bytes from four on; signed with any negative one, and
 * where an int holds them all, which C leaves open.
 */
static void layout_enum(struct type *t)
{
	int64_t low = 0, high = 0;

	for (uint32_t i = 0; i < t->nenumerators; i++) {
		if (t->enumerators[i].value < low)
			low = t->enumerators[i].value;
		if (t->enumerators[i].value > high)
			high = t->enumerators[i].value;
	}
	t->is_signed = low < 0 || high <= INT32_MAX;
	t->size = low >= INT32_MIN && high <= (low < 0 ? INT32_MAX : UINT32_MAX) ? 4 : 8;
	t->align = t->size;
}

/* value: one more than that of the enumerator before. */
static bool enumerator_value(struct checker *c, const struct node *e, int64_t *value)
{
	if (e->enumerator.value && !check_const(c, e->enumerator.value, D_DECL_ENCONST,
						"the value of an enumerator", value))
		return false;
	if ((*value <= INT32_MAX && *value >= INT32_MIN) ||
	    source_included(e->loc.source, e->loc.begin))
		return true;
	ERR(c, e->loc, D_DECL_ENOFLOW, "the enumerator '%s' does not fit in an int",
	    e->enumerator.name);
	return false;
}

static const struct type *define_enum(struct checker *c, const struct node *n)
{
	const struct node_list *items = &n->type_enum.list;
	struct type_enumerator *list = talloc_array(c->ctx, struct type_enumerator, items->n + 1);
	const char *tag = n->type_enum.tag;
	const struct type *old = tag ? type_tag_defined(c->types, TYPE_ENUM, tag) : NULL;
	bool ok = true, wrong = false;
	int64_t value = 0;
	struct type *t;

	if (n->type_enum.scope) {
		ERR(c, n->loc, D_DECL_SCOPE, "a type that is being defined has no scope");
		return NULL;
	}
	for (size_t i = 0; i < items->n && ok; i++, value++) {
		ok = enumerator_value(c, items->items[i], &value);
		list[i].name = items->items[i]->enumerator.name;
		list[i].value = value;
	}
	for (size_t i = 0; i < items->n; i++)
		if (ok)
			wrong |= !add_enumerator(c, items->items[i], list[i].value);
		else if (!sym_find(c->syms, SS_GLOBAL, items->items[i]->enumerator.name))
			poison_name(c, SS_GLOBAL, items->items[i]->enumerator.name);
	wrong |= !ok;
	if (old && !old->incomplete) {
		for (uint32_t i = 0; !wrong && (i < old->nenumerators || i < items->n); i++)
			if (i >= old->nenumerators || i >= items->n ||
			    old->enumerators[i].name != list[i].name ||
			    old->enumerators[i].value != list[i].value) {
				ERR(c, n->loc, D_DECL_TYPERED,
				    "'enum %s' is already defined otherwise", tag);
				return NULL;
			}
		return wrong ? NULL : old;
	}
	t = old ? (struct type *)old /* ours: tag_new() */ : tag_new(c, TYPE_ENUM, tag);
	t->enumerators = list;
	t->nenumerators = ok ? items->n : 0;
	layout_enum(t);
	t->incomplete = false;
	t->wrong = wrong;
	return wrong ? NULL : t;
}

const struct type *check_enum(struct checker *c, const struct node *n)
{
	const char *scope = n->type_enum.scope && *n->type_enum.scope ? n->type_enum.scope : NULL;
	const struct type *t;
	struct type *blank;

	if (n->type_enum.defined)
		return define_enum(c, n);
	t = type_tag(c->types, TYPE_ENUM, n->type_enum.tag, scope);
	if (!t && scope)
		no_tag(c, scope, "enum", n->type_enum.tag, n->loc);
	if (t || scope)
		return t;
	blank = tag_new(c, TYPE_ENUM, n->type_enum.tag);
	blank->size = blank->align = 4;
	blank->is_signed = true;
	return blank;
}
