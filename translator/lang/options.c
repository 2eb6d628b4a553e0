// SPDX-License-Identifier: GPL-2.0-or-later
#include "options.h"

#include <assert.h>
#include <talloc.h>

#include "common/array.h"
#include "stability.h"

struct setting {
	const struct option_info *info;
	const char *text; /* "" for a flag */
	uint64_t number;  /* as option_read() gives it */
};

struct options {
	struct setting *settings; /* first to last */
	unsigned int n;
};

struct options *options_create(void *parent)
{
	return talloc_zero(parent, struct options);
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

/* Of kinds that the table leaves to the translator. */
static bool is_good(const struct option_info *info, const char *value)
{
	struct attributes attributes;
	uint32_t version;

	if (info->kind == OPT_ATTRIBUTES)
		return attributes_parse(value, &attributes);
	if (info->kind == OPT_VERSION)
		return stability_version(value, &version) && version <= VERSION_OF_D;
	return true;
}

/* name: what `info`, if it is not NULL, is called. */
static const char *refusal(struct options *o, const char *name, const struct option_info *info,
			   const char *value, uint64_t *number)
{
	char *room;
	const char *why;

	room = talloc_array(o, char, OPTION_WHY);
	if (!info)
		return option_unknown(name, room);
	why = option_read(info, value, number, room);
	if (!why && value && !is_good(info, value))
		why = option_invalid(info, value, room);
	if (why != room)
		talloc_free(room);
	return why;
}

bool options_set(struct options *o, const char *name, const char *value, const char **why)
{
	const struct option_info *info = option_find(name);
	struct setting *s;
	uint64_t number;

	*why = refusal(o, name, info, value, &number);
	if (*why)
		return false;
	s = add(o, info);
	s->number = number;
	s->text = info->kind == OPT_FLAG ? "" : talloc_strdup(o, value);
	return true;
}

struct environment {
	struct options *options;
	void (*refused)(void *arg, const char *variable, const char *why);
	void *arg;
};

static void take_variable(void *arg, const char *variable, const char *name, const char *value)
{
	struct environment *e = arg;
	const char *why;

	if (!options_set(e->options, name, value, &why))
		e->refused(e->arg, variable, why);
}

void options_environment(struct options *o, const char *const *environment,
			 void (*refused)(void *arg, const char *variable, const char *why),
			 void *arg)
{
	option_environment(environment, take_variable, &(struct environment){ o, refused, arg });
}

bool options_given(const struct options *o, const char *name)
{
	return find(o, option_find(name));
}

bool options_flag(const struct options *o, const char *name)
{
	const struct option_info *info = option_find(name);
	const struct setting *s = find(o, info);

	assert(info && info->kind == OPT_FLAG);
	return s && s->number;
}

const char *options_text(const struct options *o, const char *name)
{
	const struct option_info *info = option_find(name);
	const struct setting *s = find(o, info);

	assert(info);
	return s ? s->text : info->dflt;
}

uint64_t options_number(const struct options *o, const char *name)
{
	const struct option_info *info = option_find(name);
	const struct setting *s = find(o, info);
	char why[OPTION_WHY];
	uint64_t v = 0;

	if (s)
		return s->number;
	if (info->dflt)
		option_read(info, info->dflt, &v, why);
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
	*value = s->info->kind == OPT_FLAG && !s->number ? "0" : s->text;
}
