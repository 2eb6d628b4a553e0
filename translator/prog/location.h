/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * location.h - where an argument of a probe is.
 *
 * Providers say it of each args[i] and argN of their probes (provider.h).  The checker makes values
 * of it in one file, translator/check/place.c, and the lowering IR in another,
 * codegen/lower/lower_location.c; nobody else looks at kinds.
 */
#ifndef DTAP_LOCATION_H
#define DTAP_LOCATION_H

#include <stdio.h>

#include "runtime/args.h"
#include "translator/types/type.h"

enum location_kind {
#define LOCATION(kind) LOCATION_##kind,
#include "location.def"
#undef LOCATION
};

struct location {
	enum location_kind kind;
	uint32_t n;
	const struct type *type;   /* of what is there */
	const struct location *of; /* DATA, MEMORY: what it is found by */
};

static inline struct location location_at(enum location_kind kind, uint32_t n,
					  const struct type *type)
{
	return (struct location){ .kind = kind, .n = n, .type = type };
}

/* What a location gives that is found by another one, which is copied to ctx. */
struct location location_by(void *ctx, enum location_kind kind, struct location of, uint32_t n,
			    const struct type *type);
/*
 * The word of the context in which it is, or begins; RT_ARG_WORDS: it is in none.  Some scalars
 * that lie in memory are in one, too.
 */
uint32_t location_word(const struct location *at);
/* Whether its value is read as a word, which takes no load and cannot fault. */
bool location_is_word(const struct location *at);
/* Where the memory begins that it lies in, and how many bytes from there it is. */
struct location location_area(const struct location *at, uint32_t *offset);
/* An area as -S shows it. */
void location_print_area(FILE *out, const struct location *area);
/* Whether it lies in the user's memory, as what a userland pointer leads to. */
bool location_is_userland(const struct location *at);
/* Whether what reads one reads the other, if their types are alike. */
bool location_same(const struct location *a, const struct location *b);

#endif
