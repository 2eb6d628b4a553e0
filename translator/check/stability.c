// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Attributes and versions of identifiers: what #pragma D attributes and binding say of those of the
 * program, the options amin and version, and what the tables say of the language's own.
 */
#include "stability.h"

#include <string.h>

static const struct {
	const char *name;
	uint32_t version;
} since[] = {
#define SINCE(name, major, minor, micro) { #name, VERSION_NUMBER(major, minor, micro) },
#include "translator/lang/since.def"
#undef SINCE
#define FIRST				    0
#define D(major, minor, micro)		    VERSION_NUMBER(major, minor, micro)
#define BUILTIN(name, pb, type, since, ...) { #name, since },
#define ELSEWHERE(name, hint, since)	    { #name, since },
#include "translator/prog/builtins.def"
#define SUBR(name, subr, result, params, flags, since, ...) { #name, since },
#define ALIAS						    SUBR
#include "translator/prog/subrs.def"
#define ACTION(kind, name, check, least, most, flags, since, ...) { #name, since },
#define STATEMENT(kind, name, check, least, most, flags, since)	  { #name, since },
#define ALIAS(name, kind, check, least, most, flags, since)	  { #name, since },
#include "common/action.def"
#define AGGFUNC(kind, name, least, most, nparams, words, since) { #name, since },
#include "common/aggfunc.def"
#undef AGGFUNC
#undef FIRST
#undef D
};

static const struct attributes stable = ATTRIBUTES(STABLE, STABLE, COMMON);
/* Built-in variables that are not stable. */
static const struct {
	const char *name;
	struct attributes attributes;
} of_builtins[] = {
	{ "curthread", ATTRIBUTES(STABLE, PRIVATE, COMMON) },
};
static const struct attributes of_symbols = ATTRIBUTES(PRIVATE, PRIVATE, UNKNOWN);

static const char *word(const struct node *n, uint32_t i)
{
	return i < n->pragma.nwords ? n->pragma.words[i] : "";
}

void stability_marks(struct checker *c)
{
	const struct node_list *items = c->req->items;
	const char *text;

	if (options_text(c->req->options, "version"))
		stability_version(options_text(c->req->options, "version"), &c->version);
	text = options_text(c->req->options, "amin");
	c->has_minimum = text && attributes_parse(text, &c->minimum);
	for (size_t i = 0; i < items->n; i++) {
		const struct node *n = items->items[i];
		struct mark m = { .name = n->kind == N_PRAGMA ? word(n, 3) : "", .loc = n->loc };
		bool ok = false;

		if (n->kind != N_PRAGMA || strcmp(word(n, 0), "D") || !*m.name)
			continue;
		m.is_version = !strcmp(word(n, 1), "binding");
		if (m.is_version)
			ok = stability_version(word(n, 2), &m.version);
		else if (!strcmp(word(n, 1), "attributes") && strcmp(m.name, "provider"))
			ok = attributes_parse(word(n, 2), &m.attributes);
		if (!ok)
			continue;
		ARRAY_GROW(c->ctx, c->marks, c->nmarks);
		c->marks[c->nmarks++] = m;
	}
}

static struct mark *mark_find(struct checker *c, const char *name, bool is_version)
{
	for (uint32_t i = 0; i < c->nmarks; i++)
		if (c->marks[i].is_version == is_version && !strcmp(c->marks[i].name, name))
			return &c->marks[i];
	return NULL;
}

const char *stability_newer_hint(struct checker *c, const char *name)
{
	for (size_t i = 0; c->version && i < sizeof(since) / sizeof(*since); i++)
		if (since[i].version > c->version && !strcmp(since[i].name, name))
			return talloc_asprintf(
				c->ctx,
				"it came with version %u.%u of D; the program asks for %u.%u",
				since[i].version >> 24, since[i].version >> 12 & 0xfff,
				c->version >> 24, c->version >> 12 & 0xfff);
	return NULL;
}

bool stability_is_newer(struct checker *c, const struct scope *sc, const char *name)
{
	return !sc->in_library && stability_newer_hint(c, name);
}

bool stability_hides(struct checker *c, const char *name)
{
	struct mark *m = c->version ? mark_find(c, name, true) : NULL;

	if (!m || m->version <= c->version)
		return false;
	m->used = true;
	return true;
}

bool stability_hides_translator(struct checker *c, struct loc loc)
{
	struct mark *found = NULL;

	/* The last pragma before it. */
	for (uint32_t i = 0; i < c->nmarks; i++) {
		struct mark *m = &c->marks[i];

		if (m->is_version && !m->used && !strcmp(m->name, "translator") &&
		    m->loc.source == loc.source && m->loc.begin < loc.begin)
			found = m;
	}
	if (!found)
		return false;
	found->used = true;
	return c->version && found->version > c->version;
}

/* ------------------------------------------------------------------------- attributes */

/* Counts for what is said of the program's stability. */
static void note(const struct scope *sc, struct attributes a)
{
	if (sc->noted && !sc->hidden)
		*sc->noted = attributes_min(*sc->noted, a);
}

static bool check_minimum(struct checker *c, const struct scope *sc, struct loc loc,
			  struct attributes a, const char *name)
{
	note(sc, a);
	if (!c->has_minimum || sc->hidden || !attributes_less(a, c->minimum))
		return true;
	ERR(c, loc, D_ATTR_MIN,
	    "'%s' has the attributes %s, weaker than %s, the least that amin allows", name,
	    attributes_text(c->ctx, a), attributes_text(c->ctx, c->minimum));
	return false;
}

bool stability_of_name(struct checker *c, const struct scope *sc, const char *name, struct loc loc)
{
	const struct mark *m = mark_find(c, name, false);

	return check_minimum(c, sc, loc, m ? m->attributes : stable, name);
}

bool stability_of_builtin(struct checker *c, const struct scope *sc, const char *name,
			  struct loc loc)
{
	struct attributes a = stable;

	for (size_t i = 0; i < sizeof(of_builtins) / sizeof(*of_builtins); i++)
		if (!strcmp(of_builtins[i].name, name))
			a = of_builtins[i].attributes;
	return check_minimum(c, sc, loc, a, name);
}

bool stability_of_symbol(struct checker *c, const struct scope *sc, const char *name,
			 struct loc loc)
{
	return check_minimum(c, sc, loc, of_symbols, name);
}

bool stability_of_args(struct checker *c, const struct scope *sc, struct loc loc)
{
	if (sc->clause && sc->stable)
		return check_minimum(c, sc, loc, stable_attributes.args,
				     talloc_asprintf(c->ctx, "args[] of %s:::%s", sc->stable->prov,
						     sc->stable->name));
	for (size_t i = 0; sc->clause && i < sc->nprobes; i++) {
		const struct probe *p = sc->probes[i];

		note(sc, resolve_attributes(p)->args);
		if (c->has_minimum && !check_minimum(c, sc, loc, resolve_attributes(p)->args,
						     talloc_asprintf(c->ctx, "args[] of %s:::%s",
								     p->p.prov, p->p.name)))
			return false;
	}
	return true;
}

bool stability_is_declared(struct checker *c, const char *name)
{
	return mark_find(c, name, false);
}

bool stability_of_probes(struct checker *c, const struct scope *sc, const struct probe_desc *desc,
			 struct probe *const *probes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct probe_attributes *of = resolve_attributes(probes[i]);
		struct attributes a = attributes_min(of->prov, of->name);

		if (*desc->mod)
			a = attributes_min(a, of->mod);
		if (*desc->func)
			a = attributes_min(a, of->func);
		if (!check_minimum(c, sc, desc->loc, a, desc->text))
			return false;
	}
	return true;
}
