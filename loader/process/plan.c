// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "plan.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include "common/array.h"
#include "common/option.h"

void plan_init(struct plan *plan)
{
	*plan = (struct plan){ .stop = PLAN_POSTINIT };
}

bool plan_takes(const char *name)
{
	const struct option_info *o = option_find(name);

	return o && o->phase == OPT_START;
}

const char *plan_set(struct plan *plan, const char *name, const char *value)
{
	static char room[OPTION_WHY];
	const struct option_info *o = option_find(name);
	const char *why;
	uint64_t number;

	why = option_read(o, value, &number, room);
	if (why)
		return why;
	if (o == &option_table[OPTION_evaltime]) {
		plan->stop = (enum plan_stop)number;
		plan->asked = true;
	} else {
		array_add(NULL, plan->changes, plan->nchanges) = value;
	}
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
