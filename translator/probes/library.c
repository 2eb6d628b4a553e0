// SPDX-License-Identifier: GPL-2.0-or-later
#include "library.h"

#include <assert.h>
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <uthash.h>

#include "common/array.h"
#include "translator/lang/intern.h"
#include "translator/lang/preprocess.h"
#include "provider.h"
#include "stable.h"

/* The first library that defines a name, and all that have translators to the type of that name. */
struct name {
	const char *text; /* interned */
	struct library *library;
	bool translates;
	uint32_t at; /* where, in the library's text */
	struct name *next;
	UT_hash_handle hh;
};

struct library {
	const struct source *written; /* the file */
	const struct source *source;  /* preprocessed */
	bool wrong;		      /* with a mistake for the preprocessor */
	bool included;		      /* by the program, whose it then is */
	const char *file;	      /* base name, for depends_on */
	enum { UNUSED, OPEN, DONE } state;
	const struct library *seen; /* last looked at on a way to it */
};

/* A probe of a provider that a library defines. */
struct defined_probe {
	const char *provider, *name;
	size_t library;
};

struct shelf {
	struct library *libs;
	size_t nlibs;
	struct name *names;
	struct defined_probe *probes;
	size_t nprobes;
	const struct source **taken;
	size_t ntaken;
	struct diag *diag;
	void (*left_out)(const char *why);
	const char *err;
};

/* Each library on its own: what one defines does not hold in others. */
static const struct source *preprocess(struct shelf *s, const struct source *written,
				       struct diag *diag)
{
	const struct preprocess_request req = { .diag = diag, .is_library = true };
	struct preprocess *p = preprocess_create(s, &req);

	return preprocess_program(p, s, written);
}

/* Mistakes are said of libraries alone that are needed. */
static void preprocess_all(struct shelf *s)
{
	const struct preprocess_request req = { .is_library = true };
	struct preprocess *begin = preprocess_create(s, &req);

	for (size_t i = 0; i < s->nlibs; i++) {
		struct library *l = &s->libs[i];
		struct diag *diag;

		l->source = l->written;
		if (preprocess_leaves(begin, l->written))
			continue;
		diag = diag_create(s);
		l->source = preprocess(s, l->written, diag);
		l->wrong = diag_count(diag);
		talloc_free(diag);
	}
	talloc_free(begin);
}

/* After what stands between words: blanks and comments; NULL: a comment has no end. */
static const char *skip_blank(const char *p)
{
	for (;;) {
		p += strspn(p, " \t\r\n\f\v");
		if (p[0] == '/' && p[1] == '*') {
			p = strstr(p + 2, "*/");
			if (!p)
				return NULL;
			p += 2;
		} else if (p[0] == '/' && p[1] == '/' && p[2] != '*') {
			p += strcspn(p, "\n");
		} else {
			return p;
		}
	}
}

static bool begins_word(char c)
{
	return isalpha((unsigned char)c) || c == '_';
}

/* The next word, number, literal, or sign of one character, at or after p; NULL at the end. */
static const char *next_token(const char *p, size_t *len)
{
	p = skip_blank(p);
	if (!p || !*p)
		return NULL;
	*len = 1;
	if (isalnum((unsigned char)*p) || *p == '_') {
		while (isalnum((unsigned char)p[*len]) || p[*len] == '_')
			++*len;
	} else if (*p == '"' || *p == '\'') {
		while (p[*len] && p[*len] != *p)
			*len += p[*len] == '\\' && p[*len + 1] ? 2 : 1;
		*len += p[*len] != '\0';
	}
	return p;
}

/* The next identifier at or after p, outside comments and literals; NULL at the end. */
static const char *next_word(const char *p, size_t *len)
{
	while ((p = next_token(p, len)) && !begins_word(*p))
		p += *len;
	return p;
}

static bool is(const char *p, size_t len, const char *word)
{
	return strlen(word) == len && !memcmp(p, word, len);
}

static void define(struct shelf *s, struct library *l, const char *p, size_t len, bool translates)
{
	const char *text = intern_n(p, len);
	struct name *first, *n;

	HASH_FIND_PTR(s->names, &text, first);
	for (n = first; n; n = n->next)
		if (n->library == l || (!n->translates && !translates))
			return;
	n = talloc_zero(s, struct name);
	n->text = text;
	n->library = l;
	n->translates = translates;
	n->at = (uint32_t)(p - l->source->text);
	if (first) {
		n->next = first->next;
		first->next = n;
	} else {
		HASH_ADD_PTR(s->names, text, n);
	}
}

/* The last identifier before one of the stop characters. */
static void define_last(struct shelf *s, struct library *l, const char *p, const char *stops,
			bool translates)
{
	const char *end = p + strcspn(p, stops), *last = NULL;
	size_t len, last_len = 0;

	while ((p = next_word(p, &len)) && p < end) {
		last = p;
		last_len = len;
		p += len;
	}
	if (last)
		define(s, l, last, last_len, translates);
}

/* "provider NAME { probe NAME(" */
static void scan_probes(struct shelf *s, size_t library)
{
	const char *p = s->libs[library].source->text, *provider = NULL, *after;
	size_t len;

	for (; (p = next_word(p, &len)); p = after) {
		bool is_provider = is(p, len, "provider");

		after = p + len;
		if (!is_provider && !(provider && is(p, len, "probe")))
			continue;
		p = next_word(after, &len);
		if (!p)
			return;
		after = p + len;
		if (is_provider) {
			provider = intern_n(p, len);
			continue;
		}
		array_add(s, s->probes, s->nprobes) =
			(struct defined_probe){ provider, stable_name(s, talloc_strndup(s, p, len)),
						library };
	}
}

/* After "enum": what its braces define. */
static void scan_enumerators(struct shelf *s, struct library *l, const char *p)
{
	bool named = true; /* what comes next names one, at depth 1 */
	size_t len, depth = 0;

	for (; (p = next_token(p, &len)); p += len) {
		if (*p == '{' || *p == '(') {
			named = *p == '{';
			depth++;
		} else if (*p == '}' || *p == ')') {
			if (depth < 2)
				return;
			depth--;
		} else if (!depth && (*p == ';' || *p == '*' || *p == ',')) {
			return;
		} else if (depth == 1 && named && begins_word(*p)) {
			define(s, l, p, len, false);
			named = false;
		} else if (depth == 1 && *p == ',') {
			named = true;
		}
	}
}

/* After "typedef": the name of each declarator, which is the last word before what follows it. */
static void scan_typedef(struct shelf *s, struct library *l, const char *p)
{
	const char *name = NULL;
	size_t len, name_len = 0, depth = 0;
	bool closed = false; /* the name is complete: sizes or parameters follow */

	for (; (p = next_token(p, &len)); p += len) {
		if (*p == '{' || *p == '[') {
			closed |= *p == '[' && !depth;
			depth++;
		} else if (*p == '}' || *p == ']') {
			depth -= depth > 0;
		} else if (*p == '(' && !depth) {
			/* "(*NAME)(": the first of both has the name */
			closed |= p[1 + strspn(p + 1, " \t")] != '*';
			depth += closed;
		} else if (*p == ')') {
			depth -= depth > 0;
		} else if (depth) {
			continue;
		} else if (*p == ',' || *p == ';') {
			if (name)
				define(s, l, name, name_len, false);
			if (*p == ';')
				return;
			closed = false;
			name = NULL;
		} else if (!closed && begins_word(*p)) {
			name = p;
			name_len = len;
		}
	}
}

static void scan_definitions(struct shelf *s, struct library *l)
{
	const char *p = l->source->text;
	size_t len;

	while ((p = next_word(p, &len))) {
		const char *after = p + len, *tag;
		size_t tag_len;

		if (is(p, len, "inline"))
			define_last(s, l, after, "=[", false);
		else if (is(p, len, "typedef"))
			scan_typedef(s, l, after);
		else if (is(p, len, "translator"))
			define_last(s, l, after, "<", true);
		if (is(p, len, "struct") || is(p, len, "union") || is(p, len, "enum")) {
			tag = next_word(after, &tag_len);
			if (tag && tag[tag_len + strspn(tag + tag_len, " \t\n")] == '{')
				define(s, l, tag, tag_len, false);
		}
		if (is(p, len, "enum"))
			scan_enumerators(s, l, after);
		p = after;
	}
}

static bool add_directory(struct shelf *s, const char *dir)
{
	struct dirent **list;
	int n = scandir(dir, &list, NULL, alphasort);
	const char *dot;

	if (n < 0) {
		s->err = talloc_asprintf(s, "cannot read library directory %s: %s", dir,
					 strerror(errno));
		return false;
	}
	for (int i = 0; i < n; i++) {
		dot = strrchr(list[i]->d_name, '.');
		if (dot && !strcmp(dot, ".d") && !s->err) {
			array_add(s, s->libs, s->nlibs) = (struct library){
				.file = talloc_strdup(s, list[i]->d_name),
				.state = UNUSED,
				.written = source_from_file(
					s, talloc_asprintf(s, "%s/%s", dir, list[i]->d_name),
					&s->err),
			};
		}
		free(list[i]);
	}
	free(list);
	return !s->err;
}

/* What a pragma at the beginning of a line names. */
struct depends {
	const char *kind, *name;
	size_t kind_len, name_len;
};

static const char *skip_words(const char *p, const char *const *words)
{
	for (; *words; words++) {
		size_t len = strlen(*words);

		p += strspn(p, " \t");
		if (strncmp(p, *words, len))
			return NULL;
		p += len;
	}
	return p;
}

/* The next `#pragma D depends_on KIND NAME` at or after *text, which is moved past it. */
static bool next_depends(const char **text, struct depends *ret)
{
	static const char *const words[] = { "#", "pragma", "D", "depends_on", NULL };
	const char *p = *text, *found;

	for (; *p; p += strcspn(p, "\n"), p += *p == '\n') {
		found = skip_words(p, words);
		if (!found)
			continue;
		ret->kind = found + strspn(found, " \t");
		ret->kind_len = strcspn(ret->kind, " \t\r\n");
		ret->name = ret->kind + ret->kind_len + strspn(ret->kind + ret->kind_len, " \t");
		ret->name_len = strcspn(ret->name, " \t\r\n");
		*text = ret->name + ret->name_len;
		return true;
	}
	return false;
}

static void use(struct shelf *s, const char *text, const struct library *by);

static struct library *find_library(struct shelf *s, const struct depends *on)
{
	for (size_t i = 0; is(on->kind, on->kind_len, "library") && i < s->nlibs; i++)
		if (is(on->name, on->name_len, s->libs[i].file))
			return &s->libs[i];
	return NULL;
}

/* Does depends_on lead from l to `to`?  Each library is looked at once. */
static bool leads_to(struct shelf *s, struct library *l, const struct library *to)
{
	const char *text = l->source->text;
	struct depends on;

	l->seen = to;
	while (next_depends(&text, &on)) {
		struct library *next = find_library(s, &on);

		if (next == to || (next && next->seen != to && leads_to(s, next, to)))
			return true;
	}
	return false;
}

static void take(struct shelf *s, struct library *l)
{
	/* Mentions of each other are not a cycle; definitions are checked in order. */
	if (l->state != UNUSED || l->included)
		return;
	l->state = OPEN;
	if (l->wrong && s->diag)
		preprocess(s, l->written, s->diag);
	if (leads_to(s, l, l)) {
		s->left_out(talloc_asprintf(s,
					    "library %s is left out: what it depends on depends "
					    "on it",
					    l->source->name));
		return;
	}
	use(s, l->source->text, l);
	l->state = DONE;
	array_add(s, s->taken, s->ntaken) = l->source;
}

/* by: the library whose text it is; NULL: a program's. */
static void use_depends(struct shelf *s, const char *text, const struct library *by)
{
	struct depends on;

	while (next_depends(&text, &on)) {
		struct library *l = find_library(s, &on);

		if (l && l->included && by)
			s->left_out(talloc_asprintf(s,
						    "library %s is left out: it depends on %s, "
						    "which the program includes; include both",
						    by->source->name, l->source->name));
		else if (l)
			take(s, l);
	}
}

static void use(struct shelf *s, const char *text, const struct library *by)
{
	struct name *n;
	size_t len;

	use_depends(s, text, by);
	for (const char *p = text; (p = next_word(p, &len)); p += len) {
		const char *word = intern_n(p, len);

		HASH_FIND_PTR(s->names, &word, n);
		for (; n; n = n->next)
			take(s, n->library);
	}
}

static int forget_names(struct shelf *s)
{
	HASH_CLEAR(hh, s->names);
	return 0;
}

struct shelf *library_shelf(void *ctx, const char *const *dirs, size_t ndirs, struct diag *diag,
			    void (*left_out)(const char *why), const char **err)
{
	struct shelf *s = talloc_zero(ctx, struct shelf);
	size_t *first = talloc_zero_array(s, size_t, ndirs + 1);
	bool ok = true;

	s->diag = diag;
	s->left_out = left_out;
	talloc_set_destructor(s, forget_names);
	for (size_t i = 0; ok && i < ndirs; i++) {
		ok = add_directory(s, dirs[i]);
		first[i + 1] = s->nlibs;
	}
	*err = s->err;
	if (!ok)
		return NULL;
	preprocess_all(s);
	/* A later directory does not replace a name of an earlier one. */
	for (size_t i = 0; i < s->nlibs; i++)
		scan_definitions(s, &s->libs[i]);
	for (size_t dir = ndirs; dir-- > 0;)
		for (size_t i = first[dir]; i < first[dir + 1]; i++)
			scan_probes(s, i);
	return s;
}

void library_is_included(struct shelf *s, const char *path)
{
	struct stat file, st;

	for (size_t i = 0; !stat(path, &file) && i < s->nlibs; i++)
		if (!stat(s->libs[i].written->name, &st) && st.st_dev == file.st_dev &&
		    st.st_ino == file.st_ino)
			s->libs[i].included = true;
}

void library_use(struct shelf *s, const struct source *program)
{
	use(s, program->text, NULL);
}

void library_use_probes(struct shelf *s, const struct probe_desc *desc)
{
	for (size_t i = 0; i < s->nprobes; i++) {
		const struct defined_probe *p = &s->probes[i];
		bool named = desc && *desc->prov && strcmp(desc->prov, "*");

		if (!desc || desc->id ||
		    (resolve_glob(desc->prov, p->provider) &&
		     (named || resolve_glob(desc->name, p->name))))
			take(s, &s->libs[p->library]);
	}
}

bool library_provides(const struct shelf *s, const char *provider)
{
	for (size_t i = 0; i < s->nprobes; i++)
		if (!strcmp(s->probes[i].provider, provider))
			return true;
	return false;
}

/* Named as a member of something. */
static bool is_member(const char *text, const char *p)
{
	while (p > text && strchr(" \t\r\n", p[-1]))
		p--;
	return p > text && (p[-1] == '.' || (p - text > 1 && p[-1] == '>' && p[-2] == '-'));
}

static void tell(const struct name *n, void (*told)(void *arg, const char *name, struct loc loc),
		 void *arg)
{
	const struct name *best = NULL;

	for (; n; n = n->next)
		if (n->library->state == DONE && !n->library->included &&
		    (!best || (best->translates && !n->translates)))
			best = n;
	if (best)
		told(arg, best->text,
		     (struct loc){ best->library->source, best->at,
				   best->at + (uint32_t)strlen(best->text) });
}

void library_mentioned(const struct shelf *s, const struct source *const *programs, size_t n,
		       void (*told)(void *arg, const char *name, struct loc loc), void *arg)
{
	struct mention {
		const char *text;
		UT_hash_handle hh;
	} *seen = NULL, *m, *next;
	void *scratch = talloc_new(NULL);
	struct name *name;
	size_t len;

	for (size_t i = 0; i < n; i++) {
		for (const char *p = programs[i]->text; (p = next_word(p, &len)); p += len) {
			const char *word = intern_n(p, len);

			HASH_FIND_PTR(s->names, &word, name);
			HASH_FIND_PTR(seen, &word, m);
			if (!name || m || is_member(programs[i]->text, p))
				continue;
			m = talloc_zero(scratch, struct mention);
			m->text = word;
			HASH_ADD_PTR(seen, text, m);
			tell(name, told, arg);
		}
	}
	HASH_ITER(hh, seen, m, next)
		HASH_DEL(seen, m);
	talloc_free(scratch);
}

uint32_t library_count_probes(const struct shelf *s)
{
	return (uint32_t)s->nprobes;
}

void library_probe(const struct shelf *s, uint32_t i, const char **provider, const char **name)
{
	assert(i < s->nprobes);
	*provider = s->probes[i].provider;
	*name = s->probes[i].name;
}

uint32_t library_number(const void *shelf, const char *provider, const char *name)
{
	const struct shelf *s = shelf;
	uint32_t i = 0;

	while (strcmp(s->probes[i].provider, provider) || strcmp(s->probes[i].name, name)) {
		i++;
		assert(i < s->nprobes);
	}
	return i;
}

const struct source *const *library_taken(const struct shelf *s, size_t *n)
{
	*n = s->ntaken;
	return s->taken;
}

const struct source *library_source(const struct shelf *s, size_t i)
{
	return i < s->nlibs ? s->libs[i].source : NULL;
}

static const char *base_name(const struct source *s)
{
	const char *slash = strrchr(s->name, '/');

	return slash ? slash + 1 : s->name;
}

/* All that a library depends on: other libraries among the n before it. */
static bool is_complete(const struct source *l, const struct source *const *before, size_t n,
			bool (*exists)(void *arg, const char *kind, const char *name), void *arg)
{
	const char *text = l->text;
	struct depends on;

	while (next_depends(&text, &on)) {
		const char *name = intern_n(on.name, on.name_len);
		bool found = false;

		if (is(on.kind, on.kind_len, "module") || is(on.kind, on.kind_len, "provider"))
			found = exists(arg, intern_n(on.kind, on.kind_len), name);
		for (size_t i = 0; !found && i < n; i++)
			found = !strcmp(base_name(before[i]), name);
		if (!found && on.name_len)
			return false;
	}
	return true;
}

void library_complete(struct shelf *s, size_t from,
		      bool (*exists)(void *arg, const char *kind, const char *name), void *arg)
{
	size_t kept = from;

	for (size_t i = from; i < s->ntaken; i++)
		if (is_complete(s->taken[i], s->taken, kept, exists, arg))
			s->taken[kept++] = s->taken[i];
	s->ntaken = kept;
}
