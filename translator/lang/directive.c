// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * directive.c - lines that begin with '#': pragmas, places from the preprocessor.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "common/near.h"
#include "directive.h"
#include "intern.h"
#include "parser.h"

static const char *skip_blank(const char *s)
{
	while (*s && strchr(" \t\f\v\r\n\\", *s))
		s++;
	return s;
}

static size_t word_len(const char *s)
{
	size_t len = 0;

	if (*s == '"') {
		for (len = 1; s[len] && s[len] != '"'; len++)
			len += s[len] == '\\' && s[len + 1];
		return len + (s[len] == '"');
	}
	while (s[len] && !strchr(" \t\f\v\r\n", s[len]))
		len++;
	return len;
}

/* The line without comments. */
static char *plain_text(void *ctx, const char *line, size_t size)
{
	char *text = talloc_strndup(ctx, line, size);
	char *open = text;

	while ((open = strstr(open, "/*"))) {
		char *close = strstr(open + 2, "*/");
		size_t len = close ? (size_t)(close + 2 - open) : strlen(open);

		memset(open, ' ', len);
		open += len;
	}
	for (size_t len = strlen(text); len > 0 && strchr(" \t\f\v\r", text[len - 1]); len--)
		text[len - 1] = '\0';
	return text;
}

static void add_pragma(struct parser *p, struct loc loc, const char *text)
{
	struct node *node = construct_node(p, N_PRAGMA, loc);

	node->pragma.text = text;
	for (const char *s = text; *s && node->pragma.nwords < 8; s = skip_blank(s)) {
		size_t len = word_len(s);

		node->pragma.words[node->pragma.nwords++] = intern_n(s, len);
		s += len;
	}
	construct_item(p, node);
}

/* The 0-based line that begins after an offset. */
static uint32_t line_behind(const struct source *source, uint32_t offset)
{
	uint32_t low = 0, high = source->nlines;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (source->lines[middle] <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What cpp's flags after a file's name say: 1 begins an included file, 2 comes after one. */
static int nesting(const char *flags)
{
	for (const char *s = skip_blank(flags); *s; s = skip_blank(s + word_len(s))) {
		if (word_len(s) != 1)
			continue;
		if (*s == '1')
			return 1;
		if (*s == '2')
			return -1;
	}
	return 0;
}

/* `# N "file" flags`, as cpp writes, or #line without flags; false if it is none. */
static bool add_mark(struct source *source, struct loc loc, const char *s, bool is_line)
{
	int nested = 0;
	const char *file;
	uint32_t line, col;
	char *end;
	unsigned long number;

	source_place(source, loc.begin, &file, &line, &col);
	if (!isdigit((unsigned char)*s))
		return false;
	number = strtoul(s, &end, 10);
	if (*end && !strchr(" \t", *end))
		return false;
	s = skip_blank(end);
	if (*s == '"') {
		size_t len = word_len(s);

		if (len < 2 || s[len - 1] != '"')
			return false;
		file = talloc_strndup(source, s + 1, len - 2);
		if (!strcmp(file, "<stdin>"))
			file = source->name;
		if (!is_line)
			nested = nesting(s + len);
	} else if (*s) {
		return false;
	}
	/* The number is the next line's.  Marks are the one thing that reading adds to a source. */
	source_add_mark(source, line_behind(source, loc.end), number, file ? file : "command line",
			nested);
	return true;
}

/* The word after the '#', and whether it is "line"; length 0: there is none. */
static size_t first_word(const char *s, bool *is_line)
{
	const size_t len = word_len(s);

	*is_line = len == 4 && !memcmp(s, "line", 4);
	return len;
}

bool directive_place(struct source *source, uint32_t begin, uint32_t end)
{
	const struct loc loc = { .source = source, .begin = begin, .end = end };
	char *text = plain_text(source, source->text + begin, end - begin);
	const char *s = skip_blank(text + 1);
	bool is_line, found;

	first_word(s, &is_line);
	found = add_mark(source, loc, is_line ? skip_blank(s + 4) : s, is_line);
	talloc_free(text);
	return found;
}

/* "closest: include", or NULL. */
static const char *closest(void *ctx, const char *word, size_t len)
{
	static const char *const names[] = { "define", "elif",	"else",	  "endif",   "error",
					     "if",     "ifdef", "ifndef", "include", "line",
					     "pragma", "undef", "warning" };
	const char *near =
		near_name(talloc_strndup(ctx, word, len), names, sizeof(names) / sizeof(*names));

	return near ? talloc_asprintf(ctx, "closest: '%s'", near) : NULL;
}

void directive_line(struct parser *p, struct parser_text t)
{
	const char *hash = memchr(t.text, '#', t.len);
	struct loc loc = t.loc;
	bool is_line;
	const char *s;
	size_t len;

	loc.begin += hash - t.text;
	t.len -= hash - t.text;
	t.text = hash;
	if (t.len > 1 && hash[1] == '!' && loc.begin == 0)
		return;
	s = skip_blank(plain_text(p->ctx, t.text, t.len) + 1);
	len = first_word(s, &is_line);
	if (!len || (len == 5 && !memcmp(s, "ident", 5)))
		return;
	if (len == 6 && !memcmp(s, "pragma", 6)) {
		add_pragma(p, loc, skip_blank(s + 6));
		return;
	}
	if (directive_place((struct source *)p->source, loc.begin, loc.end))
		return;
	if (is_line || isdigit((unsigned char)*s)) {
		diag_error(p->diag, loc, D_PRAGMA_MALFORM, NULL,
			   "a line's place is given as #line NUMBER \"FILE\"");
		return;
	}
	diag_error(p->diag, loc, D_PRAGCTL_INVAL, closest(p->ctx, s, len),
		   "'#%.*s' is not a control line of D", (int)(len < 40 ? len : 40), s);
}
