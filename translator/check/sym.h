/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * sym.h - the names a D program defines: one table per name space.
 *
 * Global identifiers, self-> and this-> variables, aggregations, and the program's own
 * types (struct, union and enum tags, typedefs) each have their own space, and so have global names
 * of libraries that the version of D asked for lacks, which only libraries mean.  Names are
 * interned.  Entries are never removed; a program's order of definition is the order in
 * which the checker meets them.
 */
#ifndef DTAP_SYM_H
#define DTAP_SYM_H

#include <stdbool.h>
#include <stdint.h>

#include "translator/lang/ast.h"
#include "translator/prog/prog.h"

enum sym_space { SS_GLOBAL, SS_SELF, SS_THIS, SS_AGG, SS_TAG, SS_TYPEDEF, SS_LIBRARY, SS_NSPACES };

enum sym_kind {
	SK_VAR,
	SK_INLINE,
	SK_CONST,  /* enumerator */
	SK_EXTERN, /* declared kernel variable */
	SK_PROTO,  /* declared function */
	SK_FUNC,   /* defined function */
	SK_AGG,
	SK_TYPE,
	SK_WRONG, /* its definition has a mistake, which is reported: its uses are silent */
};

/* Where the pointers come from that a variable holds. */
enum var_origin { VO_UNKNOWN, VO_SCRATCH, VO_OTHER };

struct var {
	struct prog_var *pv;
	bool declared; /* by a declaration, not by assignment */
	bool used;     /* in the program: has a place in prog.vars */
	enum var_origin origin;
};

struct inline_sym {
	const struct node *node;
	const struct type *type; /* NULL: untyped */
	uint32_t nparams;
	const char **params;
	const struct type **param_types;
	bool is_array;
	bool used; /* was checked where it is named */
};

struct func_sym {
	const struct node *node;
	const struct type *type; /* FUNCTION */
	struct prog_func *func;	 /* NULL: nobody calls it so far */
	bool typed;		 /* its body, or that is being done */
	uint32_t looked;	 /* function_type_before(): the clause that it was looked at for */
};

struct sym {
	const char *name;
	enum sym_space space;
	enum sym_kind kind;
	struct loc loc;
	union {
		struct var *var;
		struct inline_sym *inl;
		struct func_sym *func;
		int64_t value;
		const struct type *type;
		struct prog_agg *agg;
	};
	struct sym *next;  /* same bucket */
	struct sym *order; /* defined after this one */
};

struct symtab;
struct symtab *symtab_create(void *parent);
struct sym *sym_find(const struct symtab *tab, enum sym_space space, const char *name);
/* Adds; the name must be new in its space. */
struct sym *sym_add(struct symtab *tab, enum sym_space space, enum sym_kind kind, const char *name,
		    struct loc loc);
/* The name of a space, and with a place, nearest to `name`; NULL if none is near. */
const char *sym_nearest(struct symtab *tab, enum sym_space space, const char *name);

#endif
