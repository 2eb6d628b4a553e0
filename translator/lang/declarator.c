// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * declarator.c - C's declarations: specifiers, declarators and the types they spell.
 */
#include <stdlib.h>

#include <talloc.h>
#include <uthash.h>

#include "common/array.h"
#include "intern.h"
#include "parser.h"

/* Words that say how something is kept, not what it is. */
#define QUALIFIERS (TW_CONST | TW_VOLATILE | TW_USERLAND)

struct typedef_name {
	UT_hash_handle hh;
	const char *name; /* interned: the pointer is the key */
};

static void typedef_add(struct parser *p, const char *name)
{
	struct typedef_name *entry;

	if (!name || declarator_is_typedef(p, name))
		return;
	entry = malloc(sizeof(*entry));
	if (!entry)
		abort();
	entry->name = name;
	HASH_ADD_PTR(p->typedefs, name, entry);
}

bool declarator_is_typedef(const struct parser *p, const char *name)
{
	struct typedef_name *entry;

	HASH_FIND_PTR(p->typedefs, &name, entry);
	return entry;
}

void declarator_free_typedefs(struct parser *p)
{
	struct typedef_name *entry, *next;

	HASH_ITER(hh, p->typedefs, entry, next) {
		HASH_DEL(p->typedefs, entry);
		free(entry);
	}
}

/* specifiers */

static struct specs *specs_create(struct parser *p, struct loc loc)
{
	struct specs *specs = talloc_zero(p->ctx, struct specs);

	specs->loc = loc;
	return specs;
}

struct specs *specs_word(struct parser *p, struct loc loc, uint32_t word)
{
	struct specs *specs = specs_create(p, loc);

	specs->words = word;
	return specs;
}

struct specs *specs_storage(struct parser *p, struct loc loc, uint32_t storage)
{
	struct specs *specs = specs_create(p, loc);

	specs->storage = storage;
	return specs;
}

struct specs *specs_name(struct parser *p, struct loc loc, struct name name)
{
	struct specs *specs = specs_create(p, loc);

	specs->typedef_name = name;
	return specs;
}

struct specs *specs_tagged(struct parser *p, struct loc loc, struct node *tagged)
{
	struct specs *specs = specs_create(p, loc);

	specs->tagged = tagged;
	return specs;
}

/* What is wrong about type words that stand together. */
static enum diag_tag clash_tag(const struct specs *specs)
{
	uint32_t words = specs->words & ~QUALIFIERS;

	const uint32_t sign = TW_SIGNED | TW_UNSIGNED, length = TW_SHORT | TW_LONG | TW_LONGLONG;

	if (!specs->tagged || !words || words & ~(sign | length))
		return D_DECL_COMBO;
	return words & sign ? D_DECL_SIGNINT : D_DECL_LONGINT;
}

struct specs *specs_join(struct parser *p, struct specs *specs, struct specs *more)
{
	uint32_t both = specs->words & more->words & ~QUALIFIERS;
	bool named = specs->typedef_name.name || specs->tagged;
	bool clash = false;

	if (both == TW_LONG) { /* the second one */
		clash = specs->words & TW_LONGLONG;
		specs->words = (specs->words & ~TW_LONG) | TW_LONGLONG;
	} else {
		clash = both || ((more->words & TW_LONG) && (specs->words & TW_LONGLONG));
		specs->words |= more->words;
	}
	if (more->typedef_name.name || more->tagged) {
		clash = clash || named || (specs->words & ~QUALIFIERS && more->tagged);
		specs->typedef_name = more->typedef_name;
		specs->tagged = more->tagged;
	} else if (specs->tagged && more->words & ~QUALIFIERS) {
		clash = true;
	}
	if (clash)
		diag_error(p->diag, more->loc, clash_tag(specs), NULL,
			   "this cannot be combined with the type words before it");
	if (specs->storage & more->storage)
		diag_error(p->diag, more->loc, D_DECL_CLASS, NULL, "the storage word is repeated");
	specs->storage |= more->storage;
	specs->loc = loc_join(specs->loc, more->loc);
	return specs;
}

static struct node *specs_type(struct parser *p, struct specs *specs)
{
	struct node *type = specs->tagged;
	uint32_t quals = specs->words & QUALIFIERS;

	if (quals & TW_CONST)
		specs->storage |= DECL_CONST;
	if (quals & TW_VOLATILE)
		specs->storage |= DECL_VOLATILE;
	if (!type) {
		type = construct_node(p, N_TYPE_BASE, specs->loc);
		type->type_base.words = specs->words;
		type->type_base.name = specs->typedef_name.name;
		type->type_base.scope = specs->typedef_name.scope;
	} else if (type->kind == N_TYPE_SOU) {
		type->type_sou.quals = quals;
	} else if (type->kind == N_TYPE_OF) {
		type->type_of.quals = quals;
	} else {
		type->type_enum.quals = quals;
	}
	return type;
}

/* declarators */

struct declarator *declarator_name(struct parser *p, struct loc loc, struct name name)
{
	struct declarator *declarator = declarator_empty(p, loc);

	declarator->name = name;
	return declarator;
}

struct declarator *declarator_empty(struct parser *p, struct loc loc)
{
	struct declarator *declarator = talloc_zero(p->ctx, struct declarator);

	declarator->loc = declarator->name_loc = loc;
	return declarator;
}

/* Sets what an incomplete type node refers to. */
static void set_inner(struct node *type, struct node *inner)
{
	if (type->kind == N_TYPE_FUNC)
		type->type_func.result = inner;
	else
		type->type_wrap.ref = inner;
}

/* The declared thing's type so far is made of `type`: the chain grows inwards. */
static struct declarator *append(struct parser *p, struct declarator *declarator, struct loc loc,
				 struct node *type)
{
	if (declarator->inner)
		set_inner(declarator->inner, type);
	else
		declarator->outer = type;
	declarator->inner = type;
	declarator->loc = loc_join(declarator->loc, loc);
	/* Until the chain is complete its outermost node counts its links. */
	if (declarator->outer != type) {
		declarator->outer->height += type->height + 1;
		if (declarator->outer->height > AST_HEIGHT_MAX)
			parser_limit(p, loc, "a declarator");
	}
	return declarator;
}

struct declarator *declarator_pointer(struct parser *p, struct loc loc, uint32_t quals,
				      struct declarator *declarator)
{
	struct node *type = construct_node(p, N_TYPE_POINTER, loc);

	type->type_wrap.quals = quals;
	return append(p, declarator, loc, type);
}

struct declarator *declarator_array(struct parser *p, struct loc loc, struct declarator *declarator,
				    struct node_list sizes)
{
	struct node *type = construct_node(p, N_TYPE_ARRAY, loc);

	for (size_t i = 0; i < sizes.n; i++) {
		struct node *size = sizes.items[i];

		/* Key types; with names they are an inline's parameters. */
		if (size->kind == N_PARAM && !size->decl.name)
			sizes.items[i] = size->decl.type;
		construct_below(p, type, size);
	}
	type->type_wrap.sizes = sizes;
	return append(p, declarator, loc, type);
}

struct declarator *declarator_variadic(struct parser *p, struct loc loc,
				       struct declarator *declarator, struct node_list sizes,
				       struct loc dots)
{
	diag_error(p->diag, dots, D_DECL_PROTO_VARARGS, NULL,
		   "keys and the parameters of an inline cannot be variable in number");
	return declarator_array(p, loc, declarator, sizes);
}

struct declarator *declarator_func(struct parser *p, struct loc loc, struct declarator *declarator,
				   struct node *params)
{
	params->loc = loc;
	return append(p, declarator, loc, params);
}

struct declarators declarators_add(struct parser *p, struct declarators list,
				   struct declarator *declarator)
{
	array_add(p->ctx, list.items, list.n) = declarator;
	return list;
}

/* The type of what is declared; the specifiers' type is shared between declarators. */
static struct node *complete(struct parser *p, struct declarator *declarator, struct node *base)
{
	if (!declarator || !declarator->outer)
		return base;
	set_inner(declarator->inner, base);
	declarator->outer->height += base->height + 1;
	if (declarator->outer->height > AST_HEIGHT_MAX)
		parser_limit(p, declarator->loc, "a declaration");
	return declarator->outer;
}

/* types and declarations */

struct node *declarator_sou(struct parser *p, struct loc loc, bool is_union, struct name tag,
			    const struct node_list *fields)
{
	struct node *node = construct_node(p, N_TYPE_SOU, loc);

	node->type_sou.is_union = is_union;
	node->type_sou.tag = tag.name;
	node->type_sou.scope = tag.scope;
	if (fields) {
		node->type_sou.fields = *fields;
		node->type_sou.defined = true;
		construct_list_below(p, node, fields);
	}
	return node;
}

struct node *declarator_type_of(struct parser *p, struct loc loc, struct node *of)
{
	struct node *node = construct_node(p, N_TYPE_OF, loc);

	node->type_of.of = construct_below(p, node, of);
	return node;
}

struct node *declarator_enum(struct parser *p, struct loc loc, struct name tag,
			     const struct node_list *list)
{
	struct node *node = construct_node(p, N_TYPE_ENUM, loc);

	node->type_enum.tag = tag.name;
	node->type_enum.scope = tag.scope;
	if (list) {
		node->type_enum.list = *list;
		node->type_enum.defined = true;
		construct_list_below(p, node, list);
	}
	return node;
}

struct node *declarator_enumerator(struct parser *p, struct loc loc, struct name name,
				   struct node *value)
{
	struct node *node = construct_node(p, N_ENUMERATOR, loc);

	if (name.scoped)
		diag_error(p->diag, loc, D_DECL_SCOPE, NULL, "an enumerator has no scope");
	node->enumerator.name = name.name;
	node->enumerator.value = construct_below(p, node, value);
	return node;
}

struct node *declarator_params(struct parser *p, struct loc loc, struct node_list params,
			       bool varargs)
{
	struct node *node = construct_node(p, N_TYPE_FUNC, loc);

	node->type_func.params = params;
	node->type_func.varargs = varargs;
	node->type_func.no_params = !params.n && !varargs;
	construct_list_below(p, node, &params);
	return node;
}

static struct node *decl_of(struct parser *p, enum node_kind kind, struct loc loc,
			    const struct specs *specs, struct node *base,
			    struct declarator *declarator)
{
	struct node *node = construct_node(p, kind, loc);

	node->decl.storage = specs->storage;
	node->decl.type = construct_below(p, node, complete(p, declarator, base));
	node->decl.name_loc = loc;
	if (declarator) {
		node->decl.name = declarator->name.name;
		node->decl.scope = declarator->name.scope;
		node->decl.name_loc = declarator->name_loc;
		node->decl.width = construct_below(p, node, declarator->width);
		node->decl.value = construct_below(p, node, declarator->value);
	}
	return node;
}

struct node *declarator_decl(struct parser *p, enum node_kind kind, struct loc loc,
			     struct specs *specs, struct declarator *declarator)
{
	return decl_of(p, kind, loc, specs, specs_type(p, specs), declarator);
}

/* One declaration per declarator, or one without any. */
static struct node_list decl_list(struct parser *p, struct node_list list, enum node_kind kind,
				  struct specs *specs, struct declarators declarators)
{
	struct node *base = specs_type(p, specs);

	if (!declarators.n)
		return construct_list_add(p, list, decl_of(p, kind, specs->loc, specs, base, NULL));
	for (size_t i = 0; i < declarators.n; i++) {
		struct declarator *declarator = declarators.items[i];
		struct loc loc = i ? declarator->loc : loc_join(specs->loc, declarator->loc);

		list = construct_list_add(p, list, decl_of(p, kind, loc, specs, base, declarator));
	}
	return list;
}

struct node_list declarator_fields(struct parser *p, struct specs *specs,
				   struct declarators declarators)
{
	return decl_list(p, (struct node_list){ 0 }, N_FIELD, specs, declarators);
}

struct node *declarator_type_name(struct parser *p, struct loc loc, struct specs *specs,
				  struct declarator *declarator)
{
	struct node *base = specs_type(p, specs);
	struct node *type = complete(p, declarator, base);

	if (specs->storage & ~(DECL_CONST | DECL_VOLATILE))
		diag_error(p->diag, specs->loc, D_SYNTAX, NULL,
			   "a type name cannot have a storage class");
	type->loc = loc;
	return type;
}

/* Variables that all clauses share begin with 0; what never changes can have values. */
static void check_value(struct parser *p, const struct node *decl)
{
	const struct node *value = decl->decl.value;

	if (!value || (value->kind == N_TABLE && decl->decl.storage == DECL_CONST))
		return;
	diag_error(p->diag, value->loc, D_SYNTAX,
		   value->kind == N_TABLE ? "declare it as const" :
					    "assign it in BEGIN, or define an inline",
		   "only a constant array has values where it is declared");
}

void declarator_add_decls(struct parser *p, struct specs *specs, struct declarators declarators)
{
	struct node_list list = decl_list(p, (struct node_list){ 0 }, N_DECL, specs, declarators);

	for (size_t i = 0; i < list.n; i++) {
		check_value(p, list.items[i]);
		if (specs->storage & DECL_TYPEDEF)
			typedef_add(p, list.items[i]->decl.name);
		construct_item(p, list.items[i]);
	}
}

struct node_list declarator_local_decls(struct parser *p, struct node_list stmts,
					struct specs *specs, struct declarators declarators)
{
	if (specs->storage & ~(DECL_CONST | DECL_VOLATILE))
		diag_error(p->diag, specs->loc, D_SYNTAX, "declare it before the clause",
			   "a variable of a body has no storage class");
	return decl_list(p, stmts, N_DECL, specs, declarators);
}

struct node *declarator_for(struct parser *p, struct loc loc, struct specs *specs,
			    struct declarators declarators, struct node *loop)
{
	struct node_list both =
		declarator_local_decls(p, (struct node_list){ 0 }, specs, declarators);

	return construct_block(p, loc, construct_list_add(p, both, loop));
}
