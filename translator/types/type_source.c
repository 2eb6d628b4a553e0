// SPDX-License-Identifier: GPL-2.0-or-later
/* In which sources, and in which order, a type is looked for. */
#include "type_source.h"

#include <string.h>
#include <talloc.h>

#include "common/near.h"
#include "translator/lang/intern.h"
#include "translator/target/target.h"
#include "type_priv.h"

/* What makes a source for a module, NULL for one that has none such; in the order of asking. */
static struct type_source *(*const openers[])(struct type_space *s, const char *module) = {
	type_btf_open,
};

static struct type_module *module_find(const struct type_space *s, const char *module)
{
	struct type_module *m = s->modules;

	while (m && m->name != module)
		m = m->next;
	return m;
}

static void append(struct type_space *s, struct type_source *source)
{
	struct type_module *m = module_find(s, source->module);
	struct type_source **last;

	if (!m) {
		m = talloc_zero(s, struct type_module);
		m->name = source->module;
		m->next = s->modules;
		s->modules = m;
	}
	for (last = &m->sources; *last; last = &(*last)->next)
		;
	*last = source;
}

/* Those of a module, opened when they are first asked for; NULL: there are none so far. */
static struct type_source *sources_of(struct type_space *s, const char *module)
{
	struct type_module *m;

	module = module && strcmp(module, "vmlinux") ? intern(module) : NULL;
	m = module_find(s, module);
	if (m || !s->target)
		return m ? m->sources : NULL;
	for (size_t i = 0; i < sizeof(openers) / sizeof(*openers); i++) {
		struct type_source *source = openers[i](s, module);

		if (source)
			append(s, source);
	}
	m = module_find(s, module);
	return m ? m->sources : NULL;
}

void type_source_add(struct type_source *source)
{
	sources_of(source->space, source->module); /* which are the first */
	append(source->space, source);
}

struct type_source *type_source_like(struct type_space *s, const char *module,
				     const struct type_source_ops *ops)
{
	struct type_source *source = sources_of(s, module);

	while (source && source->ops != ops)
		source = source->next;
	return source;
}

/* ---------------------------------------------------------------- types by name */

/* What is sought. */
struct wanted {
	enum type_kind kind;
	const char *name;
	bool mentioned;
};

static const struct type *find_in(struct type_space *s, const char *module, const struct wanted *w)
{
	const struct type *t = NULL;

	for (struct type_source *src = sources_of(s, module); src && !t; src = src->next)
		t = src->ops->find(src, w->kind, w->name, w->mentioned);
	return t;
}

static size_t count_modules(struct type_space *s)
{
	size_t n = 0;

	while (target_known_module(s->target, n))
		n++;
	return n;
}

/* In those that type_look_also() says; looking there reads the types of many. */
static const struct type *find_beyond(struct type_space *s, const struct wanted *w)
{
	char *text = talloc_asprintf(s, "%d %d %s", (int)w->kind, w->mentioned, w->name);
	const char *key = intern(text);
	const struct type *t = NULL;
	struct type_missing_entry *e;

	talloc_free(text);
	HASH_FIND_PTR(s->missing, &key, e);
	if (e && e->modules == count_modules(s))
		return NULL;
	for (size_t i = 0; !t && i < s->nalso; i++)
		t = find_in(s, s->also[i], w);
	for (size_t i = 0; !t && target_known_module(s->target, i); i++)
		t = find_in(s, target_known_module(s->target, i), w);
	if (t)
		return t;
	if (!e) {
		e = talloc_zero(s, struct type_missing_entry);
		e->key = key;
		HASH_ADD_PTR(s->missing, key, e);
	}
	e->modules = count_modules(s);
	return NULL;
}

/* Where type_look_first() says. */
static const struct type *find_anywhere(struct type_space *s, const struct wanted *w)
{
	const struct type *t = s->first ? find_in(s, s->first, w) : NULL;

	if (!t)
		t = find_in(s, NULL, w);
	return t || !s->anywhere || !s->target ? t : find_beyond(s, w);
}

const struct type *type_source_find(struct type_space *s, const char *module, enum type_kind kind,
				    const char *name, bool mentioned)
{
	const struct wanted w = { kind, name, mentioned };
	const struct type *t;

	if (!module)
		return find_anywhere(s, &w);
	t = find_in(s, module, &w);
	return t || !s->target || !target_load_module(s->target, module) ? t : find_in(s, NULL, &w);
}

void type_look_first(struct type_space *s, const char *module)
{
	s->first = module && strcmp(module, "vmlinux") ? module : NULL;
}

void type_look_also(struct type_space *s, const char *const *modules, size_t n)
{
	s->also = modules;
	s->nalso = n;
	s->anywhere = true;
}

bool type_look_near(struct type_space *s, bool near)
{
	const bool before = !s->anywhere;

	s->anywhere = !near;
	return before;
}

/* ------------------------------------------------------------------ what else they have */

static bool enumerator_in(struct type_space *s, const char *module, const char *name,
			  const struct type **ret, int64_t *value)
{
	for (struct type_source *src = sources_of(s, module); src; src = src->next)
		if (src->ops->enumerator && src->ops->enumerator(src, name, ret, value))
			return true;
	return false;
}

bool type_enumerator(struct type_space *s, const char *name, const struct type **ret,
		     int64_t *value)
{
	if ((s->first && enumerator_in(s, s->first, name, ret, value)) ||
	    enumerator_in(s, NULL, name, ret, value))
		return true;
	for (size_t i = 0; s->anywhere && i < s->nalso; i++)
		if (enumerator_in(s, s->also[i], name, ret, value))
			return true;
	return false;
}

const struct type *type_of_function(struct type_space *s, const struct target_func *func)
{
	const struct type *t = NULL;

	for (struct type_source *src = sources_of(s, func->module); src && !t; src = src->next)
		t = src->ops->function ? src->ops->function(src, func) : NULL;
	return t;
}

const struct type *type_of_tracepoint(struct type_space *s, const struct target_event *event)
{
	const struct type *t = NULL;

	for (struct type_source *src = sources_of(s, event->module); src && !t; src = src->next)
		t = src->ops->tracepoint ? src->ops->tracepoint(src, event) : NULL;
	return t;
}

const struct type *type_of_variable(struct type_space *s, const char *name)
{
	const struct type *t = NULL;

	for (struct type_source *src = sources_of(s, NULL); src && !t; src = src->next)
		t = src->ops->variable ? src->ops->variable(src, name) : NULL;
	return t;
}

const struct type *type_complete(const struct type *t)
{
	if (t->source && !t->members && type_is_sou(t))
		t->source->ops->complete(t->source, (struct type *)t); /* which has made it */
	return t;
}

const char *type_nearest(struct type_space *s, const char *name, bool tags)
{
	struct type_names *all = talloc_zero(NULL, struct type_names);
	const char *near;

	s->program->ops->names(s->program, tags, all);
	for (struct type_source *src = sources_of(s, NULL); src; src = src->next)
		if (src->ops->names)
			src->ops->names(src, tags, all);
	near = near_name(name, all->names, (unsigned int)all->n);
	talloc_free(all);
	return near;
}
