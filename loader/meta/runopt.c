// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "runopt.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/period.h"
#include "loader/host/say.h"

#define NSEC_PER_SEC 1000000000ull

enum kind {
	KIND_FLAG,
	KIND_SIZE,
	KIND_NUMBER,
	KIND_RATE,
	KIND_POLICY,
	KIND_RESIZE,
	KIND_FORMAT,
	KIND_ENCODING,
};

struct option {
	const char *name;
	enum kind kind;
	bool dynamic;
	const char *dflt;
};

static const struct option table[RUNOPT_COUNT] = {
#define RUNOPT(name, kind, dynamic, dflt) { #name, KIND_##kind, dynamic, dflt },
#include "runopt.def"
#undef RUNOPT
};

/*
 * What the syntax does not say; the translator has the same.  Rates have a least period, in whole
 * seconds, and no longest.
 */
static const struct limit {
	enum runopt_id id;
	uint64_t least, most;
	bool built; /* decided when the module is built */
} limits[] = {
	{ RUNOPT_aggsize, 1, UINT64_MAX, false },
	{ RUNOPT_bufsize, 1, UINT64_MAX, false },
	{ RUNOPT_jstackframes, 1, 1024, true },
	{ RUNOPT_nspec, 0, 1024, false },
	{ RUNOPT_stackframes, 1, 1024, true },
	{ RUNOPT_strsize, 1, 65536, false },
	{ RUNOPT_ustackframes, 1, 1024, true },
	{ RUNOPT_watchdog, 5 * NSEC_PER_SEC, UINT64_MAX, false },
};

/* Digits in C's bases; *end is what follows. No sign. */
static bool parse_digits(const char *text, uint64_t *ret, const char **end)
{
	unsigned long long n;
	char *rest;

	if (!isdigit((unsigned char)*text))
		return false;
	errno = 0;
	n = strtoull(text, &rest, 0);
	if (errno)
		return false;
	*ret = n;
	*end = rest;
	return true;
}

static bool parse_number(const char *text, uint64_t *ret)
{
	const char *end;

	return parse_digits(text, ret, &end) && !*end;
}

static bool parse_size(const char *text, uint64_t *ret)
{
	static const char units[] = "kmgt";
	const char *end, *unit;
	uint64_t n;

	if (!parse_digits(text, &n, &end))
		return false;
	if (*end) {
		unit = strchr(units, tolower((unsigned char)*end));
		if (!unit || end[1])
			return false;
		for (; unit >= units; unit--)
			if (__builtin_mul_overflow(n, 1024, &n))
				return false;
	}
	*ret = n;
	return true;
}

static bool parse_rate(const char *text, uint64_t *ret)
{
	const char *end;
	uint64_t n;

	if (!parse_digits(text, &n, &end) || (*end && !period_scale(&n, end)))
		return false;
	*ret = n;
	return true;
}

static bool parse_flag(const char *text, uint64_t *ret)
{
	static const char *const words[][2] = {
		{ "no", "yes" },	 { "false", "true" },	    { "off", "on" },
		{ "disable", "enable" }, { "disabled", "enabled" }, { "unset", "set" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		for (unsigned int on = 0; on < 2; on++)
			if (!strcasecmp(text, words[i][on])) {
				*ret = on;
				return true;
			}
	if (!*text) {
		*ret = 0;
		return true;
	}
	if (!parse_number(text, ret))
		return false;
	*ret = !!*ret;
	return true;
}

static bool parse_word(const char *text, const char *const *words, uint64_t *ret)
{
	for (uint64_t i = 0; words[i]; i++)
		if (!strcmp(text, words[i])) {
			*ret = i;
			return true;
		}
	return false;
}

static bool parse(enum kind kind, const char *text, uint64_t *ret)
{
	static const char *const policies[] = { "switch", "fill", "ring", NULL };
	static const char *const resizes[] = { "manual", "auto", NULL };
	static const char *const formats[] = { "text", "json", "jsonl", NULL };
	static const char *const encodings[] = { "ascii", "utf8", NULL };

	if (!text) {
		*ret = 1;
		return kind == KIND_FLAG;
	}
	switch (kind) {
	case KIND_FLAG:
		return parse_flag(text, ret);
	case KIND_SIZE:
		return parse_size(text, ret);
	case KIND_NUMBER:
		return parse_number(text, ret) && *ret <= INT32_MAX;
	case KIND_RATE:
		return parse_rate(text, ret);
	case KIND_POLICY:
		return parse_word(text, policies, ret);
	case KIND_RESIZE:
		return parse_word(text, resizes, ret);
	case KIND_FORMAT:
		return parse_word(text, formats, ret);
	case KIND_ENCODING:
		return parse_word(text, encodings, ret);
	}
	return false;
}

/* NULL, or what is wrong with a value that is well-formed. */
static const char *refuse(const struct runopts *options, unsigned int id, uint64_t number,
			  enum runopt_source source)
{
	static char text[80];

	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		const struct limit *l = &limits[i];

		if (l->id != id)
			continue;
		if (number < l->least || number > l->most) {
			if (table[id].kind == KIND_RATE)
				snprintf(text, sizeof(text), "must be at least %" PRIu64 "sec",
					 l->least / (uint64_t)NSEC_PER_SEC);
			else if (l->most == UINT64_MAX)
				snprintf(text, sizeof(text), "must be at least %" PRIu64, l->least);
			else
				snprintf(text, sizeof(text), "must be from %" PRIu64 " to %" PRIu64,
					 l->least, l->most);
			return text;
		}
		if (l->built && source != RUNOPT_BUILD && number != options->value[id])
			return "is decided when the module is built";
	}
	return NULL;
}

const char *runopt_set(struct runopts *options, const char *name, const char *value,
		       enum runopt_source source)
{
	const char *why;
	uint64_t number;
	unsigned int i;

	for (i = 0; i < RUNOPT_COUNT; i++)
		if (!strcmp(name, table[i].name))
			break;
	if (i == RUNOPT_COUNT)
		return source == RUNOPT_BUILD ?
			       NULL :
			       "invalid option name: there is no such run-time option";
	if (source == RUNOPT_SETOPT && !table[i].dynamic)
		return "cannot be changed while tracing is active";
	if (!parse(table[i].kind, value, &number))
		return value ? "invalid value for specified option" : "option requires a value";
	why = refuse(options, i, number, source);
	if (why)
		return why;
	options->value[i] = number;
	options->set[i] = true;
	options->source[i] = source;
	return NULL;
}

static void set_from_environment(struct runopts *options, const char *prefix,
				 const struct option *option)
{
	char variable[64];
	const char *value, *why;
	size_t n;

	n = (size_t)snprintf(variable, sizeof(variable), "%s%s", prefix, option->name);
	for (size_t i = 0; i < n; i++)
		variable[i] = (char)toupper((unsigned char)variable[i]);
	value = getenv(variable);
	if (!value)
		return;
	if (!*value && option->kind == KIND_FLAG)
		value = NULL;
	why = runopt_set(options, option->name, value, RUNOPT_ENVIRONMENT);
	if (why)
		say("%s in the environment passed over: %s", variable, why);
}

void runopt_init(struct runopts *options)
{
	memset(options, 0, sizeof(*options));
	for (unsigned int i = 0; i < RUNOPT_COUNT; i++)
		if (table[i].dflt) {
			parse(table[i].kind, table[i].dflt, &options->value[i]);
			options->set[i] = true;
		}
	for (unsigned int i = 0; i < RUNOPT_COUNT; i++) {
		set_from_environment(options, "DTRACE_OPT_", &table[i]);
		set_from_environment(options, "DTAP_OPT_", &table[i]);
	}
}
