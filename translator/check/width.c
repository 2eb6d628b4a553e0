// SPDX-License-Identifier: GPL-2.0-or-later
/* The widths of variables without a declaration, from one check of a program to the next. */
#include "width.h"

#include <string.h>

struct width {
	enum sym_space space;
	const char *name; /* interned */
	unsigned int bits;
	bool is_signed;
};

struct check_widths {
	struct width *list;
	uint32_t n;
	bool grown;
};

struct check_widths *check_widths_create(void *parent)
{
	return talloc_zero(parent, struct check_widths);
}

bool check_widths_grown(struct check_widths *widths)
{
	const bool grown = widths->grown;

	widths->grown = false;
	return grown;
}

static struct width *find(struct check_widths *w, enum sym_space space, const char *name)
{
	for (uint32_t i = 0; i < w->n; i++)
		if (w->list[i].space == space && w->list[i].name == name)
			return &w->list[i];
	return NULL;
}

static bool first_decides(struct checker *c)
{
	const char *typing = options_text(c->req->options, "typing");

	return !c->req->widths || (typing && !strcmp(typing, "first"));
}

const struct type *width_of(struct checker *c, enum sym_space space, const char *name,
			    const struct type *first)
{
	const struct width *w;

	if (first_decides(c) || !type_is_integer(first))
		return first;
	w = find(c->req->widths, space, name);
	return w && w->bits > 8 * type_bytes(first) ? type_int(c->types, w->bits, w->is_signed) :
						      first;
}

void width_note(struct checker *c, enum sym_space space, const struct var *var,
		const struct type *type)
{
	const struct type *t = type_strip(type);
	struct check_widths *all = c->req->widths;
	struct width *w;

	if (first_decides(c) || var->declared || !type_is_integer(t) ||
	    !type_is_integer(var->pv->type) || t->size <= type_bytes(var->pv->type))
		return;
	w = find(all, space, var->pv->name);
	if (w && w->bits >= 8 * t->size)
		return;
	if (!w) {
		ARRAY_GROW(all, all->list, all->n);
		w = &all->list[all->n++];
	}
	*w = (struct width){ space, var->pv->name, 8 * t->size, t->is_signed };
	all->grown = true;
}
