/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * layout.h - numbers that the C text and the metadata must agree on: record layouts,
 * EPIDs, aggregation slots, fault sites.
 *
 * Fields have natural alignment after struct dtap_rec; a record's fixed part is a
 * multiple of 8.  EPIDs start at 1: handlers in order, probes in order, clauses in
 * order.  Slots of keyless aggregations lie 8-aligned after struct dtap_agg_half.
 */
#ifndef DTAP_CODEGEN_LAYOUT_H
#define DTAP_CODEGEN_LAYOUT_H

#include "codegen/ir/ir.h"
#include "translator/prog/prog.h"

#define LAYOUT_NO_SLOT 0xffffffffu

/*
 * An if that records has a field of its own before those of its branches: 1 the first
 * branch was taken, 2 the second; 0 the if was not reached.
 */
struct layout_field {
	const struct prog_field *field; /* NULL: which branch of an if was taken */
	const char *name;		/* member of struct record_N */
	enum ir_type type;		/* VOID: a struct dtap_span */
	uint32_t offset, size;		/* bytes */
	uint32_t tail;			/* most bytes after the fixed part */
	bool conditional;		/* inside an if */
};

struct layout_clause {
	bool used;	  /* some handler runs it */
	bool exits;	  /* has an exit() */
	uint32_t nprobes; /* that run it */
	bool one_event;	  /* runs for one trace event only: its record can be read directly */
	uint32_t nfields;
	struct layout_field *fields; /* in the order of the statements */
	uint32_t size;		     /* of the record's fixed part, 0: makes no record */
};

struct layout {
	const struct prog *prog;
	struct layout_clause *clauses; /* prog.nclauses */
	uint32_t *epids;	       /* by handler: of its first probe's first clause */
	uint32_t *slots;	       /* by aggregation, LAYOUT_NO_SLOT: keyed */
	uint32_t slots_size;	       /* bytes of all slots */
	bool exits;		       /* some clause has an exit() */
	uint32_t name_max[4]; /* bytes with the NUL of probeprov, probemod, probefunc, probename */
};

struct layout *layout_create(void *ctx, const struct prog *prog);
/* The site of faults of a clause that have no expression of their own. */
uint32_t layout_clause_site(const struct prog *prog, const struct prog_clause *clause);
/* Bytes of a BYTES field. */
uint32_t layout_bytes(const struct prog_field *f);
/* Most bytes a string can have, with its NUL, rounded up to 8. */
uint32_t layout_string_max(const struct layout *layout, const struct prog_expr *e);
/* Some statement, at any depth, records. */
bool layout_has_record(struct prog_stmt *const *stmts, uint32_t n);

#endif
