// SPDX-License-Identifier: GPL-2.0-or-later
/* Actions (common/action.def), the values they record, and the order rules within a clause. */
#include "action.h"

#include <string.h>

#include "agg.h"
#include "expr.h"
#include "fold.h"
#include "known.h"
#include "pcap.h"
#include "printf.h"
#include "record.h"

#define TRACEMEM_MAX 65536

struct action_call { /* one statement being checked */
	const struct action_info *info;
	const struct node *n;
	struct node **args;
	unsigned int nargs;
	struct prog_stmt ***list;
	uint32_t *nlist;
};
typedef void action_fn(struct checker *c, const struct scope *sc, struct action_call *a);

static action_fn act_trace, act_tracemem, act_print, act_printf, act_printa, act_value, act_clear,
	act_trunc, act_normalize, act_denormalize, act_exit, act_setopt, act_freopen, act_plain,
	act_kernel, act_speculate, act_commit, act_pcap, act_missing;

static action_fn *const checks[] = {
#define ACTION(kind, name, check, ...)	  check,
#define STATEMENT(kind, name, check, ...) check,
#define ALIAS(name, kind, check, ...)	  check,
#include "common/action.def"
};

/* ---------------------------------------------------------------------- order rules */

static bool check_destructive(struct checker *c, const struct scope *sc,
			      const struct action_call *a)
{
	c->prog->privileges |= PROG_DESTRUCTIVE;
	if (!sc->clause->order.speculated)
		return true;
	ERR(c, a->n->loc, D_ACT_SPEC, "%s() is destructive and may not follow speculate()",
	    a->info->name);
	return false;
}

static struct prog_stmt *record(struct checker *c, const struct scope *sc, struct action_call *a,
				struct prog_stmt *tmp)
{
	struct prog_stmt *st = record_stmt(c, a->list, a->nlist, PS_RECORD, a->n->loc);

	tmp->loc = a->n->loc;
	tmp->kind = PS_RECORD;
	tmp->rec.act = a->info->what;
	*st = *tmp;
	sc->clause->clause->records = true;
	return st;
}

static struct prog_stmt blank_record(struct checker *c, unsigned int nfields)
{
	struct prog_stmt st = { .kind = PS_RECORD };

	st.rec.format = st.rec.dyn = -1;
	st.rec.fields = talloc_zero_array(c->ctx, struct prog_field, nfields + 1);
	return st;
}

static bool add_field(struct checker *c, struct prog_stmt *st, struct value v)
{
	if (!record_field(c, v, &st->rec.fields[st->rec.nfields]))
		return false;
	st->rec.nfields++;
	return true;
}

static bool int_field(struct checker *c, const struct scope *sc, struct prog_stmt *st,
		      const struct node *n, const struct type *type, enum diag_tag tag,
		      const char *what)
{
	struct value v = expr_rvalue(c, sc, n);

	if (v.kind == V_ERROR)
		return false;
	if (!type_is_integer(v.type)) {
		ERR(c, n->loc, tag, "%s must be an integer, not '%s'", what,
		    value_tname(c, v.type));
		return false;
	}
	return add_field(c, st, value_rvalue(type, fold_cast(c, type, v.e), v.loc));
}

/* --------------------------------------------------------------- stacks and symbols */

static void act_value(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);
	const struct value v = expr_value(c, sc, a->n);

	if (v.kind != V_ERROR && add_field(c, &st, v))
		record(c, sc, a, &st);
}

/* ------------------------------------------------------------------- data recording */

/* What trace() and print() refuse, with their tags. */
static bool recordable(struct checker *c, const struct scope *sc, const struct node *n,
		       struct value *v, bool trace)
{
	if (n->kind == N_AGG) {
		diag_error(c->diag, n->loc, trace ? D_TRACE_AGG : D_PRINT_AGG, "use printa()",
			   "an aggregation cannot be an argument of %s()",
			   trace ? "trace" : "print");
		return false;
	}
	*v = expr_value(c, sc, n);
	if (v->kind == V_ERROR)
		return false;
	if (v->kind == V_XLATE && v->e)
		*v = value_load(c, *v);
	if (v->kind == V_XLATE) {
		ERR(c, n->loc, trace ? D_TRACE_DYN : D_PRINT_DYN,
		    "a translated value cannot be recorded as a whole: name one of its members");
		return false;
	}
	if (v->kind == V_MEM && type_strip(v->type)->kind == TYPE_VOID)
		*v = value_load(c, *v);
	if (v->kind == V_ERROR)
		return false;
	if (type_strip(v->type)->kind == TYPE_VOID) {
		ERR(c, n->loc, trace ? D_TRACE_VOID : D_PRINT_VOID,
		    "a void value cannot be recorded");
		return false;
	}
	return true;
}

/* All of an array of char: whether it holds a text is seen when it is printed. */
static bool char_array_field(struct checker *c, struct value v, struct prog_stmt *st)
{
	struct prog_field *f = &st->rec.fields[st->rec.nfields++];

	if (!record_bytes(c, v, f))
		return false;
	f->type = type_array(c->types, c->t.chr, f->size);
	return true;
}

static bool is_char_array(const struct value *v)
{
	return (v->kind == V_MEM || v->kind == V_VAR) && type_is_char_array(v->type);
}

static void act_trace(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);
	struct value v;
	bool ok;

	if (!recordable(c, sc, a->args[0], &v, true))
		return;
	if (is_char_array(&v))
		ok = char_array_field(c, v, &st);
	else
		ok = add_field(c, &st, v);
	if (ok)
		record(c, sc, a, &st);
}

/* The object behind a pointer, with the address before it. */
static bool print_target(struct checker *c, struct value v, struct prog_stmt *st)
{
	const struct type *target = type_complete(type_strip(type_strip(v.type)->ref));
	struct prog_field *f;

	if (target->kind == TYPE_VOID) {
		ERR(c, v.loc, D_PRINT_VOID, "print() cannot follow a pointer to void");
		return false;
	}
	if (!target->size || target->incomplete) {
		ERR(c, v.loc, D_PRINT_SIZE, "print() cannot print '%s', whose size is not known",
		    value_tname(c, target));
		return false;
	}
	if (!record_fits(c, target, target->size, v.loc) || !add_field(c, st, v))
		return false;
	f = &st->rec.fields[st->rec.nfields++];
	f->kind = PF_BYTES;
	f->expr = v.e;
	if (type_is_userland(v.type))
		f->expr =
			value_copied_in(c, v.e, fold_int(c, c->t.u64, target->size, v.loc), v.loc);
	f->type = type_strip(v.type)->ref;
	f->size = target->size;
	f->from_address = true;
	return true;
}

static void act_print(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 2);
	struct value v, p;
	bool ok;

	if (!recordable(c, sc, a->args[0], &v, false))
		return;
	p = v;
	if (!value_is_string(&v) && type_strip(v.type)->kind == TYPE_POINTER) {
		p = value_load(c, v);
		ok = p.kind != V_ERROR && print_target(c, p, &st);
	} else if (is_char_array(&v)) {
		ok = record_bytes(c, v, &st.rec.fields[st.rec.nfields++]);
	} else {
		ok = add_field(c, &st, v);
	}
	if (ok)
		record(c, sc, a, &st);
}

static void act_tracemem(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 2);
	struct value v = expr_rvalue(c, sc, a->args[0]);
	struct prog_field *f = &st.rec.fields[0];
	int64_t size;

	if (v.kind == V_ERROR)
		return;
	if (type_is_string(v.type))
		v = value_rvalue(c->t.u64, fold_new(c, PX_STRADDR, c->t.u64, v.loc, 1, v.e), v.loc);
	if (!type_is_integer(v.type) && !type_is_pointerlike(v.type)) {
		ERR(c, a->args[0]->loc, D_TRACEMEM_ADDR, "tracemem() needs an address, not '%s'",
		    value_tname(c, v.type));
		return;
	}
	if (!expr_const_arg(c, sc, a->args[1], D_TRACEMEM_SIZE, "the size of tracemem()", &size))
		return;
	if (size <= 0 || size > TRACEMEM_MAX) {
		ERR(c, a->args[1]->loc, D_TRACEMEM_SIZE,
		    "the size of tracemem() must lie between 1 and %d", TRACEMEM_MAX);
		return;
	}
	f->kind = PF_BYTES;
	f->expr = fold_cast(c, c->t.u64, v.e);
	if (type_is_userland(v.type))
		f->expr = value_copied_in(c, v.e, fold_int(c, c->t.u64, size, v.loc), v.loc);
	f->type = type_array(c->types, c->t.u8, (uint32_t)size);
	f->size = (uint32_t)size;
	f->from_address = true;
	st.rec.nfields = 1;
	if (a->nargs > 2) {
		st.rec.dyn = 1;
		if (!int_field(c, sc, &st, a->args[2], c->t.s64, D_PROTO_ARG,
			       "the dynamic size of tracemem()"))
			return;
	}
	record(c, sc, a, &st);
}

/* The format and what it prints, into st; false after a report. */
static bool formatted(struct checker *c, const struct scope *sc, const struct action_call *a,
		      struct prog_stmt *st)
{
	struct format f = { .fmt = expr_literal(c, sc, a->args[0], "a format"),
			    .args = (const struct node *const *)a->args + 1,
			    .nargs = a->nargs - 1,
			    .func = a->info->name,
			    .st = st };

	return expr_formatted(c, sc, &f);
}

static void act_printf(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 0);

	if (formatted(c, sc, a, &st))
		record(c, sc, a, &st);
}

static void act_freopen(struct checker *c, const struct scope *sc, struct action_call *a)
{
	const struct node *fmt = expr_literal(c, sc, a->args[0], "a format");

	if (!fmt)
		return;
	if (fmt->kind == N_STRING && !*fmt->string.text && a->nargs > 1) {
		ERR(c, a->args[0]->loc, D_FREOPEN_INVALID, "freopen() needs a file name");
		return;
	}
	if (fmt->kind == N_STRING && !strcmp(fmt->string.text, ".")) {
		ERR(c, a->args[0]->loc, D_FREOPEN_INVALID, "freopen() cannot write to '.'");
		return;
	}
	act_printf(c, sc, a);
}

static void act_plain(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 0);

	record(c, sc, a, &st);
}

static void act_exit(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);

	if (sc->clause->order.speculated) {
		ERR(c, a->n->loc, D_EXIT_SPEC, "exit() may not follow speculate()");
		return;
	}
	if (int_field(c, sc, &st, a->args[0], c->t.i, D_PROTO_ARG, "the status of exit()"))
		record(c, sc, a, &st);
}

static void act_setopt(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 2);

	for (unsigned int i = 0; i < a->nargs; i++) {
		struct value v = expr_value(c, sc, a->args[i]);

		if (v.kind == V_ERROR)
			return;
		if (!value_is_string(&v)) {
			ERR(c, v.loc, D_PROTO_ARG,
			    "argument %u of setopt() must be a string, not '%s'", i + 1,
			    value_tname(c, v.type));
			return;
		}
		if (!add_field(c, &st, v))
			return;
	}
	record(c, sc, a, &st);
}

static void act_pcap(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 4);

	if (pcap_fields(c, sc, a->args, a->list, a->nlist, &st))
		record(c, sc, a, &st);
}

static void act_missing(struct checker *c, const struct scope *sc, struct action_call *a)
{
	(void)sc;
	ERR(c, a->n->loc, D_UNSUPPORTED, "%s() is not supported yet", a->info->name);
}

/* --------------------------------------------------------- actions on aggregations */

static bool add_agg(struct checker *c, struct prog_stmt *st, const struct prog_agg *agg)
{
	if (!agg)
		return false;
	ARRAY_GROW(c->ctx, st->rec.aggs, st->rec.naggs);
	st->rec.aggs[st->rec.naggs++] = agg;
	return true;
}

static void act_clear(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 0);

	if (add_agg(c, &st, agg_named(c, a->args[0], D_CLEAR_AGGARG, D_CLEAR_AGGBAD, "clear")))
		record(c, sc, a, &st);
}

static void act_trunc(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);

	if (!add_agg(c, &st, agg_named(c, a->args[0], D_TRUNC_AGGARG, D_TRUNC_AGGBAD, "trunc")))
		return;
	if (a->nargs > 1 && !int_field(c, sc, &st, a->args[1], c->t.s64, D_PROTO_ARG,
				       "the number of keys of trunc()"))
		return;
	record(c, sc, a, &st);
}

static void act_normalize(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);

	if (add_agg(c, &st,
		    agg_named(c, a->args[0], D_NORMALIZE_AGGARG, D_NORMALIZE_AGGBAD,
			      "normalize")) &&
	    int_field(c, sc, &st, a->args[1], c->t.u64, D_PROTO_ARG, "the factor of normalize()"))
		record(c, sc, a, &st);
}

static void act_denormalize(struct checker *c, const struct scope *sc, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 0);

	if (add_agg(c, &st,
		    agg_named(c, a->args[0], D_NORMALIZE_AGGARG, D_NORMALIZE_AGGBAD,
			      "denormalize")))
		record(c, sc, a, &st);
}

static bool same_keys(const struct prog_agg *a, const struct prog_agg *b)
{
	if (a->nkeys != b->nkeys)
		return false;
	for (uint32_t i = 0; i < a->nkeys; i++)
		if (a->keys[i].kind != b->keys[i].kind)
			return false;
	return true;
}

static void act_printa(struct checker *c, const struct scope *sc, struct action_call *a)
{
	const struct node *first = expr_literal(c, sc, a->args[0], "a format");
	bool formatted = first && first->kind != N_AGG;
	struct prog_stmt st = blank_record(c, 0);
	unsigned int i;

	if (!first)
		return;
	if (formatted && a->nargs == 1) {
		ERR(c, first->loc, first->kind == N_STRING ? D_PRINTA_PROTO : D_PRINTA_AGGARG,
		    "printa() needs an aggregation");
		return;
	}
	if (formatted && first->kind != N_STRING) {
		ERR(c, first->loc, D_PRINTA_PROTO,
		    "the first argument of printa() must be a format or an aggregation");
		return;
	}
	if (!formatted && a->nargs > 1) {
		ERR(c, a->args[1]->loc, D_PRINTA_PROTO,
		    "printa() of several aggregations needs a format first");
		return;
	}
	for (i = formatted; i < a->nargs; i++) {
		if (!add_agg(c, &st,
			     agg_named(c, a->args[i], D_PRINTA_AGGARG, D_PRINTA_AGGBAD, "printa")))
			return;
		if (!same_keys(st.rec.aggs[0], st.rec.aggs[st.rec.naggs - 1])) {
			ERR(c, a->args[i]->loc, D_PRINTA_AGGKEY,
			    "'@%s' and '@%s' have different keys", st.rec.aggs[0]->name,
			    st.rec.aggs[st.rec.naggs - 1]->name);
			return;
		}
	}
	if (!formatted || format_aggs(c, first, &st))
		record(c, sc, a, &st);
}

/* ----------------------------------------------- speculation, actions of the kernel side */

/* A statement of its own kind with at most one integer. */
static void act_kernel(struct checker *c, const struct scope *sc, struct action_call *a)
{
	const struct type *t = a->info->what == PS_RAISE ? c->t.i : c->t.u64;
	struct prog_stmt *st;
	struct value v = { .kind = V_ERROR };

	if (a->nargs) {
		v = expr_rvalue(c, sc, a->args[0]);
		if (v.kind == V_ERROR)
			return;
		if (!type_is_integer(v.type)) {
			ERR(c, v.loc, D_PROTO_ARG, "%s() needs an integer, not '%s'", a->info->name,
			    value_tname(c, v.type));
			return;
		}
	}
	st = record_stmt(c, a->list, a->nlist, a->info->what, a->n->loc);
	if (a->nargs)
		st->e[0] = fold_cast(c, t, v.e);
	/* Its clause has a line even if nothing else records; that of the others has none. */
	if (a->info->what == PS_RAISE)
		record_default(c, sc->clause->clause, a->list, a->nlist);
}

/* What may follow what is decided in the order of the clause's text, which turns do not keep. */
static bool out_of_order(struct checker *c, const struct scope *sc, const struct action_call *a)
{
	if (sc->in_loop || c->func)
		ERR(c, a->n->loc, D_UNSUPPORTED, "%s() in a %s is not supported", a->info->name,
		    c->func ? "function" : "loop");
	return sc->in_loop || c->func;
}

static void act_speculate(struct checker *c, const struct scope *sc, struct action_call *a)
{
	if (out_of_order(c, sc, a))
		return;
	if (sc->clause->order.speculated)
		ERR(c, a->n->loc, D_SPEC_SPEC, "a clause may have one speculate() only");
	else if (sc->clause->order.committed)
		ERR(c, a->n->loc, D_SPEC_COMM, "speculate() may not follow commit()");
	else if (sc->clause->order.recorded || sc->clause->order.acted)
		ERR(c, a->n->loc, D_SPEC_DREC,
		    "speculate() may not follow a data recording action");
	else
		act_kernel(c, sc, a);
	sc->clause->order.speculated = true;
}

static void act_commit(struct checker *c, const struct scope *sc, struct action_call *a)
{
	if (out_of_order(c, sc, a))
		return;
	if (sc->clause->order.recorded)
		ERR(c, a->n->loc, D_COMM_DREC, "commit() may not follow a data recording action");
	else
		act_kernel(c, sc, a);
	sc->clause->order.committed = true;
}

bool action_check(struct checker *c, const struct scope *sc, const struct node *n,
		  struct prog_stmt ***list, uint32_t *nlist)
{
	const struct action_info *info = known_action(c, sc, n->call.name);
	struct action_call a = { .info = info,
				 .n = n,
				 .args = n->call.args.items,
				 .nargs = (unsigned int)n->call.args.n,
				 .list = list,
				 .nlist = nlist };

	if (!info)
		return false;
	if (!known_action_takes(c, info, n))
		return true;
	if (strchr(info->flags, 'W')) {
		if (!check_destructive(c, sc, &a))
			return true;
		sc->clause->order.acted |= strchr(info->flags, 'R') != NULL;
	} else if (strchr(info->flags, 'R') && !record_allowed(c, sc, n->loc, info->name)) {
		return true;
	}
	checks[info - known_actions](c, sc, &a);
	return true;
}
