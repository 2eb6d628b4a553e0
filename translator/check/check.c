// SPDX-License-Identifier: GPL-2.0-or-later
/* The passes of the checker, over a program and over each of its clauses. */
#include "checker.h"

#include "clause.h"
#include "decl.h"
#include "define.h"
#include "function_body.h"
#include "handlers.h"
#include "locals.h"
#include "macro.h"
#include "order.h"
#include "poison.h"
#include "pragma.h"
#include "probes.h"
#include "sources.h"
#include "stability.h"
#include "stack.h"
#include "translator/probes/provider.h"
#include "translator/target/target.h"
#include "translator/types/type_priv.h"
#include "unused.h"

static const struct type *sym_type(struct checker *c, enum type_kind kind)
{
	struct type *t = type_alloc(c->types, kind);

	t->size = t->align = 8;
	return t;
}

static void base_types(struct checker *c)
{
	struct type_space *s = c->types;

	c->t.vd = type_void(s);
	c->t.chr = type_named(s, "char");
	c->t.s8 = type_int(s, 8, true);
	c->t.u8 = type_int(s, 8, false);
	c->t.s16 = type_int(s, 16, true);
	c->t.u16 = type_int(s, 16, false);
	c->t.i = type_int(s, 32, true);
	c->t.u = type_int(s, 32, false);
	c->t.l = type_int(s, 64, true);
	c->t.ul = type_int(s, 64, false);
	c->t.s64 = type_named(s, "int64_t");
	c->t.u64 = type_named(s, "uint64_t");
	c->t.uintptr = type_named(s, "uintptr_t");
	c->t.string = type_string(s);
	c->t.vptr = type_pointer(s, c->t.vd);
	c->t.symaddr = sym_type(c, TYPE_SYMADDR);
	c->t.usymaddr = sym_type(c, TYPE_USYMADDR);
}

static void unsupported(struct checker *c, const struct node *n, const char *what)
{
	ERR(c, n->loc, D_UNSUPPORTED, "%s are not supported yet", what);
}

/* A clause that the kernel cannot have is reported where a program asks for it. */
static bool is_possible(struct checker *c, const struct kernel_clause *k, struct loc place)
{
	if (!k->why)
		return true;
	diag_error(c->diag, place, D_UNSUPPORTED, NEWER_DTAP,
		   "%s, which a probe of this clause needs, cannot be used on %s: %s",
		   k->node->clause.probes[0].text, target_release(c->req->target), k->why);
	return false;
}

static bool check_expanded(struct checker *c, const struct kernel_clauses *clauses,
			   struct loc place)
{
	for (size_t i = 0; i < clauses->n; i++) {
		const struct kernel_clause *k = &clauses->list[i];

		if (k->memory && k->memory->compiled)
			continue;
		if (k->memory)
			k->memory->compiled = true;
		else if (k->stable)
			sources_note(c, k->source);
		if (!is_possible(c, k, place) || !clause_check(c, k))
			return false;
	}
	return true;
}

/* The passes of a clause, for some of its descriptions; false when there were mistakes. */
static bool check_described(struct checker *c, const struct node *n, const struct probe_desc *descs,
			    size_t ndescs)
{
	struct probe_set set = { 0 };
	struct kernel_clauses clauses;
	bool ok = true;

	for (size_t i = 0; i < ndescs; i++)
		ok &= probes_match(c, &descs[i], n->clause.program, &set);
	if (!ok) {
		poison(c, &scope_program, n->clause.pred);
		for (size_t i = 0; i < n->clause.body.n; i++)
			poison(c, &scope_program, n->clause.body.items[i]);
		return false;
	}
	clauses = sources_expand(c, n, &set);
	return check_expanded(c, &clauses, n->loc);
}

/*
 * Arguments may differ from description to description, so a clause that uses them is
 * checked for each one separately; others are one clause for all.
 */
static void check_written(struct checker *c, const struct node *n)
{
	const struct probe_desc *descs = n->clause.probes;
	const size_t ndescs = n->clause.nprobes;

	locals_rename(c, n);
	for (size_t i = 0; i < ndescs; i++)
		macro_in_desc(c, &descs[i]);
	if (ndescs == 1 || !clause_uses_args(n)) {
		check_described(c, n, descs, ndescs);
	} else {
		for (size_t i = 0; i < ndescs; i++)
			if (!check_described(c, n, &descs[i], 1))
				break;
	}
	c->nclauses++;
}

static void check_item(struct checker *c, const struct node *n)
{
	switch ((int)n->kind) {
	case N_CLAUSE: /* those of libraries are of stable probes */
		if (n->clause.program != PROGRAM_LIBRARY)
			check_written(c, n);
		return;
	case N_DECL:
		decl_check(c, &scope_program, n);
		return;
	case N_INLINE:
		define_inline(c, &scope_program, n);
		return;
	case N_TRANSLATOR:
		define_translator(c, &scope_program, n);
		return;
	case N_PRAGMA:
		pragma_check(c, n);
		return;
	case N_PROVIDER:
		if (!stable_is_defined(c->req->resolver, n))
			unsupported(c, n, "provider definitions outside of libraries");
		return;
	case N_FUNCTION:
		define_function(c, &scope_program, n);
		return;
	}
	ERR(c, n->loc, D_SYNTAX, "this cannot stand outside of a clause");
}

/* The modules that the program's descriptions name have types that it may mean. */
static void look_in_modules(struct checker *c, const struct node_list *items)
{
	const char **modules = NULL;
	size_t n = 0;

	for (size_t i = 0; i < items->n; i++) {
		const struct node *clause = items->items[i];

		if (clause->kind != N_CLAUSE || clause->clause.program == PROGRAM_LIBRARY)
			continue;
		for (size_t k = 0; k < clause->clause.nprobes; k++) {
			const char *module = clause->clause.probes[k].mod;

			if (!module || !*module || resolve_is_glob(module))
				continue;
			ARRAY_GROW(c->ctx, modules, n);
			modules[n++] = module;
		}
	}
	type_look_also(c->types, modules, n);
}

/* What a text declares holds in all of it: its clauses come after its other items. */
static void check_items(struct checker *c, const struct node_list *items)
{
	for (size_t begin = 0, end; begin < items->n; begin = end) {
		const struct source *source = items->items[begin]->loc.source;

		if (!scope_is_library(c, source))
			type_look_near(c->types, false);
		for (end = begin; end < items->n && items->items[end]->loc.source == source; end++)
			if (items->items[end]->kind != N_CLAUSE)
				check_item(c, items->items[end]);
		for (size_t i = begin; i < end; i++)
			if (items->items[i]->kind == N_CLAUSE)
				check_item(c, items->items[i]);
	}
}

/* What libraries do after the clauses of the program. */
static void check_after_clauses(struct checker *c)
{
	const struct kernel_clauses after = sources_after(c);

	for (size_t i = 0; i < after.n; i++)
		clause_check(c, &after.list[i]);
}

/* The options that the module carries for the loader and the kernel side. */
static void take_options(struct checker *c)
{
	struct options *o = c->req->options;
	unsigned int n = options_count(o);
	struct prog *p = c->prog;

	p->options = talloc_array(c->ctx, struct prog_option, n + 1);
	for (unsigned int i = 0; i < n; i++) {
		const struct option_info *info;
		const char *name, *value;

		options_get(o, i, &name, &value);
		info = option_find(name);
		if (info->phase >= OPT_BUILT)
			p->options[p->noptions++] =
				(struct prog_option){ name, value, info->kind == OPT_LIST };
	}
	if (options_flag(o, "guru") && !options_given(o, "destructive"))
		p->options[p->noptions++] = (struct prog_option){ "destructive", "", false };
}

static void take_target(struct checker *c)
{
	struct target *t = c->req->target;
	struct prog *p = c->prog;

	p->release = t ? target_release(t) : "";
	p->build_id = t ? target_build_id(t) : "";
	p->arch = t ? target_arch(t) : "x86_64";
	p->strsize = type_string_room((uint32_t)options_number(c->req->options, "strsize"));
	p->maxframes = stack_most(c);
	p->maxloop = (uint32_t)options_number(c->req->options, "maxloop");
	if (options_given(c->req->options, "scratchsize"))
		p->scratchsize = (uint32_t)options_number(c->req->options, "scratchsize");
	p->texts = c->req->texts;
	p->ntexts = c->req->ntexts;
}

/* What all passes have. */
static void begin(struct checker *c)
{
	const struct check_request *req = c->req;

	c->before = diag_count(c->diag);
	c->syms = symtab_create(c->prog);
	c->groups = handlers_create(c->prog);
	c->macro_used = talloc_zero_array(c->prog, bool, req->nargs + 1);
	for (uint32_t i = 0; i < req->ntexts; i++)
		req->texts[i].descriptions = req->texts[i].statements =
			(struct attributes)ATTRIBUTES(STABLE, STABLE, COMMON);
	base_types(c);
}

/* The size of string may come from a pragma of the very program. */
static void size_strings(struct checker *c)
{
	c->types->string_type->size =
		type_string_room((uint32_t)options_number(c->req->options, "strsize"));
}

/* What none uses, or nothing defines. */
static void check_rest(struct checker *c)
{
	unused_check(c);
	pragma_marks_unused(c);
	if (!c->nclauses && !options_flag(c->req->options, "empty"))
		ERR(c, (struct loc){ 0 }, D_EMPTY, "there is no probe clause in the program");
	if (!check_failed(c))
		macro_unused(c);
}

struct prog *check_program(void *parent, const struct check_request *req)
{
	struct prog *p = talloc_zero(parent, struct prog);
	struct checker c = {
		.ctx = p, .req = req, .diag = req->diag, .types = req->types, .prog = p
	};

	begin(&c);
	pragma_options(&c, req->items);
	stability_marks(&c);
	size_strings(&c);
	look_in_modules(&c, req->items);
	type_look_near(c.types, true); /* libraries only mean what every kernel has */
	check_items(&c, req->items);
	check_after_clauses(&c);
	check_rest(&c);
	function_finish(&c);
	if (!check_failed(&c))
		order_finish(&c);
	if (!check_failed(&c))
		handlers_finish(&c, c.groups);
	if (check_failed(&c))
		return NULL;
	p->empty = !c.nclauses;
	take_options(&c);
	take_target(&c);
	return p;
}
