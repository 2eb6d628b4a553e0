// SPDX-License-Identifier: GPL-2.0-or-later
/* The pieces of a format, and its arguments as the runtime takes them. */
#include "sprintf.h"

#include <ctype.h>
#include <string.h>

#include "common/array.h"
#include "fold.h"
#include "runtime/format.h"

#define POINTER_COLUMNS 16 /* as dtaprun has it for flag ? */

static uint32_t flag_of(char c)
{
	switch (c) {
	case '-':
		return RT_FORMAT_LEFT;
	case '0':
		return RT_FORMAT_ZEROS;
	case '+':
		return RT_FORMAT_PLUS;
	case ' ':
		return RT_FORMAT_BLANK;
	case '#':
		return RT_FORMAT_PREFIX;
	}
	return 0;
}

/* `*`, or digits, of which too many are as good as more. */
static const char *read_number(const char *p, int32_t *number, bool *arg)
{
	if (*p == '*') {
		*arg = true;
		return p + 1;
	}
	for (*number = 0; isdigit((unsigned char)*p); p++)
		if (*number <= INT32_MAX / 10 - 1)
			*number = *number * 10 + (*p - '0');
	return p;
}

/* What stands between the % and the size. */
static void read_modifiers(const char *p, struct prog_piece *piece)
{
	for (;;) {
		if (*p == '?') {
			piece->width = POINTER_COLUMNS;
			p++;
		} else if (flag_of(*p)) {
			piece->flags |= flag_of(*p++);
		} else if (isdigit((unsigned char)*p) || *p == '*') {
			p = read_number(p, &piece->width, &piece->width_arg);
		} else if (*p == '.') {
			p = read_number(p + 1, &piece->precision, &piece->precision_arg);
		} else {
			return;
		}
	}
}

/* %% is one of them. */
static const char *text_of(struct checker *c, const char *text, const char *end)
{
	char *copy = talloc_strndup(c->ctx, text, (size_t)(end - text)), *to = copy;

	for (const char *p = copy; *p; p++) {
		*to++ = *p;
		p += p[0] == '%' && p[1] == '%';
	}
	*to = '\0';
	return copy;
}

/* Of its own size, in 64 bits: a minus sign is d's alone. */
static struct prog_expr *integer(struct checker *c, struct prog_piece *piece,
				 const struct prog_field *field)
{
	struct prog_expr *e = (struct prog_expr *)field->expr;
	const struct type *type = type_strip(field->type);
	const bool is_signed = type->is_signed && piece->letter == 'd';

	if (piece->letter == 'd' && !is_signed)
		piece->letter = 'u';
	type = type_int(c->types, 8 * type->size, is_signed);
	return fold_cast(c, is_signed ? c->t.s64 : c->t.u64, fold_cast(c, type, e));
}

static void add_conversion(struct checker *c, struct prog_expr *e, struct prog_piece *piece,
			   const struct conversion *cv, const struct prog_field *fields)
{
	struct prog_expr *value;

	read_modifiers(cv->begin + 1, piece);
	piece->letter = cv->letter == 'i' ? 'd' : cv->letter == 'p' ? 'x' : cv->letter;
	for (unsigned int i = 0; i < cv->stars; i++, e->na++)
		e->a[e->na] = (struct prog_expr *)fields[e->na - 1].expr;
	value = (struct prog_expr *)fields[e->na - 1].expr;
	if (piece->letter == 'c')
		value = fold_cast(c, c->t.u, value);
	else if (piece->letter != 's')
		value = integer(c, piece, &fields[e->na - 1]);
	e->a[e->na++] = value;
}

static struct prog_expr *literal(struct checker *c, const struct node *fmt)
{
	struct prog_expr *e = fold_new(c, PX_STR, c->t.string, fmt->loc, 0);

	e->str.text = fmt->string.text;
	e->str.len = strlen(fmt->string.text);
	return e;
}

struct value sprintf_value(struct checker *c, const struct format *fmt, struct loc loc)
{
	const struct prog_field *fields = fmt->st->rec.fields;
	struct prog_expr *e = fold_new(c, PX_CALL, c->t.string, loc, 1, literal(c, fmt->fmt));
	const char *p = fmt->fmt->string.text, *text = p;
	struct prog_piece *pieces = NULL;
	struct conversion cv = { 0 };
	uint32_t n = 0;

	e->a = talloc_realloc(e, e->a, struct prog_expr *, fmt->nargs + 1);
	for (bool more = true; more; text = p) {
		more = format_conversion(&p, &cv);
		ARRAY_GROW(c->ctx, pieces, n);
		pieces[n] = (struct prog_piece){ .precision = -1 };
		pieces[n].text = text_of(c, text, more ? cv.begin : strchr(text, '\0'));
		if (more)
			add_conversion(c, e, &pieces[n], &cv, fields);
		n++;
	}
	e->subr = SUBR_SPRINTF;
	e->call.pieces = pieces;
	e->call.npieces = n;
	return value_rvalue(c->t.string, e, loc);
}
