// SPDX-License-Identifier: GPL-2.0-or-later
#include <ctype.h>
#include <string.h>

#include <talloc.h>

#include "common/array.h"
#include "pp.h"

static bool is_blank(char c)
{
	return c && strchr(" \t\f\v\r", c);
}

static bool is_word_byte(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

static uint32_t word_len(const char *text, size_t len)
{
	uint32_t n = 0;

	while (n < len && is_word_byte(text[n]))
		n++;
	return n;
}

/* To the quote that closes it, or to the end of the line. */
static uint32_t string_len(const char *text, size_t len)
{
	uint32_t n = 1;

	while (n < len && text[n] != *text && text[n] != '\n') {
		if (text[n] == '\\' && n + 2 < len && text[n + 1] == '\r' && text[n + 2] == '\n')
			n++;
		n += text[n] == '\\' || (text[n] == '\r' && text[n - 1] == '\\') ? 2 : 1;
	}
	if (n > len)
		n = (uint32_t)len;
	return n < len && text[n] == *text ? n + 1 : n;
}

static uint32_t sign_len(const char *text, size_t len)
{
	static const char *const signs[] = { "<<=", ">>=", "...", "->", "++", "--", "<<", ">>",
					     "<=",  ">=",  "==",  "!=", "&&", "||", "^^", "+=",
					     "-=",  "*=",  "/=",  "%=", "&=", "^=", "|=", "##" };
	/* All have one of these second. */
	const bool longer = len > 1 && text[1] && strchr("=<>+-&|^.#", text[1]);

	for (size_t i = 0; longer && i < sizeof(signs) / sizeof(*signs); i++) {
		const size_t n = strlen(signs[i]);

		if (n <= len && !memcmp(text, signs[i], n))
			return (uint32_t)n;
	}
	/* A macro variable, $pid or $$1, is not the name in it. */
	if (*text == '$') {
		const uint32_t n = len > 1 && text[1] == '$' ? 2 : 1;

		return n + word_len(text + n, len - n);
	}
	return 1;
}

static struct pp_token token(enum pp_kind kind, const char *text, size_t len)
{
	return (struct pp_token){ .kind = kind, .text = text, .len = (uint32_t)len };
}

static struct pp_token comment(const char *text, size_t len)
{
	const char *end;

	if (text[1] == '/') {
		end = memchr(text, '\n', len);
		return token(PP_COMMENT, text, end ? (size_t)(end - text) : len);
	}
	end = memmem(text + 2, len - 2, "*/", 2);
	if (!end)
		return token(PP_OPEN_COMMENT, text, len);
	return token(PP_COMMENT, text, end + 2 - text);
}

struct pp_token pp_token_at(const char *text, size_t len)
{
	uint32_t n = 0;

	if (!len)
		return token(PP_END, text, 0);
	while (n < len && is_blank(text[n]))
		n++;
	if (n)
		return token(PP_BLANK, text, n);
	if (*text == '\n')
		return token(PP_NEWLINE, text, 1);
	if (*text == '\\' && len > 1 && text[1] == '\n')
		return token(PP_SPLICE, text, 2);
	if (*text == '\\' && len > 2 && text[1] == '\r' && text[2] == '\n')
		return token(PP_SPLICE, text, 3);
	if (*text == '/' && len > 1 && (text[1] == '*' || text[1] == '/'))
		return comment(text, len);
	if (isdigit((unsigned char)*text))
		return token(PP_NUMBER, text, word_len(text, len));
	if (is_word_byte(*text))
		return token(PP_WORD, text, word_len(text, len));
	if (*text == '"' || *text == '\'')
		return token(PP_STRING, text, string_len(text, len));
	return token(PP_SIGN, text, sign_len(text, len));
}

uint32_t pp_token_hash(const char *text)
{
	uint32_t n = 0;

	while (is_blank(text[n]))
		n++;
	return n;
}

bool pp_token_is(const struct pp_token *t, const char *text)
{
	return strlen(text) == t->len && !memcmp(t->text, text, t->len);
}

bool pp_token_glues(char a, char b)
{
	if (is_word_byte(a) && is_word_byte(b))
		return true;
	if (!a || !b)
		return false;
	return (b == '=' && strchr("+-*/%&|^<>=!", a)) || (a == b && strchr("+-<>&|^/#", a)) ||
	       (a == '-' && b == '>') || (a == '/' && b == '*');
}

bool pp_token_blank(enum pp_kind kind)
{
	return kind == PP_BLANK || kind == PP_NEWLINE || kind == PP_SPLICE || kind == PP_COMMENT ||
	       kind == PP_OPEN_COMMENT;
}

struct pp_tokens pp_token_list(void *ctx, const char *text, size_t len)
{
	struct pp_tokens list = { 0 };
	bool space = false;

	while (len) {
		struct pp_token t = pp_token_at(text, len);

		text += t.len;
		len -= t.len;
		if (pp_token_blank(t.kind)) {
			space = true;
			continue;
		}
		t.space = space;
		space = false;
		array_add(ctx, list.items, list.n) = t;
	}
	return list;
}

char *pp_token_text(void *ctx, const struct pp_tokens *list)
{
	size_t room = 1, n = 0;
	char *text;

	for (size_t i = 0; i < list->n; i++)
		room += list->items[i].len + 1;
	text = talloc_array(ctx, char, room);
	for (size_t i = 0; i < list->n; i++) {
		const struct pp_token *t = &list->items[i];

		if (!t->len)
			continue;
		if (n && (t->space || pp_token_glues(text[n - 1], *t->text)))
			text[n++] = ' ';
		/* A string with a joined line in it is one line, as all of a macro's. */
		for (uint32_t k = 0; k < t->len; k++) {
			if (t->text[k] == '\\' && k + 1 < t->len && t->text[k + 1] == '\n')
				k++;
			else
				text[n++] = t->text[k];
		}
	}
	text[n] = '\0';
	return text;
}
