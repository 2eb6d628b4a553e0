// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

#include "common/array.h"
#include "common/period.h"
#include "stability.h"

static const struct option_info table[] = {
#define OPTION(name, kind, phase, dflt, words) { #name, OPT_##kind, OPT_##phase, dflt, words },
#include "options.def"
#undef OPTION
};
#define NOPTIONS     (sizeof(table) / sizeof(*table))

#define NSEC_PER_SEC 1000000000ull

struct setting {
	const struct option_info *info;
	const char *text; /* "" for a flag that is on */
	bool off;	  /* a flag switched off explicitly */
};

struct options {
	struct setting *settings; /* first to last */
	unsigned int n;
};

struct options *options_create(void *parent)
{
	return talloc_zero(parent, struct options);
}

const struct option_info *options_find(const char *name)
{
	for (size_t i = 0; i < NOPTIONS; i++)
		if (!strcmp(table[i].name, name))
			return &table[i];
	return NULL;
}

static bool unsigned_value(const char *text, const char **end, uint64_t *ret)
{
	if (!isdigit((unsigned char)*text))
		return false;
	errno = 0;
	*ret = strtoull(text, (char **)end, 0);
	return !errno;
}

static bool number_value(const char *text, uint64_t *ret)
{
	const char *end;

	return unsigned_value(text, &end, ret) && !*end;
}

/* 1 on, 0 off, -1 neither. */
static int flag_value(const char *text)
{
	static const char *const on[] = { "yes", "true", "on", "enable", "enabled", "set" };
	static const char *const off[] = { "no", "false", "off", "disable", "disabled", "unset" };
	uint64_t v;

	for (size_t i = 0; i < sizeof(on) / sizeof(*on); i++) {
		if (!strcasecmp(text, on[i]))
			return 1;
		if (!strcasecmp(text, off[i]))
			return 0;
	}
	if (!*text)
		return 0;
	return number_value(text, &v) ? v != 0 : -1;
}

static bool size_value(const char *text, uint64_t *ret)
{
	static const char units[] = "kmgt";
	const char *end, *unit;
	uint64_t factor = 1;

	if (!unsigned_value(text, &end, ret))
		return false;
	if (*end) {
		unit = strchr(units, tolower((unsigned char)*end));
		if (!unit || end[1])
			return false;
		factor = 1ull << (10 * (unit - units + 1));
	}
	return !__builtin_mul_overflow(*ret, factor, ret);
}

/* A period in nanoseconds. */
static bool rate_value(const char *text, uint64_t *ret)
{
	const char *end;

	return unsigned_value(text, &end, ret) && (!*end || period_scale(ret, end));
}

static bool is_word(const char *words, const char *text)
{
	size_t len = strlen(text);

	while (*words) {
		size_t n = strcspn(words, "|");

		if (n == len && !strncmp(words, text, n))
			return true;
		words += n + (words[n] == '|');
	}
	return false;
}

static bool value_ok(const struct option_info *o, const char *value)
{
	struct attributes attributes;
	uint32_t version;
	uint64_t v;

	switch (o->kind) {
	case OPT_FLAG:
		return flag_value(value) >= 0;
	case OPT_SIZE:
		return size_value(value, &v) || (o->words && !strcmp(value, o->words));
	case OPT_NUMBER:
		return number_value(value, &v) && v <= INT32_MAX;
	case OPT_RATE:
		return rate_value(value, &v);
	case OPT_WORD:
		return is_word(o->words, value);
	case OPT_TEXT:
	case OPT_LIST:
		return true;
	case OPT_ATTRIBUTES:
		return attributes_parse(value, &attributes);
	case OPT_VERSION:
		return stability_version(value, &version) && version <= VERSION_OF_D;
	}
	return false;
}

/* Options that other DTraces have and that have no meaning here, with what to do instead. */
static const char *unsupported(const char *name)
{
	if (!strcmp(name, "core"))
		return "core files cannot be traced; -p traces a process";
	if (!strcmp(name, "oformat"))
		return "the option for structured output is format: json or jsonl";
	if (!strcmp(name, "grabanon"))
		return "anonymous tracing is not supported yet; load the module at boot instead";
	return NULL;
}

/* NULL: it is what the option wants of a text. */
static const char *wrong_text(const char *name, const char *value)
{
	const char *equals = strchr(value, '=');

	if (!strcmp(name, "setenv") && (!equals || equals == value))
		return "must be of the form NAME=VALUE";
	if (!strcmp(name, "unsetenv") && (!*value || equals))
		return "must be the name of a variable";
	return NULL;
}

/*
 * Limits beyond the syntax; those of run-time options are the loader's, too (runopt.c).  Rates have
 * a least period, in whole seconds, and no longest.
 */
static const struct {
	const char *name;
	uint64_t least, most;
} limits[] = {
	{ "aggsize", 1, UINT64_MAX }, { "bufsize", 1, UINT64_MAX },
	{ "jstackframes", 1, 1024 },  { "maxframes", 1, UINT64_MAX },
	{ "nspec", 0, 1024 },	      { "scratchsize", 8, 65536 },
	{ "stackframes", 1, 1024 },   { "strsize", 1, 65536 },
	{ "ustackframes", 1, 1024 },  { "watchdog", 5 * NSEC_PER_SEC, UINT64_MAX },
};

/* NULL: it is within; else what it must be. */
static const char *out_of_limits(struct options *o, const char *name, const char *value)
{
	const bool is_rate = options_find(name)->kind == OPT_RATE;
	const uint64_t unit = is_rate ? NSEC_PER_SEC : 1;
	uint64_t v;

	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		if (strcmp(limits[i].name, name))
			continue;
		if ((is_rate ? rate_value : size_value)(value, &v) && v >= limits[i].least &&
		    v <= limits[i].most)
			return NULL;
		if (limits[i].most == UINT64_MAX)
			return talloc_asprintf(o, "must be at least %" PRIu64 "%s",
					       limits[i].least / unit, is_rate ? "sec" : "");
		return talloc_asprintf(o, "must be from %" PRIu64 " to %" PRIu64, limits[i].least,
				       limits[i].most);
	}
	return NULL;
}

/* The setting in force; NULL: none. */
static const struct setting *find(const struct options *o, const struct option_info *info)
{
	for (unsigned int i = o->n; i-- > 0;)
		if (o->settings[i].info == info)
			return &o->settings[i];
	return NULL;
}

/* Of a list each is kept, of others the last in the place of the first. */
static struct setting *add(struct options *o, const struct option_info *info)
{
	const struct setting *old = info->kind == OPT_LIST ? NULL : find(o, info);

	if (old)
		return &o->settings[old - o->settings];
	array_add(o, o->settings, o->n) = (struct setting){ .info = info };
	return &o->settings[o->n - 1];
}

static const char *refusal(struct options *o, const struct option_info *info, const char *value)
{
	const char *why;

	if (!info)
		return "invalid option name";
	why = unsupported(info->name);
	if (why)
		return why;
	if (!value)
		return info->kind == OPT_FLAG ? NULL : "option requires a value";
	if (!value_ok(info, value))
		return "invalid value for specified option";
	why = wrong_text(info->name, value);
	return why ? why : out_of_limits(o, info->name, value);
}

bool options_set(struct options *o, const char *name, const char *value, const char **why)
{
	const struct option_info *info = options_find(name);
	struct setting *s;

	*why = refusal(o, info, value);
	if (*why)
		return false;
	s = add(o, info);
	s->off = info->kind == OPT_FLAG && value && !flag_value(value);
	s->text = info->kind == OPT_FLAG ? "" : talloc_strdup(o, value);
	return true;
}

void options_environment(struct options *o, const char *const *environment,
			 void (*refused)(void *arg, const char *variable, const char *why),
			 void *arg)
{
	static const char *const prefixes[] = { "DTRACE_OPT_", "DTAP_OPT_" }; /* the last wins */

	for (size_t k = 0; k < sizeof(prefixes) / sizeof(*prefixes); k++)
		for (size_t i = 0; environment[i]; i++) {
			const size_t n = strlen(prefixes[k]);
			const char *equals = strchr(environment[i], '='), *value, *why;
			char *name;

			if (!equals || strncmp(environment[i], prefixes[k], n) != 0)
				continue;
			name = talloc_strndup(o, environment[i] + n,
					      (size_t)(equals - environment[i]) - n);
			for (char *p = name; *p; p++)
				*p = (char)tolower((unsigned char)*p);
			value = equals[1] ? equals + 1 : NULL;
			if (!options_set(o, name, value, &why))
				refused(arg,
					talloc_strndup(o, environment[i],
						       (size_t)(equals - environment[i])),
					why);
		}
}

bool options_given(const struct options *o, const char *name)
{
	return find(o, options_find(name));
}

bool options_flag(const struct options *o, const char *name)
{
	const struct option_info *info = options_find(name);
	const struct setting *s = find(o, info);

	assert(info && info->kind == OPT_FLAG);
	return s && !s->off;
}

const char *options_text(const struct options *o, const char *name)
{
	const struct option_info *info = options_find(name);
	const struct setting *s = find(o, info);

	assert(info);
	return s ? s->text : info->dflt;
}

uint64_t options_number(const struct options *o, const char *name)
{
	const struct option_info *info = options_find(name);
	const char *text = options_text(o, name);
	uint64_t v = 0;

	if (!text)
		return 0;
	if (info->kind == OPT_RATE)
		rate_value(text, &v);
	else
		size_value(text, &v);
	return v;
}

unsigned int options_count(const struct options *o)
{
	return o->n;
}

void options_get(const struct options *o, unsigned int i, const char **name, const char **value)
{
	const struct setting *s = &o->settings[i];

	assert(i < o->n);
	*name = s->info->name;
	*value = s->off ? "0" : s->text;
}
