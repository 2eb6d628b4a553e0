// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Hopcroft's algorithm: states are in one block until something tells them apart.
 *
 * A block is a run of `order`; what of it is to be split off stands at the front of the run.
 */
#include <string.h>
#include <talloc.h>

#include "common/must.h"
#include "regex_priv.h"

struct partition {
	uint32_t n, k; /* states, classes */
	/* For class c, the states that lead to s: from[begin[c * (n + 1) + s]] and following. */
	uint32_t *begin, *from;
	uint32_t *order, *where, *block; /* where: a state's place in order */
	uint32_t *first, *count, *marked, nblocks;
	uint32_t *touched, ntouched;
	uint32_t *work; /* block * k + class, to be split by */
	size_t nwork;
	bool *waits; /* it is in there */
};

static uint32_t *numbers(void *ctx, size_t n)
{
	return must(talloc_zero_array(ctx, uint32_t, n));
}

static void invert(struct partition *p, const struct regex_dfa *dfa)
{
	for (uint32_t c = 0; c < p->k; c++) {
		uint32_t *begin = p->begin + (size_t)c * (p->n + 1), sum = c * p->n;

		for (uint32_t s = 0; s < p->n; s++)
			begin[dfa->next[(size_t)s * p->k + c]]++;
		for (uint32_t s = 0; s <= p->n; s++) {
			sum += begin[s];
			begin[s] = sum;
		}
		for (uint32_t s = 0; s < p->n; s++)
			p->from[--begin[dfa->next[(size_t)s * p->k + c]]] = s;
	}
}

static void wait_for(struct partition *p, uint32_t block, uint32_t class)
{
	const size_t i = (size_t)block * p->k + class;

	if (p->waits[i])
		return;
	p->waits[i] = true;
	p->work[p->nwork++] = (uint32_t)i;
}

/* Moves a state to the front of its block. */
static void mark(struct partition *p, uint32_t s)
{
	const uint32_t b = p->block[s], to = p->first[b] + p->marked[b], other = p->order[to];

	if (p->where[s] < to)
		return;
	if (!p->marked[b]++)
		p->touched[p->ntouched++] = b;
	p->order[p->where[s]] = other;
	p->where[other] = p->where[s];
	p->order[to] = s;
	p->where[s] = to;
}

/* The marked states of a block become another one. */
static void split(struct partition *p, uint32_t b)
{
	const uint32_t n = p->marked[b], fresh = p->nblocks;

	p->marked[b] = 0;
	if (n == p->count[b])
		return;
	p->nblocks++;
	p->first[fresh] = p->first[b];
	p->count[fresh] = n;
	p->first[b] += n;
	p->count[b] -= n;
	for (uint32_t i = 0; i < n; i++)
		p->block[p->order[p->first[fresh] + i]] = fresh;
	for (uint32_t c = 0; c < p->k; c++)
		wait_for(p, p->waits[(size_t)b * p->k + c] || n <= p->count[b] ? fresh : b, c);
}

static void refine(struct partition *p, uint32_t *members)
{
	while (p->nwork) {
		const uint32_t i = p->work[--p->nwork], b = i / p->k, c = i % p->k;
		const uint32_t *begin = p->begin + (size_t)c * (p->n + 1);
		const uint32_t n = p->count[b];

		p->waits[i] = false;
		memcpy(members, p->order + p->first[b], n * sizeof(*members));
		for (uint32_t m = 0; m < n; m++)
			for (uint32_t f = begin[members[m]]; f < begin[members[m] + 1]; f++)
				mark(p, p->from[f]);
		while (p->ntouched)
			split(p, p->touched[--p->ntouched]);
	}
}

static struct partition create(void *ctx, const struct regex_dfa *dfa)
{
	const uint32_t n = dfa->nstates, k = dfa->nclasses;
	struct partition p = { .n = n, .k = k, .nblocks = 1 };

	p.begin = numbers(ctx, (size_t)k * (n + 1));
	p.from = numbers(ctx, (size_t)k * n);
	p.order = numbers(ctx, n);
	p.where = numbers(ctx, n);
	p.block = numbers(ctx, n);
	p.first = numbers(ctx, n);
	p.count = numbers(ctx, n);
	p.marked = numbers(ctx, n);
	p.touched = numbers(ctx, n);
	p.work = numbers(ctx, (size_t)n * k);
	p.waits = must(talloc_zero_array(ctx, bool, (size_t)n *k));
	invert(&p, dfa);
	for (uint32_t s = 0; s < n; s++)
		p.order[s] = p.where[s] = s;
	p.count[0] = n;
	for (uint32_t s = 0; s < n; s++)
		if (dfa->ends[s])
			mark(&p, s);
	while (p.ntouched)
		split(&p, p.touched[--p.ntouched]);
	for (uint32_t c = 0; c < k; c++)
		wait_for(&p, 0, c);
	return p;
}

/* Gives blocks their numbers: those that are known first, then the others that match at the end. */
static uint32_t number(const struct regex_dfa *dfa, const struct partition *p, uint32_t *names)
{
	uint32_t n = REGEX_FIRST_ROW;

	memset(names, 0xff, p->nblocks * sizeof(*names));
	names[p->block[REGEX_FAILED]] = REGEX_FAILED;
	names[p->block[REGEX_MATCHED]] = REGEX_MATCHED;
	for (int ends = 0; ends < 2; ends++)
		for (uint32_t s = 0; s < p->n; s++)
			if (dfa->ends[s] == ends && names[p->block[s]] == UINT32_MAX)
				names[p->block[s]] = n++;
	return n;
}

void regex_minimize(void *ctx, struct regex_dfa *dfa)
{
	void *tmp = must(talloc_new(ctx));
	struct partition p = create(tmp, dfa);
	uint32_t *names = numbers(tmp, p.n), *next;
	const uint32_t k = p.k;
	bool *ends;
	uint32_t n;

	refine(&p, numbers(tmp, p.n));
	n = number(dfa, &p, names);
	next = numbers(ctx, (size_t)n * k);
	ends = must(talloc_zero_array(ctx, bool, n));
	for (uint32_t s = 0; s < p.n; s++) {
		const uint32_t to = names[p.block[s]];

		ends[to] = dfa->ends[s];
		for (uint32_t c = 0; c < k; c++)
			next[(size_t)to * k + c] = names[p.block[dfa->next[(size_t)s * k + c]]];
	}
	*dfa = (struct regex_dfa){
		.nstates = n,
		.start = names[p.block[dfa->start]],
		.nclasses = k,
		.next = next,
		.ends = ends,
	};
	talloc_free(tmp);
}
