// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * ast_print.c - the AST as D again: descriptions in full, every grouping in parentheses.
 * A declaration is written as C does it, from the name outwards.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdint.h>
#include <string.h>
#include <talloc.h>

#include "ast.h"

static char *expr(void *ctx, const struct node *n);
static char *type_text(void *ctx, const struct node *type, const char *inner);

static char *quoted(void *ctx, const char *text, size_t len)
{
	char *s = talloc_strdup(ctx, "\"");

	for (size_t i = 0; i < len; i++) {
		const unsigned char c = (unsigned char)text[i];

		if (c == '\n')
			s = talloc_strdup_append_buffer(s, "\\n");
		else if (c == '\t')
			s = talloc_strdup_append_buffer(s, "\\t");
		else if (c == '"' || c == '\\')
			s = talloc_asprintf_append_buffer(s, "\\%c", c);
		else if (isprint(c) || c >= 0x80)
			s = talloc_asprintf_append_buffer(s, "%c", c);
		else
			s = talloc_asprintf_append_buffer(s, "\\%03o", c);
	}
	return talloc_strdup_append_buffer(s, "\"");
}

static char *number(void *ctx, const struct node *n)
{
	const uint64_t v = n->integer.value;
	const uint32_t f = n->integer.flags;
	const char *length = f & INT_LONGLONG ? "ll" : f & INT_LONG ? "l" : "";

	if ((f & INT_CHAR) && v < 0x80 && isprint((int)v) && v != '\'' && v != '\\')
		return talloc_asprintf(ctx, "'%c'", (char)v);
	if (f & INT_CHAR)
		return talloc_asprintf(ctx, "%" PRId64, (int64_t)v);
	/* The type of a constant that is not decimal may be unsigned. */
	return talloc_asprintf(
		ctx, !(f & INT_DECIMAL) && v > INT32_MAX ? "%#" PRIx64 "%s%s" : "%" PRIu64 "%s%s",
		v, f & INT_UNSIGNED ? "u" : "", length);
}

static bool is_type(const struct node *n)
{
	return n->kind >= N_TYPE_BASE && n->kind <= N_TYPE_FUNC;
}

/* What the checker has called a variable of a body, as the program does. */
static char *own_name(void *ctx, const char *name)
{
	return talloc_strndup(ctx, name, strcspn(name, "$"));
}

/* A declaration without its end. */
static char *declaration(void *ctx, const struct node *n)
{
	static const struct {
		uint32_t bit;
		const char *word;
	} words[] = {
		{ DECL_EXTERN, "extern " },	{ DECL_TYPEDEF, "typedef " },
		{ DECL_STATIC, "static " },	{ DECL_AUTO, "auto " },
		{ DECL_REGISTER, "register " }, { DECL_SELF, "self " },
		{ DECL_THIS, "this " },
	};
	const bool local = n->decl.name && strchr(n->decl.name, '$');
	char *s = talloc_strdup(ctx, ""), *name;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (n->decl.storage & words[i].bit && !local)
			s = talloc_strdup_append(s, words[i].word);
	name = local ? own_name(ctx, n->decl.name) :
		       talloc_asprintf(ctx, "%s%s%s", n->decl.scope ? n->decl.scope : "",
				       n->decl.scope && *n->decl.scope ? "`" : "",
				       n->decl.name ? n->decl.name : "");
	s = talloc_strdup_append(s, type_text(ctx, n->decl.type, name));
	return n->decl.width && !is_type(n->decl.width) ?
		       talloc_asprintf_append(s, " : %s", expr(ctx, n->decl.width)) :
		       s;
}

/* What a list holds, with commas between: expressions, types or declarations. */
static char *list(void *ctx, const struct node_list *l)
{
	char *s = talloc_strdup(ctx, "");

	for (size_t i = 0; i < l->n; i++) {
		const struct node *n = l->items[i];
		const char *text = is_type(n)	      ? type_text(ctx, n, "") :
				   n->kind == N_PARAM ? declaration(ctx, n) :
							expr(ctx, n);

		s = talloc_asprintf_append(s, "%s%s", i ? ", " : "", text);
	}
	return s;
}

static const char *qualifiers(uint32_t words)
{
	if ((words & TW_CONST) && (words & TW_VOLATILE))
		return "const volatile ";
	return words & TW_CONST ? "const " : words & TW_VOLATILE ? "volatile " : "";
}

static char *base_text(void *ctx, const struct node *n)
{
	static const struct {
		uint32_t bit;
		const char *word;
	} words[] = {
		{ TW_USERLAND, "userland " }, { TW_SIGNED, "signed " },
		{ TW_UNSIGNED, "unsigned " }, { TW_SHORT, "short " },
		{ TW_LONG, "long " },	      { TW_LONGLONG, "long long " },
		{ TW_CHAR, "char " },	      { TW_INT, "int " },
		{ TW_FLOAT, "float " },	      { TW_DOUBLE, "double " },
		{ TW_VOID, "void " },	      { TW_STRING, "string " },
		{ TW_BOOL, "_Bool " },
	};
	char *s = talloc_strdup(ctx, qualifiers(n->type_base.words));

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if ((n->type_base.words & words[i].bit) &&
		    !(words[i].bit == TW_LONG && (n->type_base.words & TW_LONGLONG)))
			s = talloc_strdup_append(s, words[i].word);
	if (n->type_base.scope && *n->type_base.scope)
		s = talloc_asprintf_append(s, "%s`", n->type_base.scope);
	if (n->type_base.name)
		s = talloc_asprintf_append(s, "%s ", n->type_base.name);
	s[strlen(s) ? strlen(s) - 1 : 0] = '\0';
	return s;
}

/* "struct tag", or with its members. */
static char *tagged_text(void *ctx, const char *word, const char *scope, const char *tag,
			 const struct node_list *members, bool defined)
{
	char *s = talloc_asprintf(ctx, "%s%s%s%s%s", word, tag ? " " : "", scope ? scope : "",
				  scope && *scope ? "`" : "", tag ? tag : "");

	if (!defined)
		return s;
	s = talloc_strdup_append(s, " {");
	for (size_t i = 0; i < members->n; i++) {
		const struct node *m = members->items[i];

		if (m->kind != N_ENUMERATOR)
			s = talloc_asprintf_append(s, " %s;", declaration(ctx, m));
		else if (m->enumerator.value)
			s = talloc_asprintf_append(s, " %s = %s,", m->enumerator.name,
						   expr(ctx, m->enumerator.value));
		else
			s = talloc_asprintf_append(s, " %s,", m->enumerator.name);
	}
	return talloc_strdup_append(s, " }");
}

/* The type around what is declared, which may be nothing. */
static char *type_text(void *ctx, const struct node *n, const char *inner)
{
	const struct node *ref;
	const char *s;

	switch ((int)n->kind) {
	case N_TYPE_POINTER:
		ref = n->type_wrap.ref;
		s = talloc_asprintf(ctx, "*%s%s", qualifiers(n->type_wrap.quals), inner);
		if (ref->kind == N_TYPE_ARRAY || ref->kind == N_TYPE_FUNC)
			s = talloc_asprintf(ctx, "(%s)", s);
		return type_text(ctx, ref, s);
	case N_TYPE_ARRAY:
		s = talloc_asprintf(ctx, "%s[%s]", inner, list(ctx, &n->type_wrap.sizes));
		return type_text(ctx, n->type_wrap.ref, s);
	case N_TYPE_FUNC:
		s = talloc_asprintf(ctx, "%s(%s%s)", inner, list(ctx, &n->type_func.params),
				    !n->type_func.varargs ? "" :
				    n->type_func.params.n ? ", ..." :
							    "...");
		return type_text(ctx, n->type_func.result, s);
	case N_TYPE_SOU:
		s = tagged_text(ctx, n->type_sou.is_union ? "union" : "struct", n->type_sou.scope,
				n->type_sou.tag, &n->type_sou.fields, n->type_sou.defined);
		s = talloc_asprintf(ctx, "%s%s", qualifiers(n->type_sou.quals), s);
		break;
	case N_TYPE_ENUM:
		s = tagged_text(ctx, "enum", n->type_enum.scope, n->type_enum.tag,
				&n->type_enum.list, n->type_enum.defined);
		s = talloc_asprintf(ctx, "%s%s", qualifiers(n->type_enum.quals), s);
		break;
	case N_TYPE_OF:
		s = talloc_asprintf(ctx, "%stypeof (%s)", qualifiers(n->type_of.quals),
				    expr(ctx, n->type_of.of));
		break;
	default:
		s = base_text(ctx, n);
		break;
	}
	return talloc_asprintf(ctx, "%s%s%s", s, *inner ? " " : "", inner);
}

/* As what a postfix or prefix stands at. */
static char *atom(void *ctx, const struct node *n)
{
	switch ((int)n->kind) {
	case N_UNARY:
		if (n->unary.op != OP_SIZEOF && n->unary.op != OP_STRINGOF)
			break;
		return expr(ctx, n);
	case N_BINARY:
	case N_ASSIGN:
	case N_COND:
	case N_CAST:
		break;
	default:
		return expr(ctx, n);
	}
	return talloc_asprintf(ctx, "(%s)", expr(ctx, n));
}

/* As an operand. */
static char *operand(void *ctx, const struct node *n)
{
	return n->kind == N_UNARY ? expr(ctx, n) : atom(ctx, n);
}

static char *unary(void *ctx, const struct node *n)
{
	if (n->unary.op == OP_SIZEOF || n->unary.op == OP_STRINGOF)
		return talloc_asprintf(ctx, "%s (%s)", op_text(n->unary.op),
				       expr(ctx, n->unary.operand));
	return talloc_asprintf(ctx, "%s%s", op_text(n->unary.op), atom(ctx, n->unary.operand));
}

static char *named(void *ctx, const struct node *n)
{
	switch ((int)n->kind) {
	case N_IDENT:
		return talloc_asprintf(ctx, "%s%s%s%s", n->ident.scope ? n->ident.scope : "",
				       n->ident.scoped ? "`" : "", n->ident.user ? "`" : "",
				       n->ident.name);
	case N_MACRO:
		return talloc_asprintf(ctx, "%s%s", n->macro.quoted ? "$$" : "$", n->macro.name);
	case N_VAR:
		if (n->var.name && strchr(n->var.name, '$'))
			return own_name(ctx, n->var.name);
		return talloc_asprintf(ctx, "%s%s%s", n->var.storage == ST_SELF ? "self" : "this",
				       n->var.name ? "->" : "", n->var.name ? n->var.name : "");
	}
	if (!n->agg.has_keys)
		return talloc_asprintf(ctx, "@%s", n->agg.name);
	return talloc_asprintf(ctx, "@%s[%s]", n->agg.name, list(ctx, &n->agg.keys));
}

static char *expr(void *ctx, const struct node *n)
{
	switch ((int)n->kind) {
	case N_INT:
		return number(ctx, n);
	case N_STRING:
		return quoted(ctx, n->string.text, n->string.len);
	case N_IDENT:
	case N_MACRO:
	case N_VAR:
	case N_AGG:
		return named(ctx, n);
	case N_INDEX:
		return talloc_asprintf(ctx, "%s[%s]", atom(ctx, n->index.base),
				       list(ctx, &n->index.keys));
	case N_CALL:
		return talloc_asprintf(ctx, "%s(%s)", n->call.name, list(ctx, &n->call.args));
	case N_MEMBER:
		return talloc_asprintf(ctx, "%s%s%s", atom(ctx, n->member.base),
				       n->member.arrow ? "->" : ".", n->member.name);
	case N_UNARY:
		return unary(ctx, n);
	case N_POSTFIX:
		return talloc_asprintf(ctx, "%s%s", atom(ctx, n->unary.operand),
				       op_text(n->unary.op));
	case N_BINARY:
		return talloc_asprintf(ctx, n->binary.op == OP_COMMA ? "%s%s %s" : "%s %s %s",
				       operand(ctx, n->binary.left), op_text(n->binary.op),
				       operand(ctx, n->binary.right));
	case N_ASSIGN:
		return talloc_asprintf(ctx, "%s %s= %s", operand(ctx, n->binary.left),
				       n->binary.op ? op_text(n->binary.op) : "",
				       operand(ctx, n->binary.right));
	case N_COND:
		return talloc_asprintf(ctx, "%s ? %s : %s", operand(ctx, n->cond.test),
				       operand(ctx, n->cond.yes), operand(ctx, n->cond.no));
	case N_CAST:
		return talloc_asprintf(ctx, "(%s)%s", type_text(ctx, n->cast.type, ""),
				       atom(ctx, n->cast.operand));
	case N_SIZEOF_TYPE:
		return talloc_asprintf(ctx, "sizeof (%s)", type_text(ctx, n->type_op.type, ""));
	case N_OFFSETOF:
		return talloc_asprintf(ctx, "offsetof (%s, %s)",
				       type_text(ctx, n->offset_of.type, ""), n->offset_of.member);
	case N_XLATE:
		return talloc_asprintf(ctx, "xlate <%s> (%s)", type_text(ctx, n->cast.type, ""),
				       expr(ctx, n->cast.operand));
	case N_TABLE:
		return talloc_asprintf(ctx, "{ %s }", list(ctx, &n->table.values));
	}
	return is_type(n) ? type_text(ctx, n, "") : talloc_strdup(ctx, "");
}

/* -------------------------------------------------------------- statements, items */

static void put_stmt(void *ctx, FILE *out, const struct node *n, int depth);

static const char *optional(void *ctx, const struct node *n)
{
	return n ? expr(ctx, n) : "";
}

/* With braces; the line is not ended. */
static void put_block(void *ctx, FILE *out, const struct node *n, int depth)
{
	fprintf(out, "{\n");
	if (n->kind != N_BLOCK)
		put_stmt(ctx, out, n, depth + 1);
	for (size_t i = 0; n->kind == N_BLOCK && i < n->block.stmts.n; i++)
		put_stmt(ctx, out, n->block.stmts.items[i], depth + 1);
	fprintf(out, "%.*s}", depth, "\t\t\t\t\t\t\t\t");
}

static void put_stmt(void *ctx, FILE *out, const struct node *n, int depth)
{
	fprintf(out, "%.*s", depth, "\t\t\t\t\t\t\t\t");
	switch ((int)n->kind) {
	case N_IF:
		fprintf(out, "if (%s) ", expr(ctx, n->if_stmt.test));
		put_block(ctx, out, n->if_stmt.yes, depth);
		if (n->if_stmt.no) {
			fprintf(out, " else ");
			put_block(ctx, out, n->if_stmt.no, depth);
		}
		fprintf(out, "\n");
		return;
	case N_DECL:
		fprintf(out, "%s%s%s;\n", declaration(ctx, n), n->decl.value ? " = " : "",
			optional(ctx, n->decl.value));
		return;
	case N_BLOCK:
		put_block(ctx, out, n, depth);
		fprintf(out, "\n");
		return;
	case N_WHILE:
		fprintf(out, "while (%s) ", expr(ctx, n->loop.test));
		put_block(ctx, out, n->loop.body, depth);
		fprintf(out, "\n");
		return;
	case N_DO:
		fprintf(out, "do ");
		put_block(ctx, out, n->loop.body, depth);
		fprintf(out, " while (%s);\n", expr(ctx, n->loop.test));
		return;
	case N_SWITCH:
		fprintf(out, "switch (%s) ", expr(ctx, n->loop.test));
		put_block(ctx, out, n->loop.body, depth);
		fprintf(out, "\n");
		return;
	case N_CASE:
		if (n->stmt.expr)
			fprintf(out, "case %s:\n", expr(ctx, n->stmt.expr));
		else
			fprintf(out, "default:\n");
		return;
	case N_BREAK:
		fprintf(out, "break;\n");
		return;
	case N_CONTINUE:
		fprintf(out, "continue;\n");
		return;
	case N_FOR:
		fprintf(out, "for (%s; %s; %s) ", optional(ctx, n->loop.init),
			optional(ctx, n->loop.test), optional(ctx, n->loop.step));
		put_block(ctx, out, n->loop.body, depth);
		fprintf(out, "\n");
		return;
	case N_DELETE:
		fprintf(out, "delete %s;\n", expr(ctx, n->stmt.expr));
		return;
	case N_RETURN:
		fprintf(out, "return%s%s;\n", n->stmt.expr ? " " : "", optional(ctx, n->stmt.expr));
		return;
	case N_EXPR_STMT:
		fprintf(out, "%s;\n", optional(ctx, n->stmt.expr));
		return;
	}
	fprintf(out, "%s;\n", expr(ctx, n));
}

static void put_clause(void *ctx, FILE *out, const struct node *n)
{
	const char *pred;

	for (size_t i = 0; i < n->clause.nprobes; i++) {
		const struct probe_desc *d = &n->clause.probes[i];

		if (d->id)
			fprintf(out, "%" PRIu32, d->id);
		else
			fprintf(out, "%s:%s:%s:%s", d->prov, d->mod, d->func, d->name);
		fprintf(out, "%s\n", i + 1 < n->clause.nprobes ? "," : "");
	}
	if (n->clause.pred) {
		pred = expr(ctx, n->clause.pred);
		fprintf(out, strchr(pred, '/') ? "/(%s)/\n" : "/%s/\n", pred);
	}
	fprintf(out, "{\n");
	for (size_t i = 0; i < n->clause.body.n; i++)
		put_stmt(ctx, out, n->clause.body.items[i], 1);
	fprintf(out, "}\n");
}

static void put_translator(void *ctx, FILE *out, const struct node *n)
{
	fprintf(out, "translator %s < %s > {\n", type_text(ctx, n->translator.out, ""),
		type_text(ctx, n->translator.in, n->translator.param ? n->translator.param : ""));
	for (size_t i = 0; i < n->translator.names.n; i++)
		fprintf(out, "\t%s = %s;\n", n->translator.names.items[i]->ident.name,
			expr(ctx, n->translator.values.items[i]));
	fprintf(out, "};\n");
}

void node_print(FILE *out, const struct node *n)
{
	void *ctx = talloc_new(NULL);

	switch ((int)n->kind) {
	case N_CLAUSE:
		put_clause(ctx, out, n);
		break;
	case N_DECL:
		fprintf(out, "%s;\n", declaration(ctx, n));
		break;
	case N_INLINE:
		fprintf(out, "inline %s = %s;\n", declaration(ctx, n->inline_def.decl),
			expr(ctx, n->inline_def.value));
		break;
	case N_TRANSLATOR:
		put_translator(ctx, out, n);
		break;
	case N_PROVIDER:
		fprintf(out, "provider %s {\n", n->provider.name);
		for (size_t i = 0; i < n->provider.probes.n; i++)
			fprintf(out, "\tprobe %s;\n",
				declaration(ctx, n->provider.probes.items[i]));
		fprintf(out, "};\n");
		break;
	case N_FUNCTION:
		fprintf(out, "%s ", declaration(ctx, n->function.decl));
		put_block(ctx, out, n->function.body, 0);
		fprintf(out, "\n");
		break;
	case N_PRAGMA:
		fprintf(out, "#pragma %s\n", n->pragma.text);
		break;
	}
	talloc_free(ctx);
}
