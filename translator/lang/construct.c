// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * construct.c - nodes for expressions, statements and items, as the grammar asks.
 */
#include <talloc.h>

#include "intern.h"
#include "parser.h"

void parser_limit(struct parser *p, struct loc loc, const char *what)
{
	if (p->stop)
		return;
	p->stop = true;
	diag_error(p->diag, loc, D_LIMIT, NULL, "%s is deeper than dtap can follow", what);
}

struct node *make_node(struct parser *p, enum node_kind kind, struct loc loc)
{
	return node_create(p->ctx, kind, loc);
}

struct node *adopt(struct parser *p, struct node *parent, struct node *child)
{
	if (child && child->height >= parent->height) {
		parent->height = child->height + 1;
		if (parent->height > AST_HEIGHT_MAX)
			parser_limit(p, parent->loc, "nesting");
	}
	return child;
}

void adopt_list(struct parser *p, struct node *parent, const struct node_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		adopt(p, parent, list->items[i]);
}

struct node_list list_add(struct parser *p, struct node_list list, struct node *node)
{
	node_list_add(p->ctx, &list, node);
	return list;
}

/* expressions */

struct node *make_ident(struct parser *p, struct loc loc, struct name name)
{
	struct node *node = make_node(p, N_IDENT, loc);

	node->ident.name = name.name;
	node->ident.scope = name.scope ? name.scope : intern("");
	node->ident.scoped = name.scoped;
	node->ident.user = name.user;
	return node;
}

struct node *make_var(struct parser *p, struct loc loc, enum storage storage)
{
	struct node *node = make_node(p, N_VAR, loc);

	node->var.storage = storage;
	return node;
}

struct node *make_agg(struct parser *p, struct loc loc, const char *name)
{
	struct node *node = make_node(p, N_AGG, loc);

	node->agg.name = name;
	return node;
}

struct node *make_unary(struct parser *p, enum op op, struct loc loc, struct node *operand)
{
	struct node *node = make_node(p, N_UNARY, loc);

	node->unary.op = op;
	node->unary.operand = adopt(p, node, operand);
	return node;
}

static struct node *make_two(struct parser *p, enum node_kind kind, enum op op, struct loc op_loc,
			     struct node *left, struct node *right)
{
	struct node *node = make_node(p, kind, loc_join(left->loc, right->loc));

	node->binary.op = op;
	node->binary.op_loc = op_loc;
	node->binary.left = adopt(p, node, left);
	node->binary.right = adopt(p, node, right);
	return node;
}

struct node *make_binary(struct parser *p, enum op op, struct loc op_loc, struct node *left,
			 struct node *right)
{
	return make_two(p, N_BINARY, op, op_loc, left, right);
}

struct node *make_assign(struct parser *p, enum op op, struct loc op_loc, struct node *left,
			 struct node *right)
{
	return make_two(p, N_ASSIGN, op, op_loc, left, right);
}

struct node *make_cond(struct parser *p, struct node *test, struct node *yes, struct node *no)
{
	struct node *node = make_node(p, N_COND, loc_join(test->loc, no->loc));

	node->cond.test = adopt(p, node, test);
	node->cond.yes = adopt(p, node, yes);
	node->cond.no = adopt(p, node, no);
	return node;
}

struct node *make_cast(struct parser *p, enum node_kind kind, struct loc loc, struct node *type,
		       struct node *operand)
{
	struct node *node = make_node(p, kind, loc);

	node->cast.type = adopt(p, node, type);
	node->cast.operand = adopt(p, node, operand);
	return node;
}

struct node *make_sizeof_type(struct parser *p, struct loc loc, struct node *type)
{
	struct node *node = make_node(p, N_SIZEOF_TYPE, loc);

	node->type_op.type = adopt(p, node, type);
	return node;
}

struct node *make_offsetof(struct parser *p, struct loc loc, struct node *type, const char *member,
			   struct loc member_loc)
{
	struct node *node = make_node(p, N_OFFSETOF, loc);

	node->offset_of.type = adopt(p, node, type);
	node->offset_of.member = member;
	node->offset_of.member_loc = member_loc;
	return node;
}

struct node *make_index(struct parser *p, struct loc loc, struct node_list keys)
{
	struct node *node = make_node(p, N_INDEX, loc);

	node->index.keys = keys;
	adopt_list(p, node, &keys);
	return node;
}

struct node *make_call(struct parser *p, struct loc loc, struct node_list args)
{
	struct node *node = make_node(p, N_CALL, loc);

	node->call.args = args;
	adopt_list(p, node, &args);
	return node;
}

struct node *make_member(struct parser *p, struct loc loc, struct name name, struct loc name_loc,
			 bool arrow)
{
	struct node *node = make_node(p, N_MEMBER, loc);

	if (name.scoped)
		diag_error(p->diag, name_loc, D_SYNTAX, NULL, "a member's name has no scope");
	node->member.name = name.name;
	node->member.name_loc = name_loc;
	node->member.arrow = arrow;
	return node;
}

struct node *make_postfix(struct parser *p, struct loc loc, enum op op)
{
	struct node *node = make_node(p, N_POSTFIX, loc);

	node->unary.op = op;
	return node;
}

static struct node *apply_call(struct parser *p, struct node *base, struct node *call)
{
	call->call.name_loc = base->loc;
	if (base->kind == N_IDENT && !base->ident.scoped) {
		call->call.name = base->ident.name;
	} else {
		diag_error(p->diag, base->loc, D_FUNC_IDENT, NULL, "this is not a function's name");
		call->call.name = intern("");
	}
	return call;
}

struct node *apply_suffix(struct parser *p, struct node *base, struct node *suffix)
{
	suffix->loc = loc_join(base->loc, suffix->loc);
	switch (suffix->kind) {
	case N_CALL:
		return apply_call(p, base, suffix);
	case N_INDEX:
		if (base->kind == N_AGG && !base->agg.has_keys) {
			base->agg.keys = suffix->index.keys;
			base->agg.has_keys = true;
			base->height = suffix->height;
			base->loc = suffix->loc;
			return base;
		}
		suffix->index.base = adopt(p, suffix, base);
		return suffix;
	case N_MEMBER:
		if (base->kind == N_VAR && !base->var.name && suffix->member.arrow) {
			base->var.name = suffix->member.name;
			base->loc = suffix->loc;
			return base;
		}
		suffix->member.base = adopt(p, suffix, base);
		return suffix;
	default:
		suffix->unary.operand = adopt(p, suffix, base);
		return suffix;
	}
}

struct node *in_parens(struct node *node, struct loc loc)
{
	node->loc = loc;
	return node;
}

/* statements */

struct node *make_stmt(struct parser *p, enum node_kind kind, struct loc loc, struct node *expr)
{
	struct node *node = make_node(p, kind, loc);

	node->stmt.expr = adopt(p, node, expr);
	return node;
}

struct node *make_if(struct parser *p, struct loc loc, struct node *test, struct node *yes,
		     struct node *no)
{
	struct node *node = make_node(p, N_IF, loc);

	node->if_stmt.test = adopt(p, node, test);
	node->if_stmt.yes = adopt(p, node, yes);
	node->if_stmt.no = adopt(p, node, no);
	return node;
}

struct node *make_block(struct parser *p, struct loc loc, struct node_list stmts)
{
	struct node *node = make_node(p, N_BLOCK, loc);

	node->block.stmts = stmts;
	adopt_list(p, node, &stmts);
	return node;
}

struct node *make_loop(struct parser *p, enum node_kind kind, struct loc loc, struct node *init,
		       struct node *test, struct node *step, struct node *body)
{
	struct node *node = make_node(p, kind, loc);

	node->loop.init = adopt(p, node, init);
	node->loop.test = adopt(p, node, test);
	node->loop.step = adopt(p, node, step);
	node->loop.body = adopt(p, node, body);
	return node;
}

/* items */

void add_item(struct parser *p, struct node *item)
{
	node_list_add(p->ctx, p->items, item);
}

void add_clause(struct parser *p, struct loc loc, struct descriptions probes, struct node *pred,
		const struct node_list *body)
{
	struct node *node = make_node(p, N_CLAUSE, loc);

	node->clause.probes = probes.items;
	node->clause.nprobes = probes.n;
	node->clause.pred = adopt(p, node, pred);
	node->clause.program = p->env->program;
	if (body) {
		node->clause.body = *body;
		node->clause.has_body = true;
		adopt_list(p, node, body);
	}
	add_item(p, node);
}

void add_inline(struct parser *p, struct loc loc, struct specs *specs,
		struct declarator *declarator, struct node *value)
{
	struct node *node = make_node(p, N_INLINE, loc);
	struct node *decl;

	specs->storage |= DECL_INLINE;
	decl = make_decl(p, N_DECL, loc_join(specs->loc, declarator->loc), specs, declarator);
	node->inline_def.decl = adopt(p, node, decl);
	node->inline_def.value = adopt(p, node, value);
	add_item(p, node);
}

void add_function(struct parser *p, struct loc loc, struct specs *specs,
		  struct declarator *declarator, struct node *body)
{
	struct node *node = make_node(p, N_FUNCTION, loc);
	struct node *decl =
		make_decl(p, N_DECL, loc_join(specs->loc, declarator->loc), specs, declarator);

	if (decl->decl.type->kind != N_TYPE_FUNC)
		diag_error(p->diag, declarator->loc, D_SYNTAX,
			   specs->tagged ? "a struct, union or enum ends with a ';'" : NULL,
			   "only a function has a body, '%s' is none", decl->decl.name);
	node->function.decl = adopt(p, node, decl);
	node->function.body = adopt(p, node, body);
	add_item(p, node);
}

struct node *make_translator(struct parser *p, struct node *out, struct node *param)
{
	struct node *node = make_node(p, N_TRANSLATOR, loc_join(out->loc, param->loc));

	node->translator.out = adopt(p, node, out);
	node->translator.in = adopt(p, node, param->decl.type);
	node->translator.param = param->decl.name;
	if (!param->decl.name)
		diag_error(p->diag, param->loc, D_SYNTAX, "write < TYPE name >",
			   "the translator's input has no name");
	return node;
}

void translator_member(struct parser *p, struct node *translator, struct node *name,
		       struct node *value)
{
	node_list_add(p->ctx, &translator->translator.names, name);
	node_list_add(p->ctx, &translator->translator.values, adopt(p, translator, value));
}

struct node *make_probe(struct parser *p, struct loc loc, struct name name, struct loc name_loc,
			struct node *params, struct node *translated)
{
	struct node *node = make_node(p, N_DECL, loc);

	node->decl.type = adopt(p, node, params);
	node->decl.width = adopt(p, node, translated);
	node->decl.name = name.name;
	node->decl.name_loc = name_loc;
	return node;
}

void add_provider(struct parser *p, struct loc loc, struct name name, struct node_list probes)
{
	struct node *node = make_node(p, N_PROVIDER, loc);

	node->provider.name = name.name;
	node->provider.probes = probes;
	adopt_list(p, node, &probes);
	add_item(p, node);
}
