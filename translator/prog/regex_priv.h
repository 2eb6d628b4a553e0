/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * regex_priv.h - what the steps from a pattern to an automaton hand on; nobody else includes it.
 *
 *   regex_parse.c     the pattern to a tree
 *   regex_nfa.c       the tree to a graph of single steps
 *   regex_dfa.c       sets of the graph's nodes to states
 *   regex_minimize.c  states that behave alike to one
 *   regex.c           these in order, and the tables
 *   regex_set.c       what they all use
 */
#ifndef DTAP_PROG_REGEX_PRIV_H
#define DTAP_PROG_REGEX_PRIV_H

#include "regex.h"

#define REGEX_NESTING_MAX 100	     /* of groups, which are 3 levels of the tree each, and ... */
#define REGEX_HEIGHT_MAX  400	     /* ... of these and repetitions */
#define REGEX_COUNT_MAX	  255	     /* in {m,n}: what POSIX grants */
#define REGEX_NODES_MAX	  16384	     /* of the graph */
#define REGEX_CELLS_MAX	  (1 << 19)  /* states by classes, before they are minimized */
#define REGEX_STEPS_MAX	  (16 << 20) /* to find these */

struct regex_set { /* of bytes; never 0, which ends a text */
	uint64_t bits[4];
};

enum regex_tree_kind {
	RX_EMPTY,
	RX_SET,
	RX_BEGIN,  /* ^ */
	RX_END,	   /* $ */
	RX_REPEAT, /* first, from min to max times */
	RX_ALL,	   /* first and those that follow it, one after the other */
	RX_ANY,	   /* first, or one of those that follow it */
};

struct regex_tree {
	enum regex_tree_kind kind;
	uint32_t set;	     /* SET: which of the sets */
	int min, max;	     /* REPEAT; max -1: any number */
	unsigned int height; /* of what is below it */
	struct regex_tree *first, *last;
	struct regex_tree *next; /* in the list of an ALL or ANY */
};

struct regex_sets { /* each once */
	struct regex_set *items;
	uint32_t n;
};

enum regex_node_kind {
	RN_SET,	  /* a byte of the set, then `to` */
	RN_EMPTY, /* to */
	RN_SPLIT, /* to, or or_to */
	RN_BEGIN, /* at the text's begin: to */
	RN_END,	  /* at its end: to */
	RN_MATCH,
};

struct regex_node {
	enum regex_node_kind kind;
	uint32_t set, to, or_to;
};

struct regex_nfa {
	struct regex_node *nodes;
	uint32_t n, start;
};

/* States 0 and 1 are REGEX_FAILED and REGEX_MATCHED, and have rows that lead to themselves. */
struct regex_dfa {
	uint32_t nstates, start;
	uint32_t nclasses;
	uint32_t *next; /* nclasses of each */
	bool *ends;	/* by state: matches where the text ends */
};

/* regex_set.c */
bool regex_has(const struct regex_set *set, unsigned int byte);
void regex_add(struct regex_set *set, unsigned int first, unsigned int last);
bool regex_fail(struct regex_error *error, int kind, const char *what, const char *hint);

struct regex_tree *regex_parse(void *ctx, const char *text, size_t len, struct regex_sets *sets,
			       struct regex_error *error);
bool regex_nfa(void *ctx, const struct regex_tree *tree, struct regex_nfa *ret,
	       struct regex_error *error);
/* reps: a byte of each class. */
bool regex_dfa(void *ctx, const struct regex_nfa *nfa, const struct regex_sets *sets,
	       const uint8_t *reps, uint32_t nclasses, struct regex_dfa *ret,
	       struct regex_error *error);
/* In place. */
void regex_minimize(void *ctx, struct regex_dfa *dfa);

#endif
