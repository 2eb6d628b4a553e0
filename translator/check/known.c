// SPDX-License-Identifier: GPL-2.0-or-later
#include "known.h"

#include <string.h>

#include "common/near.h"
#include "stability.h"

/* ------------------------------------------------------------------ built-in variables */

static const struct builtin_info builtins[] = {
#define BUILTIN(name, pb, type, ...) { #name, PB_##pb, type, NULL },
#define ELSEWHERE(name, hint, since) { #name, -1, NULL, hint },
#include "translator/prog/builtins.def"
};

const struct builtin_info *known_builtin(struct checker *c, const struct scope *sc,
					 const char *name)
{
	for (size_t i = 0; i < sizeof(builtins) / sizeof(*builtins); i++)
		if (!strcmp(builtins[i].name, name))
			return stability_is_newer(c, sc, name) ? NULL : &builtins[i];
	return NULL;
}

bool known_argn(const char *name, unsigned int *ret)
{
	if (strncmp(name, "arg", 3) || name[3] < '0' || name[3] > '9' || name[4])
		return false;
	*ret = (unsigned int)(name[3] - '0');
	return true;
}

bool known_is_builtin(struct checker *c, const struct scope *sc, const char *name)
{
	const struct builtin_info *b = known_builtin(c, sc, name);
	unsigned int n;

	return (b && b->builtin >= 0) || known_argn(name, &n) || !strcmp(name, "args") ||
	       !strcmp(name, "uregs") || !strcmp(name, "NULL");
}

/* ------------------------------------------------------------------------- subroutines */

static const struct subr_info subrs[] = {
#define SUBR(name, subr, result, params, flags, ...) { #name, SUBR_##subr, result, params, flags },
#define ALIAS					     SUBR
#include "translator/prog/subrs.def"
};

/* Folded here, without a runtime function; or known and refused. */
static const char *const others[] = {
	"getmajor",	   "getminor",	     "mutex_type_adaptive",
	"mutex_type_spin", "ddi_pathname",   "getf",
	"memref",	   "memstr",	     "msgsize",
	"msgdsize",	   "sx_shared_held", "sx_exclusive_held",
	"sx_isexclusive",
};

const struct subr_info *known_subr(struct checker *c, const struct scope *sc, const char *name)
{
	for (size_t i = 0; i < sizeof(subrs) / sizeof(*subrs); i++)
		if (!strcmp(subrs[i].name, name))
			return stability_is_newer(c, sc, name) ? NULL : &subrs[i];
	return NULL;
}

int known_other_subr(struct checker *c, const struct scope *sc, const char *name)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (!strcmp(others[i], name))
			return stability_is_newer(c, sc, name) ? -1 : (int)i;
	return -1;
}

bool known_is_subr(struct checker *c, const struct scope *sc, const char *name)
{
	const struct subr_info *s = known_subr(c, sc, name);

	return s ? !known_gives_way(s) : known_other_subr(c, sc, name) >= 0;
}

bool known_gives_way(const struct subr_info *subr)
{
	return strchr(subr->flags, 'G') != NULL;
}

const char *known_nearest_subr(const char *name)
{
	const char *names[sizeof(subrs) / sizeof(*subrs)];
	unsigned int i;

	for (i = 0; i < sizeof(subrs) / sizeof(*subrs); i++)
		names[i] = subrs[i].name;
	return near_name(name, names, i);
}

/* ----------------------------------------------------------------------------- actions */

const struct action_info known_actions[] = {
#define ACTION(kind, name, check, min, max, flags, ...)	   { #name, PA_##kind, min, max, flags },
#define STATEMENT(kind, name, check, min, max, flags, ...) { #name, PS_##kind, min, max, flags },
#define ALIAS(name, kind, check, min, max, flags, ...)	   { #name, PA_##kind, min, max, flags },
#include "common/action.def"
};

const struct action_info *known_action(struct checker *c, const struct scope *sc, const char *name)
{
	for (size_t i = 0; i < sizeof(known_actions) / sizeof(*known_actions); i++)
		if (!strcmp(known_actions[i].name, name))
			return stability_is_newer(c, sc, name) ? NULL : &known_actions[i];
	return NULL;
}

bool known_is_action(struct checker *c, const struct scope *sc, const char *name)
{
	return known_action(c, sc, name) != NULL;
}

/* bpftrace's print(@name, n); NULL: it is not. */
static const char *print_top_hint(struct checker *c, const struct node *n)
{
	const struct node_list *args = &n->call.args;
	const char *name;

	if (strcmp(n->call.name, "print") || args->n != 2 || args->items[0]->kind != N_AGG)
		return NULL;
	name = scope_text(c, args->items[0]->loc);
	return talloc_asprintf(c->ctx, "trunc(%s, %s), then printa(%s)", name,
			       scope_text(c, args->items[1]->loc), name);
}

bool known_action_takes(struct checker *c, const struct action_info *info, const struct node *n)
{
	size_t got = n->call.args.n;

	if (got >= (size_t)info->min && (info->max < 0 || got <= (size_t)info->max))
		return true;
	if (info->max > info->min)
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes %d to %d arguments, not %zu", info->name,
		    info->min, info->max, got);
	else
		diag_error(c->diag, n->loc, D_PROTO_LEN, print_top_hint(c, n),
			   "%s() takes %s%d argument%s, not %zu", info->name,
			   info->max < 0 ? "at least " : "", info->min, info->min == 1 ? "" : "s",
			   got);
	return false;
}

/* --------------------------------------------------------------- aggregating functions */

static const struct aggfunc_info aggfuncs[] = {
#define AGGFUNC(kind, name, least, most, ...) { #name, AGG_##kind, least, most },
#include "common/aggfunc.def"
#undef AGGFUNC
};

const struct aggfunc_info *known_aggfunc(struct checker *c, const struct scope *sc,
					 const char *name)
{
	for (size_t i = 0; i < sizeof(aggfuncs) / sizeof(*aggfuncs); i++)
		if (!strcmp(aggfuncs[i].name, name))
			return stability_is_newer(c, sc, name) ? NULL : &aggfuncs[i];
	return NULL;
}

bool known_is_aggfunc(struct checker *c, const struct scope *sc, const char *name)
{
	return known_aggfunc(c, sc, name) != NULL;
}

const char *known_nearest_aggfunc(const char *name)
{
	const char *names[sizeof(aggfuncs) / sizeof(*aggfuncs)];
	size_t i;

	for (i = 0; i < sizeof(aggfuncs) / sizeof(*aggfuncs); i++)
		names[i] = aggfuncs[i].name;
	return near_name(name, names, i);
}

const char *known_aggfunc_name(enum aggfunc func)
{
	return aggfuncs[func].name;
}

/* -------------------------------------------------------------------------------- all */

bool known_exist(struct checker *c, const struct scope *sc, const char *name)
{
	return known_builtin(c, sc, name) || known_is_subr(c, sc, name) ||
	       known_is_action(c, sc, name) || known_is_aggfunc(c, sc, name);
}
