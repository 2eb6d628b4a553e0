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

const struct builtin_info *words_builtin(struct checker *c, const struct scope *sc,
					 const char *name);
bool words_argn(const char *name, unsigned int *ret); /* arg0 … arg9 */
/* On Linux, args[] and the like among them: others may be defined by libraries. */
bool words_is_builtin(struct checker *c, const struct scope *sc, const char *name);

const struct subr_info *words_subr(struct checker *c, const struct scope *sc, const char *name);
/* Those without a runtime function, the first SUBR_NFOLDED of which are folded; -1: it is none. */
#define SUBR_NFOLDED 4
int words_other_subr(struct checker *c, const struct scope *sc, const char *name);
bool words_is_subr(struct checker *c, const struct scope *sc,
		   const char *name);		  /* of either sort */
const char *words_nearest_subr(const char *name); /* NULL: none is near */

extern const struct action_info words_actions[]; /* in the order of actions.def */
const struct action_info *words_action(struct checker *c, const struct scope *sc, const char *name);
bool words_is_action(struct checker *c, const struct scope *sc, const char *name);
/* Whether it takes as many arguments as a call has; reported if not. */
bool words_action_takes(struct checker *c, const struct action_info *info, const struct node *n);

const struct aggfunc_info *words_aggfunc(struct checker *c, const struct scope *sc,
					 const char *name);
bool words_is_aggfunc(struct checker *c, const struct scope *sc, const char *name);
const char *words_nearest_aggfunc(const char *name); /* NULL: none is near */
const char *words_aggfunc_name(enum prog_aggfunc func);

/* Whether the name is any of these, be it of other systems. */
bool words_exist(struct checker *c, const struct scope *sc, const char *name);

#endif
