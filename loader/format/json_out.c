// SPDX-License-Identifier: GPL-2.0-or-later
#include "json_out.h"

#include <math.h>
#include <string.h>

static void put(struct json *j, const char *text)
{
	out_bytes(j->out, text, strlen(text));
}

static void separate(struct json *j)
{
	if (j->comma)
		put(j, ",");
	j->comma = true;
}

void json_out_open(struct json *j, char bracket)
{
	separate(j);
	out_bytes(j->out, &bracket, 1);
	j->comma = false;
}

void json_out_close(struct json *j, char bracket)
{
	out_bytes(j->out, &bracket, 1);
	j->comma = true;
}

void json_out_key(struct json *j, const char *name)
{
	json_out_text(j, name);
	put(j, ":");
	j->comma = false;
}

void json_out_null(struct json *j)
{
	separate(j);
	put(j, "null");
}

void json_out_signed(struct json *j, s64 number)
{
	separate(j);
	out_text(j->out, "%lld", number);
}

void json_out_unsigned(struct json *j, u64 number)
{
	separate(j);
	out_text(j->out, "%llu", number);
}

void json_out_real(struct json *j, double number)
{
	if (!isfinite(number)) {
		json_out_null(j);
		return;
	}
	separate(j);
	out_text(j->out, "%.17g", number);
}

void json_out_address(struct json *j, u64 address)
{
	separate(j);
	out_text(j->out, "\"0x%llx\"", address);
}

void json_out_bytes(struct json *j, const unsigned char *bytes, size_t size)
{
	separate(j);
	put(j, "\"");
	for (size_t i = 0; i < size; i++)
		out_text(j->out, "%02x", bytes[i]);
	put(j, "\"");
}

/* Bytes of the UTF-8 sequence at `p`; 0: there is none (the Unicode Standard, table 3-7). */
static size_t sequence(const unsigned char *p, size_t left)
{
	static const struct {
		unsigned char first, last, second_first, second_last, size;
	} forms[] = {
		{ 0xc2, 0xdf, 0x80, 0xbf, 2 }, { 0xe0, 0xe0, 0xa0, 0xbf, 3 },
		{ 0xe1, 0xec, 0x80, 0xbf, 3 }, { 0xed, 0xed, 0x80, 0x9f, 3 },
		{ 0xee, 0xef, 0x80, 0xbf, 3 }, { 0xf0, 0xf0, 0x90, 0xbf, 4 },
		{ 0xf1, 0xf3, 0x80, 0xbf, 4 }, { 0xf4, 0xf4, 0x80, 0x8f, 4 },
	};

	if (*p < 0x80)
		return 1;
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (*p < forms[i].first || *p > forms[i].last)
			continue;
		if (left < forms[i].size || p[1] < forms[i].second_first ||
		    p[1] > forms[i].second_last)
			return 0;
		for (size_t k = 2; k < forms[i].size; k++)
			if (p[k] < 0x80 || p[k] > 0xbf)
				return 0;
		return forms[i].size;
	}
	return 0;
}

void json_out_string(struct json *j, const void *bytes, size_t size)
{
	const unsigned char *p = bytes, *const end = p + size;
	size_t n;

	separate(j);
	put(j, "\"");
	for (; p < end; p += n ? n : 1) {
		n = sequence(p, (size_t)(end - p));
		if (!n)
			put(j, "\\ufffd");
		else if (*p == '"' || *p == '\\')
			out_text(j->out, "\\%c", *p);
		else if (*p == '\n')
			put(j, "\\n");
		else if (*p < ' ' || *p == 0x7f)
			out_text(j->out, "\\u%04x", *p);
		else
			out_bytes(j->out, p, n);
	}
	put(j, "\"");
}

void json_out_text(struct json *j, const char *text)
{
	if (text)
		json_out_string(j, text, strlen(text));
	else
		json_out_null(j);
}
