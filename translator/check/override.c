// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * return(value): the option that allows it, the probes and functions of which it makes sense, and
 * the value as these return it.
 */
#include "override.h"

#include <string.h>

#include "record.h"

static const char *probe_name(struct checker *c, const struct probe *p)
{
	return talloc_asprintf(c->ctx, "%s:%s:%s:%s", p->p.prov, p->p.mod, p->p.func, p->p.name);
}

static bool wants_flag(struct checker *c, struct loc loc)
{
	if (options_flag(c->req->options, "guru"))
		return false;
	diag_error(c->diag, loc, D_GURU,
		   "-g, or #pragma D option guru, allows it, and says that the host may break",
		   "return with a value changes what the kernel's function returns");
	return true;
}

/* What the function of a probe returns; NULL after a report. */
static const struct type *result_of(struct checker *c, const struct probe *p, struct loc loc)
{
	const bool any = !strcmp(options_text(c->req->options, "override"), "any");
	struct resolve_refusal refusal = { 0 };
	const struct type *type = resolve_result(c->req->resolver, p, any, &refusal);

	if (!type)
		diag_error(c->diag, loc, D_OVERRIDE, refusal.remedy,
			   "%s: what it returns cannot be set: %s", probe_name(c, p), refusal.why);
	return type;
}

static bool agree(struct checker *c, const struct scope *sc, const struct type *first,
		  const struct type *type, size_t i, struct loc loc)
{
	if (type_compatible(first, type))
		return true;
	ERR(c, loc, D_OVERRIDE,
	    "the functions of this clause do not return the same type: '%s' in %s, '%s' in %s",
	    value_tname(c, first), probe_name(c, sc->probes[0]), value_tname(c, type),
	    probe_name(c, sc->probes[i]));
	return false;
}

bool override_allowed(struct checker *c, const struct scope *sc, struct loc loc,
		      const struct type **type)
{
	*type = NULL;
	if (wants_flag(c, loc))
		return false;
	if (sc->stable || sc->in_source) {
		ERR(c, loc, D_OVERRIDE,
		    "return with a value may stand in clauses of fbt's probes, entry and return, "
		    "and this one's are not");
		return false;
	}
	if (sc->clause->order.speculated) {
		ERR(c, loc, D_ACT_SPEC,
		    "return with a value is destructive and may not follow speculate()");
		return false;
	}
	for (size_t i = 0; i < sc->nprobes; i++) {
		const struct type *one = result_of(c, sc->probes[i], loc);

		if (!one || (*type && !agree(c, sc, *type, one, i, loc)))
			return false;
		*type = *type ? *type : one;
	}
	return true;
}

static bool is_pointer(const struct type *type)
{
	return type_strip(type)->kind == TYPE_POINTER;
}

/* Memory that the kernel's functions cannot be given; NULL: it is theirs, or a number. */
static const char *elsewhere(const struct value *v)
{
	if (type_is_string(v->type))
		return "a string of the script's";
	if (v->scratch)
		return "the script's memory";
	return value_is_userland(v) ? "a program's memory" : NULL;
}

/* What an assignment to a pointer would take, or refuse without saying what helps. */
static bool is_no_pointer(struct checker *c, const struct value *v, const struct type *type)
{
	const char *where = elsewhere(v), *name = value_tname(c, type);

	if (type_is_integer(v->type) && !value_is_null(v))
		diag_error(c->diag, v->loc, D_OVERRIDE,
			   talloc_asprintf(c->ctx, "if it is meant, as of an error: (%s)-EINVAL",
					   name),
			   "the function returns '%s', not '%s'", name, value_tname(c, v->type));
	else if (where)
		ERR(c, v->loc, D_OVERRIDE,
		    "the function returns a pointer into the kernel's memory, and this one is into "
		    "%s",
		    where);
	else
		return false;
	return true;
}

void override_stmt(struct checker *c, const struct scope *sc, struct value v,
		   const struct type *type, struct loc loc, struct prog_stmt ***list,
		   uint32_t *nlist)
{
	struct prog_expr *e;

	if (v.kind == V_ERROR || !type || (is_pointer(type) && is_no_pointer(c, &v, type)))
		return;
	e = value_convert(c, v, type, D_OVERRIDE, "what the function returns");
	if (!e)
		return;
	c->prog->privileges |= PROG_DESTRUCTIVE | PROG_OVERRIDE;
	sc->clause->clause->overrides = true;
	record_stmt(c, list, nlist, PS_RETURN, loc)->e[0] = e;
}
