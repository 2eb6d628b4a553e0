/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * parser.h - what the parts of the parser share; nothing outside includes it.
 *
 *   lex.l           characters to raw tokens, by the mode
 *   lexer.c         the words and literals of lex.l
 *   directive.c     its control lines
 *   token.c         raw tokens to the grammar's tokens: modes, implied ';', recovery
 *   grammar.y       tokens to constructor calls
 *   construct.c     expressions, statements and items
 *   declarator.c    specifiers and declarators to types
 *   description.c   probe descriptions
 *   syntax_error.c  sentences about syntax errors
 *
 * D has several lexical worlds.  Outside clauses a word is a probe description; a
 * predicate, a body and a declaration are C-like and end in ways of their own.
 */
#ifndef DTAP_PARSER_H
#define DTAP_PARSER_H

#include "ast.h"
#include "parse.h"

/* After this many syntax errors the rest of a program is not read. */
#define SYNTAX_ERRORS_MAX 50

enum lex_mode {
	LEX_OUTER, /* probe descriptions, and the first word of a declaration */
	LEX_PRED,  /* after the '/' that opens a predicate */
	LEX_BODY,  /* in the braces of a clause or function */
	LEX_DECL,  /* from a declaration's first word to its ';' */
};

struct name { /* mod`name; ``name has user set */
	const char *name, *scope;
	bool scoped, user;
};

/* Declaration specifiers read so far. */
struct specs {
	struct loc loc;
	uint32_t storage;	  /* DECL_* */
	uint32_t words;		  /* TW_*, qualifiers included */
	struct name typedef_name; /* name NULL: none */
	struct node *tagged;	  /* struct, union, enum; or NULL */
};

/*
 * A declarator: the chain of type nodes from the outside in.  The innermost node
 * waits for what the specifiers say.
 */
struct declarator {
	struct loc loc;
	struct name name; /* name NULL: abstract */
	struct loc name_loc;
	struct node *outer, *inner; /* NULL: none */
	struct node *width;	    /* of a bit-field */
	struct node *value;	    /* of a variable in a body, or a table */
};

struct declarators {
	struct declarator **items;
	size_t n;
};

struct descriptions {
	struct probe_desc *items;
	size_t n;
};

union value {
	struct node *node;
	struct node_list list;
	struct name name;
	const char *text;
	uint32_t bits;
	enum op op;
	struct specs *specs;
	struct declarator *declarator;
	struct declarators declarators;
	struct descriptions descriptions;
};

struct token {
	int kind;
	union value value;
	struct loc loc;
	enum lex_mode mode; /* it was read in */
	uint32_t depth;	    /* of braces, before it */
};

struct typedef_name;

struct parser {
	void *ctx;
	struct diag *diag;
	const struct parse_env *env;
	const struct source *source;
	struct node_list *items;
	size_t first_item; /* the first one of this source */
	struct typedef_name *typedefs;
	unsigned int errors; /* of syntax */
	bool stop;	     /* a limit is passed: no more tokens */

	/* lexer: where it stands and what decides about the next word */
	void *scanner;
	uint32_t pos;
	enum lex_mode mode;
	uint32_t depth;		/* of braces */
	uint32_t nest;		/* of ( and [ since the last brace */
	bool in_value;		/* after the '=' of a declaration … */
	uint32_t value_nest;	/* … at this nesting */
	bool typeof_is_name;	/* the program has declared it */
	uint32_t typeof_nest;	/* nesting of a typeof's expression, 0 = in none */
	uint32_t member_nest;	/* nesting of an offsetof's arguments, 0 = in none */
	bool in_function;	/* the body is a function's */
	bool in_enum;		/* between the braces of an enum */
	int prev, prev2;	/* kinds of the last raw tokens */
	bool after_type;	/* a declared name may follow, a type may not */
	uint32_t outer_begin;	/* of the last token read in LEX_OUTER */
	uint32_t open_brace;	/* offset of the outermost '{' that is open */
	uint32_t lexical_error; /* offset after the last one */

	/* The last description, as written; NULL: none. */
	const char *description;

	/* tokens on their way to the grammar */
	bool started;
	struct token *queue;
	uint32_t queue_head, queue_n;
	struct token last, before_last; /* as given to the grammar */
	bool recover;			/* find the end of what `last` made wrong */
};

/* lex.l: the next raw token; `value` and `loc` are its. */
int lex_raw(struct parser *p, union value *value, struct loc *loc);
/* Continues at an offset of the source, in the mode that is set. */
void lex_seek(struct parser *p, uint32_t pos);
void lex_open(struct parser *p);
void lex_close(struct parser *p);

/* lexer.c: actions of lex.l.  They take the token's text and give its kind, 0 = none. */
struct parser_text {
	const char *text;
	size_t len;
	struct loc loc;
};
int lexer_word(struct parser *p, struct parser_text t, union value *value);
/* *used: bytes that belong to the token. */
int lexer_outer_word(struct parser *p, struct parser_text t, union value *value, size_t *used);
int lexer_number(struct parser *p, struct parser_text t, union value *value);
int lexer_string(struct parser *p, struct parser_text t, union value *value);
int lexer_character(struct parser *p, struct parser_text t, union value *value);
int lexer_macro(struct parser *p, struct parser_text t, union value *value);
int lexer_slash(struct parser *p);
/* Whether a string follows, so that =~ is an operator of its own, and not '=' and '~'. */
bool lexer_matches(const struct parser *p, uint32_t pos);
void lexer_comment(struct parser *p, struct parser_text t);
void lexer_stray(struct parser *p, struct parser_text t);
/* First byte at or after pos that is neither blank, comment nor control line. */
uint32_t lexer_skip_blank(const struct parser *p, uint32_t pos);
/* Does a clause with its probe description begin at pos, the first byte of a line? */
bool lexer_clause_at(const struct parser *p, uint32_t pos);
/* Nothing but blanks stands before pos on its line. */
bool lexer_first_on_line(const struct parser *p, uint32_t pos);
/* Does this kind of token begin a declaration at the outer level? */
bool token_begins_decl(int kind);

/* directive.c */
void directive_line(struct parser *p, struct parser_text t);

/* syntax_error.c: sets of tokens in words */
enum expected_class {
	EXP_NONE, /* not worth a word */
	EXP_EXPR, /* begins an expression */
	EXP_TYPE, /* begins a type */
	EXP_NAME,
	EXP_STMT, /* begins a statement, and nothing else */
	EXP_ITEM, /* begins a declaration */
	EXP_PROBE,
	EXP_PRED_END,
	EXP_TEXT,     /* stands for itself */
	EXP_OPERATOR, /* one way of many to go on */
};
struct expected {
	bool seen[EXP_OPERATOR + 1];
	const char *texts[16];
	unsigned int ntexts;
	const char *operator; /* the likeliest of them, NULL: none */
	unsigned int noperators;
};
/* Reports p->last as not being what was expected. */
void syntax_error_report(struct parser *p, const struct expected *expected);

/* construct.c */
void parser_limit(struct parser *p, struct loc loc, const char *what);
struct node *construct_node(struct parser *p, enum node_kind kind, struct loc loc);
/* `child` (or NULL) stands below `parent`: keeps the height, refuses too much of it. */
struct node *construct_below(struct parser *p, struct node *parent, struct node *child);
void construct_list_below(struct parser *p, struct node *parent, const struct node_list *list);
struct node_list construct_list_add(struct parser *p, struct node_list list, struct node *node);
struct node *construct_ident(struct parser *p, struct loc loc, struct name name);
struct node *construct_var(struct parser *p, struct loc loc, enum storage storage);
struct node *construct_agg(struct parser *p, struct loc loc, const char *name);
struct node *construct_table(struct parser *p, struct loc loc, struct node_list values);
struct node *construct_unary(struct parser *p, enum op op, struct loc loc, struct node *operand);
/* !~operand, the marks of which were read as one. */
struct node *construct_not_compl(struct parser *p, struct loc op_loc, struct node *operand);
struct node *construct_binary(struct parser *p, enum op op, struct loc op_loc, struct node *left,
			      struct node *right);
struct node *construct_assign(struct parser *p, enum op op, struct loc op_loc, struct node *left,
			      struct node *right);
struct node *construct_cond(struct parser *p, struct node *test, struct node *yes, struct node *no);
struct node *construct_cast(struct parser *p, enum node_kind kind, struct loc loc,
			    struct node *type, struct node *operand);
struct node *construct_sizeof_type(struct parser *p, struct loc loc, struct node *type);
struct node *construct_offsetof(struct parser *p, struct loc loc, struct node *type,
				const char *member, struct loc member_loc);
/* What may follow an operand; its base is missing until construct_suffix. */
struct node *construct_index(struct parser *p, struct loc loc, struct node_list keys);
struct node *construct_call(struct parser *p, struct loc loc, struct node_list args);
struct node *construct_member(struct parser *p, struct loc loc, struct name name,
			      struct loc name_loc, bool arrow);
struct node *construct_postfix(struct parser *p, struct loc loc, enum op op);
struct node *construct_suffix(struct parser *p, struct node *base, struct node *suffix);
/* The same node with the parentheses around it. */
struct node *construct_parens(struct node *node, struct loc loc);
struct node *construct_stmt(struct parser *p, enum node_kind kind, struct loc loc,
			    struct node *expr);
struct node *construct_if(struct parser *p, struct loc loc, struct node *test, struct node *yes,
			  struct node *no);
struct node *construct_block(struct parser *p, struct loc loc, struct node_list stmts);
struct node *construct_loop(struct parser *p, enum node_kind kind, struct loc loc,
			    struct node *init, struct node *test, struct node *step,
			    struct node *body);
/* list_for_each(name, head, type, member) */
struct list_walk {
	struct name name;
	struct loc loc; /* of the name */
	struct node *head, *type;
	struct name member;
	struct loc member_loc;
};
/*
 * A loop over the objects of a list, as the kernel's list_for_each_entry() has it, with a variable
 * of its own that points to them.  What it is given stands in several places of it.
 */
struct node *construct_list_walk(struct parser *p, struct loc loc, struct list_walk walk,
				 struct node *body);
void construct_item(struct parser *p, struct node *item);
void construct_clause(struct parser *p, struct loc loc, struct descriptions probes,
		      struct node *pred, const struct node_list *body);
void construct_inline(struct parser *p, struct loc loc, struct specs *specs,
		      struct declarator *declarator, struct node *value);
void construct_function(struct parser *p, struct loc loc, struct specs *specs,
			struct declarator *declarator, struct node *body);
struct node *construct_translator(struct parser *p, struct node *out, struct node *param);
void construct_translator_member(struct parser *p, struct node *translator, struct node *name,
				 struct node *value);
struct node *construct_probe(struct parser *p, struct loc loc, struct name name,
			     struct loc name_loc, struct node *params, struct node *translated);
void construct_provider(struct parser *p, struct loc loc, struct name name,
			struct node_list probes);

/* declarator.c */
struct specs *specs_word(struct parser *p, struct loc loc, uint32_t word);
struct specs *specs_storage(struct parser *p, struct loc loc, uint32_t storage);
struct specs *specs_name(struct parser *p, struct loc loc, struct name name);
struct specs *specs_tagged(struct parser *p, struct loc loc, struct node *tagged);
/* Both together; what cannot stand together is reported. */
struct specs *specs_join(struct parser *p, struct specs *specs, struct specs *more);
struct declarator *declarator_name(struct parser *p, struct loc loc, struct name name);
struct declarator *declarator_empty(struct parser *p, struct loc loc);
struct declarator *declarator_pointer(struct parser *p, struct loc loc, uint32_t quals,
				      struct declarator *declarator);
struct declarator *declarator_array(struct parser *p, struct loc loc, struct declarator *declarator,
				    struct node_list sizes);
/* Keys or parameters that end in '...', which is refused. */
struct declarator *declarator_variadic(struct parser *p, struct loc loc,
				       struct declarator *declarator, struct node_list sizes,
				       struct loc dots);
struct declarator *declarator_func(struct parser *p, struct loc loc, struct declarator *declarator,
				   struct node *params);
struct declarators declarators_add(struct parser *p, struct declarators list,
				   struct declarator *declarator);
struct node *declarator_sou(struct parser *p, struct loc loc, bool is_union, struct name tag,
			    const struct node_list *fields);
/* typeof: of an expression or a type. */
struct node *declarator_type_of(struct parser *p, struct loc loc, struct node *of);
struct node *declarator_enum(struct parser *p, struct loc loc, struct name tag,
			     const struct node_list *list);
struct node *declarator_enumerator(struct parser *p, struct loc loc, struct name name,
				   struct node *value);
struct node *declarator_params(struct parser *p, struct loc loc, struct node_list params,
			       bool varargs);
/* declarator NULL: none at all */
struct node *declarator_decl(struct parser *p, enum node_kind kind, struct loc loc,
			     struct specs *specs, struct declarator *declarator);
struct node_list declarator_fields(struct parser *p, struct specs *specs,
				   struct declarators declarators);
struct node *declarator_type_name(struct parser *p, struct loc loc, struct specs *specs,
				  struct declarator *declarator);
/* Declarations as items of the program; typedefs are types from here on. */
void declarator_add_decls(struct parser *p, struct specs *specs, struct declarators declarators);
/* The same in a body. */
struct node_list declarator_local_decls(struct parser *p, struct node_list stmts,
					struct specs *specs, struct declarators declarators);
/* A loop with variables of its own: a block of both. */
struct node *declarator_for(struct parser *p, struct loc loc, struct specs *specs,
			    struct declarators declarators, struct node *loop);
bool declarator_is_typedef(const struct parser *p, const char *name);
void declarator_free_typedefs(struct parser *p);

/* description.c */
struct descriptions description_add(struct parser *p, struct descriptions list, struct loc loc);

/* grammar.y, generated */
int grammar_parse(struct parser *p);
/* token.c: the grammar's tokens */
int token_next(union value *value, struct loc *loc, struct parser *p);
/* To be called with each syntax error. */
void token_recover(struct parser *p);
/*
 * Does a new clause begin on the token's line though braces are open?  Gives the
 * first word of it.
 */
bool token_new_clause(const struct parser *p, const struct token *token, struct loc *word);

#endif
