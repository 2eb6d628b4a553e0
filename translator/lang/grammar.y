/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * grammar.y - the D grammar, with dtap's loops, local declarations and functions.
 * Actions call constructors only (construct.c, declarator.c, description.c).
 */
%code {
#include <string.h>
}

%code requires {
#include "translator/lang/parser.h"
}

%define api.pure full
%define api.prefix {grammar_}
%define api.value.type {union value}
%define api.location.type {struct loc}
%define parse.error custom
%define parse.lac full
%locations
%param { struct parser *p }
%expect 0

%code provides {
/* The raw scanner's end of input. */
enum { YYEOF = GRAMMAR_EOF };
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

static void grammar_error(struct loc *loc, struct parser *p, const char *message);

static int grammar_lex(union value *value, struct loc *loc, struct parser *p)
{
	return token_next(value, loc, p);
}
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
%token SIZEOF STRINGOF OFFSETOF XLATE TYPEOF
%token IF ELSE "'else'" WHILE "'while'" FOR DO RETURN BREAK CONTINUE SWITCH CASE DEFAULT DELETE
%token LIST_FOR_EACH "'list_for_each'"
%token ARROW "'->'" INC "'++'" DEC "'--'" SHL "'<<'" SHR "'>>'"
%token LE "'<='" GE "'>='" EQ "'=='" NE "'!='" LAND "'&&'" LOR "'||'" LXOR "'^^'"
%token ELLIPSIS "'...'" MATCH "'=~'" NOMATCH "'!~'"
%token <op> ASSIGN "assignment operator"

%precedence NO_ELSE
%precedence ELSE

%type <node> pred body expr assign cond lor lxor land bor bxor band equality relation shift sum
%type <node> product cast unary operand suffix plain paren prefix block stmt expr_opt
%type <node> type_name sou enumeration enumerator params param array_arg width
%type <node> translator provider_probe
%type <list> stmts args args_opt array_args fields field enumerators param_list provider_probes
%type <declarator> local global declarator direct abstract abstract_direct field_declarator
%type <declarators> globals field_declarators locals
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
	| argument_items descriptions	{ construct_clause(p, @2, $2, NULL, NULL); }
	;

item
	: clause
	| declaration
	| inline
	| translator '}' ';'		{ $1->loc = @$; construct_item(p, $1); }
	| provider
	| function
	| error RESYNC			{ yyerrok; }
	| error REBODY { yyerrok; } stmts '}'
	;

/* clauses */

clause
	: descriptions body		{ construct_clause(p, @$, $1, NULL, &$2->block.stmts); }
	| descriptions pred body	{ construct_clause(p, @$, $1, $2, &$3->block.stmts); }
	;

descriptions
	: PDESC				{ $$ = description_add(p, (struct descriptions){ 0 }, @1); }
	| descriptions ',' PDESC	{ $$ = description_add(p, $1, @3); }
	;

pred
	: PRED_BEGIN expr PRED_END	{ $$ = $2; }
	| PRED_BEGIN error PRED_END	{ $$ = NULL; yyerrok; }
	;

body
	: '{' stmts '}'			{ $$ = construct_block(p, @$, $2); }
	;

/* statements */

stmts
	: %empty			{ $$ = (struct node_list){ 0 }; }
	| stmts stmt			{ $$ = construct_list_add(p, $1, $2); }
	| stmts specs locals end	{ $$ = declarator_local_decls(p, $1, $2, $3); }
	| stmts error IMPLIED		{ $$ = $1; yyerrok; }
	;

stmt
	: ';'				{ $$ = construct_stmt(p, N_EXPR_STMT, @1, NULL); }
	| expr end			{ $$ = construct_stmt(p, N_EXPR_STMT, @1, $1); }
	| block
	| IF '(' expr ')' stmt %prec NO_ELSE	{ $$ = construct_if(p, @$, $3, $5, NULL); }
	| IF '(' expr ')' stmt ELSE stmt	{ $$ = construct_if(p, @$, $3, $5, $7); }
	| WHILE '(' expr ')' stmt	{ $$ = construct_loop(p, N_WHILE, @$, NULL, $3, NULL, $5); }
	| DO stmt WHILE '(' expr ')' end
			{ $$ = construct_loop(p, N_DO, @$, NULL, $5, NULL, $2); }
	| FOR '(' expr_opt ';' expr_opt ';' expr_opt ')' stmt
			{ $$ = construct_loop(p, N_FOR, @$, $3, $5, $7, $9); }
	| FOR '(' specs locals ';' expr_opt ';' expr_opt ')' stmt
			{ $$ = declarator_for(p, @$, $3, $4,
				  construct_loop(p, N_FOR, @$, NULL, $6, $8, $10)); }
	| LIST_FOR_EACH '(' IDENT ',' assign ',' type_name ',' IDENT ')' stmt
			{ $$ = construct_list_walk(p, @$, (struct list_walk){ $3, @3, $5, $7,
				  $9, @9 }, $11); }
	| SWITCH '(' expr ')' block
			{ $$ = construct_loop(p, N_SWITCH, @$, NULL, $3, NULL, $5); }
	| CASE cond ':'			{ $$ = construct_stmt(p, N_CASE, @$, $2); }
	| DEFAULT ':'			{ $$ = construct_stmt(p, N_CASE, @$, NULL); }
	| BREAK end			{ $$ = construct_stmt(p, N_BREAK, @1, NULL); }
	| CONTINUE end			{ $$ = construct_stmt(p, N_CONTINUE, @1, NULL); }
	| DELETE unary end		{ $$ = construct_stmt(p, N_DELETE, loc_join(@1, @2), $2); }
	| RETURN expr_opt end
			{ $$ = construct_stmt(p, N_RETURN, $2 ? loc_join(@1, @2) : @1, $2); }
	;

locals
	: local				{ $$ = declarators_add(p, (struct declarators){ 0 }, $1); }
	| locals ',' local		{ $$ = declarators_add(p, $1, $3); }
	;

local
	: declarator
	| declarator '=' assign		{ $$ = $1; $$->value = $3; }
	;

block
	: '{' stmts '}'			{ $$ = construct_block(p, @$, $2); }
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
	| expr ',' assign		{ $$ = construct_binary(p, OP_COMMA, @2, $1, $3); }
	;

assign
	: cond
	| unary assign_op assign	{ $$ = construct_assign(p, $2, @2, $1, $3); }
	;

assign_op
	: '='				{ $$ = OP_NONE; }
	| ASSIGN
	;

cond
	: lor
	| lor '?' expr ':' cond		{ $$ = construct_cond(p, $1, $3, $5); }
	;

lor
	: lxor
	| lor LOR lxor			{ $$ = construct_binary(p, OP_LOR, @2, $1, $3); }
	;

lxor
	: land
	| lxor LXOR land		{ $$ = construct_binary(p, OP_LXOR, @2, $1, $3); }
	;

land
	: bor
	| land LAND bor			{ $$ = construct_binary(p, OP_LAND, @2, $1, $3); }
	;

bor
	: bxor
	| bor '|' bxor			{ $$ = construct_binary(p, OP_BOR, @2, $1, $3); }
	;

bxor
	: band
	| bxor '^' band			{ $$ = construct_binary(p, OP_BXOR, @2, $1, $3); }
	;

band
	: equality
	| band '&' equality		{ $$ = construct_binary(p, OP_BAND, @2, $1, $3); }
	;

equality
	: relation
	| equality equality_op relation	{ $$ = construct_binary(p, $2, @2, $1, $3); }
	;

equality_op
	: EQ				{ $$ = OP_EQ; }
	| NE				{ $$ = OP_NE; }
	| MATCH				{ $$ = OP_MATCH; }
	| NOMATCH			{ $$ = OP_NOMATCH; }
	;

relation
	: shift
	| relation relation_op shift	{ $$ = construct_binary(p, $2, @2, $1, $3); }
	;

relation_op
	: '<'				{ $$ = OP_LT; }
	| LE				{ $$ = OP_LE; }
	| '>'				{ $$ = OP_GT; }
	| GE				{ $$ = OP_GE; }
	;

shift
	: sum
	| shift shift_op sum		{ $$ = construct_binary(p, $2, @2, $1, $3); }
	;

shift_op
	: SHL				{ $$ = OP_SHL; }
	| SHR				{ $$ = OP_SHR; }
	;

sum
	: product
	| sum sum_op product		{ $$ = construct_binary(p, $2, @2, $1, $3); }
	;

sum_op
	: '+'				{ $$ = OP_ADD; }
	| '-'				{ $$ = OP_SUB; }
	;

product
	: cast
	| product product_op cast	{ $$ = construct_binary(p, $2, @2, $1, $3); }
	;

product_op
	: '*'				{ $$ = OP_MUL; }
	| '/'				{ $$ = OP_DIV; }
	| '%'				{ $$ = OP_MOD; }
	;

cast
	: unary
	| '(' type_name ')' cast	{ $$ = construct_cast(p, N_CAST, @$, $2, $4); }
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
	: INC unary			{ $$ = construct_unary(p, OP_INC, @$, $2); }
	| DEC unary			{ $$ = construct_unary(p, OP_DEC, @$, $2); }
	| prefix_op cast		{ $$ = construct_unary(p, $1, @$, $2); }
	| NOMATCH cast			{ $$ = construct_not_compl(p, @1, $2); }
	| SIZEOF unary			{ $$ = construct_unary(p, OP_SIZEOF, @$, $2); }
	| SIZEOF '(' type_name ')'	{ $$ = construct_sizeof_type(p, @$, $3); }
	| STRINGOF operand		{ $$ = construct_unary(p, OP_STRINGOF, @$, $2); }
	| STRINGOF prefix		{ $$ = construct_unary(p, OP_STRINGOF, @$, $2); }
	| STRINGOF '(' type_name ')' cast
		{ $$ = construct_unary(p, OP_STRINGOF, @$,
				  construct_cast(p, N_CAST, loc_join(@2, @5), $3, $5)); }
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
	| operand suffix		{ $$ = construct_suffix(p, $1, $2); }
	;

paren
	: '(' expr ')'			{ $$ = construct_parens($2, @$); }
	| paren suffix			{ $$ = construct_suffix(p, $1, $2); }
	;

suffix
	: '[' args ']'			{ $$ = construct_index(p, @$, $2); }
	| '(' args_opt ')'		{ $$ = construct_call(p, @$, $2); }
	| '.' IDENT			{ $$ = construct_member(p, @$, $2, @2, false); }
	| ARROW IDENT			{ $$ = construct_member(p, @$, $2, @2, true); }
	| INC				{ $$ = construct_postfix(p, @$, OP_INC); }
	| DEC				{ $$ = construct_postfix(p, @$, OP_DEC); }
	;

plain
	: IDENT				{ $$ = construct_ident(p, @1, $1); }
	| AGG				{ $$ = construct_agg(p, @1, $1); }
	| INTEGER
	| STRING
	| MACRO
	| SELF				{ $$ = construct_var(p, @1, ST_SELF); }
	| THIS				{ $$ = construct_var(p, @1, ST_THIS); }
	| '(' type_name ')' '{' args comma_opt IMPLIED '}'
			{ $$ = construct_cast(p, N_CAST, @$, $2,
				  construct_table(p, loc_join(@4, @8), $5)); }
	| '(' type_name ')' '{' error IMPLIED '}'
			{ $$ = construct_cast(p, N_CAST, @$, $2,
				  construct_table(p, loc_join(@4, @7), (struct node_list){ 0 }));
			  yyerrok; }
	| STRINGOF '(' expr ')'		{ $$ = construct_unary(p, OP_STRINGOF, @$, $3); }
	| OFFSETOF '(' type_name ',' IDENT ')'
			{ $$ = construct_offsetof(p, @$, $3, $5.name, @5); }
	| XLATE '<' type_name '>' '(' expr ')'
			{ $$ = construct_cast(p, N_XLATE, @$, $3, $6); }
	;

args
	: assign			{ $$ = construct_list_add(p, (struct node_list){ 0 }, $1); }
	| args ',' assign		{ $$ = construct_list_add(p, $1, $3); }
	;

args_opt
	: %empty			{ $$ = (struct node_list){ 0 }; }
	| args
	;

/* declarations */

declaration
	: dspecs ';'			{ declarator_add_decls(p, $1, (struct declarators){ 0 }); }
	| dspecs globals ';'		{ declarator_add_decls(p, $1, $2); }
	;

function
	: dspecs declarator block	{ construct_function(p, @$, $1, $2, $3); }
	;

globals
	: global			{ $$ = declarators_add(p, (struct declarators){ 0 }, $1); }
	| globals ',' global		{ $$ = declarators_add(p, $1, $3); }
	;

global
	: declarator
	| declarator '=' assign		{ $$ = $1; $$->value = $3; }
	| declarator '=' '{' args comma_opt IMPLIED '}'
			{ $$ = $1; $$->value = construct_table(p, loc_join(@3, @7), $4); }
	;

inline
	: INLINE dspecs declarator '=' assign ';'	{ construct_inline(p, @$, $2, $3, $5); }
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
	| TYPEOF '(' expr ')'
			{ $$ = specs_tagged(p, @$, declarator_type_of(p, @$, $3)); }
	| TYPEOF '(' type_name ')'
			{ $$ = specs_tagged(p, @$, declarator_type_of(p, @$, $3)); }
	;

sou_word
	: STRUCT			{ $$ = false; }
	| UNION				{ $$ = true; }
	;

sou
	: sou_word tag			{ $$ = declarator_sou(p, @$, $1, $2, NULL); }
	| sou_word tag '{' fields '}'	{ $$ = declarator_sou(p, @$, $1, $2, &$4); }
	| sou_word '{' fields '}'	{ $$ = declarator_sou(p, @$, $1, (struct name){ 0 }, &$3); }
	;

tag
	: IDENT
	;

fields
	: %empty			{ $$ = (struct node_list){ 0 }; }
	| fields field			{ $$ = $1;
					  for (size_t i = 0; i < $2.n; i++)
						$$ = construct_list_add(p, $$, $2.items[i]); }
	| fields error IMPLIED		{ $$ = $1; yyerrok; }
	;

field
	: specs ';'
			{ $$ = declarator_fields(p, $1, (struct declarators){ 0 }); }
	| specs field_declarators ';'	{ $$ = declarator_fields(p, $1, $2); }
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
	: ENUM tag			{ $$ = declarator_enum(p, @$, $2, NULL); }
	| ENUM tag '{' enumerators comma_opt IMPLIED '}'
			{ $$ = declarator_enum(p, @$, $2, &$4); }
	| ENUM '{' enumerators comma_opt IMPLIED '}'
			{ $$ = declarator_enum(p, @$, (struct name){ 0 }, &$3); }
	| ENUM tag '{' error IMPLIED '}'	{ $$ = declarator_enum(p, @$, $2, NULL); yyerrok; }
	| ENUM '{' error IMPLIED '}'
			{ $$ = declarator_enum(p, @$, (struct name){ 0 }, NULL); yyerrok; }
	;

enumerators
	: enumerator			{ $$ = construct_list_add(p, (struct node_list){ 0 }, $1); }
	| enumerators ',' enumerator	{ $$ = construct_list_add(p, $1, $3); }
	;

enumerator
	: IDENT				{ $$ = declarator_enumerator(p, @$, $1, NULL); }
	| IDENT '=' cond		{ $$ = declarator_enumerator(p, @$, $1, $3); }
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
	: array_arg			{ $$ = construct_list_add(p, (struct node_list){ 0 }, $1); }
	| array_args ',' array_arg	{ $$ = construct_list_add(p, $1, $3); }
	;

array_arg
	: assign
	| param
	;

params
	: %empty
			{ $$ = declarator_params(p, @$, (struct node_list){ 0 }, false); }
	| param_list			{ $$ = declarator_params(p, @$, $1, false); }
	| param_list ',' ELLIPSIS	{ $$ = declarator_params(p, @$, $1, true); }
	| ELLIPSIS
			{ $$ = declarator_params(p, @$, (struct node_list){ 0 }, true); }
	;

param_list
	: param				{ $$ = construct_list_add(p, (struct node_list){ 0 }, $1); }
	| param_list ',' param		{ $$ = construct_list_add(p, $1, $3); }
	;

param
	: specs				{ $$ = declarator_decl(p, N_PARAM, @$, $1, NULL); }
	| specs declarator		{ $$ = declarator_decl(p, N_PARAM, @$, $1, $2); }
	| specs abstract		{ $$ = declarator_decl(p, N_PARAM, @$, $1, $2); }
	;

type_name
	: specs				{ $$ = declarator_type_name(p, @$, $1, NULL); }
	| specs abstract		{ $$ = declarator_type_name(p, @$, $1, $2); }
	;

/* translators and providers */

translator
	: TRANSLATOR type_name '<' param '>' '{'	{ $$ = construct_translator(p, $2, $4); }
	| translator IDENT '=' assign ';'
		{ $$ = $1; construct_translator_member(p, $1, construct_ident(p, @2, $2), $4); }
	| translator error IMPLIED	{ $$ = $1; yyerrok; }
	;

provider
	: PROVIDER IDENT '{' provider_probes '}' ';'	{ construct_provider(p, @$, $2, $4); }
	;

provider_probes
	: %empty			{ $$ = (struct node_list){ 0 }; }
	| provider_probes provider_probe	{ $$ = construct_list_add(p, $1, $2); }
	| provider_probes error IMPLIED	{ $$ = $1; yyerrok; }
	;

provider_probe
	: PROBE IDENT '(' params ')' ';'	{ $$ = construct_probe(p, @$, $2, @2, $4, NULL); }
	| PROBE IDENT '(' params ')' ':' '(' params ')' ';'
			{ $$ = construct_probe(p, @$, $2, @2, $4, $8); }
	;

%%

/* Sentences on errors: the expected tokens by class, the rest is in syntax_error.c. */
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
	syntax_error_report(p, &expected);
	token_recover(p);
	return 0;
}

/* The one message of the generated parser itself: its stack is full. */
static void grammar_error(struct loc *loc, struct parser *p, const char *message)
{
	(void)message;
	parser_limit(p, *loc, "nesting");
}
