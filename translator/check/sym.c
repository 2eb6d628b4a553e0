// SPDX-License-Identifier: GPL-2.0-or-later
#include "sym.h"

#include <assert.h>
#include <talloc.h>

#include "common/near.h"

#define NBUCKET 1024

struct symtab {
	struct sym *buckets[NBUCKET];
	struct sym *first, *last;
	unsigned int n;
};

static unsigned int bucket(enum sym_space space, const char *name)
{
	uint64_t h = (uintptr_t)name;

	h ^= (uint64_t)space << 3;
	h *= 0x9e3779b97f4a7c15ull;
	return h >> 54;
}

struct symtab *symtab_create(void *parent)
{
	return talloc_zero(parent, struct symtab);
}

struct sym *sym_find(const struct symtab *tab, enum sym_space space, const char *name)
{
	struct sym *s;

	for (s = tab->buckets[bucket(space, name)]; s; s = s->next)
		if (s->name == name && s->space == space)
			return s;
	return NULL;
}

struct sym *sym_add(struct symtab *tab, enum sym_space space, enum sym_kind kind, const char *name,
		    struct loc loc)
{
	struct sym **head = &tab->buckets[bucket(space, name)];
	struct sym *s = talloc_zero(tab, struct sym);

	assert(!sym_find(tab, space, name));
	s->name = name;
	s->space = space;
	s->kind = kind;
	s->loc = loc;
	s->next = *head;
	*head = s;
	if (tab->last)
		tab->last->order = s;
	else
		tab->first = s;
	tab->last = s;
	tab->n++;
	return s;
}

const char *sym_nearest(struct symtab *tab, enum sym_space space, const char *name)
{
	const char **names = talloc_array(NULL, const char *, tab->n + 1);
	const char *best;
	unsigned int n = 0;
	struct sym *s;

	for (s = tab->first; s; s = s->order)
		if (s->space == space && (s->kind != SK_WRONG || s->loc.source))
			names[n++] = s->name;
	best = n ? near_name(name, names, n) : NULL;
	talloc_free(names);
	return best;
}
