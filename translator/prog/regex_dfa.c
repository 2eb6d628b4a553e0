// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The states of the deterministic automaton: sets of nodes, found from the start on.
 *
 * A set has the nodes at which something is read, and those that want the text's end. What begins
 * at the pattern's start is in each, as a match may begin anywhere.
 */
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include "common/array.h"
#include "common/must.h"
#include "regex_priv.h"

struct state {
	uint32_t begin, n; /* in `members` */
	bool ends;
};

struct builder {
	void *ctx;
	const struct regex_nfa *nfa;
	const struct regex_sets *sets;
	struct state *states;
	uint32_t nstates;
	uint32_t *members;
	size_t nmembers;
	uint32_t *table, room; /* of hashes: numbers of states, 0: free */
	/* The set that is being made. */
	uint32_t *set, n;
	uint32_t *seen, now; /* by node: `now` if it has been there */
	uint32_t *pending;
	bool matched;
	uint64_t steps;
};

static bool passes(const struct regex_node *node, bool begin, bool end)
{
	return node->kind == RN_EMPTY || node->kind == RN_SPLIT ||
	       (node->kind == RN_BEGIN && begin) || (node->kind == RN_END && end);
}

/* Adds what can be reached from the node without a byte, at the text's begin or end. */
static void reach(struct builder *b, uint32_t from, bool begin, bool end)
{
	uint32_t n = 0;

	b->pending[n++] = from;
	while (n && !b->matched) {
		const uint32_t i = b->pending[--n];
		const struct regex_node *node = &b->nfa->nodes[i];

		b->steps++;
		if (b->seen[i] == b->now)
			continue;
		b->seen[i] = b->now;
		if (node->kind == RN_MATCH)
			b->matched = true;
		if (node->kind == RN_SET || (node->kind == RN_END && !end))
			b->set[b->n++] = i;
		if (!passes(node, begin, end))
			continue;
		b->pending[n++] = node->to;
		if (node->kind == RN_SPLIT)
			b->pending[n++] = node->or_to;
	}
}

static void begin_set(struct builder *b)
{
	b->n = 0;
	b->now++;
	b->matched = false;
}

static int compare(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Whether the set that was made matches at the text's end. */
static bool matches_at_end(struct builder *b, bool begin)
{
	const uint32_t n = b->n;
	bool matched;

	b->now++;
	for (uint32_t i = 0; i < n; i++)
		if (b->nfa->nodes[b->set[i]].kind == RN_END)
			reach(b, b->nfa->nodes[b->set[i]].to, begin, true);
	matched = b->matched;
	b->n = n;
	b->matched = false;
	return matched;
}

static uint32_t hash(const struct builder *b, bool ends)
{
	uint32_t h = 2166136261u + ends;

	for (uint32_t i = 0; i < b->n; i++)
		h = (h ^ b->set[i]) * 16777619u;
	return h ^ h >> 15;
}

static bool same(const struct builder *b, const struct state *s, bool ends)
{
	return s->n == b->n && s->ends == ends &&
	       !memcmp(b->members + s->begin, b->set, b->n * sizeof(*b->set));
}

static void put(struct builder *b, uint32_t h, uint32_t number)
{
	while (b->table[h & (b->room - 1)])
		h++;
	b->table[h & (b->room - 1)] = number;
}

/* The number of the state that the set is, which may be new. */
static uint32_t state_of(struct builder *b, bool begin)
{
	struct state s = { .begin = (uint32_t)b->nmembers };
	uint32_t h, i;

	if (b->matched)
		return REGEX_MATCHED;
	s.ends = matches_at_end(b, begin);
	s.n = b->n;
	if (!s.n)
		return REGEX_FAILED;
	qsort(b->set, b->n, sizeof(*b->set), compare);
	h = hash(b, s.ends);
	for (i = h; b->table[i & (b->room - 1)]; i++)
		if (same(b, &b->states[b->table[i & (b->room - 1)]], s.ends))
			return b->table[i & (b->room - 1)];
	for (i = 0; i < b->n; i++)
		array_add(b->ctx, b->members, b->nmembers) = b->set[i];
	array_add(b->ctx, b->states, b->nstates) = s;
	put(b, h, b->nstates - 1);
	return b->nstates - 1;
}

static uint32_t step(struct builder *b, uint32_t from, unsigned int byte)
{
	const struct state s = b->states[from];

	begin_set(b);
	reach(b, b->nfa->start, false, false);
	for (uint32_t i = 0; i < s.n && !b->matched; i++) {
		const struct regex_node *node = &b->nfa->nodes[b->members[s.begin + i]];

		b->steps++;
		if (node->kind == RN_SET && regex_has(&b->sets->items[node->set], byte))
			reach(b, node->to, false, false);
	}
	return state_of(b, false);
}

static void prepare(struct builder *b, uint32_t cells)
{
	const uint32_t n = b->nfa->n;

	b->set = must(talloc_array(b->ctx, uint32_t, 2 * n)); /* and what matches_at_end() finds */
	b->seen = must(talloc_zero_array(b->ctx, uint32_t, n));
	b->pending = must(talloc_array(b->ctx, uint32_t, 2 * n + 2));
	for (b->room = 1024; b->room < 2 * cells;)
		b->room *= 2;
	b->table = must(talloc_zero_array(b->ctx, uint32_t, b->room));
	for (int i = 0; i < REGEX_FIRST_ROW; i++)
		array_add(b->ctx, b->states, b->nstates) = (struct state){ .ends = i };
}

bool regex_dfa(void *ctx, const struct regex_nfa *nfa, const struct regex_sets *sets,
	       const uint8_t *reps, uint32_t nclasses, struct regex_dfa *ret,
	       struct regex_error *error)
{
	struct builder b = { .ctx = must(talloc_new(ctx)), .nfa = nfa, .sets = sets };
	const uint32_t most = REGEX_CELLS_MAX / nclasses;
	size_t ncells = 0;

	*ret = (struct regex_dfa){ .nclasses = nclasses };
	prepare(&b, most);
	begin_set(&b);
	reach(&b, nfa->start, true, false);
	ret->start = state_of(&b, true);
	for (uint32_t i = 0; i < b.nstates; i++) {
		for (uint32_t k = 0; k < nclasses; k++)
			array_add(ctx, ret->next, ncells) =
				i < REGEX_FIRST_ROW ? i : step(&b, i, reps[k]);
		if (b.nstates <= most && b.steps <= REGEX_STEPS_MAX)
			continue;
		talloc_free(b.ctx);
		return regex_fail(error, REGEX_LIMIT, "its automaton is too large to be made",
				  "at most 524288 transitions, before states are joined");
	}
	ret->nstates = b.nstates;
	ret->ends = must(talloc_array(ctx, bool, b.nstates));
	for (uint32_t i = 0; i < b.nstates; i++)
		ret->ends[i] = b.states[i].ends;
	talloc_free(b.ctx);
	return true;
}
