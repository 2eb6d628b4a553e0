/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * text.h - a growing text.  Belongs to its talloc context; without memory the program ends.
 */
#ifndef DTAP_CODEGEN_TEXT_H
#define DTAP_CODEGEN_TEXT_H

#include <stddef.h>

struct text {
	void *ctx;
	char *data; /* NUL-terminated once something was added */
	size_t len, size;
};

void text_init(struct text *text, void *ctx);
void text_add(struct text *text, const char *data, size_t len);
void text_adds(struct text *text, const char *s);
void text_addf(struct text *text, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
