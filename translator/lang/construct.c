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

struct node *construct_node(struct parser *p, enum node_kind kind, struct loc loc)
{
	return node_create(p->ctx, kind, loc);
}

struct node *construct_below(struct parser *p, struct node *parent, struct node *child)
{
	if (child && child->height >= parent->height) {
		parent->height = child->height + 1;
		if (parent->height > AST_HEIGHT_MAX)
			parser_limit(p, parent->loc, "nesting");
	}
	return child;
}

void construct_list_below(struct parser *p, struct node *parent, const struct node_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		construct_below(p, parent, list->items[i]);
}

struct node_list construct_list_add(struct parser *p, struct node_list list, struct node *node)
{
	node_list_add(p->ctx, &list, node);
	return list;
}

/* expressions */

struct node *construct_ident(struct parser *p, struct loc loc, struct name name)
{
	struct node *node = construct_node(p, N_IDENT, loc);

	node->ident.name = name.name;
	node->ident.scope = name.scope ? name.scope : intern("");
	node->ident.scoped = name.scoped;
	node->ident.user = name.user;
	return node;
}

struct node *construct_var(struct parser *p, struct loc loc, enum storage storage)
{
	struct node *node = construct_node(p, N_VAR, loc);

	node->var.storage = storage;
	return node;
}

struct node *construct_agg(struct parser *p, struct loc loc, const char *name)
{
	struct node *node = construct_node(p, N_AGG, loc);

	node->agg.name = name;
	return node;
}

struct node *construct_table(struct parser *p, struct loc loc, struct node_list values)
{
	struct node *node = construct_node(p, N_TABLE, loc);

	node->table.values = values;
	construct_list_below(p, node, &values);
	return node;
}

struct node *construct_unary(struct parser *p, enum op op, struct loc loc, struct node *operand)
{
	struct node *node = construct_node(p, N_UNARY, loc);

	node->unary.op = op;
	node->unary.operand = construct_below(p, node, operand);
	return node;
}

struct node *construct_not_compl(struct parser *p, struct loc op_loc, struct node *operand)
{
	struct loc loc = loc_join(op_loc, operand->loc);
	struct node * compl ;

	op_loc.begin++;
	compl = construct_unary(p, OP_COMPL, loc_join(op_loc, operand->loc), operand);
	return construct_unary(p, OP_NOT, loc, compl );
}

static struct node *make_two(struct parser *p, enum node_kind kind, enum op op, struct loc op_loc,
			     struct node *left, struct node *right)
{
	struct node *node = construct_node(p, kind, loc_join(left->loc, right->loc));

	node->binary.op = op;
	node->binary.op_loc = op_loc;
	node->binary.left = construct_below(p, node, left);
	node->binary.right = construct_below(p, node, right);
	return node;
}

struct node *construct_binary(struct parser *p, enum op op, struct loc op_loc, struct node *left,
			      struct node *right)
{
	return make_two(p, N_BINARY, op, op_loc, left, right);
}

struct node *construct_assign(struct parser *p, enum op op, struct loc op_loc, struct node *left,
			      struct node *right)
{
	return make_two(p, N_ASSIGN, op, op_loc, left, right);
}

struct node *construct_cond(struct parser *p, struct node *test, struct node *yes, struct node *no)
{
	struct node *node = construct_node(p, N_COND, loc_join(test->loc, no->loc));

	node->cond.test = construct_below(p, node, test);
	node->cond.yes = construct_below(p, node, yes);
	node->cond.no = construct_below(p, node, no);
	return node;
}

struct node *construct_cast(struct parser *p, enum node_kind kind, struct loc loc,
			    struct node *type, struct node *operand)
{
	struct node *node = construct_node(p, kind, loc);

	node->cast.type = construct_below(p, node, type);
	node->cast.operand = construct_below(p, node, operand);
	return node;
}

struct node *construct_sizeof_type(struct parser *p, struct loc loc, struct node *type)
{
	struct node *node = construct_node(p, N_SIZEOF_TYPE, loc);

	node->type_op.type = construct_below(p, node, type);
	return node;
}

struct node *construct_offsetof(struct parser *p, struct loc loc, struct node *type,
				const char *member, struct loc member_loc)
{
	struct node *node = construct_node(p, N_OFFSETOF, loc);

	node->offset_of.type = construct_below(p, node, type);
	node->offset_of.member = member;
	node->offset_of.member_loc = member_loc;
	return node;
}

struct node *construct_index(struct parser *p, struct loc loc, struct node_list keys)
{
	struct node *node = construct_node(p, N_INDEX, loc);

	node->index.keys = keys;
	construct_list_below(p, node, &keys);
	return node;
}

struct node *construct_call(struct parser *p, struct loc loc, struct node_list args)
{
	struct node *node = construct_node(p, N_CALL, loc);

	node->call.args = args;
	construct_list_below(p, node, &args);
	return node;
}

struct node *construct_member(struct parser *p, struct loc loc, struct name name,
			      struct loc name_loc, bool arrow)
{
	struct node *node = construct_node(p, N_MEMBER, loc);

	if (name.scoped)
		diag_error(p->diag, name_loc, D_SYNTAX, NULL, "a member's name has no scope");
	node->member.name = name.name;
	node->member.name_loc = name_loc;
	node->member.arrow = arrow;
	return node;
}

struct node *construct_postfix(struct parser *p, struct loc loc, enum op op)
{
	struct node *node = construct_node(p, N_POSTFIX, loc);

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

struct node *construct_suffix(struct parser *p, struct node *base, struct node *suffix)
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
		suffix->index.base = construct_below(p, suffix, base);
		return suffix;
	case N_MEMBER:
		if (base->kind == N_VAR && !base->var.name && suffix->member.arrow) {
			base->var.name = suffix->member.name;
			base->loc = suffix->loc;
			return base;
		}
		suffix->member.base = construct_below(p, suffix, base);
		return suffix;
	default:
		suffix->unary.operand = construct_below(p, suffix, base);
		return suffix;
	}
}

struct node *construct_parens(struct node *node, struct loc loc)
{
	node->loc = loc;
	return node;
}

/* statements */

struct node *construct_stmt(struct parser *p, enum node_kind kind, struct loc loc,
			    struct node *expr)
{
	struct node *node = construct_node(p, kind, loc);

	node->stmt.expr = construct_below(p, node, expr);
	return node;
}

struct node *construct_if(struct parser *p, struct loc loc, struct node *test, struct node *yes,
			  struct node *no)
{
	struct node *node = construct_node(p, N_IF, loc);

	node->if_stmt.test = construct_below(p, node, test);
	node->if_stmt.yes = construct_below(p, node, yes);
	node->if_stmt.no = construct_below(p, node, no);
	return node;
}

struct node *construct_block(struct parser *p, struct loc loc, struct node_list stmts)
{
	struct node *node = construct_node(p, N_BLOCK, loc);

	node->block.stmts = stmts;
	construct_list_below(p, node, &stmts);
	return node;
}

struct node *construct_loop(struct parser *p, enum node_kind kind, struct loc loc,
			    struct node *init, struct node *test, struct node *step,
			    struct node *body)
{
	struct node *node = construct_node(p, kind, loc);

	node->loop.init = construct_below(p, node, init);
	node->loop.test = construct_below(p, node, test);
	node->loop.step = construct_below(p, node, step);
	node->loop.body = construct_below(p, node, body);
	return node;
}

/* The object of which `list`, a pointer to its member of type struct list_head, is a part. */
static struct node *container(struct parser *p, struct list_walk walk, struct node *list)
{
	struct node *bytes = construct_node(p, N_TYPE_POINTER, walk.head->loc);
	struct node *object = construct_node(p, N_TYPE_POINTER, walk.head->loc), *at;

	bytes->type_wrap.ref = construct_below(p, bytes, construct_node(p, N_TYPE_BASE, list->loc));
	bytes->type_wrap.ref->type_base.words = TW_CHAR;
	object->type_wrap.ref = construct_below(p, object, walk.type);
	at = construct_binary(p, OP_SUB, list->loc,
			      construct_cast(p, N_CAST, list->loc, bytes, list),
			      construct_offsetof(p, walk.member_loc, walk.type, walk.member.name,
						 walk.member_loc));
	return construct_cast(p, N_CAST, list->loc, object, at);
}

static struct node *member_of(struct parser *p, struct node *base, const char *name,
			      struct list_walk walk, bool arrow)
{
	struct node *n = construct_member(p, loc_join(walk.loc, walk.member_loc),
					  (struct name){ .name = name }, walk.member_loc, arrow);

	n->member.base = construct_below(p, n, base);
	return n;
}

static struct node *list_variable(struct parser *p, struct list_walk walk)
{
	struct node *n = construct_node(p, N_IDENT, walk.loc);

	n->ident.name = walk.name.name;
	return n;
}

struct node *construct_list_walk(struct parser *p, struct loc loc, struct list_walk walk,
				 struct node *body)
{
	const struct loc at = loc_join(walk.loc, walk.member_loc);
	struct node *decl = construct_node(p, N_DECL, walk.loc), *first, *test, *next;
	struct node *type = construct_node(p, N_TYPE_POINTER, walk.loc);
	struct node_list both = { 0 };

	if (walk.name.scoped || walk.member.scoped)
		diag_error(p->diag, walk.name.scoped ? walk.loc : at, D_SYNTAX, NULL,
			   "a name here has no scope");
	type->type_wrap.ref = construct_below(p, type, walk.type);
	decl->decl.name = walk.name.name;
	decl->decl.name_loc = walk.loc;
	decl->decl.type = construct_below(p, decl, type);
	first = member_of(p, walk.head, intern("next"), walk, true);
	first->loc = first->member.name_loc = walk.head->loc;
	decl->decl.value = construct_below(p, decl, container(p, walk, first));
	test = construct_binary(
		p, OP_NE, at,
		construct_unary(p, OP_ADDR, at,
				member_of(p, list_variable(p, walk), walk.member.name, walk, true)),
		walk.head);
	next = member_of(p, member_of(p, list_variable(p, walk), walk.member.name, walk, true),
			 intern("next"), walk, false);
	next = construct_assign(p, OP_NONE, at, list_variable(p, walk), container(p, walk, next));
	both = construct_list_add(p, both, decl);
	both = construct_list_add(p, both, construct_loop(p, N_FOR, loc, NULL, test, next, body));
	return construct_block(p, loc, both);
}

/* items */

void construct_item(struct parser *p, struct node *item)
{
	node_list_add(p->ctx, p->items, item);
}

void construct_clause(struct parser *p, struct loc loc, struct descriptions probes,
		      struct node *pred, const struct node_list *body)
{
	struct node *node = construct_node(p, N_CLAUSE, loc);

	node->clause.probes = probes.items;
	node->clause.nprobes = probes.n;
	node->clause.pred = construct_below(p, node, pred);
	node->clause.program = p->env->program;
	if (body) {
		node->clause.body = *body;
		node->clause.has_body = true;
		construct_list_below(p, node, body);
	}
	construct_item(p, node);
}

void construct_inline(struct parser *p, struct loc loc, struct specs *specs,
		      struct declarator *declarator, struct node *value)
{
	struct node *node = construct_node(p, N_INLINE, loc);
	struct node *decl;

	specs->storage |= DECL_INLINE;
	decl = declarator_decl(p, N_DECL, loc_join(specs->loc, declarator->loc), specs, declarator);
	node->inline_def.decl = construct_below(p, node, decl);
	node->inline_def.value = construct_below(p, node, value);
	construct_item(p, node);
}

void construct_function(struct parser *p, struct loc loc, struct specs *specs,
			struct declarator *declarator, struct node *body)
{
	struct node *node = construct_node(p, N_FUNCTION, loc);
	struct node *decl = declarator_decl(p, N_DECL, loc_join(specs->loc, declarator->loc), specs,
					    declarator);

	if (decl->decl.type->kind != N_TYPE_FUNC)
		diag_error(p->diag, declarator->loc, D_SYNTAX,
			   specs->tagged ? "a struct, union or enum ends with a ';'" : NULL,
			   "only a function has a body, and '%s' is not one", decl->decl.name);
	node->function.decl = construct_below(p, node, decl);
	node->function.body = construct_below(p, node, body);
	construct_item(p, node);
}

struct node *construct_translator(struct parser *p, struct node *out, struct node *param)
{
	struct node *node = construct_node(p, N_TRANSLATOR, loc_join(out->loc, param->loc));

	node->translator.out = construct_below(p, node, out);
	node->translator.in = construct_below(p, node, param->decl.type);
	node->translator.param = param->decl.name;
	if (!param->decl.name)
		diag_error(p->diag, param->loc, D_SYNTAX, "write < TYPE name >",
			   "the translator's input has no name");
	return node;
}

void construct_translator_member(struct parser *p, struct node *translator, struct node *name,
				 struct node *value)
{
	node_list_add(p->ctx, &translator->translator.names, name);
	node_list_add(p->ctx, &translator->translator.values,
		      construct_below(p, translator, value));
}

struct node *construct_probe(struct parser *p, struct loc loc, struct name name,
			     struct loc name_loc, struct node *params, struct node *translated)
{
	struct node *node = construct_node(p, N_DECL, loc);

	node->decl.type = construct_below(p, node, params);
	node->decl.width = construct_below(p, node, translated);
	node->decl.name = name.name;
	node->decl.name_loc = name_loc;
	return node;
}

void construct_provider(struct parser *p, struct loc loc, struct name name, struct node_list probes)
{
	struct node *node = construct_node(p, N_PROVIDER, loc);

	node->provider.name = name.name;
	node->provider.probes = probes;
	construct_list_below(p, node, &probes);
	construct_item(p, node);
}
