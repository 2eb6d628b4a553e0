// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "missing.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "loader/host/say.h"

#define SHOWN	    5
#define MODULES_MAX 64 /* of more nothing is known */

/* A module that has missing probes. */
struct absent {
	const char *name;
	bool loaded;
	u32 nprobes;
};

struct modules {
	struct absent list[MODULES_MAX];
	u32 n;
};

static bool is_loaded(const char *module)
{
	const size_t length = strlen(module);
	char line[512];
	bool found = false;
	FILE *file;

	file = fopen("/proc/modules", "re");
	if (!file)
		return true;
	while (!found && fgets(line, sizeof(line), file))
		found = !strncmp(line, module, length) && line[length] == ' ';
	fclose(file);
	return found;
}

/* Where the probe's code is. */
static const char *module_of(const struct meta_probe *p)
{
	const char *prov = p->group->prov;

	return !strcmp(prov, "sdt") || !strcmp(prov, "rawtp") ? p->func : p->group->mod;
}

/* The module whose absence explains what is missing; NULL: something else does. */
static struct absent *absent_module(struct modules *m, const struct meta_probe *p, s32 error)
{
	const char *name = module_of(p);
	struct absent *a;

	if (error != -ENOENT || !strcmp(name, "vmlinux"))
		return NULL;
	for (a = m->list; a < m->list + m->n; a++)
		if (!strcmp(a->name, name))
			return a->loaded ? NULL : a;
	if (m->n == MODULES_MAX)
		return NULL;
	*a = (struct absent){ .name = name, .loaded = is_loaded(name) };
	m->n++;
	return a->loaded ? NULL : a;
}

static const char *explain(s32 error)
{
	return error == -EPERM ? "not permitted; the fields of trace events take CAP_PERFMON" :
				 strerror(-error);
}

static bool get(const struct meta *meta, struct ctl *ctl, u32 i, struct meta_probe *p, s32 *error)
{
	struct dtap_missing missing = { .index = i };

	if (ctl_call(ctl, DTAP_IOC_MISSING, &missing))
		return false;
	*error = missing.error;
	return meta_probe_by_row(meta, missing.handler, missing.row, p);
}

void missing_say(const struct meta *meta, struct ctl *ctl, u32 count, bool all)
{
	struct modules modules = { .n = 0 };
	struct meta_probe p;
	u32 others = 0, shown = 0;
	struct absent *a;
	s32 error;

	for (u32 i = 0; i < count; i++) {
		a = get(meta, ctl, i, &p, &error) ? absent_module(&modules, &p, error) : NULL;
		if (a)
			a->nprobes++;
		else
			others++;
	}
	for (a = modules.list; a < modules.list + modules.n; a++)
		if (!a->loaded)
			say("module %s is not loaded: %u probe%s of it cannot be armed", a->name,
			    a->nprobes, a->nprobes == 1 ? "" : "s");
	all |= others <= SHOWN + 1;
	for (u32 i = 0; i < count && (all || shown < SHOWN); i++) {
		if (!get(meta, ctl, i, &p, &error) || absent_module(&modules, &p, error))
			continue;
		shown++;
		say("cannot probe %s:%s:%s:%s: %s", p.group->prov, p.group->mod, p.func,
		    p.group->name, explain(error));
	}
	if (others > shown)
		say("cannot probe %u more%s", others - shown, all ? "" : "; -v names them");
}
