// SPDX-License-Identifier: GPL-2.0-or-later
/* $1, $$1 and $name: what they stand for, and which of them the program has used. */
#include "macro.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "common/escape.h"
#include "fold.h"
#include "translator/lang/intern.h"
#include "translator/lang/macros.h"

static bool is_number(const char *name)
{
	for (; *name; name++)
		if (!isdigit((unsigned char)*name))
			return false;
	return true;
}

/* Variables of the tracing process: integers that the loader sets at every load. */
static bool is_process_macro(const char *name)
{
	static const char *const names[] = { "target", "pid",  "ppid", "pgid", "sid",
					     "uid",    "euid", "gid",  "egid" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

static void mark_used(struct checker *c, const char *name)
{
	unsigned long i;

	if (!is_number(name))
		return;
	i = strtoul(name, NULL, 10);
	if (i <= c->req->nargs)
		c->macro_used[i] = true;
}

/* What the macro is as a string: arguments have quotes and escapes of their own. */
static const char *string_text(struct checker *c, const char *name, bool quoted, const char *text)
{
	char *string;

	if (!is_number(name) || !strcmp(name, "0"))
		return text;
	string = talloc_array(c->ctx, char, strlen(text) + 1);
	escape_argument(string, text, quoted);
	return string;
}

static uint32_t macro_index(struct checker *c, const char *name, bool quoted, bool is_string,
			    int64_t value, const char *text)
{
	struct prog *p = c->prog;
	uint32_t i;

	if (is_string)
		text = string_text(c, name, quoted, text);
	if (quoted)
		name = talloc_asprintf(c->ctx, "$%s", name);
	for (i = 0; i < p->nmacros; i++)
		if (!strcmp(p->macros[i].name, name))
			return i;
	ARRAY_GROW(c->ctx, p->macros, p->nmacros);
	p->macros[p->nmacros] = (struct prog_macro){
		.name = name,
		.is_string = is_string,
		.value = value,
		.text = text,
	};
	return p->nmacros++;
}

static struct value macro_string(struct checker *c, const struct node *n, const char *text)
{
	struct prog_expr *e = fold_new(c, PX_MACRO_STR, c->t.string, n->loc, 0);

	e->index = macro_index(c, n->macro.name, n->macro.quoted, true, 0, text);
	return value_rvalue(c->t.string, e, n->loc);
}

static struct value macro_typed(struct checker *c, const struct node *n, int64_t value,
				const struct type *t)
{
	struct prog_expr *e = fold_new(c, PX_MACRO_INT, t, n->loc, 0);

	e->index = macro_index(c, n->macro.name, false, false, value, NULL);
	return value_rvalue(t, e, n->loc);
}

static struct value macro_int(struct checker *c, const struct node *n, int64_t value,
			      bool is_unsigned)
{
	const bool small = value >= INT32_MIN && value <= INT32_MAX;

	return macro_typed(c, n, value, is_unsigned ? c->t.ul : small ? c->t.i : c->t.l);
}

/* The macro's text as the name that it is. */
static const struct node *macro_ident(struct checker *c, const struct node *n, const char *text)
{
	struct node *ident = node_create(c->ctx, N_IDENT, n->loc);
	const uint32_t i = macro_index(c, n->macro.name, false, true, 0, text);

	c->prog->macros[i].fixed = true;
	ident->ident.name = intern(text);
	ident->ident.scope = "";
	return ident;
}

/* An argument that is given when the module is loaded. */
static struct value macro_open(struct checker *c, const struct node *n)
{
	const struct value v =
		n->macro.quoted ? macro_string(c, n, "") : macro_typed(c, n, 0, c->t.l);
	struct prog_macro *m = &c->prog->macros[v.e->index];

	m->open = true;
	m->needed = !options_flag(c->req->options, "defaultargs");
	return v;
}

const struct node *macro_name(struct checker *c, const struct node *n)
{
	const char *text;
	bool is_unsigned;
	int64_t value;

	if (n->kind != N_MACRO || n->macro.quoted || !c->req->macro)
		return n;
	text = c->req->macro(c->req->macro_arg, n->macro.name);
	if (!text || macros_look(text, &value, &is_unsigned) != MACRO_IDENT)
		return n;
	mark_used(c, n->macro.name);
	return macro_ident(c, n, text);
}

static void macro_undefined(struct checker *c, const struct node *n)
{
	const char *name = n->macro.name;

	if (is_number(name))
		diag_error(c->diag, n->loc, D_MACRO_UNDEF,
			   "give it, or leave it out with -x defaultargs, or open with --open-args",
			   "macro argument $%s%s is not given", n->macro.quoted ? "$" : "", name);
	else
		diag_error(c->diag, n->loc, D_MACRO_UNDEF,
			   talloc_asprintf(c->ctx, "this->%s or %s: $ is for macro variables", name,
					   name),
			   "there is no macro variable $%s%s", n->macro.quoted ? "$" : "", name);
}

struct value macro_value(struct checker *c, const struct node *n)
{
	const char *name = n->macro.name;
	const char *text = c->req->macro ? c->req->macro(c->req->macro_arg, name) : NULL;
	bool is_unsigned = false;
	int64_t value = 0;

	mark_used(c, name);
	if (!text && is_process_macro(name))
		text = "0";
	if (!text && is_number(name) && c->req->open_args)
		return macro_open(c, n);
	if (!text && is_number(name) && options_flag(c->req->options, "defaultargs"))
		text = n->macro.quoted ? "" : "0";
	if (!text) {
		macro_undefined(c, n);
		return value_error();
	}
	if (n->macro.quoted)
		return macro_string(c, n, text);
	switch (macros_look(text, &value, &is_unsigned)) {
	case MACRO_INT:
		return macro_int(c, n, value, is_unsigned);
	case MACRO_OVERFLOW:
		ERR(c, n->loc, D_MACRO_OFLOW, "the value of $%s is out of range: %s", name, text);
		return value_error();
	case MACRO_IDENT: /* the caller's: macro_name() */
	case MACRO_STRING:
		break;
	}
	return macro_string(c, n, text);
}

const struct node *macro_literal(struct checker *c, const struct node *n, const struct value *v,
				 const char *what)
{
	struct node *string;

	if (v->kind == V_ERROR)
		return NULL;
	if (!v->e || v->e->kind != PX_MACRO_STR)
		return n;
	if (c->prog->macros[v->e->index].open) {
		ERR(c, n->loc, D_MACRO_OPEN,
		    "macro argument $%s is open until the module is loaded, and %s must be known "
		    "before",
		    c->prog->macros[v->e->index].name, what);
		return NULL;
	}
	c->prog->macros[v->e->index].fixed = true;
	string = node_create(c->ctx, N_STRING, n->loc);
	string->string.text = c->prog->macros[v->e->index].text;
	string->string.len = strlen(string->string.text);
	return string;
}

/* Macros inside a probe description were replaced by the parser: their values are fixed. */
void macro_in_desc(struct checker *c, const struct probe_desc *desc)
{
	const char *p, *text, *name;
	bool is_unsigned;
	int64_t value = 0;
	uint32_t i;
	size_t len;

	for (p = desc->text ? strchr(desc->text, '$') : NULL; p; p = strchr(p, '$')) {
		p += strspn(p, "$");
		len = strspn(p, "0123456789"); /* $2sec is $2 and more */
		for (; !isdigit((unsigned char)*p); len++)
			if (!isalnum((unsigned char)p[len]) && p[len] != '_')
				break;
		name = intern_n(p, len);
		text = len && c->req->macro ? c->req->macro(c->req->macro_arg, name) : NULL;
		p += len;
		if (!text)
			continue;
		mark_used(c, name);
		if (macros_look(text, &value, &is_unsigned) == MACRO_INT)
			i = macro_index(c, name, false, false, value, NULL);
		else
			i = macro_index(c, name, false, true, 0, text);
		c->prog->macros[i].fixed = true;
	}
}

/* A macro that stood for a name or a type is not an expression; its value is fixed, too. */
static void note_read(struct checker *c)
{
	uint32_t i, k;

	for (i = 1; c->req->macros_read && i <= c->req->nargs; i++) {
		const char *name = talloc_asprintf(c->ctx, "%u", i);

		if (!c->req->macros_read[i] || c->macro_used[i])
			continue;
		mark_used(c, name);
		k = macro_index(c, name, false, true, 0, c->req->macro(c->req->macro_arg, name));
		c->prog->macros[k].fixed = true;
	}
}

void macro_unused(struct checker *c)
{
	note_read(c);
	if (options_flag(c->req->options, "argref"))
		return;
	for (uint32_t i = 1; i <= c->req->nargs; i++) {
		if (c->macro_used[i])
			continue;
		diag_error(c->diag, (struct loc){ 0 }, D_MACRO_UNUSED, NULL,
			   "extraneous argument '%s' ($%u is not referenced)",
			   c->req->macro(c->req->macro_arg, talloc_asprintf(c->ctx, "%u", i)), i);
		return;
	}
}
