// SPDX-License-Identifier: GPL-2.0-or-later
#include "lower_priv.h"

#include <assert.h>
#include <talloc.h>

/* A key while it is built: whole words at the start, then a cursor. */
struct build {
	struct lower *l;
	struct ir_expr *words;
	uint32_t fixed; /* words so far, as long as there is no cursor */
	struct ir_expr *cursor;
};

static uint32_t round8(uint32_t n)
{
	return (n + 7) & ~7u;
}

struct lower_component lower_component(const struct prog_expr *e)
{
	struct lower_component c = { .kind = PF_INT, .expr = e };

	if (e->kind == PX_STACK || e->kind == PX_USTACK) {
		c.kind = e->kind == PX_STACK ? PF_STACK : PF_USTACK;
		c.size = e->size;
	} else if (e->kind == PX_SYM && e->symkind >= SYM_USYM) {
		c.kind = PF_USYM;
	} else if (type_is_string(e->type)) {
		c.kind = PF_STRING;
	} else if (ir_type_of(e->type) == IT_VOID) {
		c.kind = PF_BYTES;
		c.size = type_strip(e->type)->size;
	}
	return c;
}

static uint32_t component_max(const struct lower *l, const struct lower_component *c)
{
	switch (c->kind) {
	case PF_INT:
	case PF_SYM:
	case PF_MOD:
		return 8;
	case PF_STRING:
		return layout_string_max(l->layout, c->expr);
	case PF_BYTES:
		return round8(c->size);
	case PF_STACK:
		return 8 + 8 * c->size;
	case PF_USTACK:
		return 16 + 8 * c->size;
	case PF_USYM:
	case PF_UMOD:
	case PF_UADDR:
		return 16;
	}
	return 0;
}

/* Sign or zero extension follows from the value's type. */
static void put_word(struct build *b, struct ir_expr *value, struct loc loc)
{
	struct lower *l = b->l;
	struct ir_stmt *stmt;
	struct ir_expr *to;

	if (b->cursor)
		to = ir_next(l->ctx, b->cursor);
	else
		to = ir_word(l->ctx, b->words, b->fixed++);
	stmt = ir_assign(l->ctx, l->block, to, IO_SET, value);
	/* A constant's value is extended already. */
	if (value->kind == IX_INT)
		stmt->b = ir_int(l->ctx, IT_S64, value->value);
	else
		lower_note(stmt, loc);
}

static struct ir_expr *where(struct build *b)
{
	struct lower *l = b->l;

	if (b->cursor)
		return b->cursor;
	if (!b->fixed)
		return b->words;
	return ir_binary(l->ctx, IT_KEY, IO_ADD, b->words, ir_int(l->ctx, IT_S32, b->fixed));
}

/* A part of variable length: from here on there is a cursor. */
static void advance(struct build *b, struct ir_expr *call, const struct prog_expr *e, bool faults)
{
	struct lower *l = b->l;

	if (!b->cursor)
		b->cursor =
			ir_ref(l->ctx, ir_local(l->ctx, l->func, IT_KEY,
						talloc_asprintf(l->ctx, "k%u", ++l->serial), 0));
	lower_note(ir_assign(l->ctx, l->block, b->cursor, IO_SET, call), e->loc);
	if (faults)
		lower_check(l);
}

static void put_string(struct build *b, const struct lower_component *c)
{
	struct lower *l = b->l;
	struct ir_expr *v;

	if (c->expr->kind == PX_BUILTIN && c->expr->builtin == PB_EXECNAME) {
		advance(b, ir_call(l->ctx, IR_rt_key_execname, where(b), NULL), c->expr, false);
		return;
	}
	v = lower_value(l, c->expr);
	advance(b,
		ir_call(l->ctx, IR_rt_key_str, where(b), v,
			lower_u32(l, layout_string_max(l->layout, c->expr)),
			lower_site_arg(l, c->expr), NULL),
		c->expr, lower_nullable(l, c->expr));
}

static void put_bytes(struct build *b, const struct lower_component *c)
{
	struct lower *l = b->l;
	struct ir_expr *p;

	if (c->from_address) {
		struct ir_expr *addr = ir_cast(l->ctx, IT_U64, lower_value(l, c->expr));

		p = lower_buffer(l, IT_BYTES, c->size, lower_site(l, c->expr));
		ir_eval(l->ctx, l->block,
			ir_call(l->ctx, IR_rt_load, p, addr, lower_u32(l, c->size),
				lower_site_arg(l, c->expr), NULL));
		lower_check(l);
	} else {
		p = lower_bytes(l, c->expr, c->size);
	}
	advance(b, ir_call(l->ctx, IR_rt_key_bytes, where(b), p, lower_u32(l, c->size), NULL),
		c->expr, false);
}

static void put_component(struct build *b, const struct lower_component *c)
{
	struct lower *l = b->l;
	const struct loc outer = ir_place(c->expr->loc);
	struct ir_expr *v;

	switch (c->kind) {
	case PF_INT:
	case PF_SYM:
	case PF_MOD:
		v = lower_value(l, c->expr);
		/* SYM as a key component: the address itself. */
		put_word(b, v, c->expr->loc);
		break;
	case PF_STRING:
		put_string(b, c);
		break;
	case PF_BYTES:
		put_bytes(b, c);
		break;
	case PF_STACK:
		advance(b, ir_call(l->ctx, IR_rt_key_stack, where(b), lower_u32(l, c->size), NULL),
			c->expr, false);
		break;
	case PF_USTACK:
		advance(b, ir_call(l->ctx, IR_rt_key_ustack, where(b), lower_u32(l, c->size), NULL),
			c->expr, false);
		break;
	case PF_USYM:
	case PF_UMOD:
	case PF_UADDR:
		v = ir_cast(l->ctx, IT_U64, lower_value(l, c->expr));
		advance(b, ir_call(l->ctx, IR_rt_key_usym, where(b), v, NULL), c->expr, false);
		break;
	}
	ir_place(outer);
}

/* The thread's identity, read once where all further uses can see it. */
static struct ir_expr *self_word(struct lower *l)
{
	if (!l->self)
		l->self = ir_local(l->ctx, l->func, IT_U64, "self", 0);
	if (!l->self_ready)
		ir_assign(l->ctx, l->block, ir_ref(l->ctx, l->self), IO_SET,
			  ir_call(l->ctx, IR_rt_key_self, NULL));
	l->self_ready = true;
	return ir_ref(l->ctx, l->self);
}

struct lower_key lower_key(struct lower *l, const struct lower_component *c, uint32_t n, bool self)
{
	struct lower_key key = { .max = self ? 8 : 0 };
	struct build b = { .l = l };

	assert(n || self); /* the runtime's keys have a word */
	for (uint32_t i = 0; i < n; i++)
		key.max += component_max(l, &c[i]);
	if (self && !n) {
		self_word(l);
		key.words = ir_ref_addr(l->ctx, IT_KEY, l->self);
		key.len = lower_u32(l, 8);
		return key;
	}
	b.words = lower_buffer(l, IT_KEY, key.max, lower_site(l, n ? c[0].expr : NULL));
	if (self)
		put_word(&b, self_word(l), (struct loc){ 0 });
	for (uint32_t i = 0; i < n; i++)
		put_component(&b, &c[i]);
	key.words = b.words;
	key.len = b.cursor ? ir_keylen(l->ctx, b.cursor, b.words) : lower_u32(l, b.fixed * 8);
	return key;
}
