// SPDX-License-Identifier: GPL-2.0-or-later
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "diag.h"
#include "common/array.h"
#include "common/message.h"
#include "source.h"

#define LINE_SHOWN 180 /* bytes of a source line at most */
#define LINE_LEAD  60  /* bytes before the caret when a long line is cut */

enum severity { SEV_ERROR, SEV_WARNING, SEV_FATAL };

struct message {
	struct loc loc;			/* of a source without pieces */
	const struct source_piece *use; /* of a macro, which the place is; or NULL */
	uint32_t source; /* rank of loc.source: order of the first message about it */
	uint32_t seq;
	enum severity severity;
	enum diag_tag tag;
	const char *text;
	const char *hint;
};

struct diag {
	struct message *messages;
	uint32_t n;
	unsigned int errors;
	bool tags_first;
};

static const char *const tag_names[] = {
#define TAG(name) [name] = #name,
#include "diag.def"
#undef TAG
};

struct loc loc_join(struct loc a, struct loc b)
{
	if (!a.source)
		return b;
	if (!b.source || a.source != b.source)
		return a;
	return (struct loc){
		.source = a.source,
		.begin = a.begin < b.begin ? a.begin : b.begin,
		.end = a.end > b.end ? a.end : b.end,
	};
}

struct diag *diag_create(void *parent)
{
	return talloc_zero(parent, struct diag);
}

static uint32_t source_rank(const struct diag *diag, const struct source *source)
{
	uint32_t rank = 0;

	for (uint32_t i = 0; i < diag->n; i++) {
		if (diag->messages[i].loc.source == source)
			return diag->messages[i].source;
		if (diag->messages[i].source >= rank)
			rank = diag->messages[i].source + 1;
	}
	return rank;
}

static struct message *add(struct diag *diag, struct loc loc, const char *fmt, va_list args)
{
	const struct source_piece *use = NULL;
	struct message *message;

	if (loc.source) {
		struct source_span span = source_origin(loc.source, loc.begin, loc.end);

		loc = (struct loc){ .source = span.source, .begin = span.begin, .end = span.end };
		use = span.use;
	}
	diag->messages = array_grow(diag, diag->messages, diag->n, sizeof(*diag->messages));
	message = &diag->messages[diag->n];
	*message = (struct message){
		.loc = loc,
		.use = use,
		.source = source_rank(diag, loc.source),
		.seq = diag->n,
		.text = talloc_vasprintf(diag, fmt, args),
	};
	diag->n++;
	return message;
}

/* A text that stands in several places of the AST has its mistake in each. */
static bool is_repeated(const struct diag *diag, const struct message *message)
{
	for (size_t i = 0; i + 1 < diag->n; i++) {
		const struct message *m = &diag->messages[i];

		if (m->severity == SEV_ERROR && m->tag == message->tag &&
		    m->loc.source == message->loc.source && m->loc.begin == message->loc.begin &&
		    m->loc.end == message->loc.end && !strcmp(m->text, message->text))
			return true;
	}
	return false;
}

void diag_error(struct diag *diag, struct loc loc, enum diag_tag tag, const char *hint,
		const char *fmt, ...)
{
	struct message *message;
	va_list args;

	va_start(args, fmt);
	message = add(diag, loc, fmt, args);
	va_end(args);
	message->severity = SEV_ERROR;
	message->tag = tag;
	message->hint = hint ? talloc_strdup(diag, hint) : NULL;
	diag->errors++;
	if (loc.source && is_repeated(diag, message))
		diag->n--;
}

void diag_warn(struct diag *diag, struct loc loc, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add(diag, loc, fmt, args)->severity = SEV_WARNING;
	va_end(args);
}

void diag_fatal(struct diag *diag, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add(diag, (struct loc){ 0 }, fmt, args)->severity = SEV_FATAL;
	va_end(args);
	diag->errors++;
}

unsigned int diag_count(const struct diag *diag)
{
	return diag->errors;
}

/*
 * Prints a piece of a source line, every byte or character of it as one cell.  With
 * `blank` it prints the same number of cells as white space: tabs stay tabs.
 */
static void print_cells(FILE *out, const char *text, size_t len, bool blank)
{
	for (size_t i = 0; i < len;) {
		size_t n = message_character(text + i, len - i);

		if (text[i] == '\t')
			fputc('\t', out);
		else if (blank)
			fputc(' ', out);
		else if (!n)
			fputc('?', out);
		else
			fwrite(text + i, 1, n, out);
		i += n ? n : 1;
	}
}

/* Names in it are the script's. */
static void print_text(FILE *out, const char *text)
{
	const size_t len = strlen(text), room = 4 * len;
	char *safe = talloc_array(NULL, char, room + 1);

	fwrite(safe, 1, message_escape(safe, room, text, len, ""), out);
	talloc_free(safe);
}

/* Cells of [text, text + len), for the length of the underline. */
static size_t count_cells(const char *text, size_t len)
{
	size_t cells = 0;

	for (size_t i = 0; i < len; cells++) {
		size_t n = message_character(text + i, len - i);

		i += n ? n : 1;
	}
	return cells;
}

static void print_excerpt(FILE *out, const struct message *message, uint32_t line)
{
	const struct loc *loc = &message->loc;
	const char *cut_front = "", *cut_back = "";
	size_t len, col, marked;
	const char *text = source_line(loc->source, loc->begin, &len);

	col = loc->source->text + loc->begin - text;
	if (col > len)
		col = len;
	if (len > LINE_SHOWN) {
		size_t skip = col > LINE_LEAD ? col - LINE_LEAD : 0;

		text += skip;
		len -= skip;
		col -= skip;
		if (skip)
			cut_front = "...";
		if (len > LINE_SHOWN) {
			len = LINE_SHOWN;
			cut_back = "...";
		}
	}
	fprintf(out, "%5u | %s", line, cut_front);
	print_cells(out, text, len, false);
	fprintf(out, "%s\n      | %*s", cut_back, (int)strlen(cut_front), "");
	print_cells(out, text, col, true);
	fputc('^', out);
	marked = loc->end > loc->begin ? loc->end - loc->begin : 1;
	if (marked > len - col)
		marked = len - col;
	marked = count_cells(text + col, marked);
	for (size_t i = 1; i < marked; i++)
		fputc('~', out);
	if (message->hint) {
		fputc(' ', out);
		print_text(out, message->hint);
	}
	fputc('\n', out);
}

static void print_place(FILE *out, const char *words, const struct source *source, uint32_t offset)
{
	const char *file;
	uint32_t line, col;

	source_place(source, offset, &file, &line, &col);
	fprintf(out, "      | %s ", words);
	print_text(out, file ? file : "command line");
	fprintf(out, ":%u\n", line);
}

/* How one gets to the place: the macro that it is from, the lines that include its file. */
static void print_way(FILE *out, const struct message *message)
{
	const struct source_piece *use = message->use;

	if (use && use->defined) {
		char *words = talloc_asprintf(NULL, "macro '%s' is defined in", use->macro);

		print_place(out, words, use->defined, use->defined_at);
		talloc_free(words);
	}
	for (const struct source *s = message->loc.source; s->from; s = s->from)
		print_place(out, "included from", s->from, s->from_at);
}

void diag_tags_first(struct diag *diag)
{
	diag->tags_first = true;
}

static void print_message(FILE *out, const struct message *message, const char *program,
			  bool tag_first)
{
	const bool tagged = message->severity == SEV_ERROR;
	const char *word = message->severity == SEV_WARNING ? "warning" : "error";
	const char *file = NULL;
	uint32_t line = 0, col = 0;

	if (message->loc.source)
		source_place(message->loc.source, message->loc.begin, &file, &line, &col);
	if (program && !file)
		fprintf(out, "%s: ", program);
	if (message->loc.source) {
		print_text(out, file ? file : "command line");
		fprintf(out, ":%u:%u: ", line, col);
	}
	fprintf(out, "%s: ", word);
	if (tagged && tag_first)
		fprintf(out, "[%s] ", tag_names[message->tag]);
	print_text(out, message->text);
	if (tagged && !tag_first)
		fprintf(out, " [%s]", tag_names[message->tag]);
	fputc('\n', out);
	if (message->loc.source) {
		print_excerpt(out, message, line);
		print_way(out, message);
	} else if (message->hint) {
		message_print(out, "      | %s", message->hint);
	}
}

static int compare(const void *a, const void *b)
{
	const struct message *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	if (x->loc.source && x->loc.begin != y->loc.begin)
		return x->loc.begin < y->loc.begin ? -1 : 1;
	if ((x->severity == SEV_WARNING) != (y->severity == SEV_WARNING))
		return x->severity == SEV_WARNING ? 1 : -1;
	return x->seq < y->seq ? -1 : 1;
}

#define SHOWN_MAX 200

void diag_print(const struct diag *diag, FILE *out, const char *program)
{
	struct message *sorted;

	if (!diag->n)
		return;
	sorted = talloc_memdup(NULL, diag->messages, diag->n * sizeof(*sorted));
	qsort(sorted, diag->n, sizeof(*sorted), compare);
	for (uint32_t i = 0, shown = 0; i < diag->n; i++) {
		const struct message *message = &sorted[i];

		if (shown == SHOWN_MAX) {
			fprintf(out, "%s: %u more messages are not shown\n", program, diag->n - i);
			break;
		}
		if (i > 0 && message->loc.source && message[-1].source == message->source &&
		    message[-1].loc.begin == message->loc.begin)
			continue;
		print_message(out, message, program, diag->tags_first);
		shown++;
	}
	talloc_free(sorted);
}
