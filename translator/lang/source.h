/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * source.h - pieces of D text and their lines.
 *
 * A source owns its text (NUL-terminated) and knows where each byte came from: cpp's
 * and #line's `# N "file"` lines change the reported file and line.
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
};

struct source_mark {
	uint32_t line;	 /* 0-based line of the text, from which on … */
	uint32_t number; /* … lines are numbered from here */
	const char *file;
	uint32_t depth; /* of #include, as cpp has it; 0: the program itself */
};

struct source *source_from_text(void *ctx, const char *name, const char *text, size_t size);
/* Reads a file ("-" or /dev/stdin: standard input); NULL and *err on failure. */
struct source *source_from_file(void *ctx, const char *path, const char **err);
/* In the order of lines; nesting is 1 where an included file begins, -1 after its end, else 0. */
void source_add_mark(struct source *source, uint32_t line, uint32_t number, const char *file,
		     int nesting);

/* 1-based line and column (bytes; tabs count one) of a byte offset, and its file as reported. */
void source_place(const struct source *source, uint32_t offset, const char **file, uint32_t *line,
		  uint32_t *col);
/* In a file that cpp has included. */
bool source_included(const struct source *source, uint32_t offset);
/* The text line that holds an offset: start and length. */
const char *source_line(const struct source *source, uint32_t offset, size_t *len);

#endif
