/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * known.h - the names that the language has itself: built-in variables, subroutines, actions and
 * aggregating functions.  A name that is newer than the version of D asked for is none, except in
 * libraries.
 */
#ifndef DTAP_CHECK_KNOWN_H
#define DTAP_CHECK_KNOWN_H

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

/* A row of common/action.def. */
struct action_info {
	const char *name;
	int what; /* enum prog_act or enum prog_stmt_kind */
	int min, max;
	const char *flags;
};

struct aggfunc_info {
	const char *name;
	enum aggfunc func;
	unsigned int min, max; /* arguments */
};

const struct builtin_info *known_builtin(struct checker *c, const struct scope *sc,
					 const char *name);
bool known_argn(const char *name, unsigned int *ret); /* arg0 … arg9 */
/* On Linux, args[] and the like among them: others may be defined by libraries. */
bool known_is_builtin(struct checker *c, const struct scope *sc, const char *name);

const struct subr_info *known_subr(struct checker *c, const struct scope *sc, const char *name);
/* Those without a runtime function, the first SUBR_NFOLDED of which are folded; -1: it is none. */
#define SUBR_NFOLDED 4
int known_other_subr(struct checker *c, const struct scope *sc, const char *name);
/* Of either sort, and no program may use the name for something else. */
bool known_is_subr(struct checker *c, const struct scope *sc, const char *name);
/* Programs may have variables of its name, and inlines, which are called instead. */
bool known_gives_way(const struct subr_info *subr);
const char *known_nearest_subr(const char *name); /* NULL: none is near */

extern const struct action_info known_actions[]; /* in the order of common/action.def */
const struct action_info *known_action(struct checker *c, const struct scope *sc, const char *name);
bool known_is_action(struct checker *c, const struct scope *sc, const char *name);
/* Whether it takes as many arguments as a call has; reported if not. */
bool known_action_takes(struct checker *c, const struct action_info *info, const struct node *n);

const struct aggfunc_info *known_aggfunc(struct checker *c, const struct scope *sc,
					 const char *name);
bool known_is_aggfunc(struct checker *c, const struct scope *sc, const char *name);
const char *known_nearest_aggfunc(const char *name); /* NULL: none is near */
const char *known_aggfunc_name(enum aggfunc func);

/* Whether the name is any of these, be it of other systems. */
bool known_exist(struct checker *c, const struct scope *sc, const char *name);

#endif
