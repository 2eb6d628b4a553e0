// SPDX-License-Identifier: GPL-2.0-or-later
#include "type.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <talloc.h>

#include "translator/lang/intern.h"
#include "type_priv.h"

static struct type *type_new(struct type_space *s, enum type_kind kind, const char *name,
			     uint32_t size)
{
	struct type *t = talloc_zero(s, struct type);

	t->kind = kind;
	t->name = name;
	t->size = size;
	t->align = size;
	return t;
}

struct type *type_alloc(struct type_space *s, enum type_kind kind)
{
	return type_new(s, kind, NULL, 0);
}

/* C's base types under every spelling type_named() and BTF use. */
static const struct {
	const char *name;
	uint8_t size;
	bool is_signed, is_char, is_bool;
} base_types[] = {
	{ "char", 1, true, true, false },
	{ "signed char", 1, true, true, false },
	{ "unsigned char", 1, false, true, false },
	{ "short", 2, true, false, false },
	{ "unsigned short", 2, false, false, false },
	{ "int", 4, true, false, false },
	{ "unsigned int", 4, false, false, false },
	{ "long", 8, true, false, false },
	{ "unsigned long", 8, false, false, false },
	{ "long long", 8, true, false, false },
	{ "unsigned long long", 8, false, false, false },
	{ "_Bool", 1, false, false, true },
};

/* Other spellings of base types. */
static const char *const base_aliases[][2] = {
	{ "short int", "short" },
	{ "short unsigned int", "unsigned short" },
	{ "unsigned short int", "unsigned short" },
	{ "signed", "int" },
	{ "signed int", "int" },
	{ "unsigned", "unsigned int" },
	{ "long int", "long" },
	{ "long unsigned int", "unsigned long" },
	{ "unsigned long int", "unsigned long" },
	{ "long long int", "long long" },
	{ "long long unsigned int", "unsigned long long" },
};

/* D's predefined typedefs (DTrace guide, "Types, Operators and Expressions"). */
static const char *const typedefs[][2] = {
	{ "int8_t", "signed char" },
	{ "int16_t", "short" },
	{ "int32_t", "int" },
	{ "int64_t", "long" },
	{ "intptr_t", "long" },
	{ "uint8_t", "unsigned char" },
	{ "uint16_t", "unsigned short" },
	{ "uint32_t", "unsigned int" },
	{ "uint64_t", "unsigned long" },
	{ "uintptr_t", "unsigned long" },
	{ "uchar_t", "unsigned char" },
	{ "ushort_t", "unsigned short" },
	{ "uint_t", "unsigned int" },
	{ "ulong_t", "unsigned long" },
	{ "u_longlong_t", "unsigned long long" },
	{ "longlong_t", "long long" },
	{ "ptrdiff_t", "long" },
	{ "size_t", "unsigned long" },
	{ "ssize_t", "long" },
	{ "id_t", "int" },
	{ "pid_t", "int" },
	{ "uid_t", "unsigned int" },
	{ "gid_t", "unsigned int" },
	{ "processorid_t", "int" },
	{ "zoneid_t", "int" },
	{ "dev_t", "unsigned int" },
	{ "time_t", "long" },
	{ "off_t", "long" },
	{ "mode_t", "unsigned int" },
	{ "ino_t", "unsigned long" },
	{ "u_char", "unsigned char" },
	{ "u_short", "unsigned short" },
	{ "u_int", "unsigned int" },
	{ "u_long", "unsigned long" },
	{ "bool", "_Bool" },
};

const struct type *type_typedef(struct type_space *s, const char *name, const struct type *ref)
{
	struct type *t = type_new(s, TYPE_TYPEDEF, intern(name), ref->size);

	t->align = ref->align;
	t->ref = ref;
	t->incomplete = ref->incomplete;
	return t;
}

static void base_types_init(struct type_space *s)
{
	for (size_t i = 0; i < sizeof(base_types) / sizeof(*base_types); i++) {
		struct type *t =
			type_new(s, TYPE_INT, intern(base_types[i].name), base_types[i].size);

		t->is_signed = base_types[i].is_signed;
		t->is_char = base_types[i].is_char;
		t->is_bool = base_types[i].is_bool;
		type_define_name(s, t->name, t);
	}
	for (size_t i = 0; i < sizeof(base_aliases) / sizeof(*base_aliases); i++)
		type_define_name(s, base_aliases[i][0], type_name_defined(s, base_aliases[i][1]));
	type_define_name(s, "float", type_new(s, TYPE_FLOAT, intern("float"), 4));
	type_define_name(s, "double", type_new(s, TYPE_FLOAT, intern("double"), 8));
	type_define_name(s, "long double", type_new(s, TYPE_FLOAT, intern("long double"), 16));
	s->void_type = type_new(s, TYPE_VOID, intern("void"), 0);
	type_define_name(s, "void", s->void_type);
	for (size_t i = 0; i < sizeof(typedefs) / sizeof(*typedefs); i++)
		type_define_name(
			s, typedefs[i][0],
			type_typedef(s, typedefs[i][0], type_name_defined(s, typedefs[i][1])));
}

/* The entries are talloc'ed, the tables are not. */
static int type_space_destroy(struct type_space *s)
{
	HASH_CLEAR(hh, s->found);
	HASH_CLEAR(hh, s->pointers);
	HASH_CLEAR(hh, s->userland);
	HASH_CLEAR(hh, s->missing);
	return 0;
}

struct type_space *type_space_create(void *parent, struct target *target, uint32_t strsize)
{
	struct type_space *s = talloc_zero(parent, struct type_space);

	talloc_set_destructor(s, type_space_destroy);
	s->target = target;
	s->program = type_program_create(s);
	base_types_init(s);
	s->string_type = type_new(s, TYPE_STRING, intern("string"), type_string_room(strsize));
	s->string_type->align = 1;
	type_define_name(s, "string", s->string_type);
	return s;
}

const struct type *type_int(struct type_space *s, unsigned int bits, bool is_signed)
{
	switch (bits) {
	case 8:
		return type_name_defined(s, is_signed ? "signed char" : "unsigned char");
	case 16:
		return type_name_defined(s, is_signed ? "short" : "unsigned short");
	case 32:
		return type_name_defined(s, is_signed ? "int" : "unsigned int");
	}
	assert(bits == 64);
	return type_name_defined(s, is_signed ? "long" : "unsigned long");
}

static bool is_program(const char *module)
{
	return !strcmp(module, "D") || !strcmp(module, "C");
}

/* A name with a module before its last backquote. */
static const struct type *named_in(struct type_space *s, const char *name, const char *quote)
{
	char *module = talloc_strndup(s, name, (size_t)(quote - name));
	const struct type *t;

	if (is_program(module))
		t = type_name_defined(s, quote + 1);
	else
		t = type_source_find(s, *module ? module : NULL, TYPE_TYPEDEF, quote + 1, false);
	talloc_free(module);
	return t;
}

/* Not the program's. */
static const struct type *named_elsewhere(struct type_space *s, const char *name)
{
	const char *key = intern(name);
	struct type_name_entry *e;
	const struct type *t;

	HASH_FIND_PTR(s->found, &key, e);
	/* What is found is known for where it is looked for first. */
	if (e && !s->first)
		return e->type;
	t = type_source_find(s, NULL, TYPE_TYPEDEF, name, false);
	if (t && !s->first) {
		e = talloc_zero(s, struct type_name_entry);
		e->name = key;
		e->type = t;
		HASH_ADD_PTR(s->found, name, e);
	}
	return t;
}

const struct type *type_named(struct type_space *s, const char *name)
{
	const char *quote = strrchr(name, '`');
	const struct type *t;

	if (quote)
		return named_in(s, name, quote);
	t = type_name_defined(s, name);
	return t ? t : named_elsewhere(s, name);
}

const struct type *type_void(struct type_space *s)
{
	return s->void_type;
}

const struct type *type_string(struct type_space *s)
{
	return s->string_type;
}

static const struct type *pointer_in(struct type_space *s, struct type_ref_entry **table,
				     const struct type *to)
{
	struct type_ref_entry *e;
	struct type *t;

	HASH_FIND_PTR(*table, &to, e);
	if (e)
		return e->type;
	t = type_new(s, TYPE_POINTER, NULL, 8);
	t->ref = to;
	t->userland = table == &s->userland;
	e = talloc(s, struct type_ref_entry);
	e->ref = to;
	e->type = t;
	HASH_ADD_PTR(*table, ref, e);
	return t;
}

const struct type *type_pointer(struct type_space *s, const struct type *to)
{
	return pointer_in(s, &s->pointers, to);
}

const struct type *type_userland(struct type_space *s, const struct type *t)
{
	const struct type *pointer = type_strip(t);

	if (pointer->kind != TYPE_POINTER || pointer->userland)
		return t;
	return pointer_in(s, &s->userland, type_userland(s, pointer->ref));
}

bool type_is_userland(const struct type *t)
{
	return type_strip(t)->userland;
}

const struct type *type_array(struct type_space *s, const struct type *of, uint32_t n)
{
	struct type *t = type_new(s, TYPE_ARRAY, NULL, of->size * n);

	t->align = of->align;
	t->ref = of;
	t->n = n;
	return t;
}

const struct type *type_stack(struct type_space *s, enum type_kind kind, uint32_t frames)
{
	struct type *t = type_new(s, kind, NULL, frames * 8);

	t->align = 8;
	t->n = frames;
	return t;
}

const struct type *type_tag(struct type_space *s, enum type_kind kind, const char *tag,
			    const char *module)
{
	const bool program = module && is_program(module);
	const struct type *own = module && !program ? NULL : type_tag_defined(s, kind, tag), *t;

	if (program || (own && !own->incomplete))
		return own;
	/* One that is only mentioned so far may be that of a module that is looked in now. */
	t = type_source_find(s, module, kind, tag, false);
	if (!t)
		t = type_source_find(s, module, kind, tag, true);
	return t && (!own || !t->incomplete) ? t : own;
}

const struct type *type_strip(const struct type *t)
{
	while (t->kind == TYPE_TYPEDEF)
		t = t->ref;
	return t;
}

const struct type_member *type_member_find(const struct type *t, const char *name, uint32_t *offset)
{
	t = type_complete(type_strip(t));
	for (uint32_t i = 0; i < t->nmembers; i++) {
		const struct type_member *m = &t->members[i], *inner;

		if (m->name && !strcmp(m->name, name)) {
			*offset = m->offset;
			return m;
		}
		if (m->name || !type_is_sou(m->type))
			continue;
		inner = type_member_find(m->type, name, offset);
		if (inner) {
			*offset += m->offset;
			return inner;
		}
	}
	return NULL;
}

bool type_is_integer(const struct type *t)
{
	t = type_strip(t);
	return t->kind == TYPE_INT || t->kind == TYPE_ENUM;
}

bool type_is_scalar(const struct type *t)
{
	switch (type_strip(t)->kind) {
	case TYPE_INT:
	case TYPE_ENUM:
	case TYPE_FLOAT:
	case TYPE_POINTER:
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		return true;
	case TYPE_VOID:
	case TYPE_ARRAY:
	case TYPE_STRUCT:
	case TYPE_UNION:
	case TYPE_TYPEDEF:
	case TYPE_FUNCTION:
	case TYPE_STRING:
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_DYN:
		return false;
	}
	return false;
}

bool type_is_string(const struct type *t)
{
	return type_strip(t)->kind == TYPE_STRING;
}

static bool is_char(const struct type *t)
{
	t = type_strip(t);
	return t->kind == TYPE_INT && t->is_char;
}

bool type_is_char_array(const struct type *t)
{
	t = type_strip(t);
	return t->kind == TYPE_ARRAY && is_char(t->ref);
}

bool type_is_char_pointer(const struct type *t)
{
	t = type_strip(t);
	return t->kind == TYPE_POINTER && is_char(t->ref);
}

bool type_is_sou(const struct type *t)
{
	t = type_strip(t);
	return t->kind == TYPE_STRUCT || t->kind == TYPE_UNION;
}

static bool same_name(const struct type *a, const struct type *b)
{
	return a->name && b->name && !strcmp(a->name, b->name);
}

uint32_t type_bytes(const struct type *t)
{
	return type_complete(type_strip(t))->size;
}

bool type_is_pointerlike(const struct type *t)
{
	t = type_strip(t);
	return t->kind == TYPE_POINTER || t->kind == TYPE_ARRAY;
}

bool type_compatible(const struct type *a, const struct type *b)
{
	a = type_strip(a);
	b = type_strip(b);
	if (a == b)
		return true;
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case TYPE_VOID:
	case TYPE_STRING:
	case TYPE_STACK:
	case TYPE_USTACK:
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		return true;
	case TYPE_INT:
		return a->size == b->size && a->is_signed == b->is_signed;
	case TYPE_FLOAT:
		return a->size == b->size;
	case TYPE_POINTER:
		return type_compatible(a->ref, b->ref);
	case TYPE_ARRAY:
		return a->n == b->n && type_compatible(a->ref, b->ref);
	case TYPE_STRUCT:
	case TYPE_UNION:
	case TYPE_ENUM:
		return same_name(a, b) && (a->incomplete || b->incomplete || a->size == b->size);
	case TYPE_FUNCTION:
		if (a->n != b->n || a->varargs != b->varargs || !type_compatible(a->ref, b->ref))
			return false;
		for (uint32_t i = 0; i < a->n; i++)
			if (!type_compatible(a->members[i].type, b->members[i].type))
				return false;
		return true;
	case TYPE_TYPEDEF:
	case TYPE_DYN:
		return false;
	}
	return false;
}

/* Spells t around `inner`, C's declarators from the inside out. */
static char *spell(void *ctx, const struct type *t, char *inner)
{
	const char *word = NULL;

	switch (t->kind) {
	case TYPE_POINTER: {
		bool paren = t->ref->kind == TYPE_ARRAY || t->ref->kind == TYPE_FUNCTION;

		return spell(ctx, t->ref, talloc_asprintf(ctx, paren ? "(*%s)" : "*%s", inner));
	}
	case TYPE_ARRAY:
		return spell(ctx, t->ref, talloc_asprintf(ctx, "%s[%u]", inner, t->n));
	case TYPE_FUNCTION: {
		char *params = talloc_strdup(ctx, "");

		for (uint32_t i = 0; i < t->n; i++)
			params = talloc_asprintf(ctx, "%s%s%s", params, i ? ", " : "",
						 type_name(ctx, t->members[i].type));
		if (t->varargs)
			params = talloc_asprintf(ctx, "%s%s...", params, t->n ? ", " : "");
		return spell(ctx, t->ref,
			     talloc_asprintf(ctx, "%s(%s)", inner, *params ? params : "void"));
	}
	case TYPE_STRUCT:
		word = "struct ";
		break;
	case TYPE_UNION:
		word = "union ";
		break;
	case TYPE_ENUM:
		word = "enum ";
		break;
	case TYPE_STACK:
		return talloc_strdup(ctx, "stack");
	case TYPE_USTACK:
		return talloc_strdup(ctx, "ustack");
	case TYPE_SYMADDR:
		return talloc_strdup(ctx, "_symaddr");
	case TYPE_USYMADDR:
		return talloc_strdup(ctx, "_usymaddr");
	case TYPE_DYN:
		return talloc_strdup(ctx, "<DYN>");
	case TYPE_VOID:
	case TYPE_INT:
	case TYPE_FLOAT:
	case TYPE_TYPEDEF:
	case TYPE_STRING:
		word = "";
		break;
	}
	return talloc_asprintf(ctx, "%s%s%s%s", word, t->name ? t->name : "(anonymous)",
			       *inner ? " " : "", inner);
}

const char *type_name(void *ctx, const struct type *t)
{
	return type_declare(ctx, t, "");
}

const char *type_declare(void *ctx, const struct type *t, const char *name)
{
	return spell(ctx, t, talloc_strdup(ctx, name));
}
