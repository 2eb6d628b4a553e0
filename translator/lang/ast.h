/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * ast.h - D as it was written: what the parser gives and the checker takes.
 *
 * Nodes, strings and lists live in the compilation's talloc context and are never
 * freed one by one.  Names are interned (intern.h): equal names are equal pointers.
 * The AST is complete for the whole grammar; what a construct means, and whether it
 * is supported, is the checker's business.  The parser folds nothing.
 */
#ifndef DTAP_AST_H
#define DTAP_AST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "diag.h"

enum node_kind {
#define NODE(kind, member, text) N_##kind,
#include "ast.def"
#undef NODE
	N_NKINDS
};

/* Operators of UNARY, POSTFIX, BINARY and ASSIGN (OP_NONE: plain '='). */
enum op {
	OP_NONE,
	OP_NEG,
	OP_PLUS,
	OP_NOT,
	OP_COMPL,
	OP_DEREF,
	OP_ADDR,
	OP_INC,
	OP_DEC,
	OP_SIZEOF,
	OP_STRINGOF,
	OP_MUL,
	OP_DIV,
	OP_MOD,
	OP_ADD,
	OP_SUB,
	OP_SHL,
	OP_SHR,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE,
	OP_EQ,
	OP_NE,
	OP_MATCH,
	OP_NOMATCH,
	OP_BAND,
	OP_BXOR,
	OP_BOR,
	OP_LAND,
	OP_LXOR,
	OP_LOR,
	OP_COMMA,
};
const char *op_text(enum op op);

struct node;
struct node_list { /* growing array, talloc'ed */
	struct node **items;
	size_t n;
};

enum storage { ST_GLOBAL, ST_SELF, ST_THIS };

/* Storage words of a declaration, as bits. */
#define DECL_EXTERN   0x01
#define DECL_TYPEDEF  0x02
#define DECL_STATIC   0x04
#define DECL_AUTO     0x08
#define DECL_REGISTER 0x10
#define DECL_SELF     0x20
#define DECL_THIS     0x40
#define DECL_CONST    0x80
#define DECL_VOLATILE 0x100
#define DECL_INLINE   0x200

/* Words of TYPE_BASE, as bits; a typedef's name stands in type_base.name. */
#define TW_CHAR	    0x001
#define TW_SHORT    0x002
#define TW_INT	    0x004
#define TW_LONG	    0x008
#define TW_LONGLONG 0x010
#define TW_SIGNED   0x020
#define TW_UNSIGNED 0x040
#define TW_FLOAT    0x080
#define TW_DOUBLE   0x100
#define TW_VOID	    0x200
#define TW_STRING   0x400
#define TW_USERLAND 0x800
#define TW_CONST    0x1000
#define TW_VOLATILE 0x2000
#define TW_BOOL	    0x4000

/* Suffixes of an integer literal. */
#define INT_UNSIGNED 0x1
#define INT_LONG     0x2
#define INT_LONGLONG 0x4
#define INT_CHAR     0x8  /* a character constant: type int */
#define INT_DECIMAL  0x10 /* written in base 10 */

/* One probe description as written, macros already expanded: parts "" when absent. */
struct probe_desc {
	struct loc loc;
	const char *text; /* whole, as written */
	const char *prov, *mod, *func, *name;
	uint32_t id; /* a number alone, or -i; 0 = none */
};

struct node {
	enum node_kind kind;
	struct loc loc;
	union {
		struct {
			uint64_t value;
			uint32_t flags;
		} integer;
		/* escapes resolved, may hold NULs */
		struct {
			const char *text;
			size_t len;
		} string;
		/* `x: scope "" */
		struct {
			const char *name;
			const char *scope;
			bool scoped;
			bool user;
		} ident;
		struct {
			const char *name;
			bool quoted;
		} macro; /* "1" or "target"; quoted: $$ */
		/* name NULL: self or this alone */
		struct {
			enum storage storage;
			const char *name;
		} var;
		struct {
			struct node_list values;
		} table;
		/* name "" for @ */
		struct {
			const char *name;
			struct node_list keys;
			bool has_keys;
		} agg;
		struct {
			struct node *base;
			struct node_list keys;
		} index;
		struct {
			const char *name;
			struct loc name_loc;
			struct node_list args;
		} call;
		struct {
			struct node *base;
			const char *name;
			struct loc name_loc;
			bool arrow;
		} member;
		struct {
			enum op op;
			struct node *operand;
		} unary;
		struct {
			enum op op;
			struct loc op_loc;
			struct node *left, *right;
		} binary;
		struct {
			struct node *test, *yes, *no;
		} cond;
		struct {
			struct node *type, *operand;
		} cast; /* XLATE: the output type */
		struct {
			struct node *type;
		} type_op;
		struct {
			struct node *type;
			const char *member;
			struct loc member_loc;
		} offset_of;
		struct {
			struct node *expr;
		} stmt; /* NULL: empty statement */
		struct {
			struct node *test, *yes, *no;
		} if_stmt;
		struct {
			struct node_list stmts;
		} block;
		struct {
			struct node *init, *test, *step, *body;
		} loop;
		struct {
			uint32_t words;
			const char *name;
			const char *scope;
		} type_base;
		struct {
			bool is_union;
			const char *tag;
			const char *scope;
			struct node_list fields;
			bool defined;
			uint32_t quals;
		} type_sou;
		struct {
			const char *tag;
			const char *scope;
			struct node_list list;
			bool defined;
			uint32_t quals;
		} type_enum;
		/* the type of an expression, or a type (N_TYPE_*) */
		struct {
			struct node *of;
			uint32_t quals;
		} type_of;
		/* ARRAY: sizes are expressions or types (N_TYPE_*), [] has none */
		struct {
			struct node *ref;
			struct node_list sizes;
			uint32_t quals;
		} type_wrap;
		/* no_params: (); (void) is one unnamed PARAM */
		struct {
			struct node *result;
			struct node_list params;
			bool varargs;
			bool no_params;
		} type_func;
		struct {
			const char *name;
			struct node *value;
		} enumerator;
		/* name NULL: none */
		struct {
			uint32_t storage;
			struct node *type;
			const char *name;
			struct loc name_loc;
			struct node *width;
			struct node *value; /* in a body, or N_TABLE; NULL: none */
			const char *scope;
		} decl;
		struct {
			struct probe_desc *probes;
			size_t nprobes;
			struct node *pred; /* NULL */
			struct node_list body;
			bool has_body;
			uint32_t program; /* which -n/-s it is from, PROGRAM_LIBRARY */
		} clause;
		/* decl: N_DECL, array form: N_TYPE_ARRAY with PARAMs */
		struct {
			struct node *decl;
			struct node *value;
		} inline_def;
		/* names: N_IDENT */
		struct {
			struct node *out;
			struct node *in;
			const char *param;
			struct node_list names;
			struct node_list values;
		} translator;
		/*
		 * probes: N_DECL with N_TYPE_FUNC; translated types as a second N_TYPE_FUNC in
		 * width
		 */
		struct {
			const char *name;
			struct node_list probes;
		} provider;
		struct {
			struct node *decl;
			struct node *body;
		} function;
		/* words after #pragma */
		struct {
			const char *text;
			const char *words[8];
			uint32_t nwords;
		} pragma;
	};
	/* longest way down, at most AST_HEIGHT_MAX: recursion over nodes is safe */
	uint32_t height;
};

#define PROGRAM_LIBRARY UINT32_MAX

/* Deeper programs are refused by the parser (D_LIMIT). */
#define AST_HEIGHT_MAX 1000

struct node *node_create(void *ctx, enum node_kind kind, struct loc loc);
void node_list_add(void *ctx, struct node_list *list, struct node *node);
/* An item of a program as D (-d). */
void node_print(FILE *out, const struct node *node);
/* Indented dump for tests and `-x tree`. */
void node_dump(FILE *out, const struct node *node, unsigned int depth);

#endif
