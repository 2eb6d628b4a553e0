/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * record.h - what a clause records.
 */
#ifndef DTAP_RECORD_H
#define DTAP_RECORD_H

#include "checker.h"

/* A statement at the end of a list. */
struct prog_stmt *record_stmt(struct checker *c, struct prog_stmt ***list, uint32_t *nlist,
			      enum prog_stmt_kind kind, struct loc loc);
/* The record that shows nothing but the clause's probe. */
void record_default(struct checker *c, struct prog_clause *cl, struct prog_stmt ***list,
		    uint32_t *nlist);
/* Whether something that records data may stand here; reported, else noted. */
bool record_allowed(struct checker *c, const struct scope *sc, struct loc loc, const char *what);
/* A recorded value: kind, conversion; false after a report. */
bool record_field(struct checker *c, struct value v, struct prog_field *ret);
/* All bytes of an object. */
bool record_bytes(struct checker *c, struct value v, struct prog_field *ret);
/* Whether as many bytes can be recorded; reported if not. */
bool record_fits(struct checker *c, const struct type *t, uint32_t size, struct loc loc);

#endif
