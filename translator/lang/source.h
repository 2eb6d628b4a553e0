/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * source.h - pieces of D text and their lines.
 *
 * A source owns its text (NUL-terminated) and knows where each byte came from: cpp's
 * and #line's `# N "file"` lines change the reported file and line, and a text that was
 * put together (preprocess.h) has pieces of others, which then are what is reported.
 */
#ifndef DTAP_SOURCE_H
#define DTAP_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source {
	const char *name; /* file name, or NULL for command-line text */
	const char *text;
	size_t size;
	uint32_t *lines; /* offsets of the lines' first bytes */
	uint32_t nlines;
	struct source_mark *marks; /* from #line, sorted by line */
	uint32_t nmarks;
	const struct source *from; /* has the control line that includes this one, or NULL … */
	uint32_t from_at;	   /* … there */
	struct source_piece
		*pieces; /* by their beginnings, the first is 0; NULL: it is one's own */
	uint32_t npieces;
};

struct source_mark {
	uint32_t line;	 /* 0-based line of the text, from which on … */
	uint32_t number; /* … lines are numbered from here */
	const char *file;
	uint32_t depth; /* of #include, as cpp has it; 0: the program itself */
};

struct source_piece {
	uint32_t begin; /* offset in the text, from which on … */
	const struct source *origin;
	uint32_t offset;   /* … bytes are those of the origin from here on, or */
	uint32_t use;	   /* not 0: all stand for this many bytes there, the use of … */
	const char *macro; /* … this macro, … */
	const struct source *defined; /* … defined here; NULL: by nobody */
	uint32_t defined_at;
};

struct source_span {
	const struct source *source; /* without pieces */
	uint32_t begin, end;
	const struct source_piece *use; /* it is from a macro; NULL: not so */
};

struct source *source_from_text(void *ctx, const char *name, const char *text, size_t size);
/* Reads a file ("-" or /dev/stdin: standard input); NULL and *err on failure. */
struct source *source_from_file(void *ctx, const char *path, const char **err);
/*
 * In the order of lines, which may be read again; nesting is 1 where an included file begins, -1
 * after its end, else 0.
 */
void source_add_mark(struct source *source, uint32_t line, uint32_t number, const char *file,
		     int nesting);

/* Where bytes are from, as far as that is one source. */
struct source_span source_origin(const struct source *source, uint32_t begin, uint32_t end);
/* 1-based line and column (bytes; tabs count one) of a byte offset, and its file as reported. */
void source_place(const struct source *source, uint32_t offset, const char **file, uint32_t *line,
		  uint32_t *col);
/* In a file that cpp has included. */
bool source_included(const struct source *source, uint32_t offset);
/* The text line that holds an offset: start and length; for a source without pieces. */
const char *source_line(const struct source *source, uint32_t offset, size_t *len);

#endif
