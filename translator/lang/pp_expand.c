// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pp_expand.c - macros by C's rules: arguments are replaced before they are put in the body, the
 * whole is read again together with what follows, and the name of a macro whose body is being
 * read stays as it is, for good.
 */
#include <assert.h>
#include <string.h>

#include <talloc.h>

#include "common/array.h"
#include "pp_macro.h"

/* What all macros of a program may make together. */
#define TOKENS_MAX (1u << 21)
/* Calls in arguments of calls. */
#define NEST_MAX 100

struct frame {
	struct pp_tokens tokens;
	size_t at;
	struct pp_macro *macro; /* whose body they are; NULL: an argument's, or the program's */
};

struct stream {
	struct preprocess *p;
	void *ctx;
	struct pp_reader *r; /* where arguments go on after the last frame; NULL: nowhere */
	const struct source *source;
	struct loc loc; /* the use, in the program */
	struct frame *frames;
	size_t n;
};

struct args {
	struct pp_tokens *items;
	size_t n;
};

static struct pp_tokens expand(struct stream *s, bool *uncalled);

static void push(struct stream *s, struct pp_tokens tokens, struct pp_macro *macro)
{
	if (macro)
		macro->active = true;
	array_add(s->ctx, s->frames, s->n) = (struct frame){ .tokens = tokens, .macro = macro };
}

static void drop_finished(struct stream *s)
{
	while (s->n && s->frames[s->n - 1].at == s->frames[s->n - 1].tokens.n) {
		struct frame *f = &s->frames[--s->n];

		if (f->macro)
			f->macro->active = false;
	}
}

/* The next token of the frames; false: there is none. */
static bool next(struct stream *s, struct pp_token *ret)
{
	struct frame *f;

	drop_finished(s);
	if (!s->n)
		return false;
	f = &s->frames[s->n - 1];
	*ret = f->tokens.items[f->at++];
	return true;
}

/* The next token of the program, past blanks; PP_END at a control line, too. */
static struct pp_token program_token(const struct pp_reader *r, uint32_t *pos)
{
	const struct source *source = r->source;
	bool first = false, space = false;

	for (;;) {
		struct pp_token t = pp_token_at(source->text + *pos, source->size - *pos);

		if (first && source->text[*pos + pp_token_hash(source->text + *pos)] == '#')
			return (struct pp_token){ .kind = PP_END };
		if (!pp_token_blank(t.kind)) {
			t.space = space;
			return t;
		}
		first = t.kind == PP_NEWLINE || t.kind == PP_SPLICE;
		space = true;
		*pos += t.len;
	}
}

/* Is the macro's name followed by '('?  Passes it. */
static bool take_open(struct stream *s)
{
	struct pp_token t;
	uint32_t pos;

	drop_finished(s);
	if (s->n) {
		struct frame *f = &s->frames[s->n - 1];

		if (!pp_token_is(&f->tokens.items[f->at], "("))
			return false;
		f->at++;
		return true;
	}
	if (!s->r)
		return false;
	pos = s->r->pos;
	t = program_token(s->r, &pos);
	if (t.kind == PP_END || !pp_token_is(&t, "("))
		return false;
	s->r->pos = pos + t.len;
	return true;
}

static bool take_any(struct stream *s, struct pp_token *ret)
{
	if (next(s, ret))
		return true;
	if (!s->r)
		return false;
	*ret = program_token(s->r, &s->r->pos);
	s->r->pos += ret->len;
	return ret->kind != PP_END;
}

/* Counts what macros make or take. */
static void count(struct stream *s, size_t n)
{
	s->p->made += (uint32_t)n;
	if (s->p->made > TOKENS_MAX)
		pp_limit(s->p, s->loc, "the macros of the program make more than 2 million words");
}

static bool wrong_count(struct stream *s, const struct pp_macro *m, size_t n)
{
	const size_t least = m->nparams - m->variadic;

	if (n == m->nparams || (m->variadic && n >= least))
		return false;
	diag_error(s->p->req.diag, s->loc, D_PREPROC, NULL,
		   "macro '%s' takes %s%zu argument%s, not %zu", m->name,
		   m->variadic ? "at least " : "", least, least == 1 ? "" : "s", n);
	return true;
}

/* After the '('; false: said what is wrong. */
static bool take_args(struct stream *s, const struct pp_macro *m, struct args *args)
{
	struct pp_tokens arg = { 0 };
	struct pp_token t;
	size_t depth = 0;

	while (!s->p->stop) {
		if (!take_any(s, &t)) {
			diag_error(s->p->req.diag, s->loc, D_PREPROC, "add ')'",
				   "the arguments of macro '%s' have no end", m->name);
			return false;
		}
		if (pp_token_is(&t, ")") && !depth)
			break;
		if (pp_token_is(&t, ",") && !depth && !(m->variadic && args->n + 1 == m->nparams)) {
			array_add(s->ctx, args->items, args->n) = arg;
			arg = (struct pp_tokens){ 0 };
			continue;
		}
		depth += pp_token_is(&t, "(");
		depth -= pp_token_is(&t, ")");
		array_add(s->ctx, arg.items, arg.n) = t;
		count(s, 1);
	}
	if (arg.n || args->n || m->nparams)
		array_add(s->ctx, args->items, args->n) = arg;
	/* F() of one that takes nothing but '...' has no argument, as one that takes none. */
	return !s->p->stop && !wrong_count(s, m, args->n);
}

/* An argument with the macros in it replaced. */
static struct pp_tokens replaced(struct stream *s, const struct pp_tokens *arg)
{
	struct stream inner = { .p = s->p, .ctx = s->ctx, .source = s->source, .loc = s->loc };
	struct pp_tokens list;

	if (s->p->nest >= NEST_MAX) {
		pp_limit(s->p, s->loc, "macros are called more than 100 deep in arguments");
		return *arg;
	}
	s->p->nest++;
	push(&inner, *arg, NULL);
	list = expand(&inner, NULL);
	s->p->nest--;
	return list;
}

/* #PARAMETER */
static struct pp_token as_string(struct stream *s, const struct pp_tokens *arg, bool space)
{
	char *text = talloc_strdup(s->ctx, "\"");

	count(s, arg->n);
	for (size_t i = 0; i < arg->n; i++) {
		const struct pp_token *t = &arg->items[i];

		if (i && t->space)
			text = talloc_strdup_append_buffer(text, " ");
		for (uint32_t k = 0; k < t->len; k++) {
			const char c = t->text[k];
			const bool quoted = t->kind == PP_STRING && (c == '"' || c == '\\');

			text = talloc_asprintf_append_buffer(text, "%s%c", quoted ? "\\" : "", c);
		}
	}
	text = talloc_strdup_append_buffer(text, "\"");
	return (struct pp_token){
		.text = text, .len = (uint32_t)strlen(text), .kind = PP_STRING, .space = space
	};
}

/* LEFT ## RIGHT: *left becomes both. */
static void paste(struct stream *s, const struct pp_macro *m, struct pp_token *left,
		  const struct pp_token *right)
{
	const bool space = left->space;
	struct pp_token t;
	char *text;

	if (!right->len)
		return;
	text = talloc_asprintf(s->ctx, "%.*s%.*s", (int)left->len, left->text, (int)right->len,
			       right->text);
	t = pp_token_at(text, strlen(text));
	if (t.len != strlen(text) || pp_token_blank(t.kind))
		diag_error(s->p->req.diag, s->loc, D_PREPROC, NULL,
			   "in macro '%s' ## makes '%s', which is not one word", m->name, text);
	t.space = space;
	*left = t;
}

/* One element of a body, which is not # or ##, as it stands in the result. */
static struct pp_tokens element(struct stream *s, const struct pp_macro *m, size_t i,
				const struct args *args)
{
	static const struct pp_token mark = { .text = "", .kind = PP_MARK };
	const struct pp_token *t = &m->body.items[i];
	const bool pasted =
		(i && pp_token_is(t - 1, "##")) || (i + 1 < m->body.n && pp_token_is(t + 1, "##"));
	struct pp_tokens arg = { 0 }, list = { 0 };

	if (!t->param) {
		array_add(s->ctx, list.items, list.n) = *t;
		return list;
	}
	if (t->param <= args->n)
		arg = args->items[t->param - 1];
	if (arg.n && !pasted)
		arg = replaced(s, &arg);
	if (!arg.n && pasted)
		array_add(s->ctx, list.items, list.n) = mark;
	for (size_t k = 0; k < arg.n; k++)
		array_add(s->ctx, list.items, list.n) = arg.items[k];
	if (list.n)
		list.items[0].space = t->space;
	return list;
}

/* `, ## __VA_ARGS__`: without such arguments there is no comma. */
static bool is_rest(const struct pp_macro *m, size_t i)
{
	const struct pp_token *t = &m->body.items[i];

	return m->variadic && t->param == m->nparams && i >= 2 && pp_token_is(t - 1, "##") &&
	       pp_token_is(t - 2, ",");
}

static void add_rest(struct stream *s, const struct args *args, const struct pp_macro *m,
		     struct pp_tokens *out)
{
	struct pp_tokens arg = { 0 };

	if (args->n < m->nparams || (m->nparams == 1 && !args->items[0].n)) {
		out->n--;
		return;
	}
	if (args->items[args->n - 1].n)
		arg = replaced(s, &args->items[args->n - 1]);
	for (size_t k = 0; k < arg.n; k++)
		array_add(s->ctx, out->items, out->n) = arg.items[k];
}

static struct pp_tokens substitute(struct stream *s, const struct pp_macro *m,
				   const struct args *args, bool space)
{
	const struct pp_tokens *body = &m->body;
	struct pp_tokens out = { 0 };

	for (size_t i = 0; i < body->n && !s->p->stop; i++) {
		const bool glued = i && pp_token_is(&body->items[i - 1], "##");
		struct pp_tokens list = { 0 };
		size_t k = 0;

		if (pp_token_is(&body->items[i], "##"))
			continue;
		if (is_rest(m, i)) {
			add_rest(s, args, m, &out);
			continue;
		}
		if (m->function && pp_token_is(&body->items[i], "#")) {
			const uint32_t param = body->items[i + 1].param;
			const struct pp_tokens none = { 0 };

			array_add(s->ctx, list.items, list.n) =
				as_string(s, param <= args->n ? &args->items[param - 1] : &none,
					  body->items[i].space);
			i++;
		} else {
			list = element(s, m, i, args);
		}
		if (glued && out.n && list.n)
			paste(s, m, &out.items[out.n - 1], &list.items[k++]);
		for (; k < list.n; k++) {
			count(s, 1 + list.items[k].len / 16); /* long ones are more than one */
			array_add(s->ctx, out.items, out.n) = list.items[k];
		}
	}
	if (out.n)
		out.items[0].space = space;
	count(s, 1);
	return out;
}

static struct pp_tokens special(struct stream *s, const struct pp_macro *m, bool space)
{
	struct pp_tokens list = { 0 };
	uint32_t line, col;
	const char *file;
	char *text;

	source_place(s->source, s->loc.begin, &file, &line, &col);
	if (m->special == PP_LINE)
		text = talloc_asprintf(s->ctx, "%u", line);
	else
		text = talloc_asprintf(s->ctx, "\"%s\"", file ? file : "command line");
	array_add(s->ctx, list.items, list.n) = (struct pp_token){
		.text = text,
		.len = (uint32_t)strlen(text),
		.kind = m->special == PP_LINE ? PP_NUMBER : PP_STRING,
		.space = space,
	};
	return list;
}

/*
 * A macro's name: its body is what is read next. false: the name stays. With arguments that are
 * wrong the place is said, and nothing stands for it.
 */
static bool open_macro(struct stream *s, struct pp_macro *m, bool space)
{
	struct args args = { 0 };

	if (m->special) {
		push(s, special(s, m, space), NULL);
		return true;
	}
	if (m->function) {
		if (!take_open(s))
			return false;
		if (!take_args(s, m, &args))
			return true;
	}
	push(s, substitute(s, m, &args, space), m);
	return true;
}

/* *uncalled, if asked for: the first of all is a macro that is not called. */
static struct pp_tokens expand(struct stream *s, bool *uncalled)
{
	struct pp_tokens out = { 0 };
	bool space = false, opened = false;
	struct pp_token t;

	while (!s->p->stop && next(s, &t)) {
		struct pp_macro *m =
			t.kind == PP_WORD && !t.painted ? pp_macro_find(s->p, t.text, t.len) : NULL;

		if (m && m->active) {
			t.painted = true;
		} else if (m && open_macro(s, m, t.space || space)) {
			opened = true;
			space |= t.space;
			continue;
		} else if (m && uncalled && !opened && !out.n) {
			*uncalled = true;
		}
		if (t.kind == PP_MARK)
			continue;
		t.space |= space;
		space = false;
		array_add(s->ctx, out.items, out.n) = t;
	}
	while (s->n) { /* a limit was passed */
		struct frame *f = &s->frames[--s->n];

		if (f->macro)
			f->macro->active = false;
	}
	return out;
}

const char *pp_macro_use(struct preprocess *p, void *ctx, struct pp_reader *r, uint32_t begin,
			 const struct pp_macro *macro)
{
	const struct pp_token name = { .text = macro->name,
				       .len = (uint32_t)strlen(macro->name),
				       .kind = PP_WORD };
	struct stream s = { .p = p, .ctx = ctx, .r = r, .source = r->source };
	struct pp_tokens list = { 0 };
	bool uncalled = false;

	s.loc = pp_loc(r->source, begin, begin + name.len);
	array_add(ctx, list.items, list.n) = name;
	push(&s, list, NULL);
	list = expand(&s, &uncalled);
	return uncalled ? NULL : pp_token_text(ctx, &list);
}

struct pp_tokens pp_macro_list(struct preprocess *p, void *ctx, const struct source *source,
			       struct loc loc, const struct pp_tokens *list)
{
	struct stream s = { .p = p, .ctx = ctx, .source = source, .loc = loc };

	push(&s, *list, NULL);
	return expand(&s, NULL);
}
