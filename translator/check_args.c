// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * args[n] and argN.  What they are depends on the probes that the clause matched, which
 * therefore must agree.  Probes that read a trace event record number their arguments by
 * the record's fields.
 */
#include "checker.h"

#include <string.h>

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
		    "the probes of this clause differ in argument %u: %s and %s", i,
		    probe_name(c, b), probe_name(c, a));
}

/* Argument i as all probes of the clause have it; NULL after a report, *n = how many. */
static const struct probe_arg *common_arg(struct checker *c, uint32_t i, struct loc loc, bool quiet,
					  uint32_t *n)
{
	const struct probe_args *first = NULL, *args;
	const struct probe *typed = NULL, *untyped = NULL, *p;
	struct clause_state *cl = c->cl;

	*n = 0;
	for (size_t k = 0; k < cl->nprobes; k++) {
		p = cl->probes[k];
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
		if (!quiet)
			ERR(c, loc, D_ARGS_NONE, "%s has no typed arguments",
			    cl->nprobes ? probe_name(c, cl->probes[0]) : "this clause");
		return NULL;
	}
	*n = first->n;
	return i < first->n ? &first->args[i] : NULL;
}

static struct value record_string(struct checker *c, struct prog_expr *at, struct loc loc)
{
	struct prog_expr *word = px_new(c, PX_LOAD, c->t.u, loc, 1, at), *off, *e;

	off = px_binary(c, PX_AND, c->t.u, loc, word, px_int(c, c->t.u, 0xffff, loc));
	e = px_new(c, PX_ADD, c->t.u64, loc, 2, px_new(c, PX_RECORD, c->t.u64, loc, 0),
		   px_cast(c, c->t.u64, off));
	e = px_new(c, PX_STRING, c->t.string, loc, 1, e);
	return value_rvalue(c->t.string, e, loc);
}

static struct value arg_value(struct checker *c, const struct probe_arg *a, struct loc loc)
{
	struct value v = { .kind = V_MEM, .type = a->type, .loc = loc, .builtin = true };
	struct prog_expr *e;

	switch (a->source) {
	case PROBE_ARG_RAW:
		e = px_new(c, PX_ARG, c->t.s64, loc, 0);
		e->index = a->index;
		if (!type_is_integer(a->type) && !type_is_pointerlike(a->type)) {
			ERR(c, loc, D_UNSUPPORTED, "arguments of type '%s' are not supported yet",
			    tname(c, a->type));
			return value_error();
		}
		v = value_rvalue(a->type, px_cast(c, a->type, e), loc);
		v.builtin = true;
		return v;
	case PROBE_ARG_RECORD:
		v.e = px_offset(c, px_new(c, PX_RECORD, c->t.u64, loc, 0), a->index, loc);
		return v;
	case PROBE_ARG_RECORD_STRING:
		e = px_offset(c, px_new(c, PX_RECORD, c->t.u64, loc, 0), a->index, loc);
		return record_string(c, e, loc);
	}
	return value_error();
}

struct value check_args(struct checker *c, const struct node *n)
{
	const struct probe_arg *a;
	unsigned int before;
	uint32_t count;
	int64_t i;

	if (!c->cl) {
		ERR(c, n->loc, D_ARGS_NONE, "args[] can only be used in a clause");
		return value_error();
	}
	c->cl->uses_args = true;
	if (n->index.keys.n != 1) {
		ERR(c, n->loc, D_PROTO_LEN, "args[] takes one subscript");
		return value_error();
	}
	if (!check_const(c, n->index.keys.items[0], D_ARGS_IDX, "the subscript of args[]", &i))
		return value_error();
	before = diag_count(c->diag);
	a = common_arg(c, i < 0 || i > 1000 ? 1000 : (uint32_t)i, n->loc, false, &count);
	if (!a && diag_count(c->diag) == before)
		ERR(c, n->loc, D_ARGS_IDX, "args[%lld] is out of range: %s has %u argument%s",
		    (long long)i, probe_name(c, c->cl->probes[0]), count, count == 1 ? "" : "s");
	return a ? arg_value(c, a, n->loc) : value_error();
}

/* Number of probes of the clause that read a trace event record. */
static size_t count_records(const struct clause_state *cl)
{
	size_t n = 0;

	for (size_t i = 0; i < cl->nprobes; i++)
		n += cl->probes[i]->attach == PT_TRACEPOINT_RECORD;
	return n;
}

static struct value record_argn(struct checker *c, unsigned int n, struct loc loc)
{
	unsigned int before = diag_count(c->diag);
	const struct probe_arg *a;
	struct prog_expr *e;
	uint32_t count;
	struct value v;

	a = common_arg(c, n, loc, true, &count);
	if (diag_count(c->diag) != before)
		return value_error();
	if (!a)
		return value_rvalue(c->t.s64, px_int(c, c->t.s64, 0, loc), loc);
	v = value_load(c, arg_value(c, a, loc));
	if (v.kind == V_ERROR)
		return v;
	e = type_is_string(v.type) ? v.e->a[0] : v.e;
	v = value_rvalue(c->t.s64, px_cast(c, c->t.s64, e), loc);
	v.builtin = true;
	return v;
}

struct value check_argn(struct checker *c, unsigned int n, struct loc loc)
{
	struct prog_expr *e;
	struct value v;
	size_t records;

	if (c->cl) {
		c->cl->uses_args = true;
		records = count_records(c->cl);
		if (records && records != c->cl->nprobes) {
			ERR(c, loc, D_ARGS_MULTI,
			    "arg%u means different things for the probes of this clause: %s reads "
			    "an event record, another does not",
			    n, probe_name(c, c->cl->probes[0]));
			return value_error();
		}
		if (records)
			return record_argn(c, n, loc);
	}
	e = px_new(c, PX_ARG, c->t.s64, loc, 0);
	e->index = n;
	v = value_rvalue(c->t.s64, e, loc);
	v.builtin = true;
	return v;
}
