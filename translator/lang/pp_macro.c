// SPDX-License-Identifier: GPL-2.0-or-later
#include <string.h>

#include <talloc.h>

#include "common/array.h"
#include "intern.h"
#include "pp_macro.h"
#include "predefined.h"

#define VARIADIC "__VA_ARGS__"

struct pp_macro *pp_macro_find(const struct preprocess *p, const char *name, size_t len)
{
	const char *text;
	struct pp_macro *m;

	if (!p->begins[(unsigned char)*name])
		return NULL;
	text = intern_n(name, len);
	HASH_FIND_PTR(p->macros, &text, m);
	return m;
}

static bool same_tokens(const struct pp_tokens *a, const struct pp_tokens *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->items[i].len != b->items[i].len ||
		    memcmp(a->items[i].text, b->items[i].text, a->items[i].len) ||
		    (i && a->items[i].space != b->items[i].space))
			return false;
	return true;
}

static bool same_macro(const struct pp_macro *a, const struct pp_macro *b)
{
	if (a->special || b->special || a->function != b->function || a->variadic != b->variadic ||
	    a->nparams != b->nparams)
		return false;
	for (size_t i = 0; i < a->nparams; i++)
		if (a->params[i] != b->params[i])
			return false;
	return same_tokens(&a->body, &b->body);
}

/* The place as in messages, for a hint. */
static const char *defined_at(struct preprocess *p, const struct pp_macro *m)
{
	const char *file;
	uint32_t line, col;

	if (!m->source)
		return "dtap defines it";
	source_place(m->source, m->begin, &file, &line, &col);
	return talloc_asprintf(p, "it is defined in %s:%u; #undef it before",
			       file ? file : "command line", line);
}

static void add(struct preprocess *p, struct loc loc, struct pp_macro *m)
{
	struct pp_macro *old = pp_macro_find(p, m->name, strlen(m->name));

	if (old && same_macro(old, m))
		return;
	if (old && (old->source || old->special)) {
		diag_error(p->req.diag, loc, D_PREPROC, defined_at(p, old),
			   "macro '%s' is already defined otherwise", m->name);
		return;
	}
	if (old) /* its tokens may be in use */
		HASH_DEL(p->macros, old);
	HASH_ADD_PTR(p->macros, name, m);
	p->begins[(unsigned char)*m->name] = true;
}

/* ----------------------------------------------------------------------- parameters */

static bool add_param(struct preprocess *p, struct loc loc, struct pp_macro *m,
		      const struct pp_token *t)
{
	const char *name = intern_n(t->text, t->len);

	for (size_t i = 0; i < m->nparams; i++) {
		if (m->params[i] != name)
			continue;
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "macro '%s' has two parameters '%s'",
			   m->name, name);
		return false;
	}
	array_add(m, m->params, m->nparams) = name;
	return true;
}

/* From the first token after '(' on; false: said what is wrong. */
static bool read_params(struct preprocess *p, struct loc loc, struct pp_macro *m,
			const struct pp_tokens *list, size_t *at)
{
	const struct pp_token *t = list->items + *at, *end = list->items + list->n;

	m->function = true;
	if (t < end && pp_token_is(t, ")")) {
		++*at;
		return true;
	}
	for (; t < end && !m->variadic; t++) {
		const struct pp_token rest = { .text = VARIADIC, .len = strlen(VARIADIC) };

		m->variadic = pp_token_is(t, "...");
		if (!m->variadic && (t->kind != PP_WORD || pp_token_is(t, VARIADIC)))
			break;
		if (!add_param(p, loc, m, m->variadic ? &rest : t))
			return false;
		if (++t < end && pp_token_is(t, ")")) {
			*at = t + 1 - list->items;
			return true;
		}
		if (t >= end || !pp_token_is(t, ","))
			break;
	}
	diag_error(p->req.diag, loc, D_PREPROC, NULL,
		   "parameters of macro '%s' are names with ',' between them, and ')' after them",
		   m->name);
	return false;
}

static uint32_t param_number(const struct pp_macro *m, const struct pp_token *t)
{
	const char *name = t->kind == PP_WORD ? intern_n(t->text, t->len) : NULL;

	for (size_t i = 0; name && i < m->nparams; i++)
		if (m->params[i] == name)
			return (uint32_t)i + 1;
	return 0;
}

static bool check_body(struct preprocess *p, struct loc loc, struct pp_macro *m)
{
	struct pp_tokens *body = &m->body;
	const char *wrong = NULL;

	for (size_t i = 0; i < body->n; i++) {
		struct pp_token *t = &body->items[i];

		t->param = param_number(m, t);
		if (!m->variadic && pp_token_is(t, VARIADIC))
			wrong = "is for macros whose last parameter is '...'";
		if (m->function && i && pp_token_is(t - 1, "#") && !t->param)
			wrong = "does not name a parameter, as it must after '#'";
		if (m->function && i + 1 == body->n && pp_token_is(t, "#"))
			wrong = "must have a parameter after it";
		if (pp_token_is(t, "##") && (!i || i + 1 == body->n))
			wrong = "must stand between two words";
		if (!wrong)
			continue;
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "in macro '%s' '%.*s' %s", m->name,
			   (int)t->len, t->text, wrong);
		return false;
	}
	return true;
}

/* ------------------------------------------------------------------- control lines */

/* The name that #define and #undef are about; false: said why there is none. */
static bool read_name(struct preprocess *p, struct loc loc, const struct pp_tokens *list)
{
	if (list->n && list->items[0].kind == PP_WORD && !pp_token_is(list->items, "defined") &&
	    !pp_token_is(list->items, VARIADIC))
		return true;
	if (list->n)
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "'%.*s' cannot be a macro's name",
			   (int)list->items[0].len, list->items[0].text);
	else
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "a macro's name is missing");
	return false;
}

void pp_macro_define(struct preprocess *p, const struct source *source, uint32_t line,
		     uint32_t after, uint32_t end)
{
	const struct loc loc = pp_loc(source, line, end);
	struct pp_macro *m = talloc_zero(p, struct pp_macro);
	struct pp_tokens list = pp_token_list(m, source->text + after, end - after);
	size_t at = 1;

	if (!read_name(p, loc, &list))
		return;
	m->name = intern_n(list.items[0].text, list.items[0].len);
	m->source = source;
	m->begin = line;
	if (list.n > 1 && pp_token_is(&list.items[1], "(") && !list.items[1].space) {
		at = 2;
		if (!read_params(p, loc, m, &list, &at))
			return;
	}
	m->body = (struct pp_tokens){ .items = list.items + at, .n = list.n - at };
	if (check_body(p, loc, m))
		add(p, loc, m);
}

void pp_macro_undef(struct preprocess *p, const struct source *source, uint32_t line,
		    uint32_t after, uint32_t end)
{
	const struct loc loc = pp_loc(source, line, end);
	struct pp_tokens list = pp_token_list(p, source->text + after, end - after);
	struct pp_macro *m;

	if (!read_name(p, loc, &list))
		return;
	if (list.n > 1) {
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "#undef takes one name");
		return;
	}
	m = pp_macro_find(p, list.items[0].text, list.items[0].len);
	if (m && m->special)
		diag_error(p->req.diag, loc, D_PREPROC, NULL, "macro '%s' cannot be undefined",
			   m->name);
	else if (m)
		HASH_DEL(p->macros, m);
	talloc_free(list.items);
}

/* ------------------------------------------------------------------------ the first */

static void add_special(struct preprocess *p, const char *name, enum pp_special special)
{
	struct pp_macro *m = talloc_zero(p, struct pp_macro);

	m->name = intern(name);
	m->special = special;
	HASH_ADD_PTR(p->macros, name, m);
	p->begins[(unsigned char)*name] = true;
}

/* -DNAME, -DNAME=TEXT, -DNAME(PARAMETERS)=TEXT, -UNAME */
static void add_word(struct preprocess *p, const char *word, bool own)
{
	const char *eq = strchr(word, '=');
	const size_t len = eq ? (size_t)(eq - word) : strlen(word);
	char *text = talloc_asprintf(p, "%.*s %s", (int)(len - 2), word + 2, eq ? eq + 1 : "1");
	const struct source *source = source_from_text(p, NULL, text, strlen(text));
	struct pp_macro *m;

	if (word[1] == 'U') {
		m = pp_macro_find(p, word + 2, strlen(word + 2));
		if (m && !m->special)
			HASH_DEL(p->macros, m);
		return;
	}
	/* The last of the command line holds, as with cpp. */
	m = pp_macro_find(p, text, pp_token_at(text, strlen(text)).len);
	if (m && !m->special)
		HASH_DEL(p->macros, m);
	pp_macro_define(p, source, 0, 0, source->size);
	m = pp_macro_find(p, text, pp_token_at(text, strlen(text)).len);
	if (m && own)
		m->source = NULL;
}

static int forget(struct preprocess *p)
{
	HASH_CLEAR(hh, p->macros);
	return 0;
}

void pp_macro_begin(struct preprocess *p)
{
	const char *const *own = predefined_words(p);

	talloc_set_destructor(p, forget);
	add_special(p, "__LINE__", PP_LINE);
	add_special(p, "__FILE__", PP_FILE);
	for (size_t i = 0; own[i]; i++)
		add_word(p, own[i], true);
	for (size_t i = 0; i < p->req.nwords; i++)
		add_word(p, p->req.words[i], false);
}
