// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <assert.h>
#include <string.h>
#include <talloc.h>

/* Where (a part of) a variable is, its keys and subscript evaluated. */
struct place {
	const struct prog_expr *e;
	const struct prog_var *var;
	bool dynamic;	   /* lives in the runtime's table under `key` */
	bool whole;	   /* the variable (or element) itself, not a part of it */
	enum ir_type type; /* scalar, STR, or BYTES */
	uint32_t size;
	struct lower_key key;
	struct ir_expr *storage; /* static: the variable; dynamic, read: a copy of the element */
	struct ir_expr *index;	 /* bytes from a subscript, NULL: none */
};

static bool is_dynamic(const struct prog_var *var)
{
	return var->assoc || var->storage == PV_SELF;
}

static enum ir_type class(const struct type *type) {
	enum ir_type t = ir_type_of(type);

	return t != IT_VOID	    ? t :
	       type_is_string(type) ? IT_STR :
				      IT_BYTES;
}

bool lower_var_is_pure(const struct prog_expr *e)
{
	return !is_dynamic(e->var.var) && !e->var.nindex;
}

/* The name of a static variable; the first mention of `this` fetches the struct. */
static struct ir_expr *storage(struct lower *l, const struct prog_var *var, enum ir_type type)
{
	for (uint32_t i = 0; i < l->prog->nvars; i++)
		l->out->var_used[i] |= l->prog->vars[i] == var;
	if (var->storage == PV_THIS && !l->this) {
		l->this = ir_local(l->ctx, l->func, IT_THIS, "this", 0);
		ir_assign(l->ctx, l->prologue, ir_ref(l->ctx, l->this), IO_SET,
			  ir_operand(l->ctx, IX_THIS, IT_THIS, 0));
	}
	return ir_var(l->ctx, type, var);
}

static struct ir_expr *subscript(struct lower *l, const struct prog_expr *e, uint32_t n)
{
	const struct prog_index *index = &e->var.index[n];
	struct ir_expr *i =
		ir_cast(l->ctx, IT_S64, lower_value(l, e->a[e->na - e->var.nindex + n]));
	struct ir_expr *call;

	if (i->kind == IX_INT && i->value >= 0 && i->value < index->bound)
		return ir_int(l->ctx, IT_U64, i->value * index->scale);
	call = ir_call(l->ctx, IR_rt_subscript, i, ir_int(l->ctx, IT_U64, index->bound),
		       lower_site_arg(l, e), NULL);
	i = lower_result(l, e, call, IT_U64, true, true);
	if (index->scale == 1)
		return i;
	return ir_binary(l->ctx, IT_U64, IO_MUL, i, ir_int(l->ctx, IT_U64, index->scale));
}

/* Bytes from all subscripts, NULL: none. */
static struct ir_expr *subscripts(struct lower *l, const struct prog_expr *e)
{
	struct ir_expr *sum = NULL, *i;

	for (uint32_t n = 0; n < e->var.nindex; n++) {
		i = subscript(l, e, n);
		sum = sum ? ir_binary(l->ctx, IT_U64, IO_ADD, sum, i) : i;
	}
	return sum;
}

static struct place find(struct lower *l, const struct prog_expr *e)
{
	const struct prog_var *var = e->var.var;
	const struct type *type = type_strip(e->type);
	struct place p = { .e = e, .var = var, .dynamic = is_dynamic(var), .type = class(type) };

	p.size = type->size;
	p.whole = !e->var.nindex && !e->var.offset && !e->var.bits &&
		  type_strip(var->type)->size == p.size &&
		  (class(var->type) == IT_BYTES) == (p.type == IT_BYTES);
	if (p.dynamic) {
		struct lower_component *c =
			talloc_zero_array(l->ctx, struct lower_component, var->nkeys + 1);
		uint32_t value =
			p.whole && ir_type_is_int(p.type) ? 8 : type_strip(var->type)->size;

		for (uint32_t i = 0; i < var->nkeys; i++)
			c[i] = lower_component(e->a[i]);
		p.key = lower_key(l, c, var->nkeys, var->storage == PV_SELF);
		if (p.key.max + value > l->out->dynvar_max)
			l->out->dynvar_max = p.key.max + value;
	}
	p.index = subscripts(l, e);
	if (!p.dynamic)
		p.storage = storage(l, var, p.whole ? p.type : IT_BYTES);
	return p;
}

static struct ir_expr *var_id(struct lower *l, const struct place *p)
{
	return lower_u32(l, p->var->id);
}

/* A copy of the whole element of a dynamic variable that is not a scalar. */
static void fetch(struct lower *l, struct place *p)
{
	uint32_t size = type_strip(p->var->type)->size;
	struct ir_expr *call;

	p->storage =
		lower_buffer(l, p->type == IT_STR ? IT_CHARS : IT_BYTES, size, lower_site(l, p->e));
	call = ir_call(l->ctx, IR_rt_var_get, var_id(l, p), p->key.words, p->key.len, p->storage,
		       lower_u32(l, size), NULL);
	lower_note(ir_eval(l->ctx, l->block, call), p->e->loc);
}

/* The address of the part, in storage. */
static struct ir_expr *part(struct lower *l, const struct place *p)
{
	struct ir_expr *at = p->storage;

	if (p->index && !(p->index->kind == IX_INT && !p->index->value))
		at = ir_binary(l->ctx, IT_BYTES, IO_ADD, at, p->index);
	return at;
}

static struct ir_expr *part_address(struct lower *l, const struct place *p)
{
	struct ir_expr *at = part(l, p);

	if (p->e->var.offset)
		at = ir_binary(l->ctx, IT_BYTES, IO_ADD, at,
			       ir_int(l->ctx, IT_S32, p->e->var.offset));
	return at;
}

/* The scalar's C lvalue in storage. */
static struct ir_expr *lvalue(struct lower *l, const struct place *p)
{
	if (p->whole && !p->dynamic)
		return p->storage;
	return ir_at(l->ctx, p->type, part(l, p), p->e->var.offset);
}

static struct ir_expr *string_value(struct lower *l, const struct place *p)
{
	struct ir_expr *at = p->whole ? p->storage : ir_cast(l->ctx, IT_STR, part_address(l, p));

	if (p->dynamic)
		return ir_call(l->ctx, IR_rt_dynstr_get, at, NULL);
	if (lower_nullable(l, p->e))
		return ir_call(l->ctx, IR_rt_str_get, at, NULL);
	return at;
}

/* Nobody else writes a thread's variables while its handler runs. */
static bool is_own(const struct place *p)
{
	return p->var->storage == PV_SELF && !p->var->assoc && p->whole && ir_type_is_int(p->type);
}

static struct ir_expr *read_element(struct lower *l, const struct place *p)
{
	struct ir_expr *v =
		ir_call(l->ctx, IR_rt_var_get64, var_id(l, p), p->key.words, p->key.len, NULL);

	v->own = is_own(p);
	return lower_result(l, p->e, v, p->type, false, true);
}

static struct ir_expr *read(struct lower *l, struct place *p)
{
	struct ir_expr *v;

	if (p->dynamic && p->whole && ir_type_is_int(p->type))
		return read_element(l, p);
	if (p->dynamic && !p->storage)
		fetch(l, p);
	if (p->type == IT_STR)
		return string_value(l, p);
	if (p->type == IT_BYTES)
		return part_address(l, p);
	v = lvalue(l, p);
	return p->e->var.bits ? lower_bits(l, v, p->type, p->e->var.bits, p->e->var.bitoff) : v;
}

struct ir_expr *lower_var_place(struct lower *l, const struct prog_var *var)
{
	return storage(l, var, IT_STR);
}

struct ir_expr *lower_var(struct lower *l, const struct prog_expr *e)
{
	struct place p = find(l, e);

	return read(l, &p);
}

struct ir_expr *lower_var_isset(struct lower *l, const struct prog_expr *e)
{
	struct place p = find(l, e->a[0]);

	return lower_result(
		l, e, ir_call(l->ctx, IR_rt_var_isset, var_id(l, &p), p.key.words, p.key.len, NULL),
		IT_S32, false, true);
}

void lower_clear(struct lower *l, const struct prog_expr *e)
{
	struct place p = find(l, e->a[0]);

	assert(!p.dynamic && p.type == IT_BYTES);
	lower_note(ir_eval(l->ctx, l->block,
			   ir_call(l->ctx, IR_rt_clear, part_address(l, &p), lower_u32(l, p.size),
				   NULL)),
		   e->loc);
}

struct ir_expr *lower_var_raw(struct lower *l, const struct prog_expr *e)
{
	struct place p = find(l, e);

	if (p.dynamic)
		fetch(l, &p);
	return p.whole ? p.storage : ir_cast(l->ctx, IT_STR, part_address(l, &p));
}

struct ir_expr *lower_var_bytes(struct lower *l, const struct prog_expr *e)
{
	struct place p = find(l, e);

	if (p.dynamic)
		fetch(l, &p);
	/* A scalar asked for as bytes has an address too. */
	if (ir_type_is_int(p.type))
		return ir_var_addr(l->ctx, p.var);
	return part_address(l, &p);
}

struct ir_expr *lower_var_addr(struct lower *l, const struct prog_expr *e)
{
	struct place p = find(l, e);

	if (p.dynamic) {
		fetch(l, &p);
		return ir_cast(l->ctx, IT_U64, part_address(l, &p));
	}
	if (ir_type_is_int(class(p.var->type)))
		return ir_cast(l->ctx, IT_U64, ir_var_addr(l->ctx, p.var));
	p.storage->type = IT_BYTES;
	return ir_cast(l->ctx, IT_U64, part_address(l, &p));
}

/* -------------------------------------------------------------- assignment */

static void note(struct ir_stmt *stmt, const struct place *p, const struct prog_expr *e)
{
	/* Plain C assignments to the script's names need no comment. */
	if (p->dynamic || !p->whole || !ir_type_is_int(p->type))
		lower_note(stmt, e->loc);
}

static void put_back(struct lower *l, const struct place *p, const struct prog_expr *e)
{
	struct ir_expr *call =
		ir_call(l->ctx, IR_rt_var_set, var_id(l, p), p->key.words, p->key.len, p->storage,
			lower_u32(l, type_strip(p->var->type)->size), NULL);

	lower_note(ir_eval(l->ctx, l->block, call), e->loc);
}

static struct ir_expr *insert_bits(struct lower *l, const struct place *p, struct ir_expr *old,
				   struct ir_expr *v)
{
	uint64_t mask = p->e->var.bits < 64 ? (1ULL << p->e->var.bits) - 1 : ~0ULL;
	struct ir_expr *off = ir_int(l->ctx, IT_S32, p->e->var.bitoff);

	v = ir_binary(l->ctx, IT_U64, IO_AND, ir_cast(l->ctx, IT_U64, v),
		      ir_hex(l->ctx, IT_U64, (int64_t)mask));
	v = ir_binary(l->ctx, IT_U64, IO_SHL, v, off);
	old = ir_binary(l->ctx, IT_U64, IO_AND, ir_cast(l->ctx, IT_U64, old),
			ir_int(l->ctx, IT_U64, (int64_t) ~(mask << p->e->var.bitoff)));
	return ir_cast(l->ctx, p->type, ir_binary(l->ctx, IT_U64, IO_OR, old, v));
}

static void store_scalar(struct lower *l, struct place *p, struct ir_expr *v,
			 const struct prog_expr *e)
{
	if (p->dynamic && p->whole) {
		v = ir_call(l->ctx, IR_rt_var_set64, var_id(l, p), p->key.words, p->key.len,
			    ir_cast(l->ctx, IT_U64, v), NULL);
		lower_note(ir_eval(l->ctx, l->block, v), e->loc);
		return;
	}
	if (p->dynamic && !p->storage)
		fetch(l, p);
	if (p->e->var.bits)
		v = insert_bits(l, p, lvalue(l, p), v);
	note(ir_assign(l->ctx, l->block, lvalue(l, p), IO_SET, v), p, e);
	if (p->dynamic)
		put_back(l, p, e);
}

static void store_string(struct lower *l, struct place *p, struct ir_expr *v,
			 const struct prog_expr *e)
{
	/* A part that is not a string to D has no mark for NULL. */
	bool cut = p->size != l->prog->strsize,
	     plain = cut || (!p->dynamic && !lower_nullable(l, p->e));
	struct ir_stmt *stmt;
	struct ir_expr *to;

	if (p->dynamic && p->whole)
		p->storage = lower_buffer(l, IT_CHARS, p->size, lower_site(l, e));
	else if (p->dynamic)
		fetch(l, p);
	to = p->whole ? p->storage : ir_cast(l->ctx, IT_CHARS, part_address(l, p));
	stmt = ir_eval(l->ctx, l->block,
		       ir_call(l->ctx, plain ? IR_rt_str_set : IR_rt_str_put, to, v,
			       lower_u32(l, p->size), lower_site_arg(l, e), NULL));
	if (p->dynamic)
		put_back(l, p, e);
	else
		lower_note(stmt, e->loc);
	if (cut && lower_nullable(l, e->a[1]))
		lower_check(l);
}

static void store_bytes(struct lower *l, struct place *p, struct ir_expr *v,
			const struct prog_expr *e)
{
	if (p->dynamic && p->whole) {
		p->storage = v;
		put_back(l, p, e);
		return;
	}
	if (p->dynamic)
		fetch(l, p);
	lower_note(ir_eval(l->ctx, l->block,
			   ir_call(l->ctx, IR_rt_copy, part_address(l, p), v, lower_u32(l, p->size),
				   NULL)),
		   e->loc);
	if (p->dynamic)
		put_back(l, p, e);
}

static struct ir_expr *zero(struct lower *l, const struct place *p)
{
	return ir_type_is_int(p->type) ? ir_int(l->ctx, p->type, 0) :
					 ir_operand(l->ctx, IX_NULL, IT_STR, 0);
}

/* What a scalar place holds once v, of its type, is stored. */
static struct ir_expr *stored(struct lower *l, const struct place *p, struct ir_expr *v)
{
	return p->e->var.bits ? lower_bits(l, v, p->type, p->e->var.bits, 0) : v;
}

static struct ir_expr *assign_plain(struct lower *l, const struct prog_expr *e, bool want)
{
	struct place p = find(l, e->a[0]);
	struct ir_expr *v;

	if (e->assign.del && p.dynamic) {
		v = ir_call(l->ctx, IR_rt_var_del, var_id(l, &p), p.key.words, p.key.len, NULL);
		lower_note(ir_eval(l->ctx, l->block, v), e->loc);
		return zero(l, &p);
	}
	if (p.type == IT_BYTES) {
		v = lower_bytes(l, e->a[1], p.size);
		store_bytes(l, &p, v, e);
		return v;
	}
	v = lower_value(l, e->a[1]);
	if (p.type == IT_STR) {
		store_string(l, &p, v, e);
		return want ? string_value(l, &p) : v;
	}
	v = ir_cast(l->ctx, p.type, v);
	if (want && p.dynamic && !ir_is_const(v) && v->kind != IX_LOCAL) {
		struct ir_expr *t = lower_temp(l, p.type);

		ir_assign(l->ctx, l->block, t, IO_SET, v);
		v = t;
	}
	store_scalar(l, &p, v, e);
	return p.dynamic || !want ? stored(l, &p, v) : read(l, &p);
}

/* x op= y where C's own operator does the same. */
static enum ir_op compound(const struct prog_expr *e, const struct place *p, enum ir_type via)
{
	if (p->dynamic || p->e->var.bits || type_strip(e->type)->is_bool ||
	    ir_type_size(via) < ir_type_size(p->type))
		return IO_NONE;
	switch (e->assign.op) {
	case PX_ADD:
		return IO_ADD;
	case PX_SUB:
		return IO_SUB;
	case PX_AND:
		return IO_AND;
	case PX_OR:
		return IO_OR;
	case PX_XOR:
		return IO_XOR;
	default:
		return IO_NONE;
	}
}

/* Whether the runtime can add to the element itself: 64 bits, so that nothing has to be cut. */
static bool is_added(const struct prog_expr *e, const struct place *p, enum ir_type via)
{
	return p->dynamic && p->whole && !p->e->var.bits && ir_type_is_int(p->type) &&
	       ir_type_size(p->type) == 8 && ir_type_size(via) == 8 &&
	       (e->assign.op == PX_ADD || e->assign.op == PX_SUB);
}

/* x += y, x -= y, x++ of an element; what it was is what it is now without y. */
static struct ir_expr *add_to_element(struct lower *l, const struct prog_expr *e, struct place *p,
				      struct ir_expr *y, bool want)
{
	const bool minus = e->assign.op == PX_SUB;
	struct ir_expr *n, *v;

	y = ir_cast(l->ctx, p->type, y);
	if (want && !ir_is_const(y) && y->kind != IX_LOCAL) {
		struct ir_expr *t = lower_temp(l, p->type);

		ir_assign(l->ctx, l->block, t, IO_SET, y);
		y = t;
	}
	n = !minus	      ? ir_cast(l->ctx, IT_U64, y) :
	    y->kind == IX_INT ? ir_int(l->ctx, IT_S64, (int64_t)(0 - (uint64_t)y->value)) :
				ir_binary(l->ctx, IT_U64, IO_SUB, ir_int(l->ctx, IT_U64, 0),
					  ir_cast(l->ctx, IT_U64, y));
	v = ir_call(l->ctx, IR_rt_var_add64, var_id(l, p), p->key.words, p->key.len, n, NULL);
	v = lower_result(l, e, ir_cast(l->ctx, p->type, v), p->type, false, want);
	if (!want || !e->assign.post)
		return v;
	return ir_binary(l->ctx, p->type, minus ? IO_ADD : IO_SUB, v, y);
}

/* A string variable, and what is joined to it. */
static struct ir_expr *append(struct lower *l, const struct prog_expr *e, bool want)
{
	struct place p = find(l, e->a[0]);
	struct ir_expr *y = lower_value(l, e->a[1]), *call;

	call = ir_call(l->ctx, IR_rt_strjoin, read(l, &p), y, lower_site_arg(l, e), NULL);
	lower_use_scratch(l, call, l->prog->strsize + 8);
	y = lower_result(l, e, call, IT_STR, true, true);
	store_string(l, &p, y, e);
	return want ? string_value(l, &p) : y;
}

static struct ir_expr *assign_op(struct lower *l, const struct prog_expr *e, bool want)
{
	struct place p = find(l, e->a[0]);
	enum ir_type via = ir_type_of(e->assign.via);
	struct ir_expr *y = lower_value(l, e->a[1]), *old, *v;
	const enum ir_op op = compound(e, &p, via);

	if (is_added(e, &p, via))
		return add_to_element(l, e, &p, y, want);
	if (e->assign.post && want) {
		old = read(l, &p);
		if (old->kind != IX_LOCAL) {
			struct ir_expr *t = lower_temp(l, p.type);

			ir_assign(l->ctx, l->block, t, IO_SET, old);
			old = t;
		}
	} else {
		old = op ? NULL : read(l, &p);
	}
	if (op) {
		note(ir_assign(l->ctx, l->block, lvalue(l, &p), op, ir_cast(l->ctx, p.type, y)), &p,
		     e);
	} else {
		v = lower_arith(l, e->assign.op, via, old, y, e);
		if (type_strip(e->type)->is_bool)
			v = ir_binary(l->ctx, IT_S32, IO_NE, v, ir_int(l->ctx, via, 0));
		v = ir_cast(l->ctx, p.type, v);
		if (want && !e->assign.post) {
			struct ir_expr *t = lower_temp(l, p.type);

			ir_assign(l->ctx, l->block, t, IO_SET, v);
			v = t;
		}
		store_scalar(l, &p, v, e);
		if (!e->assign.post)
			return stored(l, &p, v);
	}
	return e->assign.post && want ? old : op ? lvalue(l, &p) : ir_int(l->ctx, p.type, 0);
}

struct ir_expr *lower_assign(struct lower *l, const struct prog_expr *e, bool want)
{
	if (e->assign.op == PX_ASSIGN)
		return assign_plain(l, e, want);
	if (type_is_string(e->assign.via))
		return append(l, e, want);
	return assign_op(l, e, want);
}
