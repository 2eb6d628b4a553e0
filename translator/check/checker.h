/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * checker.h - what the checker's own files share, for one program; no one else includes it.
 */
#ifndef DTAP_CHECKER_H
#define DTAP_CHECKER_H

#include <talloc.h>

#include "check.h"
#include "common/array.h"
#include "translator/lang/stability.h"
#include "translator/probes/stable.h"
#include "scope.h"
#include "sym.h"

#define CHECK_MAX_DEPTH	 256 /* nesting of expressions and inlines */
#define CHECK_MAX_KEYS	 32
#define CHECK_MAX_FRAMES 1024	    /* of one stack */
#define CHECK_MAX_BYTES	 (1u << 20) /* of a D array, or of what is recorded */

struct base_types {
	const struct type *vd, *chr, *s8, *u8, *s16, *u16, *i, *u, *l, *ul, *s64, *u64, *uintptr,
		*string;
	const struct type *vptr, *symaddr, *usymaddr;
};

struct checker {
	void *ctx; /* talloc context of the program */
	const struct check_request *req;
	struct diag *diag;
	unsigned int before; /* errors, when checking began */
	struct type_space *types;
	struct prog *prog;
	struct symtab *syms;
	struct base_types t;
	uint32_t nexpanded; /* inside other expansions, in this clause */
	uint32_t ndynvars;
	const struct prog_var *stored; /* for strings on their way into memory; NULL: none yet */
	bool *macro_used;	       /* $1 .. $nargs */
	struct xlator **xlators;
	uint32_t nxlators;
	bool xlator_wrong; /* one of them has a mistake, and is none of these */
	struct probe_groups *groups;
	uint32_t nclauses;	  /* as written */
	uint32_t nlocals;	  /* variables with names of their own, after a '$' */
	struct func_sym **called; /* functions, in the order of their first calls */
	uint32_t ncalled;
	bool has_static;	/* some function is */
	struct prog_func *func; /* whose body is being typed; NULL: of none */
	/* The last struct without a tag: one type for all its declarators. */
	const struct node *tagless;
	const struct type *tagless_type;
	const struct stable_source **fired; /* whose statements after fire() are to come */
	uint32_t nfired;
	struct mark *marks; /* of pragmas: stability.h */
	uint32_t nmarks;
	uint32_t version; /* that the program asks for, 0: none */
	bool has_minimum; /* option amin */
	struct attributes minimum;
	struct loc *compared; /* comparisons of results with -1 that were warned of */
	uint32_t ncompared;
};

/* Makes room for one more element. */
#define ARRAY_GROW(ctx, array, n) ((array) = array_grow((ctx), (array), (n), sizeof(*(array))))

/* The remedy for what dtap's runtime lacks on a kernel. */
#define NEWER_DTAP "a newer dtap may know this kernel"

/* Reports at loc with a tag. */
#define ERR(c, loc, tag, ...) diag_error((c)->diag, (loc), (tag), NULL, __VA_ARGS__)

/* Whether anything is wrong so far. */
static inline bool check_failed(const struct checker *c)
{
	return diag_count(c->diag) != c->before;
}

#endif
