/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * preprocess.h - control lines of the preprocessor before D: #include, macros, conditions.
 *
 * The text of a program becomes one text, whose source has pieces (source.h): places are those of
 * the files, and of a macro's use. A program without such lines is as it was.
 *
 * All programs of a run are read one after the other: a file is included once, and what one of
 * them defines holds in the next.
 */
#ifndef DTAP_PREPROCESS_H
#define DTAP_PREPROCESS_H

#include <stdbool.h>
#include <stddef.h>

#include "diag.h"
#include "source.h"

struct preprocess;

struct preprocess_request {
	struct diag *diag;
	const char *const *folders; /* where included files are looked for, after the own folder */
	size_t nfolders;
	const char *libraries;	  /* dtap's own, which nobody includes; NULL: there are none */
	const char *const *words; /* -D and -U, in their order */
	size_t nwords;
	bool is_library;  /* includes nothing */
	bool shows_names; /* of included files, on standard error, as cpp -H does */
};

struct preprocess *preprocess_create(void *ctx, const struct preprocess_request *req);
/* Mistakes go to diag. What is returned belongs to ctx or is `program` itself. */
const struct source *preprocess_program(struct preprocess *p, void *ctx,
					const struct source *program);
/*
 * Whether a text is seen at a glance to stay as it is: each control line is a pragma, and nothing
 * is named as a macro that there is before it.
 */
bool preprocess_leaves(struct preprocess *p, const struct source *program);
/* The i-th file that was included; NULL after the last. p may be NULL: there is none. */
const struct source *preprocess_included(const struct preprocess *p, size_t i);

#endif
