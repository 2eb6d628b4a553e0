// SPDX-License-Identifier: GPL-2.0-or-later
/* Where in the programs and libraries something stands. */
#include "scope.h"

#include "checker.h"
#include "sym.h"
#include "translator/lang/source.h"

bool scope_is_library(const struct checker *c, const struct source *source)
{
	for (size_t i = 0; i < c->req->nlibs; i++)
		if (c->req->libs[i] == source)
			return true;
	return false;
}

const char *scope_library_has(const struct checker *c, const struct sym *s)
{
	const char *file;
	uint32_t line, col;

	if (!s || !s->loc.source || !scope_is_library(c, s->loc.source))
		return NULL;
	source_place(s->loc.source, s->loc.begin, &file, &line, &col);
	return talloc_asprintf(c->ctx, "by the library %s:%u", file, line);
}

const struct scope scope_program;

struct clause_order scope_order_of(struct clause_order a, struct clause_order b)
{
	return (struct clause_order){ .speculated = a.speculated || b.speculated,
				      .committed = a.committed || b.committed,
				      .recorded = a.recorded || b.recorded,
				      .acted = a.acted || b.acted };
}

struct scope scope_expanding(const struct checker *c, const struct scope *sc,
			     const struct expansion *inside, const struct bindings *bound,
			     const struct source *text)
{
	struct scope ret = *sc;

	ret.inside = inside;
	ret.bound = bound;
	ret.in_library = scope_is_library(c, text);
	return ret;
}

struct scope scope_of_source(const struct scope *sc)
{
	struct scope ret = *sc;

	ret.bound = NULL;
	ret.in_source = ret.in_library = true;
	ret.hidden = true; /* stable probes have attributes of their own */
	return ret;
}

bool scope_is_inside(const struct scope *sc, const void *what)
{
	for (const struct expansion *e = sc->inside; e; e = e->outer)
		if (e->what == what)
			return true;
	return false;
}

const char *scope_text(struct checker *c, struct loc loc)
{
	if (!loc.source || loc.end <= loc.begin || loc.end > loc.source->size)
		return "";
	return talloc_strndup(c->ctx, loc.source->text + loc.begin, loc.end - loc.begin);
}
