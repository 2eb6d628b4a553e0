// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Inlines, functions and translators' members that no clause has used.  They are checked as if one
 * did, for no probe that is known and with parameters of unknown values; nothing of it stays in the
 * program.
 */
#include "unused.h"

#include "expand.h"
#include "function.h"
#include "function_body.h"
#include "hidden.h"
#include "xlator.h"

/* Some value of a type. */
static struct value unknown(struct checker *c, const char *name, const struct type *type,
			    struct loc loc)
{
	const bool object = type_is_sou(type) || type_strip(type)->kind == TYPE_ARRAY;
	struct value v = value_rvalue(type, NULL, loc);

	if (object)
		v.kind = V_MEM;
	v.e = hidden_new(c, name, object ? c->t.u64 : type, loc);
	return v;
}

static void check_inline(struct checker *c, const struct scope *sc, const struct node *n)
{
	const struct sym *s = sym_find(c->syms, SS_GLOBAL, n->inline_def.decl->decl.name);
	struct inline_sym *in = s && s->kind == SK_INLINE ? s->inl : NULL;
	struct bindings bound = { 0 };

	if (!in || in->node != n || in->used)
		return;
	bound.n = in->nparams;
	bound.list = talloc_array(c->ctx, struct binding, in->nparams + 1);
	for (uint32_t i = 0; i < in->nparams; i++)
		bound.list[i] =
			(struct binding){ in->params[i],
					  unknown(c, in->params[i], in->param_types[i], n->loc) };
	expand_inline_body(c, sc, in, &bound, n->inline_def.value->loc);
}

static void check_members(struct checker *c, const struct scope *sc, const struct xlator *x)
{
	const struct node_list *names = &x->node->translator.names;
	const struct value input = unknown(c, x->param, x->in, x->node->loc);
	struct value v = { .kind = V_XLATE, .type = x->out, .xlator = x, .input = &input };
	uint32_t offset;

	for (size_t i = 0; i < names->n; i++) {
		const struct node *name = names->items[i];
		struct node *member;

		if (x->checked[i] ||
		    !type_member_find(type_complete(type_strip(x->out)), name->ident.name, &offset))
			continue;
		v.loc = name->loc;
		member = node_create(c->ctx, N_MEMBER, name->loc);
		member->member.name = name->ident.name;
		member->member.name_loc = name->loc;
		expand_member(c, sc, v, member);
	}
}

static void check_function(struct checker *c, const struct node *n)
{
	struct func_sym *s = function_find(c, n->function.decl->decl.name, n->loc);

	if (s && s->node == n && !s->typed)
		function_type_unused(c, s);
}

static void check_item(struct checker *c, const struct scope *sc, const struct node *n)
{
	c->nexpanded = 0;
	if (n->kind == N_INLINE)
		check_inline(c, sc, n);
	if (n->kind == N_FUNCTION)
		check_function(c, n);
	for (uint32_t i = 0; n->kind == N_TRANSLATOR && i < c->nxlators; i++)
		if (c->xlators[i]->node == n)
			check_members(c, sc, c->xlators[i]);
}

void unused_check(struct checker *c)
{
	const struct node_list *items = c->req->items;
	struct prog_clause *clause = talloc_zero(c->ctx, struct prog_clause);
	struct clause_state state = { .clause = clause };
	const struct scope sc = { .clause = &state, .unused = true, .hidden = true };
	struct checker apart = *c;

	apart.prog = talloc_zero(c->ctx, struct prog);
	apart.stored = NULL;
	apart.called = NULL;
	apart.ncalled = 0;
	for (size_t i = 0; i < items->n; i++)
		if (!scope_is_library(c, items->items[i]->loc.source))
			check_item(&apart, &sc, items->items[i]);
}
