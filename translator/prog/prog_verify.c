// SPDX-License-Identifier: GPL-2.0-or-later
/* What codegen/ may rely on, asserted: a failure here is a mistake of the checker. */
#include <assert.h>

#include "prog.h"

static void verify_expr(const struct prog *p, const struct prog_expr *e);

static bool is_word(const struct type *t)
{
	t = type_strip(t);
	return t->kind == TYPE_INT || t->kind == TYPE_ENUM || t->kind == TYPE_POINTER;
}

static bool same_shape(const struct type *a, const struct type *b)
{
	a = type_strip(a);
	b = type_strip(b);
	return a->size == b->size;
}

static void verify_var(const struct prog *p, const struct prog_expr *e)
{
	const struct prog_var *v = e->var.var;

	assert(v);
	assert(e->na == v->nkeys + e->var.nindex);
	assert(!v->nkeys || v->assoc);
	if (v->storage != PV_SELF && !v->assoc)
		assert(v->id < p->nvars && p->vars[v->id] == v);
	assert(e->var.offset < (type_strip(v->type)->size ? type_strip(v->type)->size : 1) ||
	       type_is_string(v->type));
}

static void verify_binary(const struct prog_expr *e)
{
	assert(e->na == 2);
	assert(is_word(e->type) && is_word(e->a[0]->type) && is_word(e->a[1]->type));
	assert(same_shape(e->a[0]->type, e->type));
	if (e->kind != PX_SHL && e->kind != PX_SHR)
		assert(same_shape(e->a[1]->type, e->type));
}

static void verify_assign(const struct prog_expr *e)
{
	assert(e->na == 2 && e->a[0]->kind == PX_VAR && e->assign.via);
	if (e->assign.op == PX_ADD && type_is_string(e->assign.via)) {
		assert(type_is_string(e->a[0]->type) && type_is_string(e->a[1]->type));
		return;
	}
	if (e->assign.op != PX_ASSIGN) {
		assert(e->assign.op >= PX_MUL && e->assign.op <= PX_OR);
		assert(is_word(e->assign.via) && is_word(e->a[1]->type));
		return;
	}
	if (e->assign.del)
		return;
	if (type_is_string(e->a[0]->type))
		assert(type_is_string(e->a[1]->type));
	else
		assert(same_shape(e->a[0]->type, e->a[1]->type));
}

/* Values without operands, and variables. */
static bool verify_leaf(const struct prog *p, const struct prog_expr *e)
{
	switch ((int)e->kind) {
	case PX_ARG:
		assert(e->na == 0 && location_is_word(e->arg.at));
		return true;
	case PX_ARGN:
		assert(e->na == 0 && location_word(e->arg.at) < RT_ARG_WORDS);
		return true;
	case PX_INT:
	case PX_STR:
	case PX_NULLSTR:
	case PX_ARGADDR:
	case PX_STACK:
	case PX_USTACK:
		assert(e->na == 0);
		return true;
	case PX_MACRO_INT:
	case PX_MACRO_STR:
		assert(e->index < p->nmacros);
		return true;
	case PX_SYMBOL:
		assert(e->index < p->nksyms);
		return true;
	case PX_BUILTIN:
		assert(e->na == (e->builtin == PB_UREGS));
		return true;
	case PX_VAR:
	case PX_VARADDR:
		verify_var(p, e);
		return true;
	}
	return false;
}

/* Whether it is one of D's operators on values. */
static bool verify_operator(const struct prog_expr *e)
{
	switch ((int)e->kind) {
	case PX_NEG:
	case PX_COMPL:
	case PX_NOT:
		assert(e->na == 1 && is_word(e->a[0]->type));
		return true;
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
		verify_binary(e);
		return true;
	case PX_LT:
	case PX_LE:
	case PX_GT:
	case PX_GE:
	case PX_EQ:
	case PX_NE:
		assert(e->na == 2 && same_shape(e->a[0]->type, e->a[1]->type));
		return true;
	case PX_STRLT:
	case PX_STRLE:
	case PX_STRGT:
	case PX_STRGE:
	case PX_STREQ:
	case PX_STRNE:
		assert(e->na == 2 && type_is_string(e->a[0]->type) &&
		       type_is_string(e->a[1]->type));
		return true;
	case PX_LAND:
	case PX_LOR:
	case PX_LXOR:
		assert(e->na == 2 && is_word(e->a[0]->type) && is_word(e->a[1]->type));
		return true;
	default:
		return false;
	}
}

static void verify_node(const struct prog *p, const struct prog_expr *e)
{
	if (verify_leaf(p, e) || verify_operator(e))
		return;
	switch ((int)e->kind) {
	case PX_LOAD:
	case PX_STRING:
		assert(e->na == 1 && type_strip(e->a[0]->type)->size == 8);
		return;
	case PX_CAST:
		assert(e->na == 1 && is_word(e->type) && is_word(e->a[0]->type));
		return;
	case PX_MATCH:
		assert(e->index < p->nregexes);
		/* fall through */
	case PX_STRADDR:
	case PX_STRNULL:
		assert(e->na == 1 && type_is_string(e->a[0]->type));
		return;
	case PX_COND:
		assert(e->na == 3 && is_word(e->a[0]->type));
		return;
	case PX_COMMA:
		assert(e->na == 2);
		return;
	case PX_ASSIGN:
		verify_assign(e);
		return;
	case PX_CLEAR:
		assert(e->na == 1 && e->a[0]->kind == PX_VAR);
		return;
	case PX_CALL:
		assert(e->subr <= SUBR_BYTES_BLOCK);
		return;
	case PX_INVOKE:
		assert(e->na == e->func->nparams && p->funcs[e->func->body.id] == e->func);
		for (uint32_t i = 0; i < e->na; i++)
			assert(type_compatible(e->a[i]->type, e->func->params[i]->type) ||
			       same_shape(e->a[i]->type, e->func->params[i]->type));
		return;
	case PX_SYM:
		assert(e->na == 1 && is_word(e->a[0]->type));
		return;
	}
}

static void verify_expr(const struct prog *p, const struct prog_expr *e)
{
	assert(e && e->type);
	assert(e->site < p->nsites || !e->site);
	for (uint32_t i = 0; i < e->na; i++)
		verify_expr(p, e->a[i]);
	verify_node(p, e);
}

static void verify_fields(const struct prog *p, const struct prog_field *f, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		verify_expr(p, f[i].expr);
		if (f[i].kind == PF_INT)
			assert(is_word(f[i].expr->type) &&
			       (is_word(f[i].type) || same_shape(f[i].type, f[i].expr->type)));
		if (f[i].kind == PF_STRING)
			assert(type_is_string(f[i].expr->type));
		if (f[i].from_address)
			assert(f[i].kind == PF_BYTES && f[i].size);
		if (f[i].packet)
			assert(f[i].from_address && f[i].count);
		if (f[i].count) {
			assert(f[i].from_address && type_is_integer(f[i].count->type));
			verify_expr(p, f[i].count);
		}
	}
}

static void verify_record(const struct prog *p, const struct prog_stmt *s)
{
	verify_fields(p, s->rec.fields, s->rec.nfields);
	assert(s->rec.format < (int32_t)p->nformats);
	assert(s->rec.dyn < (int32_t)s->rec.nfields);
	for (uint32_t i = 0; i < s->rec.naggs; i++)
		assert(p->aggs[s->rec.aggs[i]->id] == s->rec.aggs[i]);
}

static void verify_stmts(const struct prog *p, struct prog_stmt *const *list, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		const struct prog_stmt *s = list[i];

		switch (s->kind) {
		case PS_EXPR:
		case PS_SPECULATE:
		case PS_COMMIT:
		case PS_DISCARD:
		case PS_RAISE:
		case PS_CHILL:
			verify_expr(p, s->e[0]);
			break;
		case PS_AGG:
			assert(p->aggs[s->agg.agg->id] == s->agg.agg);
			verify_fields(p, s->agg.keys, s->agg.agg->nkeys);
			assert(!s->agg.value == (s->agg.agg->func == AGG_COUNT));
			if (s->agg.value)
				verify_expr(p, s->agg.value);
			if (s->agg.incr)
				verify_expr(p, s->agg.incr);
			break;
		case PS_RECORD:
			verify_record(p, s);
			break;
		case PS_STOP:
		case PS_PANIC:
		case PS_BREAKPOINT:
			break;
		case PS_CASE:
			assert(!s->e[0] || s->e[0]->kind == PX_INT);
			break;
		case PS_RETURN:
			if (s->e[0])
				verify_expr(p, s->e[0]);
			break;
		case PS_BREAK:
		case PS_CONTINUE:
			break;
		case PS_LOOP:
			assert(s->site < p->nsites);
			if (s->e[0])
				verify_expr(p, s->e[0]);
			verify_stmts(p, s->yes, s->nyes);
			verify_stmts(p, s->no, s->nno);
			break;
		case PS_SWITCH:
		case PS_IF:
			verify_expr(p, s->e[0]);
			verify_stmts(p, s->yes, s->nyes);
			verify_stmts(p, s->no, s->nno);
			break;
		}
	}
}

void prog_verify(const struct prog *prog)
{
	for (uint32_t i = 0; i < prog->nclauses; i++) {
		const struct prog_clause *c = prog->clauses[i];

		assert(c->id == i);
		if (c->pred) {
			verify_expr(prog, c->pred);
			assert(is_word(c->pred->type));
		}
		verify_stmts(prog, c->stmts, c->nstmts);
	}
	for (uint32_t i = 0; i < prog->nfuncs; i++) {
		const struct prog_clause *body = &prog->funcs[i]->body;

		assert(body->id == i && !body->pred);
		verify_stmts(prog, body->stmts, body->nstmts);
	}
	for (uint32_t i = 0; i < prog->nhandlers; i++)
		assert(prog->handlers[i]->nclauses && prog->handlers[i]->nprobes);
	for (uint32_t i = 0; i < prog->nsites; i++)
		assert(prog->sites[i].clause <= prog->nclauses ||
		       prog->sites[i].clause == PROG_NO_CLAUSE);
}
