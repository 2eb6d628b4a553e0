// SPDX-License-Identifier: GPL-2.0-or-later
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "common/escape.h"
#include "translator/lang/grammar.h"
#include "intern.h"
#include "macros.h"
#include "parser.h"

/* Bytes of a probe description, beyond its first. */
#define PROBE_CHARS "-$:.`?*[]!+@~^%\\_"

struct keyword {
	const char *text;
	int kind;
	uint32_t bits;
	bool begins;
};

static const struct keyword keywords[] = {
#define KEYWORD(text, kind, bits, begins) { #text, kind, bits, begins },
#include "keyword.def"
#undef KEYWORD
};

static int compare_keyword(const void *key, const void *item)
{
	return strcmp(key, ((const struct keyword *)item)->text);
}

static const struct keyword *keyword_find(const char *text)
{
	return bsearch(text, keywords, sizeof(keywords) / sizeof(*keywords), sizeof(*keywords),
		       compare_keyword);
}

bool token_begins_decl(int kind)
{
	/* Words without a meaning begin nothing, wherever they are known. */
	for (size_t i = 0; kind != RESERVED && i < sizeof(keywords) / sizeof(*keywords); i++) {
		if (keywords[i].kind == kind)
			return keywords[i].begins;
	}
	return kind == TNAME;
}

static bool is_type(struct parser *p, const char *name)
{
	if (declarator_is_typedef(p, name))
		return true;
	return p->env->is_type && p->env->is_type(p->env->arg, name);
}

static bool is_word_byte(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static bool is_probe_byte(char c)
{
	return c && (is_word_byte(c) || strchr(PROBE_CHARS, c));
}

static uint32_t skip_line(const struct source *source, uint32_t pos)
{
	const char *end = memchr(source->text + pos, '\n', source->size - pos);

	return end ? (uint32_t)(end - source->text) : source->size;
}

bool lexer_first_on_line(const struct parser *p, uint32_t pos)
{
	const char *text = p->source->text;

	while (pos > 0 && (text[pos - 1] == ' ' || text[pos - 1] == '\t'))
		pos--;
	return pos == 0 || text[pos - 1] == '\n';
}

uint32_t lexer_skip_blank(const struct parser *p, uint32_t pos)
{
	const char *text = p->source->text;
	bool bol = pos == 0;

	while (pos < p->source->size) {
		char c = text[pos];

		if (c == '\n') {
			bol = true;
			pos++;
		} else if (c && strchr(" \t\f\v\r", c)) {
			pos++;
		} else if (c == '\\' && (text[pos + 1] == '\n' || text[pos + 1] == '\r')) {
			pos += 2;
		} else if (c == '/' && text[pos + 1] == '*') {
			const char *end =
				memmem(text + pos + 2, p->source->size - pos - 2, "*/", 2);

			pos = end ? (uint32_t)(end + 2 - text) : (uint32_t)p->source->size;
		} else if ((c == '#' && bol) || (c == '/' && text[pos + 1] == '/')) {
			pos = skip_line(p->source, pos);
		} else {
			break;
		}
	}
	return pos;
}

bool lexer_clause_at(const struct parser *p, uint32_t pos)
{
	const char *text = p->source->text + pos;
	const char *next;
	size_t len = 0, colons = 0;
	bool known;

	while (is_probe_byte(text[len])) {
		if (text[len] == ':')
			colons++;
		len++;
	}
	if (!len)
		return false;
	known = (len == 5 && !memcmp(text, "BEGIN", 5)) || (len == 3 && !memcmp(text, "END", 3)) ||
		(len == 5 && !memcmp(text, "ERROR", 5)) || !strncmp(text, "profile-", 8) ||
		!strncmp(text, "tick-", 5);
	next = p->source->text + lexer_skip_blank(p, pos + len);
	if (*next == '{' || *next == '/')
		return known || colons > 0;
	return *next == ',' && (known || colons > 1);
}

/* Splits mod`name: the scope is all before the last backquote. */
static struct name split_name(const char *text, size_t len)
{
	const char *quote = memrchr(text, '`', len);
	size_t scope;

	if (!quote)
		return (struct name){ .name = intern_n(text, len) };
	scope = quote - text;
	if (scope == 1 && text[0] == '`')
		return (struct name){
			.name = intern_n(quote + 1, len - 2),
			.scope = intern(""),
			.scoped = true,
			.user = true,
		};
	return (struct name){
		.name = intern_n(quote + 1, len - scope - 1),
		.scope = intern_n(text, scope),
		.scoped = true,
	};
}

/* An operator that stores: what stands before it is a variable, whatever its name. */
static bool stores_at(const char *next)
{
	if (next[0] == '=')
		return next[1] != '=';
	if ((next[0] == '+' || next[0] == '-') && next[1] == next[0])
		return true;
	if (!strncmp(next, "<<=", 3) || !strncmp(next, ">>=", 3))
		return true;
	return next[0] && strchr("+-*/%&^|", next[0]) && next[1] == '=';
}

/* From a '*' after a type's name to what closes the type: '(T **)'. */
static bool pointer_type_at(const struct parser *p, uint32_t pos)
{
	const char *text = p->source->text;

	for (;;) {
		pos = lexer_skip_blank(p, pos);
		if (text[pos] == '*')
			pos++;
		else if (!strncmp(text + pos, "const", 5) && !is_word_byte(text[pos + 5]))
			pos += 5;
		else
			break;
	}
	return text[pos] == ')' || text[pos] == '[' || text[pos] == ',' || text[pos] == '>';
}

/* From the '[' of `(name[...]){' on. */
static bool table_at(const struct parser *p, uint32_t pos)
{
	const char *text = p->source->text;

	pos += (uint32_t)strcspn(text + pos, "](){};");
	if (text[pos] != ']')
		return false;
	pos = lexer_skip_blank(p, pos + 1);
	return text[pos] == ')' && text[lexer_skip_blank(p, pos + 1)] == '{';
}

/*
 * In an expression: a name that is a type's is one where only a type makes sense,
 * so that the kernel's many type names do not take variables' names away.
 */
static bool type_in_expression(const struct parser *p, uint32_t end)
{
	uint32_t pos = lexer_skip_blank(p, end);
	const char *next = p->source->text + pos;
	bool named = is_word_byte(*next);

	if (*next == '[' && p->prev == '(' && table_at(p, pos))
		return true;
	if (stores_at(next) || *next == '[')
		return false;
	if (p->prev == QUALIFIER || (p->prev == '<' && p->prev2 == XLATE))
		return true;
	if (p->mode == LEX_BODY && (p->prev == ';' || p->prev == '{' || p->prev == '}'))
		return named || *next == '*';
	if (p->prev != '(' || p->prev2 == IDENT || p->prev2 == IF || p->prev2 == WHILE ||
	    p->prev2 == SWITCH)
		return false;
	if (p->prev2 == OFFSETOF || named || *next == ')')
		return true;
	if (*next == '(')
		return p->source->text[lexer_skip_blank(p, pos + 1)] == '*';
	return *next == '*' && pointer_type_at(p, pos);
}

static bool type_in_declaration(const struct parser *p, uint32_t end)
{
	const char *next = p->source->text + lexer_skip_blank(p, end);

	return !p->after_type && p->prev != PROBE && p->prev != PROVIDER && !stores_at(next);
}

/* Behind the ')' of '(name)', on its line: what a cast is applied to, and no operator. */
static bool operand_at(const struct parser *p, uint32_t pos)
{
	const char *text = p->source->text;

	while (text[pos] == ' ' || text[pos] == '\t')
		pos++;
	if (text[pos] == '!')
		return text[pos + 1] != '=' && text[pos + 1] != '~';
	return is_word_byte(text[pos]) || (text[pos] && strchr("\"'$@~", text[pos]));
}

/* Whether nothing but a type makes sense, so that a name that is none is a mistake in the name. */
static bool only_type_in_expression(const struct parser *p, uint32_t end)
{
	const uint32_t pos = lexer_skip_blank(p, end);
	const char *next = p->source->text + pos;

	if (p->prev != '(' || p->prev2 == OFFSETOF)
		return true;
	if (*next == '*')
		return true;
	return *next == ')' && p->prev2 != SIZEOF && p->prev2 != STRINGOF && p->prev2 != TYPEOF &&
	       operand_at(p, pos + 1);
}

static bool only_type_in_declaration(const struct parser *p, uint32_t end)
{
	const char *next = p->source->text + lexer_skip_blank(p, end);

	if (p->in_enum)
		return false;
	return (is_word_byte(*next) && !isdigit((unsigned char)*next)) ||
	       (*next == '*' && p->prev != '[' && p->prev != ',');
}

/* Whether a name at [.., end) is to be read as a type. */
static bool type_here(struct parser *p, const char *name, uint32_t end)
{
	if (p->prev == STRUCT || p->prev == UNION || p->prev == ENUM)
		return false;
	if (p->mode == LEX_DECL && !p->in_value && !p->typeof_nest)
		return type_in_declaration(p, end) &&
		       (is_type(p, name) || only_type_in_declaration(p, end));
	if (!type_in_expression(p, end))
		return false;
	if (p->mode == LEX_BODY && (p->prev == ';' || p->prev == '{' || p->prev == '}'))
		return is_type(p, name);
	return is_type(p, name) || only_type_in_expression(p, end);
}

/* Where every word is a name, keywords included. */
static bool name_only(const struct parser *p)
{
	return p->prev == ARROW || p->prev == '.' || p->prev == PROBE ||
	       (p->prev == ',' && p->member_nest && p->nest == p->member_nest);
}

/* A name is the word `delete` where nothing else that is a name may come before another one. */
static bool is_delete(struct parser *p, const char *name, uint32_t end)
{
	const char *next = p->source->text + lexer_skip_blank(p, end);

	return !strcmp(name, "delete") && p->mode == LEX_BODY && p->prev != STRUCT &&
	       p->prev != UNION && p->prev != ENUM && !is_type(p, name) && is_word_byte(*next) &&
	       !isdigit((unsigned char)*next);
}

/* `list_for_each (' begins a statement, as nothing can be called by that name. */
static bool is_list_walk(const struct parser *p, const char *name, uint32_t end)
{
	return p->mode == LEX_BODY && !strcmp(name, "list_for_each") &&
	       p->source->text[lexer_skip_blank(p, end)] == '(';
}

/*
 * `typeof (' begins a type, unless the program declares something by that name, which then may be
 * called.
 */
static bool is_typeof(struct parser *p, const char *name, uint32_t end)
{
	if (strcmp(name, "typeof"))
		return false;
	if (p->source->text[lexer_skip_blank(p, end)] == '(')
		return !p->typeof_is_name;
	p->typeof_is_name |= p->mode == LEX_DECL;
	return false;
}

int lexer_word(struct parser *p, struct parser_text t, union value *value)
{
	const char *text = intern_n(t.text, t.len);
	const struct keyword *keyword = keyword_find(text);

	if (keyword && !name_only(p)) {
		value->bits = keyword->bits;
		return keyword->kind;
	}
	if (!name_only(p) && is_delete(p, text, t.loc.end))
		return DELETE;
	if (!name_only(p) && is_typeof(p, text, t.loc.end))
		return TYPEOF;
	if (!name_only(p) && is_list_walk(p, text, t.loc.end))
		return LIST_FOR_EACH;
	value->name = split_name(t.text, t.len);
	if (!name_only(p) && type_here(p, text, t.loc.end))
		return TNAME;
	return IDENT;
}

/*
 * A word that begins with `head` bytes of a type's name: a declaration, if what
 * follows can be one.
 */
static bool declares(const struct parser *p, struct parser_text t, size_t head, bool keyword)
{
	const char *next = p->source->text + lexer_skip_blank(p, t.loc.end);

	if (head < t.len && t.text[head] != '*')
		return false;
	for (size_t i = head; i < t.len; i++) {
		if (strchr(":-.?!`$\\", t.text[i]))
			return false;
	}
	if (keyword && head == t.len)
		return true;
	/* A probe description is followed by its clause or another one. */
	if (*next == '{' || *next == '/' || *next == '\0')
		return false;
	if (head == t.len)
		return is_word_byte(*next) || *next == '*' || *next == '(' || *next == '`';
	return true;
}

/* 'name other;' and the like, which is not a probe description, whatever the name is. */
static bool declares_unknown(const struct parser *p, struct parser_text t, size_t head)
{
	const char *text = p->source->text;
	uint32_t pos = lexer_skip_blank(p, t.loc.begin + (uint32_t)head), begin;

	while (text[pos] == '*')
		pos = lexer_skip_blank(p, pos + 1);
	for (begin = pos; is_word_byte(text[pos]);)
		pos++;
	if (pos == begin)
		return false;
	pos = lexer_skip_blank(p, pos);
	return text[pos] && strchr(";[=", text[pos]);
}

int lexer_outer_word(struct parser *p, struct parser_text t, union value *value, size_t *used)
{
	const struct keyword *keyword;
	const char *name;
	size_t head = 0;

	while (head < t.len && (is_word_byte(t.text[head]) || t.text[head] == '`'))
		head++;
	name = intern_n(t.text, head);
	keyword = keyword_find(name);
	if (keyword && keyword->begins && declares(p, t, head, true)) {
		value->bits = keyword->bits;
		*used = head;
		return keyword->kind;
	}
	if (head == t.len && is_typeof(p, name, t.loc.end)) {
		*used = head;
		return TYPEOF;
	}
	if (head && !keyword && strcmp(name, "BEGIN") && strcmp(name, "END") &&
	    strcmp(name, "ERROR") && declares(p, t, head, false) &&
	    (is_type(p, name) || declares_unknown(p, t, head))) {
		value->name = split_name(t.text, head);
		*used = head;
		return TNAME;
	}
	value->text = intern_n(t.text, t.len);
	return PDESC;
}

static int digit_value(char c)
{
	if (isdigit((unsigned char)c))
		return c - '0';
	return isalpha((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10 : 99;
}

/* The suffix letters of an integer, or false. */
static bool int_suffix(const char *text, size_t len, uint32_t *flags)
{
	static const struct {
		const char *text;
		uint32_t flags;
	} suffixes[] = {
		{ "", 0 },
		{ "u", INT_UNSIGNED },
		{ "l", INT_LONG },
		{ "ll", INT_LONGLONG },
		{ "ul", INT_UNSIGNED | INT_LONG },
		{ "lu", INT_UNSIGNED | INT_LONG },
		{ "ull", INT_UNSIGNED | INT_LONGLONG },
		{ "llu", INT_UNSIGNED | INT_LONGLONG },
	};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
		if (strlen(suffixes[i].text) == len && !strncasecmp(suffixes[i].text, text, len)) {
			*flags |= suffixes[i].flags;
			return true;
		}
	}
	return false;
}

static struct loc loc_at(struct loc loc, size_t offset, size_t len)
{
	loc.begin += offset;
	loc.end = loc.begin + len;
	return loc;
}

static uint64_t int_value(struct parser *p, struct parser_text t, uint32_t *flags)
{
	unsigned int base = 10;
	uint64_t value = 0;
	bool overflow = false;
	size_t i = 0;

	if (t.len > 1 && t.text[0] == '0') {
		base = t.text[1] == 'x' || t.text[1] == 'X' ? 16 : 8;
		i = base == 16 ? 2 : 1;
	}
	if (base == 10)
		*flags |= INT_DECIMAL;
	for (; i < t.len && digit_value(t.text[i]) < (int)base; i++) {
		uint64_t digit = digit_value(t.text[i]);

		if (__builtin_mul_overflow(value, base, &value) ||
		    __builtin_add_overflow(value, digit, &value))
			overflow = true;
	}
	if ((base == 16 && i == 2) || !int_suffix(t.text + i, t.len - i, flags)) {
		const char *kind = base == 16 ? "a hexadecimal" :
				   base == 8  ? "an octal" :
						"a decimal";

		if (i < t.len)
			diag_error(p->diag, loc_at(t.loc, i, 1), D_INT_DIGIT, NULL,
				   "'%c' is not a digit of %s constant", t.text[i], kind);
		else
			diag_error(p->diag, t.loc, D_INT_DIGIT, NULL, "%s constant has no digits",
				   kind + 2 + (kind[1] == 'n'));
	} else if (overflow) {
		diag_error(p->diag, t.loc, D_INT_OFLOW, "the largest is 18446744073709551615",
			   "integer constant does not fit in 64 bits");
	}
	return value;
}

int lexer_number(struct parser *p, struct parser_text t, union value *value)
{
	struct node *node = construct_node(p, N_INT, t.loc);
	bool hex = t.len > 1 && (t.text[1] == 'x' || t.text[1] == 'X');
	bool floating = memchr(t.text, '.', t.len);

	if (!hex && !floating) {
		size_t i = strspn(t.text, "0123456789");

		floating = i + 1 < t.len && (t.text[i] == 'e' || t.text[i] == 'E') &&
			   strchr("+-0123456789", t.text[i + 1]);
	}
	if (floating)
		diag_error(p->diag, t.loc, D_SYNTAX, "integers only",
			   "D has no floating-point constants");
	else
		node->integer.value = int_value(p, t, &node->integer.flags);
	value->node = node;
	return INTEGER;
}

/*
 * One character of a literal at text[*at], which is moved past it.  False for a
 * joined line, which gives no character.
 */
static bool literal_char(struct parser *p, struct parser_text t, size_t *at, char *out)
{
	const size_t from = *at, next = from + 1;

	if (t.text[from] != '\\' || next >= t.len) {
		*out = t.text[from];
		*at = next;
		return true;
	}
	if (t.text[next] == '\n' ||
	    (t.text[next] == '\r' && next + 1 < t.len && t.text[next + 1] == '\n')) {
		*at = next + (t.text[next] == '\r' ? 2 : 1);
		return false;
	}
	if (!escape_read(t.text, t.len, at, out))
		diag_error(p->diag, loc_at(t.loc, from, 2), D_SYNTAX, NULL,
			   "'\\x' is not followed by a hexadecimal digit");
	return true;
}

/* Resolves a literal up to its closing quote; says why there is none. */
static bool literal(struct parser *p, struct parser_text t, char *out, size_t *len,
		    enum diag_tag tag, const char *what)
{
	size_t i = 1, n = 0;

	while (i < t.len && t.text[i] != t.text[0])
		n += literal_char(p, t, &i, out + n);
	*len = n;
	if (i < t.len)
		return true;
	p->lexical_error = t.loc.end; /* what should close around it is in it */
	if (t.loc.end < p->source->size) {
		diag_error(p->diag, t.loc, tag, "close it on the same line, or write \\n",
			   "a line ends inside a %s", what);
	} else {
		diag_error(p->diag, t.loc, D_SYNTAX, NULL, "the input ends inside a %s", what);
		p->stop = true;
	}
	return false;
}

int lexer_string(struct parser *p, struct parser_text t, union value *value)
{
	struct node *node = construct_node(p, N_STRING, t.loc);
	char *text = talloc_array(p->ctx, char, t.len + 1);
	size_t len;

	literal(p, t, text, &len, D_STR_NL, "string");
	text[len] = '\0';
	node->string.text = text;
	node->string.len = len;
	value->node = node;
	return STRING;
}

int lexer_character(struct parser *p, struct parser_text t, union value *value)
{
	struct node *node = construct_node(p, N_INT, t.loc);
	char *text = talloc_array(NULL, char, t.len + 1);
	size_t len;

	node->integer.flags = INT_CHAR;
	if (literal(p, t, text, &len, D_CHR_NL, "character constant")) {
		if (len == 0)
			diag_error(p->diag, t.loc, D_CHR_NULL, NULL, "empty character constant");
		else if (len > 8)
			diag_error(p->diag, t.loc, D_CHR_OFLOW, "at most 8 characters",
				   "character constant is too long");
		for (size_t i = 0; i < len && len <= 8; i++)
			node->integer.value = node->integer.value << 8 | (unsigned char)text[i];
	}
	talloc_free(text);
	value->node = node;
	return INTEGER;
}

static bool is_identifier(const char *text)
{
	if (!text || !(isalpha((unsigned char)*text) || *text == '_'))
		return false;
	while (is_word_byte(*text))
		text++;
	return !*text;
}

/* Where no value can stand. */
static bool names_something(const struct parser *p)
{
	return name_only(p) || p->prev == STRUCT || p->prev == UNION || p->prev == ENUM;
}

int lexer_macro(struct parser *p, struct parser_text t, union value *value)
{
	bool quoted = t.text[1] == '$';
	const char *name = intern_n(t.text + 1 + quoted, t.len - 1 - quoted);
	const char *text;

	/* Where only a name or a type can stand the macro's text does. */
	if (!quoted && p->env->macro &&
	    (names_something(p) || p->prev == '(' || p->prev == QUALIFIER || p->mode == LEX_DECL)) {
		text = p->env->macro(p->env->arg, name);
		if (!text && p->env->open_args && isdigit((unsigned char)*name) &&
		    names_something(p)) {
			diag_error(p->diag, t.loc, D_MACRO_OPEN, NULL,
				   "macro argument $%s is open until the module is loaded, and "
				   "names must be known before",
				   name);
			text = "open";
		}
		if (is_identifier(text)) {
			value->name = (struct name){ .name = intern(text) };
			if (names_something(p))
				return IDENT;
			if (type_here(p, value->name.name, t.loc.end))
				return TNAME;
		}
	}
	value->node = construct_node(p, N_MACRO, t.loc);
	value->node->macro.name = name;
	value->node->macro.quoted = quoted;
	return MACRO;
}

bool lexer_matches(const struct parser *p, uint32_t pos)
{
	const char *text;
	size_t len = 0;

	pos = lexer_skip_blank(p, pos);
	text = p->source->text + pos;
	if (*text == '"' || (text[0] == '$' && text[1] == '$'))
		return true;
	if (*text++ != '$' || !p->env->macro)
		return false;
	while (is_word_byte(text[len]))
		len++;
	text = p->env->macro(p->env->arg, intern_n(text, len));
	return text && macros_look(text, NULL, NULL) == MACRO_STRING;
}

int lexer_slash(struct parser *p)
{
	uint32_t pos = lexer_skip_blank(p, p->pos);
	char next = p->source->text[pos];

	if (p->mode == LEX_PRED &&
	    (pos >= p->source->size || next == '{' || next == ';' || next == '/'))
		return PRED_END;
	return '/';
}

void lexer_comment(struct parser *p, struct parser_text t)
{
	const char *inner = memmem(t.text + 2, t.len - 2, "/*", 2);

	if (t.len < 4 || memcmp(t.text + t.len - 2, "*/", 2)) {
		diag_error(p->diag, loc_at(t.loc, 0, 2), D_SYNTAX, "add */",
			   "comment is not closed");
		p->stop = true;
	} else if (inner) {
		diag_error(p->diag, loc_at(t.loc, inner - t.text, 2), D_SYNTAX, NULL,
			   "comments do not nest");
	}
}

void lexer_stray(struct parser *p, struct parser_text t)
{
	unsigned char c = t.text[0];

	p->lexical_error = t.loc.end;
	if (c >= 0x80)
		diag_error(p->diag, t.loc, D_SYNTAX, NULL,
			   "only ASCII can stand outside strings and comments");
	else if (c < 0x20 || c == 0x7f)
		diag_error(p->diag, t.loc, D_SYNTAX, NULL, "stray control byte 0x%02x", c);
	else
		diag_error(p->diag, t.loc, D_SYNTAX, NULL, "stray character '%c'", c);
}
