// SPDX-License-Identifier: GPL-2.0-or-later
#include "metadata_types.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/meta_text.h"
#include "common/utf8.h"
#include "codegen/ir/text.h"
#include "common/words.h"
#include "translator/types/type.h"

/* Kinds of types as the metadata have them. */
enum word {
#define TYPE(kind, word) WORD_##kind,
#include "common/words.def"
};

struct meta_type_entry {
	const struct type *type;
	bool opaque;
	json_t *json;
};

void metadata_types_init(struct meta_types *types, void *ctx)
{
	*types = (struct meta_types){ .ctx = ctx };
}

static void add_bytes(struct text *text, const char *s, size_t len)
{
	char c[META_BYTE_SIZE];

	for (size_t i = 0; i < len; i++) {
		meta_byte_put(c, (unsigned char)s[i]);
		text_add(text, c, sizeof(c));
	}
}

/* The first of the text that stands for itself: all, nearly always. */
static size_t plain_length(const char *s, size_t len)
{
	size_t i = 0, n = 1;

	for (; n && i < len; i += n) {
		n = utf8_step(s + i, len - i);
		if (meta_byte_at(s + i, len - i))
			n = 0;
	}
	return i;
}

json_t *metadata_string(void *ctx, const char *s, size_t len)
{
	size_t n = plain_length(s, len), odd;
	struct text text;
	json_t *json;

	if (n == len)
		return json_stringn_nocheck(s, len);
	text_init(&text, ctx);
	for (size_t i = 0; i < len; i += n + odd) {
		n = plain_length(s + i, len - i);
		odd = i + n == len ? 0 : meta_byte_at(s + i + n, len - i - n) ? META_BYTE_SIZE : 1;
		text_add(&text, s + i, n);
		add_bytes(&text, s + i + n, odd);
	}
	json = json_stringn_nocheck(text.data, text.len);
	talloc_free(text.data);
	return json;
}

static void set(json_t *to, const char *key, json_t *value)
{
	if (json_object_set_new_nocheck(to, key, value))
		abort();
}

static uint32_t add(struct meta_types *types, const struct type *type, bool opaque);

static void set_sou(struct meta_types *types, json_t *o, const struct type *type)
{
	json_t *members = json_array();

	set(o, "members", members);
	for (uint32_t i = 0; i < type->nmembers; i++) {
		const struct type_member *m = &type->members[i];
		json_t *j = json_object();

		set(j, "name",
		    m->name ? metadata_string(types->ctx, m->name, strlen(m->name)) : json_null());
		set(j, "off", json_integer(m->offset));
		set(j, "bits", json_integer(m->bits));
		set(j, "type", json_integer(add(types, m->type, false)));
		json_array_append_new(members, j);
	}
}

static void set_enum(json_t *o, const struct type *type)
{
	json_t *values = json_array();

	set(o, "signed", json_boolean(type->is_signed));
	for (uint32_t i = 0; i < type->nenumerators; i++)
		json_array_append_new(values, json_pack("[s, I]", type->enumerators[i].name,
							(json_int_t)type->enumerators[i].value));
	set(o, "values", values);
}

static void set_pointer(struct meta_types *types, json_t *o, const struct type *type)
{
	const struct type *to = type->ref ? type_strip(type->ref) : NULL;
	bool func = to && to->kind == TYPE_FUNCTION;
	bool opaque =
		func || !to || type_is_sou(to) || to->kind == TYPE_VOID || to->kind == TYPE_POINTER;

	if (type->ref)
		set(o, "ref", json_integer(add(types, opaque ? to : type->ref, opaque)));
	set(o, "func", json_boolean(func));
}

static enum word describe(struct meta_types *types, json_t *o, const struct type *type)
{
	switch (type->kind) {
	case TYPE_INT:
		set(o, "signed", json_boolean(type->is_signed));
		/* DTrace shows unsigned ones as numbers: most are bytes, not text. */
		set(o, "char", json_boolean(type->is_char && type->is_signed));
		set(o, "bool", json_boolean(type->is_bool));
		return WORD_INT;
	case TYPE_POINTER:
		set_pointer(types, o, type);
		return WORD_POINTER;
	case TYPE_ARRAY:
		set(o, "ref", json_integer(add(types, type->ref, false)));
		set(o, "n", json_integer(type->n));
		return WORD_ARRAY;
	case TYPE_STRUCT:
	case TYPE_UNION:
		set_sou(types, o, type);
		return type->kind == TYPE_STRUCT ? WORD_STRUCT : WORD_UNION;
	case TYPE_ENUM:
		set_enum(o, type);
		return WORD_ENUM;
	case TYPE_TYPEDEF:
		set(o, "ref", json_integer(add(types, type->ref, false)));
		return WORD_TYPEDEF;
	case TYPE_STRING:
		return WORD_STRING;
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		set(o, "signed", json_false());
		return WORD_INT;
	case TYPE_FLOAT:
		return WORD_FLOAT;
	case TYPE_VOID:
	case TYPE_FUNCTION:
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_DYN:
		break;
	}
	return WORD_OPAQUE;
}

/* "" for a struct, union or enum without a tag. */
static const char *name_of(const struct meta_types *types, const struct type *type)
{
	if (!type->name && (type_is_sou(type) || type->kind == TYPE_ENUM))
		return "";
	return type_name(types->ctx, type);
}

static uint32_t add(struct meta_types *types, const struct type *type, bool opaque)
{
	const char *name;
	uint32_t index;
	json_t *o;

	if (!opaque)
		type = type_complete(type);
	for (uint32_t i = 0; i < types->n; i++)
		if (types->entries[i].type == type && types->entries[i].opaque == opaque)
			return i;
	index = types->n;
	o = json_object();
	array_add(types->ctx, types->entries, types->n) =
		(struct meta_type_entry){ type, opaque, o };
	name = name_of(types, type);
	set(o, "kind", json_string(words_type[WORD_OPAQUE]));
	set(o, "name", metadata_string(types->ctx, name, strlen(name)));
	set(o, "size", json_integer(type->size));
	if (!opaque)
		set(o, "kind", json_string(words_type[describe(types, o, type)]));
	return index;
}

uint32_t metadata_type(struct meta_types *types, const struct type *type)
{
	return add(types, type, false);
}

json_t *metadata_types_finish(struct meta_types *types)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < types->n; i++)
		json_array_append_new(list, types->entries[i].json);
	return list;
}
