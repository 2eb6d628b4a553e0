// SPDX-License-Identifier: GPL-2.0-or-later
/* struct, union and enum specifiers: layout by the System V ABI for x86-64 (LP64). */
#include "tag.h"

#include <string.h>

#include "known.h"
#include "poison.h"
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

static uint32_t type_align(const struct type *t)
{
	t = type_strip(t);
	if (t->kind == TYPE_ARRAY)
		return type_align(t->ref);
	return t->align ? t->align : 1;
}

static uint32_t place(struct tag_def *l, const struct type *t, uint32_t width, bool is_field)
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

bool tag_begin(struct checker *c, const struct node *n, enum type_kind kind, struct tag_def *ret)
{
	const char *tag = n->type_sou.tag;
	const struct type *old = tag ? type_tag_defined(c->types, kind, tag) : NULL;

	*ret = (struct tag_def){ .n = n, .old = old, .align = 1 };
	ret->is_union = n->type_sou.is_union;
	if (n->type_sou.scope) {
		ERR(c, n->loc, D_DECL_SCOPE, "a type that is being defined has no scope");
		return false;
	}
	ret->list = talloc_zero_array(c->ctx, struct type_member, n->type_sou.fields.n + 1);
	ret->type = old && old->incomplete ? (struct type *)old /* ours: tag_new() */ : NULL;
	if (!old)
		ret->type = tag_new(c, kind, tag);
	return true;
}

/* What no member may be; false after a report. */
static bool field_fits(struct checker *c, const struct node *f, const struct type *t)
{
	const struct type *s = type_complete(type_strip(t));

	if (f->decl.scope)
		ERR(c, f->decl.name_loc, D_DECL_SCOPE, "a member has no scope");
	else if (f->decl.storage & ~(uint32_t)(DECL_CONST | DECL_VOLATILE))
		ERR(c, f->loc, D_DECL_CLASS, "a member takes no storage class");
	else if (s->kind == TYPE_VOID || s->kind == TYPE_FUNCTION)
		ERR(c, f->loc, D_DECL_VOIDOBJ, "a member cannot have the type '%s'",
		    value_tname(c, t));
	else if (s->incomplete)
		ERR(c, f->loc, D_DECL_INCOMPLETE, "a member has the incomplete type '%s'",
		    value_tname(c, t));
	else if (f->decl.width && !type_is_integer(t))
		ERR(c, f->loc, D_DECL_BFTYPE, "a bit-field needs an integer type, not '%s'",
		    value_tname(c, t));
	else
		return true;
	return false;
}

bool tag_takes(struct checker *c, struct tag_def *def, const struct node *f, const struct type *t)
{
	const struct node *declared = f->decl.type;

	if (!f->decl.name && !f->decl.width) {
		if (declared->kind == N_TYPE_ENUM ||
		    (declared->kind == N_TYPE_SOU && declared->type_sou.tag))
			return false; /* a type, no member */
		if (declared->kind != N_TYPE_SOU) {
			ERR(c, f->loc, D_DECL_MNAME, "a member needs a name");
			def->wrong = true;
			return false;
		}
	}
	if (field_fits(c, f, t))
		return true;
	def->wrong = true;
	return false;
}

static bool width_fits(struct checker *c, const struct node *f, const struct type *t, int64_t width)
{
	if (!f->decl.width ||
	    (width >= 0 && width <= (int64_t)type_bytes(t) * 8 && (width || !f->decl.name)))
		return true;
	ERR(c, f->decl.width->loc, D_DECL_BFSIZE, "%lld bits do not fit in '%s'", (long long)width,
	    value_tname(c, t));
	return false;
}

void tag_add(struct checker *c, struct tag_def *def, const struct node *f, const struct type *t,
	     int64_t width)
{
	const struct type *s = type_complete(type_strip(t));
	struct type_member *m = &def->list[def->count];

	if (!width_fits(c, f, t, width) || !members_apart(c, f, s, def->list, def->count)) {
		def->wrong = true;
		return;
	}
	m->name = f->decl.name;
	m->type = t;
	m->bits = (uint32_t)width;
	m->offset = place(def, t, (uint32_t)width, f->decl.width != NULL);
	if (f->decl.name || !f->decl.width)
		def->count++;
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

const struct type *tag_end(struct checker *c, struct tag_def *def)
{
	struct type *t = def->type;

	if (!t) {
		if (def->wrong || same_members(def->old, def->list, def->count))
			return def->old;
		ERR(c, def->n->loc, D_DECL_TYPERED, "'%s' is already defined otherwise",
		    value_tname(c, def->old));
		return NULL;
	}
	t->members = def->list;
	t->nmembers = def->count;
	t->align = def->align;
	t->size = (uint32_t)((def->bits + def->align * 8 - 1) / (def->align * 8) * def->align);
	t->incomplete = false;
	t->wrong = def->wrong;
	return def->wrong ? NULL : t;
}

/* ------------------------------------------------------------------------- enums */

static bool add_enumerator(struct checker *c, const struct scope *sc, const struct node *e,
			   int64_t value)
{
	const char *name = e->enumerator.name;
	struct sym *s = sym_find(c->syms, SS_GLOBAL, name);

	if (s && ((s->kind == SK_CONST && s->value == value) || s->kind == SK_WRONG))
		return true;
	if (s || known_is_builtin(c, sc, name)) {
		/* D's names are more than headers can know of: the name stays D's. */
		if (source_included(e->loc.source, e->loc.begin) &&
		    (!s || scope_is_library(c, s->loc.source)))
			return true;
		diag_error(c->diag, e->loc, D_DECL_IDRED, scope_library_has(c, s),
			   "'%s' is already defined", name);
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

bool tag_enumerator_fits(struct checker *c, const struct node *e, int64_t value)
{
	if ((value <= INT32_MAX && value >= INT32_MIN) ||
	    source_included(e->loc.source, e->loc.begin))
		return true;
	ERR(c, e->loc, D_DECL_ENOFLOW, "the enumerator '%s' does not fit in an int",
	    e->enumerator.name);
	return false;
}

/* Whether an enum is defined again with the same enumerators. */
static bool same_enum(const struct type *old, const struct node_list *items,
		      const struct type_enumerator *list)
{
	if (old->nenumerators != items->n)
		return false;
	for (uint32_t i = 0; i < items->n; i++)
		if (old->enumerators[i].name != list[i].name ||
		    old->enumerators[i].value != list[i].value)
			return false;
	return true;
}

const struct type *tag_enum(struct checker *c, const struct scope *sc, const struct node *n,
			    const struct type *old, struct type_enumerator *list, bool ok)
{
	const struct node_list *items = &n->type_enum.list;
	const char *tag = n->type_enum.tag;
	bool wrong = !ok;
	struct type *t;

	for (size_t i = 0; i < items->n; i++)
		if (ok)
			wrong |= !add_enumerator(c, sc, items->items[i], list[i].value);
		else if (!sym_find(c->syms, SS_GLOBAL, items->items[i]->enumerator.name))
			poison_name(c, SS_GLOBAL, items->items[i]->enumerator.name);
	if (old && !old->incomplete) {
		if (!wrong && !same_enum(old, items, list)) {
			ERR(c, n->loc, D_DECL_TYPERED, "'enum %s' is already defined otherwise",
			    tag);
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

/* ----------------------------------------------------------------------------- uses */

static void no_tag(struct checker *c, const char *scope, const char *kind, const char *tag,
		   struct loc loc)
{
	if (!strcmp(scope, "D") || !strcmp(scope, "C"))
		ERR(c, loc, D_SYNTAX, "the program itself has no %s %s", kind, tag);
	else
		ERR(c, loc, D_SYNTAX, "the module %s has no %s %s", scope, kind, tag);
}

static const char *kind_word(enum type_kind kind)
{
	return kind == TYPE_ENUM ? "enum" : kind == TYPE_UNION ? "union" : "struct";
}

const struct type *tag_named(struct checker *c, enum type_kind kind, const char *scope,
			     const char *tag, struct loc loc)
{
	const struct type *t = type_tag(c->types, kind, tag, scope);
	struct type *blank;

	if (!t && scope)
		no_tag(c, scope, kind_word(kind), tag, loc);
	if (t || scope)
		return t;
	blank = tag_new(c, kind, tag);
	if (kind == TYPE_ENUM) {
		blank->size = blank->align = 4;
		blank->is_signed = true;
	}
	return blank;
}
