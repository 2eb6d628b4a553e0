/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * strings.h - the script object's blob of names: each name once, known by its offset.
 * Offset 0 is "".
 */
#ifndef DTAP_CODEGEN_STRINGS_H
#define DTAP_CODEGEN_STRINGS_H

#include <stdint.h>

#include "text.h"

struct strings {
	void *ctx;
	struct text blob; /* NUL after each name */
	uint32_t *table;  /* hash table of offsets + 1, 0 = free */
	uint32_t size, count;
};

void strings_init(struct strings *strings, void *ctx);
uint32_t strings_add(struct strings *strings, const char *name);
/* A pair "a\0b\0" at one offset. */
uint32_t strings_add_pair(struct strings *strings, const char *a, const char *b);

#endif
