/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * complete.h - what dtap and dtaprun answer to the shells' completion, so that flags and options
 * are written down once.
 *
 * "PROGRAM --complete WORD..." gets the command line's words after the program's name; the last,
 * which may be empty, is to be completed.  The answer is a line for each candidate, "KIND TEXT
 * [DESCRIPTION]" with tabs in between, of KIND
 *
 *	word		TEXT is a whole word
 *	part		something follows TEXT in the same word
 *	files		names of files that the shell's pattern TEXT matches; what comes before them
 *			in the word is the third field
 *	folders, commands, processes	the same, of these
 *
 * Nothing is said of what is wrong: the word is not finished yet.
 */
#ifndef DTAP_COMMON_COMPLETE_H
#define DTAP_COMMON_COMPLETE_H

#include <stdbool.h>

struct option; /* of getopt_long() */

/* What the last word is. */
struct complete_place {
	int opt;	    /* its value is wanted; COMPLETE_FLAG, COMPLETE_OPERAND */
	const char *before; /* what is in the word before the value: "--kernel=", "-x" */
	const char *value;  /* as far as it is written */
};

#define COMPLETE_OPERAND 0
#define COMPLETE_FLAG	 '-'

/* The first argument is the word, and the only place where it means this. */
bool complete_asked(int argc, char **argv);

/*
 * Reads a command line as getopt_long() does with letters (which begin with ':', or "-:") and
 * words, passing over what is wrong. argv is without "--complete", and may be reordered. `seen` is
 * told each option of the words before the last, in order; opt 1 is an operand if letters begin
 * with '-'. All is talloc'ed under ctx.
 */
struct complete_place complete_place(void *ctx, int argc, char **argv, const char *letters,
				     const struct option *words,
				     void (*seen)(void *arg, int opt, const char *value),
				     void *arg);

/* A candidate, if it begins with the value. */
void complete_word(const struct complete_place *at, const char *text, const char *what);
void complete_part(const struct complete_place *at, const char *text, const char *what);
/* The shell knows them; kind and pattern as above. */
void complete_shell(const struct complete_place *at, const char *kind, const char *pattern);
/* The flags that a help text explains, in lines that begin with white space and '-'. */
void complete_flags(const struct complete_place *at, const char *help);
/* -x: names of options and the words that some of them take; at_load: those that dtaprun knows. */
void complete_options(const struct complete_place *at, bool at_load);

#endif
