// SPDX-License-Identifier: GPL-2.0-or-later
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <talloc.h>

#include "source.h"
#include "common/array.h"
#include "common/file.h"

/* Far above any D program, far below what byte offsets can hold. */
#define SOURCE_MAX (64u << 20)

static void index_lines(struct source *source)
{
	const char *p = source->text, *end = p + source->size;
	uint32_t n = 1;

	for (const char *q = p; (q = memchr(q, '\n', end - q)); q++)
		n++;
	source->lines = talloc_array(source, uint32_t, n);
	source->nlines = n;
	source->lines[0] = 0;
	n = 1;
	for (const char *q = p; (q = memchr(q, '\n', end - q)); q++)
		source->lines[n++] = q + 1 - p;
}

struct source *source_from_text(void *ctx, const char *name, const char *text, size_t size)
{
	struct source *source = talloc_zero(ctx, struct source);
	char *copy = talloc_array(source, char, size + 1);

	if (size)
		memcpy(copy, text, size);
	copy[size] = '\0';
	source->name = name ? talloc_strdup(source, name) : NULL;
	source->text = copy;
	source->size = size;
	index_lines(source);
	return source;
}

struct source *source_from_file(void *ctx, const char *path, const char **err)
{
	bool is_stdin = strcmp(path, "-") == 0;
	int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	void *scratch = talloc_new(ctx);
	struct source *source = NULL;
	size_t size = 0;
	char *text = fd < 0 ? NULL : file_read_from(scratch, fd, SOURCE_MAX, &size);
	const int error = errno;

	if (fd >= 0 && !is_stdin)
		close(fd);
	if (!text)
		*err = talloc_asprintf(ctx, "cannot read '%s': %s", path, strerror(error));
	else if (memchr(text, 0, size))
		*err = talloc_asprintf(ctx, "'%s' is not a D script: it has a byte 0", path);
	else
		source = source_from_text(ctx, is_stdin ? "/dev/stdin" : path, text, size);
	talloc_free(scratch);
	return source;
}

void source_add_mark(struct source *source, uint32_t line, uint32_t number, const char *file,
		     int nesting)
{
	uint32_t depth = source->nmarks ? source->marks[source->nmarks - 1].depth : 0;

	if (source->nmarks && source->marks[source->nmarks - 1].line >= line)
		return;
	if (nesting > 0)
		depth++;
	else if (nesting < 0 && depth > 0)
		depth--;
	array_add(source, source->marks, source->nmarks) = (struct source_mark){
		.line = line,
		.number = number,
		.file = talloc_strdup(source, file),
		.depth = depth,
	};
}

/* The 0-based line that holds an offset. */
static uint32_t line_of(const struct source *source, uint32_t offset)
{
	uint32_t low = 0, high = source->nlines;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (source->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* What holds for a 0-based line; NULL: nothing but the source's own name. */
static const struct source_mark *mark_of(const struct source *source, uint32_t line)
{
	uint32_t low = 0, high = source->nmarks;

	while (low < high) { /* the first mark after the line */
		uint32_t middle = low + (high - low) / 2;

		if (source->marks[middle].line <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &source->marks[low - 1] : NULL;
}

/* The piece that holds an offset. */
static const struct source_piece *piece_of(const struct source *source, uint32_t offset)
{
	uint32_t low = 0, high = source->npieces;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (source->pieces[middle].begin <= offset)
			low = middle;
		else
			high = middle;
	}
	return &source->pieces[low];
}

struct source_span source_origin(const struct source *source, uint32_t begin, uint32_t end)
{
	const struct source_piece *first, *last;
	struct source_span span = { .source = source, .begin = begin, .end = end };

	if (!source->npieces)
		return span;
	first = piece_of(source, begin);
	last = piece_of(source, end > begin ? end - 1 : begin);
	/* What another file has in between is not marked. */
	while (last->origin != first->origin)
		last--;
	span.source = first->origin;
	span.use = first->use ? first : NULL;
	span.begin = first->offset + (first->use ? 0 : begin - first->begin);
	if (last->use)
		span.end = last->offset + last->use;
	else if (last + 1 < source->pieces + source->npieces && last[1].begin < end)
		span.end = last->offset + (last[1].begin - last->begin);
	else
		span.end = last->offset + (end - last->begin);
	if (span.end < span.begin)
		span.end = span.begin;
	return span;
}

void source_place(const struct source *source, uint32_t offset, const char **file, uint32_t *line,
		  uint32_t *col)
{
	const struct source_mark *mark;
	uint32_t at;

	if (source->npieces) {
		struct source_span span = source_origin(source, offset, offset);

		source = span.source;
		offset = span.begin;
	}
	at = line_of(source, offset);
	mark = mark_of(source, at);

	*file = mark ? mark->file : source->name;
	*line = mark ? mark->number + (at - mark->line) : at + 1;
	*col = offset - source->lines[at] + 1;
}

bool source_included(const struct source *source, uint32_t offset)
{
	const struct source_span span = source_origin(source, offset, offset);
	const struct source_mark *mark = mark_of(span.source, line_of(span.source, span.begin));

	return mark && mark->depth > 0;
}

const char *source_line(const struct source *source, uint32_t offset, size_t *len)
{
	uint32_t at = line_of(source, offset);
	const char *text = source->text + source->lines[at];
	size_t rest = source->size - source->lines[at];
	const char *end = memchr(text, '\n', rest);

	*len = end ? (size_t)(end - text) : rest;
	if (*len > 0 && text[*len - 1] == '\r')
		--*len;
	return text;
}
