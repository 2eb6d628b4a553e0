// SPDX-License-Identifier: GPL-2.0-or-later
#include "emit.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include <talloc.h>

#define COLUMNS	    100
#define TAB	    8
#define PIECE	    64 /* columns of one piece of a long literal */
#define COMMENT_MAX 72

void emit_init(struct emitter *e, void *ctx)
{
	*e = (struct emitter){ .nothing = "" };
	text_init(&e->out, ctx);
}

void emit_blank(struct emitter *e)
{
	text_adds(&e->out, "\n");
}

static void indent(struct emitter *e, unsigned int depth)
{
	while (depth--)
		text_adds(&e->out, "\t");
}

/* Where to end a line that has room for `room` bytes: the last blank outside a literal. */
static size_t break_at(const char *s, size_t room)
{
	size_t best = 0;
	char quote = 0;

	for (size_t i = 0; s[i]; i++) {
		if (quote) {
			if (s[i] == '\\' && s[i + 1])
				i++;
			else if (s[i] == quote)
				quote = 0;
		} else if (s[i] == '"' || s[i] == '\'') {
			quote = s[i];
		} else if (s[i] == ' ') {
			if (i <= room || !best)
				best = i;
			if (i > room)
				break;
		}
	}
	return best;
}

static void put_line(struct emitter *e, const char *s)
{
	unsigned int depth = e->depth;

	for (;;) {
		size_t room = depth * TAB < COLUMNS - 20 ? COLUMNS - depth * TAB : 20;
		size_t at = strlen(s) > room ? break_at(s, room) : 0;

		indent(e, depth);
		if (!at)
			break;
		text_add(&e->out, s, at);
		emit_blank(e);
		s += at + 1;
		depth = e->depth + 2;
	}
	text_adds(&e->out, s);
	emit_blank(e);
}

static char *format(struct emitter *e, const char *fmt, va_list ap)
{
	return talloc_vasprintf(e->out.ctx, fmt, ap);
}

void emit_line(struct emitter *e, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = format(e, fmt, ap);
	va_end(ap);
	put_line(e, s);
	talloc_free(s);
}

void emit_commented(struct emitter *e, const char *line, const char *comment, size_t len)
{
	struct text text;

	if (!comment) {
		put_line(e, line);
		return;
	}
	text_init(&text, e->out.ctx);
	text_adds(&text, "/* ");
	emit_comment_text(&text, comment, len, COMMENT_MAX);
	text_adds(&text, " */");
	if (strlen(line) + 1 + text.len + e->depth * TAB <= COLUMNS) {
		emit_line(e, "%s %s", line, text.data);
	} else {
		put_line(e, text.data);
		put_line(e, line);
	}
	talloc_free(text.data);
}

void emit_open(struct emitter *e, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = format(e, fmt, ap);
	va_end(ap);
	put_line(e, s);
	talloc_free(s);
	e->depth++;
}

void emit_close(struct emitter *e, const char *tail)
{
	e->depth--;
	emit_line(e, "}%s", tail);
}

/* One byte of script text in a comment: nothing in it may end the comment or confuse a reader. */
static void comment_byte(struct text *out, const char *s, size_t i, size_t len)
{
	unsigned char c = (unsigned char)s[i];
	char last = out->len ? out->data[out->len - 1] : 0;

	if ((c == '/' && last == '*') || (c == '*' && last == '/'))
		text_adds(out, " ");
	if (c == '?' && last == '?')
		text_adds(out, " ");
	if (c == '\\' && i + 1 == len)
		text_adds(out, "\\ ");
	else if (c < ' ' || c > '~')
		text_addf(out, "\\x%02x", c);
	else
		text_add(out, s + i, 1);
}

void emit_comment_text(struct text *out, const char *s, size_t len, size_t max)
{
	size_t start = out->len;

	for (size_t i = 0; i < len; i++) {
		bool blank = s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r';

		if (out->len - start >= max) {
			text_adds(out, "...");
			return;
		}
		if (!blank)
			comment_byte(out, s, i, len);
		else if (out->len > start && out->data[out->len - 1] != ' ' && i + 1 < len)
			text_adds(out, " ");
	}
}

static void comment_line(struct emitter *e, const char *s, size_t len)
{
	size_t column = 3;

	indent(e, e->depth);
	text_adds(&e->out, " *");
	while (len && (s[len - 1] == ' ' || s[len - 1] == '\t' || s[len - 1] == '\r'))
		len--;
	if (len)
		text_adds(&e->out, " ");
	for (size_t i = 0; i < len; i++) {
		size_t before = e->out.len;

		if (column >= COLUMNS - 4) {
			text_adds(&e->out, "\n");
			indent(e, e->depth);
			text_adds(&e->out, " * ");
			column = 3;
			before = e->out.len;
		}
		if (s[i] == '\t') {
			text_adds(&e->out, "\t");
			column = (column + TAB) & ~(size_t)(TAB - 1);
			continue;
		}
		comment_byte(&e->out, s, i, len);
		column += e->out.len - before;
	}
	text_adds(&e->out, "\n");
}

void emit_block_comment(struct emitter *e, const char *heading, const char *text, size_t len)
{
	emit_line(e, "/*");
	comment_line(e, heading, strlen(heading));
	for (size_t i = 0; text && i < len;) {
		const char *nl = memchr(text + i, '\n', len - i);
		size_t n = nl ? (size_t)(nl - (text + i)) : len - i;

		comment_line(e, text + i, n);
		i += n + 1;
	}
	indent(e, e->depth);
	text_adds(&e->out, " */\n");
}

/* Bytes from s on that a literal can hold as they are; most names are one such run. */
static size_t plain_run(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= ' ' && s[n] <= '~' && s[n] != '"' && s[n] != '\\' && s[n] != '?')
		n++;
	return n;
}

void emit_quote(struct text *out, const char *s, size_t len)
{
	size_t piece;

	text_adds(out, "\"");
	piece = out->len;
	for (size_t i = 0; i < len;) {
		unsigned char c = (unsigned char)s[i];
		size_t run;

		if (out->len - piece >= PIECE) {
			text_adds(out, "\" \"");
			piece = out->len;
		}
		run = plain_run(s + i, len - i < PIECE ? len - i : PIECE);
		if (run) {
			run = run < PIECE - (out->len - piece) ? run : PIECE - (out->len - piece);
			text_add(out, s + i, run);
			i += run;
			continue;
		}
		i++;
		if (c == '"' || c == '\\')
			text_addf(out, "\\%c", c);
		else if (c == '\n')
			text_adds(out, "\\n");
		else if (c == '\t')
			text_adds(out, "\\t");
		else if (c == '?')
			text_adds(out, i > 1 && s[i - 2] == '?' ? "\\?" : "?");
		else
			text_addf(out, "\\%03o", c);
	}
	text_adds(out, "\"");
}
