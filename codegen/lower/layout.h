/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * layout.h - numbers that the C text and the metadata must agree on: record layouts,
 * EPIDs, aggregation slots, fault sites.
 *
 * A record is what a straight run of statements records: statements of one block, with others
 * between them that record nothing.  A run may be gone through several times in a firing, or not
 * at all, and a record knows nothing of the clause that makes it.
 *
 * Fields have natural alignment after struct dtap_rec; a record's fixed part is a multiple of 8.
 * EPIDs start at 1: handlers in order, probes in order, clauses in order, the records of each in
 * order, before them those of all functions if it calls one that records; a clause that makes none
 * has an EPID all the same, which its faults name.  Slots of keyless aggregations lie 8-aligned
 * after struct dtap_agg_half.
 */
#ifndef DTAP_CODEGEN_LAYOUT_H
#define DTAP_CODEGEN_LAYOUT_H

#include "codegen/ir/ir.h"
#include "translator/prog/prog.h"

#define LAYOUT_NO_SLOT 0xffffffffu

struct layout_field {
	const struct prog_field *field;
	const char *name;      /* member of struct record_N */
	enum ir_type type;     /* VOID: a struct dtap_span */
	uint32_t offset, size; /* bytes */
	uint32_t tail;	       /* most bytes after the fixed part */
};

struct layout_record {
	uint32_t id; /* position in layout.records and in the metadata, N of struct record_N */
	uint32_t nactions, nfields;
	const struct prog_stmt **actions; /* PS_RECORD */
	struct layout_field *fields;	  /* of the actions, in their order */
	uint32_t size;			  /* of the fixed part, bytes */
};

struct layout_clause {
	bool used;	  /* some handler runs it */
	bool exits;	  /* has an exit() */
	uint32_t nprobes; /* that run it */
	bool one_event;	  /* runs for one trace event only: its record can be read directly */
	uint32_t first;	  /* EPIDs of its firing that come before those of its own runs */
	uint32_t nrecords;
	const struct layout_record **records; /* of its runs, in the order of the text */
};

struct layout {
	const struct prog *prog;
	uint32_t nrecords;
	struct layout_record **records;
	struct layout_clause *clauses; /* prog.nclauses */
	struct layout_clause *funcs;   /* prog.nfuncs; of these, first and the records */
	/* Of all functions: they come first where a clause calls one that records. */
	uint32_t nfunc_records;
	/* By handler: the first EPID of its first probe, and how many each probe has. */
	uint32_t *epids, *nepids;
	uint32_t *slots;      /* by aggregation, LAYOUT_NO_SLOT: keyed */
	uint32_t slots_size;  /* bytes of all slots */
	bool exits;	      /* some clause has an exit() */
	uint32_t name_max[4]; /* bytes with the NUL of probeprov, probemod, probefunc, probename */
};

struct layout *layout_create(void *ctx, const struct prog *prog);
/* The site of faults of a clause that have no expression of their own. */
uint32_t layout_clause_site(const struct prog *prog, const struct prog_clause *clause);
/* Bytes of a BYTES field. */
uint32_t layout_bytes(const struct prog_field *f);
/* Most bytes a string can have, with its NUL, rounded up to 8. */
uint32_t layout_string_max(const struct layout *layout, const struct prog_expr *e);
/*
 * The statement is the end of a run: something in it records, or changes where records go, or must
 * come after them.
 */
bool layout_ends_run(const struct prog_stmt *s);
/* The record that a clause's EPID stands for, n after its first. */
const struct layout_record *layout_record_of(const struct layout *layout,
					     const struct prog_clause *clause, uint32_t n);
/* EPIDs that a clause has of each probe: of records, at least one. */
uint32_t layout_epids(const struct layout *layout, const struct prog_clause *clause);

#endif
