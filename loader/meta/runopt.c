// SPDX-License-Identifier: GPL-2.0-or-later
#define _GNU_SOURCE 1
#include "runopt.h"

#include <string.h>
#include <unistd.h>

#include "loader/host/say.h"

/* Not those that the compiler alone knows, nor those of plan.h. */
static bool is_runtime(const struct option_info *o)
{
	return o && (o->phase == OPT_BUILT || o->phase >= OPT_RUNTIME);
}

const char *runopt_set(struct runopts *options, const char *name, const char *value,
		       enum runopt_source source)
{
	static char room[OPTION_WHY];
	const struct option_info *o = option_find(name);
	const char *why;
	uint64_t number;

	if (!o && source != RUNOPT_BUILD)
		return option_unknown(name, room);
	if (!is_runtime(o))
		return source == RUNOPT_BUILD ? NULL : "is decided when the module is built";
	if (source == RUNOPT_SETOPT && o->phase != OPT_DYNAMIC)
		return "cannot be changed while tracing is active";
	why = option_read(o, value, &number, room);
	if (!why && o->phase == OPT_BUILT && source != RUNOPT_BUILD &&
	    number != options->value[o - option_table])
		why = "is decided when the module is built";
	if (why)
		return why;
	options->value[o - option_table] = number;
	options->set[o - option_table] = true;
	options->source[o - option_table] = source;
	return NULL;
}

/* What was in force when the module was built has counted then, and is in its metadata. */
static void take_variable(void *options, const char *variable, const char *name, const char *value)
{
	const struct option_info *o = option_find(name);
	const char *why = NULL;

	if (is_runtime(o) && o->phase != OPT_BUILT)
		why = runopt_set(options, name, value, RUNOPT_ENVIRONMENT);
	if (why)
		say("%s in the environment passed over: %s", variable, why);
}

void runopt_init(struct runopts *options)
{
	char why[OPTION_WHY];

	memset(options, 0, sizeof(*options));
	for (unsigned int i = 0; i < OPTION_COUNT; i++)
		if (option_table[i].dflt && is_runtime(&option_table[i]))
			options->set[i] = !option_read(&option_table[i], option_table[i].dflt,
						       &options->value[i], why);
	option_environment((const char *const *)environ, take_variable, options);
}
