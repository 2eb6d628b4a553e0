// SPDX-License-Identifier: GPL-2.0-or-later
#include "words.h"

#include <string.h>

#include "stability.h"

/* ------------------------------------------------------------------ built-in variables */

static const struct builtin_info builtins[] = {
#define BUILTIN(name, pb, type) { #name, PB_##pb, type, NULL },
#define ELSEWHERE(name, hint)	{ #name, -1, NULL, hint },
#include "translator/prog/builtins.def"
#undef BUILTIN
#undef ELSEWHERE
};

const struct builtin_info *words_builtin(struct checker *c, const struct scope *sc,
					 const char *name)
{
	for (size_t i = 0; i < sizeof(builtins) / sizeof(*builtins); i++)
		if (!strcmp(builtins[i].name, name))
			return stability_is_newer(c, sc, name) ? NULL : &builtins[i];
	return NULL;
}

bool words_argn(const char *name, unsigned int *ret)
{
	if (strncmp(name, "arg", 3) || name[3] < '0' || name[3] > '9' || name[4])
		return false;
	*ret = (unsigned int)(name[3] - '0');
	return true;
}

bool words_is_builtin(struct checker *c, const struct scope *sc, const char *name)
{
	const struct builtin_info *b = words_builtin(c, sc, name);
	unsigned int n;

	return (b && b->builtin >= 0) || words_argn(name, &n) || !strcmp(name, "args") ||
	       !strcmp(name, "uregs") || !strcmp(name, "NULL");
}

/* ------------------------------------------------------------------------- subroutines */

static const struct subr_info subrs[] = {
#define SUBR(name, subr, result, params, flags) { #name, SUBR_##subr, result, params, flags },
#define ALIAS					SUBR
#include "translator/prog/subrs.def"
#undef SUBR
#undef ALIAS
};

/* Folded here, without a runtime function; or known and refused. */
static const char *const others[] = {
	"getmajor",	   "getminor",	     "mutex_type_adaptive",
	"mutex_type_spin", "ddi_pathname",   "getf",
	"memref",	   "memstr",	     "msgsize",
	"msgdsize",	   "sx_shared_held", "sx_exclusive_held",
	"sx_isexclusive",
};

const struct subr_info *words_subr(struct checker *c, const struct scope *sc, const char *name)
{
	for (size_t i = 0; i < sizeof(subrs) / sizeof(*subrs); i++)
		if (!strcmp(subrs[i].name, name))
			return stability_is_newer(c, sc, name) ? NULL : &subrs[i];
	return NULL;
}

int words_other_subr(struct checker *c, const struct scope *sc, const char *name)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (!strcmp(others[i], name))
			return stability_is_newer(c, sc, name) ? -1 : (int)i;
	return -1;
}

bool words_is_subr(struct checker *c, const struct scope *sc, const char *name)
{
	return words_subr(c, sc, name) || words_other_subr(c, sc, name) >= 0;
}

const char *words_nearest_subr(const char *name)
{
	const char *names[sizeof(subrs) / sizeof(*subrs)];
	unsigned int i;

	for (i = 0; i < sizeof(subrs) / sizeof(*subrs); i++)
		names[i] = subrs[i].name;
	return diag_nearest(name, names, i);
}

/* ----------------------------------------------------------------------------- actions */

const struct action_info words_actions[] = {
#define ACTION(name, check, what, min, max, flags) { #name, what, min, max, flags },
#include "actions.def"
#include "checker.h"
#include "scope.h"

#undef ACTION
};

const struct action_info *words_action(struct checker *c, const struct scope *sc, const char *name)
{
	for (size_t i = 0; i < sizeof(words_actions) / sizeof(*words_actions); i++)
		if (!strcmp(words_actions[i].name, name))
			return stability_is_newer(c, sc, name) ? NULL : &words_actions[i];
	return NULL;
}

bool words_is_action(struct checker *c, const struct scope *sc, const char *name)
{
	return words_action(c, sc, name) != NULL;
}

bool words_action_takes(struct checker *c, const struct action_info *info, const struct node *n)
{
	size_t got = n->call.args.n;

	if (got >= (size_t)info->min && (info->max < 0 || got <= (size_t)info->max))
		return true;
	if (info->max > info->min)
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes %d to %d arguments, but %zu given",
		    info->name, info->min, info->max, got);
	else
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes %s%d argument%s, but %zu given", info->name,
		    info->max < 0 ? "at least " : "", info->min, info->min == 1 ? "" : "s", got);
	return false;
}

/* --------------------------------------------------------------- aggregating functions */

static const struct aggfunc_info aggfuncs[] = {
	{ "count", AGG_COUNT, 0, 0 },
	{ "sum", AGG_SUM, 1, 1 },
	{ "avg", AGG_AVG, 1, 1 },
	{ "min", AGG_MIN, 1, 1 },
	{ "max", AGG_MAX, 1, 1 },
	{ "stddev", AGG_STDDEV, 1, 1 },
	{ "quantize", AGG_QUANTIZE, 1, 2 },
	{ "lquantize", AGG_LQUANTIZE, 3, 5 },
	{ "llquantize", AGG_LLQUANTIZE, 5, 6 },
};

const struct aggfunc_info *words_aggfunc(struct checker *c, const struct scope *sc,
					 const char *name)
{
	for (size_t i = 0; i < sizeof(aggfuncs) / sizeof(*aggfuncs); i++)
		if (!strcmp(aggfuncs[i].name, name))
			return stability_is_newer(c, sc, name) ? NULL : &aggfuncs[i];
	return NULL;
}

bool words_is_aggfunc(struct checker *c, const struct scope *sc, const char *name)
{
	return words_aggfunc(c, sc, name) != NULL;
}

const char *words_nearest_aggfunc(const char *name)
{
	const char *names[sizeof(aggfuncs) / sizeof(*aggfuncs)];
	size_t i;

	for (i = 0; i < sizeof(aggfuncs) / sizeof(*aggfuncs); i++)
		names[i] = aggfuncs[i].name;
	return diag_nearest(name, names, i);
}

const char *words_aggfunc_name(enum prog_aggfunc func)
{
	return aggfuncs[func].name;
}

/* -------------------------------------------------------------------------------- all */

bool words_exist(struct checker *c, const struct scope *sc, const char *name)
{
	return words_builtin(c, sc, name) || words_is_subr(c, sc, name) ||
	       words_is_action(c, sc, name) || words_is_aggfunc(c, sc, name);
}
