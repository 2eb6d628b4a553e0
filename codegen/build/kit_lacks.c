// SPDX-License-Identifier: GPL-2.0-or-later
#include "kit_lacks.h"

#include <string.h>
#include <talloc.h>

#include "run.h"

static const char *behind(const char *line, const char *word)
{
	const size_t n = strlen(word);

	return !strncmp(line, word, n) ? line + n : NULL;
}

static void add_part(void *ctx, struct kit_parts_list *list, const char *name)
{
	struct kit_part *part;

	list->v = talloc_realloc(ctx, list->v, struct kit_part, list->n + 1);
	part = &list->v[list->n++];
	*part = (struct kit_part){ .name = talloc_strdup(ctx, name),
				   .has = args_create(ctx),
				   .needs = args_create(ctx),
				   .uses = args_create(ctx) };
}

bool kit_lacks_read(void *ctx, struct kit_parts_list *list, const char *line)
{
	struct kit_part *part = list->n ? &list->v[list->n - 1] : NULL;
	const char *rest;

	if ((rest = behind(line, "part ")))
		add_part(ctx, list, rest);
	else if (!part)
		return false;
	else if ((rest = behind(line, "left ")))
		part->why = talloc_strdup(ctx, rest);
	else if ((rest = behind(line, "has ")))
		args_add(part->has, rest);
	else if ((rest = behind(line, "needs ")))
		args_add(part->needs, rest);
	else if ((rest = behind(line, "uses ")))
		args_add(part->uses, rest);
	else
		return false;
	return true;
}

static const struct kit_part *missing_part(const struct kit_parts_list *list,
					   const struct kit_part *part)
{
	for (unsigned int i = 0; i < list->n; i++)
		for (size_t k = 0; list->v[i].why && k < part->uses->n; k++)
			if (!strcmp(list->v[i].name, part->uses->v[k]))
				return &list->v[i];
	return NULL;
}

void kit_lacks_settle(void *ctx, struct kit_parts_list *list,
		      bool (*has)(void *arg, const char *symbol), void *arg)
{
	const struct kit_part *missing;
	bool changed = true;

	for (unsigned int i = 0; i < list->n; i++) {
		struct kit_part *part = &list->v[i];

		for (size_t k = 0; k < part->needs->n && !part->why; k++)
			if (!has(arg, part->needs->v[k]))
				part->why = talloc_asprintf(ctx, "the kernel has no symbol '%s'",
							    part->needs->v[k]);
	}
	while (changed) {
		changed = false;
		for (unsigned int i = 0; i < list->n; i++) {
			struct kit_part *part = &list->v[i];

			missing = part->why ? NULL : missing_part(list, part);
			if (!missing)
				continue;
			part->why = talloc_asprintf(ctx,
						    "it needs the part '%s', which is left out: %s",
						    missing->name, missing->why);
			changed = true;
		}
	}
}

const struct kit_part *kit_lacks_find(const struct kit_parts_list *list, const char *symbol)
{
	for (unsigned int i = 0; i < list->n; i++)
		for (size_t k = 0; list->v[i].why && k < list->v[i].has->n; k++)
			if (!strcmp(list->v[i].has->v[k], symbol))
				return &list->v[i];
	return NULL;
}

bool kit_lacks_any(const struct kit_parts_list *list)
{
	for (unsigned int i = 0; i < list->n; i++)
		if (list->v[i].why)
			return true;
	return false;
}
