// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

static struct ir_expr *lower(struct lower *l, const struct prog_expr *e, bool want);

struct ir_expr *lower_value(struct lower *l, const struct prog_expr *e)
{
	return lower(l, e, true);
}

void lower_effect(struct lower *l, const struct prog_expr *e)
{
	lower(l, e, false);
}

struct ir_expr *lower_result(struct lower *l, const struct prog_expr *e, struct ir_expr *call,
			     enum ir_type type, bool faults, bool want)
{
	struct ir_expr *t = NULL;
	struct ir_stmt *stmt;

	if (want) {
		t = lower_temp(l, type);
		stmt = ir_assign(l->ctx, l->block, t, IO_SET, call);
	} else {
		while (call->kind == IX_CAST)
			call = call->a;
		stmt = ir_eval(l->ctx, l->block, call);
	}
	lower_note(stmt, e->loc);
	if (faults)
		lower_check(l);
	return t		    ? t :
	       ir_type_is_int(type) ? ir_int(l->ctx, type, 0) :
				      ir_operand(l->ctx, IX_NULL, type, 0);
}

/* ------------------------------------------------------ what an operand does */

static bool any(const struct prog_expr *e, bool (*is)(const struct prog_expr *e))
{
	for (uint32_t i = 0; i < e->na; i++)
		if (is(e->a[i]))
			return true;
	return false;
}

bool lower_has_effect(const struct prog_expr *e)
{
	if (e->kind == PX_ASSIGN || e->kind == PX_CLEAR || e->kind == PX_INVOKE)
		return true;
	if (e->kind == PX_CALL &&
	    (e->subr == SUBR_BCOPY || e->subr == SUBR_COPYINTO || e->subr == SUBR_STORE))
		return true;
	return any(e, lower_has_effect);
}

static bool divides_safely(const struct prog_expr *e)
{
	return e->a[1]->kind == PX_INT && e->a[1]->value != 0 && e->a[1]->value != -1;
}

static bool is_impure(const struct prog_expr *e)
{
	return !lower_is_pure(e);
}

bool lower_is_pure(const struct prog_expr *e)
{
	switch (e->kind) {
	case PX_LOAD:
	case PX_STRING:
	case PX_COMMA:
	case PX_ASSIGN:
	case PX_CLEAR:
	case PX_CALL:
	case PX_INVOKE:
	case PX_NULLSTR:
	case PX_STRNULL:
	case PX_MATCH:
		return false;
	case PX_DIV:
	case PX_MOD:
		return divides_safely(e) && lower_is_pure(e->a[0]);
	case PX_BUILTIN:
		return e->builtin != PB_UREGS && e->builtin != PB_CWD && e->builtin != PB_ROOT &&
		       e->builtin != PB_ZONENAME && e->builtin != PB_EXECARGS;
	case PX_VAR:
		return lower_var_is_pure(e);
	case PX_STREQ:
	case PX_STRNE:
		return (e->a[0]->kind == PX_STR || e->a[1]->kind == PX_STR) &&
		       e->a[0]->kind != PX_COND && e->a[1]->kind != PX_COND && !any(e, is_impure);
	case PX_STRLT:
	case PX_STRLE:
	case PX_STRGT:
	case PX_STRGE:
		return false;
	default:
		return !any(e, is_impure);
	}
}

bool lower_nullable(const struct lower *l, const struct prog_expr *e)
{
	switch (e->kind) {
	case PX_NULLSTR:
		return true;
	case PX_COND:
		return lower_nullable(l, e->a[1]) || lower_nullable(l, e->a[2]);
	case PX_COMMA:
	case PX_ASSIGN:
		return lower_nullable(l, e->a[1]);
	case PX_CALL:
		return e->subr == SUBR_STRSTR || e->subr == SUBR_STRCHR ||
		       e->subr == SUBR_STRRCHR || e->subr == SUBR_STRTOK || e->subr == SUBR_JSON;
	case PX_INVOKE:
		return l->out->func_nullable[e->func->body.id];
	case PX_VAR:
		if (e->var.var->assoc || e->var.var->storage == PV_SELF)
			return true;
		for (uint32_t i = 0; i < l->prog->nvars; i++)
			if (l->prog->vars[i] == e->var.var)
				return l->out->var_nullable[i];
		return false;
	default:
		return false;
	}
}

/* Whether a string may be where a variable is, and change with that. */
static bool is_storage(const struct prog_expr *e)
{
	switch (e->kind) {
	case PX_VAR:
	case PX_ASSIGN:
		return true;
	case PX_COND:
		return is_storage(e->a[1]) || is_storage(e->a[2]);
	case PX_COMMA:
		return is_storage(e->a[1]);
	default:
		return false;
	}
}

/* A copy of a string as it is now. */
static struct ir_expr *copied(struct lower *l, const struct prog_expr *e, struct ir_expr *v)
{
	const bool nullable = lower_nullable(l, e);
	struct ir_expr *copy = lower_buffer(l, IT_CHARS, l->prog->strsize, lower_site(l, e));

	ir_eval(l->ctx, l->block,
		ir_call(l->ctx, nullable ? IR_rt_str_put : IR_rt_str_set, copy, v,
			lower_u32(l, l->prog->strsize), lower_site_arg(l, e), NULL));
	return nullable ? ir_call(l->ctx, IR_rt_str_get, copy, NULL) : copy;
}

static struct ir_expr *kept(struct lower *l, struct ir_expr *v)
{
	struct ir_expr *t = lower_temp(l, v->type);

	ir_assign(l->ctx, l->block, t, IO_SET, v);
	return t;
}

void lower_operands(struct lower *l, struct prog_expr *const *a, uint32_t n, struct ir_expr **out)
{
	for (uint32_t i = 0; i < n; i++) {
		bool keep = false;

		out[i] = lower_value(l, a[i]);
		for (uint32_t j = i + 1; j < n; j++)
			keep |= lower_has_effect(a[j]);
		if (keep && type_is_string(a[i]->type) && is_storage(a[i]))
			out[i] = copied(l, a[i], out[i]);
		else if (keep && !ir_is_const(out[i]) && out[i]->type != IT_BYTES)
			out[i] = kept(l, out[i]);
	}
}

/* ---------------------------------------------------------------- operators */

/* D's operators that are C's. */
static enum ir_op operator(enum prog_expr_kind kind)
{
	static const enum ir_op ops[] = {
		[PX_NEG] = IO_NEG,   [PX_COMPL] = IO_COMPL, [PX_MUL] = IO_MUL,	 [PX_DIV] = IO_DIV,
		[PX_MOD] = IO_MOD,   [PX_ADD] = IO_ADD,	    [PX_SUB] = IO_SUB,	 [PX_SHL] = IO_SHL,
		[PX_SHR] = IO_SHR,   [PX_AND] = IO_AND,	    [PX_XOR] = IO_XOR,	 [PX_OR] = IO_OR,
		[PX_LT] = IO_LT,     [PX_LE] = IO_LE,	    [PX_GT] = IO_GT,	 [PX_GE] = IO_GE,
		[PX_EQ] = IO_EQ,     [PX_NE] = IO_NE,	    [PX_STRLT] = IO_LT,	 [PX_STRLE] = IO_LE,
		[PX_STRGT] = IO_GT,  [PX_STRGE] = IO_GE,    [PX_STREQ] = IO_EQ, [PX_STRNE] = IO_NE,
	};

	return ops[kind];
}

/* As DTrace does it: in 64 bits, by the count's lowest six bits, and cut to the type afterwards. */
static struct ir_expr *shift(struct lower *l, enum prog_expr_kind kind, enum ir_type type,
			     struct ir_expr *a, struct ir_expr *count)
{
	enum ir_type wide = ir_type_signed(type) ? IT_S64 : IT_U64;

	if (count->kind == IX_INT) {
		count = ir_int(l->ctx, IT_S32, count->value & 63);
		if ((uint64_t)count->value < ir_type_size(type) * 8)
			return ir_binary(l->ctx, type, operator(kind), a, count);
	} else {
		count = ir_binary(l->ctx, count->type, IO_AND, count,
				  ir_int(l->ctx, count->type, 63));
	}
	return ir_cast(l->ctx, type,
		       ir_binary(l->ctx, wide, operator(kind), ir_cast(l->ctx, wide, a), count));
}

static struct ir_expr *divide(struct lower *l, enum prog_expr_kind kind, enum ir_type type,
			      struct ir_expr *a, struct ir_expr *b, const struct prog_expr *e)
{
	bool is_signed = ir_type_signed(type);
	const enum ir_rt rt = kind == PX_DIV ? is_signed ? IR_rt_sdiv : IR_rt_udiv :
			      is_signed	     ? IR_rt_smod :
					       IR_rt_umod;
	enum ir_type wide = is_signed ? IT_S64 : IT_U64;

	if (b->kind == IX_INT && b->value != 0 && !(is_signed && b->value == -1))
		return ir_binary(l->ctx, type, operator(kind), a, b);
	return lower_result(l, e,
			    ir_cast(l->ctx, type,
				    ir_call(l->ctx, rt, ir_cast(l->ctx, wide, a),
					    ir_cast(l->ctx, wide, b), lower_site_arg(l, e), NULL)),
			    type, true, true);
}

struct ir_expr *lower_arith(struct lower *l, enum prog_expr_kind kind, enum ir_type type,
			    struct ir_expr *a, struct ir_expr *b, const struct prog_expr *e)
{
	a = ir_cast(l->ctx, type, a);
	if (kind == PX_SHL || kind == PX_SHR)
		return shift(l, kind, type, a, b);
	b = ir_cast(l->ctx, type, b);
	if (kind == PX_DIV || kind == PX_MOD)
		return divide(l, kind, type, a, b, e);
	return ir_binary(l->ctx, type, operator(kind), a, b);
}

static struct ir_expr *binary(struct lower *l, const struct prog_expr *e)
{
	enum ir_type type = ir_type_of(e->type);
	struct ir_expr *v[2];

	lower_operands(l, e->a, 2, v);
	return lower_arith(l, e->kind, type, v[0], v[1], e);
}

static struct ir_expr *compare(struct lower *l, const struct prog_expr *e)
{
	enum ir_type type = ir_type_of(e->a[0]->type);
	struct ir_expr *v[2];

	lower_operands(l, e->a, 2, v);
	v[0] = ir_cast(l->ctx, type, v[0]);
	v[1] = ir_cast(l->ctx, type, v[1]);
	/* What C compilers complain about: a test that cannot come out otherwise. */
	if (!ir_type_signed(type) && v[1]->kind == IX_INT && !v[1]->value &&
	    (e->kind == PX_LT || e->kind == PX_GE))
		return ir_int(l->ctx, IT_S32, e->kind == PX_GE);
	return ir_binary(l->ctx, IT_S32, operator(e->kind), v[0], v[1]);
}

/* A variable of which a comparison has to know whether it is NULL. */
static bool is_null_variable(struct lower *l, const struct prog_expr *e)
{
	return e->kind == PX_VAR && lower_nullable(l, e);
}

/* A function's result that can be NULL, which is a fault. */
static bool may_lack(struct lower *l, const struct prog_expr *e)
{
	return e->kind != PX_VAR && lower_nullable(l, e);
}

/* Whether the comparison comes out alike for NULL and "": with all literals but "". */
static bool null_is_empty(const struct prog_expr *e, const struct prog_expr *y)
{
	return (e->kind == PX_STREQ || e->kind == PX_STRNE) && y->kind == PX_STR && y->str.len &&
	       y->str.text[0];
}

/* NULL in a variable is a value like others; what a function gives must be something. */
static struct ir_expr *compare_values(struct lower *l, const struct prog_expr *e)
{
	const struct prog_expr *x = e->a[0], *y = e->a[1];
	bool nulls = is_null_variable(l, x) || is_null_variable(l, y);
	bool faults[] = { may_lack(l, x), may_lack(l, y) };
	struct ir_expr *v[2], *call;

	lower_operands(l, e->a, 2, v);
	for (int i = 0; nulls && i < 2; i++) {
		if (!faults[i])
			continue;
		call = ir_call(l->ctx, IR_rt_string_from, v[i], ir_int(l->ctx, IT_S64, 0),
			       lower_site_arg(l, e), NULL);
		v[i] = lower_result(l, e, call, IT_STR, true, true);
	}
	if (nulls)
		call = ir_call(l->ctx, IR_rt_strcmp_null, v[0], v[1], NULL);
	else
		call = ir_call(l->ctx, IR_rt_strcmp, v[0], v[1], lower_site_arg(l, e), NULL);
	call = lower_result(l, e, call, IT_S32, !nulls && (faults[0] || faults[1]), true);
	return ir_binary(l->ctx, IT_S32, operator(e->kind), call, ir_int(l->ctx, IT_S32, 0));
}

static struct ir_expr *string_compare(struct lower *l, const struct prog_expr *e)
{
	bool equality = e->kind == PX_STREQ || e->kind == PX_STRNE;
	const struct prog_expr *x = e->a[0], *y = e->a[1];
	struct ir_expr *v, *call;

	if (equality && x->kind == PX_STR) {
		x = e->a[1];
		y = e->a[0];
	}
	if (!equality || y->kind != PX_STR || may_lack(l, x) ||
	    (is_null_variable(l, x) && !null_is_empty(e, y)))
		return compare_values(l, e);
	v = x->kind == PX_VAR ? lower_var_raw(l, x) : lower_value(l, x);
	call = ir_call(l->ctx, IR_rt_streq, v, lower_value(l, y), NULL);
	return e->kind == PX_STREQ ? call : ir_not(l->ctx, call);
}

static struct ir_expr *match(struct lower *l, const struct prog_expr *e, bool want)
{
	struct ir_expr *regex = ir_operand(l->ctx, IX_REGEX, IT_REGEX, e->index), *call;

	l->out->regex_used[e->index] = true;
	call = ir_call(l->ctx, IR_rt_match, lower_value(l, e->a[0]), regex, lower_site_arg(l, e),
		       NULL);
	return lower_result(l, e, call, IT_S32, lower_nullable(l, e->a[0]), want);
}

static struct ir_expr *is_null(struct lower *l, const struct prog_expr *e)
{
	struct ir_expr *v;

	if (!lower_nullable(l, e->a[0])) {
		lower_effect(l, e->a[0]);
		return ir_int(l->ctx, IT_S32, 0);
	}
	v = lower_value(l, e->a[0]);
	return ir_binary(l->ctx, IT_S32, IO_EQ, v, ir_operand(l->ctx, IX_NULL, IT_STR, 0));
}

/* ------------------------------------------------------------- lazy operators */

static void lazy_part(struct lower *l, struct ir_block *block, const struct prog_expr *e,
		      struct ir_expr *to, bool truth)
{
	struct lower_nest nest = lower_enter(l, block);
	struct ir_expr *v = lower(l, e, to);

	if (to && truth)
		v = ir_binary(l->ctx, IT_S32, IO_NE, v, ir_int(l->ctx, v->type, 0));
	if (to)
		ir_assign(l->ctx, l->block, to, IO_SET, v);
	lower_leave(l, nest);
}

static struct ir_expr *lazy(struct lower *l, const struct prog_expr *e, bool want)
{
	bool is_or = e->kind == PX_LOR;
	struct ir_expr *a, *to = NULL;
	struct ir_stmt *stmt;

	a = lower_value(l, e->a[0]);
	if (lower_is_pure(e->a[1]))
		return ir_binary(l->ctx, IT_S32, is_or ? IO_LOR : IO_LAND, a,
				 lower_value(l, e->a[1]));
	if (want) {
		to = lower_temp(l, IT_S32);
		ir_assign(l->ctx, l->block, to, IO_SET, ir_int(l->ctx, IT_S32, is_or));
	}
	stmt = ir_if(l->ctx, l->block, is_or ? ir_not(l->ctx, a) : a);
	lower_note(stmt, e->loc);
	lazy_part(l, stmt->yes, e->a[1], to, true);
	return to ? to : ir_int(l->ctx, IT_S32, 0);
}

static struct ir_expr *conditional(struct lower *l, const struct prog_expr *e, bool want)
{
	enum ir_type type = lower_type_of(e->type);
	struct ir_expr *test = lower_value(l, e->a[0]), *to = NULL;
	struct ir_stmt *stmt;

	if (type != IT_VOID && lower_is_pure(e->a[1]) && lower_is_pure(e->a[2]))
		return ir_cond(l->ctx, type, test, ir_cast(l->ctx, type, lower_value(l, e->a[1])),
			       ir_cast(l->ctx, type, lower_value(l, e->a[2])));
	if (want && type != IT_VOID)
		to = lower_temp(l, type);
	stmt = ir_if(l->ctx, l->block, test);
	lower_note(stmt, e->loc);
	lazy_part(l, stmt->yes, e->a[1], to, false);
	lazy_part(l, stmt->no, e->a[2], to, false);
	if (!stmt->yes->first && stmt->no->first) {
		struct ir_block *empty = stmt->yes;

		stmt->a = ir_not(l->ctx, stmt->a);
		stmt->yes = stmt->no;
		stmt->no = empty;
	}
	return to ? to : ir_int(l->ctx, IT_S32, 0);
}

/* ------------------------------------------------------------------ the rest */

struct ir_expr *lower_address(struct lower *l, const struct prog_expr *e)
{
	struct ir_expr *v = ir_cast(l->ctx, IT_U64, lower_value(l, e));

	/* Offsets of members read best in hexadecimal. */
	if (v->kind == IX_BINARY && v->b->kind == IX_INT)
		v->b->hex = true;
	return v;
}

static struct ir_expr *load(struct lower *l, const struct prog_expr *e, bool want)
{
	static const enum ir_rt calls[] = {
		[1] = IR_rt_load8, [2] = IR_rt_load16, [4] = IR_rt_load32, [8] = IR_rt_load64
	};
	enum ir_type type = ir_type_of(e->type);
	uint32_t size = ir_type_size(type);
	uint32_t bits = e->load.bits, off = e->load.bitoff;
	struct ir_expr *v;
	int64_t offset;

	assert(size);
	/* Elsewhere the event may be another, or there is none. */
	if (l->lc->one_event && lower_in_record(e->a[0], &offset)) {
		enum ir_type raw = !bits     ? type :
				   size == 1 ? IT_U8 :
				   size == 2 ? IT_U16 :
				   size == 4 ? IT_U32 :
					       IT_U64;

		v = ir_at(l->ctx, raw, ir_operand(l->ctx, IX_EVENT, IT_BYTES, 0), offset);
	} else {
		v = lower_address(l, e->a[0]);
		v = ir_call(l->ctx, calls[size], v, lower_site_arg(l, e), NULL);
		v = lower_result(l, e, v, bits ? IT_U64 : type, true, want);
	}
	return bits ? lower_bits(l, v, type, bits, off) : v;
}

struct ir_expr *lower_bits(struct lower *l, struct ir_expr *raw, enum ir_type type, uint32_t bits,
			   uint32_t off)
{
	raw = ir_cast(l->ctx, IT_U64, raw);
	if (ir_type_signed(type)) {
		raw = ir_binary(l->ctx, IT_U64, IO_SHL, raw,
				ir_int(l->ctx, IT_S32, 64 - off - bits));
		raw = ir_binary(l->ctx, IT_S64, IO_SHR, ir_cast(l->ctx, IT_S64, raw),
				ir_int(l->ctx, IT_S32, 64 - bits));
	} else {
		if (off)
			raw = ir_binary(l->ctx, IT_U64, IO_SHR, raw, ir_int(l->ctx, IT_S32, off));
		if (bits < 64)
			raw = ir_binary(l->ctx, IT_U64, IO_AND, raw,
					ir_hex(l->ctx, IT_U64, (int64_t)((1ULL << bits) - 1)));
	}
	return ir_cast(l->ctx, type, raw);
}

struct ir_expr *lower_bytes(struct lower *l, const struct prog_expr *e, uint32_t n)
{
	struct ir_expr *addr, *buf;

	if (e->kind == PX_VAR)
		return lower_var_bytes(l, e);
	if (e->kind == PX_ASSIGN)
		return lower_assign(l, e, true);
	if (e->kind == PX_COMMA) {
		lower_effect(l, e->a[0]);
		return lower_bytes(l, e->a[1], n);
	}
	assert(e->kind == PX_LOAD);
	addr = lower_address(l, e->a[0]);
	buf = lower_buffer(l, IT_BYTES, n, lower_site(l, e));
	lower_note(ir_eval(l->ctx, l->block,
			   ir_call(l->ctx, IR_rt_load, buf, addr, lower_u32(l, n),
				   lower_site_arg(l, e), NULL)),
		   e->loc);
	lower_check(l);
	return buf;
}

static struct ir_expr *string_of(struct lower *l, const struct prog_expr *e, bool want)
{
	struct ir_expr *addr = lower_address(l, e->a[0]);
	struct ir_expr *call = ir_call(l->ctx, IR_rt_string, addr, lower_u32(l, e->size),
				       lower_site_arg(l, e), NULL);

	lower_use_scratch(l, call, l->prog->strsize + 8);
	return lower_result(l, e, call, IT_STR, true, want);
}

static struct ir_expr *cast(struct lower *l, const struct prog_expr *e, bool want)
{
	const struct type *type = type_strip(e->type);
	struct ir_expr *v = lower(l, e->a[0], want);

	if (type->kind == TYPE_VOID)
		return v;
	if (!ir_type_is_int(v->type))
		return ir_cast(l->ctx, IT_U64, v);
	if (type->kind == TYPE_INT && type->is_bool)
		v = ir_binary(l->ctx, IT_S32, IO_NE, v, ir_int(l->ctx, v->type, 0));
	return ir_cast(l->ctx, ir_type_of(type), v);
}

static struct ir_expr *literal(struct lower *l, const struct prog_expr *e)
{
	size_t len = strnlen(e->str.text, e->str.len);

	return ir_str(l->ctx, e->str.text, len < l->prog->strsize ? len : l->prog->strsize - 1);
}

static struct ir_expr *symbol(struct lower *l, const struct prog_expr *e)
{
	struct ir_expr *addr = ir_operand(l->ctx, IX_KSYM, IT_U64, e->index);

	l->out->uses_ksyms = true;
	if (!l->prog->ksyms[e->index].percpu)
		return addr;
	return ir_call(l->ctx, IR_rt_percpu, addr, NULL);
}

static struct ir_expr *macro(struct lower *l, const struct prog_expr *e)
{
	l->out->uses_macros = true;
	if (e->kind == PX_MACRO_STR)
		return ir_operand(l->ctx, IX_MACRO, IT_STR, e->index);
	return ir_cast(l->ctx, ir_type_of(e->type), ir_operand(l->ctx, IX_MACRO, IT_S64, e->index));
}

static struct ir_expr *exclusive(struct lower *l, const struct prog_expr *e)
{
	struct ir_expr *v[2];

	lower_operands(l, e->a, 2, v);
	return ir_binary(l->ctx, IT_S32, IO_NE, ir_unary(l->ctx, IT_S32, IO_NOT, v[0]),
			 ir_unary(l->ctx, IT_S32, IO_NOT, v[1]));
}

/* C's operators whose operands are all evaluated; NULL: something else. */
static struct ir_expr *operation(struct lower *l, const struct prog_expr *e)
{
	switch (e->kind) {
	case PX_NEG:
	case PX_COMPL:
		return ir_unary(l->ctx, ir_type_of(e->type), operator(e->kind),
				ir_cast(l->ctx, ir_type_of(e->type), lower_value(l, e->a[0])));
	case PX_NOT:
		return ir_not(l->ctx, lower_value(l, e->a[0]));
	case PX_MUL:
	case PX_DIV:
	case PX_MOD:
	case PX_ADD:
	case PX_SUB:
	case PX_SHL:
	case PX_SHR:
	case PX_AND:
	case PX_XOR:
	case PX_OR:
		return binary(l, e);
	case PX_LT:
	case PX_LE:
	case PX_GT:
	case PX_GE:
	case PX_EQ:
	case PX_NE:
		return compare(l, e);
	case PX_STRLT:
	case PX_STRLE:
	case PX_STRGT:
	case PX_STRGE:
	case PX_STREQ:
	case PX_STRNE:
		return string_compare(l, e);
	default:
		return NULL;
	}
}

static struct ir_expr *lower_kind(struct lower *l, const struct prog_expr *e, bool want)
{
	struct ir_expr *v = operation(l, e);

	if (v)
		return v;
	switch (e->kind) {
	case PX_INT:
		return ir_int(l->ctx, ir_type_of(e->type), e->value);
	case PX_STR:
		return literal(l, e);
	case PX_NULLSTR:
		return ir_operand(l->ctx, IX_NULL, IT_STR, 0);
	case PX_MACRO_INT:
	case PX_MACRO_STR:
		return macro(l, e);
	case PX_BUILTIN:
		return lower_builtin(l, e, want);
	case PX_ARG:
		return lower_word(l, e->arg.at);
	case PX_ARGN:
		return lower_word_by_row(l, e->arg.at, e->arg.n);
	case PX_ARGADDR:
		return lower_area(l, e->arg.at);
	case PX_SYMBOL:
		return symbol(l, e);
	case PX_VAR:
		return lower_var(l, e);
	case PX_VARADDR:
		return lower_var_addr(l, e);
	case PX_LOAD:
		if (ir_type_of(e->type) == IT_VOID)
			return lower_bytes(l, e, type_strip(e->type)->size);
		return load(l, e, want);
	case PX_STRING:
		return string_of(l, e, want);
	case PX_CAST:
		return cast(l, e, want);
	case PX_STRADDR:
		return ir_call(l->ctx, IR_rt_string_addr, lower_value(l, e->a[0]), NULL);
	case PX_STRNULL:
		return is_null(l, e);
	case PX_MATCH:
		return match(l, e, want);
	case PX_LAND:
	case PX_LOR:
		return lazy(l, e, want);
	case PX_LXOR:
		return exclusive(l, e);
	case PX_COND:
		return conditional(l, e, want);
	case PX_COMMA:
		lower_effect(l, e->a[0]);
		return lower(l, e->a[1], want);
	case PX_ASSIGN:
		return lower_assign(l, e, want);
	case PX_CLEAR:
		assert(!want);
		lower_clear(l, e);
		return ir_int(l->ctx, IT_S32, 0);
	case PX_CALL:
		return lower_call(l, e, want);
	case PX_INVOKE:
		return lower_invoke(l, e, want);
	case PX_STACK:
	case PX_USTACK:
		/* Only keys and fields hold stacks, and they do not come here. */
		assert(!want);
		return ir_int(l->ctx, IT_S32, 0);
	case PX_SYM:
		return ir_cast(l->ctx, IT_U64, lower_value(l, e->a[0]));
	default:
		abort();
	}
}

static struct ir_expr *lower(struct lower *l, const struct prog_expr *e, bool want)
{
	const struct loc outer = ir_place(e->loc);
	struct ir_expr *v = lower_kind(l, e, want);

	ir_place(outer);
	return v;
}
