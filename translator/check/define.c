// SPDX-License-Identifier: GPL-2.0-or-later
/* Definitions of inlines and translators, which are kept as written. */
#include "define.h"

#include <string.h>

#include "known.h"
#include "poison.h"
#include "stability.h"
#include "translator/lang/intern.h"
#include "type.h"
#include "xlator.h"

static bool inline_params(struct checker *c, const struct scope *sc, const struct node *type,
			  struct inline_sym *in)
{
	const struct node_list *sizes = &type->type_wrap.sizes;

	in->is_array = true;
	in->nparams = sizes->n;
	in->params = talloc_array(in, const char *, sizes->n + 1);
	in->param_types = talloc_array(in, const struct type *, sizes->n + 1);
	for (size_t i = 0; i < sizes->n; i++) {
		const struct node *p = sizes->items[i];

		if (p->kind != N_PARAM || !p->decl.name) {
			ERR(c, p->loc, D_DECL_PROTO_NAME, "a parameter of an inline needs a name");
			return false;
		}
		if (p->decl.storage)
			ERR(c, p->loc, D_DECL_PARMCLASS, "a parameter takes no storage class");
		for (size_t k = 0; k < i; k++)
			if (!strcmp(in->params[k], p->decl.name))
				ERR(c, p->decl.name_loc, D_DECL_PROTO_NAME,
				    "there are two parameters '%s'", p->decl.name);
		in->params[i] = p->decl.name;
		in->param_types[i] = type_written(c, sc, p->decl.type);
		if (!in->param_types[i])
			return false;
		if (type_strip(in->param_types[i])->kind == TYPE_VOID) {
			ERR(c, p->loc, D_DECL_PROTO_VOID,
			    "a parameter of an inline cannot be void");
			return false;
		}
	}
	return true;
}

static void add_inline(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct node *d = n->inline_def.decl, *type = d->decl.type;
	struct inline_sym *in = talloc_zero(c->ctx, struct inline_sym);
	const char *name = d->decl.name;
	enum sym_space space = SS_GLOBAL;
	struct sym *s;

	if (d->decl.scope) {
		ERR(c, d->decl.name_loc, D_DECL_SCOPE, "a name with a scope cannot be declared");
		return;
	}
	in->node = n;
	if (type->kind == N_TYPE_ARRAY && type->type_wrap.sizes.n &&
	    type_is_node(type->type_wrap.sizes.items[0])) {
		if (!inline_params(c, sc, type, in))
			return;
		type = type->type_wrap.ref;
	}
	in->type = type_written(c, sc, type);
	if (!in->type)
		return;
	if (stability_is_newer(c, sc, name) && scope_is_library(c, n->loc.source))
		space = SS_LIBRARY;
	s = sym_find(c->syms, space, name);
	if (s && s->kind == SK_WRONG)
		return;
	if (s || known_is_builtin(c, sc, name) || known_is_subr(c, sc, name) ||
	    known_is_action(c, sc, name)) {
		ERR(c, d->decl.name_loc, D_DECL_IDRED, "'%s' is already defined", name);
		return;
	}
	sym_add(c->syms, space, SK_INLINE, name, d->decl.name_loc)->inl = in;
}

void define_inline(struct checker *c, const struct scope *sc, const struct node *n)
{
	const char *name = n->inline_def.decl->decl.name;

	if (stability_hides(c, name))
		return;
	add_inline(c, sc, n);
	if (check_failed(c) && !sym_find(c->syms, SS_GLOBAL, name))
		poison_name(c, SS_GLOBAL, name);
}

void define_translator(struct checker *c, const struct scope *sc, const struct node *n)
{
	struct xlator *x = talloc_zero(c->ctx, struct xlator);
	const struct node_list *names = &n->translator.names;
	uint32_t off;

	if (stability_hides_translator(c, n->loc))
		return;
	x->out = type_written(c, sc, n->translator.out);
	x->in = type_written(c, sc, n->translator.in);
	x->param = n->translator.param;
	x->node = n;
	x->checked = talloc_zero_array(x, bool, names->n + 1);
	c->xlator_wrong |= !x->out || !x->in;
	if (!x->out || !x->in)
		return;
	if (!type_is_sou(x->out)) {
		ERR(c, n->loc, D_XLATE_SOU, "a translator makes a struct or union, not '%s'",
		    value_tname(c, x->out));
		c->xlator_wrong = true;
		return;
	}
	if (type_complete(type_strip(x->out))->incomplete) {
		ERR(c, n->loc, D_XLATE_SOU,
		    "a translator cannot make '%s', whose members are not known",
		    value_tname(c, x->out));
		c->xlator_wrong = true;
		return;
	}
	if (xlator_exact(c, x->out, x->in)) {
		ERR(c, n->loc, D_XLATE_REDECL, "there is already a translator from '%s' to '%s'",
		    value_tname(c, x->in), value_tname(c, x->out));
		return;
	}
	for (size_t i = 0; i < names->n; i++) {
		if (type_member_find(type_complete(type_strip(x->out)), names->items[i]->ident.name,
				     &off) ||
		    type_complete(type_strip(x->out))->wrong)
			continue;
		ERR(c, names->items[i]->loc, D_XLATE_MEMB, "'%s' has no member '%s'",
		    value_tname(c, x->out), names->items[i]->ident.name);
	}
	ARRAY_GROW(c->ctx, c->xlators, c->nxlators);
	c->xlators[c->nxlators++] = x;
}
