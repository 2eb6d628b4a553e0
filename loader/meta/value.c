// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "value.h"

#include <ctype.h>
#include <string.h>

static u64 word_at(const void *p)
{
	u64 word;

	memcpy(&word, p, sizeof(word));
	return word;
}

/* Copies of a fixed size need no call. */
static u64 load_int(const unsigned char *bytes, u32 size)
{
	u16 two;
	u32 four;

	switch (size) {
	case 1:
		return *bytes;
	case 2:
		memcpy(&two, bytes, sizeof(two));
		return two;
	case 4:
		memcpy(&four, bytes, sizeof(four));
		return four;
	default:
		return word_at(bytes);
	}
}

static u64 extend(u64 n, u32 size, bool is_signed)
{
	const unsigned int shift = 64 - 8 * size;

	if (is_signed)
		return (u64)((s64)(n << shift) >> shift);
	return n << shift >> shift;
}

static void start(const struct meta_field *field, struct value *v)
{
	*v = (struct value){
		.kind = field->kind,
		.size = field->kind == META_INT ? field->size : 8,
		.is_signed = field->is_signed,
		.is_float = field->is_float,
		.type = field->type,
	};
}

static bool from_span(const struct dtap_rec *rec, const struct dtap_span *span, struct value *v)
{
	const unsigned char *bytes;
	const u32 words = span->len / 8;

	if (span->off > rec->len || span->len > rec->len - span->off)
		return false;
	v->data = bytes = (const unsigned char *)rec + span->off;
	v->len = span->len;
	if (v->kind == META_STRING || v->kind == META_BYTES)
		return true;
	if (span->len % 8)
		return false;
	v->len = words;
	if (v->kind == META_STACK)
		return true;
	if (!words)
		return false;
	v->pid = word_at(bytes);
	v->data = bytes + 8;
	v->len = words - 1;
	if (v->kind == META_USTACK)
		return true;
	if (words != 2)
		return false;
	v->number = word_at(bytes + 8);
	return true;
}

bool value_of_field(const struct dtap_rec *rec, const struct meta_field *field, struct value *ret)
{
	const unsigned char *bytes;
	struct dtap_span span;

	start(field, ret);
	if (field->off > rec->len || rec->len - field->off < ret->size)
		return false;
	bytes = (const unsigned char *)rec + field->off;
	switch (field->kind) {
	case META_INT:
		ret->number = extend(load_int(bytes, field->size), field->size, field->is_signed);
		return true;
	case META_SYM:
	case META_MOD:
		ret->number = word_at(bytes);
		return true;
	case META_STRING:
	case META_BYTES:
	case META_STACK:
	case META_USTACK:
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
		memcpy(&span, bytes, sizeof(span));
		return from_span(rec, &span, ret);
	case META_KINDS:
		break;
	}
	return false;
}

/* Bytes of a string component with its NULs, up to a multiple of 8; 0: not ended. */
static u32 key_string(const unsigned char *bytes, u32 left, struct value *v)
{
	const unsigned char *end = memchr(bytes, 0, left);

	if (!end)
		return 0;
	v->data = bytes;
	v->len = (u32)(end - bytes);
	return (v->len + 8) & ~7u;
}

/* Length of the component at `bytes`, 0 on nonsense. left is a multiple of 8, not 0. */
static u32 key_component(const unsigned char *bytes, u32 left, const struct meta_field *field,
			 struct value *v)
{
	const u64 word = word_at(bytes);
	u32 head = 8;

	switch (field->kind) {
	case META_INT:
		v->number = extend(word, field->size, field->is_signed);
		return 8;
	case META_STRING:
		return key_string(bytes, left, v);
	case META_BYTES:
		v->data = bytes;
		v->len = field->size;
		return field->size > left ? 0 : (field->size + 7) & ~7u;
	case META_USTACK:
		head = 16;
		if (left < head)
			return 0;
		v->pid = word_at(bytes + 8);
		/* fall through */
	case META_STACK:
		if (word > (left - head) / 8)
			return 0;
		v->data = bytes + head;
		v->len = (u32)word;
		return head + v->len * 8;
	case META_SYM:
	case META_MOD:
		v->number = word;
		return 8;
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
		if (left < 16)
			return 0;
		v->pid = word;
		v->number = word_at(bytes + 8);
		return 16;
	case META_KINDS:
		break;
	}
	return 0;
}

bool value_of_key(const void *key, u32 len, const struct meta_field *fields, u32 count,
		  struct value *ret)
{
	const unsigned char *bytes = key;

	if (len % 8)
		return false;
	for (u32 i = 0; i < count; i++) {
		u32 n;

		start(&fields[i], &ret[i]);
		n = len ? key_component(bytes, len, &fields[i], &ret[i]) : 0;
		if (!n || n > len)
			return false;
		bytes += n;
		len -= n;
	}
	return true;
}

void value_replace_symbols(void *key, u32 len, const struct meta_field *fields, u32 count,
			   u64 (*stand_for)(const struct value *v))
{
	unsigned char *bytes = key;
	struct value v;

	for (u32 i = 0; i < count && len; i++) {
		u32 n;

		start(&fields[i], &v);
		n = key_component(bytes, len, &fields[i], &v);
		if (!n || n > len)
			return;
		if (value_is_symbol(fields[i].kind)) {
			const u64 address = stand_for(&v);

			memcpy(bytes + n - 8, &address, 8); /* after the process, if there is one */
		}
		bytes += n;
		len -= n;
	}
}

bool value_is_text(const struct value *v)
{
	const u32 length = (u32)strnlen((const char *)v->data, v->len);

	for (u32 i = 0; i < length; i++)
		if (!isascii(v->data[i]) || (!isprint(v->data[i]) && !isspace(v->data[i]) &&
					     v->data[i] != '\a' && v->data[i] != '\b'))
			return false;
	for (u32 i = length; i < v->len; i++)
		if (v->data[i])
			return false;
	return length;
}

bool value_is_chars(const struct value *v)
{
	return v->kind == META_BYTES && !strncmp(v->type, "char [", 6);
}

u64 value_pc(const struct value *v, u32 i)
{
	return word_at(v->data + 8 * (size_t)i);
}

static int compare_unsigned(u64 a, u64 b)
{
	return a < b ? -1 : a > b;
}

static int compare_ints(const struct value *a, const struct value *b)
{
	/* Sorting needs one order for all, also of two keys of different types. */
	const u64 x = a->size < 4 ? value_of_narrow(a) : a->number;
	const u64 y = b->size < 4 ? value_of_narrow(b) : b->number;
	const bool x_negative = a->is_signed && a->size >= 4 && (s64)x < 0;
	const bool y_negative = b->is_signed && b->size >= 4 && (s64)y < 0;

	if (x_negative != y_negative)
		return x_negative ? -1 : 1;
	return compare_unsigned(x, y);
}

int value_compare(const struct value *a, const struct value *b)
{
	const u32 len = a->len < b->len ? a->len : b->len;
	int order;

	switch (a->kind) {
	case META_INT:
		return compare_ints(a, b);
	case META_STRING:
	case META_BYTES:
		order = len ? memcmp(a->data, b->data, len) : 0;
		return order ? order : compare_unsigned(a->len, b->len);
	case META_STACK:
	case META_USTACK:
		order = compare_unsigned(a->pid, b->pid);
		for (u32 i = 0; !order && i < len; i++)
			order = compare_unsigned(value_pc(a, i), value_pc(b, i));
		return order ? order : compare_unsigned(a->len, b->len);
	case META_SYM:
	case META_MOD:
	case META_USYM:
	case META_UMOD:
	case META_UADDR:
		order = compare_unsigned(a->pid, b->pid);
		return order ? order : compare_unsigned(a->number, b->number);
	case META_KINDS:
		break;
	}
	return 0;
}
