// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * args[n] and argN.  What args[n] is depends on the probes that the clause matched, which
 * therefore must agree.  argN is an int64_t for all probes: it is read from the location that
 * argument N has, with the width of its type.  If the probes of a clause differ in the location,
 * the clause is made once for each; if they differ in the width, the probes' rows have it.
 */
#include "args.h"

#include <string.h>

#include "fold.h"
#include "foreign.h"
#include "place.h"
#include "stability.h"

static const char *probe_name(struct checker *c, const struct probe *p)
{
	return talloc_asprintf(c->ctx, "%s:%s:%s:%s", p->p.prov, p->p.mod, p->p.func, p->p.name);
}

static bool same_arg(const struct probe_arg *a, const struct probe_arg *b)
{
	return location_same(&a->at, &b->at) && type_compatible(a->at.type, b->at.type);
}

static void args_differ(struct checker *c, uint32_t i, struct loc loc, const struct probe *a,
			const struct probe *b, bool untyped)
{
	if (untyped)
		ERR(c, loc, D_ARGS_MULTI, "%s has no typed arguments, while %s has",
		    probe_name(c, a), probe_name(c, b));
	else
		ERR(c, loc, D_ARGS_MULTI,
		    "args[%u] is not the same in all probes of this clause: %s and %s", i,
		    probe_name(c, b), probe_name(c, a));
}

/* Argument i as all probes of the clause have it; NULL after a report, *n = how many. */
static const struct probe_arg *common_arg(struct checker *c, const struct scope *sc, uint32_t i,
					  struct loc loc, uint32_t *n)
{
	const struct probe_args *first = NULL, *args;
	const struct probe *typed = NULL, *untyped = NULL, *p;

	*n = 0;
	for (size_t k = 0; k < sc->nprobes; k++) {
		p = sc->probes[k];
		args = resolve_args(c->req->resolver, p);
		if (args && !first) {
			first = args;
			typed = p;
		}
		if (!args)
			untyped = p;
		if (first && untyped) {
			args_differ(c, i, loc, untyped, typed, true);
			return NULL;
		}
		if (!args || args == first || (i >= args->n && i >= first->n))
			continue;
		if (i >= args->n || i >= first->n || !same_arg(&args->args[i], &first->args[i])) {
			args_differ(c, i, loc, p, typed, false);
			return NULL;
		}
	}
	if (!first) {
		ERR(c, loc, D_ARGS_NONE, "%s has no typed arguments",
		    sc->nprobes ? probe_name(c, sc->probes[0]) : "this clause");
		sc->clause->no_args = true;
		return NULL;
	}
	*n = first->n;
	return i < first->n ? &first->args[i] : NULL;
}

/* ------------------------------------------------------- results of system calls */

/* On Linux a system call that fails returns minus its error number, which is one of these. */
#define ERRNO_MAX 4095

static bool all_are_results(struct checker *c, const struct scope *sc, uint32_t n)
{
	for (size_t i = 0; i < sc->nprobes; i++)
		if (resolve_argn(c->req->resolver, sc->probes[i], n).kind !=
		    LOCATION_SYSCALL_RESULT)
			return false;
	return sc->nprobes;
}

/* With option classic they are -1, as scripts for other systems expect; libraries do not. */
static bool is_classic(const struct checker *c, const struct scope *sc)
{
	return !sc->in_source && options_flag(c->req->options, "classic");
}

static struct prog_expr *classic_result(struct checker *c, struct prog_expr *e)
{
	struct prog_expr *lowest = fold_int(c, c->t.u64, -(int64_t)ERRNO_MAX, e->loc);

	return fold_new(c, PX_COND, c->t.s64, e->loc, 3,
			fold_binary(c, PX_GE, c->t.i, e->loc, fold_cast(c, c->t.u64, e), lowest),
			fold_int(c, c->t.s64, -1, e->loc), e);
}

static bool is_result(struct checker *c, const struct scope *sc, const struct prog_expr *e)
{
	while (e->kind == PX_CAST)
		e = e->a[0];
	return e->kind == PX_ARG && sc->clause && all_are_results(c, sc, e->arg.n);
}

static bool is_minus_one(const struct prog_expr *e)
{
	while (e->kind == PX_CAST)
		e = e->a[0];
	return e->kind == PX_INT && e->value == -1;
}

static bool was_said(const struct checker *c, struct loc loc)
{
	for (uint32_t i = 0; i < c->ncompared; i++)
		if (c->compared[i].source == loc.source && c->compared[i].begin == loc.begin)
			return true;
	return false;
}

void args_compared(struct checker *c, const struct scope *sc, const struct prog_expr *a,
		   const struct prog_expr *b, struct loc loc)
{
	if (!(is_minus_one(b) && is_result(c, sc, a)) && !(is_minus_one(a) && is_result(c, sc, b)))
		return;
	if (was_said(c, loc)) /* a clause is checked for each of its descriptions */
		return;
	ARRAY_GROW(c->ctx, c->compared, c->ncompared);
	c->compared[c->ncompared++] = loc;
	diag_warn(c->diag, loc,
		  "a system call that fails returns minus its error number, of which -1 is EPERM; "
		  "test for '< 0', or errno, or have all of them as -1 with option classic");
}

bool args_known(struct checker *c, struct loc loc)
{
	if (!c->func)
		return true;
	diag_error(c->diag, loc, D_ARGS_NONE, "pass them as parameters",
		   "a function knows no arguments of probes");
	return false;
}

bool args_usable(struct checker *c, const struct scope *sc, const struct node *n)
{
	if (!sc->clause) {
		ERR(c, n->loc, D_ARGS_NONE, "args[] can only be used in a clause");
		return false;
	}
	if (!args_known(c, n->loc))
		return false;
	if (sc->unused || sc->clause->no_args) /* who knows which */
		return false;
	sc->clause->uses_args = true;
	if (!stability_of_args(c, sc, n->loc))
		return false;
	if (n->index.keys.n == 1)
		return true;
	ERR(c, n->loc, D_PROTO_LEN, "args[] takes one subscript");
	return false;
}

/* The number that all probes of the clause have an argument of this name at; -1: none. */
static int64_t number_of(struct checker *c, const struct scope *sc, const char *name)
{
	int64_t number = -1;

	for (size_t k = 0; k < sc->nprobes; k++) {
		const struct probe_args *args = resolve_args(c->req->resolver, sc->probes[k]);
		int64_t found = -1;

		for (uint32_t i = 0; args && found < 0 && i < args->n; i++)
			if (args->args[i].name && !strcmp(args->args[i].name, name))
				found = i;
		if (found < 0 || (k && found != number))
			return -1;
		number = found;
	}
	return number;
}

void args_unnumbered(struct checker *c, const struct scope *sc, const char *member, struct loc loc)
{
	const int64_t number = member && sc->clause && !sc->stable ? number_of(c, sc, member) : -1;
	const bool result =
		number < 0 && member && (!strcmp(member, "ret") || !strcmp(member, "retval"));

	diag_error(c->diag, loc, D_ARR_BADREF,
		   result ? talloc_asprintf(c->ctx, "in D: %s", foreign_word("retval")) :
			    talloc_asprintf(c->ctx, "in D: args[%lld]; dtap -lv lists them",
					    number < 0 ? 0LL : (long long)number),
		   "'args' needs a subscript");
}

uint32_t args_number(int64_t i)
{
	return i < 0 || i > 1000 ? 1000 : (uint32_t)i;
}

struct value args_value(struct checker *c, const struct scope *sc, int64_t i, struct loc loc)
{
	const unsigned int before = diag_count(c->diag);
	const uint32_t n = args_number(i);
	const struct probe_arg *a;
	struct value v;
	uint32_t count;

	a = common_arg(c, sc, n, loc, &count);
	if (!a && diag_count(c->diag) == before)
		ERR(c, loc, D_ARGS_IDX, "args[%lld] is out of range: %s has %u argument%s",
		    (long long)i, probe_name(c, sc->probes[0]), count, count == 1 ? "" : "s");
	if (!a)
		return value_error();
	v = place_value(c, &a->at, n, loc);
	if (is_classic(c, sc) && all_are_results(c, sc, n))
		v.e = fold_cast(c, v.type, classic_result(c, v.e));
	return v;
}

/* ------------------------------------------------------------------------- argN */

/* What argN of a probe is, and with which width it is read; size 0: it is an address. */
struct argn {
	struct location at;
	bool classic;
	uint32_t size;
	bool is_signed;
};

static struct argn argn_of(struct checker *c, const struct scope *sc, const struct probe *p,
			   uint32_t n)
{
	struct argn ret = { .at = resolve_argn(c->req->resolver, p, n) };
	const struct type *type = type_strip(ret.at.type);

	ret.classic = ret.at.kind == LOCATION_SYSCALL_RESULT && is_classic(c, sc);
	if (type_is_scalar(type) || location_is_word(&ret.at))
		ret.size = 8;
	if (type_is_scalar(type) && type->size < 8)
		ret.size = type->size;
	ret.is_signed = ret.size && ret.size < 8 && type->is_signed;
	return ret;
}

static bool same_width(const struct argn *a, const struct argn *b)
{
	return a->size == b->size && a->is_signed == b->is_signed;
}

/* Whether the same expression gives both; of words of the context the rows can tell the widths. */
static bool same_argn(const struct argn *a, const struct argn *b)
{
	return a->classic == b->classic && location_same(&a->at, &b->at) &&
	       (location_word(&a->at) < RT_ARG_WORDS || same_width(a, b));
}

bool argn_alike(struct checker *c, const struct scope *sc, const struct probe *p,
		const struct probe *q, uint32_t which)
{
	for (uint32_t n = 0; which >> n; n++) {
		struct argn a, b;

		if (!(which >> n & 1))
			continue;
		a = argn_of(c, sc, p, n);
		b = argn_of(c, sc, q, n);
		if (!same_argn(&a, &b))
			return false;
	}
	return true;
}

static bool all_alike(struct checker *c, const struct scope *sc, uint32_t n)
{
	for (size_t i = 1; i < sc->nprobes; i++)
		if (!argn_alike(c, sc, sc->probes[0], sc->probes[i], 1u << n))
			return false;
	return true;
}

static bool all_as_wide(struct checker *c, const struct scope *sc, const struct argn *a, uint32_t n)
{
	for (size_t i = 1; i < sc->nprobes; i++) {
		const struct argn other = argn_of(c, sc, sc->probes[i], n);

		if (!same_width(a, &other))
			return false;
	}
	return true;
}

/* rt.h's numbers: see rt_argn(). */
static uint32_t width_code(const struct argn *a)
{
	const uint32_t log = a->size == 4 ? 2 : a->size == 2 ? 1 : 0;

	return a->size == 8 || location_word(&a->at) == RT_ARG_WORDS ? 0 :
								       1 + 2 * log + a->is_signed;
}

uint32_t argn_widths(struct checker *c, const struct probe *p)
{
	uint32_t widths = 0;

	for (uint32_t n = 0; n < RT_ARG_WORDS; n++) {
		const struct argn a = argn_of(c, &scope_program, p->via ? p->via : p, n);

		widths |= width_code(&a) << (3 * n);
	}
	return widths;
}

static struct prog_expr *argn_expr(struct checker *c, const struct scope *sc, uint32_t n,
				   struct loc loc)
{
	const struct location untyped = location_at(LOCATION_GIVEN, n, c->t.s64);
	struct prog_expr *e;
	struct argn a;

	if (!sc->clause || !sc->nprobes)
		return place_argn(c, &untyped, n, loc);
	sc->clause->argn |= 1u << n;
	/* If not, the clause is checked again for each kind of probe. */
	if (!all_alike(c, sc, n)) {
		sc->clause->mixed = true;
		return place_argn(c, &untyped, n, loc);
	}
	a = argn_of(c, sc, sc->probes[0], n);
	if (!all_as_wide(c, sc, &a, n)) {
		sc->clause->clause->widths = true;
		return place_by_row(c, &a.at, n, loc);
	}
	e = place_argn(c, &a.at, n, loc);
	return a.classic ? classic_result(c, e) : e;
}

struct value args_argn(struct checker *c, const struct scope *sc, unsigned int n, struct loc loc)
{
	struct value v;

	if (sc->clause)
		sc->clause->uses_args = true;
	v = value_rvalue(c->t.s64, argn_expr(c, sc, n, loc), loc);
	v.builtin = true;
	return v;
}
