// SPDX-License-Identifier: GPL-2.0-or-later
/* Actions (common/action.def), the values they record, and the order rules within a clause. */
#include "checker.h"

#include <string.h>

#define TRACEMEM_MAX 65536

struct action_info;
struct action_call { /* one statement being checked */
	const struct action_info *info;
	const struct node *n;
	struct node **args;
	unsigned int nargs;
	struct prog_stmt ***list;
	uint32_t *nlist;
};
typedef void action_fn(struct checker *c, struct action_call *a);

struct action_info {
	const char *name;
	action_fn *check;
	int what; /* enum prog_act or enum prog_stmt_kind */
	int min, max;
	const char *flags;
};

static action_fn act_trace, act_tracemem, act_print, act_printf, act_printa, act_value, act_clear,
	act_trunc, act_normalize, act_denormalize, act_exit, act_setopt, act_freopen, act_plain,
	act_kernel, act_speculate, act_commit, act_pcap, act_missing;

static const struct action_info actions[] = {
#define ACTION(kind, name, check, min, max, flags, ...) \
	{ #name, check, PA_##kind, min, max, flags },
#define SHOWN(kind, name, check, min, max, flags, ...) { #name, check, PS_##kind, min, max, flags },
#define STATEMENT				       SHOWN
#define ALIAS(name, kind, check, min, max, flags, ...) { #name, check, PA_##kind, min, max, flags },
#include "common/action.def"
};

static const struct action_info *action_find(struct checker *c, const char *name)
{
	for (size_t i = 0; i < sizeof(actions) / sizeof(*actions); i++)
		if (!strcmp(actions[i].name, name))
			return version_hides(c, name) ? NULL : &actions[i];
	return NULL;
}

bool action_exists(struct checker *c, const char *name)
{
	return action_find(c, name) != NULL;
}

/* ------------------------------------------------------------------ recorded values */

static enum prog_field_kind sym_field(enum prog_symkind kind)
{
	switch (kind) {
	case SYM_SYM:
		return PF_SYM;
	case SYM_MOD:
		return PF_MOD;
	case SYM_USYM:
		return PF_USYM;
	case SYM_UMOD:
		return PF_UMOD;
	case SYM_UADDR:
		return PF_UADDR;
	}
	return PF_SYM;
}

static bool fits_record(struct checker *c, const struct type *t, uint32_t size, struct loc loc)
{
	if (size <= CHECK_MAX_BYTES)
		return true;
	ERR(c, loc, D_LIMIT, "'%s' is too large to be recorded: at most %u bytes can be",
	    tname(c, t), CHECK_MAX_BYTES);
	return false;
}

static bool bytes_field(struct checker *c, struct value v, struct prog_field *ret)
{
	ret->kind = PF_BYTES;
	ret->type = v.type;
	ret->size = type_bytes(v.type);
	if (type_strip(v.type)->kind == TYPE_ARRAY) {
		ret->expr = value_address(c, &v);
		ret->from_address = true;
	} else {
		v = value_load(c, v);
		ret->expr = v.kind == V_ERROR ? NULL : v.e;
	}
	if (ret->expr && !fits_record(c, v.type, ret->size, v.loc))
		return false;
	if (ret->expr && !ret->size) {
		ERR(c, v.loc, D_OP_INCOMPLETE, "'%s' has no size", tname(c, v.type));
		return false;
	}
	return ret->expr != NULL;
}

/* A floating-point object: its bits, which the loader tells by the type's name. */
static bool float_field(struct checker *c, struct value v, struct prog_field *ret)
{
	const uint32_t size = type_bytes(v.type);

	ret->type = type_strip(v.type);
	if (size > 8) {
		ret->kind = PF_BYTES;
		ret->expr = value_address(c, &v);
		ret->size = size;
		ret->from_address = true;
		return true;
	}
	v.type = type_int(c->types, 8 * size, false);
	if (v.kind == V_VAR) {
		v.e = talloc_memdup(c->ctx, v.e, sizeof(*v.e));
		v.e->type = v.type;
	}
	ret->kind = PF_INT;
	ret->expr = value_load(c, v).e;
	return true;
}

bool check_field(struct checker *c, struct value v, struct prog_field *ret)
{
	memset(ret, 0, sizeof(*ret));
	ret->type = v.type;
	if (v.kind == V_ERROR)
		return false;
	if (value_is_string(&v)) {
		ret->kind = PF_STRING;
		ret->expr = value_string(c, v);
		ret->type = c->t.string;
		return ret->expr != NULL;
	}
	if (v.kind != V_RVALUE && v.kind != V_XLATE && !v.bits &&
	    (type_is_sou(v.type) || type_strip(v.type)->kind == TYPE_ARRAY))
		return bytes_field(c, v, ret);
	if ((v.kind == V_MEM || v.kind == V_VAR) && type_strip(v.type)->kind == TYPE_FLOAT)
		return float_field(c, v, ret);
	v = value_load(c, v);
	if (v.kind == V_ERROR)
		return false;
	if (type_strip(ret->type)->kind == TYPE_FUNCTION)
		ret->type = v.type; /* its address */
	ret->expr = v.e;
	switch (type_strip(v.type)->kind) {
	case TYPE_STACK:
	case TYPE_USTACK:
		ret->kind = type_strip(v.type)->kind == TYPE_STACK ? PF_STACK : PF_USTACK;
		ret->size = v.e->size;
		return true;
	case TYPE_SYMADDR:
	case TYPE_USYMADDR:
		ret->kind = sym_field(v.e->symkind);
		return true;
	case TYPE_STRUCT:
	case TYPE_UNION:
		return bytes_field(c, v, ret);
	default:
		break;
	}
	if (type_is_integer(v.type) || type_is_pointerlike(v.type)) {
		ret->kind = PF_INT;
		ret->expr = type_is_integer(v.type) ? px_cast(c, v.type, v.e) : v.e;
		return true;
	}
	ERR(c, v.loc, D_TRACE_VOID, "a value of type '%s' cannot be recorded", tname(c, v.type));
	return false;
}

/* ---------------------------------------------------------------------- order rules */

bool check_order_record(struct checker *c, struct loc loc, const char *what)
{
	if (c->cl->order.committed) {
		ERR(c, loc, D_DREC_COMM, "%s() records data and may not follow commit()", what);
		return false;
	}
	c->cl->order.recorded = true;
	return true;
}

static bool check_destructive(struct checker *c, const struct action_call *a)
{
	c->prog->privileges |= PROG_DESTRUCTIVE;
	if (!c->cl->order.speculated)
		return true;
	ERR(c, a->n->loc, D_ACT_SPEC, "%s() is destructive and may not follow speculate()",
	    a->info->name);
	return false;
}

static struct prog_stmt *record(struct checker *c, struct action_call *a, struct prog_stmt *tmp)
{
	struct prog_stmt *st = stmt_add(c, a->list, a->nlist, PS_RECORD, a->n->loc);

	tmp->loc = a->n->loc;
	tmp->kind = PS_RECORD;
	tmp->rec.act = a->info->what;
	*st = *tmp;
	c->cl->clause->records = true;
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
	if (!check_field(c, v, &st->rec.fields[st->rec.nfields]))
		return false;
	st->rec.nfields++;
	return true;
}

static bool int_field(struct checker *c, struct prog_stmt *st, const struct node *n,
		      const struct type *type, enum diag_tag tag, const char *what)
{
	struct value v = check_rvalue(c, n);

	if (v.kind == V_ERROR)
		return false;
	if (!type_is_integer(v.type)) {
		ERR(c, n->loc, tag, "%s must be an integer, not '%s'", what, tname(c, v.type));
		return false;
	}
	return add_field(c, st, value_rvalue(type, px_cast(c, type, v.e), v.loc));
}

/* --------------------------------------------------------------- stacks and symbols */

uint32_t check_max_frames(const struct checker *c)
{
	const uint64_t most = options_text(c->req->options, "maxframes") ?
				      options_number(c->req->options, "maxframes") :
				      CHECK_MAX_FRAMES;

	return most < CHECK_MAX_FRAMES ? (uint32_t)most : CHECK_MAX_FRAMES;
}

bool check_frames(struct checker *c, const struct node_list *args, const char *name, struct loc loc,
		  bool user, uint32_t *ret)
{
	const char *option = !strcmp(name, "jstack") ? "jstackframes" :
			     user		     ? "ustackframes" :
						       "stackframes";
	const uint32_t most = check_max_frames(c);
	int64_t n, strsize;

	if (!args->n) {
		*ret = (uint32_t)options_number(c->req->options, option);
		if (*ret > most)
			*ret = most;
		return true;
	}
	if (!check_const_arg(c, args->items[0], user ? D_USTACK_FRAMES : D_STACK_SIZE,
			     "the number of frames", &n))
		return false;
	if (n <= 0 || n > CHECK_MAX_FRAMES) {
		ERR(c, args->items[0]->loc, user ? D_USTACK_FRAMES : D_STACK_SIZE,
		    "%s() takes 1 to %d frames", name, CHECK_MAX_FRAMES);
		return false;
	}
	*ret = n > most ? most : (uint32_t)n;
	if (args->n < 2)
		return true;
	if (!check_const_arg(c, args->items[1], D_USTACK_STRSIZE, "the string size of a stack",
			     &strsize))
		return false;
	if (strsize >= 0)
		return true;
	ERR(c, loc, D_USTACK_STRSIZE, "the string size of %s() is negative", name);
	return false;
}

static struct value stack_value(struct checker *c, const struct node *n, bool user)
{
	const struct type *t;
	struct prog_expr *e;
	uint32_t frames;

	if (!check_frames(c, &n->call.args, n->call.name, n->loc, user, &frames))
		return value_error();
	t = type_stack(c->types, user ? TYPE_USTACK : TYPE_STACK, frames);
	e = px_new(c, user ? PX_USTACK : PX_STACK, t, n->loc, 0);
	e->size = frames;
	if (user)
		c->prog->privileges |= PROG_USER;
	return value_rvalue(t, e, n->loc);
}

static struct value sym_value(struct checker *c, const struct node *n, int what)
{
	struct value v = check_rvalue(c, n->call.args.items[0]);
	bool user = what != PA_SYM && what != PA_MOD;
	const struct type *t = user ? c->t.usymaddr : c->t.symaddr;
	struct prog_expr *e;

	if (v.kind == V_ERROR)
		return v;
	if (!type_is_integer(v.type) && !type_is_pointerlike(v.type)) {
		ERR(c, v.loc, D_PROTO_ARG, "%s() needs an address, not '%s'", n->call.name,
		    tname(c, v.type));
		return value_error();
	}
	e = px_new(c, PX_SYM, t, n->loc, 1, px_cast(c, c->t.u64, v.e));
	e->symkind = what == PA_SYM  ? SYM_SYM :
		     what == PA_MOD  ? SYM_MOD :
		     what == PA_USYM ? SYM_USYM :
		     what == PA_UMOD ? SYM_UMOD :
				       SYM_UADDR;
	return value_rvalue(t, e, n->loc);
}

static bool count_ok(struct checker *c, const struct action_info *info, const struct node *n)
{
	size_t got = n->call.args.n;

	if (got >= (size_t)info->min && (info->max < 0 || got <= (size_t)info->max))
		return true;
	if (info->max > info->min)
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes %d to %d arguments, not %zu", info->name,
		    info->min, info->max, got);
	else
		ERR(c, n->loc, D_PROTO_LEN, "%s() takes %s%d argument%s, not %zu", info->name,
		    info->max < 0 ? "at least " : "", info->min, info->min == 1 ? "" : "s", got);
	return false;
}

bool check_action_value(struct checker *c, const struct node *n, struct value *ret)
{
	const struct action_info *info = action_find(c, n->call.name);

	if (!info || info->check != act_value)
		return false;
	*ret = value_error();
	if (!count_ok(c, info, n))
		return true;
	if (info->what == PA_STACK || info->what == PA_USTACK)
		*ret = stack_value(c, n, info->what == PA_USTACK);
	else
		*ret = sym_value(c, n, info->what);
	return true;
}

static void act_value(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);
	struct value v;

	check_action_value(c, a->n, &v);
	if (v.kind != V_ERROR && add_field(c, &st, v))
		record(c, a, &st);
}

/* ------------------------------------------------------------------- data recording */

/* What trace() and print() refuse, with their tags. */
static bool recordable(struct checker *c, const struct node *n, struct value *v, bool trace)
{
	if (n->kind == N_AGG) {
		diag_error(c->diag, n->loc, trace ? D_TRACE_AGG : D_PRINT_AGG, "use printa()",
			   "an aggregation cannot be an argument of %s()",
			   trace ? "trace" : "print");
		return false;
	}
	*v = check_expr(c, n);
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

	if (!bytes_field(c, v, f))
		return false;
	f->type = type_array(c->types, c->t.chr, f->size);
	return true;
}

static void act_trace(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);
	struct value v;
	bool ok;

	if (!recordable(c, a->args[0], &v, true))
		return;
	if ((v.kind == V_MEM || v.kind == V_VAR) && type_is_char_array(v.type))
		ok = char_array_field(c, v, &st);
	else
		ok = add_field(c, &st, v);
	if (ok)
		record(c, a, &st);
}

/* The object behind a pointer, with the address in front of it. */
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
		    tname(c, target));
		return false;
	}
	if (!fits_record(c, target, target->size, v.loc) || !add_field(c, st, v))
		return false;
	f = &st->rec.fields[st->rec.nfields++];
	f->kind = PF_BYTES;
	f->expr = v.e;
	if (type_is_userland(v.type))
		f->expr = value_copied_in(c, v.e, px_int(c, c->t.u64, target->size, v.loc), v.loc);
	f->type = type_strip(v.type)->ref;
	f->size = target->size;
	f->from_address = true;
	return true;
}

static void act_print(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 2);
	struct value v, p;
	bool ok;

	if (!recordable(c, a->args[0], &v, false))
		return;
	p = v;
	if (!value_is_string(&v) && type_strip(v.type)->kind == TYPE_POINTER) {
		p = value_load(c, v);
		ok = p.kind != V_ERROR && print_target(c, p, &st);
	} else {
		ok = add_field(c, &st, v);
	}
	if (ok)
		record(c, a, &st);
}

static void act_tracemem(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 2);
	struct value v = check_rvalue(c, a->args[0]);
	struct prog_field *f = &st.rec.fields[0];
	int64_t size;

	if (v.kind == V_ERROR)
		return;
	if (type_is_string(v.type))
		v = value_rvalue(c->t.u64, px_new(c, PX_STRADDR, c->t.u64, v.loc, 1, v.e), v.loc);
	if (!type_is_integer(v.type) && !type_is_pointerlike(v.type)) {
		ERR(c, a->args[0]->loc, D_TRACEMEM_ADDR, "tracemem() needs an address, not '%s'",
		    tname(c, v.type));
		return;
	}
	if (!check_const_arg(c, a->args[1], D_TRACEMEM_SIZE, "the size of tracemem()", &size))
		return;
	if (size <= 0 || size > TRACEMEM_MAX) {
		ERR(c, a->args[1]->loc, D_TRACEMEM_SIZE,
		    "the size of tracemem() must lie between 1 and %d", TRACEMEM_MAX);
		return;
	}
	f->kind = PF_BYTES;
	f->expr = px_cast(c, c->t.u64, v.e);
	if (type_is_userland(v.type))
		f->expr = value_copied_in(c, v.e, px_int(c, c->t.u64, size, v.loc), v.loc);
	f->type = type_array(c->types, c->t.u8, (uint32_t)size);
	f->size = (uint32_t)size;
	f->from_address = true;
	st.rec.nfields = 1;
	if (a->nargs > 2) {
		st.rec.dyn = 1;
		if (!int_field(c, &st, a->args[2], c->t.s64, D_PROTO_ARG,
			       "the dynamic size of tracemem()"))
			return;
	}
	record(c, a, &st);
}

static void act_printf(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 0);

	if (check_format(c, a->args[0], (const struct node *const *)a->args + 1, a->nargs - 1,
			 a->info->name, &st))
		record(c, a, &st);
}

static void act_freopen(struct checker *c, struct action_call *a)
{
	const struct node *fmt = check_literal(c, a->args[0]);

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
	act_printf(c, a);
}

static void act_plain(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 0);

	record(c, a, &st);
}

static void act_exit(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);

	if (c->cl->order.speculated) {
		ERR(c, a->n->loc, D_EXIT_SPEC, "exit() may not follow speculate()");
		return;
	}
	if (int_field(c, &st, a->args[0], c->t.i, D_PROTO_ARG, "the status of exit()"))
		record(c, a, &st);
}

static void act_setopt(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 2);

	for (unsigned int i = 0; i < a->nargs; i++) {
		struct value v = check_expr(c, a->args[i]);

		if (v.kind == V_ERROR)
			return;
		if (!value_is_string(&v)) {
			ERR(c, v.loc, D_PROTO_ARG,
			    "argument %u of setopt() must be a string, not '%s'", i + 1,
			    tname(c, v.type));
			return;
		}
		if (!add_field(c, &st, v))
			return;
	}
	record(c, a, &st);
}

static void act_pcap(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 4);

	if (check_pcap(c, a->args, a->list, a->nlist, &st))
		record(c, a, &st);
}

static void act_missing(struct checker *c, struct action_call *a)
{
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

static void act_clear(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 0);

	if (add_agg(c, &st, check_agg_arg(c, a->args[0], D_CLEAR_AGGARG, D_CLEAR_AGGBAD, "clear")))
		record(c, a, &st);
}

static void act_trunc(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);

	if (!add_agg(c, &st, check_agg_arg(c, a->args[0], D_TRUNC_AGGARG, D_TRUNC_AGGBAD, "trunc")))
		return;
	if (a->nargs > 1 &&
	    !int_field(c, &st, a->args[1], c->t.s64, D_PROTO_ARG, "the number of keys of trunc()"))
		return;
	record(c, a, &st);
}

static void act_normalize(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 1);

	if (add_agg(c, &st,
		    check_agg_arg(c, a->args[0], D_NORMALIZE_AGGARG, D_NORMALIZE_AGGBAD,
				  "normalize")) &&
	    int_field(c, &st, a->args[1], c->t.u64, D_PROTO_ARG, "the factor of normalize()"))
		record(c, a, &st);
}

static void act_denormalize(struct checker *c, struct action_call *a)
{
	struct prog_stmt st = blank_record(c, 0);

	if (add_agg(c, &st,
		    check_agg_arg(c, a->args[0], D_NORMALIZE_AGGARG, D_NORMALIZE_AGGBAD,
				  "denormalize")))
		record(c, a, &st);
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

static void act_printa(struct checker *c, struct action_call *a)
{
	const struct node *first = check_literal(c, a->args[0]);
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
			     check_agg_arg(c, a->args[i], D_PRINTA_AGGARG, D_PRINTA_AGGBAD,
					   "printa")))
			return;
		if (!same_keys(st.rec.aggs[0], st.rec.aggs[st.rec.naggs - 1])) {
			ERR(c, a->args[i]->loc, D_PRINTA_AGGKEY,
			    "'@%s' and '@%s' have different keys", st.rec.aggs[0]->name,
			    st.rec.aggs[st.rec.naggs - 1]->name);
			return;
		}
	}
	if (!formatted || check_printa_format(c, first, &st))
		record(c, a, &st);
}

/* ----------------------------------------------- speculation, actions of the kernel side */

/* A statement of its own kind with at most one integer. */
static void act_kernel(struct checker *c, struct action_call *a)
{
	const struct type *t = a->info->what == PS_RAISE ? c->t.i : c->t.u64;
	struct prog_stmt *st;
	struct value v = { .kind = V_ERROR };

	if (a->nargs) {
		v = check_rvalue(c, a->args[0]);
		if (v.kind == V_ERROR)
			return;
		if (!type_is_integer(v.type)) {
			ERR(c, v.loc, D_PROTO_ARG, "%s() needs an integer, not '%s'", a->info->name,
			    tname(c, v.type));
			return;
		}
	}
	st = stmt_add(c, a->list, a->nlist, a->info->what, a->n->loc);
	if (a->nargs)
		st->e[0] = px_cast(c, t, v.e);
	/* Its clause has a line even if nothing else records; that of the others has none. */
	if (a->info->what == PS_RAISE)
		clause_add_default(c, a->list, a->nlist);
}

static void act_speculate(struct checker *c, struct action_call *a)
{
	if (c->cl->order.speculated)
		ERR(c, a->n->loc, D_SPEC_SPEC, "a clause may have one speculate() only");
	else if (c->cl->order.committed)
		ERR(c, a->n->loc, D_SPEC_COMM, "speculate() may not follow commit()");
	else if (c->cl->order.recorded || c->cl->order.acted)
		ERR(c, a->n->loc, D_SPEC_DREC,
		    "speculate() may not follow a data recording action");
	else
		act_kernel(c, a);
	c->cl->order.speculated = true;
}

static void act_commit(struct checker *c, struct action_call *a)
{
	if (c->cl->order.recorded)
		ERR(c, a->n->loc, D_COMM_DREC, "commit() may not follow a data recording action");
	else
		act_kernel(c, a);
	c->cl->order.committed = true;
}

bool check_action(struct checker *c, const struct node *n, struct prog_stmt ***list,
		  uint32_t *nlist)
{
	const struct action_info *info = action_find(c, n->call.name);
	struct action_call a = { .info = info,
				 .n = n,
				 .args = n->call.args.items,
				 .nargs = (unsigned int)n->call.args.n,
				 .list = list,
				 .nlist = nlist };

	if (!info)
		return false;
	if (!count_ok(c, info, n))
		return true;
	if (strchr(info->flags, 'W')) {
		if (!check_destructive(c, &a))
			return true;
		c->cl->order.acted |= strchr(info->flags, 'R') != NULL;
	} else if (strchr(info->flags, 'R') && !check_order_record(c, n->loc, info->name)) {
		return true;
	}
	info->check(c, &a);
	return true;
}
