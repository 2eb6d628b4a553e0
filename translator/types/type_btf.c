// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The source of types that has BTF (Documentation/bpf/btf.rst): the kernel's, or a module's, whose
 * ids go on where the kernel's end.  A struct is made with its name and size at once and gets its
 * members in complete(), so that a pointer to task_struct does not pull in half the kernel.
 */
#include <bpf/btf.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "translator/lang/intern.h"
#include "translator/target/target.h"
#include "type_priv.h"

/* How many modifiers and typedefs a chain in BTF may have before it counts as broken. */
#define CHAIN_MAX 64

struct btf_source {
	struct type_source source;
	struct btf *btf;
	const struct type **by_id;
	uint32_t nids;
	struct btf_source *base; /* of a module: the kernel's, which has the ids below nbase */
	uint32_t nbase;
};

static struct btf_source *btf_of(struct type_source *s)
{
	return (struct btf_source *)s;
}

static const struct type *convert(struct btf_source *b, uint32_t id);

static const char *btf_name(struct btf_source *b, uint32_t off)
{
	const char *name = btf__name_by_offset(b->btf, off);

	return name && *name ? intern(name) : NULL;
}

static const struct type *convert_int(struct btf_source *b, const struct btf_type *bt)
{
	const char *name = btf_name(b, bt->name_off);
	uint8_t enc = btf_int_encoding(bt);
	const struct type *t = name ? type_named(b->source.space, name) : NULL;

	if (t && t->kind == TYPE_INT && t->size == bt->size)
		return t;
	if (bt->size <= 8) {
		struct type *n = type_alloc(b->source.space, TYPE_INT);

		n->name = name;
		n->size = n->align = bt->size;
		n->is_signed = enc & BTF_INT_SIGNED;
		n->is_bool = enc & BTF_INT_BOOL;
		n->is_char = bt->size == 1 && !n->is_bool;
		return n;
	}
	/* __int128: has a size and can be stepped over, but not computed with. */
	return type_array(b->source.space, type_int(b->source.space, 64, false), bt->size / 8);
}

static const struct type *convert_enum(struct btf_source *b, const struct btf_type *bt)
{
	struct type *t = type_alloc(b->source.space, TYPE_ENUM);
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

static const struct type *convert_sou(struct btf_source *b, const struct btf_type *bt, uint32_t id)
{
	struct type *t = type_alloc(b->source.space, btf_is_struct(bt) ? TYPE_STRUCT : TYPE_UNION);

	t->name = btf_name(b, bt->name_off);
	t->size = bt->size;
	t->source_id = id;
	t->source = &b->source;
	t->align = 8;
	return t;
}

static const struct type *convert_func(struct btf_source *b, const struct btf_type *bt)
{
	const struct btf_param *p = btf_params(bt);
	struct type *t = type_alloc(b->source.space, TYPE_FUNCTION);
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
static bool is_user(struct btf_source *b, uint32_t id)
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

static const struct type *convert_kind(struct btf_source *b, const struct btf_type *bt, uint32_t id)
{
	struct type_space *s = b->source.space;

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

static const struct type *convert(struct btf_source *b, uint32_t id)
{
	const struct btf_type *bt;

	for (int i = 0; i < CHAIN_MAX; i++) {
		if (!id || id >= b->nids)
			return type_void(b->source.space);
		if (id < b->nbase)
			return convert(b->base, id);
		if (b->by_id[id])
			return b->by_id[id];
		bt = btf__type_by_id(b->btf, id);
		if (!bt)
			return type_void(b->source.space);
		if (!btf_is_mod(bt) && btf_kind(bt) != BTF_KIND_TYPE_TAG && !btf_is_func(bt))
			return b->by_id[id] = convert_kind(b, bt, id);
		id = bt->type;
	}
	return type_void(b->source.space);
}

static void complete(struct type_source *s, struct type *t)
{
	struct btf_source *b = btf_of(s);
	const struct btf_type *bt = btf__type_by_id(b->btf, t->source_id);
	struct type_member *list =
		talloc_zero_array(t, struct type_member, btf_vlen(bt) ? btf_vlen(bt) : 1);

	for (uint32_t i = 0; i < btf_vlen(bt); i++) {
		list[i].name = btf_name(b, btf_members(bt)[i].name_off);
		list[i].type = convert(b, btf_members(bt)[i].type);
		list[i].offset = btf_member_bit_offset(bt, i);
		list[i].bits = btf_member_bitfield_size(bt, i);
	}
	t->members = list;
	t->nmembers = btf_vlen(bt);
}

/* Kinds of BTF, in the order in which they are looked for; 0 ends them. */
static const uint32_t typedefs[] = { BTF_KIND_TYPEDEF, 0 };
static const uint32_t structs[] = { BTF_KIND_STRUCT, 0 };
static const uint32_t unions[] = { BTF_KIND_UNION, 0 };
static const uint32_t enums[] = { BTF_KIND_ENUM, BTF_KIND_ENUM64, 0 };
static const uint32_t forwards[] = { BTF_KIND_FWD, 0 };

/* Id by name among a BTF's own types, 0 = none. */
static uint32_t find_own(const struct btf_source *b, const char *name, uint32_t kind)
{
	if (!b->source.module)
		return target_btf_find(b->source.space->target, name, kind);
	for (uint32_t id = b->nbase; id < b->nids; id++) {
		const struct btf_type *bt = btf__type_by_id(b->btf, id);

		if (btf_kind(bt) == kind &&
		    !strcmp(btf__name_by_offset(b->btf, bt->name_off), name))
			return id;
	}
	return 0;
}

static const struct type *find(struct type_source *s, enum type_kind kind, const char *name,
			       bool mentioned)
{
	const uint32_t *kinds = kind == TYPE_TYPEDEF ? typedefs :
				kind == TYPE_ENUM    ? enums :
				kind == TYPE_STRUCT  ? structs :
						       unions;
	struct btf_source *b = btf_of(s);
	const struct type *t;

	if (mentioned && kind != TYPE_STRUCT && kind != TYPE_UNION)
		return NULL;
	for (kinds = mentioned ? forwards : kinds; *kinds; kinds++) {
		const uint32_t id = find_own(b, name, *kinds);

		t = id ? convert(b, id) : NULL;
		if (t && t->kind == kind) /* structs and unions share the forward ones */
			return t;
	}
	return NULL;
}

static bool enumerator(struct type_source *s, const char *name, const struct type **ret,
		       int64_t *value)
{
	struct btf_source *b = btf_of(s);

	for (uint32_t id = b->nbase ? b->nbase : 1; id < b->nids; id++) {
		const struct btf_type *bt = btf__type_by_id(b->btf, id);

		if (btf_kind(bt) != BTF_KIND_ENUM && btf_kind(bt) != BTF_KIND_ENUM64)
			continue;
		for (uint32_t i = 0; i < btf_vlen(bt); i++) {
			uint32_t off = btf_kind(bt) == BTF_KIND_ENUM ? btf_enum(bt)[i].name_off :
								       btf_enum64(bt)[i].name_off;

			if (strcmp(btf__name_by_offset(b->btf, off), name))
				continue;
			*ret = convert(b, id);
			*value = (*ret)->enumerators[i].value;
			return true;
		}
	}
	return false;
}

static const struct type *as_function(const struct type *t)
{
	return t && t->kind == TYPE_FUNCTION ? t : NULL;
}

static const struct type *function(struct type_source *s, const struct target_func *func)
{
	return as_function(func->btf_id ? convert(btf_of(s), func->btf_id) : NULL);
}

/* The typedef btf_trace_NAME is of a pointer to a function. */
static const struct type *tracepoint(struct type_source *s, const struct target_event *event)
{
	const struct type *t = event->proto_id ? convert(btf_of(s), event->proto_id) : NULL;

	if (t && type_strip(t)->kind == TYPE_POINTER)
		t = type_strip(t)->ref;
	return as_function(t ? type_strip(t) : NULL);
}

static const struct type *variable(struct type_source *s, const char *name)
{
	const uint32_t id = find_own(btf_of(s), name, BTF_KIND_VAR);

	return id ? convert(btf_of(s), id) : NULL;
}

static bool has_kind(const struct btf_type *bt, bool tags)
{
	return tags ? btf_kind(bt) == BTF_KIND_STRUCT || btf_kind(bt) == BTF_KIND_UNION :
		      btf_kind(bt) == BTF_KIND_TYPEDEF;
}

static void names(struct type_source *s, bool tags, struct type_names *all)
{
	const struct btf_source *b = btf_of(s);

	for (uint32_t id = b->nbase ? b->nbase : 1; id < b->nids; id++) {
		const struct btf_type *bt = btf__type_by_id(b->btf, id);

		if (has_kind(bt, tags))
			array_add(all, all->names, all->n) =
				btf__name_by_offset(b->btf, bt->name_off);
	}
}

static const struct type_source_ops ops = {
	.find = find,
	.enumerator = enumerator,
	.function = function,
	.tracepoint = tracepoint,
	.variable = variable,
	.complete = complete,
	.names = names,
};

struct type_source *type_btf_open(struct type_space *s, const char *module)
{
	struct btf *btf = module ? target_module_btf(s->target, module) : target_btf(s->target);
	struct btf_source *b;

	if (!btf)
		return NULL;
	b = talloc_zero(s, struct btf_source);
	b->source = (struct type_source){ .ops = &ops, .space = s, .module = module };
	b->btf = btf;
	b->nids = btf__type_cnt(btf);
	if (btf__base_btf(btf)) {
		b->base = btf_of(type_source_like(s, NULL, &ops));
		b->nbase = btf__type_cnt(btf__base_btf(btf));
	}
	b->by_id = talloc_zero_array(b, const struct type *, b->nids);
	return &b->source;
}
