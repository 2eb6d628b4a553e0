// SPDX-License-Identifier: GPL-2.0-or-later
#include "option.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

#include "must.h"
#include "near.h"
#include "period.h"
#include "scope.h"

#define ANY          \
	{            \
		0, 0 \
	}
#define FROM(least)               \
	{                         \
		least, UINT64_MAX \
	}
#define WITHIN(least, most) \
	{                   \
		least, most \
	}

const struct option_info option_table[OPTION_COUNT] = {
#define OPTION(name, kind, phase, dflt, words, limits) \
	{ #name, OPT_##kind, OPT_##phase, dflt, words, limits },
#include "option.def"
#undef OPTION
};

const struct option_info *option_find(const char *name)
{
	for (unsigned int i = 0; i < OPTION_COUNT; i++)
		if (!strcmp(option_table[i].name, name))
			return &option_table[i];
	return NULL;
}

/* What somebody may take for an option, and is none. */
static const struct {
	const char *name, *instead;
} elsewhere[] = {
	{ "json", "it is a value of format" },
	{ "jsonl", "it is a value of format" },
	{ "rotate", "it is the flag --rotate" },
	{ "unsafe", "it is the flag -w" },
};

#define WORD_MIN 3 /* letters that say which option they begin */

/* The shortest name, the first of these, that begins so; NULL: none. */
static const char *begun_with(const char *text, const char *const *names, unsigned int n)
{
	const size_t len = strlen(text);
	const char *shortest = NULL;

	for (unsigned int i = 0; len >= WORD_MIN && i < n; i++)
		if (!strncmp(names[i], text, len) &&
		    (!shortest || strlen(names[i]) < strlen(shortest)))
			shortest = names[i];
	return shortest;
}

const char *option_unknown(const char *name, char why[OPTION_WHY])
{
	const char *names[OPTION_COUNT], *near;
	unsigned int n = 0;

	for (size_t i = 0; i < sizeof(elsewhere) / sizeof(*elsewhere); i++)
		if (!strcmp(elsewhere[i].name, name)) {
			snprintf(why, OPTION_WHY, "invalid option name; %s", elsewhere[i].instead);
			return why;
		}
	for (unsigned int i = 0; i < OPTION_COUNT; i++)
		if (option_table[i].kind != OPT_REFUSED)
			names[n++] = option_table[i].name;
	near = begun_with(name, names, n);
	if (!near)
		near = near_name(name, names, n);
	snprintf(why, OPTION_WHY, "invalid option name%s%s%s", near ? "; closest: '" : "",
		 near ? near : "", near ? "'" : "");
	return why;
}

/* ------------------------------------------------------------------ values */

/* Digits in C's bases; *end is what follows.  No sign. */
static bool read_digits(const char *text, const char **end, uint64_t *ret)
{
	if (!isdigit((unsigned char)*text))
		return false;
	errno = 0;
	*ret = strtoull(text, (char **)end, 0);
	return !errno;
}

static bool read_number(const char *text, uint64_t *ret)
{
	const char *end;

	return read_digits(text, &end, ret) && !*end;
}

static bool read_flag(const char *text, uint64_t *ret)
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
	*ret = 0;
	if (!*text)
		return true;
	if (!read_number(text, ret))
		return false;
	*ret = *ret != 0;
	return true;
}

static bool read_size(const char *text, uint64_t *ret)
{
	static const char units[] = "kmgt";
	const char *end, *unit;
	uint64_t factor = 1;

	if (!read_digits(text, &end, ret))
		return false;
	if (*end) {
		unit = strchr(units, tolower((unsigned char)*end));
		if (!unit || end[1])
			return false;
		factor = 1ull << (10 * (unit - units + 1));
	}
	return !__builtin_mul_overflow(*ret, factor, ret);
}

static bool read_rate(const char *text, uint64_t *ret)
{
	const char *end;

	return read_digits(text, &end, ret) && (!*end || period_scale(ret, end));
}

static bool read_word(const char *words, const char *text, uint64_t *ret)
{
	const size_t len = strlen(text);

	for (*ret = 0; *words; ++*ret) {
		const size_t n = strcspn(words, "|");

		if (n == len && !strncmp(words, text, n))
			return true;
		words += n + (words[n] == '|');
	}
	return false;
}

static bool read_value(const struct option_info *o, const char *text, uint64_t *ret)
{
	*ret = 0;
	switch (o->kind) {
	case OPT_FLAG:
		return read_flag(text, ret);
	case OPT_SIZE:
		return read_size(text, ret) || (o->words && !strcmp(text, o->words));
	case OPT_NUMBER:
		return read_number(text, ret) && *ret <= INT32_MAX;
	case OPT_RATE:
		return read_rate(text, ret);
	case OPT_WORD:
		return read_word(o->words, text, ret);
	case OPT_TEXT:
	case OPT_LIST:
	case OPT_ATTRIBUTES:
	case OPT_VERSION:
		return true;
	case OPT_REFUSED:
		break;
	}
	return false;
}

/* "text, json or jsonl" of "text|json|jsonl" */
static void list_words(const char *words, char *text, size_t room)
{
	size_t used = 0;

	while (*words && used < room) {
		const size_t n = strcspn(words, "|");
		const char *glue = !used ? "" : words[n] ? ", " : " or ";

		used += (size_t)snprintf(text + used, room - used, "%s%.*s", glue, (int)n, words);
		words += n + (words[n] == '|');
	}
}

static void list_valid(const struct option_info *o, char *text, size_t room)
{
	static const char *const kinds[] = {
		[OPT_FLAG] = "on or off",
		[OPT_SIZE] = "a whole number of bytes, as 4096, 64k, 16m or 1g",
		[OPT_NUMBER] = "a whole number, less than 2147483648",
		[OPT_RATE] = "a time, as 5sec, or a rate, as 10hz",
		[OPT_ATTRIBUTES] = "three words, as Evolving/Evolving/Common",
		[OPT_VERSION] = "a version of D that dtap has, as 1.6",
		[OPT_REFUSED] = NULL,
	};

	if (o->kind == OPT_WORD)
		list_words(o->words, text, room);
	else
		snprintf(text, room, "%s%s%s", kinds[o->kind], o->words ? ", or " : "",
			 o->words ? o->words : "");
}

#define VALUE_SHOWN 40 /* bytes of a value at most */

const char *option_invalid(const struct option_info *o, const char *value, char why[OPTION_WHY])
{
	char valid[64];

	list_valid(o, valid, sizeof(valid));
	snprintf(why, OPTION_WHY, "invalid value for specified option: '%.*s%s'; valid: %s",
		 VALUE_SHOWN, value, strlen(value) > VALUE_SHOWN ? "..." : "", valid);
	return why;
}

/* NULL: it is what the option wants of a text. */
static const char *wrong_text(const struct option_info *o, const char *text)
{
	const char *equals = strchr(text, '=');

	if (o == &option_table[OPTION_setenv] && (!equals || equals == text))
		return "must be of the form NAME=VALUE";
	if (o == &option_table[OPTION_unsetenv] && (!*text || equals))
		return "must be the name of a variable";
	return NULL;
}

/* NULL: it is within; else what it must be. */
static const char *out_of_limits(const struct option_info *o, uint64_t value, char why[OPTION_WHY])
{
	const uint64_t unit = o->kind == OPT_RATE ? NSEC_PER_SEC : 1;

	if (!o->limits.most || (value >= o->limits.least && value <= o->limits.most))
		return NULL;
	if (o->limits.most == UINT64_MAX)
		snprintf(why, OPTION_WHY, "must be at least %" PRIu64 "%s", o->limits.least / unit,
			 o->kind == OPT_RATE ? "sec" : "");
	else
		snprintf(why, OPTION_WHY, "must be from %" PRIu64 " to %" PRIu64, o->limits.least,
			 o->limits.most);
	return why;
}

const char *option_read(const struct option_info *o, const char *text, uint64_t *ret,
			char why[OPTION_WHY])
{
	const char *wrong;

	if (o->kind == OPT_REFUSED)
		return o->words;
	*ret = 1;
	if (!text)
		return o->kind == OPT_FLAG ? NULL : "option requires a value";
	if (!read_value(o, text, ret))
		return option_invalid(o, text, why);
	wrong = wrong_text(o, text);
	return wrong ? wrong : out_of_limits(o, *ret, why);
}

/* ------------------------------------------------------------- environment */

void option_environment(const char *const *environment,
			void (*take)(void *arg, const char *variable, const char *name,
				     const char *value),
			void *arg)
{
	static const char *const prefixes[] = { "DTRACE_OPT_", "DTAP_OPT_" }; /* the last wins */

	for (size_t k = 0; k < sizeof(prefixes) / sizeof(*prefixes); k++)
		for (size_t i = 0; environment[i]; i++) {
			const size_t n = strlen(prefixes[k]), len = strcspn(environment[i], "=");
			scope_free char *variable = NULL, *name = NULL;

			if (!environment[i][len] || strncmp(environment[i], prefixes[k], n) != 0)
				continue;
			variable = must(talloc_strndup(NULL, environment[i], len));
			name = must(talloc_strdup(NULL, variable + n));
			for (char *c = name; *c; c++)
				*c = (char)tolower((unsigned char)*c);
			take(arg, variable, name,
			     environment[i][len + 1] ? environment[i] + len + 1 : NULL);
		}
}
