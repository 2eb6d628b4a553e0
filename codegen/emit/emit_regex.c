// SPDX-License-Identifier: GPL-2.0-or-later
/* Regular expressions: the tables of their automata, rows of which are for reading. */
#include "emit_tables.h"

#include <inttypes.h>
#include <talloc.h>

#include "translator/prog/regex.h"

static void print_rows(struct tables *t, uint32_t index, const struct regex *re)
{
	const uint16_t *next = re->next;

	emit_open(t->e, "%sconst %s regex_%u_next[] = {", emit_linkage(t), re->wide ? "u16" : "u8",
		  index);
	for (uint32_t s = REGEX_FIRST_ROW; s < re->nstates; s++) {
		struct text line;

		text_init(&line, t->e->out.ctx);
		text_addf(&line, "/* %" PRIu32 " */", s);
		for (uint32_t k = 0; k < re->nclasses; k++)
			text_addf(&line, " %u,", *next++);
		emit_line(t->e, "%s", line.data);
		talloc_free(line.data);
	}
	emit_close(t->e, ";");
}

static void add_byte(struct text *line, unsigned int byte)
{
	if (byte >= '!' && byte <= '~' && byte != '\'' && byte != '\\')
		text_addf(line, "'%c'", (int)byte);
	else
		text_addf(line, "%u", byte);
}

/* Runs of bytes of one class; class 0 is that of all others. */
static void print_classes(struct tables *t, const struct regex *re)
{
	struct text line;
	unsigned int last;

	text_init(&line, t->e->out.ctx);
	text_adds(&line, ".classes = {");
	for (unsigned int first = 1; first < 256; first = last + 1) {
		last = first;
		while (last < 255 && re->classes[last + 1] == re->classes[first])
			last++;
		if (!re->classes[first])
			continue;
		text_adds(&line, " [");
		add_byte(&line, first);
		if (last > first) {
			text_adds(&line, " ... ");
			add_byte(&line, last);
		}
		text_addf(&line, "] = %u,", re->classes[first]);
	}
	text_adds(&line, " },");
	emit_line(t->e, "%s", line.data);
	talloc_free(line.data);
}

static void print_regex(struct tables *t, uint32_t index)
{
	const struct regex *re = t->prog->regexes[index];
	char *heading = talloc_asprintf(t->e->out.ctx,
					"Regular expression %" PRIu32 ": %" PRIu32 " rows, %" PRIu32
					" classes of bytes.",
					index, re->nstates - REGEX_FIRST_ROW, re->nclasses);

	emit_block_comment(t->e, heading, re->text, re->len);
	talloc_free(heading);
	if (re->nstates > REGEX_FIRST_ROW)
		print_rows(t, index, re);
	emit_open(t->e, "%sconst struct rt_regex regex_%u = {", emit_linkage(t), index);
	if (re->nstates > REGEX_FIRST_ROW)
		emit_line(t->e, ".%s = regex_%u_next,", re->wide ? "wide_next" : "next", index);
	emit_line(t->e, ".nclasses = %u,", re->nclasses);
	emit_line(t->e, ".start = %u,", re->start);
	emit_line(t->e, ".ends = %u,", re->ends);
	print_classes(t, re);
	emit_close(t->e, ";");
	emit_blank(t->e);
}

void emit_regexes(struct tables *t)
{
	for (uint32_t i = 0; i < t->prog->nregexes; i++)
		if (t->lowered->regex_used[i])
			print_regex(t, i);
}
