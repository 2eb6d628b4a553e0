// SPDX-License-Identifier: GPL-2.0-or-later
/* printf formats: conversions against the arguments' types.  The loader does the formatting. */
#include "printf.h"

#include <ctype.h>
#include <string.h>

#include "common/conversion.h"
#include "common/message.h"
#include "fold.h"
#include "record.h"
#include "translator/lang/source.h"

/* Of the character that begins there; 0 at the end. */
static int length_of(const char *text)
{
	const size_t n = *text ? message_character(text, strlen(text)) : 0;

	return n || !*text ? (int)n : 1;
}

bool format_conversion(const char **text, struct conversion *ret)
{
	bool starred[2] = { false }, twice = false;
	const char *p = *text;

	for (;;) {
		p = strchr(p, '%');
		if (!p)
			return false;
		if (p[1] != '%')
			break;
		p += 2;
	}
	ret->begin = p;
	ret->letter = ret->size = 0;
	ret->agg = false;
	ret->stars = 0;
	ret->number++;
	/* Flags, width and precision, in any order. */
	for (p++; *p && (strchr(CONVERSION_FLAGS ".*", *p) || isdigit((unsigned char)*p)); p++) {
		ret->agg |= *p == '@';
		if (*p != '*')
			continue;
		twice |= starred[p[-1] == '.'];
		starred[p[-1] == '.'] = true;
		ret->stars++;
	}
	if (*p && strchr(CONVERSION_SIZES, *p)) {
		ret->size = *p++;
		if (ret->size == 'h' && *p == 'h')
			ret->size = 'H', p++;
		else if (ret->size == 'l' && *p == 'l')
			ret->size = 'q', p++;
	}
	if (*p && strchr(CONVERSION_LETTERS, *p) && !twice)
		ret->letter = *p++;
	ret->len = (int)(p - ret->begin);
	if (!ret->letter)
		ret->len += length_of(p);
	*text = p;
	return true;
}

static size_t count_signs(const char *text, const char *end)
{
	size_t n = 0;

	for (; text < end; text++)
		n += *text == '%';
	return n;
}

/* Its place in the literal; that of the literal where escapes or a macro hide it. */
static struct loc place_of(const struct node *fmt, const struct conversion *cv)
{
	const char *source = fmt->loc.source ? fmt->loc.source->text : NULL, *p, *end;
	const char *text = fmt->string.text;
	size_t before = count_signs(text, cv->begin);

	if (!source || source[fmt->loc.begin] != '"')
		return fmt->loc;
	p = source + fmt->loc.begin;
	end = source + fmt->loc.end;
	if (count_signs(p, end) != count_signs(text, text + strlen(text)))
		return fmt->loc;
	for (; p < end; p++)
		if (*p == '%' && !before--)
			break;
	if (end - p < cv->len || strncmp(p, cv->begin, (size_t)cv->len))
		return fmt->loc;
	return (struct loc){ fmt->loc.source, (uint32_t)(p - source),
			     (uint32_t)(p - source) + (uint32_t)cv->len };
}

static bool is_int_of(const struct type *t, char size)
{
	uint32_t n = type_strip(t)->size;

	switch (size) {
	case 'H':
		return n == 1;
	case 'h':
		return n == 2;
	case 'l':
	case 'q':
		return n == 8;
	}
	return true;
}

/* What a conversion accepts; NULL: the value fits. */
static const char *mismatch(const struct conversion *cv, const struct value *v)
{
	const struct type *t = type_strip(v->type);
	bool integer = type_is_integer(t), sym = t->kind == TYPE_SYMADDR,
	     usym = t->kind == TYPE_USYMADDR;

	switch (cv->letter) {
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
		if (!integer)
			return "an integer";
		return is_int_of(t, cv->size) ? NULL : "an integer of that size";
	case 'c':
	case 'C':
		return integer && t->size <= 4 ? NULL : "a char, short or int";
	case 's':
	case 'S':
		return value_is_string(v) || sym || usym ? NULL : "a string or an array of char";
	case 'I':
		return value_is_string(v) ? NULL : "a string or an array of char";
	case 'P':
		return integer ? NULL : "an integer";
	case 'p':
		return integer || type_is_pointerlike(t) ? NULL : "a pointer or an integer";
	case 'a':
	case 'A':
		return integer || type_is_pointerlike(t) || sym || usym ? NULL : "an address";
	case 'k':
		return t->kind == TYPE_STACK || t->kind == TYPE_USTACK ? NULL : "a stack";
	case 'T':
	case 'Y':
		return integer && t->size == 8 ? NULL : "a 64-bit integer (nanoseconds)";
	case 'e':
	case 'E':
	case 'f':
	case 'g':
	case 'G':
		return t->kind == TYPE_FLOAT ? NULL : "a floating-point value";
	}
	return "another value";
}

/* What C or bpftrace have there; NULL: nothing that is known. */
static const char *unknown_hint(const struct conversion *cv)
{
	switch (cv->begin[cv->len - 1]) {
	case 'z':
	case 'j':
	case 't':
		return "%d and %u take integers of all sizes";
	case 'r':
		return "tracemem() prints bytes";
	case '%':
		return "%% prints a percent sign";
	}
	return NULL;
}

static bool malformed(struct checker *c, const struct node *fmt, const struct conversion *cv,
		      const char *func)
{
	if (cv->letter)
		return false;
	diag_error(c->diag, place_of(fmt, cv), D_SYNTAX, unknown_hint(cv),
		   "conversion %u (%.*s) in the format of %s() is malformed or unknown", cv->number,
		   cv->len, cv->begin, func);
	return true;
}

static int32_t format_add(struct checker *c, const struct node *fmt)
{
	struct prog *p = c->prog;

	for (uint32_t i = 0; i < p->nformats; i++)
		if (!strcmp(p->formats[i], fmt->string.text))
			return (int32_t)i;
	ARRAY_GROW(c->ctx, p->formats, p->nformats);
	p->formats[p->nformats] = fmt->string.text;
	return (int32_t)p->nformats++;
}

static bool fail(struct format *f)
{
	f->failed = true;
	return false;
}

/* The argument for a width or a precision. */
static bool star_arg(struct checker *c, struct format *f, struct value v)
{
	struct prog_stmt *st = f->st;

	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return fail(f);
	if (!type_is_integer(v.type)) {
		ERR(c, v.loc, D_PRINTF_DYN_TYPE,
		    "the width or precision of conversion %u must be an int, not '%s'",
		    f->cv.number, value_tname(c, v.type));
		return fail(f);
	}
	v.type = c->t.i;
	v.e = fold_cast(c, c->t.i, v.e);
	if (!record_field(c, v, &st->rec.fields[st->rec.nfields]))
		return fail(f);
	st->rec.nfields++;
	return true;
}

/* What prints a value that does not fit %s; NULL: nothing comes to mind. */
static const char *string_hint(const struct value *v)
{
	if (value_is_strlike(v))
		return "use stringof()";
	if (!type_is_integer(v->type))
		return NULL;
	return type_bytes(v->type) < 8 ?
		       "%d prints a number" :
		       "use copyinstr() if it is an address in user memory, stringof() if it is "
		       "one of the kernel's; %d prints a number";
}

/* What prints a value that does not fit the conversion; NULL: nothing comes to mind. */
static const char *misfit_hint(struct checker *c, const struct conversion *cv,
			       const struct value *v)
{
	const struct type *t = type_strip(v->type);
	const char *size = cv->begin + cv->len - 1, *letter = size;

	if (t->kind == TYPE_STACK || t->kind == TYPE_USTACK)
		return "%k prints a stack";
	if (strchr("sS", cv->letter))
		return string_hint(v);
	if (strchr("efgEG", cv->letter))
		return type_is_integer(t) ? "%d prints a number" : NULL;
	if (!strchr("diuoxX", cv->letter))
		return NULL;
	if (!type_is_integer(t))
		return value_is_string(v)     ? "%s prints a string" :
		       type_is_pointerlike(t) ? "%p prints a pointer" :
						NULL;
	while (strchr(CONVERSION_SIZES, size[-1]))
		size--;
	return talloc_asprintf(c->ctx, "leave out '%.*s'", (int)(letter - size), size);
}

static bool value_arg(struct checker *c, struct format *f, struct value v, struct loc loc)
{
	const struct conversion *cv = &f->cv;
	struct prog_stmt *st = f->st;
	const char *want;

	if (v.kind != V_ERROR && type_strip(v.type)->kind == TYPE_FUNCTION)
		v = value_load(c, v); /* its address */
	if (v.kind == V_ERROR)
		return false;
	want = mismatch(cv, &v);
	if (!want && f->kernel && cv->letter == 's' && !value_is_string(&v))
		want = "a string or an array of char";
	if (want) {
		diag_error(c->diag, loc, D_PRINTF_ARG_TYPE, misfit_hint(c, cv, &v),
			   "conversion %u (%.*s) of %s() needs %s, not '%s'", cv->number, cv->len,
			   cv->begin, f->func, want, value_tname(c, v.type));
		return false;
	}
	if (!record_field(c, v, &st->rec.fields[st->rec.nfields]))
		return false;
	st->rec.nfields++;
	return true;
}

bool format_begin(struct checker *c, struct format *f)
{
	f->text = f->fmt->string.text;
	if (!*f->text && strcmp(f->func, "freopen")) {
		ERR(c, f->fmt->loc, D_PRINTF_FMT_EMPTY, "the format of %s() is empty", f->func);
		return false;
	}
	f->st->rec.fields = talloc_zero_array(c->ctx, struct prog_field, f->nargs + 1);
	return true;
}

/* What sprintf() cannot make of a value: symbols, times and names of hosts are the loader's. */
static bool only_printed(struct checker *c, const struct format *f)
{
	const struct conversion *cv = &f->cv;
	const size_t n = strcspn(cv->begin, CONVERSION_SIZES CONVERSION_LETTERS);
	const char *why = NULL;

	if (!f->kernel)
		return false;
	if (!strchr("diuoxXcsp", cv->letter))
		why = "is made by what prints it";
	else if (strchr("cs", cv->letter) && strchr("lqw", cv->size) && cv->size)
		why = "has wide characters, which depend on the locale";
	else if (memchr(cv->begin, '\'', n))
		why = "groups digits, which depends on the locale";
	if (!why)
		return false;
	diag_error(c->diag, f->fmt->loc, D_SYNTAX, "printf() prints it",
		   "conversion %u (%%%c) in the format of %s() %s", cv->number, cv->letter, f->func,
		   why);
	return true;
}

/* The conversion after the last one; false at the end or after a report. */
static bool read_conversion(struct checker *c, struct format *f)
{
	if (!format_conversion(&f->text, &f->cv))
		return false;
	if (malformed(c, f->fmt, &f->cv, f->func))
		return fail(f);
	if (!f->cv.agg && only_printed(c, f))
		return fail(f);
	if (f->cv.agg) {
		ERR(c, place_of(f->fmt, &f->cv), D_PRINTF_AGG_CONV,
		    "conversion %u: %%@ prints an aggregation and belongs to printa()",
		    f->cv.number);
		return fail(f);
	}
	f->stars = f->cv.stars;
	f->open = true;
	return true;
}

/* Whether there is an argument for what the conversion wants next; reported if not. */
static bool is_given(struct checker *c, struct format *f)
{
	if (f->used < f->nargs)
		return true;
	if (f->stars)
		ERR(c, place_of(f->fmt, &f->cv), D_PRINTF_DYN_PROTO,
		    "conversion %u needs an argument for its width or precision", f->cv.number);
	else
		ERR(c, place_of(f->fmt, &f->cv), D_PRINTF_ARG_PROTO,
		    "%s() has no argument for conversion %u (%.*s)", f->func, f->cv.number,
		    f->cv.len, f->cv.begin);
	return fail(f);
}

const struct node *format_next(struct checker *c, struct format *f)
{
	const struct node *arg;

	while (!f->failed && (f->open || read_conversion(c, f))) {
		if (!is_given(c, f))
			break;
		arg = f->args[f->used];
		if (f->stars || arg->kind != N_AGG)
			return arg;
		ERR(c, arg->loc, D_PRINTF_ARG_TYPE, "an aggregation is printed with printa()");
		f->wrong = true;
		f->used++;
		f->open = false;
	}
	return NULL;
}

void format_arg(struct checker *c, struct format *f, struct value v)
{
	const struct loc loc = f->args[f->used++]->loc;

	if (f->stars) {
		f->stars--;
		star_arg(c, f, v);
		return;
	}
	f->open = false;
	f->wrong |= !value_arg(c, f, v, loc);
}

bool format_end(struct checker *c, struct format *f)
{
	if (f->failed)
		return false;
	if (f->used < f->nargs) {
		ERR(c, f->args[f->used]->loc, D_PRINTF_ARG_EXTRA,
		    "%s() has more arguments than its format has conversions", f->func);
		return false;
	}
	if (!f->kernel)
		f->st->rec.format = format_add(c, f->fmt);
	return !f->wrong;
}

void format_bad(struct checker *c, const struct node *fmt, const struct value *v, const char *func)
{
	if (v->kind == V_ERROR)
		return;
	if (value_is_strlike(v))
		ERR(c, fmt->loc, D_PRINTF_ARG_FMT, "the format of %s() must be a string literal",
		    func);
	else
		ERR(c, fmt->loc, D_PROTO_ARG,
		    "the format of %s() must be a string literal, not '%s'", func,
		    value_tname(c, v->type));
}

/* The keys that give a conversion of printa() its width and precision. */
static bool star_keys(struct checker *c, const struct conversion *cv, const struct node *fmt,
		      const struct prog_agg *agg, uint32_t *key)
{
	for (unsigned int i = 0; i < cv->stars; i++, ++*key) {
		if (*key >= agg->nkeys) {
			ERR(c, place_of(fmt, cv), D_PRINTF_DYN_PROTO,
			    "conversion %u needs a key of '@%s' for its width or precision",
			    cv->number, agg->name);
			return false;
		}
		if (!type_is_integer(agg->keys[*key].type)) {
			ERR(c, place_of(fmt, cv), D_PRINTF_DYN_TYPE,
			    "the width or precision of conversion %u must be an int, not key %u "
			    "of '@%s', '%s'",
			    cv->number, *key + 1, agg->name, value_tname(c, agg->keys[*key].type));
			return false;
		}
	}
	return true;
}

/* Whether a conversion may print a key. */
static bool key_fits(char letter, const struct prog_field *key)
{
	switch (key->kind) {
	case PF_INT:
		return !strchr("sSk", letter);
	case PF_STRING:
		return strchr("sS", letter);
	case PF_STACK:
	case PF_USTACK:
		return letter == 'k';
	case PF_SYM:
	case PF_MOD:
	case PF_USYM:
	case PF_UMOD:
	case PF_UADDR:
		return strchr("aAspx", letter);
	case PF_BYTES:
		return true;
	}
	return true;
}

bool format_aggs(struct checker *c, const struct node *fmt, struct prog_stmt *st)
{
	const struct prog_agg *agg = st->rec.aggs[0];
	struct conversion cv = { 0 };
	uint32_t key = 0;
	const char *p;

	p = fmt->string.text;
	if (!*p) {
		ERR(c, fmt->loc, D_PRINTF_FMT_EMPTY, "the format of printa() is empty");
		return false;
	}
	while (format_conversion(&p, &cv)) {
		if (malformed(c, fmt, &cv, "printa"))
			return false;
		if (!star_keys(c, &cv, fmt, agg, &key))
			return false;
		if (cv.agg) {
			if (strchr("diuoxXpeaAPTY", cv.letter))
				continue;
			ERR(c, place_of(fmt, &cv), D_PRINTF_ARG_TYPE,
			    "conversion %u (%.*s) cannot print an aggregation's value", cv.number,
			    cv.len, cv.begin);
			return false;
		}
		if (key >= agg->nkeys) {
			ERR(c, place_of(fmt, &cv), D_PRINTA_AGGPROTO,
			    "conversion %u: '@%s' has only %u key%s; its value is printed by %%@",
			    cv.number, agg->name, agg->nkeys, agg->nkeys == 1 ? "" : "s");
			return false;
		}
		if (!key_fits(cv.letter, &agg->keys[key])) {
			ERR(c, place_of(fmt, &cv), D_PRINTF_ARG_TYPE,
			    "conversion %u (%.*s) does not fit key %u of '@%s'", cv.number, cv.len,
			    cv.begin, key + 1, agg->name);
			return false;
		}
		key++;
	}
	st->rec.format = format_add(c, fmt);
	return true;
}
