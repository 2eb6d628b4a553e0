/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * lower.h - from the typed program to the IR: the last place that knows D's semantics.
 *
 * Each operation that can fault becomes a statement, followed by a test of
 * ctx->fault, in D's order of evaluation; operators without effects stay expressions.
 */
#ifndef DTAP_CODEGEN_LOWER_H
#define DTAP_CODEGEN_LOWER_H

#include "codegen/ir/ir.h"
#include "layout.h"

struct lowered_clause {
	struct ir_func func;
	bool uses_this;
};

struct lowered {
	struct lowered_clause *clauses; /* prog.nclauses; empty where layout says unused */
	struct ir_func **funcs;		/* prog.nfuncs */
	bool *func_nullable;		/* those of type string that may return D's NULL */
	bool *var_used;			/* by position in prog.vars: the C text names its storage */
	bool *regex_used;		/* by position in prog.regexes */
	bool *var_nullable;		/* by position: a static string that may hold D's NULL */
	uint32_t dynvar_max;		/* bytes */
	bool funcs_use_this;		/* clause-local variables are named in some function */
	bool uses_this, uses_macros, uses_ksyms, uses_spec, destructive;
};

struct lowered *lower_program(void *ctx, const struct prog *prog, const struct layout *layout);

/* In which type values of one of D's are computed, passed and returned: strings are safe ones. */
enum ir_type lower_type_of(const struct type *type);
/* Whether it is a variable of C. */
bool lower_is_plain(const struct prog_var *var);
/* The name of a static variable's storage in the C text. */
const char *lower_storage(void *ctx, const struct prog_var *var);

#endif
