// SPDX-License-Identifier: GPL-2.0-or-later
/* Thompson's construction, from the end to the beginning: what follows a node is there first. */
#include <assert.h>
#include <talloc.h>

#include "common/must.h"
#include "regex_priv.h"

/* Nodes grow past the limit by one at most, so that all links are good. */
static uint32_t node(struct regex_nfa *nfa, enum regex_node_kind kind, uint32_t to)
{
	const uint32_t i = nfa->n < REGEX_NODES_MAX ? nfa->n++ : REGEX_NODES_MAX;

	nfa->nodes[i] = (struct regex_node){ .kind = kind, .to = to };
	return i;
}

static bool full(const struct regex_nfa *nfa)
{
	return nfa->n == REGEX_NODES_MAX;
}

/* `t`, then `to`. */
static uint32_t build(struct regex_nfa *nfa, const struct regex_tree *t, uint32_t to);

/* From the last item of a list to its first. */
static uint32_t sequence(struct regex_nfa *nfa, const struct regex_tree *first, uint32_t to)
{
	const struct regex_tree **items;
	uint32_t n = 0, i = 0;

	for (const struct regex_tree *t = first; t; t = t->next)
		n++;
	items = must(talloc_array(NULL, const struct regex_tree *, n));
	for (const struct regex_tree *t = first; t; t = t->next)
		items[i++] = t;
	while (i && !full(nfa))
		to = build(nfa, items[--i], to);
	talloc_free(items);
	return to;
}

static uint32_t choice(struct regex_nfa *nfa, const struct regex_tree *first, uint32_t to)
{
	uint32_t at = build(nfa, first, to);

	for (const struct regex_tree *t = first->next; t && !full(nfa); t = t->next) {
		const uint32_t other = build(nfa, t, to), split = node(nfa, RN_SPLIT, at);

		nfa->nodes[split].or_to = other;
		at = split;
	}
	return at;
}

static uint32_t repeat(struct regex_nfa *nfa, const struct regex_tree *t, uint32_t to)
{
	uint32_t split, at = to;

	if (t->max < 0) {
		at = split = node(nfa, RN_SPLIT, to);
		nfa->nodes[split].or_to = build(nfa, t->first, split);
	}
	for (int i = t->min; i < t->max && !full(nfa); i++) {
		const uint32_t once = build(nfa, t->first, at);

		at = split = node(nfa, RN_SPLIT, to);
		nfa->nodes[split].or_to = once;
	}
	for (int i = 0; i < t->min && !full(nfa); i++)
		at = build(nfa, t->first, at);
	return at;
}

static uint32_t build(struct regex_nfa *nfa, const struct regex_tree *t, uint32_t to)
{
	uint32_t at;

	switch (t->kind) {
	case RX_EMPTY:
		return to;
	case RX_SET:
		at = node(nfa, RN_SET, to);
		nfa->nodes[at].set = t->set;
		return at;
	case RX_BEGIN:
		return node(nfa, RN_BEGIN, to);
	case RX_END:
		return node(nfa, RN_END, to);
	case RX_REPEAT:
		return repeat(nfa, t, to);
	case RX_ALL:
		return sequence(nfa, t->first, to);
	case RX_ANY:
		return choice(nfa, t->first, to);
	}
	assert(false);
	return to;
}

bool regex_nfa(void *ctx, const struct regex_tree *tree, struct regex_nfa *ret,
	       struct regex_error *error)
{
	*ret = (struct regex_nfa){ 0 };
	ret->nodes = must(talloc_array(ctx, struct regex_node, REGEX_NODES_MAX + 1));
	ret->start = build(ret, tree, node(ret, RN_MATCH, 0));
	if (!full(ret))
		return true;
	return regex_fail(error, REGEX_LIMIT, "it has more than 16384 parts",
			  "counts say how often a part is there");
}
