// SPDX-License-Identifier: GPL-2.0-or-later
#include <talloc.h>

#include "ast.h"
#include "common/array.h"

static const char *const op_texts[] = {
	[OP_NONE] = "=",
	[OP_NEG] = "-",
	[OP_PLUS] = "+",
	[OP_NOT] = "!",
	[OP_COMPL] = "~",
	[OP_DEREF] = "*",
	[OP_ADDR] = "&",
	[OP_INC] = "++",
	[OP_DEC] = "--",
	[OP_SIZEOF] = "sizeof",
	[OP_STRINGOF] = "stringof",
	[OP_MUL] = "*",
	[OP_DIV] = "/",
	[OP_MOD] = "%",
	[OP_ADD] = "+",
	[OP_SUB] = "-",
	[OP_SHL] = "<<",
	[OP_SHR] = ">>",
	[OP_LT] = "<",
	[OP_LE] = "<=",
	[OP_GT] = ">",
	[OP_GE] = ">=",
	[OP_EQ] = "==",
	[OP_NE] = "!=",
	[OP_MATCH] = "=~",
	[OP_NOMATCH] = "!~",
	[OP_BAND] = "&",
	[OP_BXOR] = "^",
	[OP_BOR] = "|",
	[OP_LAND] = "&&",
	[OP_LXOR] = "^^",
	[OP_LOR] = "||",
	[OP_COMMA] = ",",
};

const char *op_text(enum op op)
{
	return op_texts[op];
}

struct node *node_create(void *ctx, enum node_kind kind, struct loc loc)
{
	struct node *node = talloc_zero(ctx, struct node);

	node->kind = kind;
	node->loc = loc;
	return node;
}

void node_list_add(void *ctx, struct node_list *list, struct node *node)
{
	array_add(ctx, list->items, list->n) = node;
}
