// SPDX-License-Identifier: GPL-2.0-or-later
#include <string.h>

#include <talloc.h>

#include "common/array.h"
#include "common/must.h"
#include "directive.h"
#include "pp.h"
#include "pp_if.h"
#include "pp_macro.h"

/* As the offsets of places allow, and far above any program. */
#define OUT_MAX (64u << 20)

/* --------------------------------------------------------------------- what is made */

/* Bytes come from `offset` of a source on; with use, all of them are this many bytes there. */
static void begin_piece(struct preprocess *p, const struct source *source, uint32_t offset,
			uint32_t use, const struct pp_macro *macro)
{
	struct source *out = p->out;
	const struct source_piece *last = out->npieces ? &out->pieces[out->npieces - 1] : NULL;

	if (last && !use && !last->use && last->origin == source &&
	    last->offset + ((uint32_t)p->size - last->begin) == offset)
		return;
	array_add(out, out->pieces, out->npieces) = (struct source_piece){
		.begin = (uint32_t)p->size,
		.origin = source,
		.offset = offset,
		.use = use,
		.macro = macro ? macro->name : NULL,
		.defined = macro ? macro->source : NULL,
		.defined_at = macro ? macro->begin : 0,
	};
}

static void add_bytes(struct preprocess *p, struct loc loc, const char *text, size_t len)
{
	if (p->size + len > OUT_MAX) {
		pp_limit(p, loc, "the program and what it includes has more than 64 megabytes");
		return;
	}
	p->text = must(array_reserve(p, p->text, &p->room, p->size + len + 1, 1));
	memcpy(p->text + p->size, text, len);
	p->size += len;
}

/* Bytes of a file as they are. */
static void copy(struct preprocess *p, const struct source *source, uint32_t begin, uint32_t end)
{
	begin_piece(p, source, begin, 0, NULL);
	add_bytes(p, pp_loc(source, begin, end), source->text + begin, end - begin);
}

/* What is left out leaves its lines, and its places, to what follows. */
static void blank(struct preprocess *p, const struct source *source, uint32_t begin, uint32_t end)
{
	const size_t from = p->size;

	copy(p, source, begin, end);
	for (size_t i = from; i < p->size; i++)
		if (p->text[i] != '\n')
			p->text[i] = ' ';
	p->changed = true;
}

/* What stands for the bytes [begin, end) of a file, which a macro's use are. */
static void replace(struct preprocess *p, const struct source *source, uint32_t begin, uint32_t end,
		    const char *text, const struct pp_macro *macro)
{
	const size_t len = strlen(text);
	const char before = p->size ? p->text[p->size - 1] : '\n', *next = source->text + end;

	p->changed = true;
	begin_piece(p, source, begin, end - begin, macro);
	if (len && pp_token_glues(before, *text))
		add_bytes(p, pp_loc(source, begin, end), " ", 1);
	add_bytes(p, pp_loc(source, begin, end), text, len);
	if (pp_token_glues(len ? text[len - 1] : before, *next))
		add_bytes(p, pp_loc(source, begin, end), " ", 1);
}

/* -------------------------------------------------------------------- control lines */

static bool is_taken(const struct pp_reader *r)
{
	return !r->nifs || r->ifs[r->nifs - 1].taken;
}

/* Where a control line ends: comments may have lines in them. */
static uint32_t control_end(const struct source *source, uint32_t pos)
{
	struct pp_token t;

	for (;; pos += t.len) {
		t = pp_token_at(source->text + pos, source->size - pos);
		if (t.kind == PP_END || t.kind == PP_NEWLINE)
			return pos;
	}
}

/* The same for those that the parser reads, by its rule. */
static uint32_t parser_line_end(const struct source *source, uint32_t pos)
{
	while (pos < source->size && source->text[pos] != '\n')
		pos += source->text[pos] == '\\' && pos + 1 < source->size ? 2 : 1;
	return pos;
}

static void include_line(struct preprocess *p, struct pp_reader *r, uint32_t begin, uint32_t end,
			 uint32_t after)
{
	const char *text = r->source->text + after;

	if (p->req.is_library) {
		diag_error(p->req.diag, pp_loc(r->source, begin, end), D_INCLUDE,
			   "#pragma D depends_on library NAME",
			   "a library includes nothing, but names the libraries it needs");
		return;
	}
	pp_include(p, r->source, begin, end, text, end - after);
}

/* #error and #warning */
static void say_line(struct preprocess *p, const struct pp_reader *r, uint32_t begin, uint32_t end,
		     uint32_t after, bool error)
{
	const struct loc loc = pp_loc(r->source, begin, end);
	struct pp_tokens list = pp_token_list(p, r->source->text + after, end - after);
	char *text = pp_token_text(p, &list);

	if (error)
		diag_error(p->req.diag, loc, D_PRAGERR, NULL, "#error: %s", text);
	else
		diag_warn(p->req.diag, loc, "%s", text);
	talloc_free(list.items);
	talloc_free(text);
}

/*
 * A line that is none of the preprocessor's: pragmas, mistakes. A place, #line, is noted with the
 * file here, as the parser would note it with the whole text.
 */
static void parser_line(struct preprocess *p, struct pp_reader *r, uint32_t begin)
{
	const struct source *source = r->source;
	const uint32_t hash = begin + pp_token_hash(source->text + begin),
		       end = parser_line_end(source, begin);
	const bool is_script = hash == 0 && source->text[1] == '!';

	if (!is_taken(r) || directive_place((struct source *)source, hash, end) ||
	    (is_script && source->from))
		blank(p, source, begin, end);
	else
		copy(p, source, begin, end);
	r->pos = end;
}

static void control_line(struct preprocess *p, struct pp_reader *r)
{
	static const char *const names[] = { "include", "define", "undef", "error", "warning" };
	const struct source *source = r->source;
	const uint32_t begin = r->pos, hash = begin + pp_token_hash(source->text + begin);
	const uint32_t end = control_end(source, hash);
	uint32_t at = hash + 1, after;
	struct pp_token word;
	size_t i = 0;

	do {
		word = pp_token_at(source->text + at, end - at);
		at += word.len;
	} while (word.kind == PP_BLANK || word.kind == PP_SPLICE || word.kind == PP_COMMENT);
	after = at;
	if (word.kind == PP_WORD && pp_if_line(p, r, &word, hash, end, after)) {
		blank(p, source, begin, end);
		r->pos = end;
		return;
	}
	while (i < sizeof(names) / sizeof(*names) && !pp_token_is(&word, names[i]))
		i++;
	if (word.kind != PP_WORD || i == sizeof(names) / sizeof(*names)) {
		parser_line(p, r, begin);
		return;
	}
	if (is_taken(r) && i == 0)
		include_line(p, r, hash, end, after);
	else if (is_taken(r) && i == 1)
		pp_macro_define(p, source, hash, after, end);
	else if (is_taken(r) && i == 2)
		pp_macro_undef(p, source, hash, after, end);
	else if (is_taken(r))
		say_line(p, r, hash, end, after, i == 3);
	blank(p, source, begin, end);
	r->pos = end;
}

/* ------------------------------------------------------------------------- the text */

static void word(struct preprocess *p, struct pp_reader *r, const struct pp_token *t)
{
	const uint32_t begin = r->pos;
	const struct pp_macro *macro;
	const char *text;
	void *scratch;

	r->pos += t->len;
	macro = pp_macro_find(p, t->text, t->len);
	if (!macro) {
		copy(p, r->source, begin, r->pos);
		return;
	}
	scratch = talloc_new(p);
	text = pp_macro_use(p, scratch, r, begin, macro);
	if (text)
		replace(p, r->source, begin, r->pos, text, macro);
	else
		copy(p, r->source, begin, r->pos);
	talloc_free(scratch);
}

static void take_token(struct preprocess *p, struct pp_reader *r)
{
	const struct source *source = r->source;
	const struct pp_token t = pp_token_at(source->text + r->pos, source->size - r->pos);

	r->first = t.kind == PP_NEWLINE || t.kind == PP_SPLICE || (r->first && t.kind == PP_BLANK);
	if (t.kind == PP_OPEN_COMMENT && (source->from || !is_taken(r))) {
		diag_error(p->req.diag, pp_loc(source, r->pos, r->pos + 2), D_SYNTAX, "add */",
			   "comment is not closed");
		blank(p, source, r->pos, r->pos + t.len);
	} else if (!is_taken(r)) {
		blank(p, source, r->pos, r->pos + t.len);
	} else if (t.kind == PP_WORD) {
		word(p, r, &t);
		return;
	} else {
		copy(p, source, r->pos, r->pos + t.len);
	}
	r->pos += t.len;
}

void pp_read(struct preprocess *p, const struct source *source)
{
	struct pp_reader r = { .source = source, .first = true };

	while (r.pos < source->size && !p->stop) {
		if (r.first && source->text[r.pos + pp_token_hash(source->text + r.pos)] == '#') {
			r.first = false;
			control_line(p, &r);
		} else {
			take_token(p, &r);
		}
	}
	for (size_t i = 0; i < r.nifs && !p->stop; i++)
		diag_error(p->req.diag, pp_loc(source, r.ifs[i].begin, r.ifs[i].end), D_PREPROC,
			   "add #endif", "the file ends within this condition");
	talloc_free(r.ifs);
	/* Where the input ends is a place, too. */
	if (!source->from)
		begin_piece(p, source, source->size, 0, NULL);
}

struct preprocess *preprocess_create(void *ctx, const struct preprocess_request *req)
{
	struct preprocess *p = talloc_zero(ctx, struct preprocess);

	p->req = *req;
	pp_macro_begin(p);
	return p;
}

const struct source *preprocess_program(struct preprocess *p, void *ctx,
					const struct source *program)
{
	struct source *out = talloc_zero(p, struct source);
	struct source *made;

	p->out = out;
	p->size = 0;
	p->changed = false;
	pp_include_program(p, program);
	pp_read(p, program);
	if (!p->changed)
		return program;
	made = source_from_text(ctx, program->name, p->text, p->size);
	made->pieces = talloc_steal(made, out->pieces);
	made->npieces = out->npieces;
	return made;
}

static bool is_pragma(const char *text, const char *hash)
{
	const char *word = hash + 1 + strspn(hash + 1, " \t");

	while (hash > text && (hash[-1] == ' ' || hash[-1] == '\t'))
		hash--;
	return (hash == text || hash[-1] == '\n') && !strncmp(word, "pragma", 6);
}

bool preprocess_leaves(struct preprocess *p, const struct source *program)
{
	const char *const text = program->text;
	uint32_t len;

	for (const char *hash = text; (hash = strchr(hash, '#')); hash++)
		if (!is_pragma(text, hash))
			return false;
	for (uint32_t at = 0; at < program->size; at += len) {
		len = 1;
		if (!p->begins[(unsigned char)text[at]] ||
		    (at && pp_token_glues(text[at - 1], text[at])))
			continue;
		len = pp_token_at(text + at, program->size - at).len;
		if (pp_macro_find(p, text + at, len))
			return false;
	}
	return true;
}

const struct source *preprocess_included(const struct preprocess *p, size_t i)
{
	return p && i < p->nincluded ? p->included[i] : NULL;
}
