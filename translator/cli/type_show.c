// SPDX-License-Identifier: GPL-2.0-or-later
/* dtap -l 'struct path': a type as C declares it, with -v where its members are. */
#include <stdio.h>
#include <string.h>
#include <talloc.h>

#include "common/message.h"
#include "driver.h"

#define COLUMN 56 /* where offsets and sizes begin */

struct shown {
	FILE *out;
	void *ctx;
	bool offsets; /* and sizes */
	bool nested;  /* what is in members that have names, too */
};

/* A declaration or a part of one, and in its column, if there is any, what is known of it. */
static void print_line(const struct shown *s, unsigned int depth, const char *text,
		       const char *known)
{
	const int room = COLUMN - 8 * (int)depth;

	for (unsigned int i = 0; i < depth; i++)
		fputc('\t', s->out);
	if (s->offsets && known)
		fprintf(s->out, "%-*s /* %s */\n", room > 0 ? room : 0, text, known);
	else
		fprintf(s->out, "%s\n", text);
}

static const char *place(const struct shown *s, const struct type_member *m, uint32_t offset)
{
	if (!m->bits)
		return talloc_asprintf(s->ctx, "%6u %6u", offset / 8, type_bytes(m->type));
	return talloc_asprintf(s->ctx, "%6u:%u %u bit%s", offset / 8, offset % 8, m->bits,
			       m->bits == 1 ? "" : "s");
}

static const char *word_of(const struct type *t)
{
	return t->kind == TYPE_STRUCT ? "struct" : t->kind == TYPE_UNION ? "union" : "enum";
}

static const char *opening(const struct shown *s, const struct type *t)
{
	return talloc_asprintf(s->ctx, "%s%s%s {", word_of(t), t->name ? " " : "",
			       t->name ? t->name : "");
}

static void print_enumerators(const struct shown *s, const struct type *t, unsigned int depth)
{
	for (uint32_t i = 0; i < t->nenumerators; i++)
		print_line(s, depth,
			   talloc_asprintf(s->ctx, "%s = %lld,", t->enumerators[i].name,
					   (long long)t->enumerators[i].value),
			   NULL);
}

/* "foo[4]" of the type struct s [4], whose elements are printed before it. */
static const char *dimensions(const struct shown *s, const struct type *t, const char *name)
{
	const char *text = name;

	for (; t->kind == TYPE_ARRAY; t = t->ref)
		text = talloc_asprintf(s->ctx, "%s[%u]", text, t->n);
	return text;
}

static const struct type *element(const struct type *t)
{
	while (t->kind == TYPE_ARRAY)
		t = t->ref;
	return t;
}

/* An anonymous one has no other place where it is shown. */
static bool is_opened(const struct shown *s, const struct type *t)
{
	return (type_is_sou(t) && t->kind != TYPE_TYPEDEF && (s->nested || !t->name)) ||
	       (t->kind == TYPE_ENUM && !t->name);
}

/* Members are nested by value, so there is an end to it. */
static void print_members(const struct shown *s, const struct type *t, unsigned int depth,
			  uint32_t base)
{
	if (t->kind == TYPE_ENUM) {
		print_enumerators(s, t, depth);
		return;
	}
	t = type_complete(t);
	for (uint32_t i = 0; i < t->nmembers; i++) {
		const struct type_member *m = &t->members[i];
		const struct type *of = element(m->type);
		const char *name = m->name ? m->name : "";
		const char *known = place(s, m, base + m->offset);

		if (is_opened(s, of)) {
			print_line(s, depth, opening(s, of), NULL);
			print_members(s, of, depth + 1, base + m->offset);
			print_line(s, depth,
				   talloc_asprintf(s->ctx, "}%s%s;", *name ? " " : "",
						   dimensions(s, m->type, name)),
				   known);
			continue;
		}
		name = type_declare(s->ctx, m->type, name);
		if (m->bits)
			name = talloc_asprintf(s->ctx, "%s:%u", name, m->bits);
		print_line(s, depth, talloc_asprintf(s->ctx, "%s;", name), known);
	}
}

static const char *size_of(const struct shown *s, const struct type *t)
{
	return talloc_asprintf(s->ctx, "%13u", type_bytes(t));
}

static void print_type(const struct shown *s, const struct type *t)
{
	const bool is_typedef = t->kind == TYPE_TYPEDEF;
	const struct type *of = is_typedef ? t->ref : t;
	const char *end = "};";

	if (is_typedef && !is_opened(s, of)) {
		print_line(
			s, 0,
			talloc_asprintf(s->ctx, "typedef %s;", type_declare(s->ctx, of, t->name)),
			size_of(s, t));
		return;
	}
	if (!type_is_sou(of) && of->kind != TYPE_ENUM) {
		print_line(s, 0, talloc_asprintf(s->ctx, "%s;", type_name(s->ctx, t)),
			   size_of(s, t));
		return;
	}
	if (is_typedef)
		end = talloc_asprintf(s->ctx, "} %s;", t->name);
	print_line(s, 0,
		   talloc_asprintf(s->ctx, "%s%s", is_typedef ? "typedef " : "", opening(s, of)),
		   "offset   size");
	print_members(s, of, 1, 0);
	print_line(s, 0, end, size_of(s, of));
}

const struct type *driver_find_type(struct driver *d, const char *text)
{
	static const struct {
		const char *word;
		enum type_kind kind;
	} tags[] = { { "struct", TYPE_STRUCT }, { "union", TYPE_UNION }, { "enum", TYPE_ENUM } };
	const size_t len = strcspn(text, " \t");
	const char *tag = text + len + strspn(text + len, " \t"), *tick = strchr(tag, '`');
	const struct type *t;

	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++)
		if (len == strlen(tags[i].word) && !strncmp(text, tags[i].word, len))
			return type_tag(d->types, tags[i].kind, tick ? tick + 1 : tag,
					tick ? talloc_strndup(d, tag, (size_t)(tick - tag)) : NULL);
	t = type_named(d->types, text);
	for (size_t i = 0; !t && i < sizeof(tags) / sizeof(*tags); i++)
		t = type_tag(d->types, tags[i].kind, text, NULL);
	return t;
}

bool driver_print_type(struct driver *d, FILE *out, const char *text)
{
	const struct shown s = { .out = out,
				 .ctx = talloc_new(d),
				 .offsets = d->cmd.verbose,
				 .nested = d->cmd.very_verbose };
	const struct type *t = driver_find_type(d, text);

	if (t)
		print_type(&s, t);
	talloc_free(s.ctx);
	return t;
}

void driver_no_type(struct driver *d, const char *text)
{
	const size_t word = strcspn(text, " \t"), blank = strspn(text + word, " \t");
	const char *name = blank ? text + word + blank : text;
	const char *near = type_nearest(d->types, name, blank);

	message_print(stderr, "dtap: %s has no type '%s'%s%.*s%s%s", target_release(d->target),
		      text, near ? "; closest: '" : "", near ? (int)(name - text) : 0, text,
		      near ? near : "", near ? "'" : "");
}
