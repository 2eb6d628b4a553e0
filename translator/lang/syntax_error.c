// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * syntax_error.c - syntax errors in words: "expected ';' or '}' before 'foo'".
 */
#include <ctype.h>
#include <string.h>

#include <talloc.h>

#include "translator/lang/grammar.h"
#include "parser.h"

#define FOUND_MAX 40

static bool has_text(const struct expected *expected, const char *text)
{
	for (unsigned int i = 0; i < expected->ntexts; i++) {
		if (!strcmp(expected->texts[i], text))
			return true;
	}
	return false;
}

/* In this order they are named; the others come after. */
static const char *const text_order[] = { "'{'", "'/'", "';'", "':'", "','", "')'", "']'", "'}'" };

#define NTEXT_ORDER (sizeof(text_order) / sizeof(*text_order))

static unsigned int text_rank(const char *text)
{
	unsigned int rank = 0;

	while (rank < NTEXT_ORDER && strcmp(text, text_order[rank]))
		rank++;
	return rank;
}

/* Tokens that could also stand there, but were hardly meant. */
static bool is_noise(const struct expected *expected, const char *text)
{
	const bool *seen = expected->seen;
	bool ends = has_text(expected, "';'");

	if (strlen(text) != 3)
		return false;
	switch (text[1]) {
	case ',':
		return ends || has_text(expected, "':'") || seen[EXP_PRED_END];
	case ':':
		return ends || has_text(expected, "')'") || has_text(expected, "']'");
	case '<':
	case '>':
		return expected->ntexts > 1;
	case '{':
		return ends || seen[EXP_STMT];
	case ';':
	case ')':
	case ']':
		return seen[EXP_STMT] || seen[EXP_EXPR];
	}
	return false;
}

struct words {
	const char *items[24];
	unsigned int n;
};

static void add_word(struct words *words, const char *text)
{
	for (unsigned int i = 0; i < words->n; i++) {
		if (!strcmp(words->items[i], text))
			return;
	}
	if (words->n < sizeof(words->items) / sizeof(*words->items))
		words->items[words->n++] = text;
}

static void add_classes(struct words *words, const struct expected *expected)
{
	const bool *seen = expected->seen;
	bool after_probe = has_text(expected, "'/'") && has_text(expected, "'{'");

	if (seen[EXP_ITEM] && !after_probe) {
		add_word(words, "a probe description");
		add_word(words, "a declaration");
	} else if (seen[EXP_STMT]) {
		add_word(words, "a statement");
	} else if (seen[EXP_EXPR]) {
		add_word(words, "an expression");
	} else if (seen[EXP_NAME]) {
		add_word(words, "a name");
	} else if (seen[EXP_TYPE] && !after_probe) {
		add_word(words, "a type");
	} else if (seen[EXP_PROBE] && !after_probe) {
		add_word(words, "a probe description");
	}
}

/* "a, b or c" */
static char *join(void *ctx, const struct words *words)
{
	char *text = talloc_strdup(ctx, "");

	for (unsigned int i = 0; i < words->n; i++) {
		const char *glue = i == 0 ? "" : i + 1 == words->n ? " or " : ", ";

		text = talloc_asprintf_append(text, "%s%s", glue, words->items[i]);
	}
	return text;
}

static const char *likely_operator(const struct expected *expected)
{
	if (!expected->operator)
		return "the end";
	if (expected->noperators == 1 || !strcmp(expected->operator, "'='"))
		return expected->operator;
	return "an operator";
}

static char *expected_text(void *ctx, const struct expected *expected)
{
	struct words words = { .n = 0 };

	add_classes(&words, expected);
	for (unsigned int rank = 0; rank <= NTEXT_ORDER; rank++) {
		for (unsigned int i = 0; i < expected->ntexts; i++) {
			if (text_rank(expected->texts[i]) == rank &&
			    !is_noise(expected, expected->texts[i]))
				add_word(&words, expected->texts[i]);
		}
	}
	if (expected->seen[EXP_PRED_END])
		add_word(&words, "the predicate's closing '/'");
	if (!words.n)
		add_word(&words, likely_operator(expected));
	return join(ctx, &words);
}

static char *found_text(struct parser *p, void *ctx, struct loc loc)
{
	const char *text = p->source->text + loc.begin;
	size_t len = loc.end - loc.begin;
	char *copy;

	if (!len && p->last.kind == YYEOF)
		return talloc_strdup(ctx, "the end of the input");
	if (!len)
		return talloc_strdup(ctx, "this");
	copy = talloc_strndup(ctx, text, len < FOUND_MAX ? len : FOUND_MAX);
	for (char *c = copy; *c; c++) {
		if (!isprint((unsigned char)*c))
			*c = '?';
	}
	return talloc_asprintf(ctx, "'%s%s'", copy, len < FOUND_MAX ? "" : "...");
}

static bool plain_word(const char *text)
{
	while (isalnum((unsigned char)*text) || *text == '_')
		text++;
	return !*text;
}

static char *open_brace_hint(struct parser *p, void *ctx)
{
	const char *file, *here;
	uint32_t line, col, row;

	source_place(p->source, p->last.loc.begin, &here, &row, &col);
	source_place(p->source, p->open_brace, &file, &line, &col);
	if (file && (!here || strcmp(file, here)))
		return talloc_asprintf(ctx, "'{' in %s:%u is not closed", file, line);
	return talloc_asprintf(ctx, "'{' in line %u is not closed", line);
}

/* A probe in a program, as bpftrace names them: the '/' of its path begins a predicate here. */
static bool is_in_program(const struct parser *p)
{
	static const char *const types[] = { "uprobe:", "uretprobe:", "usdt:" };
	const bool after_word = p->before_last.kind == PDESC;
	const char *text = after_word ? p->before_last.value.text : p->description;

	if (!text || !(p->last.mode == LEX_PRED || (p->last.mode == LEX_OUTER && after_word)))
		return false;
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (!strncmp(text, types[i], strlen(types[i])))
			return true;
	return false;
}

/* bpftrace's statement. */
static bool is_delete(const struct parser *p, struct loc loc)
{
	static const char word[] = "delete";
	const size_t len = sizeof(word) - 1;

	return p->before_last.kind == IDENT && loc.end - loc.begin == len &&
	       !memcmp(p->source->text + loc.begin, word, len);
}

static char *hint_text(struct parser *p, void *ctx)
{
	const struct token *found = &p->last, *before = &p->before_last;

	if (is_in_program(p))
		return talloc_strdup(ctx, "in D: none; probes in user processes are not supported "
					  "yet");
	if (is_delete(p, before->loc))
		return talloc_strdup(ctx,
				     "in D: delete name[key], and trunc(@name) for an aggregation");
	if (found->kind == STRING && before->kind == STRING)
		return talloc_strdup(ctx, "adjacent strings are not joined");
	if (found->kind == RESERVED || found->kind == PROBE)
		return talloc_strdup(ctx, "a reserved word");
	if (found->kind == YYEOF && p->depth > 0)
		return open_brace_hint(p, ctx);
	if (found->kind == YYEOF && p->mode == LEX_PRED)
		return talloc_strdup(ctx, "the predicate is not closed");
	if (found->mode != LEX_OUTER)
		return NULL;
	if (before->kind == PDESC && !strncmp(before->value.text, "kernel.function", 15))
		return talloc_strdup(ctx, "in D: fbt::FUNCTION:entry, and fbt::FUNCTION:return");
	if (found->kind == '}')
		return talloc_strdup(ctx, "no '{' is open");
	if (found->kind == ';' && before->kind == '}')
		return talloc_strdup(ctx, "no ';' after a clause");
	if (found->kind == PDESC && before->kind == PDESC && plain_word(before->value.text) &&
	    plain_word(found->value.text + strspn(found->value.text, "*")))
		return talloc_asprintf(ctx, "'%s' is not known as a type", before->value.text);
	return NULL;
}

void syntax_error_report(struct parser *p, const struct expected *expected)
{
	struct loc loc = p->last.loc, clause;
	void *scratch;
	char *found;

	/* What follows a lexical error is its consequence. */
	if (p->stop || (p->lexical_error && p->lexical_error >= p->before_last.loc.end &&
			p->lexical_error <= loc.begin))
		return;
	if (p->errors++ >= SYNTAX_ERRORS_MAX) {
		diag_error(p->diag, loc, D_LIMIT, NULL,
			   "too many syntax errors, reading ends here");
		p->stop = true;
		return;
	}
	scratch = talloc_new(NULL);
	if (token_new_clause(p, &p->last, &clause)) {
		bool pred = p->last.mode == LEX_PRED;

		diag_error(p->diag, clause, D_SYNTAX,
			   pred ? "a predicate needs a body" : open_brace_hint(p, scratch),
			   "expected '%c' before %s", pred ? '{' : '}',
			   found_text(p, scratch, clause));
		talloc_free(scratch);
		return;
	}
	found = found_text(p, scratch, loc);
	if (p->last.kind == YYEOF && p->before_last.loc.end > 0)
		/* Behind what is there, not on the empty line at the end. */
		loc.begin = loc.end = p->before_last.loc.end;
	diag_error(p->diag, loc, D_SYNTAX, hint_text(p, scratch), "expected %s before %s",
		   expected_text(scratch, expected), found);
	talloc_free(scratch);
}
