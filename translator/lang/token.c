// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * token.c - between lexer and grammar.
 *
 * Follows the braces to know the mode, puts an implied ';' (token IMPLIED) before
 * a '}' that ends an unterminated statement, and after an error passes over what is
 * broken: the grammar then gets IMPLIED where statements and members can go on, RESYNC
 * where an item can begin, REBODY for the '{' of a clause whose head is lost, and the
 * braces that are missing.
 */
#include <string.h>

#include <talloc.h>

#include "common/array.h"
#include "translator/lang/grammar.h"
#include "parser.h"

static void push(struct parser *p, const struct token *token)
{
	if (p->queue_head == p->queue_n)
		p->queue_head = p->queue_n = 0;
	array_add(p->ctx, p->queue, p->queue_n) = *token;
}

/* A token that is not in the text, before offset `at`. */
static void push_made(struct parser *p, int kind, uint32_t at)
{
	struct token token = {
		.kind = kind,
		.loc = { .source = p->source, .begin = at, .end = at },
		.mode = p->mode,
		.depth = p->depth,
	};

	push(p, &token);
}

static void push_braces(struct parser *p, uint32_t n, uint32_t at)
{
	while (n--)
		push_made(p, '}', at);
}

static void open_brace(struct parser *p, const struct token *token)
{
	if (p->depth == 0)
		p->open_brace = token->loc.begin;
	if (p->mode == LEX_PRED || p->mode == LEX_OUTER) {
		p->mode = LEX_BODY;
		p->in_function = false;
	} else if (p->mode == LEX_DECL && p->depth == 0 && p->prev == ')' && !p->in_value) {
		p->mode = LEX_BODY;
		p->in_function = true;
	}
	p->in_enum = p->mode == LEX_DECL && (p->prev == ENUM || p->prev2 == ENUM);
	p->depth++;
	p->nest = 0;
	/* A table's values are expressions, up to the end of the declaration. */
	p->in_value = p->mode == LEX_DECL && (p->prev == '=' || (p->in_value && p->prev == ')'));
	p->value_nest = UINT32_MAX;
	p->member_nest = p->typeof_nest = 0;
}

static void close_brace(struct parser *p)
{
	p->nest = 0;
	p->member_nest = p->typeof_nest = 0;
	p->in_enum = false;
	if (p->mode == LEX_OUTER || p->depth == 0)
		return;
	if (--p->depth == 0 && p->mode == LEX_BODY)
		p->mode = LEX_OUTER;
}

static void follow_value(struct parser *p, int kind)
{
	if (kind == '=' && p->mode == LEX_DECL && !p->in_value) {
		p->in_value = true;
		p->value_nest = p->nest;
	} else if (kind == ';' || (kind == ',' && p->in_value && p->nest == p->value_nest)) {
		p->in_value = false;
	}
}

static void follow_type(struct parser *p, int kind)
{
	bool tag = kind == IDENT && (p->prev == STRUCT || p->prev == UNION || p->prev == ENUM);

	if (kind == TYPE_WORD || kind == TNAME || kind == '}' || kind == '*' || tag)
		p->after_type = true;
	else if (kind != QUALIFIER)
		p->after_type = false;
}

static void end_typeof(struct parser *p)
{
	p->typeof_nest = 0;
	p->after_type = true;
}

/* Moves the lexer's state past a raw token. */
static void follow(struct parser *p, const struct token *token)
{
	int kind = token->kind;

	if (p->mode == LEX_OUTER) {
		p->outer_begin = token->loc.begin;
		if (kind == PRED_BEGIN)
			p->mode = LEX_PRED;
		else if (kind != PDESC && kind != OTHER && kind != YYEOF &&
			 !(kind > 0 && kind < 256))
			p->mode = LEX_DECL;
		p->depth = p->nest = p->typeof_nest = 0;
		p->after_type = p->in_value = false;
	}
	follow_value(p, kind);
	follow_type(p, kind);
	if (kind == '{')
		open_brace(p, token);
	else if (kind == '}')
		close_brace(p);
	else if (kind == '(' || kind == '[')
		p->nest++;
	else if ((kind == ')' || kind == ']') && p->nest > 0)
		p->nest--;
	else if (kind == PRED_END)
		p->mode = LEX_OUTER;
	else if (kind == ';' && p->mode == LEX_DECL && p->depth == 0)
		p->mode = LEX_OUTER;
	if (kind == '(' && p->prev == TYPEOF && !p->typeof_nest)
		p->typeof_nest = p->nest;
	else if (p->typeof_nest && p->nest < p->typeof_nest)
		end_typeof(p);
	if (kind == '(' && p->prev == OFFSETOF)
		p->member_nest = p->nest;
	else if (p->nest < p->member_nest)
		p->member_nest = 0;
	p->prev2 = p->prev;
	p->prev = kind;
}

/* Does a '}' end a statement or member that has no ';'? */
static bool implies_end(const struct parser *p, const struct token *brace)
{
	if (brace->kind != '}' || brace->depth == 0)
		return false;
	return p->nest > 0 || (p->prev != ';' && p->prev != '{' && p->prev != '}');
}

static struct token read_raw(struct parser *p, bool *implied)
{
	struct token token = { .mode = p->mode, .depth = p->depth };

	token.kind = lex_raw(p, &token.value, &token.loc);
	if (token.mode == LEX_OUTER)
		token.depth = 0;
	if (implied)
		*implied = implies_end(p, &token);
	follow(p, &token);
	return token;
}

static void read_token(struct parser *p)
{
	bool implied;
	struct token token = read_raw(p, &implied);

	if (implied) {
		struct token end = token;

		end.kind = IMPLIED;
		push(p, &end);
	}
	push(p, &token);
}

/* Goes back or on to an offset where a new item begins. */
static void seek_outer(struct parser *p, uint32_t pos)
{
	p->mode = LEX_OUTER;
	p->depth = p->nest = p->member_nest = p->typeof_nest = 0;
	p->prev = p->prev2 = 0;
	lex_seek(p, pos);
}

bool token_new_clause(const struct parser *p, const struct token *token, struct loc *word)
{
	const char *text = p->source->text;
	uint32_t pos = token->loc.begin;

	if (token->mode == LEX_OUTER || (token->mode == LEX_DECL && token->depth == 0))
		return false;
	while (pos > 0 && text[pos - 1] != '\n')
		pos--;
	/* The description may stand on the line before its body or predicate. */
	if (pos && strchr("{/", text[token->loc.begin]) && lexer_first_on_line(p, token->loc.begin))
		for (pos--; pos > 0 && text[pos - 1] != '\n';)
			pos--;
	if (pos <= p->outer_begin || !lexer_clause_at(p, pos))
		return false;
	*word = (struct loc){
		.source = p->source,
		.begin = pos,
		.end = pos + (uint32_t)strcspn(text + pos, " \t\r\n,{/"),
	};
	return true;
}

/* The same for what is passed over after `bad`: each line's first token is enough. */
static bool skip_clause(const struct parser *p, const struct token *bad, const struct token *token,
			struct loc *word)
{
	uint32_t begin = token->loc.begin;

	if (begin != bad->loc.begin && p->source->text[begin - 1] != '\n')
		return false;
	return token_new_clause(p, token, word);
}

/* What follows a broken statement belongs to it. */
static bool else_follows(const struct parser *p, const struct token *token)
{
	const char *next = p->source->text + lexer_skip_blank(p, token->loc.end);

	return !strncmp(next, "else", 4) && strchr(" \t\r\n{/", next[4]);
}

/* A declaration or clause that begins with this token; it is read again. */
static bool new_item(struct parser *p, const struct token *token)
{
	uint32_t pos = token->loc.begin;
	union value value;
	size_t used, len = 0;
	const char *text = p->source->text + pos;

	if (token->kind == YYEOF || pos <= p->outer_begin || !lexer_first_on_line(p, pos))
		return false;
	if (lexer_clause_at(p, pos))
		return true;
	while (text[len] && !strchr(" \t\r\n;{}(),", text[len]))
		len++;
	if (!len)
		return false;
	used = len;
	return token_begins_decl(lexer_outer_word(
		p,
		(struct parser_text){
			.text = text, .len = len, .loc = { p->source, pos, pos + (uint32_t)len } },
		&value, &used));
}

/* Statements, and members of what a declaration defines. */
static void recover_inner(struct parser *p, struct token bad)
{
	uint32_t depth = bad.depth;
	bool decl = bad.mode == LEX_DECL;
	struct token token = bad;

	for (;; token = read_raw(p, NULL)) {
		uint32_t at = token.loc.begin;
		struct loc word;
		bool clause = skip_clause(p, &bad, &token, &word);

		if (clause || token.kind == YYEOF) {
			if (clause)
				seek_outer(p, word.begin);
			push_made(p, IMPLIED, at);
			push_braces(p, depth, at);
			if (decl)
				push_made(p, ';', at);
			return;
		}
		if (token.kind == ';' && token.depth == depth && !else_follows(p, &token)) {
			push_made(p, IMPLIED, at);
			return;
		}
		if (token.kind == '}' && token.depth == depth) {
			push_made(p, IMPLIED, at);
			push(p, &token);
			return;
		}
		if (token.kind == '}' && token.depth == depth + 1 && !decl &&
		    !else_follows(p, &token)) {
			push_made(p, IMPLIED, token.loc.end);
			return;
		}
	}
}

static void recover_predicate(struct parser *p, struct token bad)
{
	struct token token = bad;

	for (;; token = read_raw(p, NULL)) {
		uint32_t at = token.loc.begin;
		struct loc word;
		bool clause = skip_clause(p, &bad, &token, &word);

		if (token.kind == PRED_END) {
			push(p, &token);
			return;
		}
		if (clause || token.kind == YYEOF) {
			if (clause)
				seek_outer(p, word.begin);
			push_made(p, PRED_END, at);
			push_made(p, '{', at);
			push_made(p, '}', at);
			return;
		}
		if (token.kind == '{') {
			p->outer_begin = at;
			push_made(p, PRED_END, at);
			push(p, &token);
			return;
		}
	}
}

static void recover_decl(struct parser *p, struct token bad)
{
	struct token token = bad;

	for (;; token = read_raw(p, NULL)) {
		if (token.depth == 0 && new_item(p, &token)) {
			seek_outer(p, token.loc.begin);
			break;
		}
		if (token.kind == YYEOF || (p->mode == LEX_OUTER && p->depth == 0))
			break;
	}
	push_made(p, RESYNC, p->pos);
}

static void recover_outer(struct parser *p, struct token bad)
{
	struct token token = bad;

	for (;; token = read_raw(p, NULL)) {
		/* The body may have errors of its own to show. */
		if (token.kind == '{' && (token.mode == LEX_OUTER || token.mode == LEX_PRED)) {
			p->outer_begin = token.loc.begin;
			push_made(p, REBODY, token.loc.begin);
			return;
		}
		if (token.mode != LEX_OUTER && token.kind != YYEOF)
			continue;
		if (token.kind == YYEOF || token_begins_decl(token.kind) ||
		    (token.kind == RESERVED && token.loc.begin > bad.loc.begin) ||
		    (token.kind == PDESC && lexer_first_on_line(p, token.loc.begin))) {
			push_made(p, RESYNC, token.loc.begin);
			push(p, &token);
			return;
		}
	}
}

void token_recover(struct parser *p)
{
	const struct token *bad = &p->last;

	/* These the grammar takes as the end of what is wrong. */
	if (bad->kind != IMPLIED && !(bad->kind == PRED_END && bad->mode == LEX_PRED))
		p->recover = true;
}

static void recover(struct parser *p)
{
	struct token bad = p->last;

	p->recover = false;
	if (bad.mode == LEX_OUTER)
		recover_outer(p, bad);
	else if (bad.mode == LEX_PRED)
		recover_predicate(p, bad);
	else if (bad.depth > 0)
		recover_inner(p, bad);
	else
		recover_decl(p, bad);
	p->nest = 0;
}

int token_next(union value *value, struct loc *loc, struct parser *p)
{
	if (!p->started) {
		p->started = true;
		*loc = (struct loc){ .source = p->source };
		return p->env->mode == 's' ? START_FILE : START_ARGUMENT;
	}
	if (p->stop)
		return YYEOF;
	if (p->recover) {
		p->queue_head = p->queue_n = 0;
		recover(p);
	}
	if (p->queue_head == p->queue_n)
		read_token(p);
	p->before_last = p->last;
	p->last = p->queue[p->queue_head++];
	*value = p->last.value;
	*loc = p->last.loc;
	return p->last.kind;
}
