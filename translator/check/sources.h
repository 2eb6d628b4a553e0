/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * sources.h - expansion of clauses of stable probes (stable.h), AST to AST.
 *
 * What args[] and argN are is left to the one who types the clause: a subscript is a constant
 * expression, and both may stand in an inline.
 */
#ifndef DTAP_CHECK_SOURCES_H
#define DTAP_CHECK_SOURCES_H

#include "checker.h"

/* A clause for probes of the kernel. */
struct kernel_clause {
	const struct node *node; /* N_CLAUSE; its descriptions are of no interest any more */
	struct probe_set probes;
	const struct stable_probe *stable;  /* that these stand for, NULL: none */
	const struct stable_source *source; /* whose predicate holds, too, NULL: none */
	const struct probe_set *matched;    /* by the descriptions; NULL: none were written */
	bool in_source;			    /* the library has written it */
	struct stable_memory *memory;	    /* that it is, NULL: none; marked when it is typed */
	const char *why;		    /* the kernel cannot have its probes; NULL: it can */
};

struct kernel_clauses {
	struct kernel_clause *list;
	size_t n;
};

/* In the order in which they are to be typed; matched lives on. */
struct kernel_clauses sources_expand(struct checker *c, const struct node *n,
				     const struct probe_set *matched);
/* A source for which there is a clause: */
void sources_note(struct checker *c, const struct stable_source *source);
/* what libraries do in those after fire(), after all clauses of the program. */
struct kernel_clauses sources_after(struct checker *c);

#endif
