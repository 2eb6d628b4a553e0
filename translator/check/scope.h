/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * scope.h - where an expression or a statement stands.  Nobody changes a scope: who goes inside
 * something makes a new one from that which it was given.
 */
#ifndef DTAP_CHECK_SCOPE_H
#define DTAP_CHECK_SCOPE_H

#include "value.h"

struct cases; /* loop.c */
struct checker;
struct sym;

/* What one clause has done so far: order rules, needs. */
struct clause_state {
	struct prog_clause *clause;
	struct clause_order {
		bool speculated, committed, recorded;
		bool acted; /* what the loader does to the host: data, but not to commit() */
	} order;	    /* what may follow */
	bool uses_args;	    /* args[] or argN */
	bool no_args;	    /* there is no args[], which is reported */
	uint32_t argn;	    /* argN of event records: bit N */
	bool mixed;	    /* some of these are not the same for all probes */
};

/* Names bound while an inline or a translator's member is expanded. */
struct binding {
	const char *name;
	struct value value;
};
struct bindings {
	struct binding *list;
	unsigned int n;
};

/* An inline or a translator, and what it is expanded in. */
struct expansion {
	const void *what;
	const struct expansion *outer;
};

/* Of either way. */
struct clause_order scope_order_of(struct clause_order a, struct clause_order b);

struct scope {
	/*
	 * The clause, and its probes; of a stable probe the kernel's, which pass what args[] is
	 * made of.
	 */
	struct clause_state *clause; /* NULL: outside of clauses */
	struct probe *const *probes;
	size_t nprobes;
	const struct stable_probe *stable; /* NULL: none */
	const struct stable_source *source;
	const struct probe_set *matched; /* all that the description matched; NULL: none */
	bool unused;			 /* no clause uses it: unused_check() */

	/* Whose text it is. */
	bool in_source;		  /* the library's clause, or what it passes, of the stable probe */
	bool in_library;	  /* it knows all versions of D */
	bool hidden;		  /* inside what has attributes of its own */
	struct attributes *noted; /* the weakest of what is named; NULL: nobody asks */

	/* What it is inside. */
	const struct bindings *bound;	/* NULL: of no expansion */
	const struct expansion *inside; /* NULL: none */
	unsigned int depth;
	bool in_loop;		     /* continue has a meaning, and break */
	struct cases *cases;	     /* of the switch around it; NULL: none, or a loop in it */
	const struct node *external; /* the type of a kernel symbol, as far as it is arrays */
};

/* Outside of clauses, in a program. */
extern const struct scope scope_program;

/* What is written there, for comments. */
const char *scope_text(struct checker *c, struct loc loc);
/* Whether a text is a library's. */
bool scope_is_library(const struct checker *c, const struct source *source);
/* For a hint, who has defined a name, if that is a library; s may be NULL. */
const char *scope_library_has(const struct checker *c, const struct sym *s);
/* Inside `text`, of an inline or a translator, with its parameters bound. */
struct scope scope_expanding(const struct checker *c, const struct scope *sc,
			     const struct expansion *inside, const struct bindings *bound,
			     const struct source *text);
/* Inside what the library of the clause's stable probe has written. */
struct scope scope_of_source(const struct scope *sc);
bool scope_is_inside(const struct scope *sc, const void *what);

#endif
