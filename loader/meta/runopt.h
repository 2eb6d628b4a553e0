/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * runopt.h - the values of run-time options: those of common/option.def from BUILT on, without
 * START.
 *
 * Sources, weakest first: the environment, the module's metadata (what the build was told by -x and
 * pragmas), -x at load, setopt() while tracing (DYNAMIC ones).  Values are as option_read() gives
 * them.
 */
#ifndef DTAP_LOADER_RUNOPT_H
#define DTAP_LOADER_RUNOPT_H

#include <stdbool.h>
#include <stdint.h>

#include "common/option.h"

enum runopt_source {
	RUNOPT_ENVIRONMENT,
	RUNOPT_BUILD, /* names unknown here belong to the compiler and are passed over */
	RUNOPT_LOAD,
	RUNOPT_SETOPT,
};

/* Words of option format, in their order. */
enum { RUNOPT_FORMAT_TEXT, RUNOPT_FORMAT_JSON, RUNOPT_FORMAT_JSONL };

struct runopts {
	uint64_t value[OPTION_COUNT];
	bool set[OPTION_COUNT];			 /* has a value at all */
	enum runopt_source source[OPTION_COUNT]; /* of it, but for defaults */
};

/* Defaults, then the environment. */
void runopt_init(struct runopts *options);
/*
 * value NULL: none given.  NULL, or the reason of refusal, a phrase that lasts until the next call.
 */
const char *runopt_set(struct runopts *options, const char *name, const char *value,
		       enum runopt_source source);

#define runopt_get(options, name)    ((options)->value[OPTION_##name])
#define runopt_is_set(options, name) ((options)->set[OPTION_##name])

#endif
