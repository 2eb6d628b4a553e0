/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * options.h - DTrace's options: names, kinds, units, defaults.
 *
 * One table (options.def) serves -x, #pragma D option, setopt() and the environment.
 * Values are kept as text in the order of their sources' priority and parsed by kind;
 * the loader has the same names and parses the run-time ones itself.
 */
#ifndef DTAP_OPTIONS_H
#define DTAP_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum option_kind {
	OPT_FLAG,
	OPT_SIZE,
	OPT_NUMBER,
	OPT_RATE,
	OPT_TEXT,
	OPT_LIST /* of texts */,
	OPT_WORD,
	OPT_ATTRIBUTES,
	OPT_VERSION,
};
/* When an option has its meaning.  OPT_COMMAND: before a program is read, which cannot set it. */
enum option_phase { OPT_COMMAND, OPT_COMPILE, OPT_RUNTIME, OPT_DYNAMIC };

struct option_info {
	const char *name;
	enum option_kind kind;
	enum option_phase phase;
	const char *dflt;  /* NULL: unset */
	const char *words; /* OPT_WORD: "switch|fill|ring" */
};

struct options;
struct options *options_create(void *parent);
/* NULL if there is no such option. */
const struct option_info *options_find(const char *name);
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
