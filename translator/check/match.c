// SPDX-License-Identifier: GPL-2.0-or-later
#include "match.h"

#include <string.h>

#include "common/escape.h"
#include "fold.h"
#include "translator/lang/source.h"
#include "translator/prog/regex.h"
#include "value.h"

/* One byte of a literal from text[*at] on, which is moved past it; false: a joined line. */
static bool skip_byte(const char *text, size_t len, size_t *at)
{
	const char *from = text + *at;
	char byte;

	if (*from != '\\' || *at + 1 >= len) {
		++*at;
		return true;
	}
	if (from[1] == '\n' || (from[1] == '\r' && *at + 2 < len && from[2] == '\n')) {
		*at += from[1] == '\r' ? 3 : 2;
		return false;
	}
	escape_read(text, len, at, &byte);
	return true;
}

/* Where byte `n` of a literal's value, or its end, is in the source. */
static uint32_t place(struct loc loc, size_t n)
{
	const char *text = loc.source->text + loc.begin;
	const size_t len = loc.end - loc.begin;
	size_t at = 1;

	while (n && at < len && text[at] != '"')
		n -= skip_byte(text, len, &at);
	return loc.begin + (uint32_t)at;
}

/* A literal that parentheses are around begins with these. */
static bool is_written(const struct node *pattern)
{
	return pattern->loc.source && pattern->loc.source->text[pattern->loc.begin] == '"';
}

static void report(struct checker *c, const struct node *pattern, const struct regex_error *error)
{
	static const enum diag_tag tags[] = {
		[REGEX_MALFORMED] = D_REGEX,
		[REGEX_UNSUPPORTED] = D_UNSUPPORTED,
		[REGEX_LIMIT] = D_LIMIT,
	};
	struct loc loc = pattern->loc;

	if (!error->somewhere || error->at >= pattern->string.len) {
		diag_error(c->diag, loc, tags[error->kind], error->hint, "regular expression: %s",
			   error->what);
	} else if (is_written(pattern)) {
		loc.begin = place(pattern->loc, error->at);
		loc.end = place(pattern->loc, error->at + error->len);
		diag_error(c->diag, loc, tags[error->kind], error->hint, "regular expression: %s",
			   error->what);
	} else {
		diag_error(c->diag, loc, tags[error->kind], error->hint,
			   "regular expression, at '%s': %s", pattern->string.text + error->at,
			   error->what);
	}
}

/* The program's row of the pattern, which may be new; false after a report. */
static bool regex_row(struct checker *c, const struct node *pattern, uint32_t *row)
{
	const char *text = pattern->string.text;
	const size_t len = strnlen(text, pattern->string.len);
	struct prog *p = c->prog;
	struct regex_error error;
	const struct regex *re;

	for (*row = 0; *row < p->nregexes; ++*row)
		if (p->regexes[*row]->len == len && !memcmp(p->regexes[*row]->text, text, len))
			return true;
	re = regex_compile(c->ctx, text, len, &error);
	if (!re) {
		report(c, pattern, &error);
		return false;
	}
	array_add(c->ctx, p->regexes, p->nregexes) = re;
	return true;
}

struct value match_value(struct checker *c, const struct node *n, struct value s,
			 const struct node *pattern)
{
	const enum op op = n->binary.op;
	struct prog_expr *e;
	uint32_t row;

	if (!pattern || s.kind == V_ERROR)
		return value_error();
	if (pattern->kind != N_STRING) {
		diag_error(c->diag, pattern->loc, D_REGEX,
			   "its automaton is made while the program is translated",
			   "the right side of %s must be a string literal, or a macro that stands "
			   "for a string",
			   op_text(op));
		return value_error();
	}
	if (!value_is_strlike(&s)) {
		ERR(c, n->loc, D_OP_INCOMPAT, "operator %s matches a string, not '%s'", op_text(op),
		    value_tname(c, s.type));
		return value_error();
	}
	if (!regex_row(c, pattern, &row))
		return value_error();
	e = value_string(c, s);
	if (!e)
		return value_error();
	e = fold_new(c, PX_MATCH, c->t.i, n->loc, 1, e);
	e->index = row;
	if (op == OP_NOMATCH)
		e = fold_unary(c, PX_NOT, c->t.i, n->loc, e);
	return value_rvalue(c->t.i, e, n->loc);
}
