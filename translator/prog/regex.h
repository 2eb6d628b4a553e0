/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * regex.h - extended regular expressions of POSIX as automata, whose tables generated code has.
 *
 * Of bytes, in the C locale. A text matches if some part of it does, as with regexec(): anchors are
 * in the automaton, and so is that a match may begin anywhere. It is deterministic, has as few
 * states as there can be, and tells apart only bytes that the pattern does.
 *
 * Of what POSIX leaves undefined, empty alternatives and groups, {,n} and repeated repetitions mean
 * what they do in glibc. All else is refused, and so are back-references, collating symbols,
 * equivalence classes and GNU's escapes.
 */
#ifndef DTAP_PROG_REGEX_H
#define DTAP_PROG_REGEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* States without a row, as it is known there what comes out. */
#define REGEX_FAILED	0
#define REGEX_MATCHED	1
#define REGEX_FIRST_ROW 2

#define REGEX_TABLE_MAX (64 << 10) /* bytes */

struct regex {
	const char *text; /* the pattern */
	size_t len;
	uint8_t classes[256]; /* class of each byte but 0 */
	uint32_t nclasses;
	uint32_t nstates;
	uint32_t start;
	uint32_t ends; /* states from this one on match where the text ends */
	bool wide;     /* a state's number takes two bytes */
	/* nclasses of each state from REGEX_FIRST_ROW on */
	uint16_t *next;
};

struct regex_error {
	enum {
		REGEX_MALFORMED,
		REGEX_UNSUPPORTED,
		REGEX_LIMIT,
	} kind;
	bool somewhere; /* at and len are bytes of the pattern */
	size_t at, len;
	const char *what, *hint; /* not to be freed; hint may be NULL */
};

/* NULL: refused, and *error says why. */
const struct regex *regex_compile(void *ctx, const char *text, size_t len,
				  struct regex_error *error);

#endif
