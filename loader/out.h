/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * out.h - where the traced data go: standard output, -o's file, freopen()'s file, or memory.
 *
 * Fully buffered; out_flush() after each drain.  The first failure to write is said
 * once and kept: tracing then ends with status 1.
 */
#ifndef DTAP_LOADER_OUT_H
#define DTAP_LOADER_OUT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "../runtime/abi.h"

#define OUT_DIGITS 21

/* All zero: in memory, see out_take(). */
struct out {
	FILE *file; /* unbuffered; NULL: none */
	const char *name; /* of the original file, NULL = standard output */
	char *reopened;	  /* the file of freopen(), NULL: none */
	bool failed;
	char *bytes; /* not written yet */
	size_t used, room;
	bool closed; /* failed since nobody reads it any more, which is no error to speak of */
};

/* Copies; returns what is behind. Most pieces of the output are short, and a call costs more than they do. */
static inline char *out_copy(char *to, const void *bytes, size_t size)
{
	const char *from = bytes;

	if (size > 64) {
		memcpy(to, from, size);
		return to + size;
	}
	for (; size >= 8; size -= 8, to += 8, from += 8)
		memcpy(to, from, 8);
	for (; size; size--)
		*to++ = *from++;
	return to;
}

/* path NULL: standard output; else appends. false: said why. */
bool out_open(struct out *out, const char *path);
void out_close(struct out *out); /* says when the last bytes did not make it */
void out_text(struct out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
void out_bytes(struct out *out, const void *bytes, size_t size);
/* One byte so many times. */
void out_fill(struct out *out, char byte, size_t count);
/* The bytes, right-aligned in so many columns, or left-aligned. */
void out_padded(struct out *out, const char *bytes, size_t size, size_t columns, bool left);
/* A number in so many columns as out_padded() does it. */
void out_decimal(struct out *out, u64 magnitude, bool negative, size_t columns, bool left);
/*
 * Room for `size` bytes behind all others, for who writes by himself: out_add() says how many it were.
 * As long as nothing else is called.
 */
char *out_room(struct out *out, size_t size);
void out_add(struct out *out, size_t size);
/* Digits, and a '-'; at most OUT_DIGITS bytes, which `end` is behind. Returns where they start. */
char *out_digits(char *end, u64 magnitude, bool negative);
void out_flush(struct out *out);
/* What is in memory, with a NUL behind it, to be freed; there is nothing then. size NULL: not asked for. */
char *out_take(struct out *out, size_t *size);
/* freopen(): appends to a file; "" goes back to the original. false: said why. */
bool out_reopen(struct out *out, const char *path);
/*
 * Where commands of system() print to: always standard output with -o; without it where the traced
 * data go, standard output or freopen()'s file.
 */
int out_commands(const struct out *out);
void out_truncate(struct out *out);

#endif
