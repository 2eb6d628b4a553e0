// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "plan.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/array.h"

void plan_init(struct plan *plan)
{
	*plan = (struct plan){ .stop = PLAN_POSTINIT };
}

bool plan_takes(const char *name)
{
	return !strcmp(name, "setenv") || !strcmp(name, "unsetenv") || !strcmp(name, "evaltime");
}

static const char *set_stop(struct plan *plan, const char *value)
{
	static const char *const words[] = {
		[PLAN_EXEC] = "exec",
		[PLAN_PREINIT] = "preinit",
		[PLAN_POSTINIT] = "postinit",
		[PLAN_MAIN] = "main",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(words[i], value)) {
			plan->stop = (enum plan_stop)i;
			plan->asked = true;
			return NULL;
		}
	return "invalid value for specified option";
}

/* The translator refuses the same. */
static const char *wrong_change(bool set, const char *value)
{
	const char *equals = strchr(value, '=');

	if (set && (!equals || equals == value))
		return "must be of the form NAME=VALUE";
	if (!set && (!*value || equals))
		return "must be the name of a variable";
	return NULL;
}

const char *plan_set(struct plan *plan, const char *name, const char *value)
{
	const char *why;

	if (!value)
		return "option requires a value";
	if (!strcmp(name, "evaltime"))
		return set_stop(plan, value);
	why = wrong_change(!strcmp(name, "setenv"), value);
	if (why)
		return why;
	array_add(NULL, plan->changes, plan->nchanges) = value;
	return NULL;
}

void plan_apply(const struct plan *plan)
{
	if (plan->aside)
		dup2(STDERR_FILENO, STDOUT_FILENO);
	for (size_t i = 0; i < plan->nchanges; i++) {
		if (strchr(plan->changes[i], '='))
			putenv((char *)plan->changes[i]);
		else
			unsetenv(plan->changes[i]);
	}
}

void plan_deinit(struct plan *plan)
{
	talloc_free(plan->changes);
	*plan = (struct plan){ 0 };
}
