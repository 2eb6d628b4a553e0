/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * words.h - the names that the language has itself: built-in variables, subroutines, actions and
 * aggregating functions.  A name that is newer than the version of D asked for is none, except in
 * libraries.
 */
#ifndef DTAP_WORDS_H
#define DTAP_WORDS_H

#include "checker.h"

struct builtin_info {
	const char *name;
	int builtin;	  /* enum prog_builtin, -1: of other systems */
	const char *type; /* "*tag": pointer to a kernel struct */
	const char *hint;
};

/* A row of subrs.def. */
struct subr_info {
	const char *name;
	enum prog_subr subr;
	char result;
	const char *params, *flags;
};

/* A row of actions.def. */
struct action_info {
	const char *name;
	int what; /* enum prog_act or enum prog_stmt_kind */
	int min, max;
	const char *flags;
};

struct aggfunc_info {
	const char *name;
	enum prog_aggfunc func;
	unsigned int min, max; /* arguments */
};

const struct builtin_info *builtin_find(struct checker *c, const struct scope *sc,
					const char *name);
bool builtin_argn(const char *name, unsigned int *ret); /* arg0 … arg9 */
/* On Linux, args[] and the like among them: others may be defined by libraries. */
bool builtin_exists(struct checker *c, const struct scope *sc, const char *name);

const struct subr_info *subr_find(struct checker *c, const struct scope *sc, const char *name);
/* Those without a runtime function, the first SUBR_NFOLDED of which are folded; -1: it is none. */
#define SUBR_NFOLDED 4
int subr_other_find(struct checker *c, const struct scope *sc, const char *name);
bool subr_exists(struct checker *c, const struct scope *sc, const char *name); /* of either sort */
const char *subr_nearest(const char *name); /* NULL: none is near */

extern const struct action_info action_table[]; /* in the order of actions.def */
const struct action_info *action_find(struct checker *c, const struct scope *sc, const char *name);
bool action_exists(struct checker *c, const struct scope *sc, const char *name);
/* Whether it takes as many arguments as a call has; reported if not. */
bool action_takes(struct checker *c, const struct action_info *info, const struct node *n);

const struct aggfunc_info *aggfunc_find(struct checker *c, const struct scope *sc,
					const char *name);
bool aggfunc_exists(struct checker *c, const struct scope *sc, const char *name);
const char *aggfunc_nearest(const char *name); /* NULL: none is near */
const char *aggfunc_name(enum prog_aggfunc func);

/* Whether the name is any of these, be it of other systems. */
bool word_exists(struct checker *c, const struct scope *sc, const char *name);

#endif
