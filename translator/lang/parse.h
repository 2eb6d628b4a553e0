/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * parse.h - D text to AST.
 *
 * A source is one program: a file (-s), or a command-line argument (-n, -f, -m, -P, -i).
 * Parsing needs to know which names are types (the C-like states of the D grammar
 * depend on it) and which macros exist; both are asked through parse_env.
 */
#ifndef DTAP_PARSE_H
#define DTAP_PARSE_H

#include "ast.h"
#include "diag.h"
#include "source.h"

struct parse_env {
	void *arg;
	/* Is `name` a type of the target kernel or of the libraries?  (Typedefs of the program
	 * itself are known to the parser.)  May be NULL: then none is.  A name may be scoped,
	 * mod`type_t.  A type's name is read as one only where a type makes sense. */
	bool (*is_type)(void *arg, const char *name);
	/*
	 * Text of a macro ("1", "target", …): NULL if undefined.  Used inside probe descriptions,
	 * where macros are replaced as text, and by the checker elsewhere.
	 */
	const char *(*macro)(void *arg, const char *name);
	bool open_args;	  /* arguments without a text get one when the module is loaded */
	uint32_t program; /* number given to the clauses */
	/*
	 * Sources of -n and relatives: a description without predicate or body is a clause, and
	 * right-alignment of the parts follows the flag: 'n', 'f', 'm', 'P', 'i', or 's' for files.
	 */
	char mode;
};

/* Appends the program's items to *items; errors go to diag. */
void parse_source(void *ctx, struct diag *diag, const struct parse_env *env,
		  const struct source *source, struct node_list *items);

#endif
