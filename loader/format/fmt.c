// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "fmt.h"

#include <ctype.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <time.h>
#include <wchar.h>

#include "common/conversion.h"
#include "common/must.h"
#include "common/scope.h"
#include "loader/symbols/netname.h"
#include "loader/symbols/symbol.h"
#include "typevalue.h"

#define POINTER_COLUMNS 16
#define WIDTH_LIMIT	65536

/* ----------------------------------------------------------------- parsing */

/* Grouping and wide characters are the only things that depend on the locale. */
static void use_locale(int category)
{
	setlocale(category, "");
}

static bool is_flag(char c)
{
	return c && strchr(CONVERSION_FLAGS, c);
}

static void add_flag(struct fmt_conv *c, char flag)
{
	size_t n = strlen(c->flags);

	if (flag == '@')
		c->agg = true;
	else if (flag == '?')
		c->width = POINTER_COLUMNS;
	else if (flag == '-')
		c->left = true;
	else if (flag == '\'')
		use_locale(LC_NUMERIC);
	if (flag != '@' && flag != '?' && !strchr(c->flags, flag) && n + 1 < sizeof(c->flags))
		c->flags[n] = flag;
}

static const char *parse_number(const char *p, int *number, bool *arg)
{
	if (*p == '*') {
		*arg = true;
		return p + 1;
	}
	for (*number = 0; isdigit((unsigned char)*p); p++)
		if (*number < WIDTH_LIMIT)
			*number = *number * 10 + (*p - '0');
	return p;
}

/* Flags, width and precision, in any order. */
static const char *parse_modifiers(const char *p, struct fmt_conv *c)
{
	int number;

	for (;;) {
		if (is_flag(*p)) {
			add_flag(c, *p++);
		} else if (isdigit((unsigned char)*p) || *p == '*') {
			p = parse_number(p, &number, &c->width_arg);
			if (!c->width_arg)
				c->width = number;
		} else if (*p == '.') {
			p = parse_number(p + 1, &c->precision, &c->precision_arg);
		} else {
			return p;
		}
	}
}

/* p is after the '%'. */
static const char *parse_conv(const char *p, struct fmt_conv *c)
{
	p = parse_modifiers(p, c);
	if (c->precision_arg)
		c->precision = -1;
	for (; *p && strchr(CONVERSION_SIZES, *p); p++)
		if (*p == 'l' || *p == 'w')
			c->wide = true;
	if (!*p || !strchr(CONVERSION_LETTERS, *p))
		return NULL;
	c->conv = *p;
	c->integer = strchr("diuoxXp", c->conv);
	if (c->wide && strchr("cs", c->conv))
		use_locale(LC_CTYPE);
	return p + 1;
}

static void count_arguments(struct fmt *fmt, const struct fmt_conv *c)
{
	fmt->nargs += c->width_arg;
	fmt->nargs += c->precision_arg;
	if (c->agg)
		fmt->naggs++;
	else if (c->conv)
		fmt->nargs++;
}

static bool is_plain(const struct fmt_conv *c)
{
	return strchr("dius", c->conv) && !*c->flags && !c->agg && (c->integer || !c->wide) &&
	       !c->width && !c->width_arg && c->precision < 0 && !c->precision_arg;
}

/* Adds text to a conversion that is being built in `buffer` at *used. */
static void add_text(struct fmt_conv *c, char *buffer, size_t *used, char byte)
{
	if (!c->text)
		c->text = buffer + *used;
	buffer[(*used)++] = byte;
	c->text_len++;
}

const char *fmt_parse(void *ctx, const char *text, struct fmt *ret)
{
	const size_t length = strlen(text);
	struct fmt_conv *convs, *c;
	size_t most = 1, used = 0;
	char *buffer;

	for (const char *p = text; *p; p++)
		most += *p == '%';
	convs = must(talloc_zero_array(ctx, struct fmt_conv, most));
	buffer = must(talloc_size(ctx, length + 1));
	*ret = (struct fmt){ .convs = convs, .plain = true };
	for (const char *p = text;;) {
		c = &convs[ret->nconv++];
		*c = (struct fmt_conv){ .precision = -1 };
		while (*p && (*p != '%' || p[1] == '%')) {
			add_text(c, buffer, &used, *p);
			p += *p == '%' ? 2 : 1;
		}
		ret->text_len += c->text_len;
		if (!*p)
			return NULL;
		p = parse_conv(p + 1, c);
		if (!p)
			return "unknown conversion";
		count_arguments(ret, c);
		ret->plain &= is_plain(c);
	}
}

/* ---------------------------------------------------------------- printing */

/* Most strings are short: what a call of memchr() costs is more than this. */
u32 fmt_text_length(const struct value *v)
{
	const u64 ones = 0x0101010101010101, highs = 0x8080808080808080;
	const unsigned char *end;
	u32 n = 0;
	u64 word;

	if (v->len > 64) {
		end = memchr(v->data, 0, v->len);
		return end ? (u32)(end - v->data) : v->len;
	}
	for (; n + 8 <= v->len; n += 8) {
		memcpy(&word, v->data + n, sizeof(word));
		word = (word - ones) & ~word & highs;
		if (word)
			return n + (u32)__builtin_ctzll(word) / 8;
	}
	while (n < v->len && v->data[n])
		n++;
	return n;
}

static void print_padded(struct out *out, const struct fmt_conv *c, const char *text, size_t size)
{
	if (c->precision >= 0 && size > (size_t)c->precision)
		size = (size_t)c->precision;
	out_padded(out, text, size, (size_t)c->width, c->left);
}

void fmt_print_padded(struct out *out, const char *before, const struct value *v, int columns)
{
	out_text(out, "%s", before);
	print_padded(out, &(struct fmt_conv){ .left = true, .width = columns, .precision = -1 },
		     (const char *)v->data, fmt_text_length(v));
}

void fmt_print_number(struct out *out, const struct fmt_conv *c, u64 number, u32 size,
		      bool is_signed)
{
	const char *flags = c->flags + (c->left && c->flags[0] == '-');
	char spec[24], conv = c->conv;
	bool negative;

	if (conv == 'i' || conv == 'd')
		conv = is_signed ? 'd' : 'u';
	else if (conv == 'p')
		conv = 'x';
	else if (!c->integer)
		conv = is_signed ? 'd' : 'u';
	if (size < 8 && conv != 'd')
		number &= (1ull << 8 * size) - 1;
	/* Most are like this, and C's printf() takes a thousand instructions. */
	if ((conv == 'd' || conv == 'u') && !*flags && c->precision < 0) {
		negative = conv == 'd' && (s64)number < 0;
		out_decimal(out, negative ? -number : number, negative, (size_t)c->width, c->left);
		return;
	}
	snprintf(spec, sizeof(spec), "%%%s*.*ll%c", c->flags, conv);
	out_text(out, spec, c->width, c->precision, number);
}

/* A byte as itself, or as it is written in a string literal. Returns its length. */
static size_t escape(unsigned char byte, char ret[5])
{
	static const char codes[] = "\a\b\f\n\r\t\v\"\\", letters[] = "abfnrtv\"\\";
	const char *code;

	if (!byte) {
		memcpy(ret, "\\0", 3);
		return 2;
	}
	code = strchr(codes, byte);
	if (code)
		return (size_t)snprintf(ret, 5, "\\%c", letters[code - codes]);
	if (isascii(byte) && isprint(byte))
		return (size_t)snprintf(ret, 5, "%c", byte);
	return (size_t)snprintf(ret, 5, "\\%03o", byte);
}

static void print_escaped(struct out *out, const struct fmt_conv *c, const struct value *v)
{
	const u32 length = fmt_text_length(v);
	scope_free char *text = must(talloc_size(NULL, 4 * (size_t)length + 1));
	size_t size = 0, n;
	char one[5];

	for (u32 i = 0; i < length; i++) {
		n = escape(v->data[i], one);
		memcpy(text + size, one, n);
		size += n;
	}
	print_padded(out, c, text, size);
}

static void print_wide(struct out *out, const struct fmt_conv *c, const unsigned char *data,
		       u32 size)
{
	scope_free char *text = must(talloc_size(NULL, (size_t)size * MB_LEN_MAX + 1));
	mbstate_t state = { 0 };
	size_t used = 0, n;
	wchar_t w;

	for (u32 i = 0; i + sizeof(w) <= size; i += sizeof(w)) {
		memcpy(&w, data + i, sizeof(w));
		if (!w)
			break;
		n = wcrtomb(text + used, w, &state);
		if (n == (size_t)-1)
			text[used++] = '?';
		else
			used += n;
	}
	print_padded(out, c, text, used);
}

static void print_string(const struct fmt_context *x, const struct fmt_conv *c,
			 const struct value *v)
{
	char text[SYMBOL_MAX];

	switch (v->kind) {
	case META_STRING:
	case META_BYTES:
		if (c->conv == 'S')
			print_escaped(x->out, c, v);
		else if (c->wide)
			print_wide(x->out, c, v->data, v->len);
		else
			print_padded(x->out, c, (const char *)v->data, fmt_text_length(v));
		return;
	case META_SYM:
	case META_MOD:
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
		symbol_value(text, sizeof(text), v, x->resolve);
		print_padded(x->out, c, text, strlen(text));
		return;
	case META_INT:
	case META_STACK:
	case META_USTACK:
	case META_KINDS:
		break;
	}
	fmt_print_number(x->out, c, v->number, v->size, v->is_signed);
}

static void print_character(struct out *out, const struct fmt_conv *c, const struct value *v)
{
	wchar_t wide = (wchar_t)v->number;
	char text[5] = "";
	size_t n = 1;

	if (c->wide && c->conv == 'c') {
		print_wide(out, c, (const unsigned char *)&wide, sizeof(wide));
		return;
	}
	text[0] = (char)v->number;
	if (c->conv == 'C')
		n = escape((unsigned char)v->number, text);
	print_padded(out, c, text, n);
}

static void print_address(const struct fmt_context *x, const struct fmt_conv *c,
			  const struct value *v)
{
	char text[SYMBOL_MAX];

	if (v->kind == META_INT && c->conv == 'A')
		symbol_user(text, sizeof(text), x->target, v->number, SYMBOL_PLACE, x->resolve);
	else
		symbol_value(text, sizeof(text), v, x->resolve);
	print_padded(x->out, c, text, strlen(text));
}

static void print_time(struct out *out, const struct fmt_conv *c, const struct value *v)
{
	const s64 ns = (s64)v->number;
	time_t seconds = ns / 1000000000 - (ns % 1000000000 < 0);
	char text[64];
	struct tm tm;
	size_t n;

	n = localtime_r(&seconds, &tm) ?
		    strftime(text, sizeof(text),
			     c->conv == 'Y' ? "%Y %b %e %T" : "%a, %d %b %Y %T %Z", &tm) :
		    0;
	print_padded(out, c, text, n);
}

static void print_float(struct out *out, const struct fmt_conv *c, const struct value *v)
{
	char spec[24];
	long double x;

	if (v->kind == META_BYTES && v->len == sizeof(x))
		memcpy(&x, v->data, sizeof(x));
	else
		x = (long double)typevalue_float(v->number, v->size);
	snprintf(spec, sizeof(spec), "%%%s*.*L%c", c->flags, c->conv);
	out_text(out, spec, c->width, c->precision, x);
}

static void print_text(struct out *out, const struct fmt_conv *c, const char *text)
{
	print_padded(out, c, text, strlen(text));
}

static void print_host(const struct fmt_context *x, const struct fmt_conv *c, const struct value *v)
{
	char address[64];
	u32 len;

	if (v->kind != META_STRING && v->kind != META_BYTES) {
		print_string(x, c, v);
		return;
	}
	len = fmt_text_length(v);
	if (len >= sizeof(address)) {
		print_padded(x->out, c, (const char *)v->data, len);
		return;
	}
	memcpy(address, v->data, len);
	address[len] = '\0';
	print_text(x->out, c, netname_host(address));
}

static void print_value(const struct fmt_context *x, const struct fmt_conv *c,
			const struct value *v)
{
	switch (c->conv) {
	case 's':
	case 'S':
		print_string(x, c, v);
		return;
	case 'c':
	case 'C':
		print_character(x->out, c, v);
		return;
	case 'a':
	case 'A':
		print_address(x, c, v);
		return;
	case 'k':
		if (v->kind == META_STACK || v->kind == META_USTACK)
			symbol_stack(x->out, v, c->width ? c->width : x->stack_indent, x->resolve);
		else
			print_string(x, c, v);
		return;
	case 'I':
		print_host(x, c, v);
		return;
	case 'P':
		print_text(x->out, c, netname_port((unsigned int)v->number));
		return;
	case 'T':
	case 'Y':
		print_time(x->out, c, v);
		return;
	case 'e':
	case 'E':
	case 'f':
	case 'g':
	case 'G':
		print_float(x->out, c, v);
		return;
	default:
		print_string(x, &(struct fmt_conv){ .conv = 's', .precision = c->precision }, v);
	}
}

void fmt_print_result(const struct fmt_context *x, const struct fmt_conv *c, u64 result,
		      bool is_signed)
{
	const struct value v = {
		.kind = META_INT, .size = 8, .is_signed = is_signed, .number = result, .type = ""
	};

	if (strchr("aAPTY", c->conv))
		print_value(x, c, &v);
	else
		fmt_print_number(x->out, c, result, 8, is_signed);
}

static int clamp_width(s64 n)
{
	return n > WIDTH_LIMIT ? WIDTH_LIMIT : n < -WIDTH_LIMIT ? -WIDTH_LIMIT : (int)n;
}

/* Takes what `*` stands for. */
static const struct fmt_conv *with_arguments(const struct fmt_conv *conv, struct fmt_conv *own,
					     const struct value *values, u32 *next)
{
	if (!conv->width_arg && !conv->precision_arg)
		return conv;
	*own = *conv;
	if (own->width_arg) {
		own->width = clamp_width((s64)values[(*next)++].number);
		if (own->width < 0) {
			own->width = -own->width;
			own->left = true;
			if (!strchr(own->flags, '-') && strlen(own->flags) + 1 < sizeof(own->flags))
				strcat(own->flags, "-");
		}
	}
	if (own->precision_arg) {
		own->precision = clamp_width((s64)values[(*next)++].number);
		if (own->precision < 0)
			own->precision = -1;
	}
	return own;
}

/* As fmt_print_number() does it. */
static inline char *append_number(char *to, const struct fmt_conv *c, const struct value *v)
{
	char text[2 * OUT_DIGITS], *end = text + OUT_DIGITS, *at;
	const bool is_signed = v->is_signed && c->conv != 'u';
	const bool negative = is_signed && (s64)v->number < 0;
	u64 n = v->number;

	if (!is_signed && v->size < 8)
		n &= (1ull << 8 * v->size) - 1;
	at = out_digits(end, negative ? -n : n, negative);
	memcpy(to, at, OUT_DIGITS); /* a fixed size is copied fastest */
	return to + (end - at);
}

/* Most records are printed by such formats. false: these values are not for them. */
static bool print_plain(const struct fmt_context *x, const struct fmt *fmt,
			const struct value *values)
{
	size_t room = fmt->text_len;
	const struct value *v = values;
	const struct fmt_conv *c;
	char *start, *to;

	for (u32 i = 0; i < fmt->nargs; i++) {
		if (values[i].kind != (fmt->convs[i].integer ? META_INT : META_STRING))
			return false;
		room += fmt->convs[i].integer ? OUT_DIGITS : values[i].len;
	}
	start = to = out_room(x->out, room);
	for (c = fmt->convs;; c++) {
		to = out_copy(to, c->text, c->text_len);
		if (!c->conv)
			break;
		if (c->integer)
			to = append_number(to, c, v);
		else
			to = out_copy(to, v->data, fmt_text_length(v));
		v++;
	}
	out_add(x->out, (size_t)(to - start));
	return true;
}

void fmt_print(const struct fmt_context *x, const struct fmt *fmt, const struct value *values)
{
	const struct fmt_conv *c;
	struct fmt_conv own;
	u32 next = 0, agg = 0;

	if (fmt->plain && print_plain(x, fmt, values))
		return;
	for (u32 i = 0; i < fmt->nconv; i++) {
		out_bytes(x->out, fmt->convs[i].text, fmt->convs[i].text_len);
		if (!fmt->convs[i].conv)
			continue;
		c = with_arguments(&fmt->convs[i], &own, values, &next);
		if (c->agg) {
			if (x->agg)
				x->agg(x->arg, agg++, c);
			continue;
		}
		if (c->integer && values[next].kind == META_INT)
			fmt_print_number(x->out, c, values[next].number, values[next].size,
					 values[next].is_signed);
		else
			print_value(x, c, &values[next]);
		next++;
	}
}
