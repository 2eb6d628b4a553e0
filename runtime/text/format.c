/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * format.c - sprintf(): each conversion appended to a string of strsize bytes, as printf() prints
 * it.  All take the place where they begin and give the one where the next begins; what is beyond
 * the string's end is left out.
 */
#include "core/state.h"
#include "str.h"

#define WIDTH_LIMIT 65536 /* as dtaprun has it */
#define DIGITS	    24	  /* of 64 bits in octal, and more */

/* A conversion, when `*` stands for numbers. */
struct shape {
	u32 flags; /* RT_FORMAT_ */
	u32 width;
	s32 precision; /* -1: none */
};

static s32 clamp_width(s32 n)
{
	return n > WIDTH_LIMIT ? WIDTH_LIMIT : n < -WIDTH_LIMIT ? -WIDTH_LIMIT : n;
}

static struct shape shape_of(u32 how, s32 width, s32 precision)
{
	struct shape shape = { .flags = how & ~0xffU };

	width = clamp_width(width);
	if (width < 0)
		shape.flags |= RT_FORMAT_LEFT;
	shape.width = (u32)(width < 0 ? -width : width);
	shape.precision = precision < 0 ? -1 : clamp_width(precision);
	return shape;
}

static u32 put_bytes(char *dst, u32 at, const char *s, u64 n)
{
	const u32 room = rt.strsize - 1 - at;

	rt_assert(at < rt.strsize);
	if (n > room)
		n = room;
	memcpy(dst + at, s, n);
	dst[at + n] = 0;
	return at + (u32)n;
}

static u32 put_many(char *dst, u32 at, char c, u32 n)
{
	const u32 room = rt.strsize - 1 - at;

	rt_assert(at < rt.strsize);
	if (n > room)
		n = room;
	memset(dst + at, c, n);
	dst[at + n] = 0;
	return at + n;
}

static u32 put_padded(char *dst, u32 at, const char *s, u64 n, const struct shape *shape)
{
	const bool left = shape->flags & RT_FORMAT_LEFT;
	u32 fill;

	if (shape->precision >= 0 && n > (u32)shape->precision)
		n = (u32)shape->precision;
	fill = shape->width > n ? shape->width - (u32)n : 0;
	at = put_many(dst, at, ' ', left ? 0 : fill);
	at = put_bytes(dst, at, s, n);
	return put_many(dst, at, ' ', left ? fill : 0);
}

u32 rt_format_text(char *dst, u32 at, const char *text)
{
	return put_bytes(dst, at, text, str_len(text));
}

u32 rt_format_str(struct rt_ctx *ctx, char *dst, u32 at, const char *s, u32 how, s32 width,
		  s32 precision, u32 site)
{
	const struct shape shape = shape_of(how, width, precision);

	if (unlikely(str_bad(ctx, s, site)))
		return at;
	return put_padded(dst, at, s, str_len(s), &shape);
}

u32 rt_format_char(char *dst, u32 at, u32 c, u32 how, s32 width, s32 precision)
{
	const struct shape shape = shape_of(how, width, precision);
	const char byte = (char)c;

	return put_padded(dst, at, &byte, 1, &shape);
}

/* Digits that end at `end`; none for 0. */
static char *put_digits(char *end, u64 v, u32 base, char ten)
{
	for (; v; v /= base) {
		const u32 digit = (u32)(v % base);

		*--end = (char)(digit < 10 ? '0' + digit : (u32)ten + digit - 10);
	}
	return end;
}

/* What stands before the digits. */
static u32 prefix_of(char prefix[2], char letter, bool negative, u64 v, u32 flags)
{
	if (letter == 'd') {
		prefix[0] = negative ? '-' : flags & RT_FORMAT_PLUS ? '+' : ' ';
		return negative || flags & (RT_FORMAT_PLUS | RT_FORMAT_BLANK);
	}
	if ((letter != 'x' && letter != 'X') || !v || !(flags & RT_FORMAT_PREFIX))
		return 0;
	prefix[0] = '0';
	prefix[1] = letter;
	return 2;
}

u32 rt_format_int(char *dst, u32 at, u64 v, u32 how, s32 width, s32 precision)
{
	const struct shape shape = shape_of(how, width, precision);
	const char letter = (char)(how & 0xff);
	const bool negative = letter == 'd' && (s64)v < 0, left = shape.flags & RT_FORMAT_LEFT;
	const u32 base = letter == 'o' ? 8 : letter == 'x' || letter == 'X' ? 16 : 10;
	u32 n, size, zeros, fill;
	char digits[DIGITS], prefix[2], *first;

	first = put_digits(digits + DIGITS, negative ? 0 - v : v, base, letter == 'X' ? 'A' : 'a');
	n = (u32)(digits + DIGITS - first);
	zeros = shape.precision < 0 ? !v : (u32)shape.precision > n ? (u32)shape.precision - n : 0;
	if (letter == 'o' && shape.flags & RT_FORMAT_PREFIX && !zeros)
		zeros = 1;
	size = prefix_of(prefix, letter, negative, v, shape.flags);
	fill = shape.width > size + zeros + n ? shape.width - size - zeros - n : 0;
	if (!left && shape.flags & RT_FORMAT_ZEROS && shape.precision < 0) {
		zeros += fill;
		fill = 0;
	}
	at = put_many(dst, at, ' ', left ? 0 : fill);
	at = put_bytes(dst, at, prefix, size);
	at = put_many(dst, at, '0', zeros);
	at = put_bytes(dst, at, first, n);
	return put_many(dst, at, ' ', left ? fill : 0);
}
