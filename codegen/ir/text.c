// SPDX-License-Identifier: GPL-2.0-or-later
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/array.h"
#include "common/must.h"

void text_init(struct text *text, void *ctx)
{
	*text = (struct text){ .ctx = ctx };
}

static void make_room(struct text *text, size_t n)
{
	text->data = must(
		array_reserve(text->ctx, text->data, &text->size, text->len + n + 1, sizeof(char)));
}

void text_add(struct text *text, const char *data, size_t len)
{
	make_room(text, len);
	memcpy(text->data + text->len, data, len);
	text->len += len;
	text->data[text->len] = '\0';
}

void text_adds(struct text *text, const char *s)
{
	text_add(text, s, strlen(s));
}

void text_addf(struct text *text, const char *fmt, ...)
{
	va_list ap;
	int n;

	make_room(text, 128);
	va_start(ap, fmt);
	n = vsnprintf(text->data + text->len, text->size - text->len, fmt, ap);
	va_end(ap);
	if (n < 0)
		abort();
	if ((size_t)n >= text->size - text->len) {
		make_room(text, (size_t)n);
		va_start(ap, fmt);
		vsnprintf(text->data + text->len, text->size - text->len, fmt, ap);
		va_end(ap);
	}
	text->len += (size_t)n;
}
