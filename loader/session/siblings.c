// SPDX-License-Identifier: GPL-2.0-or-later
#include "siblings.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "loader/host/say.h"

static const struct family {
	const char *call, *others;
} families[] = {
#define SIBLINGS(call, others) { #call, others },
#include "common/siblings.def"
#undef SIBLINGS
};

static const struct family *family_of(const char *call)
{
	for (size_t i = 0; i < sizeof(families) / sizeof(*families); i++)
		if (!strcmp(families[i].call, call))
			return &families[i];
	return NULL;
}

static bool is_native(const struct meta_group *g)
{
	return !strcmp(g->prov, "syscall") && !strcmp(g->mod, "vmlinux");
}

static bool is_probed(const struct meta *meta, const char *call, size_t length)
{
	for (u32 i = 0; i < meta->ngroups; i++) {
		const struct meta_group *g = &meta->groups[i];

		for (u32 k = 0; is_native(g) && k < g->nprobes; k++)
			if (!strncmp(g->funcs[k], call, length) && !g->funcs[k][length])
				return true;
	}
	return false;
}

static bool others_are_probed(const struct meta *meta, const struct family *f)
{
	for (const char *p = f->others; *p;) {
		const size_t length = strcspn(p, " ");

		if (is_probed(meta, p, length))
			return true;
		p += length + (p[length] == ' ');
	}
	return false;
}

/*
 * The first probe of a call that has siblings, at or after *group and *row; false: there is no
 * more.
 */
static bool next(const struct meta *meta, u32 *group, u32 *row, const struct family **f)
{
	for (; *group < meta->ngroups; (*group)++, *row = 0) {
		const struct meta_group *g = &meta->groups[*group];

		for (; is_native(g) && *row < g->nprobes; (*row)++) {
			*f = family_of(g->funcs[*row]);
			if (*f && !others_are_probed(meta, *f))
				return true;
		}
	}
	return false;
}

static bool ask(const struct meta *meta, struct ctl *ctl, u32 group, u32 row, bool *fired)
{
	const struct meta_group *g = &meta->groups[group];
	struct dtap_watch watch = { .handler = g->handler, .row = g->row + row };

	if (ctl_call(ctl, DTAP_IOC_WATCH, &watch))
		return false;
	*fired = watch.fired;
	return true;
}

void siblings_watch(const struct meta *meta, struct ctl *ctl)
{
	const struct family *f;
	bool fired;

	for (u32 group = 0, row = 0; next(meta, &group, &row, &f); row++)
		if (!ask(meta, ctl, group, row, &fired))
			return;
}

/* "openat, openat2" */
static void list(char *ret, size_t size, const char *words)
{
	size_t n = 0;

	for (; *words && n + 3 < size; words++) {
		if (*words == ' ')
			ret[n++] = ',';
		ret[n++] = *words;
	}
	ret[n] = '\0';
}

void siblings_say(const struct meta *meta, struct ctl *ctl)
{
	const struct family *f, *said = NULL;
	char others[128];
	bool fired;

	for (u32 group = 0, row = 0; next(meta, &group, &row, &f); row++) {
		if (f == said || !ask(meta, ctl, group, row, &fired) || fired)
			continue;
		said = f;
		list(others, sizeof(others), f->others);
		say("nobody called %s: programs may call another of its family (%s)", f->call,
		    others);
	}
}
