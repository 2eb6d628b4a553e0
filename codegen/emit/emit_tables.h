/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * emit_tables.h - the data of a script object: variables, symbols, macros, record
 * structs, probe rows, handlers, and the rt_script that names them all.
 */
#ifndef DTAP_CODEGEN_EMIT_TABLES_H
#define DTAP_CODEGEN_EMIT_TABLES_H

#include "emit.h"
#include "codegen/lower/layout.h"
#include "codegen/lower/lower.h"
#include "codegen/ir/strings.h"

struct tables {
	struct emitter *e;
	const struct prog *prog;
	const struct layout *layout;
	const struct lowered *lowered;
	struct strings strings;
	uint32_t *uses;	     /* by clause: see ir_uses() */
	uint32_t error_uses; /* of the clauses of ERROR */
	uint32_t first_part; /* clauses in the first part, which has all handlers */
	bool divided;
};

/* Before the others: what the clauses do and need. */
void emit_uses(struct tables *t);
/* Decides on the parts. */
void emit_divide(struct tables *t);
/* How what both parts may name is declared. */
const char *emit_linkage(const struct tables *t);
/* Around a clause, which is in one part alone. */
void emit_begin_part(struct tables *t, uint32_t clause);
void emit_end_part(struct tables *t, uint32_t clause);
/* The declaration of a variable that is no element of anything, in one line. */
void emit_variable(struct emitter *e, const char *prefix, const char *name,
		   const struct type *type);
/* What clause functions refer to; nothing that is unused is printed. */
void emit_variables(struct tables *t);
void emit_ksyms(struct tables *t);
void emit_macros(struct tables *t);
/* emit_regex.c */
void emit_regexes(struct tables *t);
void emit_record(struct tables *t, const struct layout_record *record);
/* A comment: where the clause or function stands, and its text. */
void emit_origin(struct tables *t, const struct prog_clause *clause);
/* Handler functions and probe rows, then what the runtime looks for. */
void emit_handlers(struct tables *t);
void emit_script(struct tables *t);

#endif
