/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * runopt.h - run-time options, by DTrace's names and units.
 *
 * Sources, weakest first: the environment (DTRACE_OPT_NAME, then DTAP_OPT_NAME), the module's
 * metadata (what the build was told by -x and pragmas), -x at load, setopt() while tracing (dynamic
 * ones). Sizes are kept in bytes, rates as a period in nanoseconds, flags as 0 or 1, words as their
 * number in the order of the list.
 */
#ifndef DTAP_LOADER_RUNOPT_H
#define DTAP_LOADER_RUNOPT_H

#include <stdbool.h>
#include <stdint.h>

enum runopt_id {
#define RUNOPT(name, kind, dynamic, dflt) RUNOPT_##name,
#include "runopt.def"
#undef RUNOPT
	RUNOPT_COUNT
};

enum runopt_source {
	RUNOPT_ENVIRONMENT,
	RUNOPT_BUILD, /* names unknown here belong to the compiler and are passed over */
	RUNOPT_LOAD,
	RUNOPT_SETOPT,
};

/* Values of option format. */
enum { RUNOPT_FORMAT_TEXT, RUNOPT_FORMAT_JSON, RUNOPT_FORMAT_JSONL };

struct runopts {
	uint64_t value[RUNOPT_COUNT];
	bool set[RUNOPT_COUNT];			 /* has a value at all */
	enum runopt_source source[RUNOPT_COUNT]; /* of it, but for defaults */
};

/* Defaults, then the environment. */
void runopt_init(struct runopts *options);
/*
 * value NULL: none given.  NULL, or the reason of refusal, a phrase that lasts until the next call.
 */
const char *runopt_set(struct runopts *options, const char *name, const char *value,
		       enum runopt_source source);

#define runopt_get(options, name)    ((options)->value[RUNOPT_##name])
#define runopt_is_set(options, name) ((options)->set[RUNOPT_##name])

#endif
