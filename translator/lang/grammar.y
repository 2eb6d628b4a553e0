/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * grammar.y - the D grammar, with dtap's loops, local declarations and functions.
 * Actions call constructors only (construct.c, declare.c, describe.c).
 */
%code {
#include <string.h>
}

%code requires {
#include "translator/lang/parser.h"
}

%define api.pure full
%define api.prefix {dyy}
%define api.value.type {union value}
%define api.location.type {struct loc}
%define parse.error custom
%define parse.lac full
%locations
%param { struct parser *p }
%expect 0

%code provides {
/* The raw scanner's end of input. */
enum { YYEOF = DYYEOF };
}

%code {
#define YYLLOC_DEFAULT(result, rhs, n)                                                             \
	do {                                                                                       \
		if (n) {                                                                           \
			(result) = loc_join(YYRHSLOC(rhs, 1), YYRHSLOC(rhs, n));                   \
		} else {                                                                           \
			(result) = YYRHSLOC(rhs, 0);                                               \
			(result).begin = (result).end;                                             \
		}                                                                                  \
	} while (0)

static void dyyerror(struct loc *loc, struct parser *p, const char *message);
}

%token START_FILE START_ARGUMENT
%token IMPLIED "'}'" RESYNC REBODY
%token <text> PDESC "probe description"
%token OTHER
%token PRED_BEGIN "'/'" PRED_END
%token <name> IDENT "name" TNAME "type name"
%token <node> INTEGER "integer" STRING "string" MACRO "macro"
%token <text> AGG "aggregation"
%token <bits> TYPE_WORD STORAGE QUALIFIER RESERVED
%token STRUCT UNION ENUM SELF THIS INLINE TRANSLATOR PROVIDER
%token PROBE "'probe'"
%token SIZEOF STRINGOF OFFSETOF XLATE
%token IF ELSE "'else'" WHILE FOR RETURN
%token ARROW "'->'" INC "'++'" DEC "'--'" SHL "'<<'" SHR "'>>'"
%token LE "'<='" GE "'>='" EQ "'=='" NE "'!='" LAND "'&&'" LOR "'||'" LXOR "'^^'"
%token ELLIPSIS "'...'"
%token <op> ASSIGN "assignment operator"

%precedence NO_ELSE
%precedence ELSE

%type <node> pred body expr assign cond lor lxor land bor bxor band equality relation shift sum
%type <node> product cast unary operand suffix plain paren prefix block stmt expr_opt
%type <node> type_name sou enumeration enumerator params param array_arg width
%type <node> translator provider_probe
%type <list> stmts args args_opt array_args fields field enumerators param_list provider_probes
%type <declarator> declarator direct abstract abstract_direct field_declarator
%type <declarators> declarators field_declarators
%type <specs> specs spec dspecs dspec
%type <descriptions> descriptions
%type <name> tag
%type <bits> quals sou_word
%type <op> assign_op equality_op relation_op shift_op sum_op product_op prefix_op

%%

program
	: START_FILE items
	| START_ARGUMENT argument_items
	;

items
	: %empty
	| items item
	;

argument_items
	: %empty
	| argument_items item
	| argument_items descriptions	{ add_clause(p, @2, $2, NULL, NULL); }
	;

item
	: clause
	| declaration
	| inline
	| translator '}' ';'		{ $1->loc = @$; add_item(p, $1); }
	| provider
	| function
	| error RESYNC			{ yyerrok; }
	| error REBODY { yyerrok; } stmts '}'
	;

/* clauses */

clause
	: descriptions body		{ add_clause(p, @$, $1, NULL, &$2->block.stmts); }
	| descriptions pred body	{ add_clause(p, @$, $1, $2, &$3->block.stmts); }
	;

descriptions
	: PDESC				{ $$ = describe(p, (struct descriptions){ 0 }, @1); }
	| descriptions ',' PDESC	{ $$ = describe(p, $1, @3); }
	;

pred
	: PRED_BEGIN expr PRED_END	{ $$ = $2; }
	| PRED_BEGIN error PRED_END	{ $$ = NULL; yyerrok; }
	;

body
	: '{' stmts '}'			{ $$ = make_block(p, @$, $2); }
	;

/* statements */

stmts
	: %empty			{ $$ = (struct node_list){ 0 }; }
	| stmts stmt			{ $$ = list_add(p, $1, $2); }
	| stmts specs declarators end	{ $$ = local_decls(p, $1, $2, $3); }
	| stmts error IMPLIED		{ $$ = $1; yyerrok; }
	;

stmt
	: ';'				{ $$ = make_stmt(p, N_EXPR_STMT, @1, NULL); }
	| expr end			{ $$ = make_stmt(p, N_EXPR_STMT, @1, $1); }
	| block
	| IF '(' expr ')' stmt %prec NO_ELSE	{ $$ = make_if(p, @$, $3, $5, NULL); }
	| IF '(' expr ')' stmt ELSE stmt	{ $$ = make_if(p, @$, $3, $5, $7); }
	| WHILE '(' expr ')' stmt	{ $$ = make_loop(p, N_WHILE, @$, NULL, $3, NULL, $5); }
	| FOR '(' expr_opt ';' expr_opt ';' expr_opt ')' stmt
			{ $$ = make_loop(p, N_FOR, @$, $3, $5, $7, $9); }
	| RETURN expr_opt end
			{ $$ = make_stmt(p, N_RETURN, $2 ? loc_join(@1, @2) : @1, $2); }
	;

block
	: '{' stmts '}'			{ $$ = make_block(p, @$, $2); }
	;

end
	: ';'
	| IMPLIED
	;

expr_opt
	: %empty			{ $$ = NULL; }
	| expr
	;

/* expressions, loosest first */

expr
	: assign
	| expr ',' assign		{ $$ = make_binary(p, OP_COMMA, @2, $1, $3); }
	;

assign
	: cond
	| unary assign_op assign	{ $$ = make_assign(p, $2, @2, $1, $3); }
	;

assign_op
	: '='				{ $$ = OP_NONE; }
	| ASSIGN
	;

cond
	: lor
	| lor '?' expr ':' cond		{ $$ = make_cond(p, $1, $3, $5); }
	;

lor
	: lxor
	| lor LOR lxor			{ $$ = make_binary(p, OP_LOR, @2, $1, $3); }
	;

lxor
	: land
	| lxor LXOR land		{ $$ = make_binary(p, OP_LXOR, @2, $1, $3); }
	;

land
	: bor
	| land LAND bor			{ $$ = make_binary(p, OP_LAND, @2, $1, $3); }
	;

bor
	: bxor
	| bor '|' bxor			{ $$ = make_binary(p, OP_BOR, @2, $1, $3); }
	;

bxor
	: band
	| bxor '^' band			{ $$ = make_binary(p, OP_BXOR, @2, $1, $3); }
	;

band
	: equality
	| band '&' equality		{ $$ = make_binary(p, OP_BAND, @2, $1, $3); }
	;

equality
	: relation
	| equality equality_op relation	{ $$ = make_binary(p, $2, @2, $1, $3); }
	;

equality_op
	: EQ				{ $$ = OP_EQ; }
	| NE				{ $$ = OP_NE; }
	;

relation
	: shift
	| relation relation_op shift	{ $$ = make_binary(p, $2, @2, $1, $3); }
	;

relation_op
	: '<'				{ $$ = OP_LT; }
	| LE				{ $$ = OP_LE; }
	| '>'				{ $$ = OP_GT; }
	| GE				{ $$ = OP_GE; }
	;

shift
	: sum
	| shift shift_op sum		{ $$ = make_binary(p, $2, @2, $1, $3); }
	;

shift_op
	: SHL				{ $$ = OP_SHL; }
	| SHR				{ $$ = OP_SHR; }
	;

sum
	: product
	| sum sum_op product		{ $$ = make_binary(p, $2, @2, $1, $3); }
	;

sum_op
	: '+'				{ $$ = OP_ADD; }
	| '-'				{ $$ = OP_SUB; }
	;

product
	: cast
	| product product_op cast	{ $$ = make_binary(p, $2, @2, $1, $3); }
	;

product_op
	: '*'				{ $$ = OP_MUL; }
	| '/'				{ $$ = OP_DIV; }
	| '%'				{ $$ = OP_MOD; }
	;

cast
	: unary
	| '(' type_name ')' cast	{ $$ = make_cast(p, N_CAST, @$, $2, $4); }
	;

/*
 * `stringof (e)` is an operand of its own, so that a suffix belongs to the string;
 * otherwise stringof is a prefix operator.  Hence operands are split by their head.
 */
unary
	: operand
	| paren
	| prefix
	;

prefix
	: INC unary			{ $$ = make_unary(p, OP_INC, @$, $2); }
	| DEC unary			{ $$ = make_unary(p, OP_DEC, @$, $2); }
	| prefix_op cast		{ $$ = make_unary(p, $1, @$, $2); }
	| SIZEOF unary			{ $$ = make_unary(p, OP_SIZEOF, @$, $2); }
	| SIZEOF '(' type_name ')'	{ $$ = make_sizeof_type(p, @$, $3); }
	| STRINGOF operand		{ $$ = make_unary(p, OP_STRINGOF, @$, $2); }
	| STRINGOF prefix		{ $$ = make_unary(p, OP_STRINGOF, @$, $2); }
	| STRINGOF '(' type_name ')' cast
		{ $$ = make_unary(p, OP_STRINGOF, @$,
				  make_cast(p, N_CAST, loc_join(@2, @5), $3, $5)); }
	;

prefix_op
	: '+'				{ $$ = OP_PLUS; }
	| '-'				{ $$ = OP_NEG; }
	| '!'				{ $$ = OP_NOT; }
	| '~'				{ $$ = OP_COMPL; }
	| '*'				{ $$ = OP_DEREF; }
	| '&'				{ $$ = OP_ADDR; }
	;

operand
	: plain
	| operand suffix		{ $$ = apply_suffix(p, $1, $2); }
	;

paren
	: '(' expr ')'			{ $$ = in_parens($2, @$); }
	| paren suffix			{ $$ = apply_suffix(p, $1, $2); }
	;

suffix
	: '[' args ']'			{ $$ = make_index(p, @$, $2); }
	| '(' args_opt ')'		{ $$ = make_call(p, @$, $2); }
	| '.' IDENT			{ $$ = make_member(p, @$, $2, @2, false); }
	| ARROW IDENT			{ $$ = make_member(p, @$, $2, @2, true); }
	| INC				{ $$ = make_postfix(p, @$, OP_INC); }
	| DEC				{ $$ = make_postfix(p, @$, OP_DEC); }
	;

plain
	: IDENT				{ $$ = make_ident(p, @1, $1); }
	| AGG				{ $$ = make_agg(p, @1, $1); }
	| INTEGER
	| STRING
	| MACRO
	| SELF				{ $$ = make_var(p, @1, ST_SELF); }
	| THIS				{ $$ = make_var(p, @1, ST_THIS); }
	| STRINGOF '(' expr ')'		{ $$ = make_unary(p, OP_STRINGOF, @$, $3); }
	| OFFSETOF '(' type_name ',' IDENT ')'
			{ $$ = make_offsetof(p, @$, $3, $5.name, @5); }
	| XLATE '<' type_name '>' '(' expr ')'
			{ $$ = make_cast(p, N_XLATE, @$, $3, $6); }
	;

args
	: assign			{ $$ = list_add(p, (struct node_list){ 0 }, $1); }
	| args ',' assign		{ $$ = list_add(p, $1, $3); }
	;

args_opt
	: %empty			{ $$ = (struct node_list){ 0 }; }
	| args
	;

/* declarations */

declaration
	: dspecs ';'			{ add_decls(p, $1, (struct declarators){ 0 }); }
	| dspecs declarators ';'	{ add_decls(p, $1, $2); }
	;

function
	: dspecs declarator block	{ add_function(p, @$, $1, $2, $3); }
	;

inline
	: INLINE dspecs declarator '=' assign ';'	{ add_inline(p, @$, $2, $3, $5); }
	;

declarators
	: declarator			{ $$ = declarators_add(p, (struct declarators){ 0 }, $1); }
	| declarators ',' declarator	{ $$ = declarators_add(p, $1, $3); }
	;

dspecs
	: dspec
	| dspecs dspec			{ $$ = specs_join(p, $1, $2); }
	;

dspec
	: spec
	| SELF				{ $$ = specs_storage(p, @1, DECL_SELF); }
	| THIS				{ $$ = specs_storage(p, @1, DECL_THIS); }
	;

specs
	: spec
	| specs spec			{ $$ = specs_join(p, $1, $2); }
	;

spec
	: STORAGE			{ $$ = specs_storage(p, @1, $1); }
	| QUALIFIER			{ $$ = specs_word(p, @1, $1); }
	| TYPE_WORD			{ $$ = specs_word(p, @1, $1); }
	| TNAME				{ $$ = specs_name(p, @1, $1); }
	| sou				{ $$ = specs_tagged(p, @1, $1); }
	| enumeration			{ $$ = specs_tagged(p, @1, $1); }
	;

sou_word
	: STRUCT			{ $$ = false; }
	| UNION				{ $$ = true; }
	;

sou
	: sou_word tag			{ $$ = make_sou(p, @$, $1, $2, NULL); }
	| sou_word tag '{' fields '}'	{ $$ = make_sou(p, @$, $1, $2, &$4); }
	| sou_word '{' fields '}'	{ $$ = make_sou(p, @$, $1, (struct name){ 0 }, &$3); }
	;

tag
	: IDENT
	;

fields
	: %empty			{ $$ = (struct node_list){ 0 }; }
	| fields field			{ $$ = $1;
					  for (size_t i = 0; i < $2.n; i++)
						$$ = list_add(p, $$, $2.items[i]); }
	| fields error IMPLIED		{ $$ = $1; yyerrok; }
	;

field
	: specs ';'			{ $$ = make_fields(p, $1, (struct declarators){ 0 }); }
	| specs field_declarators ';'	{ $$ = make_fields(p, $1, $2); }
	;

field_declarators
	: field_declarator		{ $$ = declarators_add(p, (struct declarators){ 0 }, $1); }
	| field_declarators ',' field_declarator	{ $$ = declarators_add(p, $1, $3); }
	;

field_declarator
	: declarator
	| declarator width		{ $$ = $1; $$->width = $2; $$->loc = @$; }
	| width				{ $$ = declarator_empty(p, @$); $$->width = $1; }
	;

width
	: ':' cond			{ $$ = $2; }
	;

enumeration
	: ENUM tag			{ $$ = make_enum(p, @$, $2, NULL); }
	| ENUM tag '{' enumerators comma_opt IMPLIED '}'	{ $$ = make_enum(p, @$, $2, &$4); }
	| ENUM '{' enumerators comma_opt IMPLIED '}'
			{ $$ = make_enum(p, @$, (struct name){ 0 }, &$3); }
	| ENUM tag '{' error IMPLIED '}'	{ $$ = make_enum(p, @$, $2, NULL); yyerrok; }
	| ENUM '{' error IMPLIED '}'
			{ $$ = make_enum(p, @$, (struct name){ 0 }, NULL); yyerrok; }
	;

enumerators
	: enumerator			{ $$ = list_add(p, (struct node_list){ 0 }, $1); }
	| enumerators ',' enumerator	{ $$ = list_add(p, $1, $3); }
	;

enumerator
	: IDENT				{ $$ = make_enumerator(p, @$, $1, NULL); }
	| IDENT '=' cond		{ $$ = make_enumerator(p, @$, $1, $3); }
	;

comma_opt
	: %empty
	| ','
	;

quals
	: %empty			{ $$ = 0; }
	| quals QUALIFIER		{ $$ = $1 | $2; }
	;

declarator
	: direct
	| '*' quals declarator		{ $$ = declarator_pointer(p, @1, $2, $3); }
	;

direct
	: IDENT				{ $$ = declarator_name(p, @1, $1); }
	| '(' declarator ')'		{ $$ = $2; }
	| direct '[' ']'
			{ $$ = declarator_array(p, @$, $1, (struct node_list){ 0 }); }
	| direct '[' array_args ']'	{ $$ = declarator_array(p, @$, $1, $3); }
	| direct '[' ELLIPSIS ']'
			{ $$ = declarator_variadic(p, @$, $1, (struct node_list){ 0 }, @3); }
	| direct '[' array_args ',' ELLIPSIS ']'
			{ $$ = declarator_variadic(p, @$, $1, $3, @5); }
	| direct '(' params ')'		{ $$ = declarator_func(p, @$, $1, $3); }
	;

abstract
	: abstract_direct
	| '*' quals
			{ $$ = declarator_pointer(p, @1, $2, declarator_empty(p, @1)); }
	| '*' quals abstract		{ $$ = declarator_pointer(p, @1, $2, $3); }
	;

abstract_direct
	: '(' abstract ')'		{ $$ = $2; }
	| '[' ']'			{ $$ = declarator_array(p, @$, declarator_empty(p, @$),
								(struct node_list){ 0 }); }
	| '[' array_args ']'
			{ $$ = declarator_array(p, @$, declarator_empty(p, @$), $2); }
	| '(' params ')'
			{ $$ = declarator_func(p, @$, declarator_empty(p, @$), $2); }
	| abstract_direct '[' ']'
			{ $$ = declarator_array(p, @$, $1, (struct node_list){ 0 }); }
	| abstract_direct '[' array_args ']'	{ $$ = declarator_array(p, @$, $1, $3); }
	| abstract_direct '(' params ')'	{ $$ = declarator_func(p, @$, $1, $3); }
	;

array_args
	: array_arg			{ $$ = list_add(p, (struct node_list){ 0 }, $1); }
	| array_args ',' array_arg	{ $$ = list_add(p, $1, $3); }
	;

array_arg
	: assign
	| param
	;

params
	: %empty			{ $$ = make_params(p, @$, (struct node_list){ 0 }, false); }
	| param_list			{ $$ = make_params(p, @$, $1, false); }
	| param_list ',' ELLIPSIS	{ $$ = make_params(p, @$, $1, true); }
	| ELLIPSIS			{ $$ = make_params(p, @$, (struct node_list){ 0 }, true); }
	;

param_list
	: param				{ $$ = list_add(p, (struct node_list){ 0 }, $1); }
	| param_list ',' param		{ $$ = list_add(p, $1, $3); }
	;

param
	: specs				{ $$ = make_decl(p, N_PARAM, @$, $1, NULL); }
	| specs declarator		{ $$ = make_decl(p, N_PARAM, @$, $1, $2); }
	| specs abstract		{ $$ = make_decl(p, N_PARAM, @$, $1, $2); }
	;

type_name
	: specs				{ $$ = make_type_name(p, @$, $1, NULL); }
	| specs abstract		{ $$ = make_type_name(p, @$, $1, $2); }
	;

/* translators and providers */

translator
	: TRANSLATOR type_name '<' param '>' '{'	{ $$ = make_translator(p, $2, $4); }
	| translator IDENT '=' assign ';'
		{ $$ = $1; translator_member(p, $1, make_ident(p, @2, $2), $4); }
	| translator error IMPLIED	{ $$ = $1; yyerrok; }
	;

provider
	: PROVIDER IDENT '{' provider_probes '}' ';'	{ add_provider(p, @$, $2, $4); }
	;

provider_probes
	: %empty			{ $$ = (struct node_list){ 0 }; }
	| provider_probes provider_probe	{ $$ = list_add(p, $1, $2); }
	| provider_probes error IMPLIED	{ $$ = $1; yyerrok; }
	;

provider_probe
	: PROBE IDENT '(' params ')' ';'	{ $$ = make_probe(p, @$, $2, @2, $4, NULL); }
	| PROBE IDENT '(' params ')' ':' '(' params ')' ';'
			{ $$ = make_probe(p, @$, $2, @2, $4, $8); }
	;

%%

/* Sentences on errors: the expected tokens by class, the rest is in expect.c. */
static enum expected_class class_of(yysymbol_kind_t kind)
{
	const char *name = yysymbol_name(kind);

	switch (kind) {
	case YYSYMBOL_INTEGER:
		return EXP_EXPR;
	case YYSYMBOL_TYPE_WORD:
		return EXP_TYPE;
	case YYSYMBOL_IDENT:
		return EXP_NAME;
	case YYSYMBOL_IF:
		return EXP_STMT;
	case YYSYMBOL_TRANSLATOR:
		return EXP_ITEM;
	case YYSYMBOL_PDESC:
		return EXP_PROBE;
	case YYSYMBOL_PRED_END:
		return EXP_PRED_END;
	case YYSYMBOL_PRED_BEGIN:
	case YYSYMBOL_PROBE:
	case YYSYMBOL_IMPLIED:
		return EXP_TEXT;
	default:
		break;
	}
	/* Characters are named as they are quoted. */
	if (name[0] != '\'' || name[2] != '\'' || name[3])
		return EXP_NONE;
	return strchr(";})]{:,<>", name[1]) ? EXP_TEXT : EXP_OPERATOR;
}

static int yyreport_syntax_error(const yypcontext_t *context, struct parser *p)
{
	struct expected expected = { 0 };
	yysymbol_kind_t kinds[YYNTOKENS];
	int n = yypcontext_expected_tokens(context, kinds, YYNTOKENS);

	for (int i = 0; i < n; i++) {
		enum expected_class class = class_of(kinds[i]);

		expected.seen[class] = true;
		if (class == EXP_OPERATOR) {
			/* A missing '=' matters more than another way to go on. */
			if (!expected.noperators++ || !strcmp(yysymbol_name(kinds[i]), "'='"))
				expected.operator = yysymbol_name(kinds[i]);
		}
		if (class == EXP_TEXT && expected.ntexts < sizeof(expected.texts) / sizeof(char *))
			expected.texts[expected.ntexts++] = yysymbol_name(kinds[i]);
	}
	expect_report(p, &expected);
	token_recover(p);
	return 0;
}

/* The one message of the generated parser itself: its stack is full. */
static void dyyerror(struct loc *loc, struct parser *p, const char *message)
{
	(void)message;
	parser_limit(p, *loc, "nesting");
}
