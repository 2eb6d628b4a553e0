// SPDX-License-Identifier: GPL-2.0-or-later
#include "regex.h"

#include <string.h>
#include <talloc.h>

#include "common/must.h"
#include "regex_priv.h"

/* The bytes that all sets take alike are of one class; returns how many there are. */
static uint32_t classify(const struct regex_sets *sets, uint8_t classes[256], uint8_t reps[256])
{
	uint32_t n = 1;

	memset(classes, 0, 256);
	for (uint32_t i = 0; i < sets->n; i++) {
		int split[256]; /* a class's bytes of the set: their new class */
		uint32_t count[256][2] = { { 0 } };

		for (unsigned int c = 1; c < 256; c++)
			count[classes[c]][regex_has(&sets->items[i], c)]++;
		for (uint32_t k = 0, old = n; k < old; k++)
			split[k] = count[k][0] && count[k][1] ? (int)n++ : (int)k;
		for (unsigned int c = 1; c < 256; c++)
			if (regex_has(&sets->items[i], c))
				classes[c] = (uint8_t)split[classes[c]];
	}
	for (unsigned int c = 255; c >= 1; c--)
		reps[classes[c]] = (uint8_t)c;
	return n;
}

static bool same_column(const struct regex_dfa *dfa, uint32_t a, uint32_t b)
{
	for (uint32_t s = REGEX_FIRST_ROW; s < dfa->nstates; s++)
		if (dfa->next[s * dfa->nclasses + a] != dfa->next[s * dfa->nclasses + b])
			return false;
	return true;
}

/*
 * Classes that the automaton takes alike become one. They are numbered as the bytes come, but the
 * one with most bytes is 0; columns[] has one of the old classes for each.
 */
static uint32_t merge(const struct regex_dfa *dfa, uint8_t classes[256], uint8_t columns[256])
{
	uint32_t same[256], count[256] = { 0 }, largest = 0, n = 1;
	int names[256];

	for (uint32_t k = 0; k < dfa->nclasses; k++) {
		names[k] = -1;
		for (same[k] = 0; !same_column(dfa, same[k], k);)
			same[k]++;
	}
	for (unsigned int c = 1; c < 256; c++)
		count[same[classes[c]]]++;
	for (uint32_t k = 0; k < dfa->nclasses; k++)
		if (count[k] > count[largest])
			largest = k;
	names[largest] = 0;
	columns[0] = (uint8_t)largest;
	classes[0] = 0;
	for (unsigned int c = 1; c < 256; c++) {
		const uint32_t k = same[classes[c]];

		if (names[k] < 0) {
			columns[n] = (uint8_t)k;
			names[k] = (int)n++;
		}
		classes[c] = (uint8_t)names[k];
	}
	return n;
}

/* Whether the tables are within the limit. */
static bool make_tables(struct regex *re, const struct regex_dfa *dfa)
{
	const uint32_t nrows = dfa->nstates - REGEX_FIRST_ROW;
	uint8_t columns[256];

	re->nclasses = merge(dfa, re->classes, columns);
	re->nstates = re->ends = dfa->nstates;
	re->start = dfa->start;
	re->wide = re->nstates > 256;
	if ((size_t)nrows * re->nclasses * (re->wide ? 2 : 1) + sizeof(re->classes) >
	    REGEX_TABLE_MAX)
		return false;
	while (re->ends > REGEX_FIRST_ROW && dfa->ends[re->ends - 1])
		re->ends--;
	re->next = must(talloc_array(re, uint16_t, (size_t)nrows * re->nclasses));
	for (uint32_t s = 0; s < nrows; s++)
		for (uint32_t k = 0; k < re->nclasses; k++)
			re->next[s * re->nclasses + k] =
				(uint16_t)dfa
					->next[(s + REGEX_FIRST_ROW) * dfa->nclasses + columns[k]];
	return true;
}

const struct regex *regex_compile(void *ctx, const char *text, size_t len,
				  struct regex_error *error)
{
	void *tmp = must(talloc_new(ctx));
	struct regex *re = must(talloc_zero(ctx, struct regex));
	struct regex_sets sets = { 0 };
	const struct regex_tree *tree = regex_parse(tmp, text, len, &sets, error);
	struct regex_nfa nfa;
	struct regex_dfa dfa;
	uint8_t reps[256];
	uint32_t nclasses;
	bool good = false;

	if (tree && regex_nfa(tmp, tree, &nfa, error)) {
		nclasses = classify(&sets, re->classes, reps);
		good = regex_dfa(tmp, &nfa, &sets, reps, nclasses, &dfa, error);
	}
	if (good) {
		regex_minimize(tmp, &dfa);
		good = make_tables(re, &dfa);
		if (!good)
			regex_fail(error, REGEX_LIMIT, "its automaton takes more than 64 KB",
				   "counts and alternatives multiply its states");
	}
	talloc_free(tmp);
	if (!good) {
		talloc_free(re);
		return NULL;
	}
	re->text = must(talloc_strndup(re, text, len));
	re->len = len;
	return re;
}
