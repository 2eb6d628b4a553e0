/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * type_source.h - where types come from.
 *
 * A source has the types of a kernel, of a module, or of the program itself, in a form of its own
 * (BTF; one day DWARF), and makes nodes of type.h of those that are asked for, on first use. There
 * may be several for one module: what the first does not have is asked of the next. Whoever wants
 * a type asks type.h, which asks them in order: the program's own, then as type_look_first() and
 * type_look_also() say.
 */
#ifndef DTAP_TYPE_SOURCE_H
#define DTAP_TYPE_SOURCE_H

#include "type.h"

struct type_source;

struct type_names {
	const char **names;
	size_t n;
};

/*
 * Each gives NULL, or false, for what the source does not have.  All but find() and, without
 * structs and unions, complete() may be NULL: it has none at all.
 */
struct type_source_ops {
	/* TYPEDEF, STRUCT, UNION or ENUM by name; mentioned: those that are not complete. */
	const struct type *(*find)(struct type_source *s, enum type_kind kind, const char *name,
				   bool mentioned);
	/* A name from an enum. */
	bool (*enumerator)(struct type_source *s, const char *name, const struct type **ret,
			   int64_t *value);
	/* Prototypes: TYPE_FUNCTION. That of a tracepoint is as its probes have it. */
	const struct type *(*function)(struct type_source *s, const struct target_func *func);
	const struct type *(*tracepoint)(struct type_source *s, const struct target_event *event);
	const struct type *(*variable)(struct type_source *s, const char *name);
	/* Fills the members of a struct or union that find() has made without. */
	void (*complete)(struct type_source *s, struct type *type);
	/* Appends the names of all typedefs or, with `tags`, structs and unions. */
	void (*names)(struct type_source *s, bool tags, struct type_names *names);
};

/* The first member of what a source has for itself; lives as long as the space. */
struct type_source {
	const struct type_source_ops *ops;
	struct type_space *space;
	const char *module;	  /* NULL: the kernel */
	struct type_source *next; /* of the same module */
};

/* One more for its module, after those that there are. */
void type_source_add(struct type_source *source);

#endif
