// SPDX-License-Identifier: GPL-2.0-or-later
/* Functions that a program defines, and calls of them. */
#include "function.h"

#include <string.h>

#include "fold.h"
#include "known.h"
#include "scratch.h"
#include "translator/lang/intern.h"
#include "translator/lang/source.h"
#include "var.h"
#include "walk.h"

const char *function_own_name(struct checker *c, const char *name, struct loc loc)
{
	const char *file = NULL;
	uint32_t line, column;

	if (loc.source)
		source_place(loc.source, loc.begin, &file, &line, &column);
	return intern(file ? talloc_asprintf(c->ctx, "%s of %s", name, file) :
			     talloc_asprintf(c->ctx, "%s of %p", name, (const void *)loc.source));
}

struct func_sym *function_find(struct checker *c, const char *name, struct loc loc)
{
	const struct sym *s = NULL;

	if (c->has_static)
		s = sym_find(c->syms, SS_GLOBAL, function_own_name(c, name, loc));
	if (!s)
		s = sym_find(c->syms, SS_GLOBAL, name);
	return s && s->kind == SK_FUNC ? s->func : NULL;
}

/* The variable whose pointer leads to what is assigned to; NULL: none, or it is assigned itself. */
static const struct node *stored_through(const struct node *n)
{
	bool through = false;

	if (n->kind == N_ASSIGN)
		n = n->binary.left;
	else if ((n->kind == N_UNARY || n->kind == N_POSTFIX) &&
		 (n->unary.op == OP_INC || n->unary.op == OP_DEC))
		n = n->unary.operand;
	else
		return NULL;
	for (;;) {
		if (n->kind == N_INDEX)
			n = n->index.base;
		else if (n->kind == N_MEMBER)
			n = n->member.base;
		else if (n->kind == N_CAST)
			n = n->cast.operand;
		else if (n->kind == N_BINARY)
			n = n->binary.left;
		else if (n->kind == N_UNARY)
			n = n->unary.operand;
		else
			return through && n->kind == N_VAR ? n : NULL;
		through = true;
	}
}

static bool stores(const void *arg, const struct node *n)
{
	const struct node *to = stored_through(n);

	return to && to->var.name == arg;
}

/* Where the function stores something is memory of alloca() or copyin(). */
static const struct prog_var *param(struct checker *c, struct func_sym *s, const struct node *n,
				    const struct type *type)
{
	struct var *var = var_new(c, SS_THIS, n->decl.name, type, n->decl.name_loc);

	var->declared = true;
	if (type_is_pointerlike(type) && walk_any(s->node->function.body, stores, n->decl.name))
		var->origin = VO_SCRATCH;
	var->pv->storage = PV_LOCAL;
	var->pv->func = s->func;
	var_ref(c, var, n->decl.name_loc);
	return var->pv;
}

struct prog_func *function_used(struct checker *c, struct func_sym *s)
{
	const struct node *decl = s->node->function.decl;
	const struct node_list *params = &decl->decl.type->type_func.params;
	struct prog *p = c->prog;
	struct prog_func *f;

	if (s->func)
		return s->func;
	f = s->func = talloc_zero(c->ctx, struct prog_func);
	f->name = decl->decl.name;
	f->result = s->type->ref;
	f->body.loc = s->node->loc;
	f->body.text = scope_text(c, s->node->loc);
	f->body.id = p->nfuncs;
	f->body.func = f;
	f->nparams = s->type->n;
	f->params = talloc_array(c->ctx, const struct prog_var *, f->nparams + 1);
	for (uint32_t i = 0; i < f->nparams; i++)
		f->params[i] = param(c, s, params->items[i], s->type->members[i].type);
	ARRAY_GROW(c->ctx, p->funcs, p->nfuncs);
	p->funcs[p->nfuncs++] = f;
	ARRAY_GROW(c->ctx, c->called, c->ncalled);
	c->called[c->ncalled++] = s;
	return f;
}

/* ------------------------------------------------------------------------- calls */

bool function_begin(struct checker *c, struct func_sym *s, const struct node *n,
		    struct function_call *call)
{
	const struct prog_func *f;

	if (n->call.args.n != s->type->n) {
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes %u argument%s, not %zu", n->call.name,
		    s->type->n, s->type->n == 1 ? "" : "s", n->call.args.n);
		return false;
	}
	f = function_used(c, s);
	*call = (struct function_call){ .sym = s, .n = n, .ok = true };
	call->e = fold_new(c, PX_INVOKE, f->result, n->loc, 0);
	call->e->func = f;
	call->e->na = f->nparams;
	call->e->a = talloc_zero_array(call->e, struct prog_expr *, f->nparams + 1);
	return true;
}

void function_arg(struct checker *c, struct function_call *call, struct value v)
{
	const uint32_t i = call->given++;
	struct prog_expr *e = NULL;

	if (v.kind != V_ERROR)
		e = value_convert(
			c, v, call->sym->type->members[i].type, D_PROTO_ARG,
			talloc_asprintf(c->ctx, "argument %u of %s()", i + 1, call->n->call.name));
	call->e->a[i] = e;
	call->ok &= e != NULL;
	call->scratch |= v.kind != V_ERROR && v.scratch;
}

struct value function_end(struct function_call *call)
{
	const struct prog_func *f = call->e->func;
	struct value v;

	if (!call->ok)
		return value_error();
	v = value_rvalue(f->result, call->e, call->n->loc);
	v.scratch = call->scratch && type_is_pointerlike(f->result);
	return v;
}

struct prog_expr *function_result(struct checker *c, struct value v)
{
	const char *what = talloc_asprintf(c->ctx, "the result of %s()", c->func->name);
	struct prog_expr *e;

	if (v.kind == V_ERROR)
		return NULL;
	e = value_convert(c, v, c->func->result, D_OP_INCOMPAT, what);
	return e && !scratch_returned(c, e, v.loc) ? e : NULL;
}
