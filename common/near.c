// SPDX-License-Identifier: GPL-2.0-or-later
#include "near.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define NEAREST_MAX 64

/*
 * Edit distance with transposition of neighbours (optimal string alignment), or
 * limit + 1 as soon as it is known to be larger than limit.
 */
static unsigned int distance(const char *a, size_t na, const char *b, size_t nb, unsigned int limit)
{
	unsigned int rows[3][NEAREST_MAX + 1];
	unsigned int *two = rows[0], *one = rows[1], *now = rows[2];

	for (size_t j = 0; j <= nb; j++)
		one[j] = j;
	for (size_t i = 1; i <= na; i++) {
		unsigned int best = now[0] = i, *spare;

		for (size_t j = 1; j <= nb; j++) {
			unsigned int d = one[j - 1] + (a[i - 1] != b[j - 1]);

			if (one[j] + 1 < d)
				d = one[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    two[j - 2] + 1 < d)
				d = two[j - 2] + 1;
			now[j] = d;
			if (d < best)
				best = d;
		}
		if (best > limit)
			return limit + 1;
		spare = two;
		two = one;
		one = now;
		now = spare;
	}
	return one[nb];
}

const char *near_name(const char *name, const char *const *names, unsigned int n)
{
	size_t len = strlen(name);
	unsigned int limit = len <= 2 ? 1 : len <= 5 ? 2 : len / 3 + 1;
	const char *nearest = NULL;

	if (!len || len > NEAREST_MAX)
		return NULL;
	for (unsigned int i = 0; i < n; i++) {
		size_t other = names[i] ? strlen(names[i]) : 0;
		unsigned int d;

		if (!other || other > NEAREST_MAX || other > len + limit || len > other + limit)
			continue;
		d = distance(name, len, names[i], other, limit);
		/* As many edits as letters say nothing. */
		if (d > limit || d >= len || d >= other)
			continue;
		nearest = names[i];
		if (d == 0)
			break;
		limit = d - 1;
	}
	return nearest;
}

/* Whether a compiler, or the kernel's profiling of allocations, may end a function's name so. */
static bool is_made_ending(const char *text)
{
	static const char *const endings[] = { ".isra.", ".constprop.", ".part." };
	static const char noprof[] = "_noprof";

	if (!strncmp(text, noprof, sizeof(noprof) - 1))
		text += sizeof(noprof) - 1;
	while (*text) {
		size_t len = 0, digits;

		for (size_t i = 0; !len && i < sizeof(endings) / sizeof(*endings); i++)
			if (!strncmp(text, endings[i], strlen(endings[i])))
				len = strlen(endings[i]);
		digits = strspn(text + len, "0123456789");
		if (!len || !digits)
			return false;
		text += len + digits;
	}
	return true;
}

bool near_is_made_of(const char *function, const char *name)
{
	const size_t len = strlen(name);

	return len && !strncmp(name, function, len) && function[len] &&
	       is_made_ending(function + len);
}

const char *near_function(const char *name, const char *const *names, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++)
		if (names[i] && near_is_made_of(names[i], name))
			return names[i];
	return near_name(name, names, n);
}
