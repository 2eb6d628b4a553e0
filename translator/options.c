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

#include "stability.h"

static const struct option_info table[] = {
#define OPTION(name, kind, phase, dflt, words) { #name, OPT_##kind, OPT_##phase, dflt, words },
#include "options.def"
#undef OPTION
};
#define NOPTIONS     (sizeof(table) / sizeof(*table))

#define NSEC_PER_SEC 1000000000ull

struct options {
	const char *text[NOPTIONS];   /* NULL: default; "" for a flag that is on */
	bool off[NOPTIONS];	      /* a flag switched off explicitly, or a value taken back */
	unsigned int order[NOPTIONS]; /* options set, first to last */
	unsigned int n;
};

struct options *options_create(void *parent)
{
	return talloc_zero(parent, struct options);
}

const struct option_info *option_find(const char *name)
{
	for (size_t i = 0; i < NOPTIONS; i++)
		if (!strcmp(table[i].name, name))
			return &table[i];
	return NULL;
}

const struct option_info *option_table(unsigned int *n)
{
	*n = NOPTIONS;
	return table;
}

/* 1 on, 0 off, -1 neither. */
static int flag_value(const char *text)
{
	static const char *const on[] = { "yes", "true", "on", "enable", "enabled", "set" };
	static const char *const off[] = { "no", "false", "off", "disable", "disabled", "unset" };
	char *end;
	unsigned long long v;

	for (size_t i = 0; i < sizeof(on) / sizeof(*on); i++) {
		if (!strcasecmp(text, on[i]))
			return 1;
		if (!strcasecmp(text, off[i]))
			return 0;
	}
	if (!*text)
		return 0;
	v = strtoull(text, &end, 0);
	return *end ? -1 : v != 0;
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
	static const struct {
		const char *name;
		uint64_t ns; /* 0: hz */
	} units[] = {
		{ "", 1 },
		{ "ns", 1 },
		{ "nsec", 1 },
		{ "us", 1000 },
		{ "usec", 1000 },
		{ "ms", 1000000 },
		{ "msec", 1000000 },
		{ "s", NSEC_PER_SEC },
		{ "sec", NSEC_PER_SEC },
		{ "m", 60 * NSEC_PER_SEC },
		{ "min", 60 * NSEC_PER_SEC },
		{ "h", 3600 * NSEC_PER_SEC },
		{ "hour", 3600 * NSEC_PER_SEC },
		{ "d", 86400 * NSEC_PER_SEC },
		{ "day", 86400 * NSEC_PER_SEC },
		{ "hz", 0 },
	};
	const char *end;

	if (!unsigned_value(text, &end, ret))
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (strcasecmp(end, units[i].name))
			continue;
		if (units[i].ns)
			return !__builtin_mul_overflow(*ret, units[i].ns, ret);
		if (!*ret)
			return false;
		*ret = NSEC_PER_SEC / *ret;
		return true;
	}
	return false;
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
		return size_value(value, &v);
	case OPT_NUMBER:
		return number_value(value, &v);
	case OPT_RATE:
		return rate_value(value, &v);
	case OPT_WORD:
		return is_word(o->words, value);
	case OPT_TEXT:
		return true;
	case OPT_ATTRIBUTES:
		return attributes_parse(value, &attributes);
	case OPT_VERSION:
		return version_parse(value, &version) && version <= VERSION_OF_D;
	}
	return false;
}

/* Limits beyond the syntax; those of run-time options are the loader's, too (runopt.c). */
static const struct {
	const char *name;
	uint64_t least, most;
} limits[] = {
	{ "aggsize", 1, UINT64_MAX },  { "bufsize", 1, UINT64_MAX }, { "jstackframes", 1, 1024 },
	{ "maxframes", 1, UINT64_MAX },
	{ "nspec", 0, 1024 },	       { "stackframes", 1, 1024 },   { "strsize", 8, 65536 },
	{ "ustackframes", 1, 1024 },
};

/* NULL: it is within; else what it must be. */
static const char *out_of_limits(struct options *o, const char *name, const char *value)
{
	uint64_t v;

	for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
		if (strcmp(limits[i].name, name))
			continue;
		if (size_value(value, &v) && v >= limits[i].least && v <= limits[i].most)
			return NULL;
		if (limits[i].most == UINT64_MAX)
			return talloc_asprintf(o, "must be at least %" PRIu64, limits[i].least);
		return talloc_asprintf(o, "must be from %" PRIu64 " to %" PRIu64, limits[i].least,
				       limits[i].most);
	}
	return NULL;
}

bool options_set(struct options *o, const char *name, const char *value, const char **why)
{
	const struct option_info *info = option_find(name);
	unsigned int i, k;

	if (!info) {
		*why = "invalid option name";
		return false;
	}
	if (!value && info->kind != OPT_FLAG) {
		*why = "option requires a value";
		return false;
	}
	if (value && !value_ok(info, value)) {
		*why = "invalid value for specified option";
		return false;
	}
	if (value) {
		*why = out_of_limits(o, name, value);
		if (*why)
			return false;
	}
	i = info - table;
	for (k = 0; k < o->n && o->order[k] != i; k++)
		;
	if (k == o->n)
		o->order[o->n++] = i;
	o->off[i] = info->kind == OPT_FLAG && value && !flag_value(value);
	o->text[i] = info->kind == OPT_FLAG ? "" : talloc_strdup(o, value);
	return true;
}

bool options_flag(const struct options *o, const char *name)
{
	const struct option_info *info = option_find(name);

	assert(info && info->kind == OPT_FLAG);
	return o->text[info - table] && !o->off[info - table];
}

const char *options_text(const struct options *o, const char *name)
{
	const struct option_info *info = option_find(name);
	const char *text;

	assert(info);
	text = o->text[info - table];
	return text ? text : info->dflt;
}

uint64_t options_number(const struct options *o, const char *name)
{
	const struct option_info *info = option_find(name);
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
	unsigned int k = o->order[i];

	assert(i < o->n);
	*name = table[k].name;
	*value = o->off[k] ? "0" : o->text[k];
}
