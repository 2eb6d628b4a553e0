// SPDX-License-Identifier: GPL-2.0-or-later
/* The source of types that comes first: D's own, and those that the program declares. */
#include <assert.h>
#include <talloc.h>
#include <uthash.h>

#include "common/array.h"
#include "translator/lang/intern.h"
#include "type_priv.h"

struct name_entry { /* typedefs and base types; name interned */
	const char *name;
	const struct type *type;
	UT_hash_handle hh;
};

struct tag_entry { /* struct, union and enum tags; key interned */
	const char *key;
	const struct type *type;
	UT_hash_handle hh;
};

struct type_program {
	struct type_source source;
	struct name_entry *names;
	struct tag_entry *tags;
};

static struct type_program *program_of(struct type_source *s)
{
	return (struct type_program *)s;
}

static const char *tag_key(enum type_kind kind, const char *tag)
{
	char *text = talloc_asprintf(NULL, "%d %s", (int)kind, tag);
	const char *key = intern(text);

	talloc_free(text);
	return key;
}

static struct name_entry *name_find(const struct type_program *p, const char *name)
{
	const char *key = intern(name);
	struct name_entry *e;

	HASH_FIND_PTR(p->names, &key, e);
	return e;
}

static const struct type *find(struct type_source *s, enum type_kind kind, const char *name,
			       bool mentioned)
{
	const struct type_program *p = program_of(s);
	const struct name_entry *named;
	struct tag_entry *e;
	const char *key;

	if (kind == TYPE_TYPEDEF) {
		named = mentioned ? NULL : name_find(p, name);
		return named ? named->type : NULL;
	}
	key = tag_key(kind, name);
	HASH_FIND_PTR(p->tags, &key, e);
	return e && e->type->incomplete == mentioned ? e->type : NULL;
}

static void names(struct type_source *s, bool tags, struct type_names *all)
{
	const struct type_program *p = program_of(s);

	for (struct name_entry *e = tags ? NULL : p->names; e; e = e->hh.next)
		array_add(all, all->names, all->n) = e->name;
	for (struct tag_entry *e = tags ? p->tags : NULL; e; e = e->hh.next)
		if (!e->type->incomplete && e->type->kind != TYPE_ENUM)
			array_add(all, all->names, all->n) = e->type->name;
}

static const struct type_source_ops ops = { .find = find, .names = names };

/* The entries are talloc'ed, the tables are not. */
static int program_destroy(struct type_program *p)
{
	HASH_CLEAR(hh, p->names);
	HASH_CLEAR(hh, p->tags);
	return 0;
}

struct type_source *type_program_create(struct type_space *s)
{
	struct type_program *p = talloc_zero(s, struct type_program);

	talloc_set_destructor(p, program_destroy);
	p->source = (struct type_source){ .ops = &ops, .space = s };
	return &p->source;
}

void type_define_tag(struct type_space *s, const struct type *t)
{
	struct type_program *p = program_of(s->program);
	struct tag_entry *e = talloc(p, struct tag_entry);

	assert(t->name);
	e->key = tag_key(t->kind, t->name);
	e->type = t;
	HASH_ADD_PTR(p->tags, key, e);
}

void type_define_name(struct type_space *s, const char *name, const struct type *t)
{
	struct type_program *p = program_of(s->program);
	struct name_entry *e = name_find(p, name);

	if (!e) {
		e = talloc_zero(p, struct name_entry);
		e->name = intern(name);
		HASH_ADD_PTR(p->names, name, e);
	}
	e->type = t;
}

const struct type *type_name_defined(struct type_space *s, const char *name)
{
	return find(s->program, TYPE_TYPEDEF, name, false);
}

const struct type *type_tag_defined(struct type_space *s, enum type_kind kind, const char *tag)
{
	const struct type *t = find(s->program, kind, tag, false);

	return t ? t : find(s->program, kind, tag, true);
}
