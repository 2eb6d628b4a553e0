// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Handlers: probes that attach the same way and run the same list of clauses.
 *
 * Lists of clauses form a tree (a list is its beginning plus one clause), so that two
 * probes have equal lists exactly when they point to the same node.
 */
#include "checker.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

struct list_node {
	struct list_node *parent, *children, *sibling;
	struct prog_clause *clause;
	uint32_t depth;
	struct prog_handler *handlers[PT_TICK + 1];
};

struct probe_entry {
	struct probe *probe;
	struct list_node *list;
	bool uses_args;
	UT_hash_handle hh;
};

struct probe_groups {
	struct list_node root;
	struct probe_entry *entries; /* kept in order of addition by uthash */
};

struct probe_groups *groups_create(void *ctx)
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

void groups_add(struct probe_groups *g, struct probe *probe, struct prog_clause *clause,
		bool uses_args)
{
	struct probe_entry *e;

	HASH_FIND_PTR(g->entries, &probe, e);
	if (!e) {
		e = talloc_zero(g, struct probe_entry);
		e->probe = probe;
		e->list = &g->root;
		HASH_ADD_PTR(g->entries, probe, e);
	}
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

void groups_finish(struct checker *c, struct probe_groups *g)
{
	struct probe_entry *e, *tmp;

	HASH_ITER(hh, g->entries, e, tmp) {
		enum prog_attach attach = e->probe->attach;
		struct prog_handler *h;

		if (attach == PT_TRACEPOINT_RECORD || attach == PT_TRACEPOINT)
			attach = resolve_attach(e->probe, e->uses_args);
		h = handler_for(c, e->list, attach);
		ARRAY_GROW(h, h->probes, h->nprobes);
		h->probes[h->nprobes++] = resolve_row(c->req->resolver, e->probe, attach);
	}
	for (uint32_t i = 0; i < c->prog->nhandlers; i++) {
		struct prog_handler *h = c->prog->handlers[i];

		if (h->attach == PT_FBT_ENTRY || h->attach == PT_FBT_RETURN)
			qsort(h->probes, h->nprobes, sizeof(*h->probes), by_name);
	}
	HASH_CLEAR(hh, g->entries);
}
