// SPDX-License-Identifier: GPL-2.0-or-later
/* Aggregations: @name[keys] = function(arguments), and their use as an action's argument. */
#include "agg.h"

#include <string.h>

#include "fold.h"
#include "foreign.h"
#include "known.h"
#include "poison.h"
#include "record.h"
#include "runtime/llquantize.h"
#include "scratch.h"
#include "stability.h"

/* ---------------------------------------------------------------- linear parameters */

#define LQUANT_LEVELS_MAX    65535
#define LLQUANT_COUNTERS_MAX 131072

/* An argument of a distribution, after its first. */
struct param {
	unsigned int i;
	const struct value *v; /* loaded */
	struct loc loc;
};

/* An integer constant within [lo, hi]. */
static bool bounded(struct checker *c, const struct param *p, int64_t lo, int64_t hi,
		    enum diag_tag type_tag, enum diag_tag val_tag, const char *what, int64_t *ret)
{
	if (!value_const(c, p->v, p->loc, type_tag, what, ret))
		return false;
	if (*ret >= lo && *ret <= hi)
		return true;
	ERR(c, p->loc, val_tag, "%s must lie between %lld and %lld", what, (long long)lo,
	    (long long)hi);
	return false;
}

/* All of them, when the last one is there. */
static bool lquantize_fits(struct checker *c, const struct node *call, int64_t *p)
{
	if (p[2] > p[1] - p[0]) {
		ERR(c, call->call.args.items[3]->loc, D_LQUANT_STEPLARGE,
		    "the step of lquantize() is larger than its range");
		return false;
	}
	p[3] = (p[1] - p[0]) / p[2];
	if (p[3] > LQUANT_LEVELS_MAX) {
		ERR(c, call->loc, D_LQUANT_STEPSMALL,
		    "lquantize() would have %lld levels: at most %d are possible", (long long)p[3],
		    LQUANT_LEVELS_MAX);
		return false;
	}
	return true;
}

static bool lquantize_param(struct checker *c, const struct node *call, const struct param *a,
			    int64_t *p)
{
	switch (a->i) {
	case 1:
		return bounded(c, a, INT32_MIN, INT32_MAX, D_LQUANT_BASETYPE, D_LQUANT_BASEVAL,
			       "the base of lquantize()", &p[0]);
	case 2:
		if (!bounded(c, a, INT32_MIN, INT32_MAX, D_LQUANT_LIMTYPE, D_LQUANT_LIMVAL,
			     "the limit of lquantize()", &p[1]))
			return false;
		if (p[1] <= p[0]) {
			ERR(c, a->loc, D_LQUANT_MISMATCH,
			    "the limit of lquantize() must be above its base");
			return false;
		}
		p[2] = 1;
		return call->call.args.n > 3 || lquantize_fits(c, call, p);
	}
	return bounded(c, a, 1, UINT16_MAX, D_LQUANT_STEPTYPE, D_LQUANT_STEPVAL,
		       "the step of lquantize()", &p[2]) &&
	       lquantize_fits(c, call, p);
}

/* ----------------------------------------------------------- log-linear parameters */

/* factor to the power of exp, 0 when it does not fit in 64 bits. */
static uint64_t power(uint64_t factor, uint64_t exp)
{
	uint64_t r = 1;

	while (exp--)
		if (__builtin_mul_overflow(r, factor, &r))
			return 0;
	return r;
}

/* How many slices a magnitude may be cut into (Oracle's rules). */
static bool steps_ok(uint64_t factor, uint64_t low, uint64_t steps)
{
	uint64_t whole;

	if (steps < factor)
		return factor % steps == 0;
	if (steps == factor)
		return true;
	whole = power(factor, low ? low + 1 : 2);
	return steps % factor == 0 && (whole == 0 || whole % steps == 0);
}

static uint32_t llquantize_counters(const int64_t *p)
{
	struct llquantize q = {
		.factor = (u32)p[0], .low = (u32)p[1], .high = (u32)p[2], .steps = (u32)p[3]
	};

	return 2 * llquantize_nbucket(&q) + 1;
}

/* All of them, when the last one is there. */
static bool llquantize_fits(struct checker *c, const struct node *call, const int64_t *p)
{
	struct node **a = call->call.args.items;

	if (p[2] < p[1]) {
		ERR(c, a[3]->loc, D_LLQUANT_HMAGVAL,
		    "the high magnitude of llquantize() is below the low one");
		return false;
	}
	if (!power((uint64_t)p[0], (uint64_t)p[2] + 1)) {
		ERR(c, a[3]->loc, D_LLQUANT_HMAGVAL,
		    "%lld to the power of %lld does not fit in 64 bits", (long long)p[0],
		    (long long)p[2] + 1);
		return false;
	}
	if (!steps_ok((uint64_t)p[0], (uint64_t)p[1], (uint64_t)p[3])) {
		ERR(c, a[4]->loc, D_LLQUANT_STEPVAL,
		    "%lld steps do not divide the magnitudes of factor %lld evenly",
		    (long long)p[3], (long long)p[0]);
		return false;
	}
	if (llquantize_counters(p) > LLQUANT_COUNTERS_MAX) {
		ERR(c, call->loc, D_LIMIT, "llquantize() would have %u buckets: at most %d",
		    llquantize_counters(p), LLQUANT_COUNTERS_MAX);
		return false;
	}
	return true;
}

static bool llquantize_param(struct checker *c, const struct node *call, const struct param *a,
			     int64_t *p)
{
	switch (a->i) {
	case 1:
		return bounded(c, a, 2, UINT16_MAX, D_LLQUANT_FACTORTYPE, D_LLQUANT_FACTORVAL,
			       "the factor of llquantize()", &p[0]);
	case 2:
		return bounded(c, a, 0, UINT16_MAX, D_LLQUANT_LMAGTYPE, D_LLQUANT_LMAGVAL,
			       "the low magnitude of llquantize()", &p[1]);
	case 3:
		return bounded(c, a, 0, UINT16_MAX, D_LLQUANT_HMAGTYPE, D_LLQUANT_HMAGVAL,
			       "the high magnitude of llquantize()", &p[2]);
	}
	return bounded(c, a, 1, UINT16_MAX, D_LLQUANT_STEPTYPE, D_LLQUANT_STEPVAL,
		       "the steps of llquantize()", &p[3]) &&
	       llquantize_fits(c, call, p);
}

/* ------------------------------------------------------------------------- keys */

static bool key_field(struct checker *c, struct value v, struct loc loc, struct prog_field *ret)
{
	if (v.kind == V_ERROR)
		return false;
	if (type_strip(v.type)->kind == TYPE_VOID || type_strip(v.type)->kind == TYPE_FLOAT) {
		ERR(c, loc, D_KEY_TYPE, "'%s' cannot be a key", value_tname(c, v.type));
		return false;
	}
	if (!record_field(c, v, ret) || (ret->kind == PF_INT && scratch_key(c, &v, ret->expr)))
		return false;
	if (ret->kind == PF_INT || ret->kind == PF_STRING || ret->kind == PF_BYTES ||
	    ret->kind >= PF_STACK)
		return true;
	ERR(c, loc, D_KEY_TYPE, "'%s' cannot be a key", value_tname(c, v.type));
	return false;
}

static bool same_key(const struct prog_field *a, const struct prog_field *b)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case PF_INT:
	case PF_STRING:
	case PF_SYM:
	case PF_MOD:
	case PF_USYM:
	case PF_UMOD:
	case PF_UADDR:
		return true;
	case PF_BYTES:
		return a->type && b->type && type_compatible(a->type, b->type);
	case PF_STACK:
	case PF_USTACK:
		return a->size == b->size;
	}
	return false;
}

/* The type of an integer key that was `old` and is now used with one of another type. */
static const struct type *wider_key(struct checker *c, const struct type *old,
				    const struct type *type)
{
	const struct type *from = type_strip(old), *to = type_strip(type);

	if (to->size <= from->size)
		return old;
	return from->is_signed && !to->is_signed && to->size < 8 ? c->t.s64 : type;
}

/* Keys are words when they are collected, so a wider type loses none of those before. */
static bool match_keys(struct checker *c, struct prog_agg *agg, struct prog_field *keys,
		       const struct node *n)
{
	if (n->agg.keys.n != agg->nkeys) {
		ERR(c, n->loc, D_PROTO_LEN, "'@%s' has %u key%s, not %zu", agg->name, agg->nkeys,
		    agg->nkeys == 1 ? "" : "s", n->agg.keys.n);
		return false;
	}
	for (uint32_t i = 0; i < agg->nkeys; i++) {
		if (!same_key(&agg->keys[i], &keys[i])) {
			ERR(c, n->agg.keys.items[i]->loc, D_PROTO_ARG,
			    "key %u of '@%s' had another type in its first use", i + 1, agg->name);
			return false;
		}
		if (keys[i].kind == PF_INT) {
			agg->keys[i].type = wider_key(c, agg->keys[i].type, keys[i].type);
			keys[i].expr =
				fold_cast(c, agg->keys[i].type, (struct prog_expr *)keys[i].expr);
			keys[i].type = agg->keys[i].type;
		}
	}
	return true;
}

static bool match_params(struct checker *c, const struct prog_agg *agg, const int64_t *p,
			 const struct node *call)
{
	static const enum diag_tag linear[] = { D_LQUANT_MATCHBASE, D_LQUANT_MATCHLIM,
						D_LQUANT_MATCHSTEP, D_LQUANT_MATCHSTEP };
	static const enum diag_tag log[] = { D_LLQUANT_MATCHFACTOR, D_LLQUANT_MATCHLMAG,
					     D_LLQUANT_MATCHHMAG, D_LLQUANT_MATCHSTEPS };
	static const char *const linear_names[] = { "base", "limit", "step", "step" };
	static const char *const log_names[] = { "factor", "low magnitude", "high magnitude",
						 "number of steps" };
	bool ll = agg->func == AGG_LLQUANTIZE;

	for (int i = 0; i < 4; i++) {
		if (p[i] == agg->params[i])
			continue;
		ERR(c, call->loc, ll ? log[i] : linear[i],
		    "the %s of '@%s' is not that of its first use",
		    ll ? log_names[i] : linear_names[i], agg->name);
		return false;
	}
	return true;
}

/* ------------------------------------------------------------------- assignment */

static struct prog_agg *agg_define(struct checker *c, const struct node *n, enum aggfunc func,
				   const int64_t *p, const struct prog_field *keys)
{
	struct prog_agg *a = talloc_zero(c->ctx, struct prog_agg);
	struct prog *prog = c->prog;

	a->name = n->agg.name;
	a->id = prog->naggs;
	a->func = func;
	memcpy(a->params, p, sizeof(a->params));
	a->nkeys = n->agg.keys.n;
	a->keys = talloc_array(a, struct prog_field, a->nkeys + 1);
	for (uint32_t i = 0; i < a->nkeys; i++) {
		a->keys[i] = keys[i];
		a->keys[i].expr = NULL;
	}
	a->value_size = sizeof(uint64_t) * aggfunc_words(func, p);
	sym_add(c->syms, SS_AGG, SK_AGG, n->agg.name, n->loc)->agg = a;
	ARRAY_GROW(c->ctx, prog->aggs, prog->naggs);
	prog->aggs[prog->naggs++] = a;
	return a;
}

static struct prog_expr *agg_scalar(struct checker *c, const struct param *a, const char *func,
				    const char *what, enum diag_tag tag)
{
	const struct value *v = a->v;

	if (v->kind == V_ERROR)
		return NULL;
	if (!type_is_integer(v->type) && !type_is_pointerlike(v->type)) {
		ERR(c, a->loc, tag, "%s of %s() must be a scalar, not '%s'", what, func,
		    value_tname(c, v->type));
		return NULL;
	}
	return fold_cast(c, c->t.s64, v->e);
}

static bool check_order_agg(struct checker *c, const struct scope *sc, struct loc loc)
{
	if (sc->clause->order.speculated) {
		ERR(c, loc, D_AGG_SPEC, "an aggregation may not follow speculate()");
		return false;
	}
	if (sc->clause->order.committed) {
		ERR(c, loc, D_AGG_COMM, "an aggregation may not follow commit()");
		return false;
	}
	return true;
}

static const struct aggfunc_info *agg_call(struct checker *c, const struct scope *sc,
					   const struct node *n)
{
	const struct node *r = n->binary.right;
	const struct aggfunc_info *f;

	if (n->binary.op != OP_NONE) {
		ERR(c, n->loc, D_AGG_FUNC, "an aggregation can only be assigned with =");
		return NULL;
	}
	if (r->kind != N_CALL) {
		diag_error(c->diag, r->loc, D_AGG_FUNC, "as in '@name = count()'",
			   "an aggregating function is wanted here");
		return NULL;
	}
	f = known_aggfunc(c, sc, r->call.name);
	if (!f) {
		const char *near, *hint = stability_newer_hint(c, r->call.name);

		if (!hint && foreign_word(r->call.name))
			hint = talloc_asprintf(c->ctx, "in D: %s", foreign_word(r->call.name));
		near = known_nearest_aggfunc(r->call.name);
		if (near && !hint)
			hint = talloc_asprintf(c->ctx, "closest: '%s'", near);
		diag_error(c->diag, r->call.name_loc,
			   known_subr(c, sc, r->call.name) || known_is_subr(c, sc, r->call.name) ||
					   known_is_action(c, sc, r->call.name) ?
				   D_AGG_FUNC :
				   D_FUNC_UNDEF,
			   hint, "'%s' is not an aggregating function", r->call.name);
		return NULL;
	}
	if (r->call.args.n < f->min || r->call.args.n > f->max) {
		if (f->max > f->min)
			ERR(c, r->loc, D_PROTO_LEN, "%s() takes %u to %u arguments, not %zu",
			    f->name, f->min, f->max, r->call.args.n);
		else
			ERR(c, r->loc, D_PROTO_LEN, "%s() takes %u argument%s, not %zu", f->name,
			    f->min, f->min == 1 ? "" : "s", r->call.args.n);
		return NULL;
	}
	return f;
}

/* The counter that a distribution is increased in, as an argument; 0: none. */
static unsigned int increment_arg(enum aggfunc func)
{
	switch ((int)func) {
	case AGG_QUANTIZE:
		return 1;
	case AGG_LQUANTIZE:
		return 4;
	case AGG_LLQUANTIZE:
		return 5;
	}
	return 0;
}

/* Whether a use fits the aggregation; reported. */
static bool agg_match(struct checker *c, struct prog_agg *agg, const struct node *n,
		      struct prog_field *keys, const int64_t *p)
{
	return match_keys(c, agg, keys, n->binary.left) && match_params(c, agg, p, n->binary.right);
}

static bool agg_function_fits(struct checker *c, const struct node *n, const struct prog_agg *agg,
			      const struct aggfunc_info *f)
{
	if (agg->func == f->func)
		return true;
	ERR(c, n->loc, D_AGG_REDEF, "'@%s' was assigned %s() before", agg->name,
	    known_aggfunc_name(agg->func));
	return false;
}

bool agg_begin(struct checker *c, const struct scope *sc, const struct node *n, struct agg_use *ret)
{
	const struct node *left = n->binary.left;
	const struct aggfunc_info *f = agg_call(c, sc, n);
	struct sym *s = sym_find(c->syms, SS_AGG, left->agg.name);

	*ret = (struct agg_use){ .n = n, .func = f };
	if (!f || !check_order_agg(c, sc, n->loc))
		return false;
	ret->agg = s && s->kind == SK_AGG ? s->agg : NULL;
	ret->silent = s && !ret->agg;
	if (ret->agg && !agg_function_fits(c, n, ret->agg, f)) {
		poison_name(c, SS_AGG, left->agg.name);
		return false;
	}
	if (left->agg.keys.n > CHECK_MAX_KEYS) {
		ERR(c, left->loc, D_LIMIT, "more than %d keys are not possible", CHECK_MAX_KEYS);
		ret->silent = true;
		return true;
	}
	ret->keys = talloc_zero_array(c->ctx, struct prog_field, left->agg.keys.n + 1);
	return true;
}

const struct node *agg_next_key(const struct agg_use *use)
{
	const struct node_list *keys = &use->n->binary.left->agg.keys;

	return use->keys && use->nkeys < keys->n ? keys->items[use->nkeys] : NULL;
}

void agg_key(struct checker *c, struct agg_use *use, struct value v)
{
	const struct loc loc = agg_next_key(use)->loc;

	use->silent |= !key_field(c, v, loc, &use->keys[use->nkeys]);
	use->nkeys++;
}

const struct node *agg_next_arg(const struct agg_use *use)
{
	const struct node_list *args = &use->n->binary.right->call.args;

	return !use->stopped && use->nargs < args->n ? args->items[use->nargs] : NULL;
}

/* false after a report. */
static bool take_arg(struct checker *c, struct agg_use *use, const struct param *a)
{
	const struct aggfunc_info *f = use->func;
	const struct node *call = use->n->binary.right;

	if (!a->i) {
		use->value = agg_scalar(c, a, f->name, "the argument", D_AGG_SCALAR);
		return use->value;
	}
	if (a->i == increment_arg(f->func)) {
		use->incr = agg_scalar(c, a, f->name, "the increment", D_PROTO_ARG);
		return use->incr;
	}
	return f->func == AGG_LQUANTIZE ? lquantize_param(c, call, a, use->params) :
					  llquantize_param(c, call, a, use->params);
}

void agg_arg(struct checker *c, struct agg_use *use, struct value v)
{
	const struct param a = { .i = use->nargs, .v = &v, .loc = agg_next_arg(use)->loc };

	use->stopped = !take_arg(c, use, &a);
	use->nargs++;
}

void agg_end(struct checker *c, struct agg_use *use, struct prog_stmt ***list, uint32_t *nlist)
{
	const struct node *n = use->n, *left = n->binary.left;
	struct prog_stmt *st;

	if (use->silent || use->stopped)
		return;
	if (use->agg && !agg_match(c, use->agg, n, use->keys, use->params)) {
		poison_name(c, SS_AGG, left->agg.name);
		return;
	}
	st = record_stmt(c, list, nlist, PS_AGG, n->loc);
	st->agg.agg =
		use->agg ? use->agg : agg_define(c, left, use->func->func, use->params, use->keys);
	st->agg.keys = use->keys;
	st->agg.value = use->value;
	st->agg.incr = use->incr;
}

const struct prog_agg *agg_named(struct checker *c, const struct node *n, enum diag_tag argtag,
				 enum diag_tag badtag, const char *what)
{
	const char *near, *hint = NULL;
	struct sym *s;

	if (n->kind != N_AGG) {
		ERR(c, n->loc, argtag, "%s() needs an aggregation here", what);
		return NULL;
	}
	if (n->agg.has_keys) {
		diag_error(c->diag, n->loc, argtag, "leave out the keys",
			   "%s() applies to a whole aggregation", what);
		return NULL;
	}
	s = sym_find(c->syms, SS_AGG, n->agg.name);
	if (s)
		return s->kind == SK_AGG ? s->agg : NULL;
	near = sym_nearest(c->syms, SS_AGG, n->agg.name);
	if (near)
		hint = talloc_asprintf(c->ctx, "closest: '@%s'", near);
	diag_error(c->diag, n->loc, badtag, hint, "nothing is aggregated in '@%s' before this",
		   n->agg.name);
	poison_name(c, SS_AGG, n->agg.name);
	return NULL;
}
