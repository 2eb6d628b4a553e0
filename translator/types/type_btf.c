// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Kernel types from BTF (Documentation/bpf/btf.rst), converted on first use.  A struct
 * is made with its name and size at once and gets its members in type_complete(), so
 * that a pointer to task_struct does not pull in half the kernel.
 */
#include "common/near.h"
#include "type.h"

#include <assert.h>
#include <bpf/btf.h>
#include <string.h>
#include <talloc.h>

#include "translator/lang/diag.h"
#include "translator/lang/intern.h"
#include "translator/target/target.h"
#include "type_priv.h"

/* How many modifiers and typedefs a chain in BTF may have before it counts as broken. */
#define CHAIN_MAX 64

static struct type_btf_space *btf_space(struct type_space *s, const char *module)
{
	struct type_btf_space *b;
	struct btf *btf;

	if (module && !strcmp(module, "vmlinux"))
		module = NULL;
	for (b = s->btfs; b; b = b->next)
		if (b->module == module || (b->module && module && !strcmp(b->module, module)))
			return b;
	if (!s->target)
		return NULL;
	btf = module ? target_module_btf(s->target, module) : target_btf(s->target);
	if (!btf)
		return NULL;
	b = talloc_zero(s, struct type_btf_space);
	b->module = module ? intern(module) : NULL;
	b->btf = btf;
	b->space = s;
	b->nids = btf__type_cnt(btf);
	b->nbase = btf__base_btf(btf) ? btf__type_cnt(btf__base_btf(btf)) : 0;
	b->by_id = talloc_zero_array(b, const struct type *, b->nids);
	b->next = s->btfs;
	s->btfs = b;
	return b;
}

static const struct type *convert(struct type_btf_space *b, uint32_t id);

static const char *btf_name(struct type_btf_space *b, uint32_t off)
{
	const char *name = btf__name_by_offset(b->btf, off);

	return name && *name ? intern(name) : NULL;
}

static const struct type *convert_int(struct type_btf_space *b, const struct btf_type *bt)
{
	const char *name = btf_name(b, bt->name_off);
	uint8_t enc = btf_int_encoding(bt);
	const struct type *t = name ? type_named(b->space, name) : NULL;

	if (t && t->kind == TYPE_INT && t->size == bt->size)
		return t;
	if (bt->size <= 8) {
		struct type *n = type_alloc(b->space, TYPE_INT);

		n->name = name;
		n->size = n->align = bt->size;
		n->is_signed = enc & BTF_INT_SIGNED;
		n->is_bool = enc & BTF_INT_BOOL;
		n->is_char = bt->size == 1 && !n->is_bool;
		return n;
	}
	/* __int128: has a size and can be stepped over, but not computed with. */
	return type_array(b->space, type_int(b->space, 64, false), bt->size / 8);
}

static const struct type *convert_enum(struct type_btf_space *b, const struct btf_type *bt)
{
	struct type *t = type_alloc(b->space, TYPE_ENUM);
	uint32_t n = btf_vlen(bt);
	struct type_enumerator *list = talloc_array(t, struct type_enumerator, n);

	t->name = btf_name(b, bt->name_off);
	t->size = t->align = bt->size;
	t->is_signed = btf_kind(bt) == BTF_KIND_ENUM ? true : btf_kflag(bt);
	for (uint32_t i = 0; i < n; i++) {
		if (btf_kind(bt) == BTF_KIND_ENUM) {
			list[i].name = btf_name(b, btf_enum(bt)[i].name_off);
			list[i].value = btf_enum(bt)[i].val;
		} else {
			list[i].name = btf_name(b, btf_enum64(bt)[i].name_off);
			list[i].value = (int64_t)btf_enum64_value(&btf_enum64(bt)[i]);
		}
	}
	t->enumerators = list;
	t->nenumerators = n;
	return t;
}

static const struct type *convert_sou(struct type_btf_space *b, const struct btf_type *bt,
				      uint32_t id)
{
	struct type *t = type_alloc(b->space, btf_is_struct(bt) ? TYPE_STRUCT : TYPE_UNION);

	t->name = btf_name(b, bt->name_off);
	t->size = bt->size;
	t->btf_id = id;
	t->module = b->module;
	t->priv = b;
	t->align = 8;
	return t;
}

static const struct type *convert_func(struct type_btf_space *b, const struct btf_type *bt)
{
	const struct btf_param *p = btf_params(bt);
	struct type *t = type_alloc(b->space, TYPE_FUNCTION);
	uint32_t n = btf_vlen(bt);
	struct type_member *params = talloc_zero_array(t, struct type_member, n ? n : 1);

	t->ref = convert(b, bt->type);
	if (n && !p[n - 1].type && !p[n - 1].name_off) {
		t->varargs = true;
		n--;
	}
	for (uint32_t i = 0; i < n; i++) {
		params[i].name = btf_name(b, p[i].name_off);
		params[i].type = convert(b, p[i].type);
	}
	t->members = params;
	t->n = n;
	return t;
}

/* Whether what has the type lies in user memory: the kernel's __user, as compilers tell it. */
static bool is_user(struct type_btf_space *b, uint32_t id)
{
	for (int i = 0; i < CHAIN_MAX; i++) {
		const struct btf_type *bt = btf__type_by_id(b->btf, id);

		if (!bt || (!btf_is_mod(bt) && btf_kind(bt) != BTF_KIND_TYPE_TAG))
			return false;
		if (btf_kind(bt) == BTF_KIND_TYPE_TAG &&
		    !strcmp(btf__name_by_offset(b->btf, bt->name_off), "user"))
			return true;
		id = bt->type;
	}
	return false;
}

static const struct type *convert_kind(struct type_btf_space *b, const struct btf_type *bt,
				       uint32_t id)
{
	struct type_space *s = b->space;

	switch (btf_kind(bt)) {
	case BTF_KIND_INT:
		return convert_int(b, bt);
	case BTF_KIND_FLOAT:
		return type_named(s, bt->size == 4 ? "float" :
				     bt->size == 8 ? "double" :
						     "long double");
	case BTF_KIND_PTR: {
		const struct type *t = type_pointer(s, convert(b, bt->type));

		return is_user(b, bt->type) ? type_userland(s, t) : t;
	}
	case BTF_KIND_ARRAY:
		return type_array(s, convert(b, btf_array(bt)->type), btf_array(bt)->nelems);
	case BTF_KIND_STRUCT:
	case BTF_KIND_UNION:
		return convert_sou(b, bt, id);
	case BTF_KIND_ENUM:
	case BTF_KIND_ENUM64:
		return convert_enum(b, bt);
	case BTF_KIND_FWD: {
		struct type *t = type_alloc(s, btf_kflag(bt) ? TYPE_UNION : TYPE_STRUCT);

		t->name = btf_name(b, bt->name_off);
		t->incomplete = true;
		return t;
	}
	case BTF_KIND_TYPEDEF:
		return type_typedef(s, btf_name(b, bt->name_off), convert(b, bt->type));
	case BTF_KIND_FUNC_PROTO:
		return convert_func(b, bt);
	case BTF_KIND_VAR:
		return convert(b, bt->type);
	default:
		return type_void(s);
	}
}

static const struct type *convert(struct type_btf_space *b, uint32_t id)
{
	const struct btf_type *bt;

	for (int i = 0; i < CHAIN_MAX; i++) {
		if (!id || id >= b->nids)
			return type_void(b->space);
		if (id < b->nbase)
			return convert(btf_space(b->space, NULL), id);
		if (b->by_id[id])
			return b->by_id[id];
		bt = btf__type_by_id(b->btf, id);
		if (!bt)
			return type_void(b->space);
		if (!btf_is_mod(bt) && btf_kind(bt) != BTF_KIND_TYPE_TAG && !btf_is_func(bt))
			return b->by_id[id] = convert_kind(b, bt, id);
		id = bt->type;
	}
	return type_void(b->space);
}

const struct type *type_complete(const struct type *t)
{
	struct type_btf_space *b = t->priv;
	struct type *w = (struct type *)t; /* ours: made by convert_sou() */
	const struct btf_type *bt;
	struct type_member *list;

	if (!type_is_sou(t) || t->members || !t->btf_id)
		return t;
	bt = btf__type_by_id(b->btf, t->btf_id);
	list = talloc_zero_array(t, struct type_member, btf_vlen(bt) ? btf_vlen(bt) : 1);
	for (uint32_t i = 0; i < btf_vlen(bt); i++) {
		list[i].name = btf_name(b, btf_members(bt)[i].name_off);
		list[i].type = convert(b, btf_members(bt)[i].type);
		list[i].offset = btf_member_bit_offset(bt, i);
		list[i].bits = btf_member_bitfield_size(bt, i);
	}
	w->members = list;
	w->nmembers = btf_vlen(bt);
	return t;
}

const struct type *type_from_btf(struct type_space *s, const char *module, uint32_t id)
{
	struct type_btf_space *b = btf_space(s, module);

	return b ? convert(b, id) : NULL;
}

/* Kinds of BTF, in the order in which they are looked for; 0 ends them. */
static const uint32_t typedefs[] = { BTF_KIND_TYPEDEF, 0 };
static const uint32_t structs[] = { BTF_KIND_STRUCT, 0 };
static const uint32_t unions[] = { BTF_KIND_UNION, 0 };
static const uint32_t enums[] = { BTF_KIND_ENUM, BTF_KIND_ENUM64, 0 };
static const uint32_t forwards[] = { BTF_KIND_FWD, 0 };

/* Id by name among a BTF's own types, 0 = none. */
static uint32_t find_own(const struct type_btf_space *b, const char *name, uint32_t kind)
{
	if (!b->module)
		return target_btf_find(b->space->target, name, kind);
	for (uint32_t id = b->nbase; id < b->nids; id++) {
		const struct btf_type *bt = btf__type_by_id(b->btf, id);

		if (btf_kind(bt) == kind &&
		    !strcmp(btf__name_by_offset(b->btf, bt->name_off), name))
			return id;
	}
	return 0;
}

/* Of the kernel or a module alone. */
static const struct type *find_in(struct type_space *s, const char *module, const char *name,
				  const uint32_t *kinds)
{
	struct type_btf_space *b = btf_space(s, module);

	for (; b && *kinds; kinds++) {
		uint32_t id = find_own(b, name, *kinds);

		if (id)
			return convert(b, id);
	}
	return NULL;
}

static size_t count_modules(struct type_space *s)
{
	size_t n = 0;

	while (target_known_module(s->target, n))
		n++;
	return n;
}

/* In those that type_look_also() says; looking there reads the types of many. */
static const struct type *find_beyond(struct type_space *s, const char *name, const uint32_t *kinds)
{
	char *text = talloc_asprintf(s, "%u %s", kinds[0], name);
	const char *key = intern(text);
	const struct type *t = NULL;
	struct type_missing_entry *e;

	talloc_free(text);
	HASH_FIND_PTR(s->missing, &key, e);
	if (e && e->modules == count_modules(s))
		return NULL;
	for (size_t i = 0; !t && i < s->nalso; i++)
		t = find_in(s, s->also[i], name, kinds);
	for (size_t i = 0; !t && target_known_module(s->target, i); i++)
		t = find_in(s, target_known_module(s->target, i), name, kinds);
	if (t)
		return t;
	if (!e) {
		e = talloc_zero(s, struct type_missing_entry);
		e->key = key;
		HASH_ADD_PTR(s->missing, key, e);
	}
	e->modules = count_modules(s);
	return NULL;
}

/* Where type_look_first() says. */
static const struct type *find_anywhere(struct type_space *s, const char *name,
					const uint32_t *kinds)
{
	const struct type *t = s->first ? find_in(s, s->first, name, kinds) : NULL;

	if (!t)
		t = find_in(s, NULL, name, kinds);
	return t || !s->anywhere ? t : find_beyond(s, name, kinds);
}

static const struct type *find(struct type_space *s, const char *module, const char *name,
			       const uint32_t *kinds)
{
	const struct type *t;

	if (!s->target)
		return NULL;
	if (!module)
		return find_anywhere(s, name, kinds);
	t = find_in(s, module, name, kinds);
	return t || !target_load_module(s->target, module) ? t : find_in(s, NULL, name, kinds);
}

const struct type *type_btf_typedef(struct type_space *s, const char *name, const char *module)
{
	return find(s, module, name, typedefs);
}

const struct type *type_btf_tag(struct type_space *s, enum type_kind kind, const char *tag,
				const char *module)
{
	const uint32_t *kinds = kind == TYPE_ENUM ? enums : kind == TYPE_STRUCT ? structs : unions;
	const struct type *t = find(s, module, tag, kinds);

	if (t || kind == TYPE_ENUM)
		return t;
	t = find(s, module, tag, forwards);
	return t && t->kind == kind ? t : NULL;
}

void type_look_first(struct type_space *s, const char *module)
{
	s->first = module && strcmp(module, "vmlinux") ? module : NULL;
}

void type_look_also(struct type_space *s, const char *const *modules, size_t n)
{
	s->also = modules;
	s->nalso = n;
	s->anywhere = true;
}

bool type_look_near(struct type_space *s, bool near)
{
	const bool before = !s->anywhere;

	s->anywhere = !near;
	return before;
}

/* Of the kernel or a module alone. */
static bool enumerator_in(struct type_space *s, const char *module, const char *name,
			  const struct type **ret, int64_t *value)
{
	struct type_btf_space *b = btf_space(s, module);

	for (uint32_t id = b && b->module ? b->nbase : 1; b && id < b->nids; id++) {
		const struct btf_type *bt = btf__type_by_id(b->btf, id);
		const struct type *t;

		if (btf_kind(bt) != BTF_KIND_ENUM && btf_kind(bt) != BTF_KIND_ENUM64)
			continue;
		for (uint32_t i = 0; i < btf_vlen(bt); i++) {
			uint32_t off = btf_kind(bt) == BTF_KIND_ENUM ? btf_enum(bt)[i].name_off :
								       btf_enum64(bt)[i].name_off;

			if (strcmp(btf__name_by_offset(b->btf, off), name))
				continue;
			t = convert(b, id);
			*ret = t;
			*value = t->enumerators[i].value;
			return true;
		}
	}
	return false;
}

bool type_enumerator(struct type_space *s, const char *name, const struct type **ret,
		     int64_t *value)
{
	if ((s->first && enumerator_in(s, s->first, name, ret, value)) ||
	    enumerator_in(s, NULL, name, ret, value))
		return true;
	for (size_t i = 0; s->anywhere && i < s->nalso; i++)
		if (enumerator_in(s, s->also[i], name, ret, value))
			return true;
	return false;
}

static bool has_kind(const struct btf_type *bt, bool tags)
{
	return tags ? btf_kind(bt) == BTF_KIND_STRUCT || btf_kind(bt) == BTF_KIND_UNION :
		      btf_kind(bt) == BTF_KIND_TYPEDEF;
}

const char *type_nearest(struct type_space *s, const char *name, bool tags)
{
	struct type_btf_space *b = btf_space(s, NULL);
	const size_t most = HASH_COUNT(s->names) + HASH_COUNT(s->tags) + (b ? b->nids : 0);
	const char **names = talloc_array(NULL, const char *, most + 1), *near;
	struct type_name_entry *e;
	struct type_tag_entry *t;
	unsigned int n = 0;

	for (e = s->names; e && !tags; e = e->hh.next)
		names[n++] = e->name;
	for (t = s->tags; t && tags; t = t->hh.next)
		if (!t->type->incomplete && type_is_sou(t->type))
			names[n++] = t->type->name;
	for (uint32_t id = 1; b && id < b->nids; id++) {
		const struct btf_type *bt = btf__type_by_id(b->btf, id);

		if (has_kind(bt, tags))
			names[n++] = btf__name_by_offset(b->btf, bt->name_off);
	}
	near = near_name(name, names, n);
	talloc_free(names);
	return near;
}
