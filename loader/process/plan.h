/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * plan.h - how the commands of -c are started: their environment and output, and where they
 * wait until the probes are armed.
 */
#ifndef DTAP_LOADER_PLAN_H
#define DTAP_LOADER_PLAN_H

#include <stdbool.h>
#include <stddef.h>

/* Where a command waits, each later than the one before: the words of option evaltime, in order. */
enum plan_stop {
	PLAN_EXEC,     /* right before the program is executed */
	PLAN_PREINIT,  /* its libraries are there, none of their initializers has run */
	PLAN_POSTINIT, /* the initializers have run */
	PLAN_MAIN,     /* at main() */
};

struct plan {
	enum plan_stop stop; /* unless asked for, PLAN_POSTINIT, or as near as can be told */
	bool asked;
	const char **changes; /* in order: "NAME=VALUE" sets, "NAME" takes away */
	size_t nchanges;
	bool aside; /* what it prints goes to standard error */
};

void plan_init(struct plan *plan);
/* Whether the option is one of these: setenv, unsetenv, evaltime. */
bool plan_takes(const char *name);
/*
 * Keeps the value, which must stay.  value NULL: none given.  NULL, or the reason of refusal, a
 * phrase.
 */
const char *plan_set(struct plan *plan, const char *name, const char *value);
/* In the new process: makes the environment and standard output what the plan says. */
void plan_apply(const struct plan *plan);
void plan_deinit(struct plan *plan);

#endif
