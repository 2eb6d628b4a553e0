// SPDX-License-Identifier: GPL-2.0-or-later
#include "json_out.h"

#include <math.h>
#include <string.h>

#include "common/utf8.h"

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

void json_out_string(struct json *j, const void *bytes, size_t size)
{
	const unsigned char *p = bytes, *const end = p + size;
	size_t n;

	separate(j);
	put(j, "\"");
	for (; p < end; p += n ? n : 1) {
		n = utf8_step(p, (size_t)(end - p));
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
