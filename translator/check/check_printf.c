// SPDX-License-Identifier: GPL-2.0-or-later
/* printf formats: conversions against the arguments' types.  The loader does the formatting. */
#include "common/conversion.h"
#include "checker.h"

#include <ctype.h>
#include <string.h>

struct conversion {
	char letter;
	char size;	     /* 0, 'h', 'H' (hh), 'l', 'q' (ll), 'L', 'w' */
	bool agg;	     /* %@ */
	unsigned int stars;  /* * as width, as precision */
	unsigned int number; /* from 1 */
};

/* Reads the next conversion at *text; false at the end. letter 0: malformed. */
static bool next_conversion(const char **text, struct conversion *ret)
{
	const char *p = *text;

	for (;;) {
		p = strchr(p, '%');
		if (!p)
			return false;
		if (p[1] != '%')
			break;
		p += 2;
	}
	ret->letter = ret->size = 0;
	ret->agg = false;
	ret->stars = 0;
	ret->number++;
	/* Flags, width and precision, in any order. */
	for (p++; *p && (strchr(CONVERSION_FLAGS ".*", *p) || isdigit((unsigned char)*p)); p++) {
		ret->agg |= *p == '@';
		ret->stars += *p == '*';
	}
	if (*p && strchr(CONVERSION_SIZES, *p)) {
		ret->size = *p++;
		if (ret->size == 'h' && *p == 'h')
			ret->size = 'H', p++;
		else if (ret->size == 'l' && *p == 'l')
			ret->size = 'q', p++;
	}
	if (*p && strchr(CONVERSION_LETTERS, *p))
		ret->letter = *p++;
	*text = p;
	return true;
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

static bool malformed(struct checker *c, const struct node *fmt, const struct conversion *cv,
		      const char *func)
{
	if (cv->letter)
		return false;
	ERR(c, fmt->loc, D_SYNTAX, "conversion %u in the format of %s() is malformed or unknown",
	    cv->number, func);
	return true;
}

int32_t format_add(struct checker *c, const struct node *fmt)
{
	struct prog *p = c->prog;

	for (uint32_t i = 0; i < p->nformats; i++)
		if (!strcmp(p->formats[i], fmt->string.text))
			return (int32_t)i;
	ARRAY_GROW(c->ctx, p->formats, p->nformats);
	p->formats[p->nformats] = fmt->string.text;
	return (int32_t)p->nformats++;
}

static bool star_args(struct checker *c, const struct conversion *cv, const struct node *fmt,
		      const struct node *const *args, unsigned int nargs, unsigned int *used,
		      struct prog_stmt *st)
{
	for (unsigned int i = 0; i < cv->stars; i++) {
		struct value v;

		if (*used >= nargs) {
			ERR(c, fmt->loc, D_PRINTF_DYN_PROTO,
			    "conversion %u needs an argument for its width or precision",
			    cv->number);
			return false;
		}
		v = check_rvalue(c, args[(*used)++]);
		if (v.kind == V_ERROR)
			return false;
		if (!type_is_integer(v.type)) {
			ERR(c, v.loc, D_PRINTF_DYN_TYPE,
			    "the width or precision of conversion %u must be an int, not '%s'",
			    cv->number, tname(c, v.type));
			return false;
		}
		v.type = c->t.i;
		v.e = px_cast(c, c->t.i, v.e);
		if (!check_field(c, v, &st->rec.fields[st->rec.nfields]))
			return false;
		st->rec.nfields++;
	}
	return true;
}

static bool one_arg(struct checker *c, const struct conversion *cv, const struct node *arg,
		    struct prog_stmt *st, const char *func)
{
	struct value v;
	const char *want;

	if (arg->kind == N_AGG) {
		ERR(c, arg->loc, D_PRINTF_ARG_TYPE, "an aggregation is printed with printa()");
		return false;
	}
	v = check_expr(c, arg);
	if (v.kind != V_ERROR && type_strip(v.type)->kind == TYPE_FUNCTION)
		v = value_load(c, v); /* its address */
	if (v.kind == V_ERROR)
		return false;
	want = mismatch(cv, &v);
	if (want) {
		diag_error(c->diag, arg->loc, D_PRINTF_ARG_TYPE,
			   strchr("sS", cv->letter) && value_is_strlike(&v) ? "use stringof()" :
									      NULL,
			   "conversion %u (%%%c) of %s() needs %s, not '%s'", cv->number,
			   cv->letter, func, want, tname(c, v.type));
		return false;
	}
	if (!check_field(c, v, &st->rec.fields[st->rec.nfields]))
		return false;
	st->rec.nfields++;
	return true;
}

/* What is no literal: a string at least, or nothing that could be a format. */
static void bad_format(struct checker *c, const struct node *fmt, const char *func)
{
	struct value v = check_expr(c, fmt);

	if (v.kind == V_ERROR)
		return;
	if (value_is_strlike(&v))
		ERR(c, fmt->loc, D_PRINTF_ARG_FMT, "the format of %s() must be a string literal",
		    func);
	else
		ERR(c, fmt->loc, D_PROTO_ARG,
		    "the format of %s() must be a string literal, not '%s'", func,
		    tname(c, v.type));
}

bool check_format(struct checker *c, const struct node *fmt, const struct node *const *args,
		  unsigned int nargs, const char *func, struct prog_stmt *st)
{
	struct conversion cv = { 0 };
	unsigned int used = 0;
	const char *p;
	bool ok = true;

	fmt = check_literal(c, fmt);
	if (!fmt)
		return false;
	if (fmt->kind != N_STRING) {
		bad_format(c, fmt, func);
		return false;
	}
	p = fmt->string.text;
	if (!*p && strcmp(func, "freopen")) {
		ERR(c, fmt->loc, D_PRINTF_FMT_EMPTY, "the format of %s() is empty", func);
		return false;
	}
	st->rec.fields = talloc_zero_array(c->ctx, struct prog_field, nargs + 1);
	while (next_conversion(&p, &cv)) {
		if (malformed(c, fmt, &cv, func))
			return false;
		if (cv.agg) {
			ERR(c, fmt->loc, D_PRINTF_AGG_CONV,
			    "conversion %u: %%@ prints an aggregation and belongs to printa()",
			    cv.number);
			return false;
		}
		if (!star_args(c, &cv, fmt, args, nargs, &used, st))
			return false;
		if (used >= nargs) {
			ERR(c, fmt->loc, D_PRINTF_ARG_PROTO,
			    "%s() has no argument for conversion %u (%%%c)", func, cv.number,
			    cv.letter);
			return false;
		}
		if (!one_arg(c, &cv, args[used++], st, func))
			ok = false;
	}
	if (used < nargs) {
		ERR(c, args[used]->loc, D_PRINTF_ARG_EXTRA,
		    "%s() has more arguments than its format has conversions", func);
		return false;
	}
	st->rec.format = format_add(c, fmt);
	return ok;
}

/* The keys that give a conversion of printa() its width and precision. */
static bool star_keys(struct checker *c, const struct conversion *cv, const struct node *fmt,
		      const struct prog_agg *agg, uint32_t *key)
{
	for (unsigned int i = 0; i < cv->stars; i++, ++*key) {
		if (*key >= agg->nkeys) {
			ERR(c, fmt->loc, D_PRINTF_DYN_PROTO,
			    "conversion %u needs a key of '@%s' for its width or precision",
			    cv->number, agg->name);
			return false;
		}
		if (!type_is_integer(agg->keys[*key].type)) {
			ERR(c, fmt->loc, D_PRINTF_DYN_TYPE,
			    "the width or precision of conversion %u must be an int, not key %u "
			    "of '@%s', '%s'",
			    cv->number, *key + 1, agg->name, tname(c, agg->keys[*key].type));
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

bool check_printa_format(struct checker *c, const struct node *fmt, struct prog_stmt *st)
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
	while (next_conversion(&p, &cv)) {
		if (malformed(c, fmt, &cv, "printa"))
			return false;
		if (!star_keys(c, &cv, fmt, agg, &key))
			return false;
		if (cv.agg) {
			if (strchr("diuoxXpeaAPTY", cv.letter))
				continue;
			ERR(c, fmt->loc, D_PRINTF_ARG_TYPE,
			    "conversion %u (%%@%c) cannot print an aggregation's value", cv.number,
			    cv.letter);
			return false;
		}
		if (key >= agg->nkeys) {
			ERR(c, fmt->loc, D_PRINTA_AGGPROTO,
			    "conversion %u: '@%s' has only %u key%s; its value is printed by %%@",
			    cv.number, agg->name, agg->nkeys, agg->nkeys == 1 ? "" : "s");
			return false;
		}
		if (!key_fits(cv.letter, &agg->keys[key])) {
			ERR(c, fmt->loc, D_PRINTF_ARG_TYPE,
			    "conversion %u (%%%c) does not fit key %u of '@%s'", cv.number,
			    cv.letter, key + 1, agg->name);
			return false;
		}
		key++;
	}
	st->rec.format = format_add(c, fmt);
	return true;
}
