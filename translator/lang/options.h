/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * options.h - the options of a program, in the order of their sources' priority: what has been set
 * of the table of common/option.h.  The loader parses the run-time ones itself.
 */
#ifndef DTAP_OPTIONS_H
#define DTAP_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "common/option.h"

struct options;
struct options *options_create(void *parent);
/*
 * false and *why (a phrase, as "bad value", for "failed to set -x NAME: why") on refusal. value
 * NULL: none given.
 */
bool options_set(struct options *o, const char *name, const char *value, const char **why);
/*
 * Takes DTRACE_OPT_NAME and, over it, DTAP_OPT_NAME of "VARIABLE=VALUE" texts, up to a NULL: an
 * empty value is none. `refused` hears of those that options_set() refuses; they are passed over.
 */
void options_environment(struct options *o, const char *const *environment,
			 void (*refused)(void *arg, const char *variable, const char *why),
			 void *arg);
bool options_given(const struct options *o, const char *name); /* set, to whatever */
bool options_flag(const struct options *o, const char *name);
/* sizes in bytes, rates as ns period */
uint64_t options_number(const struct options *o, const char *name);
const char *options_text(const struct options *o, const char *name); /* NULL: unset */
/* Those set, in order, each of a list: name and text ("" for a flag that is on). */
unsigned int options_count(const struct options *o);
void options_get(const struct options *o, unsigned int i, const char **name, const char **value);

#endif
