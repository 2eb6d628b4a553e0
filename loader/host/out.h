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

#include "runtime/abi.h"

#define OUT_DIGITS 21

/* All zero: in memory, see out_take(). */
struct out {
	FILE *file;	  /* unbuffered; NULL: none */
	const char *name; /* of the original file, NULL = standard output */
	char *reopened;	  /* the file of freopen(), NULL: none */
	bool failed;
	char *bytes; /* not written yet */
	size_t used, room;
	u64 size;	   /* of the file, without those */
	bool in_line;	   /* what was written last does not end a line */
	u64 limit, due;	   /* bytes of a file before the next one begins, and until then; 0: any */
	unsigned int keep; /* predecessors */
	bool closed;	   /* failed as nobody reads it any more, which is not said */
};

/*
 * memcpy() that returns the end of the copy.  Most pieces of the output are short: copying them
 * costs less than a call.
 */
static inline char *out_copy(char *to, const void *bytes, size_t size)
{
	const char *from = bytes;

	if (size > 64) {
		memcpy(to, from, size);
		return to + size;
	}
	if (size >= 8) {
		for (size_t at = 0; at < size - 8; at += 8)
			memcpy(to + at, from + at, 8);
		memcpy(to + size - 8, from + size - 8, 8); /* may overlap the one before */
		return to + size;
	}
	for (; size; size--)
		*to++ = *from++;
	return to;
}

void out_next(struct out *out); /* out_border()'s */
/*
 * A record ends here.  When the file has reached its limit, and a line ends, too, it is renamed and
 * a new one begun; with twice as much, wherever that is.
 */
static inline void out_border(struct out *out)
{
	if (out->limit && out->size + out->used >= out->due)
		out_next(out);
}

/* path NULL: standard output; else appends. false: said why. */
bool out_open(struct out *out, const char *path);
void out_close(struct out *out); /* says when the last bytes did not make it */
void out_text(struct out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
void out_bytes(struct out *out, const void *bytes, size_t size);
/* One byte, this many times. */
void out_fill(struct out *out, char byte, size_t count);
/* The bytes, in at least this many columns: right-aligned, or left-aligned. */
void out_padded(struct out *out, const char *bytes, size_t size, size_t columns, bool left);
/* A number, aligned as out_padded() does it. */
void out_decimal(struct out *out, u64 magnitude, bool negative, size_t columns, bool left);
/*
 * Room for `size` bytes after all others, for a caller that writes them itself and then says by
 * out_add() how many they were.  No other call for this output may come in between.
 */
char *out_room(struct out *out, size_t size);
void out_add(struct out *out, size_t size);
/* Writes digits, and a '-', before `end`: at most OUT_DIGITS bytes.  Returns where they start. */
char *out_digits(char *end, u64 magnitude, bool negative);
void out_flush(struct out *out);
/*
 * What is in memory, with a NUL after it, which the caller frees (talloc); the output is empty
 * then.  size NULL: the caller does not ask for it.
 */
char *out_take(struct out *out, size_t *size);
/* freopen(): appends to a file; "" goes back to the original. false: said why. */
bool out_reopen(struct out *out, const char *path);
/*
 * Opens the file that is written to by its name again, since it may be called otherwise by now.
 * When that fails, which is said, all goes on in the old one.  Nothing for what is not a regular
 * file.
 */
void out_renew(struct out *out);
/* Of the original file from now on: see out_border(). false: said why. */
bool out_rotate(struct out *out, u64 limit, unsigned int keep);
/*
 * Where commands of system() print to: always standard output with -o; without it where the traced
 * data go, standard output or freopen()'s file.
 */
int out_commands(const struct out *out);
void out_truncate(struct out *out);

#endif
