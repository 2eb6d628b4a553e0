// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * args[n] and argN.  What args[n] is depends on the probes that the clause matched, which
 * therefore must agree.  argN is an int64_t for all probes: it is read from the place that argument
 * N has, with the width of its type.  If the probes of a clause differ in the place, the clause is
 * made once for each place; if they differ in the width, the probes' rows have it.
 */
#include "args.h"

#include <string.h>

#include "fold.h"
#include "stability.h"
#include "translator/prog/passing.h"

static const char *probe_name(struct checker *c, const struct probe *p)
{
	return talloc_asprintf(c->ctx, "%s:%s:%s:%s", p->p.prov, p->p.mod, p->p.func, p->p.name);
}

static bool same_arg(const struct probe_arg *a, const struct probe_arg *b)
{
	return a->source == b->source && a->index == b->index && type_compatible(a->type, b->type);
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

static struct value record_string(struct checker *c, struct prog_expr *at, struct loc loc)
{
	struct prog_expr *word = fold_new(c, PX_LOAD, c->t.u, loc, 1, at), *off, *e;

	off = fold_binary(c, PX_AND, c->t.u, loc, word, fold_int(c, c->t.u, 0xffff, loc));
	e = fold_new(c, PX_ADD, c->t.u64, loc, 2, fold_new(c, PX_RECORD, c->t.u64, loc, 0),
		     fold_cast(c, c->t.u64, off));
	e = fold_new(c, PX_STRING, c->t.string, loc, 1, e);
	return value_rvalue(c->t.string, e, loc);
}

/* ------------------------------------------------------- results of system calls */

/* On Linux a system call that fails returns minus its error number, which is one of these. */
#define ERRNO_MAX 4095

static bool all_attach(const struct scope *sc, enum prog_attach attach)
{
	for (size_t i = 0; i < sc->nprobes; i++)
		if (sc->probes[i]->attach != attach)
			return false;
	return sc->nprobes;
}

/* arg0 and arg1 with option classic: -1, as scripts for other systems expect; libraries do not. */
static bool is_classic(const struct checker *c, const struct scope *sc, uint32_t index)
{
	return index < 2 && sc->clause && !sc->in_source &&
	       options_flag(c->req->options, "classic");
}

static struct prog_expr *classic_result(struct checker *c, struct prog_expr *e)
{
	struct prog_expr *lowest = fold_int(c, c->t.u64, -(int64_t)ERRNO_MAX, e->loc);

	return fold_new(c, PX_COND, c->t.s64, e->loc, 3,
			fold_binary(c, PX_GE, c->t.i, e->loc, fold_cast(c, c->t.u64, e), lowest),
			fold_int(c, c->t.s64, -1, e->loc), e);
}

static bool is_result(const struct scope *sc, const struct prog_expr *e)
{
	while (e->kind == PX_CAST)
		e = e->a[0];
	return e->kind == PX_ARG && e->index < 2 && sc->clause && all_attach(sc, PT_SYSCALL_RETURN);
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
	if (!(is_result(sc, a) && is_minus_one(b)) && !(is_result(sc, b) && is_minus_one(a)))
		return;
	if (was_said(c, loc)) /* a clause is checked for each of its descriptions */
		return;
	ARRAY_GROW(c->ctx, c->compared, c->ncompared);
	c->compared[c->ncompared++] = loc;
	diag_warn(c->diag, loc,
		  "a system call that fails returns minus its error number, of which -1 is EPERM; "
		  "test for '< 0', or errno, or have all of them as -1 with option classic");
}

static struct prog_expr *known_address(struct checker *c, uint32_t index, struct loc loc)
{
	struct prog_expr *e = fold_new(c, PX_ARGADDR, c->t.u64, loc, 0);

	e->index = index;
	return e;
}

static struct value arg_value(struct checker *c, const struct scope *sc, const struct probe_arg *a,
			      struct loc loc)
{
	struct value v = { .kind = V_MEM, .type = a->type, .loc = loc, .builtin = true };
	struct prog_expr *e;

	switch (a->source) {
	case PROBE_ARG_RAW:
		e = fold_new(c, PX_ARG, c->t.s64, loc, 0);
		e->index = a->index;
		if (all_attach(sc, PT_SYSCALL_RETURN) && is_classic(c, sc, a->index))
			e = classic_result(c, e);
		if (!type_is_integer(a->type) && !type_is_pointerlike(a->type)) {
			ERR(c, loc, D_UNSUPPORTED, "arguments of type '%s' are not supported yet",
			    value_tname(c, a->type));
			return value_error();
		}
		/* Who passes a bool in a register sets its low byte only. */
		if (type_strip(a->type)->kind == TYPE_INT && type_strip(a->type)->is_bool)
			e = fold_cast(c, c->t.u8, e);
		v = value_rvalue(a->type, fold_cast(c, a->type, e), loc);
		v.builtin = true;
		return v;
	case PROBE_ARG_WORDS:
		v.e = known_address(c, a->index, loc);
		return v;
	case PROBE_ARG_BEHIND:
		e = fold_new(c, PX_ARG, c->t.s64, loc, 0);
		e->index = a->index;
		v.e = fold_cast(c, c->t.u64, e);
		return v;
	case PROBE_ARG_LOST:
		ERR(c, loc, D_UNSUPPORTED,
		    "this argument, of type '%s', is in registers that dtap does not see",
		    value_tname(c, a->type));
		return value_error();
	case PROBE_ARG_RECORD:
		v.e = fold_offset(c, fold_new(c, PX_RECORD, c->t.u64, loc, 0), a->index, loc);
		return v;
	case PROBE_ARG_RECORD_STRING:
		e = fold_offset(c, fold_new(c, PX_RECORD, c->t.u64, loc, 0), a->index, loc);
		return record_string(c, e, loc);
	}
	return value_error();
}

bool args_usable(struct checker *c, const struct scope *sc, const struct node *n)
{
	if (!sc->clause) {
		ERR(c, n->loc, D_ARGS_NONE, "args[] can only be used in a clause");
		return false;
	}
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

uint32_t args_number(int64_t i)
{
	return i < 0 || i > 1000 ? 1000 : (uint32_t)i;
}

struct value args_value(struct checker *c, const struct scope *sc, int64_t i, struct loc loc)
{
	const unsigned int before = diag_count(c->diag);
	const struct probe_arg *a;
	uint32_t count;

	a = common_arg(c, sc, args_number(i), loc, &count);
	if (!a && diag_count(c->diag) == before)
		ERR(c, loc, D_ARGS_IDX, "args[%lld] is out of range: %s has %u argument%s",
		    (long long)i, probe_name(c, sc->probes[0]), count, count == 1 ? "" : "s");
	return a ? arg_value(c, sc, a, loc) : value_error();
}

/* ------------------------------------------------------------------------- argN */

/*
 * What argN of a probe is: a word that the runtime has, or a field of an event record, widened as
 * its type says.  A word whose type is not known, or that is an argument of a system call, is the
 * whole register.
 */
struct argn {
	enum { ARGN_NONE, ARGN_WORD, ARGN_ADDRESS, ARGN_LOADED, ARGN_FIELD, ARGN_CLASSIC } kind;
	const struct probe_arg *arg; /* NULL: the word of that number */
	uint32_t size;
	bool is_signed;
};

static bool is_typed(const struct probe *p)
{
	return p->attach == PT_TRACEPOINT_RECORD || p->attach == PT_TRACEPOINT ||
	       p->attach == PT_FBT_ENTRY || p->attach == PT_FBT_RETURN;
}

static void argn_width(struct argn *ret, const struct type *type)
{
	const struct type *t = type_strip(type);

	if (type_is_scalar(t) && t->size < 8) {
		ret->size = t->size;
		ret->is_signed = t->is_signed;
	}
}

static struct argn argn_of(struct checker *c, const struct scope *sc, const struct probe *p,
			   unsigned int n)
{
	const struct probe_args *args = is_typed(p) ? resolve_args(c->req->resolver, p) : NULL;
	struct argn ret = { .kind = ARGN_WORD, .size = 8 };
	const struct type *type;

	if (p->attach == PT_SYSCALL_RETURN && is_classic(c, sc, n)) {
		ret.kind = ARGN_CLASSIC;
		return ret;
	}
	if (!args || n >= args->n) {
		if (p->attach == PT_TRACEPOINT_RECORD)
			ret.kind = ARGN_NONE;
		return ret;
	}
	ret.arg = &args->args[n];
	switch (ret.arg->source) {
	case PROBE_ARG_RECORD:
	case PROBE_ARG_RECORD_STRING:
		ret.kind = ARGN_FIELD;
		/* What is not a scalar gives its address. */
		type = type_is_scalar(ret.arg->type) ? type_strip(ret.arg->type) : NULL;
		ret.size = type ? type->size : 0;
		ret.is_signed = type && type->is_signed;
		break;
	case PROBE_ARG_RAW:
		argn_width(&ret, ret.arg->type);
		break;
	case PROBE_ARG_WORDS:
		if (type_is_scalar(ret.arg->type)) {
			ret.kind = ARGN_LOADED;
			argn_width(&ret, ret.arg->type);
		} else if (ret.arg->index >= PROG_ARG_REGISTERS) {
			ret.kind = ARGN_ADDRESS;
		}
		break;
	case PROBE_ARG_BEHIND:
		break;
	case PROBE_ARG_LOST:
		ret.kind = ARGN_NONE;
		break;
	}
	return ret;
}

static uint32_t argn_index(const struct argn *a, unsigned int n)
{
	return a->arg ? a->arg->index : n;
}

/* Whether the same expression gives both; words may differ in width, of which the rows can tell. */
static bool same_argn(const struct argn *a, const struct argn *b, unsigned int n)
{
	if (a->kind != b->kind || a->kind == ARGN_NONE)
		return a->kind == b->kind;
	if (a->kind == ARGN_FIELD && a->arg->source != b->arg->source)
		return false;
	return argn_index(a, n) == argn_index(b, n) &&
	       (a->kind == ARGN_WORD || (a->size == b->size && a->is_signed == b->is_signed));
}

bool argn_alike(struct checker *c, const struct scope *sc, const struct probe *p,
		const struct probe *q, uint32_t which)
{
	if ((p->attach == PT_TRACEPOINT_RECORD) != (q->attach == PT_TRACEPOINT_RECORD))
		return false;
	for (unsigned int n = 0; which >> n; n++) {
		struct argn a, b;

		if (!(which >> n & 1))
			continue;
		a = argn_of(c, sc, p, n);
		b = argn_of(c, sc, q, n);
		if (!same_argn(&a, &b, n))
			return false;
	}
	return true;
}

static bool any_typed(struct checker *c, const struct scope *sc, unsigned int n)
{
	for (size_t i = 0; i < sc->nprobes; i++)
		if (is_typed(sc->probes[i]) ||
		    (sc->probes[i]->attach == PT_SYSCALL_RETURN && is_classic(c, sc, n)))
			return true;
	return false;
}

static bool all_alike(struct checker *c, const struct scope *sc, unsigned int n)
{
	for (size_t i = 1; i < sc->nprobes; i++)
		if (!argn_alike(c, sc, sc->probes[0], sc->probes[i], 1u << n))
			return false;
	return true;
}

static struct value argn_value(struct checker *c, struct prog_expr *e, struct loc loc)
{
	struct value v = value_rvalue(c->t.s64, fold_cast(c, c->t.s64, e), loc);

	v.builtin = true;
	return v;
}

static struct value raw_argn(struct checker *c, uint32_t index, struct loc loc)
{
	struct prog_expr *e = fold_new(c, PX_ARG, c->t.s64, loc, 0);

	e->index = index;
	return argn_value(c, e, loc);
}

static struct value field_argn(struct checker *c, const struct scope *sc, const struct probe_arg *a,
			       struct loc loc)
{
	struct value v = arg_value(c, sc, a, loc);

	if (v.kind == V_MEM && type_is_sou(v.type))
		v = value_rvalue(c->t.u64, v.e, loc);
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return v;
	return argn_value(c, type_is_string(v.type) ? v.e->a[0] : v.e, loc);
}

/* Of one kind, so that the size says all with the sign. */
static bool all_as_wide(struct checker *c, const struct scope *sc, const struct argn *a,
			unsigned int n)
{
	for (size_t i = 1; i < sc->nprobes; i++) {
		const struct argn other = argn_of(c, sc, sc->probes[i], n);

		if (other.size != a->size || other.is_signed != a->is_signed)
			return false;
	}
	return true;
}

/* rt.h's numbers: see rt_argn(). */
static uint32_t width_code(const struct argn *a)
{
	const uint32_t log = a->size == 4 ? 2 : a->size == 2 ? 1 : 0;

	return a->kind != ARGN_WORD || a->size == 8 ? 0 : 1 + 2 * log + a->is_signed;
}

uint32_t argn_widths(struct checker *c, const struct probe *p)
{
	uint32_t widths = 0;

	for (unsigned int n = 0; n < PROG_ARG_WORDS; n++) {
		const struct argn a = argn_of(c, &scope_program, p->via ? p->via : p, n);

		widths |= width_code(&a) << (3 * n);
	}
	return widths;
}

static struct value word_argn(struct checker *c, const struct scope *sc, const struct argn *a,
			      unsigned int n, struct loc loc)
{
	struct value v = raw_argn(c, argn_index(a, n), loc);

	if (!all_as_wide(c, sc, a, n)) {
		struct prog_expr *e = fold_new(c, PX_ARGN, c->t.s64, loc, 0);

		e->index = argn_index(a, n);
		e->value = n;
		sc->clause->clause->widths = true;
		return argn_value(c, e, loc);
	}
	if (a->size == 8)
		return v;
	return argn_value(c, fold_cast(c, type_int(c->types, a->size * 8, a->is_signed), v.e), loc);
}

static struct value typed_argn(struct checker *c, const struct scope *sc, unsigned int n,
			       struct loc loc)
{
	const struct argn a = argn_of(c, sc, sc->probes[0], n);

	switch (a.kind) {
	case ARGN_NONE:
		break;
	case ARGN_WORD:
		return word_argn(c, sc, &a, n, loc);
	case ARGN_ADDRESS:
		return argn_value(c, known_address(c, a.arg->index, loc), loc);
	case ARGN_CLASSIC:
		return argn_value(c, classic_result(c, raw_argn(c, n, loc).e), loc);
	case ARGN_LOADED:
	case ARGN_FIELD:
		return field_argn(c, sc, a.arg, loc);
	}
	return value_rvalue(c->t.s64, fold_int(c, c->t.s64, 0, loc), loc);
}

struct value args_argn(struct checker *c, const struct scope *sc, unsigned int n, struct loc loc)
{
	if (sc->clause) {
		sc->clause->uses_args = true;
		if (any_typed(c, sc, n)) {
			sc->clause->argn |= 1u << n;
			if (all_alike(c, sc, n))
				return typed_argn(c, sc, n, loc);
			/* The clause is checked again for each kind of probe. */
			sc->clause->mixed = true;
		}
	}
	return raw_argn(c, n, loc);
}
