// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Handlers: probes that attach the same way and run the same list of clauses.
 *
 * Lists of clauses form a tree (a list is its beginning plus one clause), so that two
 * probes have equal lists exactly when they point to the same node.
 */
#include "handlers.h"

#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "translator/target/target.h"

struct list_node {
	struct list_node *parent, *children, *sibling;
	struct prog_clause *clause;
	uint32_t depth;
	struct prog_handler *handlers[PT_KINDS];
};

struct probe_entry {
	struct probe *probe;
	struct list_node *list;
	bool uses_args;
};

struct probe_groups {
	struct list_node root;
	struct probe_entry *entries; /* in order of addition */
	uint32_t n;
	uint32_t *slots; /* open hash: index of an entry + 1, 0 = free */
	uint32_t nslots; /* power of two, at most half full */
};

struct probe_groups *handlers_create(void *ctx)
{
	return talloc_zero(ctx, struct probe_groups);
}

static struct list_node *extend(struct probe_groups *g, struct list_node *list,
				struct prog_clause *clause)
{
	struct list_node *n;

	for (n = list->children; n; n = n->sibling)
		if (n->clause == clause)
			return n;
	n = talloc_zero(g, struct list_node);
	n->parent = list;
	n->clause = clause;
	n->depth = list->depth + 1;
	n->sibling = list->children;
	list->children = n;
	return n;
}

static uint32_t *slot(const struct probe_groups *g, const struct probe *probe)
{
	uint32_t i = (uint32_t)(((uintptr_t)probe * 0x9e3779b97f4a7c15ull) >> 32);

	for (;; i++) {
		uint32_t *s = &g->slots[i & (g->nslots - 1)];

		if (!*s || g->entries[*s - 1].probe == probe)
			return s;
	}
}

static void more_slots(struct probe_groups *g)
{
	talloc_free(g->slots);
	g->nslots = g->nslots ? g->nslots * 4 : 64;
	g->slots = talloc_zero_array(g, uint32_t, g->nslots);
	for (uint32_t i = 0; i < g->n; i++)
		*slot(g, g->entries[i].probe) = i + 1;
}

void handlers_add(struct probe_groups *g, struct probe *probe, struct prog_clause *clause,
		  bool uses_args)
{
	struct probe_entry *e;
	uint32_t *s;

	if (g->n * 2 >= g->nslots)
		more_slots(g);
	s = slot(g, probe);
	if (!*s) {
		ARRAY_GROW(g, g->entries, g->n);
		g->entries[g->n++] = (struct probe_entry){ .probe = probe, .list = &g->root };
		*s = g->n;
	}
	e = &g->entries[*s - 1];
	e->list = extend(g, e->list, clause);
	e->uses_args |= uses_args;
}

static struct prog_handler *handler_for(struct checker *c, struct list_node *list,
					enum prog_attach attach)
{
	struct prog *p = c->prog;
	struct prog_handler *h = list->handlers[attach];
	struct list_node *n;

	if (h)
		return h;
	h = list->handlers[attach] = talloc_zero(c->ctx, struct prog_handler);
	h->attach = attach;
	h->nclauses = list->depth;
	h->clauses = talloc_array(h, const struct prog_clause *, list->depth);
	for (n = list; n->clause; n = n->parent)
		h->clauses[n->depth - 1] = n->clause;
	ARRAY_GROW(c->ctx, p->handlers, p->nhandlers);
	p->handlers[p->nhandlers++] = h;
	return h;
}

static bool wants_widths(const struct prog_handler *h)
{
	for (uint32_t i = 0; i < h->nclauses; i++)
		if (h->clauses[i]->widths)
			return true;
	return false;
}

static const char *attach_name(const struct prog_probe *p)
{
	return p->attach_name ? p->attach_name : p->func;
}

static int by_name(const void *a, const void *b)
{
	const struct prog_probe *x = a, *y = b;
	int d = strcmp(x->mod, y->mod);

	if (!d)
		d = strcmp(attach_name(x), attach_name(y));
	return d ? d : (x->id > y->id) - (x->id < y->id);
}

static bool overrides(const struct list_node *list)
{
	for (; list->clause; list = list->parent)
		if (list->clause->overrides)
			return true;
	return false;
}

/* The way an entry's probe is attached in the end. */
static enum prog_attach final_attach(struct checker *c, const struct probe_entry *e)
{
	const enum prog_attach attach = resolve_attach(e->probe, e->uses_args);

	if (attach == PT_FBT_ENTRY && overrides(e->list))
		return PT_FBT_OVERRIDE;
	return resolver_left_out(c->req->resolver, attach) ? e->probe->attach : attach;
}

/* Only one of two ways of attaching is left, and it does not give what the clause uses. */
static void check_attach(struct checker *c, const struct probe_entry *e)
{
	const enum prog_attach attach = final_attach(c, e);
	const char *why = resolver_left_out(c->req->resolver, attach);

	if (why)
		diag_error(c->diag, e->list->clause->loc, D_UNSUPPORTED, NEWER_DTAP,
			   "%s of %s:%s:%s:%s cannot be %s on %s: %s",
			   attach == PT_FBT_OVERRIDE ? "the result" : "arguments", e->probe->p.prov,
			   e->probe->p.mod, e->probe->p.func, e->probe->p.name,
			   attach == PT_FBT_OVERRIDE ? "set" : "used",
			   target_release(c->req->target), why);
}

void handlers_finish(struct checker *c, struct probe_groups *g)
{
	struct prog_handler *h;
	uint32_t i;

	for (i = 0; i < g->n; i++) {
		check_attach(c, &g->entries[i]);
		handler_for(c, g->entries[i].list, final_attach(c, &g->entries[i]))->nprobes++;
	}
	for (i = 0; i < c->prog->nhandlers; i++) {
		h = c->prog->handlers[i];
		h->probes = talloc_array(h, struct prog_probe, h->nprobes);
		h->nprobes = 0;
	}
	for (i = 0; i < g->n; i++) {
		h = handler_for(c, g->entries[i].list, final_attach(c, &g->entries[i]));
		h->probes[h->nprobes] =
			resolve_row(c->req->resolver, g->entries[i].probe, h->attach);
		if (wants_widths(h))
			h->probes[h->nprobes].widths = argn_widths(c, g->entries[i].probe);
		h->nprobes++;
	}
	for (i = 0; i < c->prog->nhandlers; i++) {
		h = c->prog->handlers[i];
		if (h->attach == PT_FBT_ENTRY || h->attach == PT_FBT_OVERRIDE ||
		    h->attach == PT_FBT_RETURN)
			qsort(h->probes, h->nprobes, sizeof(*h->probes), by_name);
	}
}
