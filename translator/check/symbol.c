// SPDX-License-Identifier: GPL-2.0-or-later
/* Symbols of the kernel and its modules: their types, and their rows in the program. */
#include "symbol.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "stability.h"
#include "translator/types/type_priv.h"

static const struct {
	const char *name, *base, *shape;
} ksym_types[] = {
#define KSYM(name, base, shape) { #name, base, shape },
#include "translator/types/ksym_types.def"
#undef KSYM
};

static const struct type *shaped(struct checker *c, const char *base, const char *shape)
{
	const struct type *t;

	if (!strncmp(base, "struct ", 7))
		t = type_tag(c->types, TYPE_STRUCT, base + 7, NULL);
	else
		t = type_named(c->types, base);
	if (!t || !*shape)
		return t;
	if (*shape == '*')
		return type_pointer(c->types, t);
	return type_array(c->types, t, strtoul(shape + 1, NULL, 10));
}

/* The type of a kernel symbol; void when it is not known. */
static const struct type *symbol_type(struct checker *c, const char *name, char letter)
{
	const struct type *t = type_of_variable(c->types, name);
	struct type *func;

	if (t)
		return t;
	for (size_t i = 0; i < sizeof(ksym_types) / sizeof(*ksym_types); i++)
		if (!strcmp(ksym_types[i].name, name))
			t = shaped(c, ksym_types[i].base, ksym_types[i].shape);
	if (t)
		return t;
	if (letter != 't' && letter != 'T' && letter != 'w' && letter != 'W')
		return c->t.vd;
	func = type_alloc(c->types, TYPE_FUNCTION);
	func->ref = c->t.vd;
	func->varargs = true;
	return func;
}

uint32_t symbol_row(struct checker *c, const char *name, const char *mod, bool percpu)
{
	struct prog *p = c->prog;
	uint32_t i;

	for (i = 0; i < p->nksyms; i++)
		if (!strcmp(p->ksyms[i].name, name) &&
		    (p->ksyms[i].mod == mod ||
		     (p->ksyms[i].mod && mod && !strcmp(p->ksyms[i].mod, mod))))
			return i;
	ARRAY_GROW(c->ctx, p->ksyms, p->nksyms);
	p->ksyms[p->nksyms] = (struct prog_ksym){ .name = name, .mod = mod, .percpu = percpu };
	return p->nksyms++;
}

static struct value symbol_value(struct checker *c, const struct scope *sc, const char *name,
				 const char *mod, const struct type *type, struct loc loc)
{
	struct value v = { .kind = V_MEM, .loc = loc };
	bool percpu = false;
	char letter = 0;

	if (!stability_of_symbol(c, sc, name, loc))
		return value_error();
	if (c->req->target)
		letter = target_symbol(c->req->target, name, mod, &percpu);
	if (!letter && mod && c->req->target && strcmp(mod, "vmlinux") &&
	    !target_load_module(c->req->target, mod)) {
		ERR(c, loc, D_IDENT_UNDEF, "%s", target_no_module(c->req->target, mod));
		return value_error();
	}
	if (!letter) {
		diag_error(c->diag, loc, D_IDENT_UNDEF, NULL, "the kernel%s%s has no symbol '%s'",
			   mod ? "'s module " : "", mod ? mod : "", name);
		return value_error();
	}
	v.type = type ? type : symbol_type(c, name, letter);
	v.e = fold_new(c, PX_SYMBOL, c->t.u64, loc, 0);
	v.e->index = symbol_row(c, name, mod, percpu);
	return v;
}

struct value symbol_declared(struct checker *c, const struct scope *sc, const struct sym *s,
			     struct loc loc)
{
	return symbol_value(c, sc, s->name, NULL, s->type, loc);
}

struct value symbol_named(struct checker *c, const struct scope *sc, const struct node *n)
{
	const char *mod = n->ident.scope && *n->ident.scope ? n->ident.scope : NULL;

	if (n->ident.user) {
		ERR(c, n->loc, D_UNSUPPORTED, "symbols of user programs are not supported yet");
		return value_error();
	}
	return symbol_value(c, sc, n->ident.name, mod, NULL, n->loc);
}
