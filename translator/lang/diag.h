/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * diag.h - what the user is told about mistakes in D.
 *
 * A diagnostic is a place (source and byte range), a sentence, a stable tag and at
 * most one hint:
 *
 *   exec.d:4:31: error: 'struct task_struct' has no member 'comn' [D_TYPE_MEMBER]
 *       4 |         printf("%s", args[0]->comn);
 *         |                               ^~~~ closest: 'comm'
 *
 * Diagnostics are collected and printed at once, sorted by place within a source;
 * several independent ones may come from one run.  Nothing here exits.
 */
#ifndef DTAP_DIAG_H
#define DTAP_DIAG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum diag_tag {
#define TAG(name) name,
#include "diag.def"
#undef TAG
};

struct source; /* source.h: one piece of D text */

/* Byte range [begin, end) of a source; source NULL = no place. */
struct loc {
	const struct source *source;
	uint32_t begin, end;
};

/* From the first byte of a to the last of b. */
struct loc loc_join(struct loc a, struct loc b);

struct diag *diag_create(void *parent);

/* An error at a place, shown once.  hint is printed after the caret, NULL = none. */
void diag_error(struct diag *diag, struct loc loc, enum diag_tag tag, const char *hint,
		const char *fmt, ...) __attribute__((format(printf, 5, 6)));
void diag_warn(struct diag *diag, struct loc loc, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* The system's refusal: no place, no tag; says what was tried and the remedy. */
void diag_fatal(struct diag *diag, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

unsigned int diag_count(const struct diag *diag); /* errors so far */
/* From now on tags stand before the sentences, as with DTrace's option errtags, not after. */
void diag_tags_first(struct diag *diag);

/*
 * Prints all, with `program: ` before the first line as dtrace does for
 * command-line text.  Of more than 200 the rest is counted.
 */
void diag_print(const struct diag *diag, FILE *out, const char *program);

#endif
