// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A clause of stable probes (stable.h) becomes clauses of the kernel's probes, one for each way in
 * which the kernel has them; before these come the library's clauses that remember what they read.
 */
#include "sources.h"

#include "translator/probes/provider.h"
#include "walk.h"

static bool is_sought(const void *arg, const struct node *n)
{
	const struct node *sought = arg;

	if (n->kind != sought->kind)
		return false;
	if (n->kind == N_IDENT)
		return n->ident.name == sought->ident.name;
	return n->var.storage == ST_SELF && n->var.name == sought->var.name;
}

/* Does the source read something that the clause remembers? */
static bool source_reads(const struct stable_source *source, const struct node *memory)
{
	const struct node_list *body = &memory->clause.body;

	for (size_t i = 0; i < body->n; i++) {
		const struct node *sought = stable_remembers(body->items[i]);

		if (walk_any(source->clause->clause.pred, is_sought, sought) ||
		    walk_any(source->fire, is_sought, sought))
			return true;
	}
	return false;
}

static struct kernel_clause *add(struct checker *c, struct kernel_clauses *list)
{
	ARRAY_GROW(c->ctx, list->list, list->n);
	list->list[list->n] = (struct kernel_clause){ 0 };
	return &list->list[list->n++];
}

/* What the library remembers for a source. */
static void add_memories(struct checker *c, const struct stable_source *source,
			 struct kernel_clauses *ret)
{
	size_t n;
	struct stable_memory *m = stable_memories(c->req->resolver, &n);

	for (size_t i = 0; i < n; i++) {
		const struct node *clause = m[i].clause;
		struct kernel_clause *k;

		if (m[i].compiled || !source_reads(source, clause))
			continue;
		k = add(c, ret);
		k->node = clause;
		k->in_source = true;
		k->memory = &m[i];
		for (size_t p = 0; p < clause->clause.nprobes; p++)
			resolve_kernel(c->req->resolver, &clause->clause.probes[p], &k->probes);
		if (!k->probes.n && !resolve_left(c->req->resolver, &k->why))
			k->why = NULL;
	}
}

static void add_sources(struct checker *c, const struct node *n, const struct probe *probe,
			const struct stable_probe *stable, const struct probe_set *matched,
			struct kernel_clauses *ret)
{
	for (uint32_t i = 0; i < stable->nsources; i++) {
		const struct stable_source *source = &stable->sources[i];
		struct kernel_clause *k;

		for (size_t p = 0; p < source->kernel.n; p++)
			source->rows[p]->p.id = probe->p.id;
		add_memories(c, source, ret);
		k = add(c, ret);
		k->node = n;
		k->probes = source->kernel;
		k->stable = stable;
		k->source = source;
		k->matched = matched;
	}
}

struct kernel_clauses sources_expand(struct checker *c, const struct node *n,
				     const struct probe_set *matched)
{
	struct kernel_clauses ret = { 0 };
	struct probe_set kernel = { 0 };
	const struct stable_probe *stable;
	struct kernel_clause *k;

	for (size_t i = 0; i < matched->n; i++) {
		if (stable_find(c->req->resolver, matched->probes[i]))
			continue;
		ARRAY_GROW(c->ctx, kernel.probes, kernel.n);
		kernel.probes[kernel.n++] = matched->probes[i];
	}
	if (kernel.n || !matched->n) {
		k = add(c, &ret);
		k->node = n;
		k->probes = kernel;
		k->matched = matched;
	}
	for (size_t i = 0; i < matched->n; i++) {
		stable = stable_find(c->req->resolver, matched->probes[i]);
		if (stable)
			add_sources(c, n, matched->probes[i], stable, matched, &ret);
	}
	return ret;
}

void sources_note(struct checker *c, const struct stable_source *source)
{
	for (uint32_t i = 0; i < c->nfired; i++)
		if (c->fired[i] == source)
			return;
	ARRAY_GROW(c->ctx, c->fired, c->nfired);
	c->fired[c->nfired++] = source;
}

struct kernel_clauses sources_after(struct checker *c)
{
	struct kernel_clauses ret = { 0 };

	for (uint32_t i = 0; i < c->nfired; i++) {
		struct kernel_clause *k;
		struct node *after;

		if (!c->fired[i]->after.n)
			continue;
		after = talloc_memdup(c->ctx, c->fired[i]->clause, sizeof(*after));
		after->clause.pred = NULL; /* that of the source is added */
		after->clause.body = c->fired[i]->after;
		k = add(c, &ret);
		k->node = after;
		k->probes = c->fired[i]->kernel;
		k->source = c->fired[i];
		k->in_source = true;
	}
	return ret;
}
