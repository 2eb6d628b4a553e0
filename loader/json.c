// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "json.h"

#include <stdlib.h>
#include <string.h>

#include "heap.h"

#define DEPTH_LIMIT  32
#define COUNT_LIMIT  (1u << 30)
#define MEMBER_LIMIT 256 /* of an object: names are compared with each other */

struct parser {
	struct heap *heap;
	char *p, *end; /* *end is NUL */
	const char *why;
	unsigned int depth;
	/* Children of the arrays and objects that are not closed yet. */
	struct json_member *stack;
	size_t used, room;
};

static bool parse_value(struct parser *r, struct json *ret);

static bool wrong(struct parser *r, const char *why)
{
	if (!r->why)
		r->why = why;
	return false;
}

static char skip_space(struct parser *r)
{
	while (*r->p == ' ' || *r->p == '\n' || *r->p == '\t' || *r->p == '\r')
		r->p++;
	return *r->p;
}

/* ----------------------------------------------------------------- scalars */

static bool parse_hex4(struct parser *r, const char *p, uint32_t *ret)
{
	uint32_t n = 0;

	for (int i = 0; i < 4; i++) {
		const char c = p[i];

		if (c >= '0' && c <= '9')
			n = n << 4 | (uint32_t)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			n = n << 4 | (uint32_t)((c | 0x20) - 'a' + 10);
		else
			return wrong(r, "a bad \\u escape");
	}
	*ret = n;
	return true;
}

static char *put_utf8(char *out, uint32_t c)
{
	if (c < 0x80) {
		*out++ = (char)c;
		return out;
	}
	if (c >= 0x10000) {
		*out++ = (char)(0xf0 | c >> 18);
		*out++ = (char)(0x80 | (c >> 12 & 0x3f));
	} else if (c >= 0x800) {
		*out++ = (char)(0xe0 | c >> 12);
	} else {
		*out++ = (char)(0xc0 | c >> 6);
		*out++ = (char)(0x80 | (c & 0x3f));
		return out;
	}
	*out++ = (char)(0x80 | (c >> 6 & 0x3f));
	*out++ = (char)(0x80 | (c & 0x3f));
	return out;
}

/* r->p is behind "\u"; a pair of surrogates is one character. */
static bool parse_unicode(struct parser *r, char **out)
{
	uint32_t c, low;

	if (!parse_hex4(r, r->p, &c))
		return false;
	r->p += 4;
	if (c >= 0xd800 && c < 0xdc00) {
		if (r->p[0] != '\\' || r->p[1] != 'u' || !parse_hex4(r, r->p + 2, &low) ||
		    low < 0xdc00 || low > 0xdfff)
			return wrong(r, "half a character");
		r->p += 6;
		c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
	} else if (!c || (c >= 0xdc00 && c < 0xe000)) {
		return wrong(r, "a character that strings cannot have");
	}
	*out = put_utf8(*out, c);
	return true;
}

/* r->p is behind the backslash. */
static bool parse_escape(struct parser *r, char **out)
{
	static const char letters[] = "\"\\/bfnrt", codes[] = "\"\\/\b\f\n\r\t";
	const char c = *r->p++;
	const char *letter = c ? strchr(letters, c) : NULL;

	if (c == 'u')
		return parse_unicode(r, out);
	if (!letter)
		return wrong(r, "an unknown escape");
	*(*out)++ = codes[letter - letters];
	return true;
}

/* r->p is at the quote. What is written never passes what is read. */
static bool parse_string(struct parser *r, const char **ret)
{
	char *out;

	*ret = out = ++r->p;
	while (*r->p != '"' && *r->p != '\\' && (unsigned char)*r->p >= ' ')
		r->p++;
	for (out = r->p; *r->p != '"';) {
		if ((unsigned char)*r->p < ' ')
			return wrong(r, "a string without an end");
		if (*r->p != '\\') {
			*out++ = *r->p++;
			continue;
		}
		r->p++;
		if (!parse_escape(r, &out))
			return false;
	}
	r->p++;
	*out = '\0';
	return true;
}

static bool parse_int(struct parser *r, struct json *ret)
{
	const bool negative = *r->p == '-';
	uint64_t n = 0;
	char *start;

	r->p += negative;
	for (start = r->p; *r->p >= '0' && *r->p <= '9'; r->p++)
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, (uint64_t)(*r->p - '0'), &n))
			return wrong(r, "a number that is too large");
	if (r->p == start || (*start == '0' && r->p - start > 1))
		return wrong(r, "a bad number");
	if (*r->p == '.' || *r->p == 'e' || *r->p == 'E')
		return wrong(r, "a number that is not an integer");
	if (n > (uint64_t)INT64_MAX + negative)
		return wrong(r, "a number that is too large");
	ret->kind = JSON_INT;
	ret->number = (int64_t)(negative ? 0 - n : n);
	return true;
}

static bool parse_word(struct parser *r, struct json *ret)
{
	static const struct {
		const char *word;
		enum json_kind kind;
		int64_t number;
	} words[] = { { "true", JSON_BOOL, 1 },
		      { "false", JSON_BOOL, 0 },
		      { "null", JSON_NULL, 0 } };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const size_t n = strlen(words[i].word);

		if (strncmp(r->p, words[i].word, n))
			continue;
		r->p += n;
		ret->kind = words[i].kind;
		ret->number = words[i].number;
		return true;
	}
	return wrong(r, "something that is no value");
}

/* -------------------------------------------------------- arrays and objects */

static struct json_member *push(struct parser *r)
{
	if (r->used == r->room) {
		r->room = r->room ? 2 * r->room : 256;
		r->stack = mem_resize(r->stack, r->room, sizeof(*r->stack));
	}
	return &r->stack[r->used++];
}

static bool parse_name(struct parser *r, const char **ret)
{
	if (skip_space(r) != '"')
		return wrong(r, "a member without a name");
	if (!parse_string(r, ret))
		return false;
	if (skip_space(r) != ':')
		return wrong(r, "a member without a value");
	r->p++;
	return true;
}

/* Takes the children from `first` on off the stack. */
static bool close_list(struct parser *r, size_t first, struct json *ret)
{
	const size_t n = r->used - first;
	struct json_member *members;
	struct json *items;

	if (n > (ret->kind == JSON_ARRAY ? COUNT_LIMIT : MEMBER_LIMIT))
		return wrong(r, "a list that is too long");
	ret->n = (uint32_t)n;
	r->used = first;
	if (ret->kind == JSON_ARRAY) {
		ret->items = items = heap_array(r->heap, n, sizeof(*items));
		for (size_t i = 0; i < n; i++)
			items[i] = r->stack[first + i].value;
		return true;
	}
	ret->members = members = heap_array(r->heap, n, sizeof(*members));
	if (n)
		memcpy(members, &r->stack[first], n * sizeof(*members));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (!strcmp(members[i].name, members[k].name))
				return wrong(r, "a member that is there twice");
	return true;
}

/* r->p is at the opening bracket. */
static bool parse_list(struct parser *r, struct json *ret)
{
	const bool object = *r->p == '{';
	const char closing = object ? '}' : ']';
	const size_t first = r->used;
	const char *name = NULL;
	struct json value;

	ret->kind = object ? JSON_OBJECT : JSON_ARRAY;
	r->p++;
	if (skip_space(r) == closing) {
		r->p++;
		return close_list(r, first, ret);
	}
	for (;;) {
		if ((object && !parse_name(r, &name)) || !parse_value(r, &value))
			return false;
		*push(r) = (struct json_member){ name, value };
		if (skip_space(r) == closing)
			break;
		if (*r->p != ',')
			return wrong(r, "a list without its end");
		r->p++;
	}
	r->p++;
	return close_list(r, first, ret);
}

static bool parse_value(struct parser *r, struct json *ret)
{
	bool ok;

	memset(ret, 0, sizeof(*ret));
	switch (skip_space(r)) {
	case '{':
	case '[':
		if (r->depth == DEPTH_LIMIT)
			return wrong(r, "too many brackets");
		r->depth++;
		ok = parse_list(r, ret);
		r->depth--;
		return ok;
	case '"':
		ret->kind = JSON_STRING;
		return parse_string(r, &ret->text);
	case '-':
	case '0' ... '9':
		return parse_int(r, ret);
	default:
		return parse_word(r, ret);
	}
}

const struct json *json_parse(struct heap *heap, char *text, size_t size, const char **why,
			      size_t *at)
{
	struct parser r = { .heap = heap, .p = text, .end = text + size };
	struct json *root = heap_alloc(heap, sizeof(*root));
	bool ok;

	text[size] = '\0';
	ok = parse_value(&r, root);
	skip_space(&r);
	if (ok && r.p != r.end)
		ok = wrong(&r, "something behind its end");
	free(r.stack);
	*why = r.why;
	*at = (size_t)(r.p - text);
	return ok ? root : NULL;
}

const struct json *json_get(const struct json *o, const char *name)
{
	if (json_is(o, JSON_OBJECT))
		for (uint32_t i = 0; i < o->n; i++)
			if (!strcmp(o->members[i].name, name))
				return &o->members[i].value;
	return NULL;
}

const struct json *json_at(const struct json *a, uint32_t i)
{
	return json_is(a, JSON_ARRAY) && i < a->n ? &a->items[i] : NULL;
}
