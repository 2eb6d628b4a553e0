/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * check.h - AST to typed program: declarations, types, conversions, actions, aggregations,
 * record layouts' fields, handlers.
 *
 * Mistakes go to diag; check_program() then returns NULL.  Independent mistakes are all
 * reported; one in a clause does not hide those in others.
 *
 * A variable without a declaration is as wide as the widest integer that any assignment gives it,
 * which is known after the last one.  Therefore a check can leave wider variables in `widths`; then
 * what it returns is too narrow, and the program is to be checked anew, from the parser on and with
 * a new type_space, until none is left.
 */
#ifndef DTAP_CHECK_H
#define DTAP_CHECK_H

#include "translator/lang/ast.h"
#include "translator/lang/options.h"
#include "translator/prog/prog.h"
#include "translator/probes/resolve.h"

struct check_widths;

struct check_widths *check_widths_create(void *parent);
/* Whether some have become wider since this was asked last. */
bool check_widths_grown(struct check_widths *widths);

struct check_request {
	struct diag *diag;
	struct check_widths *widths; /* of the same program; NULL: first assignments decide */
	struct target *target;	     /* may be NULL in tests: no kernel types */
	struct type_space *types;
	struct resolver *resolver;
	struct options *options;	  /* compile-time options; pragmas add to them */
	const struct node_list *items;	  /* libraries first, then the programs in order */
	const struct source *const *libs; /* of which items were read */
	size_t nlibs;
	struct prog_text *texts; /* one per program; matched is filled */
	uint32_t ntexts;
	/* Macro variables and arguments: value text by name ("1", "target"), NULL = undefined. */
	const char *(*macro)(void *arg, const char *name);
	void *macro_arg;
	uint32_t nargs;		 /* arguments given, for D_MACRO_UNUSED */
	bool open_args;		 /* the others are given when the module is loaded */
	const bool *macros_read; /* by number: the parser has read its text; NULL: of none */
};

struct prog *check_program(void *parent, const struct check_request *req);

#endif
