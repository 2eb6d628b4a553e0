// SPDX-License-Identifier: GPL-2.0-or-later
#include "layout.h"

#include <assert.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/words.h"
#include "runtime/abi.h"
#include "names.h"
#include "translator/prog/prog_walk.h"

static uint32_t round_up(uint32_t n, uint32_t to)
{
	return (n + to - 1) / to * to;
}

static void *zalloc(void *ctx, size_t size)
{
	void *p = talloc_zero_size(ctx, size ? size : 1);

	if (!p)
		abort();
	return p;
}

uint32_t layout_clause_site(const struct prog *prog, const struct prog_clause *clause)
{
	return prog->nsites + (clause->func ? prog->nclauses : 0) + clause->id;
}

static bool any_ends_run(struct prog_stmt *const *stmts, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (stmts[i]->kind == PS_RECORD || layout_ends_run(stmts[i]))
			return true;
	return false;
}

/* What follows it in the block is not done next, or is reached in another way, too. */
static bool leaves(const struct prog_stmt *s)
{
	return s->kind == PS_CASE || s->kind == PS_BREAK || s->kind == PS_CONTINUE ||
	       s->kind == PS_RETURN;
}

struct calls {
	bool record, exit;
};

static void find_call(void *arg, const struct prog_expr *e)
{
	struct calls *calls = arg;

	if (e->kind != PX_INVOKE)
		return;
	calls->record |= e->func->records;
	calls->exit |= e->func->exits;
}

/* A function's records come between those of the statements around the call. */
static bool calls_recording(const struct prog_stmt *s)
{
	struct calls calls = { false, false };

	prog_each_of_stmt(s, find_call, &calls);
	return calls.record;
}

bool layout_ends_run(const struct prog_stmt *s)
{
	return calls_recording(s) || s->kind == PS_SPECULATE || s->kind == PS_COMMIT ||
	       s->kind == PS_DISCARD || leaves(s) || any_ends_run(s->yes, s->nyes) ||
	       any_ends_run(s->no, s->nno);
}

/* A telling name for a field, else its number. */
static const char *field_name(void *ctx, const struct layout_record *record,
			      const struct prog_field *f)
{
	const struct prog_expr *e = f->expr;
	const char *name = NULL;

	while (e && (e->kind == PX_CAST || e->kind == PX_SYM))
		e = e->a[0];
	if (e && e->kind == PX_BUILTIN && !e->na)
		name = prog_builtin_name(e->builtin);
	else if (e && e->kind == PX_ARG)
		name = talloc_asprintf(ctx, "arg%u", location_word(e->arg.at));
	else if (e && e->kind == PX_VAR && !e->var.offset && !e->var.nindex)
		name = names_member(ctx, e->var.var->name);
	else if (f->kind == PF_STACK || f->kind == PF_USTACK)
		name = words_value[f->kind];
	/* "rec" is the header; names of the form fN are the numbers'. */
	if (name && (!strcmp(name, "rec") || (name[0] == 'f' && isdigit((unsigned char)name[1]))))
		name = NULL;
	for (uint32_t i = 0; name && i < record->nfields; i++)
		if (!strcmp(record->fields[i].name, name))
			name = NULL;
	return name ? name : talloc_asprintf(ctx, "f%u", record->nfields);
}

uint32_t layout_bytes(const struct prog_field *f)
{
	return f->from_address || f->size ? f->size : type_strip(f->expr->type)->size;
}

uint32_t layout_string_max(const struct layout *layout, const struct prog_expr *e)
{
	uint32_t max = layout->prog->strsize, n = max;

	if (e->kind == PX_STR && e->str.len < max)
		n = (uint32_t)e->str.len + 1;
	else if (e->kind == PX_BUILTIN && e->builtin == PB_EXECNAME)
		n = 16; /* TASK_COMM_LEN */
	else if (e->kind == PX_BUILTIN && e->builtin >= PB_PROBEPROV && e->builtin <= PB_PROBENAME)
		n = layout->name_max[e->builtin - PB_PROBEPROV];
	return round_up(n < max ? n : max, 8);
}

static uint32_t tail_size(const struct layout *l, const struct prog_field *f)
{
	switch (f->kind) {
	case PF_STRING:
		return layout_string_max(l, f->expr);
	case PF_BYTES:
		return round_up(layout_bytes(f), 8);
	case PF_STACK:
		return f->size * 8;
	case PF_USTACK:
		return f->size * 8 + 8;
	case PF_USYM:
	case PF_UMOD:
	case PF_UADDR:
		return 16;
	case PF_INT:
	case PF_SYM:
	case PF_MOD:
		break;
	}
	return 0;
}

static void add_field(struct layout *l, struct layout_record *record, const struct prog_field *f)
{
	struct layout_field field = { .field = f };
	uint32_t align = 4;

	field.size = sizeof(struct dtap_span);
	field.tail = tail_size(l, f);
	if (!field.tail && f->kind != PF_BYTES) {
		field.type = f->kind == PF_INT ? ir_type_of(f->expr->type) : IT_U64;
		assert(field.type != IT_VOID);
		field.size = align = ir_type_size(field.type);
	}
	field.name = field_name(l, record, f);
	field.offset = round_up(record->size, align);
	record->size = field.offset + field.size;
	array_add(l, record->fields, record->nfields) = field;
}

static struct layout_record *begin_run(struct layout *l, struct layout_clause *lc)
{
	struct layout_record *record = zalloc(l, sizeof(*record));

	record->id = l->nrecords;
	record->size = sizeof(struct dtap_rec);
	array_add(l, l->records, l->nrecords) = record;
	array_add(l, lc->records, lc->nrecords) = record;
	return record;
}

static void end_run(struct layout_record *record)
{
	if (record)
		record->size = round_up(record->size, 8);
}

/* As lower_stmts() goes through them. */
static void add_stmts(struct layout *l, struct layout_clause *lc, struct prog_stmt *const *stmts,
		      uint32_t n)
{
	struct layout_record *record = NULL;

	for (uint32_t i = 0; i < n; i++) {
		const struct prog_stmt *s = stmts[i];

		if (layout_ends_run(s)) {
			end_run(record);
			record = NULL;
		}
		add_stmts(l, lc, s->yes, s->nyes);
		add_stmts(l, lc, s->no, s->nno);
		if (s->kind != PS_RECORD)
			continue;
		if (!record)
			record = begin_run(l, lc);
		array_add(l, record->actions, record->nactions) = s;
		lc->exits |= s->rec.act == PA_EXIT;
		for (uint32_t j = 0; j < s->rec.nfields; j++)
			add_field(l, record, &s->rec.fields[j]);
	}
	end_run(record);
}

uint32_t layout_epids(const struct layout *layout, const struct prog_clause *clause)
{
	const struct layout_clause *lc = &layout->clauses[clause->id];
	const uint32_t n = lc->first + lc->nrecords;

	return n ? n : 1;
}

const struct layout_record *layout_record_of(const struct layout *layout,
					     const struct prog_clause *clause, uint32_t n)
{
	const struct layout_clause *lc = &layout->clauses[clause->id];

	/* Those of functions are the first of all. */
	return n < lc->first ? layout->records[n] : lc->records[n - lc->first];
}

/* ----------------------------------------------------------------- functions */

static void add_functions(struct layout *l)
{
	for (uint32_t i = 0; i < l->prog->nfuncs; i++) {
		const struct prog_clause *body = &l->prog->funcs[i]->body;

		l->funcs[i].first = l->nrecords;
		add_stmts(l, &l->funcs[i], body->stmts, body->nstmts);
	}
	l->nfunc_records = l->nrecords;
}

static void add_clause(struct layout *l, const struct prog_clause *clause)
{
	struct layout_clause *lc = &l->clauses[clause->id];
	struct calls calls = { false, false };

	prog_each_operand(clause->pred, find_call, &calls);
	prog_each_expr(clause->stmts, clause->nstmts, find_call, &calls);
	lc->first = calls.record ? l->nfunc_records : 0;
	lc->exits = calls.exit;
	add_stmts(l, lc, clause->stmts, clause->nstmts);
}

static void number_handlers(struct layout *l)
{
	uint32_t epid = 1;

	for (uint32_t i = 0; i < l->prog->nhandlers; i++) {
		const struct prog_handler *h = l->prog->handlers[i];

		l->epids[i] = epid;
		for (uint32_t j = 0; j < h->nclauses; j++) {
			struct layout_clause *lc = &l->clauses[h->clauses[j]->id];

			lc->used = true;
			lc->nprobes += h->nprobes;
			lc->one_event = lc->nprobes == 1 && h->attach == PT_TRACEPOINT_RECORD;
			l->exits |= lc->exits;
			l->nepids[i] += layout_epids(l, h->clauses[j]);
		}
		epid += h->nprobes * l->nepids[i];
	}
}

static void measure_names(struct layout *l)
{
	for (uint32_t i = 0; i < l->prog->nhandlers; i++) {
		const struct prog_handler *h = l->prog->handlers[i];

		for (uint32_t j = 0; j < h->nprobes; j++) {
			const struct prog_probe *p = &h->probes[j];
			const char *names[4] = { p->prov, p->mod, p->func, p->name };

			for (int k = 0; k < 4; k++) {
				/* The runtime sees the attach name where there is one. */
				const char *s =
					k == 2 && p->attach_name ? p->attach_name : names[k];
				size_t len = strlen(names[k]) + 1;

				if (strlen(s) + 1 > len)
					len = strlen(s) + 1;
				if (len > l->name_max[k])
					l->name_max[k] = (uint32_t)len;
			}
		}
	}
}

struct layout *layout_create(void *ctx, const struct prog *prog)
{
	struct layout *l = zalloc(ctx, sizeof(*l));

	l->prog = prog;
	l->clauses = zalloc(l, prog->nclauses * sizeof(*l->clauses));
	l->funcs = zalloc(l, prog->nfuncs * sizeof(*l->funcs));
	l->epids = zalloc(l, prog->nhandlers * sizeof(*l->epids));
	l->nepids = zalloc(l, prog->nhandlers * sizeof(*l->nepids));
	l->slots = zalloc(l, prog->naggs * sizeof(*l->slots));
	measure_names(l);
	add_functions(l);
	for (uint32_t i = 0; i < prog->nclauses; i++) {
		assert(prog->clauses[i]->id == i);
		add_clause(l, prog->clauses[i]);
	}
	number_handlers(l);
	for (uint32_t i = 0; i < prog->naggs; i++) {
		l->slots[i] = LAYOUT_NO_SLOT;
		if (prog->aggs[i]->nkeys)
			continue;
		l->slots[i] = (uint32_t)sizeof(struct dtap_agg_half) + l->slots_size;
		l->slots_size += round_up(prog->aggs[i]->value_size, 8);
	}
	return l;
}
