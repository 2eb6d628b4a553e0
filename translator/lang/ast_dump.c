// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ast_dump.c - the AST as indented text: a line per node, children below it.
 * Lines without a node of their own (pred, body, keys …) name the part that follows.
 */
#include <ctype.h>
#include <inttypes.h>

#include "ast.h"

static const char *const kind_texts[] = {
#define NODE(kind, member, text) [N_##kind] = text,
#include "ast.def"
#undef NODE
};

struct bit_text {
	uint32_t bit;
	const char *text;
};

static const struct bit_text word_texts[] = {
	{ TW_CONST, "const" },	  { TW_VOLATILE, "volatile" }, { TW_USERLAND, "userland" },
	{ TW_SIGNED, "signed" },  { TW_UNSIGNED, "unsigned" }, { TW_SHORT, "short" },
	{ TW_LONGLONG, "llong" }, { TW_LONG, "long" },	       { TW_CHAR, "char" },
	{ TW_INT, "int" },	  { TW_FLOAT, "float" },       { TW_DOUBLE, "double" },
	{ TW_VOID, "void" },	  { TW_STRING, "string" },     { TW_BOOL, "_Bool" },
};

static const struct bit_text storage_texts[] = {
	{ DECL_EXTERN, "extern" }, { DECL_TYPEDEF, "typedef" },	  { DECL_STATIC, "static" },
	{ DECL_AUTO, "auto" },	   { DECL_REGISTER, "register" }, { DECL_SELF, "self" },
	{ DECL_THIS, "this" },	   { DECL_INLINE, "inline" },
};

static const struct bit_text int_texts[] = {
	{ INT_UNSIGNED, "u" },
	{ INT_LONG, "l" },
	{ INT_LONGLONG, "ll" },
	{ INT_CHAR, "char" },
};

static void put_bits(FILE *out, const struct bit_text *texts, size_t n, uint32_t bits)
{
	for (size_t i = 0; i < n; i++) {
		if (bits & texts[i].bit)
			fprintf(out, " %s", texts[i].text);
	}
}

#define PUT_BITS(out, texts, bits) put_bits(out, texts, sizeof(texts) / sizeof(*texts), bits)

static void put_quoted(FILE *out, const char *text, size_t len)
{
	fputs(" \"", out);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = text[i];

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (isprint(c))
			fputc(c, out);
		else
			fprintf(out, "\\%03o", c);
	}
	fputc('"', out);
}

static void put_scoped(FILE *out, const char *scope, const char *name)
{
	if (scope && *scope)
		fprintf(out, " %s`%s", scope, name);
	else if (name)
		fprintf(out, " %s", name);
}

static void put_probes(FILE *out, const struct node *clause)
{
	for (size_t i = 0; i < clause->clause.nprobes; i++) {
		const struct probe_desc *desc = &clause->clause.probes[i];

		if (desc->id)
			fprintf(out, " %" PRIu32, desc->id);
		else
			fprintf(out, " %s:%s:%s:%s", desc->prov, desc->mod, desc->func, desc->name);
	}
}

/* What stands after the kind on an expression's line. */
static void put_expr(FILE *out, const struct node *node)
{
	switch (node->kind) {
	case N_INT:
		fprintf(out, " %" PRIu64, node->integer.value);
		PUT_BITS(out, int_texts, node->integer.flags);
		break;
	case N_STRING:
		put_quoted(out, node->string.text, node->string.len);
		break;
	case N_IDENT:
		fprintf(out, " %s%s%s%s", node->ident.scope ? node->ident.scope : "",
			node->ident.scoped ? "`" : "", node->ident.user ? "`" : "",
			node->ident.name);
		break;
	case N_MACRO:
		fprintf(out, " %s%s", node->macro.quoted ? "$$" : "$", node->macro.name);
		break;
	case N_VAR:
		fprintf(out, " %s%s%s", node->var.storage == ST_SELF ? "self" : "this",
			node->var.name ? "->" : "", node->var.name ? node->var.name : "");
		break;
	case N_AGG:
		fprintf(out, " @%s%s", node->agg.name, node->agg.has_keys ? "[]" : "");
		break;
	case N_CALL:
		fprintf(out, " %s", node->call.name);
		break;
	case N_MEMBER:
		fprintf(out, " %s%s", node->member.arrow ? "->" : ".", node->member.name);
		break;
	case N_UNARY:
	case N_POSTFIX:
		fprintf(out, " %s", op_text(node->unary.op));
		break;
	case N_BINARY:
		fprintf(out, " %s", op_text(node->binary.op));
		break;
	case N_ASSIGN:
		fprintf(out, " %s%s", node->binary.op ? op_text(node->binary.op) : "", "=");
		break;
	case N_OFFSETOF:
		fprintf(out, " %s", node->offset_of.member);
		break;
	default:
		break;
	}
}

/* The same for types, declarations and items. */
static void put_item(FILE *out, const struct node *node)
{
	switch (node->kind) {
	case N_TYPE_BASE:
		PUT_BITS(out, word_texts, node->type_base.words);
		put_scoped(out, node->type_base.scope, node->type_base.name);
		break;
	case N_TYPE_SOU:
		fprintf(out, " %s", node->type_sou.is_union ? "union" : "struct");
		PUT_BITS(out, word_texts, node->type_sou.quals);
		put_scoped(out, node->type_sou.scope, node->type_sou.tag);
		fputs(node->type_sou.defined ? " {}" : "", out);
		break;
	case N_TYPE_ENUM:
		PUT_BITS(out, word_texts, node->type_enum.quals);
		put_scoped(out, node->type_enum.scope, node->type_enum.tag);
		fputs(node->type_enum.defined ? " {}" : "", out);
		break;
	case N_TYPE_OF:
		PUT_BITS(out, word_texts, node->type_of.quals);
		break;
	case N_TYPE_POINTER:
	case N_TYPE_ARRAY:
		PUT_BITS(out, word_texts, node->type_wrap.quals);
		break;
	case N_TYPE_FUNC:
		fputs(node->type_func.no_params ? " ()" : "", out);
		fputs(node->type_func.varargs ? " ..." : "", out);
		break;
	case N_ENUMERATOR:
		fprintf(out, " %s", node->enumerator.name);
		break;
	case N_FIELD:
	case N_PARAM:
	case N_DECL:
		PUT_BITS(out, storage_texts, node->decl.storage);
		put_scoped(out, node->decl.scope, node->decl.name);
		break;
	case N_CLAUSE:
		put_probes(out, node);
		break;
	case N_TRANSLATOR:
		if (node->translator.param)
			fprintf(out, " %s", node->translator.param);
		break;
	case N_PROVIDER:
		fprintf(out, " %s", node->provider.name);
		break;
	case N_PRAGMA:
		for (uint32_t i = 0; i < node->pragma.nwords; i++)
			fprintf(out, " %s", node->pragma.words[i]);
		break;
	default:
		break;
	}
}

struct walk {
	FILE *out;
	unsigned int depth; /* of the children */
};

static void child(struct walk walk, const struct node *node)
{
	if (node)
		node_dump(walk.out, node, walk.depth);
}

static void children(struct walk walk, const struct node_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		child(walk, list->items[i]);
}

/* A part with a line of its own. */
static struct walk part(struct walk walk, const char *title)
{
	fprintf(walk.out, "%*s%s\n", (int)walk.depth * 2, "", title);
	walk.depth++;
	return walk;
}

static void part_child(struct walk walk, const char *title, const struct node *node)
{
	if (node)
		child(part(walk, title), node);
}

static void walk_type(struct walk walk, const struct node *node)
{
	switch (node->kind) {
	case N_TYPE_SOU:
		children(walk, &node->type_sou.fields);
		break;
	case N_TYPE_ENUM:
		children(walk, &node->type_enum.list);
		break;
	case N_TYPE_OF:
		child(walk, node->type_of.of);
		break;
	case N_TYPE_POINTER:
		child(walk, node->type_wrap.ref);
		break;
	case N_TYPE_ARRAY:
		children(part(walk, "sizes"), &node->type_wrap.sizes);
		child(walk, node->type_wrap.ref);
		break;
	case N_TYPE_FUNC:
		children(part(walk, "params"), &node->type_func.params);
		child(walk, node->type_func.result);
		break;
	case N_ENUMERATOR:
		child(walk, node->enumerator.value);
		break;
	case N_FIELD:
	case N_PARAM:
	case N_DECL:
		child(walk, node->decl.type);
		part_child(walk, "width", node->decl.width);
		part_child(walk, "value", node->decl.value);
		break;
	default:
		break;
	}
}

static void walk_item(struct walk walk, const struct node *node)
{
	switch (node->kind) {
	case N_CLAUSE:
		part_child(walk, "pred", node->clause.pred);
		if (node->clause.has_body)
			children(part(walk, "body"), &node->clause.body);
		break;
	case N_INLINE:
		child(walk, node->inline_def.decl);
		child(walk, node->inline_def.value);
		break;
	case N_TRANSLATOR:
		child(walk, node->translator.out);
		child(walk, node->translator.in);
		for (size_t i = 0; i < node->translator.names.n; i++) {
			struct walk member =
				part(walk, node->translator.names.items[i]->ident.name);

			child(member, node->translator.values.items[i]);
		}
		break;
	case N_PROVIDER:
		children(walk, &node->provider.probes);
		break;
	case N_FUNCTION:
		child(walk, node->function.decl);
		child(walk, node->function.body);
		break;
	default:
		walk_type(walk, node);
		break;
	}
}

static void walk_stmt(struct walk walk, const struct node *node)
{
	switch (node->kind) {
	case N_EXPR_STMT:
	case N_RETURN:
	case N_DELETE:
	case N_CASE:
		child(walk, node->stmt.expr);
		break;
	case N_IF:
		child(walk, node->if_stmt.test);
		part_child(walk, "then", node->if_stmt.yes);
		part_child(walk, "else", node->if_stmt.no);
		break;
	case N_BLOCK:
		children(walk, &node->block.stmts);
		break;
	case N_WHILE:
	case N_DO:
	case N_FOR:
	case N_SWITCH:
		part_child(walk, "init", node->loop.init);
		part_child(walk, "test", node->loop.test);
		part_child(walk, "step", node->loop.step);
		part_child(walk, "body", node->loop.body);
		break;
	default:
		walk_item(walk, node);
		break;
	}
}

static void walk_expr(struct walk walk, const struct node *node)
{
	switch (node->kind) {
	case N_AGG:
		children(walk, &node->agg.keys);
		break;
	case N_INDEX:
		child(walk, node->index.base);
		children(walk, &node->index.keys);
		break;
	case N_CALL:
		children(walk, &node->call.args);
		break;
	case N_MEMBER:
		child(walk, node->member.base);
		break;
	case N_UNARY:
	case N_POSTFIX:
		child(walk, node->unary.operand);
		break;
	case N_BINARY:
	case N_ASSIGN:
		child(walk, node->binary.left);
		child(walk, node->binary.right);
		break;
	case N_COND:
		child(walk, node->cond.test);
		child(walk, node->cond.yes);
		child(walk, node->cond.no);
		break;
	case N_CAST:
	case N_XLATE:
		child(walk, node->cast.type);
		child(walk, node->cast.operand);
		break;
	case N_TABLE:
		children(walk, &node->table.values);
		break;
	case N_SIZEOF_TYPE:
		child(walk, node->type_op.type);
		break;
	case N_OFFSETOF:
		child(walk, node->offset_of.type);
		break;
	default:
		walk_stmt(walk, node);
		break;
	}
}

void node_dump(FILE *out, const struct node *node, unsigned int depth)
{
	fprintf(out, "%*s%s", (int)depth * 2, "", kind_texts[node->kind]);
	put_expr(out, node);
	put_item(out, node);
	fputc('\n', out);
	walk_expr((struct walk){ .out = out, .depth = depth + 1 }, node);
}
